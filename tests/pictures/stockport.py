"""The example's forums, people and journeys as the pictures take them."""

from __future__ import annotations

import datetime as dt

from groundswell.pictures.train_graph import Dot, Row, Stroke, TrainGraph
from groundswell.pictures.tube_map import Line, Station, TubeMap

LAYERS = ("Hyper-local", "Operational", "Steering", "Strategic", "Executive")
NAMES = {
    "that-counts": "That Counts",
    "lp-ops": "LP Ops",
    "lp-steering": "LP Steering",
    "acb": "Active Communities Board",
    "send-board": "SEND Board",
    "gmm": "GM Moving executive",
}
PILOT = ("that-counts", "lp-ops", "lp-steering")


def station(
    key: str, layer: int | None, others: tuple[str, ...] = (), also_in: tuple[str, ...] = ()
) -> Station:
    """A forum of the example, with its page."""
    return Station(key, NAMES.get(key, key), layer, f"/forums/{key}/", also_in, others)


def line(key: str, name: str, *stops: str, by_invitation: frozenset[str] = frozenset()) -> Line:
    """A person, with their page."""
    return Line(key, name, stops, f"/people/{key}/", by_invitation)


STOCKPORT = TubeMap(
    LAYERS,
    (
        station("that-counts", 0),
        station("lp-ops", 1),
        station("lp-steering", 2),
        station("acb", 3, ("Other senior system leaders (not named)",)),
        station("send-board", 3, ("Council", "Health", "Education")),
        station("gmm", 4),
    ),
    (
        line("lp-lead", "LP Lead", *PILOT),
        line("seashell-1", "Seashell practitioner 1", *PILOT),
        line("seashell-2", "Seashell practitioner 2", *PILOT),
        line(
            "ph-lead",
            "Public Health Lead",
            *("lp-ops", "lp-steering", "acb", "send-board"),
            by_invitation=frozenset({"send-board"}),
        ),
        line("dph", "Director of Public Health", "acb"),
        line("holt", "Cllr Eve Holt", "gmm"),
        line("lever", "Hayley Lever", "gmm"),
    ),
)


def day(month: int, number: int) -> dt.date:
    """A day of 2021."""
    return dt.date(2021, month, number)


CALENDAR = {
    "that-counts": (day(1, 5), day(2, 2), day(3, 2)),
    "lp-ops": (day(1, 7), day(1, 21), day(2, 4), day(2, 18), day(3, 4)),
    "lp-steering": (day(1, 28), day(3, 11)),
    "acb": (day(2, 9), day(5, 11)),
    "send-board": (day(2, 25), day(4, 22)),
}
PAPERS = {day(2, 9): day(2, 1), day(5, 11): day(4, 30), day(2, 25): day(2, 17), day(4, 22): day(4, 14)}
TODAY = day(2, 15)


def dot(forum: str, on: dt.date, *, is_cancelled: bool = False) -> Dot:
    """A meeting of the example."""
    return Dot(
        forum,
        on,
        None,
        f"/meetings/{forum}-{on}/",
        is_expected=on > TODAY,
        label=f"{NAMES[forum]}, {on:%d %B %Y}",
        is_cancelled=is_cancelled,
        papers_by=PAPERS.get(on),
    )


MID_MARCH = day(3, 15)


def graph(*strokes: Stroke, last: dt.date = MID_MARCH, asked: dt.date | None = None) -> TrainGraph:
    """The example's calendar until the last day, with these strokes; one LP Ops meeting cancelled."""
    rows = tuple(Row(key, NAMES[key], f"/forums/{key}/") for key in reversed(CALENDAR))
    dots = [
        dot(forum, on, is_cancelled=on == day(1, 21))
        for forum, days in CALENDAR.items()
        for on in days
        if on <= last
    ]
    return TrainGraph(rows, tuple(dots), strokes, day(1, 1), last, TODAY, asked)


TO_THE_ACB = graph(
    Stroke("LP Lead", "that-counts", day(2, 2), "lp-ops", day(2, 4)),
    Stroke("Public Health Lead", "lp-ops", day(2, 4), "acb", day(2, 9)),
    asked=day(1, 25),
)
BY_PAPER = graph(
    Stroke("Public Health Lead", "lp-ops", day(2, 4), "acb", day(2, 9)),
    Stroke("the paper", "acb", day(2, 9), "send-board", day(4, 22), "paper"),
    last=day(5, 15),
)
NO_WAY = graph()
