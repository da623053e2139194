"""The train graph for a phone or 400 % zoom: time runs downwards, the journey stop by stop."""

from __future__ import annotations

import datetime as dt

from groundswell.pictures.counting import counted
from groundswell.pictures.svg import drawing, link, number, path, tag, wrapped
from groundswell.pictures.train_ink import SMALL, carrying, draw_key, key, mark
from groundswell.pictures.train_parts import Dot, Stroke, TrainGraph, TrainWords
from groundswell.pictures.train_table import dot_words, in_days, journey, meetings

WIDTH = 288.0
SPINE = 24.0
NAMES = 52.0
LIMIT = WIDTH - NAMES - 8
NAME_SIZE = 17.0
MOST_MEETINGS = 24  # where there is no journey to follow
A_DAY = 1.6  # how much longer a stretch grows with each day
LONGEST = 150.0


class _Timeline:
    """The drawing as it grows downwards."""

    def __init__(self, graph: TrainGraph, words: TrainWords) -> None:
        self.graph = graph
        self.words = words
        self.names = {row.key: row for row in graph.rows}
        self.dots = {(d.forum, d.day): d for d in meetings(graph)}
        self.y = 8.0
        self.under: list[str] = []
        self.parts: list[str] = []
        self.has_told_today = graph.today is None


def draw_upright(graph: TrainGraph, said: TrainWords, name: str) -> str:
    """The whole `<svg>`, 288 wide, no text smaller than 15."""
    line = _Timeline(graph, said)
    strokes = journey(graph)
    shown = _journey(line, strokes) if strokes else _calendar(line)
    _today(line, dt.date.max)
    dots = meetings(graph)
    used = tuple(d for d in dots if (d.forum, d.day) in shown) if strokes else dots[:MOST_MEETINGS]
    left_out = len(dots) - len(used)
    if left_out > 0:
        _note(line, counted(said.more_one, said.more_many, left_out))
    if not line.parts:
        _note(line, said.empty)
    signs = [
        sign
        for sign in key(graph, used, strokes, said)
        if sign[0] not in (said.key_waiting, said.key_deadline)
    ]
    drawn, end = draw_key(signs, (4, WIDTH - 4), line.y + 24) if signs else ([], line.y)
    told = (said.title, said.described_upright)
    return drawing(name, "upright", (WIDTH, end + 8), told, *line.under, *line.parts, *drawn)


def _journey(line: _Timeline, strokes: tuple[Stroke, ...]) -> set[tuple[str, dt.date]]:
    """Each stop with who carries to the next beneath it; which meetings were shown."""
    said = line.words
    first = strokes[0]
    if line.graph.asked and line.graph.asked < first.from_day:
        _today(line, line.graph.asked)
        top = line.y
        _note(line, said.asked.format(day=said.day(line.graph.asked)), NAMES)
        line.under.append(path(f"M{SPINE:.0f} {number(top + 14)}V{number(line.y + 30)}", "waiting"))
    _today(line, first.from_day)
    height = _stop(line, first.from_forum, first.from_day)
    shown = {(first.from_forum, first.from_day)}
    for nth, stroke in enumerate(strokes):
        if nth and (stroke.from_forum, stroke.from_day) not in shown:
            height = _stop(line, stroke.from_forum, stroke.from_day)
        top = height
        start = line.y
        _carrier(line, stroke)
        _today(line, stroke.to_day)
        line.y = max(line.y, start + min(LONGEST, A_DAY * (stroke.to_day - stroke.from_day).days)) + 6
        height = _stop(line, stroke.to_forum, stroke.to_day)
        line.under.append(carrying(f"M{SPINE:.0f} {number(top)}V{number(height)}", stroke))
        shown |= {(stroke.from_forum, stroke.from_day), (stroke.to_forum, stroke.to_day)}
    return shown


def _calendar(line: _Timeline) -> set[tuple[str, dt.date]]:
    """The meetings one after another, where there is no journey to follow."""
    shown = list(line.dots.values())[:MOST_MEETINGS]
    heights = []
    for dot in shown:
        _today(line, dot.day)
        heights.append(_stop(line, dot.forum, dot.day, is_heard=False))
    if len(heights) > 1:
        line.under.append(path(f"M{SPINE:.0f} {number(heights[0])}V{number(heights[-1])}", "row-line"))
    return {(d.forum, d.day) for d in shown}


def _stop(line: _Timeline, forum: str, day: dt.date, *, is_heard: bool = True) -> float:
    """A meeting as a link: its dot, its day, its forum's name. Gives how far down its dot stands."""
    row = line.names[forum]
    dot = line.dots.get((forum, day)) or Dot(forum, day, None, row.href, True, row.name)
    top = line.y
    when, tall = wrapped(line.words.date(day), NAMES, top + 18, SMALL, LIMIT, "quiet", most_lines=2)
    name, name_tall = wrapped(row.name, NAMES, top + 20 + tall, NAME_SIZE, LIMIT, "row-name")
    height = max(52.0, tall + name_tall + 14)
    hit: dict[str, str | float] = {"x": 4, "y": top, "width": WIDTH - 8, "height": height, "rx": 8}
    middle = top + 14
    drawn = mark(dot, SPINE, middle, is_heard=is_heard)
    parts = (tag("rect", {**hit, "class": "hit"}), when, name, drawn)
    line.parts.append(link(dot.href or row.href, dot_words(dot, line.words), "met", *parts))
    line.y += height
    return middle


def _carrier(line: _Timeline, stroke: Stroke) -> None:
    """Who carries and for how long, and the last day for papers where the next meeting has one."""
    said = line.words
    days = in_days(stroke.from_day, stroke.to_day, said)
    _note(line, said.carried_by.format(carrier=stroke.carrier, days=days), NAMES, "carried")
    dot = line.dots.get((stroke.to_forum, stroke.to_day))
    if dot and dot.papers_by:
        _note(line, said.papers_by.format(day=said.day(dot.papers_by)), NAMES)


def _note(line: _Timeline, content: str, x: float = 8.0, classes: str = "quiet") -> None:
    drawn, tall = wrapped(content, x, line.y + SMALL + 2, SMALL, WIDTH - x - 8, classes)
    line.parts.append(drawn)
    line.y += tall + 6


def _today(line: _Timeline, before: dt.date) -> None:
    """Today, once, where it falls: just ahead of the first thing after it."""
    today = line.graph.today
    if line.has_told_today or today is None or today >= before:
        return
    line.has_told_today = True
    if line.graph.first <= today <= line.graph.last:
        _draw_today(line, today)


def _draw_today(line: _Timeline, today: dt.date) -> None:
    label, tall = wrapped(
        line.words.today.format(day=line.words.day(today)), NAMES, line.y + 21, SMALL, LIMIT, "today-name"
    )
    line.parts.append(path(f"M4 {number(line.y + 15)}H{NAMES - 6:.0f}", "today-line") + label)
    line.y += tall + 14
