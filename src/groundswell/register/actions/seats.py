"""Who sits: taking a seat, and standing down from it."""

from __future__ import annotations

import datetime as dt
from typing import cast

from groundswell.records.asking import Asker
from groundswell.records.dated import until_from_last_day
from groundswell.register.actions.rows import add, amend
from groundswell.register.models import Person, Post, Seat, Sitting


def sit(
    by: Asker, seat: Seat, *, holder: Person | Post, start: dt.date | None, last_day: dt.date | None = None
) -> Sitting:
    """Seats a person, or a post whose holder sits, from a day until and with `last_day`.

    Raises SeatTaken where somebody sits there on any of those days; a handover day belongs to the newcomer.
    """
    held_by = {"post" if isinstance(holder, Post) else "person": holder}
    values = {"seat": seat, **held_by, "start": start, "until": until_from_last_day(last_day)}
    return cast(Sitting, add(by, "sitting", values))


def stand_down(by: Asker, sitting: Sitting, *, last_day: dt.date) -> Sitting:
    """Ends a sitting with its last day. The seat stays, and so does what was done in it."""
    return cast(Sitting, amend(by, sitting, {"until": until_from_last_day(last_day)}))
