"""The train graph for a screen: forums as rows, time from left to right."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from groundswell.pictures.lettering import width_of, wrap
from groundswell.pictures.room import Box, Room, text_box
from groundswell.pictures.svg import drawing, link, number, path, tag, text, title
from groundswell.pictures.train_ink import RADIUS, SMALL, carrying, deadline, draw_key, key, mark
from groundswell.pictures.train_parts import Dot, Stroke, TrainGraph, TrainWords
from groundswell.pictures.train_table import dot_words, in_days, journey, meetings

WIDTH = 1000.0
LEFT, RIGHT = 224.0, 968.0
TOP = 92.0
ROW = 64.0
NAME_LIMIT = 184.0
SLOPE = 34.0  # how far along the word moves from row to row; before that the carrier waits


@dataclass
class _Scale:
    """Days to places across, forums to places down."""

    graph: TrainGraph

    def x(self, day: dt.date) -> float:
        """How far across a day stands; days outside stand at the edge."""
        span = (self.graph.last - self.graph.first).days
        if span <= 0:
            return (LEFT + RIGHT) / 2
        part = (day - self.graph.first).days / span
        return LEFT + 12 + (RIGHT - LEFT - 24) * min(max(part, 0.0), 1.0)

    def y(self, forum: str) -> float:
        """How far down a forum's row stands."""
        return TOP + ROW * next(nth for nth, row in enumerate(self.graph.rows) if row.key == forum)


def draw_wide(graph: TrainGraph, said: TrainWords, name: str) -> str:
    """The whole `<svg>`, 1000 wide."""
    if not graph.rows:
        note = text([said.empty], 16, 40, 17, "quiet")
        return drawing(name, "wide", (WIDTH, 64), (said.title, said.described), note)
    dots, strokes, scale = meetings(graph), journey(graph), _Scale(graph)
    room = Room(LEFT, RIGHT + 24)
    bottom = TOP + ROW * (len(graph.rows) - 1) + 34
    ground = [*_rows(graph), *_months(graph, scale, said, bottom), *_today(graph, scale, said, bottom)]
    ways = _ways(graph, strokes, scale, room)
    if graph.today is not None and graph.first <= graph.today <= graph.last:
        room.take(Box(scale.x(graph.today) - 3, 0, scale.x(graph.today) + 3, bottom))
    marks = _dots(dots, strokes, scale, said, room)
    ticks = _deadlines(dots, scale, room)
    labels = [*_carriers(strokes, scale, said, room), *_papers(dots, strokes, scale, said, room)]
    signs, end = draw_key(key(graph, dots, strokes, said), (16, WIDTH - 16), bottom + 30)
    parts = [*ground, *ways, *ticks, *marks, tag("g", {"class": "dots"}, *labels) if labels else "", *signs]
    return drawing(name, "wide", (WIDTH, end + 8), (said.title, said.described), *parts)


def _rows(graph: TrainGraph) -> list[str]:
    parts = []
    for nth, row in enumerate(graph.rows):
        y = TOP + ROW * nth
        band: dict[str, str | float] = {"x": 0, "y": y - ROW / 2, "width": WIDTH, "height": ROW}
        parts.append(tag("rect", band | {"class": f"band band-{nth % 2}"}))
        parts.append(path(f"M{number(LEFT)} {number(y)}H{number(RIGHT)}", "row-line"))
        lines = wrap(row.name, 16, NAME_LIMIT, 2) or ("…",)
        hit: dict[str, str | float] = {"x": 8, "y": y - 24, "width": LEFT - 20, "height": 48, "rx": 8}
        label = text(lines, 16, y + 5 - 10 * (len(lines) - 1), 16, "row-name", full=row.name)
        parts.append(link(row.href, row.name, "row-link", tag("rect", {**hit, "class": "hit"}), label))
    return parts


def _months(graph: TrainGraph, scale: _Scale, said: TrainWords, bottom: float) -> list[str]:
    """A dotted line at the first of each month; its name where there is room."""
    parts, free_from = [], LEFT
    day = graph.first
    while day <= graph.last:
        x = scale.x(day)
        following = (day.replace(day=1) + dt.timedelta(days=32)).replace(day=1)
        if day.day == 1:
            parts.append(path(f"M{number(x)} {TOP - ROW / 2:.0f}V{number(bottom)}", "month-line"))
        month, room = said.month(day), scale.x(following) if following <= graph.last else WIDTH - 8
        width = width_of(month, SMALL)
        if x + 5 >= free_from and x + 5 + width <= (room if day.day != 1 else WIDTH - 8):
            parts.append(text([month], x + 5, 22, SMALL, "quiet"))
            free_from = x + width + 17
        day = following
    return parts


def _today(graph: TrainGraph, scale: _Scale, said: TrainWords, bottom: float) -> list[str]:
    if graph.today is None or not graph.first <= graph.today <= graph.last:
        return []
    x, label = scale.x(graph.today), said.today.format(day=said.day(graph.today))
    start = min(max(x - width_of(label, SMALL) / 2, 8), WIDTH - 8 - width_of(label, SMALL))
    return [
        path(f"M{number(x)} {TOP - ROW / 2:.0f}V{number(bottom)}", "today-line"),
        text([label], start, 50, SMALL, "today-name"),
    ]


