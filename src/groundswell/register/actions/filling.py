"""Filling a row from plain values: relations from keys, last days into the day after, and what may not be kept."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Callable, Mapping
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from groundswell.records.asking import Asker
from groundswell.records.dated import until_from_last_day
from groundswell.register.errors import NoSuchRow, NotAllowed, NotValid
from groundswell.register.kinds import kind_of, scope_of
from groundswell.register.models import Forum
from groundswell.register.models.keyed import Keyed
from groundswell.register.rules import may_lead

Finder = Callable[[type[Keyed], str], Keyed | None]
LEADS_ONLY = ("visibility", "sensitive", "place_id")  # who may see is the lead's to set, not an officer's
KEPT_IN_TEXT = "\n\r\t"
NUL = "\0"  # PostgreSQL takes it in no text, not even in a question


def finder_for(by: Asker) -> Finder:
    """Finds rows by key among those the asker may see (one query each)."""

    def find(model: type[Keyed], key: str) -> Keyed | None:
        seen = model.objects.visible_to(by)  # type: ignore[attr-defined]
        found: Keyed | None = None if NUL in key else seen.filter(key=key).first()
        return found

    return find


def fill(row: Keyed, values: Mapping[str, object], find: Finder) -> dict[str, list[Keyed]]:
    """Sets the row's fields from plain values and checks each; gives back its many-to-many relations.

    Relations may be keys or rows. "last_day" stands for the day before `until` (or `closed`).
    Raises NoSuchRow, NotValid or ValidationError. No query but the finder's.
    """
    many: dict[str, list[Keyed]] = {}
    for name, value in values.items():
        field = _field(row, "last_day" if name == "last_day" else name)
        if isinstance(field, models.ManyToManyField):
            several = [value] if isinstance(value, str | Keyed) and value else value or []
            if not isinstance(several, list | tuple | set):
                raise _of_another_kind(field)
            many[field.name] = [_related(field, one, find) for one in several]
        elif isinstance(field, models.ForeignKey):
            setattr(row, field.name, None if value in (None, "") else _related(field, value, find))
        else:
            setattr(row, field.name, plain_value(field, value, is_last_day=name == "last_day"))
    return many


def check(row: Keyed) -> None:
    """Checks each field of the row for itself; the database checks how they fit. No query. Raises ValidationError."""
    relations = {f.name for f in row._meta.concrete_fields if isinstance(f, models.ForeignKey)}
    row.clean_fields(exclude={"id", *(n for n in relations if getattr(row, f"{n}_id") is not None)})
    row.clean()


def guard_levels(by: Asker, row: Keyed, before: Mapping[str, object]) -> None:
    """Raises NotAllowed where somebody who does not lead the place sets who may see."""
    for name in LEADS_ONLY:
        if name in before and getattr(row, name) != before[name] and not may_lead(by, scope_of(row)):
            raise NotAllowed(_("Only the place's lead may set who may see this."))


def levels_of(row: Keyed) -> dict[str, object]:
    """Who may see the row as it stands."""
    return {
        name: getattr(row, name)
        for name in LEADS_ONLY
        if hasattr(row, name) and (name != "place_id" or isinstance(row, Forum))
    }


def _field(row: Keyed, name: str) -> Any:
    names = {f.name: f for f in (*row._meta.concrete_fields, *row._meta.many_to_many)}
    if name == "last_day":
        name = "closed" if "closed" in names else "until"
    if name not in names or name == "id":
        raise NotValid(
            _("A %(kind)s has no “%(field)s”.")
            % {"kind": kind_of(row).replace("_", " "), "field": name.replace("_", " ")},
            field=name,
        )
    return names[name]


def _related(field: Any, value: object, find: Finder) -> Keyed:
    if isinstance(value, Keyed):
        return value
    model: type[Keyed] = field.related_model
    found = find(model, str(value))
    if found is None:
        raise NoSuchRow(str(model._meta.verbose_name), value, field=field.name)
    return found


def plain_value(field: models.Field[Any, Any], value: object, *, is_last_day: bool = False) -> object:
    """The value as the field keeps it: text cleaned, emptiness as the field has it, a last day as the day after."""
    if isinstance(value, str):
        value = _clean_text(field, value)
    elif isinstance(value, list | tuple | set | dict) or _is_no_moment(field, value):
        raise _of_another_kind(field)
    if is_last_day:
        day = field.to_python(value) if value else None
        return until_from_last_day(day.date() if isinstance(day, dt.datetime) else day)
    if value in (None, ""):
        if field.null:
            return None
        return field.get_default() if field.has_default() else ""
    return value


def _is_no_moment(field: models.Field[Any, Any], value: object) -> bool:
    """Whether the field wants a day or a time and the value is neither, nor text, nor nothing."""
    wants_one = isinstance(field, models.DateField | models.TimeField)
    return wants_one and not isinstance(value, dt.date | dt.time | None)


def _of_another_kind(field: Any) -> NotValid:
    """What is said of a list where one value belongs, or a number where a day does."""
    name = field.name.replace("_", " ")
    return NotValid(_("“%(field)s” cannot be kept as it was given.") % {"field": name}, field=field.name)


def _clean_text(field: models.Field[Any, Any], text: str) -> str:
    """The text without spaces round it, in one spelling of its letters; raises NotValid for hidden characters."""
    for sign in text:
        category = unicodedata.category(sign)
        is_hidden = category == "Cc" and sign not in KEPT_IN_TEXT
        if is_hidden or category == "Cs" or unicodedata.bidirectional(sign) in _TURNS:
            raise NotValid(
                _("“%(field)s” holds a hidden character (U+%(code)04X) that cannot be kept.")
                % {"field": field.name.replace("_", " "), "code": ord(sign)},
                remedy=_("Type the text again, or paste it without its formatting."),
                field=field.name,
            )
    return unicodedata.normalize("NFC", text).strip()


_TURNS = ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")  # marks that turn the reading order
