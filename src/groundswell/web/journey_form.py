"""The journey question as it is typed: which fields there are, what they hold, and what is wrong with them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext as _

from groundswell.errors import GroundswellError
from groundswell.planner.options import Options
from groundswell.register.models import Forum
from groundswell.search.directory import Directory
from groundswell.search.lookup import plain
from groundswell.web.date_fields import read_day
from groundswell.web.templatetags.plain import query

LONGEST = 200
MOST_DIGITS = 10
DAYS = ("after", "by")
FIELDS = ("from", "to", "about", "without", "without_forum", "by", "after", "age", "upward", "place")
WITH_NAMES = ("from", "to", "about", "place")  # where the nearest names are told as links
Error = dict[str, Any]


@dataclass(frozen=True)
class Typed:
    """A question as typed. `origin` and `target` are names, other names or keys; "" where left empty."""

    origin: str
    target: str
    after: dt.date | None
    by: dt.date | None
    about: str
    without: tuple[str, ...]
    standing_items: bool
    back: bool
    text: dict[str, str] = field(default_factory=dict)  # the days, and the age, as they were typed
    errors: tuple[Error, ...] = ()
    without_forums: tuple[str, ...] = ()
    age: int | None = None
    upward: bool = False
    place: str = ""

    @property
    def options(self) -> Options:
        """The options of the question."""
        return Options(
            without=self.without,
            without_forums=self.without_forums,
            standing_items=self.standing_items,
            age=self.age,
            upward=self.upward,
            place=self.place or None,
        )

    @property
    def has_limits(self) -> bool:
        """Whether an option is set that belongs to every question: the form then shows its options."""
        return self.age is not None or self.upward or bool(self.place) or not self.standing_items

    @property
    def is_asked(self) -> bool:
        """Whether enough is there to answer."""
        return bool(self.origin and self.target) and not self.errors

    @property
    def has_start(self) -> bool:
        """Whether enough is there to ask what could be reached from here."""
        return bool(self.origin) and not self.errors


def read(given: QueryDict, *, needs_target: bool = True) -> Typed:
    """The question in a query string. A name typed beside a list wins over the list's choice.

    `needs_target` is false for questions that start somewhere and may lead anywhere.
    """
    told = {
        name: _clean(given.get(name, ""))
        for name in ("from", "from_name", "to", "to_name", "about", "age", "place", *DAYS)
    }
    age, error = _age(told["age"])
    errors: list[Error] = [error] if error else []
    days: dict[str, dt.date | None] = {}
    for name in DAYS:
        days[name], error = _day(name, told[name])
        errors += [error] if error else []
    origin, target = told["from_name"] or told["from"], told["to_name"] or told["to"]
    if "after" in given or (origin and target):
        errors += [e for e in _missing(origin, target) if needs_target or e["field"] == "from"]
    return Typed(
        origin=origin,
        target=target,
        after=days["after"],
        by=days["by"],
        about=told["about"],
        without=_names(given, "without"),
        standing_items=given.get("without_standing_items") != "1",
        back=given.get("back") == "1",
        text={name: told[name] for name in ("age", *DAYS)},
        errors=tuple(errors),
        without_forums=() if needs_target else _names(given, "without_forum"),
        age=age,
        upward=given.get("upward") == "1",
        place=told["place"],
    )


def query_of(typed: Typed) -> dict[str, Any]:
    """The same question as the parameters of a link; empty ones stand for what was left out."""
    return {
        "from": typed.origin,
        "to": typed.target,
        "after": typed.after.isoformat() if typed.after else "",
        "by": typed.by.isoformat() if typed.by else "",
        "about": typed.about,
        "without": list(typed.without),
        "without_forum": list(typed.without_forums),
        "without_standing_items": "" if typed.standing_items else "1",
        "back": "1" if typed.back else "",
        "age": "" if typed.age is None else str(typed.age),
        "upward": "1" if typed.upward else "",
        "place": typed.place,
    }


def option_words(typed: Typed) -> list[str]:
    """How old, which way and where, as they are typed in a terminal."""
    words = [] if typed.age is None else ["--age", str(typed.age)]
    words += ["--upward"] if typed.upward else []
    return [*words, "--place", typed.place] if typed.place else words


def mistake_at(error: GroundswellError, typed: Typed) -> Error:
    """The mistake at its field; where names come near, each as a link that asks with it."""
    nearest = getattr(error, "nearest", ())
    place = error.field if error.field in FIELDS else ""
    named = f"{place}_name" if place in ("from", "to") else place
    instead: list[tuple[str, str]] = []
    if place in WITH_NAMES:
        instead = [(name, query({**query_of(typed), place: name})) for name in nearest]
    return {
        "field": named,
        "message": error.message,
        "remedy": "" if instead else error.remedy,
        "instead": instead,
    }


def choices(directory: Directory, *, asked: Mapping[str, Any], typed: Typed | None = None) -> dict[str, Any]:
    """What the form shows: forums by layer, people, and each field as it was given."""
    return {
        "forums_by_layer": _by_layer(directory),
        "people": directory.people.values(),
        "places": directory.places.values(),
        "subjects": sorted({i.subject.name for items in directory.standing.values() for i in items}),
        "origin": _chosen(directory, typed.origin if typed else ""),
        "target": _chosen(directory, typed.target if typed else ""),
        "typed": typed,
        "asked": asked,
    }


def _chosen(directory: Directory, given: str) -> dict[str, str]:
    """A forum's key for the list, or the text for the box beside it."""
    if given in directory.forums:
        return {"key": given, "name": ""}
    wanted = plain(given)
    by_id = {f.pk: f for f in directory.forums.values()}
    found = [f for f in by_id.values() if wanted and wanted in (plain(f.name), plain(f.short_name))]
    found += [by_id[a.forum_id] for a in directory.aliases if a.forum_id in by_id and plain(a.name) == wanted]
    if len({f.pk for f in found}) == 1:
        return {"key": found[0].key, "name": ""}
    person = directory.people.get(given)
    return {"key": "", "name": person.name if person else given}


