"""Openings against making every change and asking again: what each gives, and that none gives more."""

from __future__ import annotations

import os
from collections import defaultdict
from dataclasses import replace
from random import Random

import pytest

from groundswell.engine.ahead import first_days
from groundswell.engine.changed import followed_again
from groundswell.engine.ids import ForumIdx
from groundswell.engine.journeys import NEVER, Spread, spread
from groundswell.engine.nearest import Absence
from groundswell.engine.opening import Opening
from groundswell.engine.openings import Known, openings
from tests.engine import as_arrays
from tests.engine.random_calendars import random_calendar, random_question
from tests.engine.slow_openings import MOST_DAYS, Trial, Tried
from tests.engine.small_calendar import Cal, There

CALENDARS = 25_000 if os.environ.get("GROUNDSWELL_COUNTS") == "soak" else 5_000
BLOCKS = 10

pytestmark = pytest.mark.slow_version


def random_trial(rng: Random) -> Trial | None:
    """A question with a source, to one forum or to all, with options mixed; None where it cannot be said."""
    cal = random_calendar(rng, most_forums=5, most_people=6, most_meets=11, days=14)
    q = random_question(rng, cal, days=14)
    if rng.random() < 0.6:
        cal = with_papers_due(rng, cal)
    arrays = as_arrays.calendar(cal)
    start = as_arrays.source(arrays, q)
    if start is None:
        return None
    source = None if start.meeting < 0 else arrays.given_order[start.meeting]
    said = q.after if source is None else cal.meets[source].day
    age = rng.randrange(2, 9) if rng.random() < 0.3 else None
    if age is not None:
        q = replace(q, horizon=min(q.horizon, said + age))
    everywhere = frozenset(range(cal.n_forums))
    forums = everywhere if q.target[0] == "person" else rng.choice((everywhere, frozenset({q.target[1]})))
    visitors = tuple(
        (i, replace(line, raises=True))
        for i, m in enumerate(cal.meets)
        for line in m.there
        if not line.raises and not line.invited and line.stands_in_for is None
    )
    off = frozenset(rng.sample(range(7), 2)) if rng.random() < 0.5 else frozenset[int]()
    return Trial(cal, q, source, forums, visitors, age, off)


def with_papers_due(rng: Random, cal: Cal) -> Cal:
    """The same with a paper deadline nearly everywhere, so that missing one is what stops a word."""
    days = [rng.randrange(1, 5) for _ in range(cal.n_forums)]
    meets = tuple(
        m
        if rng.random() < 0.2
        else replace(m, deadline=m.day - days[m.forum], open_floor=False, standing=(), no_paper_subjects=())
        for m in cal.meets
    )
    return replace(cal, meets=meets)


def found_by_engine(trial: Trial) -> tuple[list[Opening], list[int]]:
    """What the engine names; and the given order of its meetings."""
    named, found, _ = asked_of_engine(trial)
    return named, found.calendar.given_order


def asked_of_engine(trial: Trial) -> tuple[list[Opening], Spread, Known]:
    """What the engine names, where the word gets to as things stand, and what it was told beside."""
    cal, q = trial.cal, trial.q
    arrays = as_arrays.calendar(cal)
    start = as_arrays.source(arrays, q)
    assert start is not None
    found = spread(arrays, start, as_arrays.terms(q))

    def absences(rows: tuple[tuple[int, There], ...]) -> tuple[Absence, ...]:
        return tuple(Absence(as_arrays.meeting(arrays, m), as_arrays.line(line)) for m, line in rows)

    def new_deadline(m: int, day: int) -> int | None:
        if day % 7 in trial.off_days:
            return None
        meet = cal.meets[arrays.given_order[m]]
        return day - (0 if meet.deadline is None else meet.day - meet.deadline)

    known = Known(
        absences(cal.apologies),
        absences(cal.ended),
        absences(trial.visitors),
        new_deadline,
        trial.age,
        MOST_DAYS,
    )
    forums = [ForumIdx(f) for f in trial.forums]
    return openings(found, forums, earliest=q.after, known=known), found, known


def worth(gains: tuple[tuple[int, int], ...], now: dict[int, int]) -> tuple[int, int]:
    """(Forums opened, days saved in all)."""
    saved = [now[f] - day for f, day in gains if f in now]
    return len(gains) - len(saved), sum(saved)


def is_of(named: Opening, tried: Tried, order: list[int]) -> bool:
    """Whether a change tried is the one named: the same forum and meeting or person, by as many days."""
    if (named.kind, named.forum) != (tried.kind, tried.forum):
        return False
    if tried.meet is not None and order[named.meeting] != tried.meet:
        return False
    if tried.kind in ("deadline", "moved"):
        return named.days == tried.days
    return tried.person is None or tried.person in named.people


@pytest.mark.parametrize("block", range(BLOCKS))
def test_each_change_gives_what_it_says_and_none_gives_more(block: int) -> None:
    """Every change named gives exactly what trying it gives; of each kind the best is among those named."""
    seen: dict[str, int] = defaultdict(int)
    for seed in range(block, CALENDARS, BLOCKS):
        trial = random_trial(Random(seed))
        if trial is None:
            continue
        named, order = found_by_engine(trial)
        now = trial.now()
        by_trying = list(trial.tried())
        for opening in named:
            seen[opening.kind] += 1
            persons = (
                opening.people if opening.kind in ("apology", "invitation", "sitting", "seat") else (None,)
            )
            for person in persons:
                same = [t for t in by_trying if is_of(opening, t, order) and t.person in (None, person)]
                assert same, f"seed {seed}: {opening} gives nothing"
                if opening.kind == "invitation":  # tried for every subject: one of them gives it
                    assert opening.gains in [t.gains for t in same], f"seed {seed}: {opening}"
                else:
                    assert all(t.gains == opening.gains for t in same), f"seed {seed}: {opening} {same}"
        for kind in {t.kind for t in by_trying}:
            for place in (0, 1):
                most = max(worth(t.gains, now)[place] for t in by_trying if t.kind == kind)
                got = max((worth(o.gains, now)[place] for o in named if o.kind == kind), default=0)
                assert got == most, f"seed {seed}: {kind} {place}"
        for forum in trial.forums:
            for kind in {t.kind for t in by_trying}:
                soonest = min(dict(t.gains).get(forum, NEVER) for t in by_trying if t.kind == kind)
                got = min((o.day_at(forum) for o in named if o.kind == kind), default=NEVER)
                assert got == soonest, f"seed {seed}: {kind} at forum {forum}"
    assert len(seen) == 8, "each kind of change must be named often enough to test it"
    assert min(seen.values()) > CALENDARS / BLOCKS / 50, seen


def test_following_the_word_again_with_the_change_gives_what_the_change_says() -> None:
    """The journey shown for a change is one on the calendar with that change made: heard on the very same day."""
    seen = 0
    for seed in range(CALENDARS // BLOCKS):
        trial = random_trial(Random(seed))
        if trial is None or trial.cal.papers:
            continue
        named, found, known = asked_of_engine(trial)
        for opening in named:
            again = first_days(followed_again(found, opening, known))
            if opening.kind == "moved" and trial.age is not None:
                continue  # said earlier, the word is too old earlier as well
            seen += 1
            assert all(again[forum] == day for forum, day in opening.gains), f"seed {seed}: {opening}"
    assert seen > CALENDARS / BLOCKS / 5
