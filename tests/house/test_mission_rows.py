"""The runner of the mission rows, on rows small enough to check by eye."""

from __future__ import annotations

import pytest

from tests.mission import Piece, piece_for, pieces_of, read_pieces, rows_that_pass, told


def small() -> list[Piece]:
    """Rows A (whole) and B (parts structure and asked)."""
    return pieces_of(
        iter(
            [
                {"id": "A", "mechanism": "a mechanism", "parts": ""},
                {"id": "B", "mechanism": "another", "parts": "structure|asked"},
            ]
        )
    )


def test_the_contract_has_58_rows_and_five_are_split() -> None:
    pieces = read_pieces()
    assert len({p.row for p in pieces}) == 58
    assert {p.row for p in pieces if p.part} == {"S2", "S4b", "S14c", "S15", "E1"}


def test_a_row_passes_only_when_every_part_of_it_passes() -> None:
    pieces = small()
    pieces[0].outcomes["one"] = "passed"
    pieces[1].outcomes["two"] = "passed"
    assert rows_that_pass(pieces) == (1, 2)
    pieces[2].outcomes["three"] = "passed"
    assert rows_that_pass(pieces) == (2, 2)


def test_one_failing_test_fails_its_row() -> None:
    piece = small()[0]
    piece.outcomes.update(one="passed", two="failed")
    assert piece.state == "fail"


def test_a_skipped_test_proves_nothing() -> None:
    piece = small()[0]
    piece.outcomes.update(one="passed", two="skipped")
    assert piece.state == "not yet"


def test_a_row_that_is_not_in_the_file_is_refused() -> None:
    with pytest.raises(ValueError, match="no row 'C'"):
        piece_for(small(), row="C", part=None)


def test_a_part_must_be_named_exactly_where_the_row_is_split() -> None:
    for row, part in (("B", None), ("B", "shown"), ("A", "structure")):
        with pytest.raises(ValueError, match=f"row {row} has"):
            piece_for(small(), row=row, part=part)


def test_the_report_ends_with_the_count_of_rows() -> None:
    pieces = small()
    pieces[0].outcomes["tests/test_a.py::test_it"] = "passed"
    lines = told(pieces)
    assert lines[0].split() == ["A", "pass", "a", "mechanism"]
    assert lines[-1] == "1 of 2 rows pass"
