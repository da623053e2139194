"""How commands end: 0 answered, 2 a question that cannot be answered, with the next step on stderr."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.terminal import Terminal


def test_no_way_is_an_answer(stockport: Terminal) -> None:
    ended = stockport.type("journey", "That Counts", "SEND Board", "--after", "2021-03-02")
    assert (ended.code, ended.err) == (0, "")
    assert "There is no way to SEND Board" in ended.out


def test_an_unknown_forum_ends_with_2_and_the_nearest_names(stockport: Terminal) -> None:
    ended = stockport.type("journey", "That Cuonts", "ACB")
    assert (ended.code, ended.out) == (2, "")
    assert "Did you mean That Counts" in ended.err


def test_with_json_the_mistake_is_json_on_stderr(stockport: Terminal) -> None:
    ended = stockport.type("journey", "That Cuonts", "ACB", "--json")
    assert (ended.code, ended.out) == (2, "")
    told = json.loads(ended.err)
    assert told["error"] == "unknown_name"
    assert told["nearest"].startswith("That Counts")


@pytest.mark.parametrize("day", ["31/2/2021", "2021-13-01", "99999-01-01", "tomorrow", "1 Smarch 2021", ""])
def test_what_is_no_day_ends_with_2_and_says_how_to_type_one(tmp_path: Path, day: str) -> None:
    ended = Terminal(tmp_path).type("journey", "a", "b", "--after", day)
    assert ended.code == 2
    assert "2021-02-02" in ended.err


def test_a_home_without_data_says_how_to_begin(tmp_path: Path) -> None:
    ended = Terminal(tmp_path / "nothing").type("journey", "That Counts", "ACB")
    assert ended.code == 2
    assert "init --example stockport" in ended.err
    assert not (tmp_path / "nothing").exists()


def test_a_home_that_cannot_be_made_ends_with_2(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    ended = Terminal(tmp_path / "file" / "home").type("init")
    assert ended.code == 2
    assert "Choose another folder" in ended.err


def test_a_database_that_is_damaged_ends_with_1(tmp_path: Path) -> None:
    (tmp_path / "groundswell.sqlite3").write_bytes(b"this is no database" * 100)
    ended = Terminal(tmp_path).type("journey", "That Counts", "ACB")
    assert ended.code == 1
    assert "Traceback" not in ended.err
    assert "groundswell doctor" in ended.err


def test_an_unknown_command_ends_with_2(tmp_path: Path) -> None:
    assert Terminal(tmp_path).type("fly").code == 2


def test_there_is_no_colour_when_nobody_looks(stockport: Terminal) -> None:
    ended = stockport.type("journey", "That Counts", "ACB", "--after", "2021-02-02")
    assert "\x1b" not in ended.out


def test_no_line_is_wider_than_the_terminal(stockport: Terminal) -> None:
    narrow = stockport.type("journey", "That Counts", "ACB", "--after", "2021-02-02", COLUMNS="40")
    assert max(len(line) for line in narrow.out.splitlines()) <= 40


def test_a_terminal_without_our_letters_still_reads(stockport: Terminal) -> None:
    ended = stockport.type("search", "nobody “here”", PYTHONUTF8="0", PYTHONIOENCODING="ascii", LC_ALL="C")
    assert ended.code == 0, ended.err
