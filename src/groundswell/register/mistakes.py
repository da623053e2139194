"""What the database and the fields refuse, said plainly: the same mistake is the same class and sentence everywhere."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.apps import apps
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import IntegrityError, models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from groundswell.register.errors import (
    AlreadyThere,
    NotValid,
    OwnSuccessor,
    PlaceLoop,
    PostTaken,
    RegisterError,
    SeatOfSeveral,
    SeatTaken,
)

ENDS = lazy("The last day comes before the first day.")
ENDS_REMEDY = lazy("Give a last day on or after the first day, or leave it empty.")

# constraint -> the field at fault, what is wrong, and the next step
REFUSED: dict[str, tuple[str, Any, Any]] = {
    "alias_names_exactly_one_thing": (
        "name",
        lazy("Another name belongs to exactly one place, forum, organisation or person."),
        lazy("Name one of them, and leave the others empty."),
    ),
    "alias_ends_after_it_starts": ("until", ENDS, ENDS_REMEDY),
    "help_contact_can_be_reached": (
        "phone",
        lazy("Nobody can be told without a number or a page."),
        lazy("Give a phone number, a number for texts or a web page."),
    ),
    "sitting_ends_after_it_starts": ("until", ENDS, ENDS_REMEDY),
    "standing_item_ends_after_it_starts": ("until", ENDS, ENDS_REMEDY),
    "post_holding_ends_after_it_starts": ("until", ENDS, ENDS_REMEDY),
    "forum_closes_after_it_opens": (
        "closed",
        lazy("The forum closes before it opens."),
        lazy("Give a last day on or after the day it opened."),
    ),
    "forum_quorum_is_at_least_one": (
        "quorum",
        lazy("A quorum is at least one person."),
        lazy("Give the fewest members a valid meeting needs, or leave it empty."),
    ),
    "seat_number_only_for_several": (
        "how_many",
        lazy("Only a seat for several people has a number of people."),
        lazy("Mark the seat as several people, or leave the number empty."),
    ),
    "sitting_is_a_person_or_a_post": (
        "person",
        lazy("A seat is held by one person or by one post."),
        lazy("Give a person or a post, not both and not neither."),
    ),
    "meeting_ends_after_it_starts": (
        "end",
        lazy("The meeting ends before it starts, or has an end and no start."),
        lazy("Give a start, and an end later that day."),
    ),
    "meeting_moved_only_when_postponed": (
        "moved_to",
        lazy("Only a postponed meeting has a new date."),
        lazy("Set its status to postponed, or leave the new date empty."),
    ),
    "attendance_substitute_says_for_whom": (
        "substitute_for",
        lazy("A substitute stands in for somebody, and only a substitute does."),
        lazy("Say whom they stood in for, or choose another status."),
    ),
    "attendance_nobody_stands_in_for_themselves": (
        "substitute_for",
        lazy("Nobody stands in for themselves."),
        lazy("Choose the member whose place they took."),
    ),
    "attendance_invited_for_something": (
        "invited_for",
        lazy("An invitation is for one subject."),
        lazy("Say which subject they are invited for."),
    ),
}

# constraint -> the field at fault and what the register already holds
THERE: dict[str, tuple[str, Any]] = {
    "key": ("key", lazy("Something else has this key already.")),
    "register_subject.name": ("name", lazy("There is a subject of this name already.")),
    "place_once_in_its_larger_place": ("name", lazy("There is a place of this name in that larger place.")),
    "place_once_at_the_top": ("name", lazy("There is a place of this name already.")),
    "help_contact_once_a_place": ("name", lazy("This place has a contact of this name already.")),
    "layer_order_once_a_place": ("position", lazy("Another layer of this place has this order.")),
    "layer_order_once_for_all_places": ("position", lazy("Another layer has this order.")),
    "meeting_once_a_forum_and_time": ("day", lazy("This forum has a meeting at that time already.")),
    "meeting_once_a_forum_and_day_without_time": (
        "day",
        lazy("This forum has a meeting without a time on that day already."),
    ),
    "attendance_once_a_meeting_and_person": (
        "person",
        lazy("This person is on the list of that meeting already."),
    ),
    "agenda_item_once_a_standing_item": (
        "standing_item",
        lazy("This standing item is on that agenda already."),
    ),
    "referral_once": ("to_forum", lazy("This paper has been sent on to that forum by that meeting already.")),
}

CLASSES: dict[str, type[RegisterError]] = {
    "seat_taken": SeatTaken,
    "sitting_once_a_seat": SeatTaken,
    "post_taken": PostTaken,
    "post_held_by_one": PostTaken,
    "seat_of_several": SeatOfSeveral,
    "place_loop": PlaceLoop,
    "place_not_inside_itself": PlaceLoop,
    "own_successor": OwnSuccessor,
}


@contextmanager
def said_plainly() -> Iterator[None]:
    """Turns what fields, constraints and triggers refuse into the register's own mistakes."""
    try:
        yield
    except ValidationError as error:
        raise mistakes_in(error)[0] from error
    except IntegrityError as error:
        raise mistake_from(error) from error


