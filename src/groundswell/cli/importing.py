"""`import FORMAT PATH`: a file of somebody else's, held against the register and taken in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from groundswell.cli.days import read_day
from groundswell.cli.file_faults import FileFaults
from groundswell.cli.file_written import CannotWrite
from groundswell.cli.home import open_for
from groundswell.cli.importing_told import tell_done, tell_review
from groundswell.cli.journeys import AsJson, AsPublic
from groundswell.cli.progress import watched
from groundswell.cli.saying import BAD_QUESTION, tell, tell_json
from groundswell.cli.saying import said as _
from groundswell.errors import GroundswellError

if TYPE_CHECKING:
    from groundswell.interchange.formats import Format
    from groundswell.interchange.reconcile.review import Review, Source
    from groundswell.records.asking import Asker
    from groundswell.register.models import Import, Place

Paths = Annotated[
    list[Path], typer.Argument(metavar="PATH...", help="A file, or several; for some a folder.")
]
DataSet = Annotated[
    str, typer.Option("--data-set", metavar="NAME", help="What to call this source. Else the file's name.")
]
PlaceKey = Annotated[
    str,
    typer.Option("--place", metavar="PLACE", help="The place its forums are in. Else the only one there is."),
]
Preview = Annotated[bool, typer.Option("--preview", help="Say what it would do; change nothing.")]
Same = Annotated[
    list[str] | None,
    typer.Option(
        "--same", metavar="KIND/ID=KEY", help="This is that row of the register. May be given again."
    ),
]
New = Annotated[
    list[str] | None, typer.Option("--new", metavar="KIND/ID", help="This is new. May be given again.")
]
LeaveOut = Annotated[
    list[str] | None,
    typer.Option("--leave-out", metavar="KIND/ID", help="Leave this out. May be given again."),
]
AllNew = Annotated[bool, typer.Option("--all-new", help="All we are unsure of is new.")]
Public = Annotated[
    bool,
    typer.Option("--public-names", help="The source names people in public office: everyone may see them."),
]
First = Annotated[
    str, typer.Option("--from", metavar="DAY", help="Write out repeating meetings from this day. Else today.")
]
Last = Annotated[
    str,
    typer.Option("--to", metavar="DAY", help="Write out repeating meetings up to this day. Else a year on."),
]


class NoPlace(GroundswellError):
    """It is not said, or not known, in which place the forums are."""

    code = "no_place"

    def __init__(self, key: str, known: list[str]) -> None:
        told = (
            _("There is no place with the key “{key}”.").format(key=key[:100])
            if key
            else _("Say in which place.")
        )
        remedy = _("Write --place with one of: {names}.").format(names=", ".join(known[:20]))
        super().__init__(
            told, remedy=remedy if known else _("Add a place to the register first."), field="place"
        )


def add_verbs(taking: typer.Typer) -> None:
    """Add a verb for each format that is read."""
    from groundswell.interchange.formats import FORMATS

    for each in FORMATS:
        if each.read_by:
            taking.command(each.name, help=str(each.takes))(_importing(each.name))


def add_writers(giving: typer.Typer) -> None:
    """Add a verb for each format that is written."""
    from groundswell.interchange.formats import FORMATS

    for each in FORMATS:
        if each.written_by:
            giving.command(each.name, help=_("Write the register as {format}.").format(format=each.title))(
                _exporting(each.name)
            )


def _exporting(name: str) -> Callable[..., None]:
    def export_file(
        path: Annotated[Path, typer.Argument(metavar="PATH", help="The file to write; for some a folder.")],
        as_public: AsPublic = False,
    ) -> None:
        asker = open_for(as_public=as_public)
        from groundswell.interchange.workbook.standing import Standing

        try:
            _form(name).write(Standing(asker), path)
        except OSError as fault:
            raise CannotWrite(path, (fault.strerror or str(fault)).lower()) from fault
        tell(_("Wrote {path}.").format(path=path))

    return export_file


def _importing(name: str) -> Callable[..., None]:
    def import_file(
        paths: Paths,
        data_set: DataSet = "",
        place: PlaceKey = "",
        preview: Preview = False,
        same: Same = None,
        new: New = None,
        leave_out: LeaveOut = None,
        all_new: AllNew = False,
        public_names: Public = False,
        first: First = "",
        last: Last = "",
        as_json: AsJson = False,
    ) -> None:
        asker = open_for()
        from groundswell.interchange.reconcile.decisions import typed
        from groundswell.interchange.reconcile.looked_at import review_as_json
        from groundswell.interchange.reconcile.review import look_at
        from groundswell.interchange.understood import Asked

        source = _source(name, data_set or paths[0].stem, _place(place), public_names=public_names)
        begin = read_day(first) if first else asker.today
        end = read_day(last) if last else begin + dt.timedelta(days=365)
        decided = typed(same or (), new or (), leave_out or (), all_new=all_new)
        seen = look_at(paths, source, Asked(source.name, begin, end, source.place.time_zone), asker, decided)
        if preview:
            tell_json(review_as_json(seen)) if as_json else tell_review(seen)
            if seen.faults:
                raise typer.Exit(BAD_QUESTION)
            return
        done = _carry_out(seen, asker)
        tell_json(review_as_json(seen, done)) if as_json else tell_done(seen, done)

    return import_file


def _source(name: str, called: str, place: Place, *, public_names: bool) -> Source:
    from groundswell.interchange.reconcile.review import Source

    return Source(_form(name), called, place, names_are_public=public_names)


def _form(name: str) -> Format:
    from groundswell.interchange.formats import FORMATS

    return next(each for each in FORMATS if each.name == name)


def _place(key: str) -> Place:
    """The place with this key, or the only one that is inside no other."""
    from groundswell.register.models import Place

    found = list(Place.objects.filter(key=key)) if key else list(Place.objects.filter(inside=None)[:2])
    if len(found) != 1:
        raise NoPlace(key, list(Place.objects.order_by("key").values_list("key", flat=True)))
    return found[0]


def _carry_out(seen: Review, asker: Asker) -> Import:
    from groundswell.interchange.reconcile.review import carry_out
    from groundswell.register.errors import PlanFaults

    rows = len(seen.what.settled)
    try:
        with watched() as tell:
            return carry_out(seen, asker, told=lambda done: tell(_("Taking in"), done, rows))
    except PlanFaults as refused:
        raise FileFaults(refused.faults) from refused
