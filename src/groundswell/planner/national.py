"""What every question on a log shares: what its names mean, which days it looks at, and the log laid out for a pass."""

from __future__ import annotations

import datetime as dt
import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from dateutil.relativedelta import relativedelta
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from groundswell.engine.log import Ints, Log
from groundswell.engine.log_scan import scan_of, without_people
from groundswell.engine.relays import Relays, relays_of
from groundswell.engine.scan import Scan
from groundswell.engine.speed import Speed, speed_for
from groundswell.planner.columns import Columns
from groundswell.planner.log_layers import plain_layer
from groundswell.planner.naming import AmbiguousName, BadQuestion, UnknownName, UnknownPlace
from groundswell.planner.reading import folded
from groundswell.planner.timetable import date_of, day_number

HORIZON = relativedelta(months=18)
NEAREST = 3


class NoSuchLayer(BadQuestion):
    """No forum of the log has this layer."""

    code = "no_such_layer"

    def __init__(self, name: str, *, layers: Iterable[str], field: str) -> None:
        known = ", ".join(layers)
        super().__init__(
            _("No forum in this log has the layer “%(name)s”.") % {"name": name[:60]},
            remedy=_("Its layers are: %(known)s.") % {"known": known}
            if known
            else _("This log names no layers: add a column layer."),
            field=field,
        )


class NotAForum(BadQuestion):
    """A person is named where only a forum can answer."""

    code = "not_a_forum"
    remedy = gettext_lazy("Name a forum.")

    def __init__(self, name: str, *, field: str) -> None:
        super().__init__(_("%(name)s is a person, not a forum.") % {"name": name}, field=field)


class NothingSaidThere(BadQuestion):
    """The forum has no meeting left at which it could be said."""

    code = "no_meeting_after"
    remedy = gettext_lazy("Choose an earlier day with --after.")

    def __init__(self, name: str, after: dt.date) -> None:
        super().__init__(
            _("%(name)s has no meeting in this log on or after %(day)s.")
            % {"name": name, "day": after.isoformat()},
            field="after",
        )


class SaidByNobody(BadQuestion):
    """The word starts with somebody who is away."""

    code = "starts_with_nobody"
    remedy = gettext_lazy("Start with somebody else, or leave somebody else out.")

    def __init__(self, name: str) -> None:
        super().__init__(
            _("The word starts with %(name)s, and %(name)s is left out.") % {"name": name}, field="without"
        )


@dataclass(frozen=True)
class Terms:
    """The terms of a question on a log. `after` None: from the log's first day. `age`: days a word lasts.

    `place` None: anywhere. `without`: people who are away everywhere.
    """

    after: dt.date | None = None
    age: int | None = None
    upward: bool = False
    place: str | None = None
    without: tuple[str, ...] = ()


@dataclass(frozen=True)
class Days:
    """The days looked at: both count. Without an age a word is followed to `last`, else so many days."""

    after: int
    last: int
    last_of_log: int
    age: int | None

    def last_for(self, said: int) -> int:
        """The last day on which a word said on day `said` is followed."""
        return self.last if self.age is None else min(said + self.age, self.last_of_log)


def days_of(log: Log, terms: Terms) -> Days:
    """Eighteen months from `after`, or to the log's last day if that is sooner; with an age, the age counts."""
    first, last_of_log = int(log.day[0]), int(log.day[-1])
    after = first if terms.after is None else day_number(terms.after)
    last = last_of_log if terms.age is not None else min(last_of_log, day_number(date_of(after) + HORIZON))
    return Days(after, max(last, after), last_of_log, terms.age)


@dataclass(frozen=True)
class Laid:
    """A log laid out for one question's passes, in the form its speed wants."""

    scan: Scan
    speed: Speed

    @cached_property
    def relays(self) -> Relays:
        """Which meetings hear from which, for blocks of sources. Found when first asked for, then kept."""
        return relays_of(self.scan, speed=self.speed)


def laid_out(columns: Columns, terms: Terms) -> Laid:
    """Lays the log out once; every block of sources is then answered from it. Cost: O(A + M log M)."""
    place, log = place_of(columns, terms), but_those_away(columns, terms).log
    speed = speed_for(len(log.who))
    return Laid(speed.fields(scan_of(log, upward=terms.upward, place=place)), speed)


