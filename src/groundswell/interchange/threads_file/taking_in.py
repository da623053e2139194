"""Threads of a file into Groundswell, through the same actions as the pages: all, or nothing and the reasons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import transaction

from groundswell.errors import GroundswellError
from groundswell.interchange.threads_file.claims_from_texts import claim_from, link_from, rival_from
from groundswell.interchange.threads_file.from_texts import (
    answer_from,
    day_from,
    evidence_from,
    step_from,
    thread_from,
)
from groundswell.interchange.threads_file.read import ClaimRow, StepRow, TestedRow, ThreadRow, read
from groundswell.records.asking import Asker
from groundswell.register.errors import PlanFaults
from groundswell.register.plan import Fault
from groundswell.threads.actions.claiming import add_test, answer_test
from groundswell.threads.models import ClaimLink, Rival, Thread

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
    for claim in row.claims:
        _told_where(claim.where, _claim, thread, claim, by)
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


def _claim(thread: Thread, row: ClaimRow, by: Asker) -> None:
    """The claim, its links and other explanations, and the tests of both."""
    claim = claim_from(thread, row.texts, by)
    for told in row.links:
        _tests(link_from(claim, told.texts, by), told, by)
    for told in row.rivals:
        _tests(rival_from(claim, told.texts, by), told, by)


def _tests(of: ClaimLink | Rival, row: TestedRow, by: Asker) -> None:
    for told in row.tests:
        test = add_test(by, of, kind=told.get("kind", ""), question=told.get("question", ""))
        if told.get("result"):
            answer_test(by, test, result=told["result"], note=told.get("note", ""), day=day_from(told, "day"))
