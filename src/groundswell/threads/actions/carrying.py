"""The steps of a thread: what is meant to happen, what happened, and what came of it. No status without its meeting."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _

from groundswell.records.asking import Asker
from groundswell.register.models import AgendaItem, Meeting, Paper, Person
from groundswell.register.rules import may_edit
from groundswell.threads.actions.fitting import check_quotes, check_whole, credit
from groundswell.threads.actions.moving import moved
from groundswell.threads.actions.one_change import actor_of, one_change
from groundswell.threads.errors import AlreadyClosed, MayNot, NotAStep, NotSaidEnough
from groundswell.threads.inside import may_answer
from groundswell.threads.ladder import DECIDES
from groundswell.threads.models import Step, StepAnswer, StepWords, Thread
from groundswell.threads.rules import may_carry, may_work_on, require

ANSWERS = ("happened", "not_heard", "declined", "deferred", "did_not_happen")


def carry(
    by: Asker,
    thread: Thread,
    *,
    to: Meeting,
    carrier: Person,
    from_meeting: Meeting | None = None,
    item: AgendaItem | None = None,
    words: str = "",
    intended: bool = False,
) -> Step:
    """Somebody takes the thread from one meeting to another, or means to.

    Who came as a substitute is the carrier; whose place they took stands beside. The seat is the one the
    carrier, or whom they stood in for, held that day, if any. Raises MayNot, NotAStep, NotConsented.
    """
    return _step(
        by, thread, Step.Kind.CARRIED, to=to, carrier=carrier, from_meeting=from_meeting, item=item,
        words=words, intended=intended,
    )  # fmt: skip


def table(
    by: Asker,
    thread: Thread,
    *,
    to: Meeting,
    carrier: Person,
    item: AgendaItem | None = None,
    paper: Paper | None = None,
    from_meeting: Meeting | None = None,
    words: str = "",
    intended: bool = False,
) -> Step:
    """Somebody puts it before a meeting, under an item (a standing one will do) or with a paper; or means to.

    What happened names its item; what is meant to happen may not have one yet. Raises as carry.
    """
    return _step(
        by, thread, Step.Kind.TABLED, to=to, carrier=carrier, from_meeting=from_meeting, item=item,
        paper=paper, words=words, intended=intended,
    )  # fmt: skip


def discuss(by: Asker, thread: Thread, *, item: AgendaItem) -> Step:
    """It was talked about under an item of a meeting."""
    return _step(by, thread, Step.Kind.DISCUSSED, to=item.meeting, item=item)


def decide(by: Asker, thread: Thread, *, item: AgendaItem) -> Step:
    """It was decided under an item, and the item's own outcome says so: noted, endorsed or deferred is not decided."""
    if item.outcome not in DECIDES:
        raise NotAStep(
            _("The item is recorded as “%(outcome)s”. That is not a decision.")
            % {"outcome": item.get_outcome_display()},
            remedy=_(
                "Record the item as approved or rejected, if the minutes say so; else keep it as discussed."
            ),
            field="item",
        )
    return _step(by, thread, Step.Kind.DECIDED, to=item.meeting, item=item)


def resource(
    by: Asker, thread: Thread, *, what: str, day: dt.date | None = None, item: AgendaItem | None = None
) -> Step:
    """Money, a post, time or a thing was given. `what` says which, in a sentence; what is not stated is said so."""
    return _said_of(by, thread, Step.Kind.RESOURCED, what, day=day, item=item)


def change(by: Asker, thread: Thread, *, what: str, day: dt.date | None = None) -> Step:
    """Something changed for people. It needs evidence of its own, and is never read out of a decision."""
    return _said_of(by, thread, Step.Kind.CHANGED, what, day=day, item=None)


def call_publicly(
    by: Asker, thread: Thread, *, what: str, carrier: Person | None, day: dt.date | None
) -> Step:
    """A public post or call. Its address and text are evidence; who saw or heard it are steps of their own."""
    require(may_work_on(by, thread))
    return _said_of(by, thread, Step.Kind.PUBLIC_CALL, what, day=day, item=None, carrier=carrier)


def seen_by(
    by: Asker, thread: Thread, *, listener: Person, what: str = "", day: dt.date | None = None
) -> Step:
    """Somebody with power saw it. A like is no more than that. It becomes heard with evidence: see evidencing.py."""
    return _said_of(by, thread, Step.Kind.SEEN_BY, what, day=day, item=None, listener=listener)


def word(by: Asker, step: Step, text: str) -> StepWords:
    """A new version of the exact words a step carries. Those before are kept."""
    _require_work(by, step.thread, step.to_meeting)
    if not text.strip():
        raise NotSaidEnough(_("You have not typed anything yet."), field="words")
    check_quotes(step.thread, step.to_meeting, text)
    with one_change(by, "word") as entry:
        version = _worded(by, step, text)
        entry.subject, entry.detail = f"step {step.key}", {"version": version.number}
    return version