def but_those_away(columns: Columns, terms: Terms) -> Columns:
    """The same log with those of `terms.without` nowhere. Raises UnknownName, AmbiguousName."""
    if not terms.without:
        return columns
    away = [person_named(columns, name, field="without") for name in terms.without]
    return replace(columns, log=without_people(columns.log, away))


def place_of(columns: Columns, terms: Terms) -> int | None:
    """The number of the place asked for, None for anywhere. Raises UnknownPlace."""
    if terms.place is None:
        return None
    found = _lookup(columns.places, terms.place)
    if not found:
        raise UnknownPlace(terms.place, nearest=_near(columns.places, terms.place))
    return found[0]


def forum_named(columns: Columns, name: str, *, field: str) -> int:
    """The forum of this name, in any case. Raises UnknownName, AmbiguousName, NotAForum."""
    if not _lookup(columns.forums, name) and (people := _lookup(columns.people, name)):
        raise NotAForum(columns.people[people[0]], field=field)
    return _only(columns.forums, name, _lookup(columns.forums, name), field=field, also=())


def person_named(columns: Columns, name: str, *, field: str) -> int:
    """The person of this name, in any case. Raises UnknownName, AmbiguousName."""
    return _only(columns.people, name, _lookup(columns.people, name), field=field, also=())


def forum_or_person(columns: Columns, name: str, *, field: str) -> tuple[str, int]:
    """("forum" or "person", its number): a forum comes first. Raises UnknownName, AmbiguousName."""
    forums = _lookup(columns.forums, name)
    if forums:
        return "forum", _only(columns.forums, name, forums, field=field, also=())
    people = _lookup(columns.people, name)
    return "person", _only(columns.people, name, people, field=field, also=columns.forums)


def layer_named(columns: Columns, name: str, *, field: str) -> int:
    """The order of the layer of this name. Raises NoSuchLayer."""
    plain = plain_layer(name)
    for order, layer in enumerate(columns.layers, start=1):
        if plain_layer(layer) == plain:
            return order
    raise NoSuchLayer(name, layers=columns.layers, field=field)


def forums_in(columns: Columns, layer: int, *, and_above: bool = False, place: int | None = None) -> Ints:
    """The forums of a layer, in the log's order; with `and_above`, of the layers above it too."""
    orders = columns.log.layer
    there = orders >= layer if and_above else orders == layer
    if place is not None:
        there = there & (columns.log.place == place)
    return np.flatnonzero(there).astype(np.int32)


def place_name(columns: Columns, forum: int) -> str:
    """The name of a forum's place, "" where none is stated."""
    place = int(columns.log.place[forum])
    return columns.places[place] if place >= 0 else ""


def layer_name(columns: Columns, forum: int) -> str:
    """The name of a forum's layer, "" where it has none."""
    order = int(columns.log.layer[forum])
    return columns.layers[order - 1] if order else ""


def _lookup(names: Sequence[str], name: str) -> list[int]:
    """The numbers of what is called so: to the letter, else in any case."""
    exact = [i for i, known in enumerate(names) if known == name]
    wanted = folded(name)
    return exact or [i for i, known in enumerate(names) if folded(known) == wanted]


def _only(names: Sequence[str], name: str, found: list[int], *, field: str, also: Sequence[str]) -> int:
    if not found:
        raise UnknownName(name, nearest=_near([*also, *names], name), field=field)
    if len(found) > 1:
        raise AmbiguousName(name, keys=tuple(names[i] for i in found), field=field)
    return found[0]


def _near(names: Sequence[str], name: str) -> tuple[str, ...]:
    """Names that begin alike, or hold the same letters. A hundred thousand take a second or two."""
    wanted = folded(name)[:200]
    known = {folded(n): n for n in names}
    begins = [n for n in known if wanted and n.startswith(wanted)][:NEAREST]
    like = begins or difflib.get_close_matches(wanted, list(known)[:20_000], n=NEAREST, cutoff=0.5)
    return tuple(known[n] for n in like)