def mistake_from(error: IntegrityError) -> RegisterError:
    """The mistake behind a refusal of the database, SQLite's or PostgreSQL's."""
    name = refused_by(error)
    if name in CLASSES:
        return CLASSES[name]()  # type: ignore[call-arg]
    if name in REFUSED:
        field, says, remedy = REFUSED[name]
        return NotValid(str(says), remedy=str(remedy), field=field)
    field, says = THERE.get(name, THERE["key"])
    return AlreadyThere(str(says), field=field)


def refused_by(error: IntegrityError) -> str:
    """The name of the constraint or trigger that refused; "key" for the key's own uniqueness."""
    diagnosis = getattr(error.__cause__, "diag", None)
    if diagnosis is not None:
        name = str(diagnosis.constraint_name or diagnosis.message_primary)
        known = name in CLASSES or name in REFUSED or name in THERE
        if not known and "subject_name" in name:
            return "register_subject.name"
        return name if known or "_key_" not in name else "key"
    said = str(error)
    if said.startswith("UNIQUE constraint failed: "):
        return _unique_name(said.removeprefix("UNIQUE constraint failed: "))
    return said.removeprefix("CHECK constraint failed: ")


def _unique_name(columns: str) -> str:
    """The constraint behind SQLite's "register_layer.place_id, register_layer.position"."""
    tables_and_columns = [tuple(c.strip().split(".")) for c in columns.split(",")]
    wanted = {column for _table, column in tables_and_columns}
    table = tables_and_columns[0][0]
    for model in apps.get_app_config("register").get_models():
        if model._meta.db_table == table:
            for rule in model._meta.constraints:
                if isinstance(rule, models.UniqueConstraint) and _columns(model, rule) == wanted:
                    return rule.name
    return columns if columns in THERE else "key"


def _columns(model: type[models.Model], rule: models.UniqueConstraint) -> set[str]:
    return {str(model._meta.get_field(name).column) for name in rule.fields}  # type: ignore[union-attr]


def mistakes_in(error: ValidationError) -> list[RegisterError]:
    """One mistake a field, in plain words."""
    if not hasattr(error, "error_dict"):
        return [NotValid(" ".join(error.messages))]
    return [
        NotValid(_says(field, one), field=None if field == NON_FIELD_ERRORS else field)
        for field, several in error.error_dict.items()
        for one in several
    ]


def _says(field: str, error: ValidationError) -> str:
    name = field.replace("_", " ")
    if error.code in ("blank", "null"):
        return _("“%(field)s” is missing.") % {"field": name}
    if error.code == "invalid_choice":
        return _("“%(value)s” is not a choice for “%(field)s”.") % {
            "value": (error.params or {}).get("value", ""),
            "field": name,
        }
    if field == "key":
        return _("A key holds letters without accents, digits and hyphens only, up to 100 of them.")
    if error.code in ("invalid", "invalid_date", "invalid_time") and "value" in (error.params or {}):
        return _("“%(value)s” is no value for “%(field)s”.") % {
            "value": (error.params or {})["value"],
            "field": name,
        }
    return _("“%(field)s”: %(says)s") % {"field": name, "says": " ".join(error.messages)}
