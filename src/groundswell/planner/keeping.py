"""Keeps timetables in memory, one for each audience, until the register changes."""

from __future__ import annotations

from functools import partial

from groundswell.planner.fully_recorded import FullyRecorded
from groundswell.planner.laying_out import build
from groundswell.planner.timetable import Timetable
from groundswell.records.asking import Asker
from groundswell.register.kept import Kept

_kept: Kept[Timetable] = Kept(build)
_by_the_record: Kept[Timetable] = Kept(partial(build, kind=FullyRecorded))


def timetable_for(asker: Asker) -> Timetable:
    """The timetable of what `asker` may see. One query where it is kept, about 16 where it is not.

    The day asked is no part of the key: a timetable holds for every today.
    """
    return _kept.of(asker)


def recorded_timetable_for(asker: Asker) -> Timetable:
    """The same with only those meetings whose attendance is fully recorded, and nobody merely expected there."""
    return _by_the_record.of(asker)


def forget() -> None:
    """Drop every kept timetable. For tests, whose databases come and go under one version."""
    _kept.forget()
    _by_the_record.forget()
