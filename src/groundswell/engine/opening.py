"""One change, and what it gives: the value every search for openings speaks in."""

from __future__ import annotations

from typing import NamedTuple

from groundswell.engine.ahead import Gains
from groundswell.engine.journeys import NEVER

#: The smaller change first: one meeting once, then one person once, then for good.
ORDER = ("deadline", "apology", "invitation", "moved", "standing_item", "open_floor", "sitting", "seat")


class Opening(NamedTuple):
    """One change and what it gives. `forum` is whose; `meeting` where it helps first.

    `days`: a deadline's days later; a meeting's days later, or earlier below 0; else 0. `people`: each
    one of whom would do: who comes, is invited or sits, or who then could carry it (PAPER for a paper).
    `gains`: forums that then hear on an earlier day, or at all, with that day.
    """

    kind: str
    forum: int
    meeting: int
    days: int
    people: tuple[int, ...]
    gains: Gains

    def day_at(self, forum: int) -> int:
        """The day `forum` hears with this change, NEVER where it gives that forum nothing."""
        return dict(self.gains).get(forum, NEVER)


class Score(NamedTuple):
    """Forums that hear it only with this change, and the days saved in all at those that hear it anyway."""

    opened: int
    days: int


def score(opening: Opening, first_day: list[int]) -> Score:
    """`first_day`: forum -> the day it hears as things stand, NEVER where it does not."""
    saved = [first_day[forum] - day for forum, day in opening.gains if first_day[forum] < NEVER]
    return Score(len(opening.gains) - len(saved), sum(saved))
