"""What a train graph is made of: forums against time, meetings as dots, carrying as strokes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

_MONTHS = tuple(
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def english_day(day: dt.date) -> str:
    """A day and month in English, such as "9 February"."""
    return f"{day.day} {_MONTHS[day.month - 1]}"


def english_date(day: dt.date) -> str:
    """A whole date in English, such as "Tuesday 9 February 2021"."""
    return f"{_WEEKDAYS[day.weekday()]} {day.day} {english_month(day)}"


def english_month(day: dt.date) -> str:
    """A month and year in English, such as "February 2021"."""
    return f"{_MONTHS[day.month - 1]} {day.year}"


@dataclass(frozen=True)
class Row:
    """A forum, one row of the graph."""

    key: str
    name: str
    href: str


@dataclass(frozen=True)
class Dot:
    """A meeting. `label` is its spoken name, such as "LP Ops, Thursday 7 January 2021, 10 am".

    `is_expected`: still to come, or who came is not recorded. `papers_by` is the last day for a paper.
    """

    forum: str
    day: dt.date
    start: dt.time | None
    href: str
    is_expected: bool
    label: str
    is_cancelled: bool = False
    papers_by: dt.date | None = None


@dataclass(frozen=True)
class Stroke:
    """One carrying from a meeting to a later one. `kind` is "seat", or "paper" where a paper is carried."""

    carrier: str
    from_forum: str
    from_day: dt.date
    to_forum: str
    to_day: dt.date
    kind: str = "seat"


@dataclass(frozen=True)
class TrainGraph:
    """Rows with the most strategic forum first; both `first` and `last` day are shown.

    `asked` is the day the asker may first speak: waiting from there to the first meeting is drawn.
    """

    rows: tuple[Row, ...]
    dots: tuple[Dot, ...]
    strokes: tuple[Stroke, ...]
    first: dt.date
    last: dt.date
    today: dt.date | None = None
    asked: dt.date | None = None


@dataclass(frozen=True)
class TrainWords:
    """Every word the train graph writes, in English unless the caller translates them."""

    title: str = "The journey against the calendar"
    described: str = (
        "Forums are rows, the most strategic at the top. Time runs from left to right. "
        "Meetings are dots; the thick line is the way the word could go. The table below says the same in words."
    )
    described_upright: str = (
        "Time runs downwards. Each stop is a meeting; the line between is who could carry the word. "
        "The table below says the same in words."
    )
    empty: str = "There are no meetings to draw."
    today: str = "Today, {day}"
    papers_by: str = "Papers by {day}"
    key_recorded: str = "Who came is recorded"
    key_expected: str = "Expected, or not recorded"
    key_cancelled: str = "Cancelled"
    key_carried: str = "Carried by a person"
    key_paper: str = "Carried by a paper"
    key_waiting: str = "Waiting for the meeting"
    key_deadline: str = "Last day for papers"
    asked: str = "Waiting from {day}"
    days_one: str = "{count} day"
    days_many: str = "{count} days"
    carried_by: str = "{carrier}, {days}"
    recorded: str = "Recorded"
    expected: str = "Expected or not recorded"
    cancelled: str = "Cancelled"
    cancelled_link: str = "{meeting}, cancelled"
    expected_link: str = "{meeting}, expected or not recorded"
    more_one: str = "{count} more meeting is in the table"
    more_many: str = "{count} more meetings are in the table"
    caption: str = "Meetings shown, and each carrying"
    head: tuple[str, ...] = ("Day", "Forum", "What", "Papers by")
    leg_forums: str = "{first} to {second}"
    leg_days: str = "{first} to {second}"
    leg_what: str = "Carried by {carrier}, {days}"
    finding: str = (
        "It could be heard at {target} on {day}, {days} after {origin} on {start}, carried by {carriers}."
    )
    finding_none_one: str = "No way is drawn: {count} meeting from {first} to {last}."
    finding_none_many: str = "No way is drawn: {count} meetings from {first} to {last}."
    carriers_join: str = ", then "
    day: Callable[[dt.date], str] = english_day
    date: Callable[[dt.date], str] = english_date
    month: Callable[[dt.date], str] = english_month
