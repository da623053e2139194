"""Openings by brute force: make each single change to the calendar, and ask again where the word is heard.

The readings of docs/decisions/0008-openings.md, each as plainly as it can be written: a change opens ways in and
closes none, so a paper that goes to an earlier meeting now still counts at the one it went to before.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from tests.engine.random_calendars import SUBJECTS
from tests.engine.slow_nearest_miss import invitations, longer_sittings, new_seats, no_apologies, with_meet
from tests.engine.slow_version import Asked
from tests.engine.small_calendar import PAPER, Cal, Leg, Meet, Question, There, clock, is_before, passing

OWN_SUBJECT = 77  # what a word without a stated subject is about: no item and no invitation is on it
MOST_DAYS = 4  # a meeting is moved by
Days = dict[int, int]  # forum -> the day it first hears


@dataclass(frozen=True)
class Tried:
    """One change made: which, of whom, and each forum that then hears on an earlier day, or at all."""

    kind: str
    meet: int | None
    forum: int
    person: int | None
    days: int
    gains: tuple[tuple[int, int], ...]


class Hearing(Asked):
    """Where a word is heard on one calendar. `before` is the calendar without the change: papers go where they went,
    and where they would go now.
    """

    def __init__(self, cal: Cal, q: Question, *, before: Cal | None = None) -> None:
        super().__init__(cal, q)
        self.before = before

    def referred(self, a: int) -> list[tuple[int, Leg]]:
        """Each paper to its first meeting in time, and to the one it went to before where that is still in time."""
        legs = super().referred(a)
        if self.before is not None:
            meets = self.cal.meets
            for whose, leg in Asked(self.before, self.q).referred(a):
                b = meets[leg.to_meet]
                in_time = b.deadline is None or b.deadline >= meets[a].day
                if in_time and is_before(passing(meets[a]), b):
                    legs.append((whose, leg))
        return legs

    def days(self, source: int | None) -> Days:
        """Forum -> the day it first hears, from everything that hears in the end."""
        heard: set[int] = set() if source is None else {source}
        waiting = list(heard)
        steps = self.first_steps(None) if source is None else []
        while True:
            for _, leg in steps:
                if leg.to_meet not in heard and self.cal.meets[leg.to_meet].day <= self.q.horizon:
                    heard.add(leg.to_meet)
                    waiting.append(leg.to_meet)
            if not waiting:
                break
            steps = self.steps(waiting.pop())
        days: Days = {}
        for m in heard:
            forum, day = self.cal.meets[m].forum, self.cal.meets[m].day
            days[forum] = min(days.get(forum, day), day)
        return days


def news(now: Days, then: Days, forums: frozenset[int]) -> tuple[tuple[int, int], ...]:
    """The forums that hear on an earlier day, or at all, with that day."""
    return tuple(sorted((f, day) for f, day in then.items() if f in forums and day < now.get(f, 1 << 30)))


@dataclass(frozen=True)
class Trial:
    """One question, its source, and what is changed."""

    cal: Cal
    q: Question
    source: int | None
    forums: frozenset[int]
    visitors: tuple[tuple[int, There], ...] = ()
    age: int | None = None
    off_days: frozenset[int] = frozenset()  # days of the week on which no meeting is moved to

    def now(self) -> Days:
        return Hearing(self.cal, self.q).days(self.source)

    def tried(self) -> Iterator[Tried]:
        """Every single change that gives something."""
        now = self.now()
        for kind, cal, meet, forum, person, days in self.changes():
            q, forums = self.q, self.forums
            if kind == "moved" and days < 0:
                if meet == self.source:
                    q = self.said_earlier(-days)
                forums = forums - {forum}
            then = Hearing(cal, q, before=self.cal).days(self.source)
            if q.horizon < self.q.horizon and any(f not in then for f in now if f in self.forums):
                continue
            gains = news(now, then, forums)
            if gains:
                yield Tried(kind, meet, forum, person, days, gains)

    def said_earlier(self, days: int) -> Question:
        """A word of a stated age is too old as many days earlier."""
        if self.age is None or self.source is None:
            return self.q
        return replace(self.q, horizon=min(self.q.horizon, self.cal.meets[self.source].day - days + self.age))

    def changes(self) -> Iterator[tuple[str, Cal, int | None, int, int | None, int]]:
        """(Kind, the calendar with it, meeting, forum, person, days)."""
        for i, m in enumerate(self.cal.meets):
            if m.deadline is not None:
                for day in range(m.deadline + 1, m.day + 1):
                    yield (
                        "deadline",
                        with_meet(self.cal, i, replace(m, deadline=day)),
                        i,
                        m.forum,
                        None,
                        day - m.deadline,
                    )
        for kind, changes in (
            ("apology", no_apologies),
            ("invitation", invitations),
            ("sitting", longer_sittings),
            ("seat", new_seats),
        ):
            for c in changes(self.cal, self.q):
                if c.person not in self.q.without:
                    yield kind, c.cal, c.meet, c.forum, c.person, 0
        for forum in range(self.cal.n_forums):
            yield "standing_item", self.with_item(forum), None, forum, None, 0
            yield "open_floor", self.with_open_floor(forum), None, forum, None, 0
        for i, m in enumerate(self.cal.meets):
            for days in range(-MOST_DAYS, MOST_DAYS + 1):
                moved = self.with_moved(i, m, days)
                if moved is not None:
                    yield "moved", moved, i, m.forum, None, days

    def said(self) -> int:
        return self.q.after if self.source is None else self.cal.meets[self.source].day

    def from_then_on(self, forum: int) -> Iterator[tuple[int, Meet]]:
        for i, m in enumerate(self.cal.meets):
            if m.forum == forum and m.day >= self.said():
                yield i, m

    def with_item(self, forum: int) -> Cal:
        """A standing item, which counts even where those that stand are left out of the question."""
        cal, subject = self.cal, OWN_SUBJECT if self.q.about is None else self.q.about
        for i, m in self.from_then_on(forum):
            cal = with_meet(cal, i, replace(m, no_paper_subjects=(*m.no_paper_subjects, subject)))
        return cal

    def with_open_floor(self, forum: int) -> Cal:
        """Everybody there may raise anything, and those without a seat as well."""
        cal = self.cal
        for i, m in self.from_then_on(forum):
            if m.open_floor or m.deadline is None:
                continue
            visiting = {line.person: line for at, line in self.visitors if at == i}
            there = tuple(visiting.get(line.person, line) for line in m.there)
            cal = with_meet(cal, i, replace(m, open_floor=True, there=there))
        return cal

    def with_moved(self, i: int, m: Meet, days: int) -> Cal | None:
        """The meeting on its new day, its papers due as many days before; None where it is not moved there."""
        day, is_source = m.day + days, i == self.source
        first = self.q.after if is_source else self.said()
        if (
            days == 0
            or not first <= day <= self.q.horizon
            or not self.said() <= m.day <= self.q.horizon
            or day % 7 in self.off_days
        ):
            return None
        if is_source and days > 0:
            return None
        deadline = None if m.deadline is None else m.deadline + days
        return with_meet(self.cal, i, replace(m, day=day, deadline=deadline))


__all__ = ["MOST_DAYS", "PAPER", "SUBJECTS", "Hearing", "Trial", "Tried", "clock", "news"]
