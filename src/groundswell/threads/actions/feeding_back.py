"""“You said, we did”: writing an answer, changing it while it is a draft, and telling it. Told once, it stays."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _

from groundswell.records.asking import Asker
from groundswell.register.models import Forum, Meeting, Person
from groundswell.threads.actions.fitting import check_quotes
from groundswell.threads.actions.moving import say_that_it_moved
from groundswell.threads.actions.one_change import actor_of, one_change
from groundswell.threads.answers import may_read_answer
from groundswell.threads.errors import MayNot, NotSaidEnough
from groundswell.threads.models import Feedback, Step, Thread, Voice
from groundswell.threads.models.voices import DONE_BY_SOMEBODY, Told
from groundswell.threads.rules import may_work_on, require
from groundswell.threads.told_back import newest_move

TEXTS = ("you_said", "we_did", "why_not")


def write_feedback(
    by: Asker,
    thread: Thread,
    *,
    you_said: str,
    we_did: str = "",
    why_not: str = "",
    voice: Voice | None = None,
    forum: Forum | None = None,
    told_as: str = "",
    next_meeting: Meeting | None = None,
    who_knows: Person | None = None,
) -> Feedback:
    """A draft of the answer to one voice, or to a forum, in the form they asked for. Nobody sees it before it is told.

    The voice is one in the thread that the asker may know of. `next_meeting`: else the next one of the forum it
    was said to. Raises MayNot, NotSaidEnough, and NotConsented where an answer to a forum repeats private words.
    """
    require(may_work_on(by, thread))
    if (voice is None) == (forum is None):
        raise NotSaidEnough(_("An answer is to one voice or to one forum."), field="voice")
    if voice is not None:
        require(_is_in(thread, voice, by))
    written = Feedback(
        thread=thread,
        voice=voice,
        forum=forum,
        you_said=you_said.strip(),
        we_did=we_did.strip(),
        why_not=why_not.strip(),
        told_as=told_as or (voice.told_as if voice else Told.PLAIN_TEXT),
        next_meeting=next_meeting or _next(thread, voice, forum, by),
        who_knows=who_knows,
        written_on=by.today,
        written_by=actor_of(by),
    )
    _check(written)
    with one_change(by, "write feedback") as entry:
        written.save()
        entry.subject, entry.detail = f"thread {thread.key}", {"to": _to(written)}
    return written


def amend_feedback(
    by: Asker,
    written: Feedback,
    *,
    you_said: str,
    we_did: str,
    why_not: str,
    told_as: str,
    next_meeting: Meeting | None,
    who_knows: Person | None,
) -> Feedback:
    """Changes a draft. What was told stays as it was told. Raises MayNot, NotSaidEnough, NotConsented."""
    _require_draft(by, written)
    written.you_said, written.we_did, written.why_not = you_said.strip(), we_did.strip(), why_not.strip()
    written.told_as, written.next_meeting, written.who_knows = told_as, next_meeting, who_knows
    _check(written)
    with one_change(by, "amend feedback") as entry:
        written.save()
        entry.subject, entry.detail = f"thread {written.thread.key}", {"to": _to(written)}
    return written


def throw_away_feedback(by: Asker, written: Feedback) -> None:
    """Deletes a draft. Raises MayNot, NotSaidEnough."""
    _require_draft(by, written)
    with one_change(by, "throw away feedback") as entry:
        entry.subject, entry.detail = f"thread {written.thread.key}", {"to": _to(written)}
        written.delete()


def tell(
    by: Asker,
    written: Feedback,
    *,
    at: Meeting | None = None,
    done_by: Person | None = None,
    on: dt.date | None = None,
) -> Feedback:
    """Tells it: a voice reads it on its tracking page from now on, and by mail where it left an address; a forum
    is told at a meeting of its own. It becomes a step “told back”, one for each move of the thread and not one for
    each voice: their number is nobody's to count.

    `done_by`, `on`: who rang, recorded, signed or translated it and when, where the person asked for that.
    Raises MayNot, NotSaidEnough.
    """
    _require_draft(by, written)
    day = _day_told(written, by, at=at, done_by=done_by, on=on)
    with one_change(by, "tell") as entry:
        written.told_on, written.told_by = day, done_by
        written.step = _step(by, written, at=at)
        written.save()
        if written.voice is not None:
            say_that_it_moved(written.voice, about=f"answer {written.key}")
        entry.subject, entry.detail = f"thread {written.thread.key}", {"to": _to(written)}
    return written


def _day_told(
    written: Feedback, by: Asker, *, at: Meeting | None, done_by: Person | None, on: dt.date | None
) -> dt.date:
    """The day it was told. Raises NotSaidEnough where the meeting, or who did it and when, is missing."""
    if written.forum is not None:
        if at is None or at.forum_id != written.forum_id:
            raise NotSaidEnough(_("Name the meeting where the forum was told."), field="at")
        if not at.has_met_by(by.today):
            raise NotSaidEnough(
                _("That meeting has not been held."),
                remedy=_("Tell it on the day, and say so afterwards."),
                field="at",
            )
        return at.day
    if written.told_as not in DONE_BY_SOMEBODY:
        return by.today
    if done_by is None:
        raise NotSaidEnough(_("Say who told them in the way they asked for."), field="done_by")
    if on is None or on > by.today:
        raise NotSaidEnough(_("Say on which day it was done."), field="on")
    return on


def _step(by: Asker, written: Feedback, *, at: Meeting | None) -> Step | None:
    """The step “told back”; None where single voices were told of this move already."""
    thread = written.thread
    if written.forum is None:
        moved = newest_move(thread)
        told = thread.steps.happened().filter(kind=Step.Kind.TOLD_BACK, told_forum=None)
        if (told if moved is None else told.filter(day__gte=moved)).exists():
            return None
    return Step.objects.create(
        thread=thread,
        kind=Step.Kind.TOLD_BACK,
        state=Step.State.HAPPENED,
        to_meeting=at,
        told_forum=written.forum,
        day=written.told_on,
        recorded_on=by.today,
        recorded_by=actor_of(by),
    )


def _check(written: Feedback) -> None:
    """Raises NotSaidEnough, or NotConsented where a forum would read words that may not come there."""
    if not written.you_said:
        raise NotSaidEnough(_("Say first what was heard."), field="you_said")
    if not (written.we_did or written.why_not):
        raise NotSaidEnough(_("Say what was done, or what was not done and why."), field="we_did")
    if written.told_as not in Told.values:
        raise NotSaidEnough(_("Choose how it is told."), field="told_as")
    if written.forum is not None:
        there = Meeting(forum=written.forum)
        for name in TEXTS:
            check_quotes(written.thread, there, getattr(written, name))


def _require_draft(by: Asker, written: Feedback) -> None:
    require(may_work_on(by, written.thread))
    if not may_read_answer(by, written):
        raise MayNot
    if written.told_on is not None:
        raise NotSaidEnough(_("This was told already."), remedy=_("Write a new answer."))


def _is_in(thread: Thread, voice: Voice, by: Asker) -> bool:
    """Whether the voice is in the thread now, and the asker may know of it."""
    here = Voice.objects.visible_to(by).filter(gatherings__thread=thread, gatherings__until=None)
    return here.filter(pk=voice.pk).exists()


def _to(written: Feedback) -> str:
    return f"forum {written.forum.key}" if written.forum else "voice"


def _next(thread: Thread, voice: Voice | None, forum: Forum | None, by: Asker) -> Meeting | None:
    """The next meeting of the forum it was said to."""
    asked = forum or (voice.forum if voice else thread.forum)
    coming = asked.meetings.that_met().filter(day__gte=by.today).order_by("day", "start", "id")
    return coming.first()