def answer(
    by: Asker,
    step: Step,
    *,
    answer: str,
    now_due: Meeting | None = None,
    item: AgendaItem | None = None,
    note: str = "",
) -> StepAnswer:
    """The answer to “did it happen?”. The intention stays, with the meeting it was for.

    Deferred to a meeting, it is intended again for that one. Raises MayNot, NotAStep.
    """
    require(may_answer(by, step))
    if answer not in ANSWERS:
        raise NotSaidEnough(_("Choose what became of it."), field="answer")
    if step.state != Step.State.INTENDED:
        raise NotAStep(_("This was answered already."), remedy=_("Look at what stands, and add a new step."))
    with one_change(by, "answer step") as entry:
        given = StepAnswer.objects.create(
            step=step,
            answer=answer,
            answered_on=by.today,
            by=actor_of(by),
            was_due=step.to_meeting,
            now_due=now_due,
            note=note.strip(),
        )
        step.item = item or step.item
        step.state = answer
        check_whole(step, today=by.today)
        step.save()
        moved(by, step)
        if answer == Step.State.DEFERRED and now_due is not None:
            _again(by, step, now_due)
        entry.subject, entry.detail = f"step {step.key}", {"answer": answer}
    return given


def _again(by: Asker, step: Step, due: Meeting) -> Step:
    """The same intention for a later meeting; the one that was put off stays as an attempt."""
    again = Step.objects.create(
        thread=step.thread,
        kind=step.kind,
        state=Step.State.INTENDED,
        from_meeting=step.from_meeting,
        to_meeting=due,
        paper=step.paper,
        carrier=step.carrier,
        seat=step.seat,
        recorded_on=by.today,
        recorded_by=actor_of(by),
    )
    newest = step.words.last()
    if newest is not None:
        _worded(by, again, newest.text)
    return again


def _step(
    by: Asker,
    thread: Thread,
    kind: str,
    *,
    to: Meeting,
    carrier: Person | None = None,
    from_meeting: Meeting | None = None,
    item: AgendaItem | None = None,
    paper: Paper | None = None,
    words: str = "",
    intended: bool = False,
) -> Step:
    _require_work(by, thread, to)
    if thread.closed_on is not None:
        raise AlreadyClosed
    step = Step(
        thread=thread,
        kind=kind,
        state=Step.State.INTENDED if intended else Step.State.HAPPENED,
        from_meeting=from_meeting,
        to_meeting=to,
        item=item,
        paper=paper,
        carrier=carrier,
        recorded_on=by.today,
        recorded_by=actor_of(by),
    )
    check_whole(step, today=by.today)
    credit(step)
    if words.strip():
        check_quotes(thread, to, words)
    with one_change(by, kind.replace("_", " ")) as entry:
        step.save()
        if words.strip():
            _worded(by, step, words)
        moved(by, step)
        entry.subject = f"step {step.key}"
        entry.detail = {"thread": thread.key, "to": to.key, "state": step.state}
    return step


def _said_of(
    by: Asker,
    thread: Thread,
    kind: str,
    what: str,
    *,
    day: dt.date | None,
    item: AgendaItem | None,
    carrier: Person | None = None,
    listener: Person | None = None,
) -> Step:
    require(may_work_on(by, thread))
    if thread.closed_on is not None:
        raise AlreadyClosed
    if not what.strip() and listener is None:
        raise NotSaidEnough(_("Say what it was, in a sentence."), field="what")
    with one_change(by, kind.replace("_", " ")) as entry:
        step = Step.objects.create(
            thread=thread,
            kind=kind,
            state=Step.State.HAPPENED,
            to_meeting=item.meeting if item else None,
            item=item,
            carrier=carrier,
            listener=listener,
            day=day,
            what=what.strip(),
            recorded_on=by.today,
            recorded_by=actor_of(by),
        )
        moved(by, step)
        entry.subject, entry.detail = f"step {step.key}", {"thread": thread.key}
    return step


def _require_work(by: Asker, thread: Thread, to: Meeting | None) -> None:
    if to is None:
        require(may_work_on(by, thread))
        return
    if not Thread.objects.visible_to(by).filter(pk=thread.pk).exists() and not may_edit(by, to.forum):
        raise MayNot
    require(may_carry(by, thread, to=to.forum))


def _worded(by: Asker, step: Step, text: str) -> StepWords:
    number = step.words.count() + 1
    return StepWords.objects.create(
        step=step, number=number, text=text.strip(), written_on=by.today, by=actor_of(by)
    )
