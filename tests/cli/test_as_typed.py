"""What a person types is read as typer reads it, only sooner."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

import pytest
import typer

from groundswell.cli.as_typed import take_as_typed
from groundswell.cli.days import read_day
from groundswell.errors import GroundswellError

REFUSED = (GroundswellError, typer.BadParameter, *typer.BadParameter.__bases__)


def whole_number(text: str) -> int:
    return int(text)


def say(
    first: str,
    second: Annotated[str | None, typer.Argument()] = None,
    day: Annotated[dt.date | None, typer.Option("--day", parser=read_day)] = None,
    parsed: Annotated[int | None, typer.Option("--parsed", parser=whole_number)] = None,
    number: Annotated[int, typer.Option("--number", min=0, max=9)] = 3,
    share: Annotated[float, typer.Option("--share")] = 0.5,
    many: Annotated[list[str] | None, typer.Option("--many")] = None,
    from_outside: Annotated[str, typer.Option("--outside", envvar="OUTSIDE")] = "here",
    sure: Annotated[bool, typer.Option("--sure")] = False,
) -> object:
    """What was understood."""
    return first, second, day, parsed, number, share, many, from_outside, sure


def understood(words: list[str], *, taken: bool) -> object:
    """What the command is given for these words; or which mistake they are, and how it is told."""
    app = typer.Typer(rich_markup_mode=None)
    app.command("say")(say)
    app.command("other")(say)
    command = typer.main.get_command(app)
    if taken:
        take_as_typed(command)
    try:
        return command.main(["say", *words], prog_name="tell", standalone_mode=False)
    except REFUSED as mistake:
        return type(mistake).__name__, str(mistake)


@pytest.mark.parametrize(
    "typed",
    [
        "one",
        "one two",
        "",
        "one two three",
        "one --day 2021-02-09",
        "one --day 31/2/2021",
        "one --parsed 7",
        "one --parsed seven",
        "one --number 3",
        "one --number 12",
        "one --number three",
        "one --share 0.25 --sure",
        "one --many a --many b",
        "one --outside there",
        "one --sure=maybe",
        "one --unknown",
        "\udcff",
    ],
)
def test_whatever_is_typed_is_understood_or_refused_as_typer_does(typed: str) -> None:
    assert understood(typed.split(), taken=True) == understood(typed.split(), taken=False)


def test_what_stands_in_the_environment_is_read_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OUTSIDE", "there")
    given = understood(["one"], taken=True)
    assert given == understood(["one"], taken=False)
    assert isinstance(given, tuple) and "there" in given
