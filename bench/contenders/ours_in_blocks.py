"""Ours, many words at once: a bit a source, a bit a seat tried. And each seat alone, to compare."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import feeding
import numpy as np
import turns
from engine_scan import engine_log, engine_scan

from groundswell.engine.blocks import Start, Targets, first_days
from groundswell.engine.first_hearing import first_hearing
from groundswell.engine.log_seats import Seat, first_days_with
from groundswell.engine.relays import first_days_by_relays, relays_of
from groundswell.engine.scan import Scan
from groundswell.engine.speed import COMPILED

AT_ONCE = 512


def block_questions(log: feeding.Fed, scan: Scan) -> dict[str, turns.Question]:
    """The questions whose answers come 512 at a time."""
    small = engine_log(log)
    boards, targets = boards_of(log)
    rows = COMPILED.fields(scan)
    relays = relays_of(rows, speed=COMPILED)

    def start(said: int) -> Start:
        return Start(said, log.last_minute(said) // feeding.DAY)

    def block(said: list[int]) -> Any:
        days = first_days_by_relays(rows, relays, [start(m) for m in said], targets, speed=COMPILED)
        return days.reshape(targets.n, len(said)).T

    def through_people(said: list[int]) -> Any:
        """The same over every attendance, as made-up seats and worlds need it."""
        days = first_days(rows, [start(m) for m in said], targets, speed=COMPILED)
        return days.reshape(targets.n, len(said)).T

    def everywhere(said: list[int]) -> Any:
        """The day each board first hears each source's word; [sources, boards]. One thread."""
        return np.concatenate([block(said[at : at + AT_ONCE]) for at in range(0, len(said), AT_ONCE)])

    def on_each_core(said: list[int]) -> Any:
        """The same, a thread a core, each with a block of its own."""
        blocks = [said[at : at + AT_ONCE] for at in range(0, len(said), AT_ONCE)]
        with ThreadPoolExecutor(os.cpu_count()) as cores:
            return np.concatenate(list(cores.map(block, blocks)))

    def days_common(found: Any) -> Any:
        return found

    def counted(found: Any) -> Any:
        """Board, day -> how many sources it first hears that day."""
        return counts_by_day(log, boards, found)

    def seats(said: int, tried: list[tuple[int, int]]) -> Any:
        """The day each board first hears, had each seat been there; [seats, boards]."""
        candidates = [Seat(*seat) for seat in tried]
        days = first_days_with(small, rows, start(said), candidates, targets, speed=COMPILED)
        return days.reshape(targets.n, len(tried)).T

    def seats_common(found: Any) -> Any:
        return found[:: len(found) // 16]

    def each_seat(said: int, tried: list[tuple[int, int]]) -> Any:
        """The same for every 32nd seat, by question 1 on a log with that person written in."""
        return np.array(
            [
                days_alone(engine_scan(_with_seat(log, said, *seat)), start(said), targets)
                for seat in tried[:: len(tried) // 16]
            ]
        )

    return {
        "block": (block, days_common),
        "block through people": (through_people, days_common),
        "everywhere": (everywhere, counted),
        "on each core": (on_each_core, counted),
        "each": (everywhere, days_common),
        "seats": (seats, seats_common),
        "each seat": (each_seat, days_common),
    }


def boards_of(log: feeding.Fed) -> tuple[Any, Targets]:
    """The forums to be reached, and the same as the engine's targets."""
    boards = np.flatnonzero(log.layer >= 4)
    row = np.full(len(log.layer), -1, np.int32)
    row[boards] = np.arange(len(boards), dtype=np.int32)
    return boards, Targets(row, len(boards))


def counts_by_day(log: feeding.Fed, boards: Any, days: Any) -> Any:
    """Board, day after the log's first -> how many sources it first hears that day."""
    begin = int(log.start[0]) // feeding.DAY
    width = int(log.start[-1]) // feeding.DAY - begin + 1
    counts = np.zeros((len(boards), width), np.int64)
    board = np.broadcast_to(np.arange(len(boards)), days.shape)
    np.add.at(counts, (board[days >= 0], days[days >= 0] - begin), 1)
    return counts


def days_alone(scan: Scan, start: Start, targets: Targets) -> Any:
    """Board -> the day it first hears one source, by question 1; -1 where never."""
    found = first_hearing(scan, start.meeting, last=start.last)
    heard = np.flatnonzero(np.asarray(found.by) != -1)[::-1]
    row = np.asarray(targets.row)[np.asarray(scan.forum)[heard]]
    days = np.full(targets.n, -1, np.int32)
    days[row[row >= 0]] = np.asarray(scan.day)[heard][row >= 0]  # the earliest is written last
    return days


def _with_seat(log: feeding.Fed, said: int, person: int, forum: int) -> feeding.Fed:
    """The log had this person been at every meeting of this forum after `said`."""
    at = np.flatnonzero((log.forum == forum) & (log.start > log.end[said]))
    lengths = np.diff(log.first)
    lengths[at] += 1
    first = np.concatenate([[0], np.cumsum(lengths)])
    return replace(log, first=first, who=np.insert(log.who, log.first[at + 1], person))
