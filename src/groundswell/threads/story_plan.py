"""What keeping a story would write, as plain values: made by whoever read the text, carried out by one action."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from groundswell.register.models import Place


@dataclass(frozen=True)
class PlannedClaim:
    """One sentence, and every paragraph it stands in."""

    text: str
    paragraphs: tuple[int, ...]


@dataclass(frozen=True)
class KeptOnce:
    """A paragraph that is not kept again, and the one that stands for it. `exact`: word for word."""

    paragraph: int
    same_as: int
    exact: bool


@dataclass(frozen=True)
class Missing:
    """A picture that was not there. `paragraph`: the one it came after; 0 above the first."""

    paragraph: int
    text: str


@dataclass(frozen=True)
class StoryPlan:
    """A story of a place with its claims in their order."""

    place: Place
    title: str
    author: str
    told_on: dt.date | None
    sha256: str
    claims: tuple[PlannedClaim, ...]
    repeated: tuple[KeptOnce, ...] = ()
    missing: tuple[Missing, ...] = ()
    source: str = ""
