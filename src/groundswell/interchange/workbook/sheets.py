"""The sheets of the workbook and their columns: which row of the register each is, in the words people use."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.text import slugify

from groundswell.interchange.workbook.column_help import HELP, SHEET_HELP
from groundswell.register.kinds import KINDS
from groundswell.register.models import Instance

README = "README"
FIRST_ROW = 2  # row 1 holds the headings

# sheet, kind, columns: "heading" or "heading=field". A field that ends an interval is typed as its last day.
LAID_OUT = (
    ("Instance", "instance", "name fixed_today notice"),
    ("Places", "place", "key name kind inside nation time_zone source"),
    (
        "Who to tell at once",
        "help_contact",
        "key place name what_for for_whom phone text_number web hours order=position source",
    ),
    ("Layers", "layer", "key name order=position place source"),
    ("Subjects", "subject", "key name source"),
    ("Organisations", "organisation", "key name kind sector user_led place successors source"),
    ("People", "person", "key name identity organisation who_may_see=visibility order=position source"),
    ("Posts", "post", "key name organisation source"),
    ("Post holdings", "post_holding", "key post person from=start last_day=until source"),
    (
        "Forums",
        "forum",
        "key name short_name kind layers place about walk_in paper_days open_floor quorum recurrence recurs_from"
        " usual_start usual_minutes opened last_day=closed successors who_may_see=visibility order=position source",
    ),
    (
        "Seats",
        "seat",
        "key forum name role organisation speaks_for mandate several_not_named=is_aggregate how_many"
        " who_may_see=visibility sensitive order=position source",
    ),
    ("Sittings", "sitting", "key seat person post from=start last_day=until source"),
    (
        "Meetings",
        "meeting",
        "key forum day start end status moved_to papers_by attendance_complete chaired_by minutes"
        " synthetic=is_synthetic noted source",
    ),
    ("Attendance", "attendance", "key meeting person status substitute_for invited_for listens_only source"),
    (
        "Agenda items",
        "agenda_item",
        "key meeting number title subject purpose outcome needs_paper paper standing_item kept=slot restricted"
        " noted source",
    ),
    ("Standing items", "standing_item", "key forum subject owner from=start last_day=until source"),
    (
        "Papers",
        "paper",
        "key title subject meeting authors presenter purpose circulation due outcome source",
    ),
    ("Referrals", "referral", "key paper from_meeting to_forum source"),
    (
        "Open channels",
        "open_channel",
        "key kind name place to_forum subject opened_on answered_by answered_on source",
    ),
    ("Aliases", "alias", "key name place forum organisation person from=start last_day=until source"),
)

# An order in which what a row points at comes before it.
IN_ORDER_OF_NEED = ("instance", *KINDS)

KIND_NAMES = {model: kind for kind, model in KINDS.items()}

# What a key is made of where its cell is empty.
MADE_OF: dict[str, tuple[str, ...]] = {
    "place": ("name",),
    "help_contact": ("place", "name"),
    "layer": ("place", "name"),
    "subject": ("name",),
    "organisation": ("name",),
    "person": ("name",),
    "post": ("organisation", "name"),
    "post_holding": ("post", "person", "from"),
    "forum": ("name",),
    "seat": ("forum", "name"),
    "sitting": ("seat", "person", "post", "from"),
    "meeting": ("forum", "day", "start"),
    "standing_item": ("forum", "subject", "from"),
    "paper": ("meeting", "title"),
    "agenda_item": ("meeting", "number", "title"),
    "attendance": ("meeting", "person"),
    "referral": ("paper", "from_meeting", "to_forum"),
    "open_channel": ("kind", "name"),
    "alias": ("place", "forum", "organisation", "person", "name"),
}


@dataclass(frozen=True, eq=False)  # one of each is made; to compare them would translate every help
class Column:
    """One column: its heading, the field it fills, and what may stand in it.

    `form` is key, text, long_text, day, last_day, time, number, truth, choice, one (a relation) or
    many (relations separated by "; "); `to` is the kind a relation points at.
    """

    heading: str
    field: str
    form: str
    help: str
    to: str = ""
    is_needed: bool = False
    may_be_unstated: bool = False  # a truth that may stay open
    choices: tuple[tuple[str, str], ...] = ()
    longest: int | None = None
    default: Any = None


@dataclass(frozen=True, eq=False)
class Sheet:
    """One sheet: its name, the kind of row it holds, and its columns in order."""

    name: str
    kind: str
    columns: tuple[Column, ...]
    help: str

    @property
    def file_name(self) -> str:
        """Its file in a folder of CSVs: `post-holdings.csv`."""
        return f"{slugify(self.name)}.csv"

    def column(self, heading: str) -> Column:
        """The column under `heading`. Raises KeyError where there is none."""
        return _by_heading(self)[heading]

    @property
    def name_column(self) -> str:
        """The heading of what people call a row: name or title; "" where rows have no name of their own."""
        headings = _by_heading(self)
        return next((heading for heading in ("name", "title") if heading in headings), "")


def model_of(kind: str) -> type[models.Model]:
    """The register's model for a kind, and Instance for "instance"."""
    return Instance if kind == "instance" else KINDS[kind]


@functools.cache
def sheets() -> tuple[Sheet, ...]:
    """Every sheet that holds rows, in the workbook's order."""
    return tuple(_sheet(name, kind, columns) for name, kind, columns in LAID_OUT)


@functools.cache
def sheet_of(kind: str) -> Sheet:
    """The sheet of a kind."""
    return next(sheet for sheet in sheets() if sheet.kind == kind)


@functools.cache
def _by_heading(sheet: Sheet) -> dict[str, Column]:
    return {column.heading: column for column in sheet.columns}


def _sheet(name: str, kind: str, columns: str) -> Sheet:
    pairs = (word.partition("=") for word in columns.split())
    laid_out = tuple(_column(kind, heading, field or heading) for heading, _, field in pairs)
    return Sheet(name, kind, laid_out, SHEET_HELP[kind])


def _column(kind: str, heading: str, field_name: str) -> Column:
    """A column read off the model's field, so that a field that changes changes here too."""
    field: Any = model_of(kind)._meta.get_field(field_name)
    help_text = HELP.get((kind, heading)) or HELP.get(("", heading)) or field.help_text
    relation = KIND_NAMES[field.related_model] if field.is_relation else ""
    has_default = field.has_default()
    return Column(
        heading,
        field_name,
        _form(field, field_name),
        help_text,
        to=relation,
        is_needed=not (field.blank or has_default or field_name == "key"),
        may_be_unstated=isinstance(field, models.BooleanField) and field.null,
        choices=tuple((str(value), label) for value, label in (field.choices or ())),
        longest=field.max_length,
        default=field.get_default() if has_default else None,
    )


def _form(field: Any, name: str) -> str:
    """What may stand in the column of this field."""
    if name == "key":
        return "key"
    if isinstance(field, models.ManyToManyField):
        return "many"
    if field.is_relation:
        return "one"
    if name in ("until", "closed"):
        return "last_day"
    for form, kinds in FORMS:
        if isinstance(field, kinds):
            return form
    return "choice" if field.choices else "text"


FORMS: tuple[tuple[str, type[models.Field[Any, Any]]], ...] = (
    ("day", models.DateField),
    ("time", models.TimeField),
    ("truth", models.BooleanField),
    ("number", models.IntegerField),
    ("long_text", models.TextField),
)
