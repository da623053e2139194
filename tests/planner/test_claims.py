"""Every fault a list of claimed hand-offs can have: told with its row and its remedy, and nothing else."""

from __future__ import annotations

import json

import pytest

from groundswell.planner.bad_hand_offs import (
    COLUMNS,
    MOST_ROWS,
    BadHandOffs,
    NoHandOffs,
    NoSuchColumn,
    NotAList,
    NotText,
    TooLarge,
)
from groundswell.planner.claims import Fault, read_claims

HEAD = "thread,carrier,from_forum,from_date,to_forum,to_date,claimed_by\n"
GOOD = "Swimming,LP Lead,That Counts,2021-01-05,LP Ops,2021-01-07,a minute\n"


def faults_of(*rows: str) -> tuple[Fault, ...]:
    """The faults of these rows; a good one stands beside them and is read all the same."""
    claims, faults = read_claims((HEAD + GOOD + "".join(row + "\n" for row in rows)).encode())
    assert claims[0].row == 2
    return faults


def refused(given: bytes) -> BadHandOffs:
    with pytest.raises(BadHandOffs) as told:
        read_claims(given)
    assert told.value.message
    assert str(told.value.remedy)
    return told.value


def test_a_csv_is_read_with_the_line_of_each_row() -> None:
    claims, faults = read_claims((HEAD + "\n" + GOOD + GOOD).encode())
    assert faults == ()
    assert [c.row for c in claims] == [3, 4]
    assert (claims[0].thread, claims[0].carrier, claims[0].claimed_by) == ("Swimming", "LP Lead", "a minute")
    assert claims[0].to_date.isoformat() == "2021-01-07"


def test_a_json_list_is_read_alike_and_so_is_one_under_its_name() -> None:
    row = dict(zip(COLUMNS, GOOD.strip().split(","), strict=True))
    listed = read_claims(json.dumps([row]).encode())
    assert listed == read_claims(json.dumps({"hand_offs": [row]}).encode())
    assert listed[0][0].row == 1
    assert listed[0][0].carrier == "LP Lead"


def test_semicolons_a_byte_order_mark_and_days_first_are_read() -> None:
    head = "\ufeffCarrier;From_Forum;from_date;to_forum;to_date\r\n"
    claims, faults = read_claims((head + "LP Lead;That Counts;5/1/2021;LP Ops;7/1/2021\r\n").encode())
    assert faults == ()
    assert (claims[0].from_date.isoformat(), claims[0].thread) == ("2021-01-05", "")


@pytest.mark.parametrize(
    "day", ["2021-02-30", "yesterday", "20210105", "9999-01-01", "31/13/2021", "٢٠٢١-٠١-٠٥"]
)
def test_a_day_that_is_none_is_told_with_its_row(day: str) -> None:
    (fault,) = faults_of(f"Swimming,LP Lead,That Counts,{day},LP Ops,2021-01-07,x")
    assert (fault.row, fault.code) == (3, "bad_date")
    assert day in fault.says
    assert "from_date" in fault.says
    assert "2021-02-09" in fault.remedy


@pytest.mark.parametrize("cell", ["=1+1", "+44", "-2", "@SUM(A1)", " =cmd|' /C calc'!A0"])
def test_a_formula_is_told_with_its_row_and_not_worked_out(cell: str) -> None:
    (fault,) = faults_of(f"Swimming,{cell},That Counts,2021-01-05,LP Ops,2021-01-07,x")
    assert (fault.row, fault.code) == (3, "formula")
    assert "carrier" in fault.says
    assert "without" in fault.remedy


@pytest.mark.parametrize("cell", ["x" * 201, "LP\x07Lead"])
def test_a_cell_that_is_no_name_is_told_with_its_row(cell: str) -> None:
    (fault,) = faults_of(f"Swimming,{cell},That Counts,2021-01-05,LP Ops,2021-01-07,x")
    assert (fault.row, fault.code) == (3, "bad_cell")


def test_an_empty_cell_is_told_with_its_row() -> None:
    (fault,) = faults_of("Swimming,LP Lead,,2021-01-05,LP Ops,2021-01-07,x")
    assert (fault.row, fault.code, fault.says) == (3, "empty_cell", "from_forum is empty.")


def test_one_bad_row_sinks_no_other() -> None:
    claims, faults = read_claims((HEAD + "a,b,c,d,e,f,g\n" + GOOD).encode())
    assert ([c.row for c in claims], [f.row for f in faults]) == ([3], [2])


@pytest.mark.parametrize("given", [b"", b"  \n\n", HEAD.encode(), b"[]", b'{"hand_offs": []}'])
def test_a_list_without_a_row_is_refused(given: bytes) -> None:
    assert isinstance(refused(given), NoHandOffs)


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("carrier,from_forum,from_date,to_forum,to_date,mood\n", "mood"),
        ("carrier,from_forum,from_date,to_forum\n", "to_date"),
        ("carrier,carrier,from_forum,from_date,to_forum,to_date\n", "carrier"),
    ],
)
def test_a_wrong_column_is_named_and_all_columns_are_told(head: str, name: str) -> None:
    wrong = refused(head.encode() + b"a,b,c,d,e,f\n")
    assert isinstance(wrong, NoSuchColumn)
    assert "Row 1" in wrong.message
    assert f"“{name}”" in wrong.message
    assert ", ".join(COLUMNS) in str(wrong.remedy)


def test_an_unknown_column_of_json_is_named_with_its_row() -> None:
    wrong = refused(b'[{"carrier": "a", "mood\\ud800": "b"}]')
    assert isinstance(wrong, NoSuchColumn)
    assert "Row 1" in wrong.message
    assert "“mood”" in wrong.message


def test_more_cells_than_headings_are_refused_with_the_row() -> None:
    assert "Row 3" in refused((HEAD + GOOD + GOOD.strip() + ",more\n").encode()).message


def test_more_than_a_megabyte_is_refused() -> None:
    wrong = refused(HEAD.encode() + b"x" * 1_000_000)
    assert isinstance(wrong, TooLarge)
    assert "1 MB" in wrong.message


def test_more_than_5000_rows_are_refused_and_5000_are_not() -> None:
    row = "a,b,2021-01-05,c,2021-01-07\n"
    head = "carrier,from_forum,from_date,to_forum,to_date\n"
    assert len(read_claims((head + row * MOST_ROWS).encode())[0]) == 5_000
    assert "5,000" in refused((head + row * (MOST_ROWS + 1)).encode()).message
    assert isinstance(refused(json.dumps([{}] * (MOST_ROWS + 1)).encode()), TooLarge)


def test_what_is_not_utf8_is_refused_with_its_row() -> None:
    wrong = refused((HEAD + GOOD).encode() + "Café".encode("latin-1"))
    assert isinstance(wrong, NotText)
    assert "Row 3" in wrong.message
    assert isinstance(refused((HEAD + GOOD).encode("utf-16")), NotText)


@pytest.mark.parametrize(
    "given",
    [
        b"[1, 2]",
        b"[{",
        b'{"x": 1}',
        b'[{"carrier": 7}]',
        b"[" * 100_000,
        (HEAD + 'a,"b').encode(),
        b"[" + b"9" * 5_000 + b"]",
    ],
)
def test_what_is_no_list_is_refused(given: bytes) -> None:
    assert isinstance(refused(given), NotAList)
