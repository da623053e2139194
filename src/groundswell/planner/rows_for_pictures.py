"""The timetable and an answer as what the pictures are made of: names, days and addresses."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from groundswell.engine.ids import ForumIdx, PersonIdx
from groundswell.pictures.train_graph import Dot, Row, Stroke, TrainGraph
from groundswell.pictures.tube_map import Line, Station, TubeMap
from groundswell.planner.answers import Answer, PlannedJourney
from groundswell.planner.ask import in_layer_order
from groundswell.planner.keeping import timetable_for
from groundswell.planner.phrases import full_date
from groundswell.planner.timetable import Timetable
from groundswell.records.asking import Asker

Address = Callable[[str, str], str]  # ("forum" | "person" | "meeting", key) -> where its page is

MARGIN = dt.timedelta(days=7)  # shown before and after a journey
WHOLE = dt.timedelta(days=120)  # shown where there is no way


def tube_map(asker: Asker, *, on: dt.date, address: Address) -> TubeMap:
    """The forums open on day `on`, by layer, and everybody who sits on them or is invited to them.

    A forum in two layers is drawn in the higher; in none, in none. One query where the timetable is kept.
    """
    table = timetable_for(asker)
    shown = [f for f in in_layer_order(table) if table.forums[f].open_days.holds_on(on)]
    sitting, invited = table.members_on(on), table.invited_on(on)
    stations = tuple(_station(table, f, address) for f in shown)
    lines = []
    for index, person in enumerate(table.people):
        p = PersonIdx(index)
        by_invitation = frozenset(
            table.forums[f].key for f in shown if p in invited[f] and p not in sitting[f]
        )
        stops = tuple(table.forums[f].key for f in shown if p in sitting[f] or p in invited[f])
        if stops:
            lines.append(Line(person.key, person.name, stops, address("person", person.key), by_invitation))
    return TubeMap(table.layers, stations, tuple(lines))


def _station(table: Timetable, f: ForumIdx, address: Address) -> Station:
    row = table.forums[f]
    return Station(
        key=row.key,
        name=row.short,
        layer=row.layer - 1 if row.layer else None,
        href=address("forum", row.key),
        also_in=row.layer_names[:-1] if len(row.layer_names) > 1 else (),
        others=row.not_named,
    )


def train_graph(asker: Asker, answer: Answer, *, address: Address) -> TrainGraph:
    """The forums against time around the first journey, or the calendar after the question where there is none.

    Shown are the forums on the way, those of the people who carry, and the target; strategic first.
    """
    table = timetable_for(asker)
    journey = answer.journeys[0] if answer.journeys else None
    said = answer.said_on.day if answer.said_on else (answer.question.after or asker.today)
    last_day = journey.arrives + MARGIN if journey else min(said + WHOLE, answer.question.horizon)
    first, last = said - MARGIN, max(last_day, said + MARGIN)
    if answer.question.after and answer.question.after < first:
        first = answer.question.after
    shown = _forums_to_show(table, answer, journey)
    return TrainGraph(
        rows=tuple(
            Row(table.forums[f].key, table.forums[f].short, address("forum", table.forums[f].key))
            for f in shown
        ),
        dots=_dots(table, set(shown), first, last, address),
        strokes=() if journey is None else _strokes(journey),
        first=first,
        last=last,
        today=asker.today if first <= asker.today <= last else None,
        asked=answer.question.after if journey and journey.waited_days else None,
    )


def _forums_to_show(table: Timetable, answer: Answer, journey: PlannedJourney | None) -> list[ForumIdx]:
    """Those on the way and at its ends, strategic first; where there is no way, those the word could reach too."""
    keys = {answer.question.origin_key, answer.question.target_key}
    if journey is not None:
        keys |= {stop.forum_key for leg in journey.legs for stop in (leg.start, leg.end)}
    else:
        keys |= _forums_of_carriers(table, answer)
    return [f for f in reversed(in_layer_order(table)) if table.forums[f].key in keys]


def _forums_of_carriers(table: Timetable, answer: Answer) -> set[str]:
    """The forums of those who sit where the word is said: how far it gets without arriving."""
    members = table.members_on(answer.question.after or answer.question.today)
    start = next((f for f, row in enumerate(table.forums) if row.key == answer.question.origin_key), None)
    if start is None:
        return set()
    return {row.key for f, row in enumerate(table.forums) if members[f] & members[start]}


def _dots(
    table: Timetable, shown: set[ForumIdx], first: dt.date, last: dt.date, address: Address
) -> tuple[Dot, ...]:
    dots = [
        Dot(
            forum=table.forums[row.forum].key,
            day=row.day,
            start=row.start,
            href=address("meeting", row.key),
            is_expected=not row.recorded,
            label=f"{table.forums[row.forum].short}, {full_date(row.day)}",
            papers_by=row.papers_by,
        )
        for row in table.meetings
        if row.forum in shown and first <= row.day <= last
    ]
    return tuple(dots)


def _strokes(journey: PlannedJourney) -> tuple[Stroke, ...]:
    return tuple(
        Stroke(leg.carrier, leg.start.forum_key, leg.start.day, leg.end.forum_key, leg.end.day, leg.kind)
        for leg in journey.legs
        if leg.start.forum_key
    )
