"""One way of timing for all: contenders stay alive and take turns, so that a slow minute of the machine hits each."""

from __future__ import annotations

import json
import select
import statistics
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

WARM_UPS = 2
ROUNDS = 5
SLOW = 60.0  # seconds: one that takes longer for its first warm-up has that one turn, and no more


@dataclass(frozen=True)
class Asked:
    """One question to one contender. `times`: what its time is multiplied by, where it is asked several or a sample."""

    ask: str
    given: dict[str, Any]
    times: float = 1.0


@dataclass
class Taken:
    """What one question took one contender, in seconds. `why` says why nothing, or not all, was measured."""

    seconds: list[float] = field(default_factory=list)
    times: float = 1.0
    peak: int = 0  # bytes
    why: str = ""
    was_stopped: bool = False  # the seconds are then a cap: the least it can be

    @property
    def median(self) -> float:
        """The median, times what the question stands for; 0 where nothing was measured."""
        return statistics.median(self.seconds) * self.times if self.seconds else 0.0

    @property
    def fastest(self) -> float:
        """The shortest turn, likewise."""
        return min(self.seconds, default=0.0) * self.times

    @property
    def slowest(self) -> float:
        """The longest turn, likewise."""
        return max(self.seconds, default=0.0) * self.times


class Contender:
    """One process that has loaded one workload and waits for its turn."""

    def __init__(self, name: str, command: Sequence[str | Path], *, load_cap: float) -> None:
        self.name, self.was_stopped = name, False
        # What it says aside goes to a file: a pipe nobody reads would fill up and hold it.
        self._aside = tempfile.TemporaryFile("w+")  # noqa: SIM115 (open for as long as the process)
        self._process = subprocess.Popen(
            list(command), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._aside, text=True
        )
        self.told: dict[str, Any] = self._line(load_cap) or {}
        self.why = "" if self.told else self.last_words(load_cap)

    @property
    def asks(self) -> Sequence[str]:
        """The questions it answers."""
        return list(self.told.get("asks", ()))

    def turn(self, asked: Asked, *, cap: float, keep: Path | None = None) -> dict[str, Any] | None:
        """Its answer to one question, or None where it was stopped after `cap` seconds or has died."""
        line = json.dumps({"ask": asked.ask, "with": asked.given, "keep": str(keep) if keep else None})
        assert self._process.stdin
        try:
            self._process.stdin.write(line + "\n")
            self._process.stdin.flush()
        except (BrokenPipeError, ValueError):  # it has ended before
            return None
        return self._line(cap)

    def close(self) -> None:
        """End the process, and what it holds."""
        self._process.kill()
        self._process.wait()
        self._aside.close()

    def last_words(self, cap: float) -> str:
        """Why it ended: stopped after `cap` seconds, or the end of what it said, cut short."""
        if self.was_stopped:
            return f"stopped after {cap:.0f} s"
        self._process.wait()
        self._aside.seek(0)
        said = self._aside.read().strip().splitlines()
        return said[-1][:120] if said else "ended without a word: out of memory, perhaps"

    def _line(self, cap: float) -> dict[str, Any] | None:
        assert self._process.stdout
        ready, _, _ = select.select([self._process.stdout], [], [], cap)
        if not ready:
            self.was_stopped = True
            self._process.kill()
            return None
        line = self._process.stdout.readline()
        return dict(json.loads(line)) if line else None


@dataclass(frozen=True)
class Side:
    """One side of a pair: who is asked what."""

    contender: Contender
    asked: Asked


@dataclass(frozen=True)
class Pair:
    """What ours took, what the other took, and whether they agree: None where there are not two answers."""

    ours: Taken
    theirs: Taken
    agree: bool | None


def side_by_side(
    ours: Side, theirs: Side, *, folder: Path, cap: float, turns: int = WARM_UPS + ROUNDS
) -> Pair:
    """What each side took, in rounds in which each has its turn, and whether their answers agree.

    The first of WARM_UPS keeps the answer; both sides warm up alike, and that is not counted. Whoever takes
    longer than SLOW has one turn, the first, and the other side all of them.
    """
    sides, taken = (ours, theirs), (Taken(times=ours.asked.times), Taken(times=theirs.asked.times))
    kept = (folder / "ours.npy", folder / "theirs.npy")
    for path in kept:
        path.unlink(missing_ok=True)
    for turn in range(turns):
        for side, mine, path in zip(sides, taken, kept, strict=True):
            if not mine.why:
                _take(
                    side, mine, path if turn == 0 else None, counts=turn >= min(WARM_UPS, turns - 1), cap=cap
                )
    return Pair(*taken, _agree(*kept))


def _agree(one: Path, other: Path) -> bool | None:
    """Whether two answers are equal; None where there are not two."""
    if not one.exists() or not other.exists():
        return None
    a, b = np.load(one), np.load(other)
    return bool(a.shape == b.shape and (a == b).all())


def _take(side: Side, taken: Taken, keep: Path | None, *, counts: bool, cap: float) -> None:
    told = side.contender.turn(side.asked, cap=cap, keep=keep)
    if told is None:
        taken.why, taken.was_stopped = side.contender.last_words(cap), side.contender.was_stopped
        taken.seconds = [cap] if taken.was_stopped else []
    elif "cannot" in told:
        taken.why = told["cannot"]
    else:
        taken.peak = max(taken.peak, told["peak"])
        if counts:
            taken.seconds.append(told["seconds"])
        elif told["seconds"] > SLOW:
            taken.seconds, taken.why = [told["seconds"]], "one turn only"
