"""The questions of a tool that knows no time, asked of the time-expanded graph: what is reached is heard."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import feeding
import turns


def questions(log: feeding.Fed, reached: Callable[[int], Any]) -> dict[str, turns.Question]:
    """`reached`: node -> the meetings reached from it, itself included. Reading arrivals off them is timed."""

    def earliest(said: int) -> Any:
        return feeding.arrivals(log, reached(said), log.last_minute(said))

    def board(pairs: list[tuple[int, int]]) -> list[int]:
        return [
            feeding.board_hears(log, reached(said), forum, log.last_minute(said)) for said, forum in pairs
        ]

    def as_it_is(found: Any) -> Any:
        return found

    return {"earliest": (earliest, as_it_is), "board": (board, as_it_is)}
