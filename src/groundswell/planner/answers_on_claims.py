"""What is answered on claimed hand-offs: frozen values with names. What could be, what is recorded, what is claimed."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from groundswell.planner.answers import Coverage
from groundswell.planner.claims import Fault


@dataclass(frozen=True)
class RestsOn:
    """One record a verdict rests on. `reason` is the engine's; `meeting` is a key, "" where no meeting is known.

    `recorded` tells a full list of who came; `others` are the substitutes, or those they stood for.
    """

    reason: str
    forum: str
    day: dt.date
    meeting: str = ""
    moved_to: dt.date | None = None
    others: tuple[str, ...] = ()
    recorded: bool = False
    is_synthetic: bool = False


@dataclass(frozen=True)
class HandOff:
    """One claimed hand-off with what the record says of it.

    `verdict` is borne_out, contradicted or cannot_be_said. `order` is "" where the times allow it.
    """

    row: int
    thread: str
    claimed_by: str
    carrier: str
    carrier_key: str
    from_forum: str
    from_key: str
    from_date: dt.date
    to_forum: str
    to_key: str
    to_date: dt.date
    verdict: str
    first: RestsOn
    second: RestsOn
    order: str

    @property
    def by_attendance(self) -> bool:
        """Whether it is attendance that contradicts it, not the calendar."""
        away = ("apologies", "absent", "replaced")
        return self.verdict == "contradicted" and (self.first.reason in away or self.second.reason in away)


@dataclass(frozen=True)
class Step:
    """One carrying: by whom, from which forum and day ("" and the day for a person's own start), to which."""

    carrier: str
    from_forum: str
    from_day: dt.date
    to_forum: str
    to_day: dt.date


@dataclass(frozen=True)
class Way:
    """The earliest way found. `arrives` is None where there is none; `coverage` is of the meetings looked at."""

    said_on: dt.date | None
    arrives: dt.date | None
    steps: tuple[Step, ...]
    coverage: Coverage

    @property
    def days(self) -> int | None:
        """From the day it is said to its arrival."""
        if self.said_on is None or self.arrives is None:
            return None
        return (self.arrives - self.said_on).days


@dataclass(frozen=True)
class Compared:
    """One thread's journey question, answered by seats and calendar, answered by the record, and as claimed.

    The three are never mixed: each has its own coverage.
    """

    thread: str
    origin: str
    target: str
    after: dt.date
    could: Way
    by_the_record: Way
    claimed: Way


@dataclass(frozen=True)
class CouldAndDid:
    """Everything said of one list of claims. `coverage` is of the meetings claimed; `not_compared` counts threads."""

    today: dt.date
    hand_offs: tuple[HandOff, ...]
    compared: tuple[Compared, ...]
    not_compared: int
    coverage: Coverage
    faults: tuple[Fault, ...]

    def having(self, verdict: str) -> tuple[HandOff, ...]:
        """Those of one verdict, in the order given."""
        return tuple(h for h in self.hand_offs if h.verdict == verdict)
