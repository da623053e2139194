"""A long attendance log as NumPy arrays: who was at which meeting, and nothing else. For regions and nations."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int32]

NO_LAYER = 0


@dataclass(frozen=True)
class Log:
    """Meetings sorted by start; their attendees in one flat array with offsets. F forums, M meetings, A, P people.

    Everybody in it may raise and may receive. Meetings known by their day only start with the day and end
    with its LAST_MINUTE, as in a Calendar. Equal starts keep the order of the file.
    """

    forum: Ints  # meeting -> forum; [M]
    day: Ints  # meeting -> days since 1970-01-01; [M], never falls
    start: Ints  # meeting -> minutes since 1970-01-01, local; [M], never falls
    end: Ints  # meeting -> minutes since 1970-01-01, local, the last minute included; [M]
    cutoff: (
        Ints  # meeting -> the last minute by which a word must be held to be raised there, below start; [M]
    )
    first: Ints  # meeting -> its first attendance; [M + 1]
    who: Ints  # attendance -> person; [A]
    layer: Ints  # forum -> order of its layer, 1 nearest to residents, NO_LAYER where it has none; [F]
    place: Ints  # forum -> place, -1 where none is stated; [F]
    n_people: int

    @property
    def n_meetings(self) -> int:
        """How many meetings meet."""
        return len(self.forum)

    @property
    def n_forums(self) -> int:
        """How many forums there are."""
        return len(self.layer)
