"""What the planner answers, with names: plain frozen values that pages, commands and the API all show."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from groundswell.planner.options import NO_OPTIONS, Options


@dataclass(frozen=True)
class Question:
    """A question as it was understood: canonical names, and the keys behind them.

    `origin` and `target` are forum or person names; `after` counts; `by` counts too.
    """

    origin: str
    origin_key: str
    origin_kind: str  # "forum" or "person"
    target: str
    target_key: str
    after: dt.date | None
    by: dt.date | None
    about: str | None
    today: dt.date
    horizon: dt.date
    back: bool = False
    target_kind: str = "forum"
    options: Options = NO_OPTIONS

    @property
    def without(self) -> tuple[str, ...]:
        """Those taken to be away."""
        return self.options.without

    @property
    def standing_items(self) -> bool:
        """Whether standing items count."""
        return self.options.standing_items


@dataclass(frozen=True)
class Stop:
    """One meeting on a journey, or a person's own start (then `meeting` is empty)."""

    forum: str
    forum_key: str
    meeting: str
    day: dt.date
    start: dt.time | None
    chair: str | None
    chair_key: str | None = None
    short: str = ""
    expected: bool = False  # who came is not recorded, or the meeting is still to come
    is_synthetic: bool = False  # the date is made up
    end_assumed: bool = False  # no end is recorded: the usual length, else two hours


@dataclass(frozen=True)
class Leg:
    """One carrying. `way_in` is standing_item, open_floor, chair, invitation or paper."""

    carrier: str
    carrier_key: str | None
    kind: str  # "seat" or "paper"
    start: Stop
    end: Stop
    paper_by: dt.date | None
    way_in: str
    way_in_also: tuple[str, ...]
    could_also: tuple[str, ...]
    by_substitute: str | None  # the person who is stood in for
    expected: bool


@dataclass(frozen=True)
class Reliability:
    """How likely one way is: that its carriers are at both ends of their legs, and enough come where there is a quorum.

    `share` of `n_worlds` made-up worlds drawn with `seed`, and its 95 % interval; all from 0 to 1. `about` is
    the share in words. `rests_on` counts the recorded meetings of the carriers' own seats; `certain` where all
    is recorded and nothing is left to chance.
    """

    about: str
    share: float
    low: float
    high: float
    n_worlds: int
    seed: int
    rests_on: int
    certain: bool
    assumes_four_in_five: bool = False  # nothing is recorded at the carriers' forums


@dataclass(frozen=True)
class ChanceBy:
    """How likely the word arrives by `date`, which counts, by any way. The figures as in Reliability."""

    date: dt.date
    about: str
    share: float
    low: float
    high: float
    n_worlds: int
    seed: int


@dataclass(frozen=True)
class PlannedJourney:
    """One good answer. `days` from the source meeting, `waited_days` from `after` to it."""

    arrives: dt.date
    days: int
    waited_days: int
    hand_offs: int
    legs: tuple[Leg, ...]
    reliability: Reliability | None = None  # None where nothing is carried
    saved_by_standing_item: int | None = None  # days; None where it saves none
    uses_standing_item: bool = False


@dataclass(frozen=True)
class Change:
    """One change that would open a way, and what it would give.

    `change` is deadline, apology, invitation, sitting, seat or meeting.
    """

    change: str
    says: str
    who: str | None
    meeting: Stop | None
    days_short: int | None
    arrives: dt.date | None
    days: int | None
    paper_by: dt.date | None


@dataclass(frozen=True)
class NoWay:
    """Why there is no journey: a value, not an exception."""

    reason: str
    nearest_miss: Change | None
    would_open: tuple[Change, ...] = ()


@dataclass(frozen=True)
class Channel:
    """An open channel: never certain, and never a journey."""

    kind: str
    says: str
    to: str
    answered_by: str | None
    answered_on: dt.date | None


@dataclass(frozen=True)
class Coverage:
    """Of the meetings looked at, how many have a complete record of who came."""

    meetings: int
    recorded: int
    expected: int


@dataclass(frozen=True)
class Answer:
    """Everything said back to one question."""

    question: Question
    journeys: tuple[PlannedJourney, ...]
    open_channels: tuple[Channel, ...]
    no_way: NoWay | None
    coverage: Coverage
    assumes: str | None = None  # the standing item's subject, where the question named none
    earlier: dt.date | None = None  # the source meeting before this one, and after it
    later: dt.date | None = None
    said_on: Stop | None = None  # the source meeting
    chance_by: ChanceBy | None = None  # None where there is no way, or nothing is carried


@dataclass(frozen=True)
class Overlap:
    """Two forums and the people who sit on both on one day. `by_invitation` names those who are only invited."""

    first: str
    first_key: str
    second: str
    second_key: str
    people: tuple[str, ...]
    by_invitation: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        return len(self.people)


@dataclass(frozen=True)
class Overlaps:
    """The overlap table on a day: every pair of forums in layer order, shared or not."""

    on: dt.date
    forums: tuple[tuple[str, str], ...]  # (key, name), nearest to residents first
    pairs: tuple[Overlap, ...] = field(default=())


@dataclass(frozen=True)
class Carriers:
    """Who could take a word from one forum to another, by seats alone, on a day.

    `direct` sit on both. Where nobody does, `last` are those who would bring it in from the forums
    it could reach first (`through`). Both empty: no way by seats.
    """

    on: dt.date
    origin: str
    origin_key: str
    target: str
    target_key: str
    direct: tuple[str, ...]
    last: tuple[str, ...]
    through: tuple[str, ...]
