"""One meeting's paper deadline moved later, so that a word held, or a paper referred, before it began is in time."""

from __future__ import annotations

from collections.abc import Iterator

from groundswell.engine.ahead import Ahead
from groundswell.engine.calendar import Calendar, day_of
from groundswell.engine.ids import NO_SUBJECT
from groundswell.engine.itineraries import PAPER
from groundswell.engine.journeys import NEVER
from groundswell.engine.opening import Opening


def later_deadlines(ahead: Ahead) -> Iterator[Opening]:
    """Each meeting that could then hear, with the fewest whole days its deadline must move, and whose word waits."""
    calendar = ahead.calendar
    for m in ahead.silent:
        if not calendar.has_paper_rule[m]:
            continue
        short = [(days, person) for days, person in (*_people_late(ahead, m), *_papers_late(ahead, m))]
        if short:
            days = min(short)[0]
            people = tuple(sorted({p for late, p in short if late == days}))
            gains = ahead.gains(ahead.leads[m])
            yield Opening("deadline", calendar.forum[m], m, days, people, gains)


def _people_late(ahead: Ahead, m: int) -> Iterator[tuple[int, int]]:
    calendar = ahead.calendar
    holds = ahead.holds(calendar.forum[m])
    for a, person in ahead.raisers(m):
        if calendar.deadline[m] < holds[person] < calendar.start[m]:
            yield day_of(holds[person]) - day_of(calendar.deadline[m]), calendar.who[a]


def _papers_late(ahead: Ahead, m: int) -> Iterator[tuple[int, int]]:
    """A later deadline lets a paper in where no earlier meeting of the forum would take it."""
    calendar = ahead.calendar
    for a, forum, _ in papers_on_the_way(ahead):
        short = calendar.day[a] - day_of(calendar.deadline[m])
        if forum != calendar.forum[m] or short <= 0 or ahead.found.heard[a] == NEVER:
            continue
        changed = (m, calendar.start[m], calendar.start[m])  # any deadline that lets this paper in
        end, day = calendar.end[a], calendar.day[a]
        if calendar.start[m] > end and first_in_time(calendar, forum, after=end, day=day, moved=changed) == m:
            yield short, PAPER


def papers_on_the_way(ahead: Ahead) -> Iterator[tuple[int, int, int]]:
    """(Referring meeting, receiving forum, subject) of each paper that fits the question and its direction."""
    calendar, terms = ahead.calendar, ahead.terms
    for a, forum, subject in calendar.sent:
        fits = NO_SUBJECT in (terms.about, subject) or terms.about == subject
        upward = terms.upward
        rises = not upward or upward[calendar.forum[a]] <= upward[forum]
        if fits and rises and ahead.counts(calendar.forum[a]) and ahead.counts(forum):
            yield a, forum, subject


def first_in_time(
    calendar: Calendar, forum: int, *, after: int, day: int, moved: tuple[int, int, int] | None = None
) -> int | None:
    """The forum's first meeting that starts after minute `after` with papers due on or after `day`.

    `moved`: (meeting, its new start, its new last minute for papers), as if it met then.
    """
    rows = [
        (calendar.start[m], calendar.given_order[m], m, _papers_due(calendar, m))
        for m in range(calendar.n_meetings)
        if calendar.forum[m] == forum and (moved is None or m != moved[0])
    ]
    if moved is not None and calendar.forum[moved[0]] == forum:
        m, start, last = moved
        rows.append((start, calendar.given_order[m], m, last if calendar.has_paper_rule[m] else start))
    in_time = (m for start, _, m, due in sorted(rows) if start > after and day_of(due) >= day)
    return next(in_time, None)


def _papers_due(calendar: Calendar, m: int) -> int:
    return calendar.deadline[m] if calendar.has_paper_rule[m] else calendar.start[m]
