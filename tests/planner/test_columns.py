"""A log read from Parquet or CSV: what it becomes, and what is left out and said."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from groundswell.engine.calendar import LAST_MINUTE
from groundswell.planner import log_files
from groundswell.planner.columns import Columns, read
from groundswell.planner.log_meetings import in_order
from tests.planner.logs import as_csv, as_parquet, parquet

EPOCH = dt.datetime(1970, 1, 1)
WRITERS: dict[str, Callable[[str, Path], Path]] = {".csv": as_csv, ".parquet": as_parquet}
TWO_MEETINGS = """
    forum       | person | start            | end              | layer       | place
    That Counts | LP     | 2021-02-02 18:00 | 2021-02-02 19:30 | hyper-local | Brinnington
    That Counts | Ann    | 2021-02-02 18:00 | 2021-02-02 19:30 | hyper-local | Brinnington
    ACB         | LP     | 2021-02-09 10:00 |                  | strategic   | Stockport
"""


def minute(text: str) -> int:
    """Minutes since 1970 of a local time."""
    return (dt.datetime.fromisoformat(text) - EPOCH) // dt.timedelta(minutes=1)


def told(columns: Columns) -> list[tuple[str, str, str, list[str]]]:
    """(Forum, start, end, who was there) of each meeting."""
    log = columns.log
    return [
        (
            columns.forums[log.forum[m]],
            (EPOCH + dt.timedelta(minutes=int(log.start[m]))).isoformat(" ", "minutes"),
            (EPOCH + dt.timedelta(minutes=int(log.end[m]))).isoformat(" ", "minutes"),
            [columns.people[p] for p in log.who[log.first[m] : log.first[m + 1]]],
        )
        for m in range(log.n_meetings)
    ]


@pytest.fixture(params=[".csv", ".parquet"])
def taken(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[str], Columns]:
    """Reads a table written as CSV, and as Parquet."""
    return lambda text: read(WRITERS[request.param](text, tmp_path / f"log{request.param}"))


Taken = Callable[[str], Columns]


def test_a_meeting_is_a_forum_and_a_start(taken: Taken) -> None:
    assert told(taken(TWO_MEETINGS)) == [
        ("That Counts", "2021-02-02 18:00", "2021-02-02 19:30", ["LP", "Ann"]),
        ("ACB", "2021-02-09 10:00", "2021-02-09 12:00", ["LP"]),
    ]


def test_layers_stand_in_their_order_and_places_by_name(taken: Taken) -> None:
    found = taken(TWO_MEETINGS)
    assert found.layers == ("hyper-local", "strategic")
    assert found.log.layer.tolist() == [1, 2]
    assert [found.places[p] for p in found.log.place] == ["Brinnington", "Stockport"]


def test_an_end_that_is_not_recorded_is_two_hours_on_and_counted(taken: Taken) -> None:
    assert taken(TWO_MEETINGS).account.ends_assumed == 1


def test_without_papers_a_word_is_in_time_until_the_minute_before_the_start(taken: Taken) -> None:
    log = taken(TWO_MEETINGS).log
    assert log.cutoff.tolist() == (log.start - 1).tolist()


def test_a_paper_deadline_lasts_to_the_end_of_its_day_but_not_past_the_start(taken: Taken) -> None:
    log = taken("""
        forum | person | start            | papers_by
        ACB   | LP     | 2021-02-09 10:00 | 2021-02-01
        ACB   | LP     | 2021-05-11 10:00 | 2021-05-11
    """).log
    assert log.cutoff.tolist() == [minute("2021-02-01") + LAST_MINUTE, minute("2021-05-11 09:59")]


def test_a_meeting_known_by_its_day_lasts_the_day(taken: Taken) -> None:
    found = taken("""
        forum | person | start
        ACB   | LP     | 2021-02-09
    """)
    assert (found.log.start[0], found.log.end[0]) == (
        minute("2021-02-09"),
        minute("2021-02-09") + LAST_MINUTE,
    )
    assert (found.account.days_only, found.account.ends_assumed) == (1, 0)


def test_a_meeting_past_midnight_ends_with_its_day_and_never_before_it_starts(taken: Taken) -> None:
    log = taken("""
        forum | person | start            | end
        ACB   | LP     | 2021-02-09 22:00 | 2021-02-10 01:00
        SEND  | LP     | 2021-02-09 23:59 | 2021-02-10 01:00
    """).log
    assert log.end.tolist() == [minute("2021-02-09 23:58"), minute("2021-02-09 23:59")]


def test_meetings_stand_by_start_and_equal_starts_in_the_order_of_the_forums(taken: Taken) -> None:
    found = taken("""
        forum | person | start
        B     | x      | 2021-02-09 10:00
        A     | y      | 2021-02-09 10:00
        B     | y      | 2021-02-08 10:00
        B     | y      | 2021-02-09 10:00
    """)
    assert [(m[0], m[1], m[3]) for m in told(found)] == [
        ("B", "2021-02-08 10:00", ["y"]),
        ("B", "2021-02-09 10:00", ["x", "y"]),
        ("A", "2021-02-09 10:00", ["y"]),
    ]


def test_only_those_present_and_substitutes_count_as_there(taken: Taken) -> None:
    found = taken("""
        forum | person | start            | status
        ACB   | a      | 2021-02-09 10:00 | present
        ACB   | b      | 2021-02-09 10:00 | Substitute
        ACB   | c      | 2021-02-09 10:00 | apologies
        ACB   | d      | 2021-02-09 10:00 | absent
        ACB   | e      | 2021-02-09 10:00 | invited
        ACB   | f      | 2021-02-09 10:00 | expected
        ACB   | g      | 2021-02-09 10:00 | not recorded
        ACB   | h      | 2021-02-09 10:00 |
    """)
    assert told(found)[0][3] == ["a", "b"]
    assert found.account.not_there == 6


def test_meetings_that_did_not_meet_are_left_out_and_counted(taken: Taken) -> None:
    found = taken("""
        forum | person | start            | met
        ACB   | a      | 2021-02-09 10:00 | held
        ACB   | a      | 2021-03-09 10:00 | cancelled
        ACB   | b      | 2021-03-09 10:00 |
        ACB   | a      | 2021-04-09 10:00 | postponed
        ACB   | a      | 2021-05-09 10:00 | inquorate
        ACB   | a      | 2021-06-09 10:00 |
    """)
    assert [m[1][:10] for m in told(found)] == ["2021-02-09", "2021-06-09"]
    assert found.account.not_met == 4


def test_somebody_told_twice_is_there_once_and_it_is_said(taken: Taken) -> None:
    found = taken("""
        forum | person | start            | status
        ACB   | a      | 2021-02-09 10:00 | present
        ACB   | b      | 2021-02-09 10:00 | present
        ACB   | a      | 2021-02-09 10:00 | present
        ACB   | b      | 2021-02-09 10:00 | apologies
    """)
    assert told(found)[0][3] == ["a", "b"]
    assert (found.account.twice, found.account.not_there) == (1, 1)


def test_spaces_around_a_name_make_no_second_person(taken: Taken) -> None:
    assert taken("forum|person|start\nACB|a|2021-02-09\nACB |  a |2021-02-10").people == ("a",)


def test_columns_are_found_in_any_case_and_others_are_not_read(taken: Taken) -> None:
    found = taken("Forum|PERSON|Start|notes\nACB|a|2021-02-09|never read")
    assert told(found)[0][3] == ["a"]


def test_a_name_may_hold_commas_quotes_and_a_line_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(log_files, "BLOCK", 64)
    rows = [("forum", "person", "start"), *(("Youth, “A”\nand B", f"p {i}", "2021-02-09") for i in range(30))]
    with (tmp_path / "A.CSV").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    found = read(tmp_path / "A.CSV")
    assert found.forums == ("Youth, “A”\nand B",)
    assert len(found.people) == 30


def test_a_layer_order_that_is_given_counts_before_the_usual_one(taken: Taken) -> None:
    found = taken("""
        forum | person | start      | layer       | layer_order
        A     | a      | 2021-02-09 | national    | 0.5
        B     | a      | 2021-02-10 | Ward panels | 2
        C     | a      | 2021-02-10 | Hyper Local |
        D     | a      | 2021-02-10 |             |
    """)
    assert found.layers == ("national", "Hyper Local", "Ward panels")
    assert found.log.layer.tolist() == [1, 3, 2, 0]
    assert found.account.without_layer == 1


def test_a_folder_holds_attendance_and_forums(tmp_path: Path) -> None:
    as_csv("forum|layer|place\nACB|strategic|Stockport\nNever met|steering|", tmp_path / "forums.csv")
    as_parquet("forum|person|start\nNew one|a|2021-02-08\nACB|a|2021-02-09", tmp_path / "attendance.parquet")
    found = read(tmp_path)
    assert found.forums == ("ACB", "Never met", "New one")
    assert found.layers == ("steering", "strategic")
    assert found.log.layer.tolist() == [2, 1, 0]
    assert found.log.place.tolist() == [0, -1, -1]
    assert (found.account.without_layer, found.account.without_meeting) == (1, 1)


@pytest.mark.parametrize("unit", ["s", "ms", "us", "ns"])
def test_timestamps_of_any_unit_are_local_minutes(tmp_path: Path, unit: str) -> None:
    moments = np.array(["1969-12-31T23:58:59", "2021-02-09T10:30:59"], dtype=f"datetime64[{unit}]")
    log = read(parquet(tmp_path / "a.parquet", forum=["A", "A"], person=["a", "a"], start=moments)).log
    assert log.start.tolist() == [-2, minute("2021-02-09 10:30")]
    assert log.day.tolist() == [-1, 18667]


def test_dates_numbers_as_names_and_dictionaries_are_read(tmp_path: Path) -> None:
    to = parquet(
        tmp_path / "a.parquet",
        forum=pa.array(["A", "B"]).dictionary_encode(),
        person=[7, 7],
        start=[dt.date(2021, 2, 9), dt.date(2021, 2, 10)],
        met=[True, None],
        layer_order=[1, 2],
        layer=["x", "y"],
    )
    found = read(to)
    assert (found.forums, found.people, found.layers) == (("A", "B"), ("7",), ("x", "y"))
    assert found.account.days_only == 2


def test_names_are_the_same_across_row_groups(tmp_path: Path) -> None:
    rows = 5_000
    table = pa.table(
        {
            "forum": [f"forum {i % 7}" for i in range(rows)],
            "person": [f"person {i % 911}" for i in range(rows)],
            "start": [f"2021-{i % 12 + 1:02}-{i % 28 + 1:02} 10:00" for i in range(rows)],
        }
    )
    pq.write_table(table, tmp_path / "a.parquet", row_group_size=313)
    found = told(read(tmp_path / "a.parquet"))
    expected: dict[tuple[str, str], set[str]] = {}
    for row in table.to_pylist():
        expected.setdefault((row["forum"], row["start"]), set()).add(row["person"])
    assert {(f, s): set(who) for f, s, _end, who in found} == expected
    assert [s for _f, s, _e, _w in found] == sorted(s for _f, s, _e, _w in found)


def test_sorting_by_one_number_and_by_three_is_the_same() -> None:
    rng = np.random.default_rng(5)
    start, forum, person = (rng.permutation(1_000).astype(np.int32) % n for n in (9, 13, 1_000))
    small = in_order(start, forum, person, n_forums=13, n_people=1_000)
    large = in_order(start, forum, person, n_forums=1 << 31, n_people=1 << 31)
    assert small.tolist() == large.tolist()


def test_each_step_of_reading_is_told(tmp_path: Path) -> None:
    steps: list[tuple[int, int]] = []
    read(as_parquet(TWO_MEETINGS, tmp_path / "a.parquet"), progress=lambda _d, i, n: steps.append((i, n)))
    assert steps == [(i, 7) for i in range(1, 8)]
