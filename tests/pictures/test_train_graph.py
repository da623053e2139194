"""The train graph: what it shows of a journey, of none, and of anything at all."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from groundswell.pictures.picture import Picture
from groundswell.pictures.train_graph import Dot, Row, Stroke, TrainGraph, TrainWords, draw
from tests.pictures.reading_pictures import (
    SVG,
    letters,
    outside,
    overlapping,
    parsed,
    struck_through,
    with_class,
)
from tests.pictures.stockport import BY_PAPER, NO_WAY, TO_THE_ACB, TODAY, day, graph


def both(picture: Picture) -> tuple[str, str]:
    """The two drawings."""
    return picture.wide, picture.upright


def said(svg: str) -> list[str]:
    """Every text of the drawing."""
    return [t.said for t in letters(parsed(svg))]


def test_the_finding_says_where_when_and_by_whom_it_could_be_heard() -> None:
    assert draw(TO_THE_ACB).finding == (
        "It could be heard at Active Communities Board on Tuesday 9 February 2021, 7 days after That Counts on "
        "Tuesday 2 February 2021, carried by LP Lead, then Public Health Lead."
    )


def test_where_there_is_no_way_the_finding_says_so_and_no_stroke_is_drawn() -> None:
    picture = draw(NO_WAY)
    assert (
        picture.finding == "No way is drawn: 12 meetings from Friday 1 January 2021 to Monday 15 March 2021."
    )
    for svg in both(picture):
        assert not with_class(parsed(svg), "carrying")


def test_rows_stand_with_the_most_strategic_on_top() -> None:
    names = [t for t in letters(parsed(draw(TO_THE_ACB).wide)) if t.classes == "row-name"]
    order = [t.said for t in sorted(names, key=lambda t: t.top)]
    assert order == ["SEND Board", "Active Communities", "Board", "LP Steering", "LP Ops", "That Counts"]


def test_every_meeting_is_a_link_that_tells_its_state() -> None:
    root = parsed(draw(TO_THE_ACB).wide)
    told = {a.get("href"): a.get("aria-label") or "" for a in root.iter(f"{SVG}a") if a.get("class") == "met"}
    assert len(told) == 12
    assert told["/meetings/acb-2021-02-09/"] == "Active Communities Board, 09 February 2021"
    assert told["/meetings/lp-ops-2021-01-21/"].endswith(", cancelled")
    assert told["/meetings/send-board-2021-02-25/"].endswith(", expected or not recorded")


def test_recorded_expected_and_cancelled_meetings_look_different() -> None:
    root = parsed(draw(TO_THE_ACB).wide)
    meetings = [a for a in root.iter(f"{SVG}a") if a.get("class") == "met"]
    shapes = [e.get("class", "") for a in meetings for e in a if "meeting" in e.get("class", "").split()]
    assert sum("meeting-recorded" in s for s in shapes) == 6
    assert sum("meeting-expected" in s for s in shapes) == 5
    assert sum(s == "meeting" for s in shapes) == 1


def test_a_stroke_ends_on_the_meetings_it_joins() -> None:
    root = parsed(draw(TO_THE_ACB).wide)
    heard = {(float(e.get("cx", 0)), float(e.get("cy", 0))) for e in with_class(root, "meeting-heard")}
    ends = {
        tuple(map(float, e.get("d", "").split("L")[1].split()))
        for e in with_class(root, "carrying")
        if "L" in e.get("d", "")
    }
    assert len(heard) == 3
    assert ends <= heard
    assert len(ends) == 2


def test_waiting_is_a_thin_level_line_before_the_first_meeting_and_between() -> None:
    waits = [e.get("d", "") for e in with_class(parsed(draw(TO_THE_ACB).wide), "waiting")]
    assert len(waits) == 3  # from the asking, at LP Ops, and the sign in the key
    assert all("H" in d or "h" in d for d in waits)
    assert "Waiting from 25 January" in said(draw(TO_THE_ACB).upright)


def test_a_carriers_name_never_stands_on_the_waiting_of_another() -> None:
    """Once "LP Lead, 2 days" stood above LP Ops' line, where the Public Health Lead was waiting."""
    short = replace(
        TO_THE_ACB, first=day(1, 26), last=day(2, 16), rows=TO_THE_ACB.rows[1:2] + TO_THE_ACB.rows[3:]
    )
    root = parsed(draw(short).wide)
    (label,) = [t for t in letters(root) if t.said == "LP Lead, 2 days"]
    ops = [t for t in letters(root) if t.said == "LP Ops"][0]
    assert label.top > ops.top


def test_a_paper_carried_is_dotted() -> None:
    for svg in both(draw(BY_PAPER)):
        assert with_class(parsed(svg), "carrying-paper")
        assert "Carried by a paper" in said(svg)
    assert not with_class(parsed(draw(TO_THE_ACB).wide), "carrying-paper")


def test_today_months_and_the_paper_deadline_are_named() -> None:
    words = said(draw(TO_THE_ACB).wide)
    assert {
        "Today, 15 February",
        "January 2021",
        "February 2021",
        "March 2021",
        "Papers by 1 February",
    } <= set(words)
    assert "Today, 15 February" in said(draw(TO_THE_ACB).upright)
    assert "Papers by 1 February" in said(draw(TO_THE_ACB).upright)


