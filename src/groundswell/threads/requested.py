"""Requests about people's data, as their data protection officer sees them: what is asked, and by when."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from groundswell.records.asking import Asker
from groundswell.register.models import Place
from groundswell.threads.errors import MayNot, NotThere
from groundswell.threads.models import DataRequest

ROLE = "data_protection"


@dataclass(frozen=True)
class Due:
    """One request and what is due next: `verb` is "acknowledge", "answer" or "" once it is answered.

    `by`: the last day for it; None where the law names none, only that it be without delay.
    """

    request: DataRequest
    verb: str
    by: dt.date | None
    is_late: bool


def may_answer(asker: Asker, place: Place) -> bool:
    """Whether the asker is the data protection officer of everything, or of the place or one it lies in."""
    if "" in asker.scoped("instance", ROLE):
        return True
    keys, at = asker.scoped("place", ROLE), place
    while at.key not in keys and at.inside is not None:
        at = at.inside
    return at.key in keys


def due_first(asker: Asker) -> list[Due]:
    """Every request the asker may answer: what is due first on top, then those answered, newest first.

    The terminal lists the kinds and days of all. Raises MayNot for anybody else but a data protection officer.
    """
    at_terminal = asker.through == "terminal"
    if asker.through_token or not (at_terminal or asker.has(ROLE)):
        raise MayNot
    rows = DataRequest.objects.select_related("place__inside__inside__inside")
    told = [due(row, asker.today) for row in rows if at_terminal or may_answer(asker, row.place)]
    still = [one for one in told if one.verb]
    done = [one for one in told if not one.verb]
    still.sort(key=lambda one: (one.by is None, one.by or one.request.received_on, one.request.pk))
    done.sort(
        key=lambda one: (one.request.answered_on or one.request.received_on, one.request.pk), reverse=True
    )
    return still + done


def one_of(asker: Asker, key: str) -> Due:
    """The request with this key. Raises NotThere for whoever may not answer it, as where there is none."""
    row = DataRequest.objects.select_related("place").filter(key=key).first()
    if row is None or asker.through_token or not may_answer(asker, row.place):
        raise NotThere
    return due(row, asker.today)


def due(row: DataRequest, today: dt.date) -> Due:
    """What is due next on a request, and whether its day has passed."""
    if row.answered_on is not None:
        return Due(row, "", None, is_late=False)
    if row.acknowledge_by is not None and row.acknowledged_on is None:
        return Due(row, "acknowledge", row.acknowledge_by, is_late=row.acknowledge_by < today)
    return Due(row, "answer", row.answer_by, is_late=row.answer_by is not None and row.answer_by < today)
