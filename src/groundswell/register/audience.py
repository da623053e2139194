"""What one asker may see, as a value and as filters; the questions themselves are in querysets.py."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q

PUBLIC, MEMBERS = "public", "members"
NONE = Q(pk__in=[])
ALL = ~NONE  # not Q(): an empty Q vanishes from an "or" and takes its truth with it


@dataclass(frozen=True)
class Audience:
    """Whose eyes: everything, or the public's with some forums and places more. Answers are kept under it.

    forums: ids the asker holds any grant over (a grant over a seat counts for its forum).
    places: ids the asker leads, with every place inside them.
    """

    everything: bool = False
    forums: frozenset[int] = frozenset()
    places: frozenset[int] = frozenset()

    @property
    def public(self) -> bool:
        """Whether it sees no more than a visitor who is not signed in."""
        return not (self.everything or self.forums or self.places)


def forums_seen(audience: Audience, at: str = "") -> Q:
    """Filter for rows whose forum (reached by the prefix `at`, "meeting__forum__") may be seen."""
    if audience.everything:
        return ALL
    seen = Q(**{f"{at}visibility": PUBLIC})
    if audience.forums:
        seen |= Q(**{f"{at}visibility": MEMBERS, f"{at}id__in": audience.forums})
    return seen | _led(audience, at)


def seats_seen(audience: Audience, at: str = "") -> Q:
    """Filter for rows whose seat may be seen: its forum is, and its own level allows it."""
    if audience.everything:
        return ALL
    level = Q(**{f"{at}visibility": PUBLIC})
    if audience.forums:
        level |= Q(**{f"{at}visibility": MEMBERS, f"{at}forum__in": audience.forums})
    by_level = level & Q(**{f"{at}sensitive": False})
    return forums_seen(audience, f"{at}forum__") & (by_level | _led(audience, f"{at}forum__"))


def insiders(audience: Audience, at: str = "") -> Q:
    """Filter for rows whose forum the asker belongs to or leads: what is taken without the public."""
    if audience.everything:
        return ALL
    return Q(**{f"{at}id__in": audience.forums}) | _led(audience, at)


def _led(audience: Audience, at: str) -> Q:
    return Q(**{f"{at}place__in": audience.places}) if audience.places else NONE