def test_upright_today_stands_between_what_was_and_what_is_to_come() -> None:
    crossing = graph(Stroke("Public Health Lead", "lp-ops", day(1, 7), "send-board", day(2, 25)))
    words = said(draw(crossing).upright)
    at = [
        words.index(w) for w in ("LP Ops", "Public Health Lead, 49 days", "Today, 15 February", "SEND Board")
    ]
    assert at == sorted(at)


def test_upright_tells_the_stops_in_order_and_counts_the_meetings_left_out() -> None:
    words = said(draw(TO_THE_ACB).upright)
    names = [w for w in words if w in {"That Counts", "LP Ops", "Active Communities Board", "Board"}]
    assert names[:2] == ["That Counts", "LP Ops"]
    assert "9 more meetings are in the table" in words


def test_the_table_has_a_row_for_every_meeting_and_every_carrying_in_order_of_time() -> None:
    table = draw(TO_THE_ACB).table
    assert len(table.rows) == 12 + 2
    assert (
        "Tuesday 9 February 2021",
        "Active Communities Board",
        "Recorded",
        "Monday 1 February 2021",
    ) in table.rows
    assert (
        "Thursday 4 February 2021 to Tuesday 9 February 2021",
        "LP Ops to Active Communities Board",
        "Carried by Public Health Lead, 5 days",
        "",
    ) in table.rows
    assert table.rows[2][2] == "Cancelled"
    assert table.hrefs[0] == "/meetings/that-counts-2021-01-05/"


def test_an_empty_graph_says_so() -> None:
    empty = TrainGraph((), (), (), TODAY, TODAY)
    picture = draw(empty)
    assert said(picture.wide) == ["There are no meetings to draw."]
    assert "There are no meetings to draw." in " ".join(said(picture.upright))


def test_words_and_days_are_the_callers() -> None:
    words = TrainWords(today="Heddiw {day}", day=lambda d: d.isoformat(), date=lambda d: d.isoformat())
    picture = draw(TO_THE_ACB, words=words)
    assert "Heddiw 2021-02-15" in said(picture.wide)
    assert "on 2021-02-09" in picture.finding


def test_names_are_escaped() -> None:
    nasty = "<script>&\"'\u202e" + "x" * 200
    one = replace(TO_THE_ACB, rows=tuple(replace(r, name=nasty) for r in TO_THE_ACB.rows))
    for svg in both(draw(replace(one, strokes=tuple(replace(s, carrier=nasty) for s in one.strokes)))):
        root = parsed(svg)
        assert not [e for e in root.iter() if e.tag.endswith("script")]
        assert "\u202e" not in svg
        assert any((e.text or "").endswith("x" * 200) for e in root.iter(f"{SVG}title"))
        assert overlapping(root) == []
        assert outside(root) == []


def test_the_same_graph_is_the_same_text() -> None:
    assert draw(BY_PAPER) == draw(BY_PAPER)


@pytest.mark.parametrize("one", [TO_THE_ACB, BY_PAPER, NO_WAY])
def test_no_letters_are_smaller_than_fourteen_units(one: TrainGraph) -> None:
    for svg in both(draw(one)):
        assert min(t.size for t in letters(parsed(svg))) >= 14


names = st.text(min_size=0, max_size=50) | st.sampled_from(["Active Communities Board", "W" * 60, "LP Ops"])


@st.composite
def graphs(draw_one: st.DrawFn) -> TrainGraph:
    """Any graph: up to nine forums, forty meetings, seven carryings, a day to two years."""
    keys = [f"f{n}" for n in range(draw_one(st.integers(0, 9)))]
    first = day(1, 1) + dt.timedelta(days=draw_one(st.integers(0, 60)))
    length = draw_one(st.integers(0, 700))
    days = st.integers(-3, length + 3).map(lambda n: first + dt.timedelta(days=n))
    forums = st.sampled_from([*keys, "unknown"])
    rows = tuple(Row(key, draw_one(names), f"/{key}/") for key in keys)
    dots = tuple(
        Dot(
            draw_one(forums),
            draw_one(days),
            None,
            "/m/",
            draw_one(st.booleans()),
            "m",
            n % 7 == 0,
            draw_one(days),
        )
        for n in range(draw_one(st.integers(0, 40)))
    )
    strokes = []
    at, on = draw_one(forums), draw_one(days)
    for n in range(draw_one(st.integers(0, 7))):
        to, later = draw_one(forums), on + dt.timedelta(days=draw_one(st.integers(1, 60)))
        strokes.append(Stroke(draw_one(names), at, on, to, later, "paper" if n % 3 == 2 else "seat"))
        at, on = to, later
    asked, today = draw_one(st.none() | days), draw_one(st.none() | days)
    return TrainGraph(rows, dots, tuple(strokes), first, first + dt.timedelta(days=length), today, asked)


@settings(max_examples=60, deadline=None)
@given(graphs())
def test_no_label_lies_over_another_nor_leaves_the_frame(one: TrainGraph) -> None:
    for svg in both(draw(one)):
        root = parsed(svg)
        assert overlapping(root) == []
        assert outside(root) == []


@settings(max_examples=60, deadline=None)
@given(graphs())
def test_no_carrying_runs_through_a_name(one: TrainGraph) -> None:
    for svg in both(draw(one)):
        assert struck_through(parsed(svg), "carrying", {"carrier", "row-name", "carried"}) == []
