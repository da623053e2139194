"""Which day it is here, and what is true of this installation."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from groundswell.register.models import Instance


def instance() -> Instance:
    """The one row about this installation (one query); a fresh one, unsaved, where none has been set."""
    return Instance.objects.filter(pk=1).first() or Instance(pk=1)


def today(now: dt.date | None = None) -> dt.date:
    """The instance's fixed today where it has one, else `now`, else the real local date (one query)."""
    return instance().fixed_today or now or timezone.localdate()
