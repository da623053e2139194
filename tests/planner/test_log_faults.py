"""Each mistake an attendance log can hold is named, with its place in the file and what to do."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest

from groundswell.planner import columns, free_memory, log_files
from groundswell.planner.columns import read
from groundswell.planner.log_faults import LogFault
from groundswell.planner.log_files import Weight
from tests.planner.logs import as_csv, as_parquet, parquet

GOOD = "forum|person|start\nACB|a|2021-02-09 10:00\n"
MISTAKES = {
    "missing_column": ("forum|person|begins\nACB|a|2021-02-09", "“start”", "forum, person, begins"),
    "empty_cell": (GOOD + "|b|2021-02-09 10:00", "“forum”", "leave the row out"),
    "bad_time": (GOOD + "ACB|b|9 Feb 2021", "“9 Feb 2021”", "2021-02-09 14:30"),
    "time_zone_given": (GOOD + "ACB|b|2021-02-09T10:00+01:00", "time zone", "local time"),
    "outside_years": (GOOD + "ACB|b|0221-02-09 10:00", "1900 to 2200", "Correct the year"),
    "ends_before_start": (
        "forum|person|start|end\nA|a|2021-02-08 10:00|\nA|b|2021-02-09 10:00|2021-02-09 09:00",
        "ends before",
        "leave it empty",
    ),
    "papers_after_start": (
        "forum|person|start|papers_by\nA|a|2021-02-08 10:00|\nA|b|2021-02-09 10:00|2021-02-10",
        "after the meeting's day",
        "leave it empty",
    ),
    "unknown_word": (
        "forum|person|start|status\nA|a|2021-02-09|\nA|b|2021-02-09|asleep",
        "“asleep”",
        "present",
    ),
    "unknown_layer": ("forum|person|start|layer\nA|a|2021-02-09|moon", "“moon”", "layer_order"),
    "two_answers": (
        "forum|person|start|layer\nA|a|2021-02-09|strategic\nA|b|2021-02-10|steering",
        "another “layer”",
        "two names",
    ),
    "layers_on_one_step": (
        "forum|person|start|layer|layer_order\nA|a|2021-02-09|x|1\nB|a|2021-02-09|y|1",
        "“x” and “y”",
        "of its own",
    ),
    "bad_number": (
        "forum|person|start|layer|layer_order\nA|a|2021-02-09|x|1\nB|a|2021-02-09|y|high",
        "“high”",
        "1 nearest",
    ),
}
AT_A_ROW = {
    "empty_cell",
    "bad_time",
    "time_zone_given",
    "outside_years",
    "ends_before_start",
    "papers_after_start",
    "unknown_word",
    "two_answers",
    "bad_number",
}


def fault(path: Path) -> LogFault:
    """What is wrong with the log at `path`."""
    with pytest.raises(LogFault) as raised:
        read(path)
    return raised.value


@pytest.mark.parametrize("code", MISTAKES)
def test_a_mistake_in_a_csv_file_is_named_with_its_row(tmp_path: Path, code: str) -> None:
    text, says, remedy = MISTAKES[code]
    found = fault(as_csv(text, tmp_path / "log.csv"))
    assert (found.code, found.field) == (code, "log")
    assert says in found.message
    assert remedy in str(found.remedy)
    assert ("Row 3" in found.message) == (code in AT_A_ROW)


@pytest.mark.parametrize("code", MISTAKES)
def test_a_mistake_in_a_parquet_file_is_named_with_its_row(tmp_path: Path, code: str) -> None:
    text, says, _remedy = MISTAKES[code]
    found = fault(as_parquet(text, tmp_path / "log.parquet"))
    assert found.code == code
    assert says in found.message
    assert ("Row 2" in found.message) == (code in AT_A_ROW)


@pytest.mark.parametrize("column", ["person", "start"])
def test_an_empty_person_or_start_is_a_mistake(tmp_path: Path, column: str) -> None:
    text = GOOD + ("ACB||2021-02-09" if column == "person" else "ACB|b|")
    found = fault(as_csv(text, tmp_path / "log.csv"))
    assert (found.code, column in found.message) == ("empty_cell", True)


@pytest.mark.parametrize("column", ["end", "papers_by", "met", "place", "layer_order"])
def test_two_rows_of_one_thing_may_not_differ(tmp_path: Path, column: str) -> None:
    cells = {
        "end": ("2021-02-09 11:00", "2021-02-09 12:00"),
        "papers_by": ("2021-02-01", "2021-02-02"),
        "met": ("held", "cancelled"),
        "place": ("here", "there"),
        "layer_order": ("1", "2"),
    }[column]
    text = f"forum|person|start|layer|{column}\n" + "\n".join(
        f"A|{p}|2021-02-09 10:00|x|{cell}" for p, cell in zip("abc", (*cells, cells[0]), strict=True)
    )
    found = fault(
        as_csv(text.replace("|x|", "|steering|") if column != "layer_order" else text, tmp_path / "a.csv")
    )
    assert found.code == "two_answers"
    assert column in found.message


@pytest.mark.parametrize(
    "start", [[1.5], [True], [1_612_864_800]], ids=["fraction", "yes or no", "seconds since 1970"]
)
def test_a_start_of_another_kind_is_a_mistake(tmp_path: Path, start: list[object]) -> None:
    found = fault(parquet(tmp_path / "a.parquet", forum=["A"], person=["a"], start=start))
    assert (found.code, "start" in found.message) == ("wrong_type", True)


@pytest.mark.parametrize(
    "forum", [pa.array([{"name": "A"}]), pa.array([["A"]]), pa.array([b"A"])], ids=["struct", "list", "bytes"]
)
def test_a_forum_of_another_kind_is_a_mistake(tmp_path: Path, forum: pa.Array) -> None:
    found = fault(parquet(tmp_path / "a.parquet", forum=forum, person=["a"], start=["2021-02-09"]))
    assert (found.code, "forum" in found.message) == ("wrong_type", True)


def test_a_person_of_another_kind_is_a_mistake(tmp_path: Path) -> None:
    found = fault(parquet(tmp_path / "a.parquet", forum=["A"], person=[1.5], start=["2021-02-09"]))
    assert (found.code, "person" in found.message) == ("wrong_type", True)


def test_a_timestamp_with_a_zone_is_a_mistake(tmp_path: Path) -> None:
    start = pa.array([dt.datetime(2021, 2, 9, 10)], pa.timestamp("s", tz="Europe/London"))
    found = fault(parquet(tmp_path / "a.parquet", forum=["A"], person=["a"], start=start))
    assert found.code == "time_zone_given"


@pytest.mark.parametrize("year", ["1899-12-31", "2201-01-01", "9999-01-01"])
def test_a_timestamp_outside_the_years_is_a_mistake(tmp_path: Path, year: str) -> None:
    start = np.array(["2021-02-09", year], dtype="datetime64[s]")
    found = fault(parquet(tmp_path / "a.parquet", forum=["A", "A"], person=["a", "a"], start=start))
    assert (found.code, "Row 2" in found.message) == ("outside_years", True)


def test_the_first_and_last_year_count(tmp_path: Path) -> None:
    log = read(as_csv("forum|person|start\nA|a|1900-01-01\nA|a|2200-12-31 22:30", tmp_path / "a.csv")).log
    assert log.n_meetings == 2


@pytest.mark.parametrize("name", ["a.parquet", "a.csv"])
def test_a_log_of_no_rows_is_empty(tmp_path: Path, name: str) -> None:
    write = as_csv if name.endswith("csv") else as_parquet
    assert fault(write("forum|person|start", tmp_path / name)).code == "empty_log"


def test_a_log_in_which_nobody_was_there_is_empty(tmp_path: Path) -> None:
    assert (
        fault(as_csv("forum|person|start|status\nA|a|2021-02-09|absent", tmp_path / "a.csv")).code
        == "empty_log"
    )


def test_a_file_of_nothing_is_empty(tmp_path: Path) -> None:
    (tmp_path / "a.csv").touch()
    assert fault(tmp_path / "a.csv").code == "empty_log"


def test_a_file_that_is_not_parquet_is_told(tmp_path: Path) -> None:
    as_csv(GOOD, tmp_path / "a.parquet")
    assert fault(tmp_path / "a.parquet").code == "not_parquet"
    (tmp_path / "b.parquet").touch()
    assert fault(tmp_path / "b.parquet").code == "not_parquet"


def test_a_parquet_file_that_breaks_off_is_told_wherever_it_does(tmp_path: Path) -> None:
    whole = as_parquet(GOOD * 1 + "ACB|b|2021-02-09 10:00", tmp_path / "a.parquet").read_bytes()
    for kept in range(4, len(whole) - 1, 37):
        (tmp_path / "b.parquet").write_bytes(whole[:kept])
        assert fault(tmp_path / "b.parquet").code == "log_broken_off"


def test_a_parquet_file_damaged_inside_is_told(tmp_path: Path) -> None:
    whole = bytearray(as_parquet(GOOD, tmp_path / "a.parquet").read_bytes())
    whole[4:40] = bytes(36)
    (tmp_path / "a.parquet").write_bytes(whole)
    assert fault(tmp_path / "a.parquet").code == "log_broken_off"


def test_a_row_with_too_few_cells_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("forum,person,start\nA,a,2021-02-09\nA,b\n", encoding="utf-8")
    found = fault(tmp_path / "a.csv")
    assert found.code == "not_csv"
    assert "row 3 has 2 cells, the heading 3" in found.message


def test_a_row_with_too_few_cells_is_told_far_into_a_long_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(log_files, "BLOCK", 1 << 10)
    (tmp_path / "a.csv").write_text(
        "forum,person,start\n" + "A,a,2021-02-09\n" * 500 + "A,b\n", encoding="utf-8"
    )
    assert "row 502 has 2 cells" in fault(tmp_path / "a.csv").message


def test_cells_divided_by_semicolons_are_told(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("forum;person;start\nA;a;2021-02-09\n", encoding="utf-8")
    found = fault(tmp_path / "a.csv")
    assert (found.code, "“;”" in found.message) == ("not_csv", True)


def test_text_that_is_not_utf_8_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes("forum,person,start\nA,Zoë,2021-02-09\n".encode("latin-1"))
    assert fault(tmp_path / "a.csv").code == "not_csv"
    (tmp_path / "b.csv").write_bytes(b"\xff\xfe\x00")
    assert fault(tmp_path / "b.csv").code == "not_csv"


def test_two_columns_of_one_name_are_told(tmp_path: Path) -> None:
    assert fault(as_csv("forum|person|start|Person\nA|a|2021-02-09|b", tmp_path / "a.csv")).code == "not_csv"


@pytest.mark.parametrize("name", ["none.parquet", "log.txt", "folder"])
def test_where_there_is_no_log_it_is_told(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "log.txt").write_text("forum", encoding="utf-8")
    assert fault(tmp_path / name).code == "no_log"


def test_more_rows_than_can_be_counted_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(columns, "weigh", lambda _path: Weight(1 << 31, 1))
    found = fault(as_csv(GOOD, tmp_path / "a.csv"))
    assert (found.code, "2,147,483,648" in found.message) == ("too_many_rows", True)


def test_a_log_that_needs_more_memory_than_is_free_is_refused_before_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(columns, "free_memory", lambda: 1_000_000)
    found = fault(as_csv(GOOD, tmp_path / "a.csv"))
    assert (found.code, "1 MB is free" in found.message) == ("too_little_memory", True)


def test_free_memory_is_what_the_system_a_container_and_our_own_limit_leave(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "meminfo").write_text("MemTotal: 9000 kB\nMemAvailable:  5000 kB\n", encoding="ascii")
    monkeypatch.setattr(free_memory, "MEMINFO", tmp_path / "meminfo")
    monkeypatch.setattr(free_memory, "GROUP", tmp_path)
    monkeypatch.setattr(free_memory, "_of_ourselves", lambda: 1 << 62)
    assert free_memory.free_memory() == 5_000 * 1024
    (tmp_path / "memory.max").write_text("3000000\n", encoding="ascii")
    (tmp_path / "memory.current").write_text("2500000\n", encoding="ascii")
    (tmp_path / "memory.stat").write_text("anon 7\ninactive_file 100000\n", encoding="ascii")
    assert free_memory.free_memory() == 600_000
    (tmp_path / "memory.max").write_text("max\n", encoding="ascii")
    assert free_memory.free_memory() == 5_000 * 1024
