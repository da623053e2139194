"""The few good ways and how likely each is: earliest, fewest hand-offs, likeliest, in one pass. No worlds here."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from operator import itemgetter

from groundswell.engine.calendar import minutes
from groundswell.engine.chance import CERTAIN, Odds
from groundswell.engine.frontier import Frontier
from groundswell.engine.ids import NO_SUBJECT, NOBODY, NOWHERE, ForumIdx, MeetingIdx, PersonIdx
from groundswell.engine.itineraries import PAPER, Carry, Journey, Raiser, could_also
from groundswell.engine.journeys import MOST, NEVER, Spread
from groundswell.engine.labels import Chances, Heard, Holder, at_the_start, chance_of, cost_of, uses
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
    >>> from groundswell.engine.ways_in import Terms
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
        self.forum, self.person, self.worth = forum, person, worth
        self.chances = Chances(self.calendar, odds, self.terms)
        self.holders: dict[int, list[Holder]] = {}
        self.heard: dict[int, list[Heard]] = {}
        self.best = Frontier[Way](worth=worth)
        self.limit = [NEVER] * (MOST + 2)  # hand-offs -> what costs as much is beaten already
        self.waiting: list[tuple[int, Heard, int]] = []  # (start, heard, meeting): to be offered

    def frontier(self) -> Frontier[Way]:
        """Go through the meetings, and give the ways kept."""
        heard = self.found.heard
        for m in range(self._begin(), bisect_right(self.calendar.day, self.terms.until)):
            if heard[m] < NEVER:
                self._look_at(m)
        self._settle(NEVER)
        return self.best

    def _begin(self) -> int:
        """Set the word down where it starts; the first meeting to look at."""
        source = self.found.source
        if source.meeting != NOWHERE:
            start = Heard(-1, 0, (), None, None)
            if self._counts(source.meeting):
                self.heard[source.meeting] = [start]
                self._tell(source.meeting, [start])
            return source.meeting + 1
        if source.person not in self.terms.without:
            self.holders[source.person] = [at_the_start(minutes(source.day) - 1)]
        return bisect_left(self.calendar.day, source.day)

    def _counts(self, m: int) -> bool:
        """Whether the source's forum passes anything on under these terms."""
        forum, terms = self.calendar.forum[m], self.terms
        return forum not in terms.without_forums and not (terms.upward and terms.upward[forum] == 0)

    def _look_at(self, m: int) -> None:
        self._settle(self.calendar.start[m])
        kept: list[Heard] = []
        for heard in sorted([*self._by_people(m), *self._by_paper(m)], key=_RANK):
            if not any(self.chances.heard_as_well(other, heard) for other in kept):
                kept.append(heard)
        if not kept:
            return
        self.heard[m] = kept
        if self.calendar.forum[m] == self.forum:
            self.waiting += [(self.calendar.start[m], heard, m) for heard in kept]
        else:
            self._tell(m, kept)

    def _by_people(self, m: int) -> Iterator[Heard]:
        """Every way somebody there raises the word at `m`, but those beaten already."""
        calendar, terms, holders = self.calendar, self.terms, self.holders
        free, layer = is_free(calendar, m, terms), self.chances.layer(m)
        for a in range(calendar.first[m], calendar.first[m + 1]):
            person, other = calendar.who[a], calendar.stands_in_for[a]
            if person not in holders and other not in holders:
                continue
            if not calendar.raises[a] or not takes_part(calendar, a, terms):
                continue
            moment = cutoff(calendar, m, a, terms, free=free)
            for whose, stands_in_for in ((person, NOBODY), (other, other)):
                for holder in holders.get(whose, ()):
                    if holder.since <= moment and holder.layer <= layer:
                        # A substitute costs one hand-off even straight from the source.
                        hand_offs = holder.hand_offs if stands_in_for == NOBODY else max(holder.hand_offs, 1)
                        cost = self.chances.raised(holder, a)
                        if cost < self.limit[hand_offs]:
                            raised = (holder.since, person, stands_in_for, a, holder.meeting)
                            yield Heard(hand_offs, cost, raised, holder, holder.heard)

    def _by_paper(self, m: int) -> Iterator[Heard]:
        """Every way a referred paper brings the word to `m`, but those beaten already. It needs nobody present."""
        about, calendar = self.terms.about, self.calendar
        for came, subject in calendar.papers_to.get(m, ()):
            if NO_SUBJECT not in (about, subject) and about != subject:
                continue
            if self.chances.layer(came) > self.chances.layer(m):
                continue
            for heard in self.heard.get(came, ()):
                hand_offs = max(heard.hand_offs, 0) + 1
                if heard.cost < self.limit[hand_offs]:
                    raised = (calendar.end[came], calendar.n_people, NOBODY, -1, came)
                    yield Heard(hand_offs, heard.cost, raised, None, heard)

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
                    cost = self.chances.told(heard, a)
                    if person == self.person:
                        told = heard._replace(cost=cost, raised=(*heard.raised, a))
                        self.waiting.append((calendar.start[m], told, m))
                    elif cost < self.limit[heard.hand_offs + 1]:
                        self._hold(person, m, a, cost, heard)

    def _hold(self, person: int, m: int, a: int, cost: int, heard: Heard) -> None:
        """`person` is told at `m` by attendance `a`, unless they hold it as well already."""
        sitting, layer = self.chances.odds.sitting[a], self.chances.layer(m)
        new = Holder(self.calendar.end[m], heard.hand_offs + 1, cost, m, a, sitting, layer, heard)
        known = self.holders.setdefault(person, [])
        if not any(self.chances.holds_as_well(h, new) for h in known):
            known.append(new)

    def _settle(self, start: int) -> None:
        """Offer what arrives before minute `start`. Meetings that start together are offered together."""
        if not self.waiting or self.waiting[0][0] >= start:
            return
        for arrival, heard, m in sorted(self.waiting, key=lambda w: (w[0], *_RANK(w[1]), w[2])):
            if heard.raised and heard.cost < self.limit[heard.hand_offs]:
                self._offer(arrival, heard, MeetingIdx(m))
        self.waiting = []
        for person, known in list(self.holders.items()):
            self.holders[person] = [h for h in known if h.cost < self.limit[h.hand_offs]]
            if not self.holders[person]:
                del self.holders[person]

    def _offer(self, arrival: int, heard: Heard, m: MeetingIdx) -> None:
        """Keep a way, and let nothing later go on that it beats."""
        likely = chance_of(heard.cost)
        rests_on = uses(heard, None, self.chances.odds) | set(self._listener(heard))
        journey = Journey(m, heard.hand_offs, _legs(self.found, m, heard))
        self.best.offer(
            arrival, heard.hand_offs, Way(journey, likely, tuple(sorted(rests_on))), likely=likely
        )
        limit = cost_of(min(1.0, likely + self.worth)) if self.worth else heard.cost
        for hand_offs in range(heard.hand_offs, len(self.limit)):
            self.limit[hand_offs] = min(self.limit[hand_offs], limit)

    def _listener(self, heard: Heard) -> tuple[int, ...]:
        """The attendance by which the person the word is for is told, unless it is certain."""
        return tuple(a for a in heard.raised[5:] if self.chances.odds.sitting[a] != CERTAIN)


#: Fewest hand-offs, then the likeliest, then the earliest hand-over and the register's order.
_RANK = itemgetter(0, 1, 2)


def _legs(found: Spread, m: int, heard: Heard) -> tuple[Carry, ...]:
    """The legs of one way, from the source on."""
    legs: list[Carry] = []
    here, there = heard, m
    while here.raised:
        raiser = Raiser(*here.raised[:5])
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
