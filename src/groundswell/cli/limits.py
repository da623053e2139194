"""The options every question to the planner takes: who is away, how old a word may be, which way, and where."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from groundswell.planner.options import Options

Without = Annotated[
    list[str] | None,
    typer.Option("--without", metavar="PERSON", help="As if this person were away. May be given again."),
]
Age = Annotated[
    int | None,
    typer.Option("--age", metavar="DAYS", help="Not carried more than so many days after it is said."),
]
Upward = Annotated[
    bool,
    typer.Option("--upward", help="Upward only: never from one layer to a layer nearer to residents."),
]
Place = Annotated[
    str | None,
    typer.Option("--place", metavar="NAME", help="Only forums of this place and of places inside it."),
]


def options(
    without: Sequence[str] | None,
    age: int | None,
    upward: bool,
    place: str | None,
    *,
    without_forums: Sequence[str] | None = None,
    standing_items: bool = True,
) -> Options:
    """What was typed, as the planner takes it."""
    from groundswell.planner.options import Options

    return Options(
        without=tuple(without or ()),
        without_forums=tuple(without_forums or ()),
        standing_items=standing_items,
        age=age,
        upward=upward,
        place=place,
    )
