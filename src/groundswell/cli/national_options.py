"""What the questions to a log have in common: their arguments and options. No question here."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Annotated

import typer

from groundswell.cli.days import read_day

LogFile = Annotated[
    Path,
    typer.Argument(
        metavar="LOG",
        help="A .parquet or .csv file with a row an attendance, or a folder with attendance and forums in it.",
    ),
]
From = Annotated[
    str, typer.Argument(metavar="FROM", help="Where it is said: a forum or a person of the log.")
]
FromForum = Annotated[str, typer.Argument(metavar="FROM", help="Where it is said: a forum of the log.")]
To = Annotated[str, typer.Argument(metavar="TO", help="Where it should be heard: a forum or a person.")]
ToForum = Annotated[
    str | None, typer.Argument(metavar="TO", help="Where it should be heard: a forum. Left out: any.")
]
ToLayer = Annotated[str, typer.Option("--to-layer", metavar="LAYER", help="Which layer should hear it.")]
MaybeToLayer = Annotated[
    str | None, typer.Option("--to-layer", metavar="LAYER", help="Only forums of this layer. Left out: any.")
]
After = Annotated[
    dt.date | None,
    typer.Option(
        "--after",
        parser=read_day,
        metavar="DATE",
        help="Said at the first meeting on or after this day. Left out: the log's first day.",
    ),
]
Age = Annotated[
    int | None,
    typer.Option(
        "--age", metavar="N", min=0, help="A word dies after N days. Left out: it is followed for 18 months."
    ),
]
Upward = Annotated[
    bool, typer.Option("--upward", help="Word goes to the same layer or a higher one only, never down.")
]
Without = Annotated[
    list[str] | None,
    typer.Option("--without", metavar="PERSON", help="As if this person were away. May be given again."),
]
Place = Annotated[
    str | None,
    typer.Option("--place", metavar="PLACE", help="Only forums of this place hear and pass it on."),
]
