"""Question 6 from every source at once: which boards could hear each forum of a layer, and in how many days."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from groundswell.engine.blocks import Start, Targets, first_days, first_meetings
from groundswell.engine.ids import NO_SUBJECT, ForumIdx
from groundswell.engine.scan import laid_out
from groundswell.engine.speed import speed_for
from groundswell.engine.ways_in import Terms
from groundswell.planner.answers_on_layers import Between, Board, FromForum
from groundswell.planner.ask import in_layer_order
from groundswell.planner.asked import check_days, horizon_of
from groundswell.planner.keeping import timetable_for
from groundswell.planner.naming import BadQuestion
from groundswell.planner.options import NO_OPTIONS, Limits, Options, understand_options
from groundswell.planner.timetable import Timetable, date_of, day_number
from groundswell.records.asking import Asker

WITHIN = 90  # days, where none are given: a quarter of a year
LONGEST = 36_500


def between_layers(
    asker: Asker,
    *,
    from_layer: str | None = None,
    to_layer: str | None = None,
    within: int = WITHIN,
    after: dt.date | None = None,
    options: Options = NO_OPTIONS,
) -> Between:
    """Each forum of one layer, said at its first meeting from `after` on, against each forum of another.

    Left out, the layers are the one nearest to residents and the last but one. Raises BadQuestion. One pass
    over the calendar for all sources; one query where the timetable is kept.
    """
    table = timetable_for(asker)
    day = after or asker.today
    check_days(day, None)
    if not 0 <= within <= LONGEST:
        raise BadQuestion(
            _("A word cannot be heard within %(days)s days.") % {"days": within},
            remedy=_("Give a number of days from 0 to %(most)s.") % {"most": LONGEST},
            field="within",
        )
    limits = understand_options(table, options)
    low = _layer_named(table, from_layer, last_but=None, field="from_layer")
    high = _layer_named(table, to_layer, last_but=1, field="to_layer")
    sources, boards = (_forums_of(table, name, day, limits) for name in (low, high))
    horizon = horizon_of(table, day, None)
    meetings, days = _first_days(table, sources, boards, day, horizon, limits)
    members = table.members_on(day)
    return Between(
        from_layer=low,
        to_layer=high,
        within=within,
        after=day,
        today=asker.today,
        horizon=horizon,
        options=limits.told,
        without_layer=tuple(table.forums[f].name for f in sorted(limits.without_layer - limits.elsewhere)),
        forums=tuple(
            FromForum(table.forums[f].name, table.forums[f].key, said, row)
            for f, said, row in zip(sources, meetings, days, strict=True)
        ),
        boards=tuple(
            Board(
                table.forums[f].name,
                table.forums[f].key,
                tuple(sorted({table.people[p].sector for p in members[f] - limits.away} - {""})),
                sum(n is not None and n <= within for n in (row[i] for row in days)),
            )
            for i, f in enumerate(boards)
        ),
    )


def layers_of(table: Timetable) -> list[str]:
    """The names of the layers that some forum is in, nearest to residents first; of one order by name."""
    orders = {
        name: row.layer for row in table.forums for name in row.layer_names if len(row.layer_names) == 1
    }
    for row in table.forums:
        for name in row.layer_names:
            orders.setdefault(name, row.layer)
    return sorted(orders, key=lambda name: (orders[name], name))


def _layer_named(table: Timetable, asked: str | None, *, last_but: int | None, field: str) -> str:
    """The layer as it is written; the first one, or the last but so many, where none is asked."""
    names = layers_of(table)
    if not names:
        raise BadQuestion(
            _("No forum is in a layer yet."),
            remedy=_("Put forums in layers first, or ask from one forum."),
            field=field,
        )
    if asked is None:
        return names[0] if last_but is None else names[max(0, len(names) - 1 - last_but)]
    for name in names:
        if name.casefold() == asked.strip().casefold():
            return name
    raise BadQuestion(
        _("There is no layer called “%(name)s”.") % {"name": asked},
        remedy=_("Choose one of: %(names)s.") % {"names": ", ".join(names)},
        field=field,
    )


def _forums_of(table: Timetable, layer: str, day: dt.date, limits: Limits) -> list[ForumIdx]:
    return [
        f
        for f in in_layer_order(table)
        if layer in table.forums[f].layer_names
        and table.forums[f].open_days.holds_on(day)
        and f not in limits.left_out
    ]


def _first_days(
    table: Timetable,
    sources: Sequence[ForumIdx],
    boards: Sequence[ForumIdx],
    day: dt.date,
    horizon: dt.date,
    limits: Limits,
) -> tuple[list[dt.date | None], list[tuple[int | None, ...]]]:
    """(The day each source says it, its days to each board): one bit a source, all in one pass."""
    calendar, until = table.calendar, day_number(horizon)
    terms = Terms(until, NO_SUBJECT, limits.away, limits.told.standing_items, limits.left_out, limits.upward)
    speed = speed_for(len(calendar.who))
    scan = speed.fields(laid_out(calendar, terms).scan)
    meetings = [
        m if m >= 0 and calendar.day[m] <= until else -1
        for m in first_meetings(scan, sources, after=day_number(day))
    ]
    age = limits.told.age
    starts = [
        Start(m, until if age is None or m < 0 else min(until, calendar.day[m] + age)) for m in meetings
    ]
    row = [-1] * len(table.forums)
    for i, f in enumerate(boards):
        row[f] = i
    said = [calendar.day[m] if m >= 0 else None for m in meetings]
    found: list[tuple[int | None, ...]] = []
    for block in _blocks(starts, speed.width):
        targets = Targets(speed.signed(row), len(boards))
        days = first_days(scan, block, targets, speed=speed)
        for bit in range(len(block)):
            start = said[len(found)]
            arrivals = [int(days[i * len(block) + bit]) for i in range(len(boards))]
            found.append(tuple(None if a < 0 or start is None else a - start for a in arrivals))
    return [None if d is None else date_of(d) for d in said], found


def _blocks(starts: Sequence[Start], width: int) -> Iterable[Sequence[Start]]:
    size = width or max(1, len(starts))
    return (starts[i : i + size] for i in range(0, len(starts), size))
