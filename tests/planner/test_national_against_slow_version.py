"""Every question on a log against its slow version, on small logs made up by chance, at both speeds."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator

import pytest

from groundswell.engine import speed
from groundswell.engine.blocks import NEVER_DAY
from groundswell.engine.log_journeys import MOST
from groundswell.errors import GroundswellError
from groundswell.planner import national_dependence, national_openings, national_reach
from groundswell.planner.columns import Columns
from groundswell.planner.national import Terms, days_of
from groundswell.planner.national_dependence import dependence
from groundswell.planner.national_journey import Stop, journeys
from groundswell.planner.national_openings import openings
from groundswell.planner.national_reach import Question, reach
from groundswell.planner.timetable import date_of, day_number
from tests.planner.slow_national import Met, Slow, again, cuts, made_up

pytestmark = pytest.mark.slow_version

COUNT = 5_000 if os.environ.get("GROUNDSWELL_COUNTS") == "soak" else 600
COMPILED_COUNT = COUNT // 5


@pytest.fixture(params=["plain", "compiled", "in small blocks"])
def seeds(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> range:
    """The logs to make up; the compiled speed, which is chosen for large logs only, is given fewer."""
    if request.param == "compiled":
        monkeypatch.setattr(speed, "PAYS", 0)
        return range(COMPILED_COUNT)
    if request.param == "in small blocks":
        for asking in (national_reach, national_dependence, national_openings):
            monkeypatch.setattr(asking, "AT_ONCE", 2)
        return range(COMPILED_COUNT)
    return range(COUNT)


def terms_of(columns: Columns, rng: random.Random) -> Terms:
    """Terms by chance."""
    return Terms(
        after=date_of(int(columns.log.day[0]) + rng.randint(0, 5)) if rng.random() < 0.5 else None,
        age=rng.choice((None, None, None, 10, 20)),
        upward=rng.random() < 0.3,
        place=rng.choice((*[None] * 6, "here")),
        without=tuple(rng.sample(columns.people, rng.choice((0, 0, 0, 1, 2)))),
    )


def slowly(
    columns: Columns, terms: Terms, *, forum: int | None = None, person: int | None = None
) -> Slow | None:
    """The slow version of a word said at a forum or by a person; None where it is never said."""
    days = days_of(columns.log, terms)
    place = None if terms.place is None else columns.places.index(terms.place)
    gone = frozenset(columns.people.index(name) for name in terms.without)
    if person is not None:
        if person in gone:
            return None
        return Slow(
            columns,
            days.last_for(days.after),
            None,
            person,
            days.after,
            upward=terms.upward,
            place=place,
            gone=gone,
        )
    meeting = next(
        (
            m
            for m in range(columns.log.n_meetings)
            if columns.log.forum[m] == forum and columns.log.day[m] >= days.after
        ),
        None,
    )
    if meeting is None:
        return None
    said = int(columns.log.day[meeting])
    return Slow(columns, days.last_for(said), meeting, day=said, upward=terms.upward, place=place, gone=gone)


def asked(seeds: range) -> Iterator[tuple[Columns, Terms, random.Random]]:
    """Logs and terms by chance."""
    for seed in seeds:
        rng = random.Random(seed + 10_000)
        columns = made_up(seed)
        yield columns, terms_of(columns, rng), rng


def test_reach_is_that_of_the_slow_version(seeds: range) -> None:
    compared = 0
    for columns, terms, rng in asked(seeds):
        lower, upper = (columns.layers[rng.randrange(len(columns.layers))] for _ in range(2))
        question = Question(lower, upper, and_above=rng.random() < 0.5, terms=terms)
        try:
            heard = reach(columns, question)
        except GroundswellError:
            continue
        for i, source in enumerate(heard.asked.sources):
            slow = slowly(columns, terms, forum=int(source))
            expected = {} if slow is None else slow.first_days()
            assert int(heard.said[i]) == (NEVER_DAY if slow is None else slow.day)
            for t, target in enumerate(heard.asked.targets):
                if source != target:
                    assert heard.day[i, t] == expected.get(int(target), NEVER_DAY)
                    compared += 1
    assert compared > 3 * len(seeds)


def test_journeys_are_those_of_the_slow_version(seeds: range) -> None:
    found = 0
    for columns, terms, rng in asked(seeds):
        kinds = [rng.choice(("forum", "person")) for _ in range(2)]
        here, there = (rng.randrange(len(columns.forums if k == "forum" else columns.people)) for k in kinds)
        slow = slowly(columns, terms, **{kinds[0]: here})
        if slow is None or (kinds[0], here) == (kinds[1], there):
            continue
        names = {"forum": columns.forums, "person": columns.people}
        answer = journeys(columns, origin=names[kinds[0]][here], target=names[kinds[1]][there], terms=terms)
        heard = slow.heard()
        if kinds[1] == "person" and slow.meeting is not None and there in slow.meetings[slow.meeting].who:
            assert answer.same
            continue
        met = [
            (slow.meetings[m].start, level)
            for m, level in heard.items()
            if m != slow.meeting
            and level <= MOST
            and (slow.meetings[m].forum == there if kinds[1] == "forum" else there in slow.meetings[m].who)
        ]
        best = {
            (start // 1440, k)
            for start, k in met
            if not any(s <= start and j <= k and (s, j) != (start, k) for s, j in met)
        }
        told = [(day_number(j.arrives), j.hand_offs) for j in answer.journeys]
        assert set(told) == best
        first = journeys(
            columns,
            origin=names[kinds[0]][here],
            target=names[kinds[1]][there],
            terms=terms,
            earliest=True,
        )
        assert first.journeys == answer.journeys[:1]
        assert all(
            j.hand_offs == len({leg.carrier for leg in j.legs}) - 1
            for j in answer.journeys
            if len(j.legs) < 2
        )
        for journey in answer.journeys:
            assert len(journey.legs) == journey.hand_offs + 1
            assert journey.days == day_number(journey.arrives) - slow.day
            found += 1
    assert found > len(seeds) // 5


def meeting_at(slow: Slow, stop: Stop | None) -> Met:
    """The meeting that a stop tells of."""
    assert stop is not None
    minute = stop.start.hour * 60 + stop.start.minute if stop.start else 0
    wanted = (stop.forum.name, day_number(stop.day) * 1440 + minute)
    return next(m for m in slow.meetings if (slow.columns.forums[m.forum], m.start) == wanted)


def test_each_leg_is_one_that_attendance_and_deadlines_allow(seeds: range) -> None:
    for columns, terms, rng in asked(seeds):
        here, there = rng.randrange(len(columns.forums)), rng.randrange(len(columns.forums))
        slow = slowly(columns, terms, forum=here)
        if slow is None or here == there:
            continue
        for journey in journeys(
            columns, origin=columns.forums[here], target=columns.forums[there], terms=terms
        ).journeys:
            for leg, following in zip(journey.legs, [*journey.legs[1:], None], strict=True):
                first, second = meeting_at(slow, leg.from_stop), meeting_at(slow, leg.to_stop)
                assert first.end <= second.cutoff
                assert following is None or following.from_stop == leg.to_stop
                for name in (leg.carrier, *leg.could_also):
                    assert columns.people.index(name) in first.who & second.who


def test_dependence_is_that_of_the_slow_version(seeds: range) -> None:
    cut = 0
    for columns, terms, rng in asked(seeds):
        kind = rng.choice(("forum", "person"))
        here = rng.randrange(len(columns.forums if kind == "forum" else columns.people))
        slow = slowly(columns, terms, **{kind: here})
        if slow is None:
            continue
        name = (columns.forums if kind == "forum" else columns.people)[here]
        target = rng.choice((None, *columns.forums))
        answer = dependence(columns, origin=name, terms=terms, target=target)
        days = slow.first_days()
        wanted = range(len(columns.forums)) if target is None else [columns.forums.index(target)]
        expected = [f for f in wanted if f in days and (kind, f) != ("forum", here)]
        assert [columns.forums.index(row.forum.name) for row in answer.forums] == expected
        for forum, row in zip(expected, answer.forums, strict=True):
            assert row.heard_on == date_of(days[forum])
            told = [[columns.people.index(p) for p in c.people] for c in row.cuts]
            assert told == cuts(slow, forum, most=1 if target is None else 3)
            cut += len(told)
    assert cut > len(seeds) // 4


def test_openings_are_those_of_the_slow_version(seeds: range) -> None:
    opened = 0
    for columns, terms, rng in asked(seeds):
        here = rng.randrange(len(columns.forums))
        slow = slowly(columns, terms, forum=here)
        if slow is None:
            continue
        layer = rng.randrange(len(columns.layers)) + 1
        seat_at = rng.choice(columns.forums) if rng.random() < 0.5 else None
        here_still = sorted({*columns.people} - {*terms.without})
        person = rng.choice([*here_still, None]) if rng.random() < 0.3 else None
        answer = openings(
            columns,
            origin=columns.forums[here],
            to_layer=columns.layers[layer - 1],
            terms=terms,
            seat_at=seat_at,
            person=person,
            most=10_000,
        )
        told = {
            (name, opening.seat_at.name): {(g.forum.name, g.days, g.days_saved) for g in opening.gains}
            for opening in answer.openings
            for name in opening.people
        }
        assert told == expected_openings(slow, here, layer, seat_at=seat_at, person=person)
        order = [(-o.opens, -o.days_saved) for o in answer.openings]
        assert order == sorted(order)
        opened += len(told)
    assert opened > len(seeds) // 10


def expected_openings(
    slow: Slow, here: int, layer: int, *, seat_at: str | None, person: str | None
) -> dict[tuple[str, str], set[tuple[str, int, int | None]]]:
    """(Person, forum) -> what a seat there changes, by asking again with each seat."""
    columns, log = slow.columns, slow.columns.log
    open_days = [
        m for m, met in enumerate(slow.meetings) if met.day <= slow.last and m >= (slow.meeting or 0)
    ]
    boards = [
        f
        for f in range(log.n_forums)
        if log.layer[f] == layer and f != here and (slow.place is None or log.place[f] == slow.place)
    ]
    there = {f: set[int]() for f in range(log.n_forums)}
    for m in open_days:
        there[int(log.forum[m])] |= {int(p) for p in log.who[log.first[m] : log.first[m + 1]]} - slow.gone
    people = sorted(there[here]) if person is None else [columns.people.index(person)]
    near = [f for f in boards if log.place[f] == log.place[here]]
    forums = near if seat_at is None else [columns.forums.index(seat_at)]
    now, found = slow.first_days(), {}
    for forum in forums:
        for p in people:
            if p in there[forum] or forum == here:
                continue
            days = again(slow, seat=(p, forum)).first_days()
            gains = {
                (columns.forums[f], days[f] - slow.day, now[f] - days[f] if f in now else None)
                for f in boards
                if f in days and days[f] != now.get(f)
            }
            if gains:
                found[columns.people[p], columns.forums[forum]] = gains
    return found
