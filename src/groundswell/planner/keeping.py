"""Keeps timetables in memory, one for each audience, until the register changes."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock

from groundswell.planner.laying_out import build
from groundswell.planner.timetable import Timetable
from groundswell.records.asking import Asker
from groundswell.register.audience import Audience
from groundswell.register.models import RegisterVersion
from groundswell.register.rules import audience_of

MOST_KEPT = 8  # audiences; a borough's timetable is about 2 MB

_kept: OrderedDict[tuple[str, Audience], tuple[int, Timetable]] = OrderedDict()
_lock = Lock()


def timetable_for(asker: Asker) -> Timetable:
    """The timetable of what `asker` may see. One query where it is kept, about 16 where it is not.

    The day asked is no part of the key: a timetable holds for every today.
    """
    version = RegisterVersion.objects.filter(pk=1).values_list("number", flat=True).first() or 0
    key = (_database(), audience_of(asker))
    with _lock:
        kept = _kept.get(key)
        if kept is not None and kept[0] == version:
            _kept.move_to_end(key)
            return kept[1]
    # Built outside the lock: two may build the same one, and none waits for another's.
    made = build(asker)
    with _lock:
        _kept[key] = (version, made)
        _kept.move_to_end(key)
        while len(_kept) > MOST_KEPT:
            _kept.popitem(last=False)
    return made


def forget() -> None:
    """Drop every kept timetable. For tests, whose databases come and go under one version."""
    with _lock:
        _kept.clear()


def _database() -> str:
    from django.db import connection

    return str(connection.settings_dict["NAME"])
