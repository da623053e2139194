"""The limit: gather-OR plus scatter-OR over the same indices at the same width, and nothing else. Compiled.

It answers nothing. No pass that reads who was where, and tells them, can be faster by much.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

import feeding
import numba
import numpy as np
import turns
from engine_scan import engine_scan, walked

from groundswell.engine.first_hearing import first_hearing


@numba.njit(nogil=True)
def one_byte(
    event: Any,
    begin: int,
    end: int,
    slot: Any,
    raise_first: Any,
    raiser: Any,
    tell_first: Any,
    told: Any,
    held: Any,
    room: Any,
) -> None:
    """One source: a byte a holder."""
    for e in range(begin, end):
        m = event[e]
        if m >= 0:
            bits = np.uint8(0)
            for i in range(raise_first[m], raise_first[m + 1]):
                bits |= held[raiser[i]]
            room[slot[m]] = bits
        else:
            bits = room[slot[~m]]
            for i in range(tell_first[~m], tell_first[~m + 1]):
                held[told[i]] |= bits


@numba.njit(nogil=True)
def line_of_cache(
    event: Any,
    begin: int,
    end: int,
    slot: Any,
    raise_first: Any,
    raiser: Any,
    tell_first: Any,
    told: Any,
    held: Any,
    room: Any,
) -> None:
    """512 sources: eight words of 64 bits a holder, written out so that they stay in registers."""
    for e in range(begin, end):
        m = event[e]
        if m >= 0:
            s = slot[m] * 8
            b0 = b1 = b2 = b3 = b4 = b5 = b6 = b7 = np.uint64(0)
            for i in range(raise_first[m], raise_first[m + 1]):
                h = raiser[i] * 8
                b0 |= held[h]
                b1 |= held[h + 1]
                b2 |= held[h + 2]
                b3 |= held[h + 3]
                b4 |= held[h + 4]
                b5 |= held[h + 5]
                b6 |= held[h + 6]
                b7 |= held[h + 7]
            room[s], room[s + 1], room[s + 2], room[s + 3] = b0, b1, b2, b3
            room[s + 4], room[s + 5], room[s + 6], room[s + 7] = b4, b5, b6, b7
        else:
            s = slot[~m] * 8
            b0, b1, b2, b3 = room[s], room[s + 1], room[s + 2], room[s + 3]
            b4, b5, b6, b7 = room[s + 4], room[s + 5], room[s + 6], room[s + 7]
            for i in range(tell_first[~m], tell_first[~m + 1]):
                h = told[i] * 8
                held[h] |= b0
                held[h + 1] |= b1
                held[h + 2] |= b2
                held[h + 3] |= b3
                held[h + 4] |= b4
                held[h + 5] |= b5
                held[h + 6] |= b6
                held[h + 7] |= b7


def aligned(n: int) -> Any:
    """Room for so many words of 64 bits that begins where a line of the cache begins."""
    room = np.zeros(n + 8, np.uint64)
    skip = (-room.ctypes.data // 8) % 8
    return room[skip : skip + n]


def load(path: Path) -> dict[str, turns.Question]:
    """The same arrays as the engine's. The room is made once, here: the limit is not charged for it."""
    log = feeding.fed(path)
    if sys.argv[2:] == ["everybody"]:  # the lines of the worlds: all who sit there, whatever the direction
        log = replace(feeding.seats_of(log), is_upward=False)
    scan = engine_scan(log)
    holders = len(scan.person_of)
    indices = (scan.slot, scan.raise_first, scan.raiser, scan.tell_first, scan.told)
    held_1, room_1 = np.zeros(holders, np.uint8), np.zeros(scan.n_slots, np.uint8)
    held_64, room_64 = aligned(holders * 8), aligned(scan.n_slots * 8)

    def byte(said: int) -> None:
        one_byte(scan.event, *walked(log, scan, [said]), *indices, held_1, room_1)

    def line(said: list[int]) -> None:
        line_of_cache(scan.event, *walked(log, scan, said), *indices, held_64, room_64)

    def blocks(said: list[int]) -> None:
        for at in range(0, len(said), 512):
            line(said[at : at + 512])

    @cache
    def walks(pairs: tuple[tuple[int, int], ...]) -> list[tuple[int, int]]:
        """From where each word is said to where its board has heard it."""
        walked = []
        for said, forum in pairs:
            last = log.last_minute(said) // feeding.DAY
            found = first_hearing(scan, said, last=last, target=forum)
            begin = int(scan.tells_at[said]) + 1
            walked.append((begin, begin + found.looked_at))
        return walked

    def board(pairs: list[list[int]]) -> None:
        for begin, end in walks(tuple((said, forum) for said, forum in pairs)):
            one_byte(scan.event, begin, end, *indices, held_1, room_1)

    def nothing(_found: Any) -> list[int]:
        return []

    return {
        "byte": (byte, nothing),
        "byte to boards": (board, nothing),
        "line": (line, nothing),
        "lines": (blocks, nothing),
    }


if __name__ == "__main__":
    turns.serve(load, {"numba": version("numba"), "numpy": version("numpy")})
