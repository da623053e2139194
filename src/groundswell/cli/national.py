"""`national`: the planner's questions asked of a long attendance log, without a register."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from groundswell.cli.home import wake
from groundswell.cli.journeys import AsJson
from groundswell.cli.national_answering import Cluster, Workers, answering_by
from groundswell.cli.national_options import (
    After,
    Age,
    From,
    FromForum,
    LogFile,
    MaybeToLayer,
    Place,
    To,
    ToForum,
    ToLayer,
    Upward,
    Without,
)
from groundswell.cli.progress import watched
from groundswell.cli.saying import said as _
from groundswell.cli.saying import tell, tell_json
from groundswell.errors import GroundswellError

if TYPE_CHECKING:
    from groundswell.planner.columns import Columns
    from groundswell.planner.national import Terms

NEEDS = ("numpy", "numba", "pyarrow")
STOPPED = 130  # as a shell says it of what Ctrl-C ends

family = typer.Typer(
    help="Ask a long attendance log, such as a region's or a nation's.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


class ExtraMissing(GroundswellError):
    """The libraries for long logs are not installed."""

    code = "extra_missing"

    def __init__(self, missing: str) -> None:
        super().__init__(
            f"Long logs need {missing}, which is not installed.",
            remedy='Type: make national\nor, without a checkout: pip install "groundswell[national]"',
        )


class BadFile(GroundswellError):
    """The answer would be written over the log itself."""

    code = "writes_over_log"
    remedy = "Choose another file for --csv."

    def __init__(self) -> None:
        super().__init__("The file for --csv is the log itself.", field="csv")


def add_to(app: typer.Typer) -> None:
    """Add this family's commands."""
    app.add_typer(family, name="national")


@contextmanager
def _asking() -> Iterator[None]:
    """Wakes Django for its words only, no home is opened. Raises ExtraMissing; Ctrl-C ends with STOPPED."""
    missing = next((name for name in NEEDS if find_spec(name) is None), None)
    if missing is not None:
        raise ExtraMissing(missing)
    try:
        wake()
        yield
    except KeyboardInterrupt:
        typer.echo(_("Stopped. Nothing is half written."), err=True)
        raise typer.Exit(STOPPED) from None


def _read(log: Path) -> Columns:
    """The log, with what reading takes said first, on stderr."""
    from groundswell.planner.columns import read
    from groundswell.planner.free_memory import free_memory
    from groundswell.planner.log_files import weigh
    from groundswell.planner.national_coverage import memory_sentence

    typer.echo(memory_sentence(weigh(log), free_memory()), err=True)
    with watched() as progress:
        return read(log, progress=progress)


def _check_not_the_log(csv: Path | None, log: Path) -> None:
    from groundswell.planner.log_files import files_of

    if csv is not None and csv.resolve() in [file.resolve() for file in files_of(log) if file]:
        raise BadFile


def _terms(
    after: dt.date | None, age: int | None, upward: bool, place: str | None, without: list[str] | None
) -> Terms:
    from groundswell.planner.national import Terms

    return Terms(after=after, age=age, upward=upward, place=place, without=tuple(without or ()))


@family.command("reach")
def reach(
    log: LogFile,
    to_layer: ToLayer,
    from_layer: Annotated[
        str, typer.Option("--from-layer", metavar="LAYER", help="Whose words: every forum of this layer.")
    ],
    within: Annotated[
        int, typer.Option("--within", metavar="N", min=0, help="How many days count as in time.")
    ] = 90,
    and_above: Annotated[
        bool, typer.Option("--and-above", help="The layers above may hear it, too.")
    ] = False,
    after: After = None,
    age: Age = None,
    upward: Upward = False,
    place: Place = None,
    without: Without = None,
    workers: Workers = None,
    cluster: Cluster = None,
    as_json: AsJson = False,
    csv: Annotated[
        Path | None,
        typer.Option(
            "--csv", metavar="FILE", help="Write each first arrival to this file; .parquet makes Parquet."
        ),
    ] = None,
) -> None:
    """From every forum of a layer at once: which boards of another could hear it, and in how many days."""
    with _asking():
        from groundswell.planner import national_reach as asking
        from groundswell.planner.national_reach_told import told
        from groundswell.planner.national_table import write_table

        _check_not_the_log(csv, log)
        terms = _terms(after, age, upward, place, without)
        question = asking.Question(from_layer, to_layer, within, and_above, terms)
        with answering_by(log, workers, cluster) as answering:
            columns = _read(log)
            with watched() as progress:
                heard = asking.reach(columns, question, answering=answering, progress=progress)
        with watched() as progress:
            found = told(heard)
            rows = None if csv is None else write_table(heard, csv, progress=progress)
        if as_json:
            from groundswell.planner.national_shown import reach_as_json

            tell_json(reach_as_json(found, columns))
            return
        from groundswell.cli.national_told import tell_reach

        tell_reach(found, columns)
        if rows is not None:
            tell(_("Wrote {n} first arrivals to {file}.").format(n=f"{rows:,}", file=csv))


