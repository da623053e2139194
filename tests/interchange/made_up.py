"""Registers made up at random, valid by construction: what a property test takes in and out again."""

from __future__ import annotations

import datetime as dt

from hypothesis import strategies as st

LATIN = "abcdefghijklmnopqrstuvwxyzABCXYZéüñ 0123456789'=+-@.,;:\"()“”–"
Table = list[list[str]]
Draw = st.DrawFn


def words() -> st.SearchStrategy[str]:
    """A name: letters, signs that look like formulas, quotation marks, commas."""
    return st.text(alphabet=LATIN, min_size=1, max_size=25).map(lambda text: f"N{text}".strip())


def notes() -> st.SearchStrategy[str]:
    """A longer text with line ends, and with beginnings a spreadsheet would compute."""
    said = st.text(alphabet=LATIN + "\n", max_size=60).map(str.strip)
    return said.map(lambda text: f"'{text}" if text[:1] in "=+-@" and text else text)


def days() -> st.SearchStrategy[str]:
    """A day as people type it, or none."""
    return st.one_of(st.just(""), st.dates(dt.date(1850, 1, 1), dt.date(2100, 1, 1)).map(str))


def yes_no() -> st.SearchStrategy[str]:
    """yes or no."""
    return st.sampled_from(["yes", "no"])


def ways_to_tell() -> st.SearchStrategy[list[str]]:
    """A phone number, a number for texts and a page, of which at least one is there."""
    numbers = st.sampled_from(["", "0800 1111", "+44 1632 960001", "(01632) 960001", "116 123"])
    pages = st.sampled_from(["", "nspcc.org.uk", "https://www.example.org/tell?us=now"])
    return st.tuples(numbers, numbers, pages).filter(any).map(list)


def spans(draw: Draw) -> list[str]:
    """A first and a last day, in order; either may be empty."""
    first, last = draw(days()), draw(days())
    return sorted([first, last]) if first and last else [first, last]


@st.composite
def made_up_register(draw: Draw) -> dict[str, Table]:
    """Sheets of rows that fit each other."""
    places = [["p0", draw(words()), "borough", "", ""], ["p1", draw(words()), "ward", "p0", draw(words())]]
    people = [
        [f"h{n}", draw(words()), draw(st.sampled_from(["public", "members", "place"])), str(n)]
        for n in range(3)
    ]
    forums = [_forum(draw, f"f{n}") for n in range(draw(st.integers(1, 3)))]
    seats = [_seat(draw, f"s{n}", forums) for n in range(draw(st.integers(1, 5)))]
    meetings = [_meeting(draw, n, forums) for n in range(draw(st.integers(0, 5)))]
    tables: dict[str, Table] = {
        "Instance": [["name", "fixed_today", "notice"], [draw(words()), draw(days()), draw(words())]],
        "Places": [["key", "name", "kind", "inside", "source"], *places],
        "Who to tell at once": [
            ["key", "place", "name", "what_for", "for_whom", "phone", "text_number", "web", "hours", "order"],
            ["z1", "p0", draw(words()), draw(words()), "child", *draw(ways_to_tell()), draw(words()), "2"],
        ],
        "Layers": [["key", "name", "order"], ["l1", draw(words()), "1"], ["l2", draw(words()), "2"]],
        "Subjects": [["key", "name"], ["x1", draw(words()) + " 1"], ["x2", draw(words()) + " 2"]],
        "Organisations": [
            ["key", "name", "sector", "user_led", "successors"],
            ["o1", draw(words()), "vcse", draw(st.sampled_from(["", "yes", "no"])), ""],
            ["o2", draw(words()), "health", "", draw(st.sampled_from(["", "o1"]))],
        ],
        "People": [["key", "name", "who_may_see", "order"], *people],
        "Posts": [["key", "name", "organisation"], ["j1", draw(words()), "o1"]],
        "Post holdings": [["key", "post", "person", "from", "last_day"], ["k1", "j1", "h0", *spans(draw)]],
        "Forums": [FORUM, *forums],
        "Seats": [SEAT, *seats],
        "Sittings": [["key", "seat", "person", "post", "from", "last_day"], *_sittings(draw, seats)],
        "Meetings": [MEETING, *meetings],
        "Standing items": [
            ["key", "forum", "subject", "owner", "from", "last_day"],
            ["t1", "f0", "x1", draw(st.sampled_from(["", "h1"])), *spans(draw)],
        ],
        "Aliases": [
            ["key", "name", "forum", "person"],
            ["a1", draw(words()), "f0", ""],
            ["a2", draw(words()), "", "h2"],
        ],
    }
    if meetings:
        tables |= _at_the_table(draw, meetings)
    return tables


