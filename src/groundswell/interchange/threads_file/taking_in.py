"""Threads of a file into Groundswell, through the same actions as the pages: all, or nothing and the reasons."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db import transaction
from django.utils.translation import gettext as _

from groundswell.errors import GroundswellError
from groundswell.interchange.threads_file.read import StepRow, Texts, ThreadRow, read
from groundswell.records.asking import Asker
from groundswell.register.errors import PlanFaults
from groundswell.register.models import AgendaItem, Forum, Meeting, Paper, Person, Subject
from groundswell.register.plan import Fault
from groundswell.threads import actions
from groundswell.threads.models import Step, Thread

Row = TypeVar("Row", Forum, Meeting, AgendaItem, Person, Paper, Subject)
ANSWERED = ("not_heard", "declined", "deferred", "did_not_happen")
TEXTS = ("title", "population", "inequality", "change_wanted", "target_kind", "target", "source")


@dataclass(frozen=True)
class Taken:
    """What taking a file in did: the threads that are new, and how many stood already and were left as they are."""

    new: tuple[Thread, ...]
    same: int


class UnknownThere(GroundswellError):
    """The file names something the asker may not see, or that is not there."""

    code = "unknown_name"

    def __init__(self, name: str, key: str) -> None:
        super().__init__(
            _("%(name)s: nothing has the key “%(key)s”.") % {"name": name, "key": key[:100]},
            remedy=_("Use a key that stands on its page and in the workbook."),
        )


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
    thread: Thread = _told_where(row.where, _thread, row.texts, by)
    for step in row.steps:
        _told_where(step.where, _step, thread, step, by)
    return thread


def _told_where(where: str, does: Any, *given: Any) -> Any:
    """What `does` gives; its refusal as a fault with its place."""
    try:
        return does(*given)
    except GroundswellError as error:
        raise PlanFaults((Fault(where, error.message, str(error.remedy)),)) from error


def _thread(texts: Texts, by: Asker) -> Thread:
    forum, said_at = _needed(Forum, texts, "forum", by), _needed(Meeting, texts, "said_at", by)
    told: dict[str, Any] = {name: texts[name] for name in TEXTS if name in texts}
    return actions.open_thread(
        by,
        forum,
        key=texts["key"],
        started=said_at.day,
        said_at=said_at,
        subject=_row(Subject, texts, "subject", by),
        owner=_row(Person, texts, "owner", by),
        **told,
    )


def _step(thread: Thread, row: StepRow, by: Asker) -> None:
    step = _new_step(thread, row.texts, by)
    state = row.texts.get("state", "")
    if state in ANSWERED:
        actions.answer(by, step, answer=state, now_due=_row(Meeting, row.texts, "later", by))
    for piece in row.evidence:
        _evidence(step, piece, by)


def _new_step(thread: Thread, texts: Texts, by: Asker) -> Step:
    """The step by the action of its kind; “said” is there already, since the thread was opened."""
    kind, intended = texts.get("kind", ""), texts.get("state", "happened") != "happened"
    item = _row(AgendaItem, texts, "item", by)
    carrier = _row(Person, texts, "carrier", by)
    what, day = texts.get("what", ""), _day(texts, "day")
    match kind:
        case "said":
            return thread.steps.get(kind=kind, to_meeting=_needed(Meeting, texts, "to", by))
        case "carried" | "tabled":
            to = item.meeting if item and "to" not in texts else _needed(Meeting, texts, "to", by)
            way: dict[str, Any] = {
                "to": to,
                "item": item,
                "carrier": carrier or _needed(Person, texts, "carrier", by),
                "from_meeting": _row(Meeting, texts, "from", by),
                "words": texts.get("words", ""),
                "intended": intended,
            }
            if kind == "carried":
                return actions.carry(by, thread, **way)
            return actions.table(by, thread, paper=_row(Paper, texts, "paper", by), **way)
        case "discussed":
            return actions.discuss(by, thread, item=_needed(AgendaItem, texts, "item", by))
        case "decided":
            return actions.decide(by, thread, item=_needed(AgendaItem, texts, "item", by))
        case "resourced":
            return actions.resource(by, thread, what=what, day=day, item=item)
        case "changed":
            return actions.change(by, thread, what=what, day=day)
        case "public_call":
            return actions.call_publicly(by, thread, what=what, carrier=carrier, day=day)
        case "seen_by":
            return actions.seen_by(
                by, thread, listener=_needed(Person, texts, "listener", by), what=what, day=day
            )
    raise UnknownThere("kind", kind)


def _evidence(step: Step, texts: Texts, by: Asker) -> None:
    names = ("reference", "address", "author_shown", "platform", "text")
    told: dict[str, Any] = {name: texts[name] for name in names if name in texts}
    actions.attach(
        by,
        step,
        kind=texts.get("kind", ""),
        meeting=_row(Meeting, texts, "meeting", by),
        item=_row(AgendaItem, texts, "item", by),
        paper=_row(Paper, texts, "paper", by),
        given_by=_row(Person, texts, "given_by", by),
        dated=_day(texts, "dated"),
        is_public_figure=texts.get("is_public_figure", "") == "yes",
        **told,
    )


def _row(model: type[Row], texts: Texts, name: str, by: Asker) -> Row | None:
    """The row a text names by key; None where it names none. Raises UnknownThere."""
    return _needed(model, texts, name, by) if texts.get(name) else None


def _needed(model: type[Row], texts: Texts, name: str, by: Asker) -> Row:
    key = texts.get(name, "")
    found: Row | None = model.objects.visible_to(by).filter(key=key).first()
    if found is None:
        raise UnknownThere(name, key)
    return found


def _day(texts: Texts, name: str) -> dt.date | None:
    """A day like 2021-02-09; None where there is none. Raises UnknownThere for what is no day."""
    try:
        return dt.date.fromisoformat(texts[name]) if texts.get(name) else None
    except ValueError:
        raise UnknownThere(name, texts[name]) from None