@family.command("journey")
def journey(
    log: LogFile,
    origin: From,
    target: To,
    after: After = None,
    age: Age = None,
    upward: Upward = False,
    place: Place = None,
    without: Without = None,
    earliest: Annotated[
        bool, typer.Option("--earliest", help="Only the earliest way; stops as soon as it is found.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """The few good ways from one forum or person to another: the earliest, and those with fewer hand-offs."""
    with _asking():
        from groundswell.planner.national_journey import journeys

        terms = _terms(after, age, upward, place, without)
        columns = _read(log)
        with watched() as progress:
            progress(_("Following the word"), 0, 1)
            found = journeys(columns, origin=origin, target=target, terms=terms, earliest=earliest)
        if as_json:
            from groundswell.planner.national_shown import journeys_as_json

            tell_json(journeys_as_json(found, columns, terms))
            return
        from groundswell.cli.national_told import tell_journeys

        tell_journeys(found, columns)


@family.command("dependence")
def dependence(
    log: LogFile,
    origin: From,
    target: ToForum = None,
    to_layer: MaybeToLayer = None,
    after: After = None,
    age: Age = None,
    upward: Upward = False,
    place: Place = None,
    without: Without = None,
    as_json: AsJson = False,
) -> None:
    """Whose absence cuts which forums off: one person, and towards one forum the sets of two and three."""
    with _asking():
        from groundswell.planner import national_dependence as asking

        terms = _terms(after, age, upward, place, without)
        columns = _read(log)
        with watched() as progress:
            found = asking.dependence(
                columns, origin=origin, target=target, to_layer=to_layer, terms=terms, progress=progress
            )
        if as_json:
            from groundswell.planner.national_shown import dependence_as_json

            tell_json(dependence_as_json(found, columns, terms, to_layer=to_layer))
            return
        from groundswell.cli.national_told import tell_dependence

        tell_dependence(found, columns)


@family.command("openings")
def openings(
    log: LogFile,
    origin: FromForum,
    to_layer: ToLayer,
    seat_at: Annotated[
        str | None,
        typer.Option(
            "--seat-at", metavar="FORUM", help="Only a seat there. Left out: the layer's, in one place."
        ),
    ] = None,
    person: Annotated[
        str | None,
        typer.Option(
            "--person", metavar="PERSON", help="Only for this person. Left out: those who were at FROM."
        ),
    ] = None,
    most: Annotated[int, typer.Option("--most", metavar="N", min=1, help="How many to tell.")] = 10,
    after: After = None,
    age: Age = None,
    upward: Upward = False,
    place: Place = None,
    without: Without = None,
    as_json: AsJson = False,
) -> None:
    """The one new seat that could open most forums of a layer, or bring them the word soonest."""
    with _asking():
        from groundswell.planner import national_openings as asking

        terms = _terms(after, age, upward, place, without)
        columns = _read(log)
        with watched() as progress:
            found = asking.openings(
                columns,
                origin=origin,
                to_layer=to_layer,
                terms=terms,
                seat_at=seat_at,
                person=person,
                most=most,
                progress=progress,
            )
        if as_json:
            from groundswell.planner.national_shown import openings_as_json

            tell_json(openings_as_json(found, columns, terms))
            return
        from groundswell.cli.national_told import tell_openings

        tell_openings(found, columns)
