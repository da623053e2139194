"""Imports over the API, for who leads the place: the sources, each import, taking a file in, and undoing it."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any, Literal

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _
from ninja import Field, Path, Query, Router, Status
from pydantic import AfterValidator

from groundswell.api import writing
from groundswell.api.asked import Day, Name, Paged, asker_on, part_of_rows
from groundswell.api.import_shapes import DataSets, DataSetShown, FileLookedAt, Imports, ImportTold
from groundswell.api.mistakes import UnknownKey
from groundswell.api.register_shapes import Mistake
from groundswell.api.thread_writing import Given
from groundswell.api.writing import REFUSALS
from groundswell.interchange.formats import FORMATS, Format
from groundswell.interchange.kept_aside import forget, keep
from groundswell.interchange.opened.errors import CannotRead
from groundswell.interchange.reconcile.decisions import typed
from groundswell.interchange.reconcile.looked_at import review_as_json
from groundswell.interchange.reconcile.review import Source, carry_out, look_at
from groundswell.interchange.reconcile.taken_in import (
    data_set_as_json,
    data_set_named,
    data_sets_seen,
    fact_as_json,
    facts_asked,
    import_as_json,
    import_numbered,
    imports_seen,
)
from groundswell.interchange.understood import Asked
from groundswell.records.asking import Asker
from groundswell.register.actions import undo_import
from groundswell.register.errors import PlanFaults
from groundswell.register.models import Place
from groundswell.register.rules import may_lead, require

MOST_CHARACTERS = 5_000_000  # of a file given as text; larger ones go by the page or the command
MOST_DECIDED = 5_000
LARGEST = 2**63 - 1
READS = {401: Mistake, 403: Mistake, 404: Mistake, 422: Mistake}

router = Router(tags=["imports"], by_alias=True)


def _is_text(value: str) -> str:
    """The same. Raises ValueError for half a pair of UTF-16, which JSON can say and a file cannot."""
    try:
        value.encode()
    except UnicodeEncodeError:
        raise ValueError(gettext("It holds a character that is no text.")) from None
    return value


Number = Annotated[int, Field(ge=1, le=LARGEST, description=_("The import's number."))]
Content = Annotated[str, Field(max_length=MOST_CHARACTERS), AfterValidator(_is_text)]
Typed = Annotated[
    list[Annotated[str, Field(max_length=500), AfterValidator(_is_text)]], Field(max_length=MOST_DECIDED)
]


class FactsAsked(Paged):
    """Which of the things a source speaks of."""

    kind: Name | None = Field(None, description=_("Only this kind: forum, person and so on."))
    decision: Literal["new", "same", "left_out"] | None = Field(
        None, description=_("Only what was taken so.")
    )
    vanished: bool = Field(False, description=_("true: only what the source no longer has."))


class NewImport(Given):
    """A file to take in, as text, and what is said of it."""

    format: Name = Field(description=_("The name of its format."))
    data_set: Name = Field(description=_("What the source is called. The same name next time."))
    place: Name = Field(description=_("The key of the place its forums are in. You lead it."))
    file_name: Name = Field(description=_("What the file is called."))
    content: Content = Field(description=_("The whole file as text, up to 5 million characters."))
    preview: bool = Field(False, description=_("true: say what it would do; change nothing."))
    same: Typed = Field([], description=_("Unsure things that are a row here: KIND/ID=KEY."))
    new: Typed = Field([], description=_("Unsure things that are new: KIND/ID."))
    left_out: Typed = Field([], description=_("Unsure things to leave out: KIND/ID."))
    all_new: bool = Field(False, description=_("true: all that is unsure is new."))
    public_names: bool = Field(
        False, description=_("true: it names people in public office, so everyone may see the names.")
    )
    first: Day | None = Field(None, description=_("Write out repeating meetings from this day. Else today."))
    last: Day | None = Field(None, description=_("Up to this day. Else a year on."))


class Undoing(Given):
    """Which import to take back."""

    number: Number


@router.get(
    "/data-sets", response={200: DataSets, **READS},
    summary="The sources that files were taken in from", operation_id="data_sets", url_name="data_sets",
)  # fmt: skip
def data_sets(request: HttpRequest, response: HttpResponse, asked: Query[Paged]) -> dict[str, Any]:
    """Of the places you lead."""
    _keep_nowhere(response)
    part = part_of_rows(data_sets_seen(asker_on(request)), asked)
    return {"count": part.count, "data_sets": [data_set_as_json(one) for one in part.rows]}


@router.get(
    "/data-sets/{key}", response={200: DataSetShown, **READS},
    summary="What a source says of each thing", operation_id="data_set", url_name="data_set",
)  # fmt: skip
def data_set(
    request: HttpRequest, response: HttpResponse, key: Path[Name], asked: Query[FactsAsked]
) -> dict[str, Any]:
    """Its own id and words, since when, and which row here it is."""
    _keep_nowhere(response)
    found = data_set_named(asker_on(request), key)
    rows = facts_asked(found, kind=asked.kind or "", decision=asked.decision or "", vanished=asked.vanished)
    part = part_of_rows(rows, asked)
    facts = [fact_as_json(fact) for fact in part.rows]
    return {**data_set_as_json(found), "count": part.count, "facts": facts}


@router.get(
    "/imports", response={200: Imports, **READS},
    summary="Every time a file was taken in", operation_id="imports", url_name="imports",
)  # fmt: skip
def imports(request: HttpRequest, response: HttpResponse, asked: Query[Paged]) -> dict[str, Any]:
    """The latest first, of the places you lead."""
    _keep_nowhere(response)
    part = part_of_rows(imports_seen(asker_on(request)), asked)
    return {"count": part.count, "imports": [import_as_json(run) for run in part.rows]}


@router.get(
    "/imports/{int:number}", response={200: ImportTold, **READS},
    summary="One import: what it did", operation_id="import", url_name="import",
)  # fmt: skip
def one_import(request: HttpRequest, response: HttpResponse, number: Path[Number]) -> dict[str, Any]:
    """And what it left out or kept as it was."""
    _keep_nowhere(response)
    return import_as_json(import_numbered(asker_on(request), number))


@router.post(
    "/imports", response={200: FileLookedAt, 201: FileLookedAt, **REFUSALS}, auth=writing.router.auth,
    summary="Take a file in, or say what that would do", operation_id="import_file", url_name="imports",
)  # fmt: skip
def import_file(request: HttpRequest, asked: NewImport) -> Status[dict[str, Any]]:
    """All of it, or nothing and each reason. What has a name that is here already must be decided first."""
    asker = asker_on(request)
    form, place = _form(asked.format), _place_led(asker, asked.place)
    decided = typed(asked.same, asked.new, asked.left_out, all_new=asked.all_new)
    first = asked.first or asker.today
    days = first, asked.last or first + dt.timedelta(days=365)
    source = Source(form, asked.data_set, place, names_are_public=asked.public_names)
    try:
        kept = keep([(asked.file_name, [asked.content.encode()])], {})
    except CannotRead as refused:
        raise PlanFaults([refused.fault]) from refused
    try:
        seen = look_at(kept.paths, source, Asked(source.name, *days, place.time_zone), asker, decided)
        if asked.preview:
            return Status(200, review_as_json(seen))
        return Status(201, review_as_json(seen, carry_out(seen, asker)))
    finally:
        forget(kept.token)


@router.post(
    "/imports/undo", response={200: ImportTold, **REFUSALS}, auth=writing.router.auth,
    summary="Undo an import", operation_id="undo_import", url_name="undo_import",
)  # fmt: skip
def undo(request: HttpRequest, asked: Undoing) -> dict[str, Any]:
    """The latest of its source first. What it made goes, what it changed is put back; all of it or nothing."""
    asker = asker_on(request)
    return import_as_json(undo_import(asker, import_numbered(asker, asked.number)))


def _form(name: str) -> Format:
    """A format that is read. Raises UnknownKey."""
    read = {each.name: each for each in FORMATS if each.read_by}
    if name not in read:
        raise UnknownKey("format", name, known=tuple(read))
    return read[name]


def _place_led(asker: Asker, key: str) -> Place:
    """The place, which the asker leads. Raises UnknownKey, NotAllowed."""
    found = Place.objects.filter(key=key).first()
    if found is None:
        raise UnknownKey("place", key, known=tuple(Place.objects.values_list("key", flat=True)))
    require(may_lead(asker, found))
    return found


def _keep_nowhere(response: HttpResponse) -> None:
    """A source may name people the pages do not: its words stay in no cache."""
    response["Cache-Control"] = "private, no-store"
