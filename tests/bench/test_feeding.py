"""However a log is fed to a peer, the same rule holds: each form against the slow, obvious version."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any

import expanded
import feeding
import numpy as np
import ours
import plain_bits
import pytest

from tests.bench.small_workload import NEVER, Small, small

LOGS = 120


@pytest.fixture
def smalls(tmp_path: Path) -> Iterator[tuple[Small, int]]:
    """(A small workload, the meeting at which a word is said) many times over."""

    def made() -> Iterator[tuple[Small, int]]:
        for seed in range(LOGS):
            rng = Random(seed)
            case = small(rng, tmp_path / str(seed))
            yield case, rng.randrange(len(case.log.meets))

    return made()


def by_timed_edges(log: feeding.Fed, held: feeding.Holders, said: int) -> Any:
    """Holder -> minute, by the edges in time order; each step takes a minute, as tglib counts."""
    edges = feeding.timed_edges(log, held)
    there = {said: int(log.end[said])}
    for tail, head, minute in zip(*(x.tolist() for x in (edges.tail, edges.head, edges.minute)), strict=True):
        if there.get(tail, minute + 1) <= minute <= log.last_minute(said):
            there[head] = min(there.get(head, minute + 1), minute + 1)
    return np.array([there.get(log.n_meetings + h, 0) - 1 for h in range(len(held.person))])


def searching(log: feeding.Fed) -> Callable[[int], Any]:
    """What a node reaches in the time-expanded graph, by looking at every edge until nothing is new."""
    edges = feeding.expanded(log, feeding.holders(log))

    def reached(node: int) -> Any:
        found = np.zeros(edges.n_nodes, np.bool_)
        found[node] = True
        while (new := found[edges.tail] & ~found[edges.head]).any():
            found[edges.head[new]] = True
        return np.flatnonzero(found[: log.n_meetings])

    return reached


def test_edges_with_times_hold_the_rule(smalls: Iterator[tuple[Small, int]]) -> None:
    for case, said in smalls:
        log = feeding.fed(case.path)
        held = feeding.holders(log)
        found = feeding.by_person(log, held, by_timed_edges(log, held, said))
        assert found.tolist() == case.told(said), case


def test_the_time_expanded_graph_holds_the_rule(smalls: Iterator[tuple[Small, int]]) -> None:
    for case, said in smalls:
        log = feeding.fed(case.path)
        asks = expanded.questions(log, searching(log))
        earliest, board = asks["earliest"][0], asks["board"][0]
        assert earliest(said=said).tolist() == case.told(said), case
        forums = [f for f in range(len(case.log.layer)) if f != case.log.meets[said].forum]
        hears = [case.board_hears(said, f) for f in forums]
        assert board(pairs=[(said, f) for f in forums]) == hears, case


def test_plain_bits_follow_one_word_by_the_rule(smalls: Iterator[tuple[Small, int]]) -> None:
    for case, said in smalls:
        earliest, common = plain_bits.load(case.path)["earliest"]
        assert common(earliest(said=said)).tolist() == case.told(said), case


def test_plain_bits_count_what_each_board_hears_by_the_rule(smalls: Iterator[tuple[Small, int]]) -> None:
    counted = 0
    for case, _said in smalls:
        log = feeding.fed(case.path)
        asked, common = plain_bits.load(case.path)["everywhere"]
        said = [m for m, meet in enumerate(case.log.meets) if case.log.layer[meet.forum] == 1]
        counts = common(asked(said=said))
        boards = np.flatnonzero(log.layer >= 4)
        slow = np.zeros_like(counts)
        for m in said:
            for row, board in enumerate(boards):
                start = case.board_hears(m, int(board))
                if start != NEVER:
                    slow[row, start // 1440 - case.log.meets[0].day] += 1
        assert (counts == slow).all(), case
        counted += int(slow.sum())
    assert counted > 100


def test_ours_follows_one_word_by_the_rule(smalls: Iterator[tuple[Small, int]]) -> None:
    for case, said in smalls:
        asks = ours.load(case.path)
        for name in ("earliest", "looking at all"):
            asked, common = asks[name]
            assert common(asked(said=said)).tolist() == case.told(said), (name, case)


def test_a_meeting_that_ends_at_eleven_does_not_feed_one_that_starts_at_eleven() -> None:
    log = feeding.Fed(
        forum=np.array([0, 1, 2]),
        start=np.array([540, 660, 661]),
        end=np.array([660, 720, 720]),
        first=np.array([0, 1, 2, 3]),
        who=np.array([0, 0, 0]),
        layer=np.array([1, 1, 1]),
        place=np.array([0, 0, 0]),
        seat_first=np.array([0, 1, 2, 3]),
        seat_who=np.array([0, 0, 0]),
        n_people=1,
        is_upward=False,
        days_alive=0,
    )
    assert searching(log)(0).tolist() == [0, 2]
