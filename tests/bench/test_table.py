"""The table says what was measured, what was not, and what was missed."""

from __future__ import annotations

import json
from pathlib import Path

from bench.table import Results, Row, as_text, duration, written

MACHINE = {
    "processor": "Made Up 9000",
    "cores": 2,
    "memory_gb": 16.0,
    "cache": "512 KB",
    "system": "Linux x86_64",
    "python": "3.11.7",
}


def row(beside: str, ratio: float | None, **more: object) -> Row:
    """One line about the same question."""
    told = {"goal": 1.0, "agree": True, "note": ""} | more
    return Row(
        "england-1-dense", "To everybody", beside, (0.004, 0.003, 0.005), (0.008, 0.007, 0.009), ratio, **told
    )  # type: ignore[arg-type]


def results(*rows: Row) -> Results:
    """A run with these lines."""
    made = Results("2026-11-23", MACHINE, 0.1, versions={"numba": "0.68.1"})
    made.workloads["england-1-dense"] = "139,176 meetings."
    made.rows += rows
    return made


def test_each_line_tells_both_times_and_the_ratio() -> None:
    told = as_text(results(row("tglib", 0.5)))
    assert (
        "| To everybody | tglib | 4 ms (3 ms–5 ms) | 8 ms (7 ms–9 ms) | 0.5 | ≤ 1 | holds | agree |" in told
    )


def test_a_missed_goal_is_told() -> None:
    missed = results(row("tglib", 1.2))
    assert "| 1.2 | ≤ 1 | **missed** | agree |" in as_text(missed)
    assert missed.missed == missed.rows


def test_a_line_without_a_goal_is_neither_met_nor_missed() -> None:
    told = results(row("tglib", 1.2, goal=None))
    assert told.missed == [] and "| 1.2 |  |  | agree |" in as_text(told)


def test_answers_that_differ_are_told() -> None:
    told = results(row("tglib", 0.5, agree=False))
    assert told.disagree == told.rows and "**DIFFER**" in as_text(told)


def test_a_peer_that_was_stopped_says_so() -> None:
    told = as_text(results(row("raphtory", 0.01, note="stopped after 120 s")))
    assert "raphtory (stopped after 120 s)" in told and "at most 0.01, 100 times as fast" in told


def test_a_peer_that_is_missing_is_named_with_its_reason() -> None:
    made = results()
    made.missing["reticula"] = "no Python 3.12 on this machine"
    assert "- reticula: no Python 3.12 on this machine" in as_text(made)


def test_memory_stands_beside_its_goal() -> None:
    made = results()
    made.memory["england-1-dense"] = 428_000_000
    assert "0.43 GB (goal ≤ 2 GB, holds)" in as_text(made)
    made.memory["england-1-dense"] = 2_100_000_000
    assert "2.10 GB (goal ≤ 2 GB, **missed**)" in as_text(made)


def test_the_machine_stands_above_and_its_name_nowhere(tmp_path: Path) -> None:
    path = written(results(row("tglib", 0.5)), tmp_path, name="run")
    told = path.read_text(encoding="utf-8")
    assert "2 cores of Made Up 9000 (512 KB cache), 16.0 GB, Linux x86_64, Python 3.11.7." in told
    assert str(tmp_path) not in told
    kept = json.loads((tmp_path / "run.json").read_text(encoding="utf-8"))
    assert kept["rows"][0]["ratio"] == 0.5 and kept["machine"] == MACHINE


def test_times_are_told_in_the_unit_a_reader_would_choose() -> None:
    assert [duration(s) for s in (0.00042, 0.0123, 4.5, 700)] == ["0.42 ms", "12.3 ms", "4.5 s", "700 s"]
