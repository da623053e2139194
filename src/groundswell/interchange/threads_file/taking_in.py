"""Threads of a file into Groundswell, through the same actions as the pages: all, or nothing and the reasons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import transaction

from groundswell.errors import GroundswellError
from groundswell.interchange.threads_file.from_texts import answer_from, evidence_from, step_from, thread_from
from groundswell.interchange.threads_file.read import StepRow, ThreadRow, read
from groundswell.records.asking import Asker
from groundswell.register.errors import PlanFaults
from groundswell.register.plan import Fault
from groundswell.threads.models import Thread

ANSWERED = ("not_heard", "declined", "deferred", "did_not_happen")


@dataclass(frozen=True)
class Taken:
    """What taking a file in did: the threads that are new, and how many stood already and were left as they are."""

    new: tuple[Thread, ...]
    same: int


def take_in_threads(given: bytes, by: Asker) -> Taken:
    """Takes the file in, in one transaction. A thread whose key stands already is left as it is.

    Raises PlanFaults with every fault; then nothing is changed.
    """
    rows, faults = read(given)
    if faults:
        raise PlanFaults(faults)
    there = set(Thread.objects.filter(key__in=[r.texts["key"] for r in rows]).values_list("key", flat=True))
    fresh = [row for row in rows if row.texts["key"] not in there]
    with transaction.atomic():
        new = tuple(_opened(row, by) for row in fresh)
    return Taken(new, len(rows) - len(fresh))


def _opened(row: ThreadRow, by: Asker) -> Thread:
    thread: Thread = _told_where(row.where, thread_from, row.texts, by)
    for step in row.steps:
        _told_where(step.where, _step, thread, step, by)
    return thread


def _told_where(where: str, does: Any, *given: Any) -> Any:
    """What `does` gives; its refusal as a fault with its place."""
    try:
        return does(*given)
    except GroundswellError as error:
        raise PlanFaults((Fault(where, error.message, str(error.remedy)),)) from error


def _step(thread: Thread, row: StepRow, by: Asker) -> None:
    """The step, what became of it where it was meant to happen, and its evidence."""
    step = step_from(thread, row.texts, by)
    state = row.texts.get("state", "")
    if state in ANSWERED:
        answer_from(step, {**row.texts, "answer": state}, by)
    for piece in row.evidence:
        evidence_from(step, piece, by)
