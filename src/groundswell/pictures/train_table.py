"""The train graph in words: its table and its one-sentence finding."""

from __future__ import annotations

import datetime as dt

from groundswell.pictures.counting import counted
from groundswell.pictures.picture import Table
from groundswell.pictures.train_parts import Dot, Stroke, TrainGraph, TrainWords


def in_days(start: dt.date, end: dt.date, words: TrainWords) -> str:
    """How many whole days lie between, in words."""
    return counted(words.days_one, words.days_many, (end - start).days)


def journey(graph: TrainGraph) -> tuple[Stroke, ...]:
    """The strokes between forums that are drawn, in order of time."""
    known = {row.key for row in graph.rows}
    drawn = [s for s in graph.strokes if s.from_forum in known and s.to_forum in known]
    return tuple(sorted(drawn, key=lambda s: (s.from_day, s.to_day)))


def meetings(graph: TrainGraph) -> tuple[Dot, ...]:
    """The meetings of forums that are drawn, from the first day to the last, in order of time."""
    known = {row.key for row in graph.rows}
    shown = [d for d in graph.dots if d.forum in known and graph.first <= d.day <= graph.last]
    return tuple(sorted(shown, key=lambda d: (d.day, d.start or dt.time.min)))


def state_words(dot: Dot, words: TrainWords) -> str:
    """Whether the meeting is recorded, expected or cancelled."""
    if dot.is_cancelled:
        return words.cancelled
    return words.expected if dot.is_expected else words.recorded


def dot_words(dot: Dot, words: TrainWords) -> str:
    """The meeting's spoken name with its state where that is not plain."""
    if dot.is_cancelled:
        return words.cancelled_link.format(meeting=dot.label)
    return words.expected_link.format(meeting=dot.label) if dot.is_expected else dot.label


def table(graph: TrainGraph, words: TrainWords) -> Table:
    """A row for every meeting shown and for every carrying, in order of time."""
    names = {row.key: row.name for row in graph.rows}
    rows: list[tuple[dt.date, int, str, tuple[str, ...]]] = []
    for dot in meetings(graph):
        due = words.date(dot.papers_by) if dot.papers_by else ""
        cells = (words.date(dot.day), names[dot.forum], state_words(dot, words), due)
        rows.append((dot.day, 0, dot.href, cells))
    for leg in journey(graph):
        days = words.leg_days.format(first=words.date(leg.from_day), second=words.date(leg.to_day))
        forums = words.leg_forums.format(first=names[leg.from_forum], second=names[leg.to_forum])
        what = words.leg_what.format(carrier=leg.carrier, days=in_days(leg.from_day, leg.to_day, words))
        rows.append((leg.from_day, 1, "", (days, forums, what, "")))
    rows.sort(key=lambda row: row[:2])
    return Table(words.caption, words.head, tuple(r[3] for r in rows), tuple(r[2] for r in rows))


def finding(graph: TrainGraph, words: TrainWords) -> str:
    """Where and when the word could be heard and by whom; or that no way is drawn."""
    strokes = journey(graph)
    names = {row.key: row.name for row in graph.rows}
    if not strokes:
        ends = {"first": words.date(graph.first), "last": words.date(graph.last)}
        return counted(words.finding_none_one, words.finding_none_many, len(meetings(graph)), **ends)
    first, last = strokes[0], strokes[-1]
    return words.finding.format(
        target=names[last.to_forum],
        day=words.date(last.to_day),
        days=in_days(first.from_day, last.to_day, words),
        origin=names[first.from_forum],
        start=words.date(first.from_day),
        carriers=words.carriers_join.join(dict.fromkeys(s.carrier for s in strokes)),
    )
