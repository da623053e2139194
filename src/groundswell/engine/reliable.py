"""The few good ways and how likely each is: earliest, fewest hand-offs, likeliest, in one pass. No worlds here."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from groundswell.engine.calendar import minutes
from groundswell.engine.chance import Odds
from groundswell.engine.frontier import Frontier
from groundswell.engine.ids import NO_SUBJECT, NOBODY, NOWHERE, ForumIdx, MeetingIdx, PersonIdx
from groundswell.engine.itineraries import PAPER, Carry, Journey, Raiser, could_also
from groundswell.engine.journeys import NEVER, Spread
from groundswell.engine.labels import Chances, Heard, Holder, coming_back
from groundswell.engine.ways_in import cutoff, is_free, takes_part, ways_in

#: A way that arrives no sooner and takes no fewer hand-offs is worth showing if it is likelier by 1 in 20.
WORTH = 0.05


@dataclass(frozen=True)
class Way:
    """A journey, how likely its carriers all come (exactly, quorum left out), and the uncertain attendances
    it rests on, in time order.
    """

    journey: Journey
    likely: float
    attendances: tuple[int, ...]


def ways_to_forum(found: Spread, forum: ForumIdx, *, odds: Odds, worth: float = WORTH) -> Frontier[Way]:
    """The ways to `forum` that no other beats in arrival, hand-offs and chance.

    Equal (arrival, hand-offs) stand once: the likeliest, then the earliest hand-over, then the register's
    order. Exact: each label a person or meeting keeps is one that no other makes needless. `worth` is how
    much likelier a later way must be; 0 keeps all that are likelier at all.
    Cost: that of a pass, times the labels kept, which end where the ways found already are as likely.

    >>> from groundswell.engine.brinnington import SEND_BOARD, THAT_COUNTS, brinnington
    >>> from groundswell.engine.chance import UNKNOWN_RATE, Record, believed
    >>> from groundswell.engine.journeys import Source, first_meeting, spread
    >>> calendar = brinnington()
    >>> nothing = Record()
    >>> one_each = range(len(calendar.who))
    >>> odds = Odds(one_each, [believed(nothing, UNKNOWN_RATE) for _ in one_each], [nothing for _ in one_each])
    >>> found = spread(calendar, Source(first_meeting(calendar, THAT_COUNTS, after=5)), Terms(until=131))
    >>> [(way.journey.hand_offs, round(way.likely, 4)) for way in ways_to_forum(found, SEND_BOARD, odds=odds).kept()]
    [(1, 0.4096)]
    """
    return _Pass(found, odds, worth, forum=forum).frontier()


def ways_to_person(found: Spread, person: PersonIdx, *, odds: Odds, worth: float = WORTH) -> Frontier[Way]:
    """The same until `person` holds the word, which needs them at the last meeting, too."""
    return _Pass(found, odds, worth, person=person).frontier()


class _Pass:
    """One pass in time order. Lives for one question."""

    def __init__(
        self, found: Spread, odds: Odds, worth: float, *, forum: int = NEVER, person: int = NOBODY
    ) -> None:
        self.found, self.calendar, self.terms = found, found.calendar, found.terms
        self.forum, self.person = forum, person
        self.chances = Chances(self.calendar, odds, self.terms, coming_back(self.calendar, odds))
        self.holders: dict[int, list[Holder]] = {}
        self.heard: dict[int, list[Heard]] = {}
        self.best = Frontier[tuple[MeetingIdx, Heard]](worth=worth)
        self.waiting: list[tuple[int, int, float, tuple[int, ...], MeetingIdx, Heard]] = []

    def frontier(self) -> Frontier[Way]:
        """Go through the meetings, then tell the ways kept."""
        for m in range(self._begin(), self.calendar.n_meetings):
            if self.calendar.day[m] > self.terms.until:
                break
            if self.found.heard[m] < NEVER:
                self._look_at(m)
        self._settle(NEVER)
        told = Frontier[Way](worth=0.0)
        for m, heard in self.best.kept():
            way = Way(
                Journey(m, heard.hand_offs, _legs(self.found, m, heard)),
                heard.likely,
                tuple(sorted(heard.uses)),
            )
            told.offer(self.calendar.start[m], heard.hand_offs, way, likely=heard.likely)
        return told

    def _begin(self) -> int:
        """Set the word down where it starts; the first meeting to look at."""
        source, nothing = self.found.source, frozenset[int]()
        if source.meeting != NOWHERE:
            start = Heard(-1, 1.0, nothing, None, None, None)
            self.heard[source.meeting] = [start]
            self._tell(source.meeting, [start])
            return source.meeting + 1
        if source.person not in self.terms.without:
            self.holders[source.person] = [
                Holder(minutes(source.day) - 1, 0, 1.0, nothing, NOWHERE, -1, None)
            ]
        return bisect_left(self.calendar.day, source.day)

    def _look_at(self, m: int) -> None:
        self._settle(self.calendar.start[m])
        kept = self._kept(sorted([*self._by_people(m), *self._by_paper(m)], key=_better))
        if not kept:
            return
        self.heard[m] = kept
        if self.calendar.forum[m] == self.forum:
            for heard in kept:
                self._arrive(m, heard)
        else:
            self._tell(m, kept)

    def _kept(self, offered: list[Heard]) -> list[Heard]:
        """Those of `offered` that no better one makes needless."""
        kept: list[Heard] = []
        for heard in offered:
            if self.best.beats(heard.hand_offs, heard.likely):
                continue
            if not any(self.chances.heard_as_well(other, heard) for other in kept):
                kept.append(heard)
        return kept

    def _by_people(self, m: int) -> list[Heard]:
        """Every way somebody there raises the word at `m`."""
        calendar, terms, found = self.calendar, self.terms, list[Heard]()
        free, layer = is_free(calendar, m, terms), self.chances.layer(m)
        for a in range(calendar.first[m], calendar.first[m + 1]):
            person, other = calendar.who[a], calendar.stands_in_for[a]
            if person not in self.holders and other not in self.holders:
                continue
            if not calendar.raises[a] or not takes_part(calendar, a, terms):
                continue
            moment = cutoff(calendar, m, a, terms, free=free)
            for whose in (person, other):
                stands_in_for = NOBODY if whose == person else other
                for holder in self.holders.get(whose, ()):
                    if holder.since <= moment and self.chances.layer(holder.meeting) <= layer:
                        found.append(self._raise(a, holder, stands_in_for))
        return found

    def _raise(self, a: int, holder: Holder, stands_in_for: int) -> Heard:
        """Attendance `a` raises what `holder` holds. A substitute costs one hand-off even at the source."""
        uses = self.chances.with_attendance(holder.uses, a)
        raised = (holder.since, self.calendar.who[a], stands_in_for, a, holder.meeting)
        hand_offs = holder.hand_offs if stands_in_for == NOBODY else max(holder.hand_offs, 1)
        return Heard(hand_offs, self.chances.of(uses), uses, raised, holder, holder.heard)

    def _by_paper(self, m: int) -> list[Heard]:
        """Every way a referred paper brings the word to `m`. It needs nobody present."""
        about, calendar = self.terms.about, self.calendar
        return [
            Heard(
                max(heard.hand_offs, 0) + 1,
                heard.likely,
                heard.uses,
                (calendar.end[came], calendar.n_people, NOBODY, -1, came),
                None,
                heard,
            )
            for came, subject in calendar.papers_to.get(m, ())
            if (NO_SUBJECT in (about, subject) or about == subject)
            and self.chances.layer(came) <= self.chances.layer(m)
            for heard in self.heard.get(came, ())
        ]

    def _tell(self, m: int, kept: list[Heard]) -> None:
        """Everybody at `m` who may receive holds the word from its end, and so do those they stand in for."""
        calendar, terms = self.calendar, self.terms
        for a in range(calendar.first[m], calendar.first[m + 1]):
            if not calendar.receives[a] or not takes_part(calendar, a, terms):
                continue
            for person in (calendar.who[a], calendar.stands_in_for[a]):
                if person == NOBODY or person in terms.without:
                    continue
                for heard in kept:
                    uses = self.chances.with_attendance(heard.uses, a)
                    self._hold(m, a, person, heard._replace(uses=uses, likely=self.chances.of(uses)))

    def _hold(self, m: int, a: int, person: int, told: Heard) -> None:
        """`person` is told at `m` by attendance `a`, unless they hold it as well already."""
        if person == self.person:
            self._arrive(m, told)
            return
        hand_offs = told.hand_offs + 1
        new = Holder(self.calendar.end[m], hand_offs, told.likely, told.uses, m, a, told)
        known = self.holders.setdefault(person, [])
        if self.best.beats(hand_offs, new.likely) or any(self.chances.holds_as_well(h, new) for h in known):
            return
        known.append(new)

    def _arrive(self, m: int, heard: Heard) -> None:
        if heard.raised is not None:
            start = self.calendar.start[m]
            self.waiting.append((start, heard.hand_offs, -heard.likely, heard.raised, MeetingIdx(m), heard))

    def _settle(self, start: int) -> None:
        """Offer what arrives before minute `start`. Meetings that start together are offered together."""
        if self.waiting and self.waiting[0][0] < start:
            for arrival, hand_offs, _, _, m, heard in sorted(self.waiting, key=lambda w: w[:5]):
                self.best.offer(arrival, hand_offs, (m, heard), likely=heard.likely)
            self.waiting = []


def _better(heard: Heard) -> tuple[int, float, tuple[int, ...]]:
    """Fewest hand-offs, then the likeliest, then the earliest hand-over and the register's order."""
    return heard.hand_offs, -heard.likely, heard.raised or ()


def _legs(found: Spread, m: int, heard: Heard) -> tuple[Carry, ...]:
    """The legs of one way, from the source on."""
    legs: list[Carry] = []
    here, there = heard, m
    while here.raised is not None:
        raiser = Raiser(*here.raised)
        legs.append(_leg(found, there, raiser))
        if here.before is None:
            break
        here, there = here.before, raiser.meeting
    return tuple(reversed(legs))


def _leg(found: Spread, m: int, raiser: Raiser) -> Carry:
    is_paper = raiser.attendance < 0
    ways = ("paper",) if is_paper else None
    return Carry(
        PAPER if is_paper else PersonIdx(raiser.person),
        MeetingIdx(raiser.meeting),
        MeetingIdx(m),
        ways or ways_in(found.calendar, m, raiser.attendance, held=raiser.since, terms=found.terms),
        PersonIdx(raiser.stands_in_for),
        could_also=could_also(found, MeetingIdx(m), raiser),
    )