FORUM = [
    "key", "name", "kind", "layers", "place", "about", "walk_in", "paper_days", "open_floor", "quorum",
    "recurrence", "usual_start", "opened", "last_day", "who_may_see", "order",
]  # fmt: skip
SEAT = ["key", "forum", "name", "role", "speaks_for", "several_not_named", "how_many", "sensitive", "order"]
MEETING = [
    "key",
    "forum",
    "day",
    "start",
    "end",
    "status",
    "papers_by",
    "minutes",
    "synthetic",
    "noted",
    "moved_to",
]


def _forum(draw: Draw, key: str) -> list[str]:
    return [
        key, draw(words()), "board", draw(st.sampled_from(["", "l1", "l2; l1"])), "p1", draw(notes()), draw(yes_no()),
        draw(st.sampled_from(["", "0", "5"])), draw(yes_no()), draw(st.sampled_from(["", "3"])),
        draw(st.sampled_from(["", "FREQ=MONTHLY;BYDAY=1TU"])), draw(st.sampled_from(["", "18:30"])), *spans(draw),
        "public", draw(st.sampled_from(["0", "7"])),
    ]  # fmt: skip


def _seat(draw: Draw, key: str, forums: Table) -> list[str]:
    several = draw(yes_no())
    how_many = draw(st.sampled_from(["", "4"])) if several == "yes" else ""
    forum = draw(st.sampled_from(forums))[0]
    return [
        key,
        forum,
        draw(words()),
        "member",
        draw(notes()).replace("\n", " "),
        several,
        how_many,
        draw(yes_no()),
        "2",
    ]


def _sittings(draw: Draw, seats: Table) -> Table:
    """One sitting in each seat of one, so that no two meet."""
    return [
        [f"{seat[0]}-sits", seat[0], *draw(st.sampled_from([["h1", ""], ["", "j1"]])), *spans(draw)]
        for seat in seats
        if seat[5] == "no"
    ]


def _meeting(draw: Draw, number: int, forums: Table) -> list[str]:
    forum = draw(st.sampled_from(forums))[0]
    times = draw(st.sampled_from([["", ""], ["10:00", ""], ["10:00", "11:30"], ["09:05:30", "17:00"]]))
    status = draw(st.sampled_from(["expected", "confirmed", "held", "cancelled", "inquorate"]))
    day = str(dt.date(2021, 1, 4) + dt.timedelta(days=40 * number))
    return [
        f"m{number}",
        forum,
        day,
        *times,
        status,
        draw(days()),
        "draft",
        draw(yes_no()),
        draw(notes()),
        "",
    ]


def _at_the_table(draw: Draw, meetings: Table) -> dict[str, Table]:
    """What is put to the first meeting and who was there."""
    status = draw(st.sampled_from([["present", "", ""], ["substitute", "h2", ""], ["invited", "", "x2"]]))
    return {
        "Attendance": [
            ["key", "meeting", "person", "status", "substitute_for", "invited_for", "listens_only"],
            ["w1", "m0", "h0", *status, draw(yes_no())],
        ],
        "Papers": [
            ["key", "title", "meeting", "authors"],
            ["q1", draw(words()), "m0", draw(st.sampled_from(["", "h0; h1"]))],
        ],
        "Agenda items": [
            ["key", "meeting", "number", "title", "paper", "needs_paper", "restricted", "noted"],
            [
                "i1",
                "m0",
                draw(st.sampled_from(["1", "2a", "3.10"])),
                draw(words()),
                "q1",
                draw(yes_no()),
                "no",
                draw(notes()),
            ],
        ],
        "Referrals": [["key", "paper", "from_meeting", "to_forum"], ["r1", "q1", "m0", "f0"]],
        "Open channels": [
            ["key", "kind", "name", "to_forum", "answered_on"],
            ["c1", "post", draw(words()), "f0", draw(days())],
        ],
    }
