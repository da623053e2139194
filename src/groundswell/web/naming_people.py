"""How many sit on a forum, said so that people the source does not name are never invented."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groundswell.register.models import Forum
from groundswell.search.directory import Directory


def people_on(directory: Directory, forum: Forum, day: dt.date) -> str:
    """“3 people”, “at least 2 people”, “not named in the source”, “nobody recorded”."""
    seats = directory.seats_of.get(forum.pk, ())
    known = len(directory.sitters(forum, day)) + sum(s.how_many or 0 for s in seats if s.is_aggregate)
    hidden = any(h.hidden for s in seats for h in directory.holders(s, day))
    unknown = hidden or any(s.is_aggregate and s.how_many is None for s in seats)
    if unknown and known:
        return ngettext("at least %(n)d person", "at least %(n)d people", known) % {"n": known}
    if hidden:
        return _("people who are not shown")
    if unknown:
        return _("people not named in the source")
    if not known:
        return _("nobody recorded")
    return ngettext("%(n)d person", "%(n)d people", known) % {"n": known}
