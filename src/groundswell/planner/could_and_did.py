"""Question 10: claimed hand-offs held against recorded attendance, beside what could have been. Nothing is stored.

The hand-offs are given as data; those of threads come from their steps: see steps_and_record.py. A record that bears
a hand-off out does not show that it happened, and presence is never assent.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from groundswell.engine.handed_on import Finding, best_of
from groundswell.engine.ids import NOBODY, NOWHERE
from groundswell.planner import ask
from groundswell.planner.answers import Coverage, Leg, Stop
from groundswell.planner.answers_on_claims import Compared, CouldAndDid, HandOff, RestsOn, Step, Way
from groundswell.planner.asked import Asked, follow, source_day, understand
from groundswell.planner.claims import Claim, Fault, read_claims
from groundswell.planner.keeping import recorded_timetable_for, timetable_for
from groundswell.planner.naming import BadQuestion, Named, UnknownName, find
from groundswell.planner.options import NO_OPTIONS
from groundswell.planner.phrases import THE_PAPER
from groundswell.planner.reading import folded
from groundswell.planner.recorded_there import NO_MEETING, Record
from groundswell.planner.timetable import Timetable, day_number
from groundswell.records.asking import Asker

MOST_NEAREST = 20  # unknown names for which the nearest are told
MOST_COMPARED = 20  # threads; each costs two journeys


def could_and_did(asker: Asker, given: bytes) -> CouldAndDid:
    """Each hand-off in `given` (a CSV or a JSON list) with what the record says of it, and each thread's journey.

    Raises BadHandOffs and its kinds where the whole cannot be read; a single bad row is a fault in the answer.
    About five queries where the timetables are kept.
    """
    claims, unread = read_claims(given)
    table = timetable_for(asker)
    hand_offs, unknown = held_against_record(asker, claims)
    threads = _by_thread(hand_offs)
    return CouldAndDid(
        today=asker.today,
        hand_offs=hand_offs,
        compared=tuple(_compared(asker, table, steps) for steps in threads[:MOST_COMPARED]),
        not_compared=max(0, len(threads) - MOST_COMPARED),
        coverage=_coverage_of(hand_offs),
        faults=tuple(sorted([*unread, *unknown], key=lambda f: f.row)),
    )


def held_against_record(
    asker: Asker, claims: Sequence[Claim]
) -> tuple[tuple[HandOff, ...], tuple[Fault, ...]]:
    """Each hand-off with what recorded attendance says of it, and those whose names cannot be used.

    Threads give theirs here: see steps_and_record.py. Three queries where the timetable is kept.
    """
    table = timetable_for(asker)
    names = _Names(table)
    looked_up = [_known(names, claim) for claim in claims]
    known = [found for found in looked_up if isinstance(found, _Known)]
    record = Record(
        asker,
        forums={end.key for k in known for end in (k.start, k.end)},
        days={day for k in known for day in (k.claim.from_date, k.claim.to_date)},
    )
    people = {row.key: row.name for row in table.people}
    unknown = tuple(found for found in looked_up if isinstance(found, Fault))
    return tuple(_hand_off(record, people, k) for k in known), unknown


@dataclass(frozen=True)
class _Known:
    """A claim whose names are found."""

    claim: Claim
    carrier: Named
    start: Named
    end: Named


class _Names:
    """Names looked up once each. Past MOST_NEAREST unknown ones the nearest are no longer sought: that is slow."""

    def __init__(self, table: Timetable) -> None:
        self.table = table
        self.known: dict[str, Named] = {}
        self.wrong: dict[str, BadQuestion] = {}

    def find(self, name: str) -> Named:
        """The forum or person of this name. Raises UnknownName or AmbiguousName."""
        plain = folded(name)
        if plain in self.wrong:
            raise self.wrong[plain]
        if plain not in self.known:
            try:
                self.known[plain] = self._look_up(name, plain)
            except BadQuestion as wrong:
                self.wrong[plain] = wrong
                raise
        return self.known[plain]

    def _look_up(self, name: str, plain: str) -> Named:
        if plain not in self.table.names and len(self.wrong) >= MOST_NEAREST:
            raise UnknownName(name, nearest=())
        return find(self.table, name)


def _known(names: _Names, claim: Claim) -> _Known | Fault:
    """The claim with its names, or the first name that cannot be used, with the nearest ones."""
    found: list[Named] = []
    for column, name, kind in (
        ("carrier", claim.carrier, "person"),
        ("from_forum", claim.from_forum, "forum"),
        ("to_forum", claim.to_forum, "forum"),
    ):
        try:
            named = names.find(name)
        except BadQuestion as wrong:
            return Fault(claim.row, wrong.code, f"{column}: {wrong.message}", str(wrong.remedy))
        if named.kind != kind:
            return _wrong_kind(claim.row, column, named)
        found.append(named)
    return _Known(claim, *found)


def _wrong_kind(row: int, column: str, named: Named) -> Fault:
    if named.kind == "person":
        said = _("%(column)s: %(name)s is a person, not a forum.")
        remedy = _("Name a forum there.")
    else:
        said = _("%(column)s: %(name)s is a forum, not a person.")
        remedy = _("Name the person who is said to have carried it.")
    return Fault(row, "wrong_kind", said % {"column": column, "name": named.name}, remedy)


def _hand_off(record: Record, people: dict[str, str], known: _Known) -> HandOff:
    claim, person = known.claim, known.carrier.key
    seconds = record.at(known.end.key, claim.to_date, person)
    firsts = record.at(known.start.key, claim.from_date, person)
    found = best_of(record.with_stood_for(firsts, seconds, person), seconds)
    return HandOff(
        row=claim.row,
        thread=claim.thread,
        claimed_by=claim.claimed_by,
        carrier=known.carrier.name,
        carrier_key=person,
        from_forum=known.start.name,
        from_key=known.start.key,
        from_date=claim.from_date,
        to_forum=known.end.name,
        to_key=known.end.key,
        to_date=claim.to_date,
        verdict=found.verdict.value,
        first=_rests_on(record, known, found, people, second=False),
        second=_rests_on(record, known, found, people, second=True),
        order="" if found.order is None else found.order.value,
    )


def _rests_on(
    record: Record, known: _Known, found: Finding, people: dict[str, str], *, second: bool
) -> RestsOn:
    reason, m = (found.second, found.meetings[1]) if second else (found.first, found.meetings[0])
    forum = (known.end if second else known.start).name
    day = known.claim.to_date if second else known.claim.from_date
    if m == NO_MEETING:
        return RestsOn(reason.value, forum, day)
    meeting = record.meetings[m]
    others: tuple[str, ...] = meeting.others(known.carrier.key)
    if reason.value == "person_stood_for":
        others = record.meetings[found.meetings[1]].others(known.carrier.key)
    return RestsOn(
        reason=reason.value,
        forum=forum,
        day=day,
        meeting=meeting.key,
        moved_to=meeting.moved_to,
        others=tuple(people[key] for key in others if key in people),
        recorded=meeting.complete,
        is_synthetic=meeting.is_synthetic,
    )


def _by_thread(hand_offs: Sequence[HandOff]) -> list[list[HandOff]]:
    """The hand-offs of each thread in time order; threads in the order in which they first stand."""
    threads: dict[str, list[HandOff]] = {}
    for hand_off in hand_offs:
        threads.setdefault(hand_off.thread.casefold(), []).append(hand_off)
    return [sorted(steps, key=lambda h: (h.from_date, h.to_date, h.row)) for steps in threads.values()]


def _coverage_of(hand_offs: Sequence[HandOff]) -> Coverage:
    """Of the meetings claimed (by forum and day), how many are known to have a full record of who came."""
    recorded = {(r.forum, r.day): r.recorded for h in hand_offs for r in (h.first, h.second)}
    full = sum(recorded.values())
    return Coverage(len(recorded), full, len(recorded) - full)


def _compared(asker: Asker, table: Timetable, steps: Sequence[HandOff]) -> Compared:
    """From where the thread's first claim begins to where its last one ends: could, by the record, claimed."""
    first, last = steps[0], steps[-1]
    return Compared(
        thread=first.thread,
        origin=first.from_forum,
        target=last.to_forum,
        after=first.from_date,
        could=_could(asker, first.from_key, last.to_key, first.from_date),
        by_the_record=_by_the_record(asker, table, first.from_key, last.to_key, first.from_date),
        claimed=_claimed(steps),
    )


