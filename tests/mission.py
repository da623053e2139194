"""A pytest plugin: which tests walk which row of docs/mission.csv, and whether every part of each row passes.

`@pytest.mark.mission("S13b")` marks a whole row, `mission("S2", part="structure")` one part of it. A row
or part that is not in the file stops the run. `pytest --mission` runs the marked tests and prints every row.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

ROWS = Path(__file__).resolve().parent.parent / "docs" / "mission.csv"


@dataclass
class Piece:
    """One row, or one part of a row that is split, with what came of each of its tests."""

    row: str
    part: str | None
    says: str
    outcomes: dict[str, str] = field(default_factory=dict)  # test -> passed, failed or skipped

    @property
    def name(self) -> str:
        return f"{self.row} {self.part}" if self.part else self.row

    @property
    def state(self) -> str:
        """pass when it has tests and all passed; fail when one failed; else not yet. A skip shows nothing."""
        said = set(self.outcomes.values())
        if "failed" in said:
            return "fail"
        return "pass" if said == {"passed"} else "not yet"


def pieces_of(rows: Iterator[dict[str, str]]) -> list[Piece]:
    """Every row in the file's order; a split row gives one piece a part."""
    made = []
    for row in rows:
        for part in (row["parts"] or "").split("|"):
            made.append(Piece(row["id"], part or None, row["mechanism"]))
    return made


def read_pieces(path: Path = ROWS) -> list[Piece]:
    """The pieces of docs/mission.csv."""
    with path.open(encoding="utf-8", newline="") as file:
        return pieces_of(csv.DictReader(file))


def piece_for(pieces: list[Piece], *, row: str, part: str | None) -> Piece:
    """The piece a mark names. Raises ValueError for a row or part that is not in the file."""
    of_row = [p for p in pieces if p.row == row]
    if not of_row:
        raise ValueError(f"docs/mission.csv has no row {row!r}")
    for piece in of_row:
        if piece.part == part:
            return piece
    parts = ", ".join(p.part or "no parts" for p in of_row)
    raise ValueError(f"row {row} has {parts}; the mark says part={part!r}")


def rows_that_pass(pieces: list[Piece]) -> tuple[int, int]:
    """How many rows pass (every part of each), of how many."""
    states: dict[str, set[str]] = defaultdict(set)
    for piece in pieces:
        states[piece.row].add(piece.state)
    return sum(said == {"pass"} for said in states.values()), len(states)


def told(pieces: list[Piece]) -> list[str]:
    """The lines of the report: each piece with its state and its tests, then the count of rows."""
    lines = []
    for piece in pieces:
        lines.append(f"{piece.name:<14} {piece.state:<8} {piece.says}")
        lines += [f"{'':<14} {outcome:<8} {test}" for test, outcome in piece.outcomes.items()]
    passing, rows = rows_that_pass(pieces)
    return [*lines, "", f"{passing} of {rows} rows pass"]


class Mission:
    """Gathers the outcomes of the marked tests while they run."""

    def __init__(self, pieces: list[Piece], *, only: bool) -> None:
        self.pieces = pieces
        self.only = only
        self.walked: dict[str, list[Piece]] = {}  # test -> the pieces it walks

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, config: pytest.Config, items: list[pytest.Item]) -> None:
        for item in items:
            for mark in item.iter_markers("mission"):
                self._note(item, mark)
        if self.only:
            left = [item for item in items if item.nodeid not in self.walked]
            config.hook.pytest_deselected(items=left)
            items[:] = [item for item in items if item.nodeid in self.walked]

    def _note(self, item: pytest.Item, mark: pytest.Mark) -> None:
        try:
            piece = piece_for(self.pieces, row=mark.args[0], part=mark.kwargs.get("part"))
        except (ValueError, IndexError) as fault:
            raise pytest.UsageError(f"{item.nodeid}: {fault}") from fault
        self.walked.setdefault(item.nodeid, []).append(piece)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        for piece in self.walked.get(report.nodeid, ()):
            if report.when == "call" or report.outcome != "passed":
                before = piece.outcomes.get(report.nodeid)
                piece.outcomes[report.nodeid] = "failed" if before == "failed" else report.outcome

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        if self.only and session.exitstatus == pytest.ExitCode.NO_TESTS_COLLECTED:
            session.exitstatus = pytest.ExitCode.OK  # no row has a test yet: that is an answer

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        if self.only:
            terminalreporter.section("the mission, row by row")
            for line in told(self.pieces):
                terminalreporter.write_line(line)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--mission", action="store_true", help="run the tests of the mission rows, and print every row"
    )


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.register(Mission(read_pieces(), only=config.getoption("--mission")), "mission-rows")
