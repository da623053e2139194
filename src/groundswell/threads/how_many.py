"""How many voices there are, as far as it may be told: small numbers are never told exactly."""

from __future__ import annotations

from django.utils.translation import gettext as _

from groundswell.records.small_numbers import least, shown


def voices_told(count: int, *, inside: bool) -> str:
    """“Fewer than 10 voices”, or “about 15 voices”: rounded to 5. Never an exact number.

    None and a few are told alike, so that nobody can see the first one come.
    """
    number = shown(count, outside=not inside)
    if number is None:
        return _("Fewer than %(least)d voices") % {"least": least(not inside)}
    return _("About %(count)d voices") % {"count": number}