def _could(asker: Asker, origin: str, target: str, after: dt.date) -> Way:
    """The planner's own earliest way, by seats and the calendar."""
    answer = ask.journeys(asker, origin=origin, target=target, after=after)
    said = None if answer.said_on is None else answer.said_on.day
    if not answer.journeys:
        return Way(said, None, (), answer.coverage)
    first = answer.journeys[0]
    return Way(said, first.arrives, tuple(_step(leg) for leg in first.legs), answer.coverage)


def _step(leg: Leg) -> Step:
    return Step(leg.carrier, _at(leg.start), leg.start.day, _at(leg.end), leg.end.day)


def _at(there: Stop) -> str:
    return there.forum or there.short


def _by_the_record(asker: Asker, table: Timetable, origin: str, target: str, after: dt.date) -> Way:
    """The same with fully recorded meetings only: said at the first of these, carried by those recorded as there."""
    recorded = recorded_timetable_for(asker)
    asked = understand(
        recorded,
        asker,
        origin=origin,
        target=target,
        after=after,
        by=None,
        about=None,
        options=NO_OPTIONS,
        back=False,
    )
    coverage = _recorded_share(table, after, asker.today)
    found = follow(asked)
    if found is None:
        return Way(None, None, (), coverage)
    said = source_day(found)
    if asked.told_at_once(found):
        return Way(said, said, (), coverage)
    for journey in asked.ends(found)[:1]:
        steps = tuple(
            _recorded_step(asked, leg.carrier, leg.from_meeting, leg.to_meeting) for leg in journey.legs
        )
        return Way(said, recorded.meetings[journey.arrives].day, steps, coverage)
    return Way(said, None, (), coverage)


def _recorded_step(asked: Asked, carrier: int, start: int, end: int) -> Step:
    table = asked.timetable
    name = table.people[carrier].name if carrier > NOBODY else str(THE_PAPER)
    there = table.meetings[end]
    if start == NOWHERE:
        return Step(name, asked.origin.name, there.day, table.forums[there.forum].name, there.day)
    here = table.meetings[start]
    return Step(name, table.forums[here.forum].name, here.day, table.forums[there.forum].name, there.day)


def _recorded_share(table: Timetable, after: dt.date, today: dt.date) -> Coverage:
    """Of the meetings from `after` to `today`, both counted, how many have a full record of who came."""
    first, last = day_number(after), day_number(today)
    looked_at = [m for m, day in enumerate(table.calendar.day) if first <= day <= last]
    recorded = sum(table.meetings[m].recorded for m in looked_at)
    return Coverage(len(looked_at), recorded, len(looked_at) - recorded)


def _claimed(steps: Sequence[HandOff]) -> Way:
    told = tuple(Step(h.carrier, h.from_forum, h.from_date, h.to_forum, h.to_date) for h in steps)
    return Way(steps[0].from_date, steps[-1].to_date, told, _coverage_of(steps))