def _by_layer(directory: Directory) -> list[tuple[str, list[Forum]]]:
    """Each forum once, under its first layer's name, nearest to residents first."""
    groups: list[tuple[str, list[Forum]]] = []
    for layer in directory.layers:
        first = [f for f in directory.forums.values() if directory.layers_of.get(f.pk, ())[:1] == (layer,)]
        groups.append((layer.name, first))
    groups.append(
        (_("No layer stated"), [f for f in directory.forums.values() if f.pk not in directory.layers_of])
    )
    return [(name, rows) for name, rows in groups if rows]


def _names(given: QueryDict, name: str) -> tuple[str, ...]:
    """The names given once or several times, each time with ; between them."""
    names = (_clean(one) for many in given.getlist(name) for one in many.split(";"))
    return tuple(one for one in names if one)


def _clean(text: str) -> str:
    return " ".join(text.replace("\0", "").split())[:LONGEST]


def _day(name: str, text: str) -> tuple[dt.date | None, Error | None]:
    if not text:
        return None, None
    try:
        return read_day(text), None
    except ValidationError as error:
        return None, {"field": name, "message": error.messages[0], "remedy": ""}


def _age(text: str) -> tuple[int | None, Error | None]:
    """A whole number of days, or what is wrong with it."""
    if not text:
        return None, None
    if text.isdecimal() and text.isascii() and len(text) < MOST_DIGITS:
        return int(text), None
    message = _("Give the number of days in digits, such as 90.")
    return None, {"field": "age", "message": message, "remedy": ""}


def _missing(origin: str, target: str) -> list[Error]:
    told = []
    if not origin:
        told.append({"field": "from", "message": _("Choose where it was said."), "remedy": ""})
    if not target:
        told.append({"field": "to", "message": _("Choose where it should be heard."), "remedy": ""})
    return told
