"""How many voices there are, as far as it may be told: small numbers are never told exactly."""

from __future__ import annotations

from django.utils.translation import gettext as _

OUTSIDE, INSIDE = 10, 5  # fewer than these are not told: to everybody, and within a place's programme
ROUNDED = 5


def voices_told(count: int, *, inside: bool) -> str:
    """“Fewer than 10 voices”, or “about 15 voices”: rounded down to five. Never an exact number.

    None and a few are told alike, so that nobody can see the first one come.
    """
    least = INSIDE if inside else OUTSIDE
    if count < least:
        return _("Fewer than %(least)d voices") % {"least": least}
    return _("About %(count)d voices") % {"count": count - count % ROUNDED}


def told_number(count: int, *, inside: bool) -> int | None:
    """The same for a program: rounded down to five; None where it is too small to tell."""
    return None if count < (INSIDE if inside else OUTSIDE) else count - count % ROUNDED
