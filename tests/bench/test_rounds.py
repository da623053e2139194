"""Contenders take turns alike; whoever is slow, dead or lost for an answer is told, and holds up nobody."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.rounds import ROUNDS, SLOW, WARM_UPS, Asked, Contender, Side, side_by_side

SCRIPT = """
import json, sys, time
import numpy
print(json.dumps({"loaded": 0.0, "asks": ["even", "slow", "dies"]}), flush=True)
turns = 0
for line in sys.stdin:
    asked = json.loads(line)
    if asked["ask"] == "sleep":
        time.sleep(60)
    if asked["ask"] == "dies":
        sys.exit("not enough of everything")
    if asked["ask"] == "unknown":
        print(json.dumps({"cannot": "does not answer this"}), flush=True)
        continue
    if asked["keep"]:
        numpy.save(asked["keep"], numpy.array(asked["with"]["answer"]))
    turns += 1
    seconds = 1000.0 if asked["ask"] == "slow" else float(turns)
    print(json.dumps({"seconds": seconds, "peak": 7}), flush=True)
"""


@pytest.fixture
def two(tmp_path: Path) -> Iterator[tuple[Contender, Contender]]:
    """Two made-up contenders, whose n-th turn takes n seconds by their own account."""
    script = tmp_path / "contender.py"
    script.write_text(SCRIPT, encoding="utf-8")
    made = [Contender(name, [sys.executable, script], load_cap=30) for name in ("one", "other")]
    yield made[0], made[1]
    for contender in made:
        contender.close()


def sides(two: tuple[Contender, Contender], ask: str = "even", answer: int = 3) -> tuple[Side, Side]:
    """Both asked; the second's question and answer may be others."""
    one, other = two
    return Side(one, Asked("even", {"answer": [3]})), Side(other, Asked(ask, {"answer": [answer]}))


def test_warm_ups_are_not_counted_and_rounds_are(two: tuple[Contender, Contender], tmp_path: Path) -> None:
    pair = side_by_side(*sides(two), folder=tmp_path, cap=30)
    counted = [float(n) for n in range(WARM_UPS + 1, WARM_UPS + ROUNDS + 1)]
    assert pair.ours.seconds == pair.theirs.seconds == counted
    assert (pair.ours.median, pair.ours.fastest, pair.ours.slowest, pair.ours.peak) == (5.0, 3.0, 7.0, 7)


def test_equal_answers_agree_and_others_do_not(two: tuple[Contender, Contender], tmp_path: Path) -> None:
    assert side_by_side(*sides(two), folder=tmp_path, cap=30).agree is True
    assert side_by_side(*sides(two, answer=4), folder=tmp_path, cap=30).agree is False


def test_a_sample_is_multiplied(two: tuple[Contender, Contender], tmp_path: Path) -> None:
    one, other = sides(two)
    many = Side(other.contender, Asked("even", {"answer": [3]}, times=10))
    assert side_by_side(one, many, folder=tmp_path, cap=30).theirs.median == 50.0


def test_one_that_takes_too_long_is_stopped_at_the_cap(
    two: tuple[Contender, Contender], tmp_path: Path
) -> None:
    pair = side_by_side(*sides(two, "sleep"), folder=tmp_path, cap=3)
    assert (pair.theirs.why, pair.theirs.median, pair.theirs.was_stopped) == ("stopped after 3 s", 3.0, True)
    assert len(pair.ours.seconds) == ROUNDS and pair.agree is None


def test_a_slow_one_has_one_turn_and_its_answer_counts(
    two: tuple[Contender, Contender], tmp_path: Path
) -> None:
    pair = side_by_side(*sides(two, "slow"), folder=tmp_path, cap=30)
    assert pair.theirs.seconds == [1000.0] and SLOW < 1000 and pair.theirs.why == "one turn only"
    assert len(pair.ours.seconds) == ROUNDS and pair.agree is True


def test_one_that_dies_leaves_its_last_words(two: tuple[Contender, Contender], tmp_path: Path) -> None:
    pair = side_by_side(*sides(two, "dies"), folder=tmp_path, cap=30)
    assert (pair.theirs.why, pair.theirs.median) == ("not enough of everything", 0.0)


def test_one_that_does_not_answer_a_question_says_so(
    two: tuple[Contender, Contender], tmp_path: Path
) -> None:
    assert side_by_side(*sides(two, "unknown"), folder=tmp_path, cap=30).theirs.why == "does not answer this"


def test_one_that_cannot_be_started_says_why(tmp_path: Path) -> None:
    script = tmp_path / "broken.py"
    script.write_text("import a_library_nobody_has", encoding="utf-8")
    broken = Contender("broken", [sys.executable, script], load_cap=30)
    assert broken.why == "ModuleNotFoundError: No module named 'a_library_nobody_has'"
    broken.close()
