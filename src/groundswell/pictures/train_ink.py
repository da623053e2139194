"""The marks both train graphs share: meetings, deadline ticks, the key. No layout here."""

from __future__ import annotations

from collections.abc import Callable

from groundswell.pictures.lettering import width_of
from groundswell.pictures.svg import number, path, tag, text
from groundswell.pictures.train_parts import Dot, Stroke, TrainGraph, TrainWords

SMALL = 15.0
RADIUS = 8.0


def mark(dot: Dot, x: float, y: float, *, is_heard: bool) -> str:
    """A meeting: a full dot where who came is recorded, a ring where it is expected, a cross where cancelled."""
    if dot.is_cancelled:
        return _cross(x, y)
    classes = "meeting meeting-expected" if dot.is_expected else "meeting meeting-recorded"
    return tag(
        "circle", {"cx": x, "cy": y, "r": RADIUS, "class": classes + (" meeting-heard" if is_heard else "")}
    )


def _cross(x: float, y: float) -> str:
    a, b, c, d = (number(v) for v in (x - 6, y - 6, x + 6, y + 6))
    return path(f"M{a} {b}L{c} {d}M{a} {d}L{c} {b}", "meeting")


def carrying(d: str, stroke: Stroke) -> str:
    """A stroke: whole where a person carries, dotted where a paper does."""
    return path(d, "carrying carrying-paper" if stroke.kind == "paper" else "carrying")


def deadline(x: float, y: float) -> str:
    """The last day for papers, on the forum's row: a small sheet of paper with its corner turned."""
    d = f"M{number(x - 6)} {number(y - 8)}h8l4 4v12h-12zm3 8h6m-6 4h6"
    return tag("path", {"class": "deadline", "d": d})


def key(
    graph: TrainGraph, dots: tuple[Dot, ...], strokes: tuple[Stroke, ...], words: TrainWords
) -> list[tuple[str, Callable[[float, float], str]]]:
    """(Words, how to draw its sign at x, y) for each sign that this graph uses."""
    day = graph.first
    plain = Dot("", day, None, "", False, "")
    ring = Dot("", day, None, "", True, "")
    seat = Stroke("", "", day, "", day)
    paper = Stroke("", "", day, "", day, "paper")
    signs: list[tuple[bool, str, Callable[[float, float], str]]] = [
        (
            any(not d.is_expected and not d.is_cancelled for d in dots),
            words.key_recorded,
            lambda x, y: mark(plain, x, y, is_heard=False),
        ),
        (
            any(d.is_expected and not d.is_cancelled for d in dots),
            words.key_expected,
            lambda x, y: mark(ring, x, y, is_heard=False),
        ),
        (any(d.is_cancelled for d in dots), words.key_cancelled, _cross),
        (any(d.papers_by for d in dots), words.key_deadline, deadline),
        (
            any(s.kind != "paper" for s in strokes),
            words.key_carried,
            lambda x, y: carrying(_level(x, y), seat),
        ),
        (
            any(s.kind == "paper" for s in strokes),
            words.key_paper,
            lambda x, y: carrying(_level(x, y), paper),
        ),
        (bool(strokes), words.key_waiting, lambda x, y: path(_level(x, y), "waiting")),
    ]
    return [(said, sign) for is_used, said, sign in signs if is_used]


def _level(x: float, y: float) -> str:
    return f"M{number(x - 12)} {number(y)}h24"


def draw_key(
    signs: list[tuple[str, Callable[[float, float], str]]], edges: tuple[float, float], y: float
) -> tuple[list[str], float]:
    """(The key from the left edge to the right, on as many lines as it takes; where it ends)."""
    parts = []
    x = edges[0]
    for said, sign in signs:
        width = 44 + width_of(said, SMALL) + 20
        if x > edges[0] and x + width > edges[1]:
            x, y = edges[0], y + 28
        parts += [sign(x + 16, y), text([said], x + 36, y + 5, SMALL, "quiet")]
        x += width
    return parts, y + 20
