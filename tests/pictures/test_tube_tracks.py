"""Lines in the channels between rows: tracks that do not touch, paths that bend softly."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from groundswell.pictures.tube_rows import fill_rows
from groundswell.pictures.tube_tracks import Run, lay_tracks, rounded


def test_lines_that_run_side_by_side_turn_without_crossing() -> None:
    """Three lines from the left above to the right below: the rightmost turns first, so none crosses another."""
    runs = [Run(str(n), (100 + 20 * n, True), (300 + 20 * n, False)) for n in range(3)]
    assert lay_tracks(runs, 10) == 3
    assert [r.track for r in runs] == [2, 1, 0]


def test_lines_that_turn_the_other_way_are_laid_the_other_way() -> None:
    runs = [Run(str(n), (300 + 20 * n, True), (100 + 20 * n, False)) for n in range(3)]
    lay_tracks(runs, 10)
    assert [r.track for r in runs] == [0, 1, 2]


def test_a_straight_line_needs_no_track() -> None:
    runs = [Run("a", (100, True), (100, False))]
    assert lay_tracks(runs, 10) == 0


def test_lines_far_apart_share_a_track() -> None:
    runs = [Run("a", (0, True), (100, False)), Run("b", (300, True), (400, False))]
    assert lay_tracks(runs, 10) == 1


ends = st.tuples(st.integers(0, 60).map(lambda n: n * 10.0), st.booleans())


@given(st.lists(st.tuples(ends, ends), max_size=14))
def test_no_two_lines_share_a_track_where_they_meet(
    pairs: list[tuple[tuple[float, bool], tuple[float, bool]]],
) -> None:
    runs = [Run(str(n), a, b) for n, (a, b) in enumerate(pairs)]
    count = lay_tracks(runs, 8)
    laid = [r for r in runs if not r.is_straight]
    assert all(0 <= r.track < count for r in laid)
    for nth, a in enumerate(laid):
        for b in laid[nth + 1 :]:
            if a.track == b.track:
                assert a.span[1] + 8 <= b.span[0] or b.span[1] + 8 <= a.span[0]


def test_a_path_bends_with_rounded_corners() -> None:
    assert rounded([(0, 0), (0, 50), (100, 50), (100, 100)]) == (
        "M0 0L0 36Q0 50 14 50L86 50Q100 50 100 64L100 100"
    )


def test_points_on_one_upright_line_make_one_stretch() -> None:
    assert rounded([(5, 0), (5, 50), (5, 50), (5, 90)]) == "M5 0L5 90"


def test_rows_are_filled_evenly() -> None:
    assert fill_rows([200] * 5, 700) == [0, 0, 0, 1, 1]
    assert fill_rows([900, 10], 700) == [0, 1]
    assert fill_rows([], 700) == []
