"""What six plain answers allow. One level follows from them; where voices are combined the lowest counts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from groundswell.threads.models.voices import Consent, Level

WORDING = "2026-11"  # the wording of the six questions; kept with each answer


@dataclass(frozen=True)
class Uses:
    """The six answers. `forums`: keys of the forums it may be carried to. Nothing is allowed unless ticked."""

    keep: bool = True
    share_inside: bool = False
    carry: bool = False
    forums: tuple[str, ...] = ()
    quote_without_name: bool = False
    quote_with_name: bool = False
    publish: bool = False


def level_of(uses: Uses | Consent) -> Level:
    """The farthest the answers allow: publish, else an agreed wording, else the named forums, else private."""
    if uses.publish:
        return Level.PUBLISH
    if uses.quote_without_name or uses.quote_with_name:
        return Level.PSEUDONYMISED
    if uses.share_inside or uses.carry:
        return Level.FORUM
    return Level.PRIVATE


def lowest(levels: Iterable[int]) -> Level:
    """The level of voices taken together; private where there are none."""
    return Level(min(levels, default=Level.PRIVATE))
