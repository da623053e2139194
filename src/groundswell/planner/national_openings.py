"""The one new seat that would open or speed most in a log: many candidates a pass, each exact."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np
from django.utils.translation import gettext as _

from groundswell.engine.blocks import NEVER_DAY, Targets, first_days
from groundswell.engine.blocks import Start as BlockStart
from groundswell.engine.log import NO_LAYER, Ints
from groundswell.engine.log_seats import Seat, first_days_with
from groundswell.planner.columns import Columns, silent
from groundswell.planner.log_files import Progress
from groundswell.planner.naming import BadQuestion
from groundswell.planner.national import NotAForum, Terms, forum_named, forums_in, layer_named, person_named
from groundswell.planner.national_away import Attended
from groundswell.planner.national_start import ForumTold, Origin, Start, forum_told, start_of

AT_ONCE = 512  # candidates in one pass
MOST = 10


@dataclass(frozen=True)
class Gain:
    """A board that hears what it would not, or sooner. `days_saved` None: it would not hear it at all."""

    forum: ForumTold
    days: int
    days_saved: int | None


@dataclass(frozen=True)
class Opening:
    """A new seat, and what it would change. `people` bring the very same; any one of them would do."""

    seat_at: ForumTold
    people: tuple[str, ...]
    gains: tuple[Gain, ...]

    @property
    def opens(self) -> int:
        """How many boards would hear what they would not."""
        return sum(gain.days_saved is None for gain in self.gains)

    @property
    def days_saved(self) -> int:
        """Days saved over all boards that hear it sooner."""
        return sum(gain.days_saved or 0 for gain in self.gains)


@dataclass(frozen=True)
class NationalOpenings:
    """The seats that open most, then those that save most days. `tried` counts person and forum together.

    `boards` are those of the layer asked about, `heard` how many hear it as things stand.
    `found` counts all openings, of which the first are told.
    """

    origin: Origin
    to_layer: str
    boards: int
    heard: int
    tried: int
    found: int
    openings: tuple[Opening, ...]


def openings(
    columns: Columns,
    *,
    origin: str,
    to_layer: str,
    terms: Terms,
    seat_at: str | None = None,
    person: str | None = None,
    most: int = MOST,
    progress: Progress = silent,
) -> NationalOpenings:
    """The one new seat that opens most boards of a layer, or brings them the word soonest.

    Tried are those at FROM's own meetings, in each forum of the layer in its place; with `person` and
    `seat_at` only that person and forum. Whoever has a new seat comes to each of its meetings from then on.
    Cost: one pass for each 512 tried. Raises UnknownName, NoSuchLayer, NotAForum, NothingSaidThere.
    """
    order = layer_named(columns, to_layer, field="to_layer")
    start = start_of(columns, origin, terms)
    if start.kind != "forum":
        raise NotAForum(columns.people[start.index], field="from")
    asked = _Asked(start, order, progress)
    people = asked.at_its_meetings() if person is None else [_seated(columns, person, terms)]
    forums = asked.forums_near() if seat_at is None else [forum_named(columns, seat_at, field="seat_at")]
    tried = asked.new_to_both(people, forums)
    found = asked.openings(tried)
    return NationalOpenings(
        start.origin(),
        columns.layers[order - 1],
        len(asked.boards),
        int((asked.now != NEVER_DAY).sum()),
        len(tried),
        len(found),
        tuple(found[:most]),
    )


def _seated(columns: Columns, person: str, terms: Terms) -> int:
    """The person to be given a seat. Raises UnknownName, AmbiguousName, BadQuestion where they are left out."""
    found = person_named(columns, person, field="person")
    if found in {person_named(columns, name, field="without") for name in terms.without}:
        raise BadQuestion(
            _("%(name)s is left out, so a seat for them opens nothing.") % {"name": columns.people[found]},
            remedy=_("Leave somebody else out, or give the seat to somebody else."),
            field="person",
        )
    return found


class _Asked:
    """One question's candidates and passes; lives for one question."""

    def __init__(self, start: Start, order: int, progress: Progress) -> None:
        self.start, self.progress, self.columns, self.log = start, progress, start.columns, start.columns.log
        boards = forums_in(start.columns, order, place=start.place)
        self.boards: Ints = boards[boards != start.index]
        row = np.full(self.log.n_forums, -1, np.int32)
        row[self.boards] = np.arange(len(self.boards), dtype=np.int32)
        self.targets = Targets(start.laid.speed.row(row), len(self.boards))
        self.order = order
        self.there = Attended.of_start(start)
        self.now = self._days([])[0]

    def at_its_meetings(self) -> list[int]:
        """Those at the source or a later meeting of the same forum, in the log's order."""
        meetings = [self.start.meeting, *self.start.meetings_of(self.start.index)]
        return sorted({int(p) for m in meetings for p in self.start.there(int(m))})

    def forums_near(self) -> list[int]:
        """The forums of the layer in the place of FROM, itself left out."""
        place = int(self.log.place[self.start.index])
        return [int(f) for f in self.boards if self.log.place[f] == place]

    def new_to_both(self, people: Iterable[int], forums: Sequence[int]) -> list[Seat]:
        """Each person with each forum that counts and that they were not at, on the days looked at."""
        counts = [f for f in forums if self._counts(f)]
        known = {p: set(self.log.forum[self.there.of(p)].tolist()) for p in people}
        return [Seat(p, f) for f in counts for p in known if f not in known[p] and f != self.start.index]

    def _counts(self, forum: int) -> bool:
        in_place = self.start.place is None or self.log.place[forum] == self.start.place
        return bool(in_place and not (self.start.upward and self.log.layer[forum] == NO_LAYER))

    def openings(self, tried: Sequence[Seat]) -> list[Opening]:
        """What each changes, equal ones of a forum together: those that open most first, then those that save most."""
        changes: list[tuple[Seat, Ints]] = []
        for at in range(0, len(tried), AT_ONCE):
            seats = tried[at : at + AT_ONCE]
            days = self._days(seats)
            changes += [(seat, days[i]) for i, seat in enumerate(seats) if (days[i] != self.now).any()]
            self.progress(_("Trying seats"), min(at + AT_ONCE, len(tried)), len(tried))
        together = groupby(sorted(changes, key=_by_forum_and_days), key=_by_forum_and_days)
        found = [self._opening([(seat, days) for seat, days in group]) for _key, group in together]
        return sorted(found, key=lambda o: (-o.opens, -o.days_saved))

    def _days(self, seats: Sequence[Seat]) -> Ints:
        """Seat -> board -> the day it first hears, had that seat been there; as things stand where none is given."""
        source, laid = BlockStart(self.start.meeting, self.start.last), self.start.laid
        days = (
            first_days_with(self.log, laid.scan, source, seats, self.targets, speed=laid.speed)
            if seats
            else first_days(laid.scan, [source], self.targets, speed=laid.speed)
        )
        return np.asarray(days, np.int32).reshape(self.targets.n, max(len(seats), 1)).T

    def _opening(self, group: Sequence[tuple[Seat, Ints]]) -> Opening:
        (_person, forum), days = group[0]
        said, gains = self.start.day, list[Gain]()
        for t in np.flatnonzero(days != self.now):
            saved = None if self.now[t] == NEVER_DAY else int(self.now[t] - days[t])
            gains.append(Gain(forum_told(self.columns, int(self.boards[t])), int(days[t]) - said, saved))
        people = tuple(self.columns.people[person] for (person, _forum), _days in group)
        return Opening(forum_told(self.columns, forum), people, tuple(gains))


def _by_forum_and_days(change: tuple[Seat, Ints]) -> tuple[int, bytes]:
    (_person, forum), days = change
    return forum, days.tobytes()