def _ways(graph: TrainGraph, strokes: tuple[Stroke, ...], scale: _Scale, room: Room) -> list[str]:
    """Waiting as a thin level line, then the carrying as a thick slope to the meeting that hears."""
    waits, slopes = [], []
    if graph.asked and strokes and graph.asked < strokes[0].from_day:
        waits.append(
            _wait(scale.x(graph.asked), scale.x(strokes[0].from_day), scale.y(strokes[0].from_forum))
        )
    for stroke in strokes:
        x, y = scale.x(stroke.from_day), scale.y(stroke.from_forum)
        end, height = scale.x(stroke.to_day), scale.y(stroke.to_forum)
        bend = max(x, end - SLOPE)
        if bend > x:
            waits.append(_wait(x, bend, y))
        slopes.append(carrying(f"M{number(bend)} {number(y)}L{number(end)} {number(height)}", stroke))
        room.take_slope((bend, y), (end, height), 6)
    return waits + slopes


def _wait(start: float, end: float, y: float) -> str:
    return path(f"M{number(start)} {number(y)}H{number(end)}", "waiting")


def _heard(strokes: tuple[Stroke, ...]) -> set[tuple[str, dt.date]]:
    """The meetings the journey stops at."""
    return {end for s in strokes for end in ((s.from_forum, s.from_day), (s.to_forum, s.to_day))}


def _dots(
    dots: tuple[Dot, ...], strokes: tuple[Stroke, ...], scale: _Scale, said: TrainWords, room: Room
) -> list[str]:
    heard = _heard(strokes)
    reach = _reaches(dots, scale)
    parts = []
    for nth, dot in enumerate(dots):
        x, y = scale.x(dot.day), scale.y(dot.forum)
        room.take(Box(x - RADIUS - 3, y - RADIUS - 3, x + RADIUS + 3, y + RADIUS + 3))
        hit = tag("circle", {"cx": x, "cy": y, "r": reach[nth], "class": "hit"})
        drawn = mark(dot, x, y, is_heard=(dot.forum, dot.day) in heard)
        parts.append(link(dot.href, dot_words(dot, said), "met", hit, title(dot_words(dot, said)), drawn))
    return parts


def _reaches(dots: tuple[Dot, ...], scale: _Scale) -> list[float]:
    """How far around each dot the pointer finds it: 22 where there is room, half way to its neighbour if not."""
    across: dict[str, list[float]] = {}
    for dot in dots:
        across.setdefault(dot.forum, []).append(scale.x(dot.day))
    gaps = [
        min((abs(scale.x(dot.day) - x) for x in across[dot.forum] if x != scale.x(dot.day)), default=44.0)
        for dot in dots
    ]
    return [min(22.0, max(12.0, gap / 2)) for gap in gaps]


def _deadlines(dots: tuple[Dot, ...], scale: _Scale, room: Room) -> list[str]:
    parts = []
    for dot in dots:
        if dot.papers_by and scale.graph.first <= dot.papers_by <= scale.graph.last and not dot.is_cancelled:
            x, y = scale.x(dot.papers_by), scale.y(dot.forum)
            room.take(Box(x - 9, y - 11, x + 9, y + 11))
            parts.append(deadline(x, y))
    return parts


def _carriers(strokes: tuple[Stroke, ...], scale: _Scale, said: TrainWords, room: Room) -> list[str]:
    """Who carries and for how long, beside each stroke; the table says it where there is no room."""
    parts = []
    own = [_beside(stroke, scale) for stroke in strokes]
    for nth, stroke in enumerate(strokes):
        days = in_days(stroke.from_day, stroke.to_day, said)
        label = said.carried_by.format(carrier=stroke.carrier, days=days)
        x, end = scale.x(stroke.from_day), scale.x(stroke.to_day)
        y, height = scale.y(stroke.from_forum), scale.y(stroke.to_forum)
        is_long = end - x > SLOPE * 3
        aim = ((x + end) / 2, y - 14) if is_long else ((x + end) / 2 + 20, (y + height) / 2)
        low, high = min(y, height), max(y, height)
        others = own[:nth] + own[nth + 1 :]
        parts.append(_label(label, "carrier", _baselines(low, high), aim, room, others))
    return parts


def _beside(stroke: Stroke, scale: _Scale) -> Box:
    """The space above a stroke's waiting: a label there would be read as this stroke's."""
    y = scale.y(stroke.from_forum)
    return Box(scale.x(stroke.from_day), y - 30, scale.x(stroke.to_day), y)


def _papers(
    dots: tuple[Dot, ...], strokes: tuple[Stroke, ...], scale: _Scale, said: TrainWords, room: Room
) -> list[str]:
    """The paper deadline of each meeting the journey stops at after the first, in words."""
    ends = {(s.to_forum, s.to_day) for s in strokes}
    parts = []
    for dot in dots:
        if dot.papers_by and (dot.forum, dot.day) in ends and scale.graph.first <= dot.papers_by:
            label = said.papers_by.format(day=said.day(dot.papers_by))
            x, y = scale.x(dot.papers_by), scale.y(dot.forum)
            parts.append(_label(label, "haloed quiet", [y - 15, y + 25], (x, y + 25), room))
    return parts


def _baselines(low: float, high: float) -> list[float]:
    """Above and below each row from one to the other."""
    rows = range(int((high - low) / ROW + 0.5) + 1)
    return [low + ROW * nth + away for nth in rows for away in (-15, 25)]


def _label(
    label: str,
    classes: str,
    baselines: list[float],
    aim: tuple[float, float],
    room: Room,
    others: Sequence[Box] = (),
) -> str:
    lines = wrap(label, SMALL, 420, 1)
    width = width_of(lines[0], SMALL) if lines else 0
    place = room.nearest(width, SMALL, baselines, aim, beside=others)
    if place is None or not lines:
        return ""
    room.take(text_box(*place, width, SMALL))
    return text(lines, *place, SMALL, classes, full=label)
