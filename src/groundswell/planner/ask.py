"""The planner's questions in words, and its answers with names. Reads the timetable only."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from groundswell.engine.chance import SEED
from groundswell.engine.ids import NO_SUBJECT, NOBODY, NOWHERE, ForumIdx
from groundswell.engine.itineraries import PAPER, Carry, Journey
from groundswell.engine.journeys import Spread, spread
from groundswell.engine.structure import shared
from groundswell.engine.structure import who_could_carry as structural_carriers
from groundswell.planner.answers import (
    Answer,
    Carriers,
    Channel,
    Coverage,
    Leg,
    Overlap,
    Overlaps,
    PlannedJourney,
    Stop,
)
from groundswell.planner.asked import Asked, follow, neighbours, source_day, understand
from groundswell.planner.chances import good_ways, simulated
from groundswell.planner.keeping import timetable_for
from groundswell.planner.naming import BadQuestion, find
from groundswell.planner.no_way import no_way
from groundswell.planner.options import NO_OPTIONS, Options
from groundswell.planner.phrases import THE_PAPER
from groundswell.planner.stops import stop, stop_of_person
from groundswell.planner.timetable import Timetable, day_number
from groundswell.records.asking import Asker


def journeys(
    asker: Asker,
    *,
    origin: str,
    target: str,
    after: dt.date | None = None,
    by: dt.date | None = None,
    about: str | None = None,
    back: bool = False,
    options: Options = NO_OPTIONS,
    seed: int = SEED,
) -> Answer:
    """How a word from `origin` could be heard at `target`: through whom, by when; or why not.

    Both are a forum or a person by name, alias or key. `after` (today where neither it nor `by` is
    given) is the first day it can be said; `by` the last day it should be heard, and asks for the
    latest moment it can be said. `back` asks for the way back: from `target` to `origin`.
    `seed` starts the worlds that tell how likely each way is: the same seed gives the same figures.
    Raises BadQuestion (UnknownName, UnknownSubject, UnknownPlace, AmbiguousName).
    One query where the timetable is kept.
    """
    asked = understand(
        timetable_for(asker),
        asker,
        origin=origin,
        target=target,
        after=after,
        by=by,
        about=about,
        options=options,
        back=back,
    )
    found = follow(asked)
    if found is None:
        return _answer(asked, None, ())
    asked = asked.until(found.terms)
    if asked.told_at_once(found):
        return _answer(asked, found, (_at_once(asked, found),))
    ways = good_ways(asked, found)
    if not ways:
        return _answer(asked, found, ())
    worlds = simulated(asked, found, ways, seed=seed)
    named = tuple(replace(_named(asked, found, w.journey), reliability=worlds.of(w)) for w in ways)
    return replace(_answer(asked, found, named), chance_by=worlds.by_any_way())


def _answer(asked: Asked, found: Spread | None, ways: tuple[PlannedJourney, ...]) -> Answer:
    earlier, later = (None, None) if found is None else neighbours(asked, found)
    return Answer(
        question=asked.question,
        journeys=ways,
        open_channels=_open_channels(asked),
        no_way=None if ways else no_way(asked, found),
        coverage=_coverage(asked, found, ways),
        assumes=_assumed_subject(asked, ways),
        earlier=earlier,
        later=later,
        said_on=None if found is None else _said_on(asked, found),
    )


def _said_on(asked: Asked, found: Spread) -> Stop:
    if found.source.meeting == NOWHERE:
        return stop_of_person(asked.origin.name, source_day(found))
    return stop(asked.timetable, found.source.meeting)


def _at_once(asked: Asked, found: Spread) -> PlannedJourney:
    """FROM = TO, or the person is there: no days, no hand-offs, no legs."""
    said = source_day(found)
    return PlannedJourney(arrives=said, days=0, waited_days=_waited(asked, said), hand_offs=0, legs=())


def _waited(asked: Asked, said: dt.date) -> int:
    return 0 if asked.after is None else (said - asked.after).days


def _named(asked: Asked, found: Spread, journey: Journey) -> PlannedJourney:
    """A journey with names, and what its standing item saves."""
    said, arrives = source_day(found), asked.timetable.meetings[journey.arrives].day
    legs = tuple(_leg(asked, leg) for leg in journey.legs)
    return PlannedJourney(
        arrives=arrives,
        days=(arrives - said).days,
        waited_days=_waited(asked, said),
        hand_offs=journey.hand_offs,
        legs=legs,
        saved_by_standing_item=_saved(asked, found, arrives, legs),
        uses_standing_item=any(leg.way_in == "standing_item" for leg in legs),
    )


def _leg(asked: Asked, carry: Carry) -> Leg:
    table = asked.timetable
    start = (
        stop_of_person(asked.origin.name, asked.after or table.meetings[carry.to_meeting].day)
        if carry.from_meeting == NOWHERE
        else stop(table, carry.from_meeting)
    )
    end, row = stop(table, carry.to_meeting), table.meetings[carry.to_meeting]
    is_paper = carry.carrier == PAPER
    known = carry.from_meeting == NOWHERE or carry.carrier in table.meetings[carry.from_meeting].present
    return Leg(
        carrier=str(THE_PAPER) if is_paper else table.people[carry.carrier].name,
        carrier_key=None if is_paper else table.people[carry.carrier].key,
        kind="paper" if is_paper else "seat",
        start=start,
        end=end,
        paper_by=row.papers_by if "paper" in carry.ways_in else None,
        way_in=carry.ways_in[0],
        way_in_also=carry.ways_in[1:],
        could_also=tuple(table.people[p].name for p in carry.could_also),
        by_substitute=None if carry.stands_in_for == NOBODY else table.people[carry.stands_in_for].name,
        expected=not (known and (is_paper or carry.carrier in row.present)),
    )


def _saved(asked: Asked, found: Spread, arrives: dt.date, legs: tuple[Leg, ...]) -> int | None:
    """Days the standing item saves on this journey; None where it saves none or nothing else gets there."""
    if not any(leg.way_in == "standing_item" for leg in legs):
        return None
    bare = asked.ends(spread(found.calendar, found.source, replace(found.terms, standing_items=False)))
    if not bare:
        return None
    saved = found.calendar.day[bare[0].arrives] - day_number(arrives)
    return saved if saved > 0 else None


def _assumed_subject(asked: Asked, ways: tuple[PlannedJourney, ...]) -> str | None:
    """The subject an answer rests on where the question named none: of the first standing item or invitation."""
    if asked.terms.about != NO_SUBJECT or not ways:
        return None
    table = asked.timetable
    for leg in ways[0].legs:
        if leg.way_in == "standing_item":
            row = next(r for r in table.meetings if r.key == leg.end.meeting)
            return table.subjects[row.standing[0]] if row.standing else None
        if leg.way_in == "invitation":
            invited = (i for i in table.invitations if i.meeting == leg.end.meeting)
            for i in invited:
                if table.people[i.person].key == leg.carrier_key:
                    return table.subjects[i.subject]
    return None


def _open_channels(asked: Asked) -> tuple[Channel, ...]:
    """Public posts, calls and events that reach the target. Never a journey."""
    if asked.target.kind != "forum":
        return ()
    about = asked.question.about
    return tuple(
        Channel(c.kind, c.name, asked.target.name, c.answered_by, c.answered_on)
        for c in asked.timetable.channels
        if c.forum == asked.target.index and (about is None or c.subject in (None, about))
    )


def _coverage(asked: Asked, found: Spread | None, ways: tuple[PlannedJourney, ...]) -> Coverage:
    """Of the meetings from the source to the last arrival (to the horizon where there is none)."""
    first = asked.from_day if found is None else day_number(source_day(found))
    last = max((day_number(w.arrives) for w in ways), default=asked.terms.until)
    days = asked.timetable.calendar.day
    looked_at = [m for m, day in enumerate(days) if first <= day <= last]
    recorded = sum(asked.timetable.meetings[m].recorded for m in looked_at)
    return Coverage(len(looked_at), recorded, len(looked_at) - recorded)


def overlaps(asker: Asker, *, on: dt.date) -> Overlaps:
    """Every pair of forums with the people who sit on both on day `on`, nearest to residents first.

    An invitation made for a meeting on or after that day counts, and is marked. Aggregate and vacant
    seats share nobody. Closed forums are left out.
    """
    table = timetable_for(asker)
    order = [f for f in in_layer_order(table) if table.forums[f].open_days.holds_on(on)]
    sitting, invited = table.members_on(on), table.invited_on(on)
    members = [sitting[f] | invited[f] for f in order]
    pairs = []
    for (a, b), people in shared(members).items():
        first, second = order[a], order[b]
        marked = [p for p in people if p not in sitting[first] or p not in sitting[second]]
        pairs.append(
            Overlap(
                table.forums[first].name,
                table.forums[first].key,
                table.forums[second].name,
                table.forums[second].key,
                tuple(table.people[p].name for p in people),
                tuple(table.people[p].name for p in marked),
            )
        )
    return Overlaps(on, tuple((table.forums[f].key, table.forums[f].name) for f in order), tuple(pairs))


def in_layer_order(table: Timetable) -> list[ForumIdx]:
    """Forums nearest to residents first; those in no layer last; then the register's order."""
    return sorted(
        (ForumIdx(f) for f in range(len(table.forums))), key=lambda f: (table.forums[f].layer or 10_000, f)
    )


def who_could_carry(asker: Asker, *, origin: str, target: str, on: dt.date) -> Carriers:
    """Who could take a word from one forum to another: seats only, on day `on`, calendar left out.

    Raises BadQuestion where either is not a forum.
    """
    table = timetable_for(asker)
    start, end = find(table, origin, field="from"), find(table, target, field="to")
    for named, field in ((start, "from"), (end, "to")):
        if named.kind != "forum":
            raise BadQuestion(
                f"{named.name} is a person, not a forum.", remedy="Name two forums.", field=field
            )
    found = structural_carriers(table.members_on(on), ForumIdx(start.index), to=ForumIdx(end.index))
    return Carriers(
        on=on,
        origin=start.name,
        origin_key=start.key,
        target=end.name,
        target_key=end.key,
        direct=tuple(table.people[p].name for p in found.direct),
        last=tuple(table.people[p].name for p in found.last),
        through=tuple(table.forums[f].name for f in found.through),
    )
