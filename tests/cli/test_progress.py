"""A bar for what takes long, on the error stream of a terminal and nowhere else."""

from __future__ import annotations

import io

import pytest

from groundswell.cli import progress

HIDES_ITSELF = "\x1b[?25h\r\x1b[1A\x1b[2K"  # shows the cursor, goes up and clears the line


class Screen(io.StringIO):
    """What a terminal shows."""

    def isatty(self) -> bool:
        return True


def screen_of(monkeypatch: pytest.MonkeyPatch) -> Screen:
    """A terminal on the error stream, from here to the end of the test."""
    shown = Screen()
    monkeypatch.setattr("sys.stderr", shown)
    monkeypatch.setenv("TERM", "xterm")
    return shown


class AtOnce:
    """A timer whose time is up as soon as it starts."""

    def __init__(self, _seconds: float, function: object) -> None:
        self.function, self.daemon = function, False

    def start(self) -> None:
        self.function()

    def cancel(self) -> None:
        pass


def test_after_a_second_a_bar_tells_what_is_being_done(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = screen_of(monkeypatch)
    monkeypatch.setattr(progress.threading, "Timer", AtOnce)
    with progress.watched() as tell:
        tell("Sorting", 3, 7)
    assert "Sorting" in screen.getvalue()
    assert "3/7" in screen.getvalue()


def test_what_is_done_sooner_shows_no_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = screen_of(monkeypatch)
    with progress.watched() as tell:
        tell("Sorting", 3, 7)
    assert "Sorting" not in screen.getvalue()


def test_nothing_is_told_where_nobody_watches(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(progress.threading, "Timer", AtOnce)
    with progress.watched() as tell:
        tell("Sorting", 3, 7)
    assert capsys.readouterr() == ("", "")


def test_the_bar_goes_however_the_work_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = screen_of(monkeypatch)
    monkeypatch.setattr(progress.threading, "Timer", AtOnce)
    with pytest.raises(KeyboardInterrupt), progress.watched() as tell:
        tell("Sorting", 3, 7)
        raise KeyboardInterrupt
    assert screen.getvalue().endswith(HIDES_ITSELF)
