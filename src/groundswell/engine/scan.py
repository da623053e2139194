"""What one pass in time order needs: who may raise by when, who is told when, as flat lists or arrays.

The pass walks events. At a cutoff those of one group who hold the word bring it to their meeting; at its
end the meeting tells those who may receive. So what a person holds needs no clock beside it: at each
event it is what they hold by that minute. (Connection Scan: Dibbelt, Pajor, Strasser & Wagner 2013.)
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate
from operator import itemgetter
from typing import Any, NamedTuple, TypeAlias

from groundswell.engine.calendar import Calendar
from groundswell.engine.ids import NO_SUBJECT, NOBODY
from groundswell.engine.ways_in import Terms, cutoff, is_free, takes_part

#: A list of ints for a borough, a NumPy array of 32 bits for a nation
Row: TypeAlias = Any

KEPT = 16  # layouts kept beside a calendar; a page asks with a few terms, dependence with one for each try


class Scan(NamedTuple):
    """E events, G groups, M meetings, N papers, H holders. Lists for a borough, NumPy arrays for a nation.

    A holder is a person; where word goes upward only, a person and a layer in which they may raise it.
    A group are those at one meeting with one cutoff. At one minute tellings come before papers, and papers
    before cutoffs: a cutoff's minute counts.
    """

    event: Row  # ~m: meeting m tells; g below G: group g's cutoff; G + n: paper n arrives; [E]
    at: Row  # event -> minutes since 1970-01-01, never falls; [E]
    meeting_of: Row  # group -> its meeting; [G]
    least: Row  # group -> fewest hand-offs: 1 where somebody stands in for its people, else 0; [G]
    raise_first: Row  # group -> its first raiser; [G + 1]
    raiser: Row  # -> holder
    tell_first: Row  # meeting -> the first it tells; [M + 1]
    told: Row  # -> holder
    paper_from: Row  # paper -> meeting that refers it; [N]
    paper_to: Row  # paper -> meeting it arrives at; [N]
    tells_at: Row  # meeting -> its telling's place in `event`; [M]
    slot: Row  # meeting -> where it keeps its bits while it is open; [M]
    forum: Row  # meeting -> forum; [M]
    day: Row  # meeting -> days since 1970-01-01; [M]
    start: Row  # meeting -> minutes since 1970-01-01; [M]
    person_of: Row  # holder -> person; [H]
    order_of: Row  # holder -> order of the layer they raise in, where word goes upward only; else empty; [H]
    n_slots: int


class Lines(NamedTuple):
    """Beside a calendar's Scan: which attendance each raiser and each one told stands for.

    `whose`: the person told, where somebody stands in for them; else -1.
    """

    raiser: Sequence[int]  # -> attendance
    told: Sequence[int]  # -> attendance
    whose: Sequence[int]  # -> person or -1; one for each told


class Laid(NamedTuple):
    """A calendar laid out for one pass."""

    scan: Scan
    lines: Lines
    holders: Sequence[Sequence[int]]  # person -> their holders; [P]


def laid_out(calendar: Calendar, terms: Terms) -> Laid:
    """The calendar as one question sees it. Kept beside the calendar. Cost: O(A + E log E), the first time.

    What `terms.until` leaves out is left to the pass, so that questions that differ in days share a layout.
    """
    key = terms.but_until()
    kept = calendar.laid_out.get(key)
    if not isinstance(kept, Laid):
        if len(calendar.laid_out) >= KEPT:
            calendar.laid_out.clear()
        kept = calendar.laid_out[key] = _LayingOut(calendar, terms).laid()
    return kept


class _Group(NamedTuple):
    meeting: int
    moment: int
    least: int
    raisers: list[tuple[int, int]]  # (holder, attendance)


class _LayingOut:
    """Lays one calendar out; lives for one layout."""

    def __init__(self, calendar: Calendar, terms: Terms) -> None:
        self.calendar, self.terms = calendar, terms
        self.person_of: list[int] = []
        self.holders: list[list[int]] = [[] for _ in range(calendar.n_people)]
        self.holder: dict[tuple[int, int], int] = {}  # (person, order of the layer they raise in)
        self.order_of: list[int] = []
        if terms.upward:
            self._holders_by_layer()
        else:
            self.person_of = list(range(calendar.n_people))
            self.holders = [[p] for p in self.person_of]

    def _holders_by_layer(self) -> None:
        """One holder for each layer a person is in, or is spoken for in, and one for those who never are."""
        calendar, upward = self.calendar, self.terms.upward
        for m, f in enumerate(calendar.forum):
            for a in range(calendar.first[m], calendar.first[m + 1]):
                for person in (calendar.who[a], calendar.stands_in_for[a]):
                    if person != NOBODY and (person, upward[f]) not in self.holder:
                        self._add_holder(person, upward[f])
        for person, holders in enumerate(self.holders):
            if not holders:  # a word of their own is theirs all the same
                self._add_holder(person, 0)

    def _add_holder(self, person: int, order: int) -> None:
        self.holder[person, order] = len(self.person_of)
        self.holders[person].append(len(self.person_of))
        self.order_of.append(order)
        self.person_of.append(person)

    def _raises_as(self, person: int, forum: int) -> int:
        return self.holder[person, self.terms.upward[forum]] if self.terms.upward else person

    def _is_told_as(self, person: int, forum: int) -> Iterator[int]:
        if not self.terms.upward:
            yield person
            return
        for holder in self.holders[person]:
            if self.order_of[holder] >= self.terms.upward[forum]:
                yield holder

    def counts(self, m: int) -> bool:
        """Whether the meeting hears and passes at all."""
        forum, terms = self.calendar.forum[m], self.terms
        return forum not in terms.without_forums and not (terms.upward and terms.upward[forum] == 0)

    def laid(self) -> Laid:
        calendar = self.calendar
        groups: list[_Group] = []
        told: list[tuple[int, int, int]] = []  # (holder, attendance, whose)
        tell_first = [0]
        for m in range(calendar.n_meetings):
            if self.counts(m):
                groups += self._groups(m)
                told += self._told(m)
            tell_first.append(len(told))
        papers = self._papers()
        event, at = self._events(groups, papers)
        tells_at = [0] * calendar.n_meetings
        for e, code in enumerate(event):
            if code < 0:
                tells_at[~code] = e
        raisers = [r for g in groups for r in g.raisers]
        scan = Scan(
            event=event,
            at=at,
            meeting_of=[g.meeting for g in groups],
            least=[g.least for g in groups],
            raise_first=[0, *accumulate(len(g.raisers) for g in groups)],
            raiser=[holder for holder, _ in raisers],
            tell_first=tell_first,
            told=[holder for holder, _, _ in told],
            paper_from=[a for a, _ in papers],
            paper_to=[b for _, b in papers],
            tells_at=tells_at,
            slot=range(calendar.n_meetings),
            forum=calendar.forum,
            day=calendar.day,
            start=calendar.start,
            person_of=self.person_of,
            order_of=self.order_of,
            n_slots=calendar.n_meetings,
        )
        lines = Lines([a for _, a in raisers], [a for _, a, _ in told], [who for _, _, who in told])
        return Laid(scan, lines, self.holders)

    def _groups(self, m: int) -> list[_Group]:
        """Those who may raise at `m`, by cutoff; those they stand in for apart, as they cost a hand-off."""
        calendar, terms, forum = self.calendar, self.terms, self.calendar.forum[m]
        free = is_free(calendar, m, terms)
        found: dict[tuple[int, int], _Group] = {}
        for a in range(calendar.first[m], calendar.first[m + 1]):
            if not calendar.raises[a] or not takes_part(calendar, a, terms):
                continue
            moment, other = cutoff(calendar, m, a, terms, free=free), calendar.stands_in_for[a]
            own = found.setdefault((moment, 0), _Group(m, moment, 0, []))
            own.raisers.append((self._raises_as(calendar.who[a], forum), a))
            if other != NOBODY and other not in terms.without:
                spoken = found.setdefault((moment, 1), _Group(m, moment, 1, []))
                spoken.raisers.append((self._raises_as(other, forum), a))
        return list(found.values())

    def _told(self, m: int) -> Iterator[tuple[int, int, int]]:
        calendar, terms, forum = self.calendar, self.terms, self.calendar.forum[m]
        for a in range(calendar.first[m], calendar.first[m + 1]):
            if calendar.receives[a] and takes_part(calendar, a, terms):
                for holder in self._is_told_as(calendar.who[a], forum):
                    yield holder, a, NOBODY
                other = calendar.stands_in_for[a]
                if other != NOBODY and other not in terms.without:
                    for holder in self._is_told_as(other, forum):
                        yield holder, a, other

    def _papers(self) -> list[tuple[int, int]]:
        """(Meeting that refers, meeting it arrives at) of each paper that fits the subject and the direction."""
        calendar, terms = self.calendar, self.terms
        return [
            (a, b)
            for b, papers in calendar.papers_to.items()
            for a, subject in papers
            if (NO_SUBJECT in (terms.about, subject) or terms.about == subject)
            and self.counts(a)
            and self.counts(b)
            and not (terms.upward and terms.upward[calendar.forum[a]] > terms.upward[calendar.forum[b]])
        ]

    def _events(
        self, groups: Sequence[_Group], papers: Sequence[tuple[int, int]]
    ) -> tuple[list[int], list[int]]:
        end, n = self.calendar.end, len(groups)
        rows = [(end[m], 0, ~m) for m in range(self.calendar.n_meetings)]
        rows += [(end[a], 1, n + i) for i, (a, _) in enumerate(papers)]
        rows += [(g.moment, 2, i) for i, g in enumerate(groups)]
        rows.sort(key=itemgetter(0, 1))  # stable: equal ones keep the calendar's order
        return [code for _, _, code in rows], [minute for minute, _, _ in rows]
