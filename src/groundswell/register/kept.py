"""Keeps what was worked out of the register in memory, one for each audience, until the register changes."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Generic, TypeVar

from django.db import connection

from groundswell.records.asking import Asker
from groundswell.register.audience import Audience
from groundswell.register.models import RegisterVersion
from groundswell.register.rules import audience_of

MOST_KEPT = 8  # audiences; a borough's timetable is about 2 MB

Made = TypeVar("Made")


class Kept(Generic[Made]):
    """What `make` gives for an asker, kept for all who see the same. The day asked is no part of the key."""

    def __init__(self, make: Callable[[Asker], Made]) -> None:
        self._make = make
        self._kept: OrderedDict[tuple[str, Audience], tuple[int, Made]] = OrderedDict()
        self._lock = Lock()

    def of(self, asker: Asker) -> Made:
        """One query where it is kept; what `make` asks besides where it is not."""
        version = RegisterVersion.objects.filter(pk=1).values_list("number", flat=True).first() or 0
        key = (str(connection.settings_dict["NAME"]), audience_of(asker))
        with self._lock:
            kept = self._kept.get(key)
            if kept is not None and kept[0] == version:
                self._kept.move_to_end(key)
                return kept[1]
        # Made outside the lock: two may make the same one, and none waits for another's.
        made = self._make(asker)
        with self._lock:
            self._kept[key] = (version, made)
            self._kept.move_to_end(key)
            while len(self._kept) > MOST_KEPT:
                self._kept.popitem(last=False)
        return made

    def forget(self) -> None:
        """Drop everything kept. For tests, whose databases come and go under one version."""
        with self._lock:
            self._kept.clear()
