"""The results as a table for people and as JSON. Nothing of the machine but what kind it is: no name, no path."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Row:
    """One pair as measured. Seconds; `ratio` is ours / theirs, and the most it can be where they were stopped."""

    workload: str
    question: str
    beside: str
    ours: tuple[float, float, float]  # median, fastest, slowest
    theirs: tuple[float, float, float]
    ratio: float | None
    goal: float | None
    agree: bool | None
    note: str = ""

    @property
    def holds(self) -> bool | None:
        """Whether the goal is met; None where there is none, or nothing was measured."""
        return None if self.goal is None or self.ratio is None else self.ratio <= self.goal


@dataclass
class Results:
    """A whole run. `loads`: (workload, contender, seconds to load, bytes); `missing`: peer -> why it is not here."""

    day: str
    machine: dict[str, Any]
    load_before: float
    versions: dict[str, str] = field(default_factory=dict)
    workloads: dict[str, str] = field(default_factory=dict)
    rows: list[Row] = field(default_factory=list)
    loads: list[tuple[str, str, float, str]] = field(default_factory=list)
    memory: dict[str, int] = field(default_factory=dict)
    missing: dict[str, str] = field(default_factory=dict)

    @property
    def disagree(self) -> list[Row]:
        """The pairs whose answers differ: then nothing else counts."""
        return [row for row in self.rows if row.agree is False]

    @property
    def missed(self) -> list[Row]:
        """The pairs that miss their goal."""
        return [row for row in self.rows if row.holds is False]


MEMORY_GOAL = 2e9  # bytes: all sources at once

HEAD = "| Question | Beside | Ours | Theirs | Ours / theirs | Goal | | Answers |\n|---|---|---|---|---|---|---|---|\n"


def written(results: Results, folder: Path, *, name: str) -> Path:
    """Write NAME.md and NAME.json into `folder`; the path of the first."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.json").write_text(json.dumps(asdict(results), indent=1) + "\n", encoding="utf-8")
    path = folder / f"{name}.md"
    path.write_text(as_text(results), encoding="utf-8")
    return path


def as_text(results: Results) -> str:
    """The table, a part for each workload, and the machine above it."""
    parts = [f"# England, measured on {results.day}\n", _machine(results)]
    for name, size in results.workloads.items():
        parts.append(
            f"## {name}\n\n{size}\n\n{HEAD}" + "".join(_line(r) for r in results.rows if r.workload == name)
        )
        parts.append(_memory(name, results.memory))
    return "\n".join(part for part in [*parts, _loads(results), _missing(results)] if part)


def _machine(results: Results) -> str:
    m = results.machine
    kinds = f"{m['cores']} cores of {m['processor']} ({m['cache']} cache), {m['memory_gb']} GB, {m['system']}"
    versions = ", ".join(f"{name} {version}" for name, version in sorted(results.versions.items()))
    return (
        f"{kinds}, Python {m['python']}. Load average before the run: {results.load_before}.\n\n{versions}.\n\n"
        "Medians, with the fastest and slowest of at least five alternated rounds after two to warm up. Ratios count; "
        "times are indications. A ratio below 1 means ours is faster. What each line stands for: bench/README.md.\n"
    )


def _line(row: Row) -> str:
    holds = {None: "", True: "holds", False: "**missed**"}[row.holds]
    agree = {None: "", True: "agree", False: "**DIFFER**"}[row.agree]
    goal = "" if row.goal is None else f"≤ {row.goal:.3g}"
    cells = (
        row.question,
        row.beside + (f" ({row.note})" if row.note else ""),
        _times(row.ours),
        _times(row.theirs),
        _ratio(row),
        goal,
        holds,
        agree,
    )
    return "| " + " | ".join(cells) + " |\n"


def _times(times: tuple[float, float, float]) -> str:
    median, fastest, slowest = times
    if not median:
        return "–"
    return f"{duration(median)} ({duration(fastest)}–{duration(slowest)})"


def _ratio(row: Row) -> str:
    if row.ratio is None:
        return "–"
    times = f", {1 / row.ratio:.3g} times as fast" if row.ratio < 0.5 else ""
    return ("at most " if row.note.startswith("stopped") else "") + f"{row.ratio:.3g}" + times


def duration(seconds: float) -> str:
    """In the unit a reader would choose.

    >>> duration(0.00042), duration(0.0123), duration(4.5), duration(700)
    ('0.42 ms', '12.3 ms', '4.5 s', '700 s')
    """
    return f"{seconds * 1000:.3g} ms" if seconds < 1 else f"{seconds:.3g} s"


def _memory(name: str, memory: dict[str, int]) -> str:
    if name not in memory:
        return ""
    holds = "holds" if memory[name] <= MEMORY_GOAL else "**missed**"
    return (
        f"Most memory for all sources, in a process of its own, Python and libraries included: "
        f"{memory[name] / 1e9:.2f} GB (goal ≤ {MEMORY_GOAL / 1e9:g} GB, {holds}).\n"
    )


def _loads(results: Results) -> str:
    head = "## Loading, not counted above\n\n| Workload | Who | Time | Most memory |\n|---|---|---|---|\n"
    return head + "".join(f"| {w} | {who} | {duration(s)} | {most} |\n" for w, who, s, most in results.loads)


def _missing(results: Results) -> str:
    if not results.missing:
        return ""
    told: Sequence[str] = [f"- {name}: {why}\n" for name, why in results.missing.items()]
    return "## Not measured\n\n" + "".join(told)
