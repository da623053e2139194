"""“You said, we did”: writing an answer, and telling it. Told once, it stays as it was told."""

from __future__ import annotations

from django.db.models import Q
from django.utils.translation import gettext as _

from groundswell.notices.actions import write_letter
from groundswell.records.asking import Asker
from groundswell.register.models import Forum, Meeting, Person
from groundswell.threads.actions.one_change import actor_of, moment, one_change
from groundswell.threads.errors import NotSaidEnough
from groundswell.threads.models import Feedback, Step, Thread, Voice
from groundswell.threads.models.voices import Told
from groundswell.threads.rules import may_work_on, require


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

    Raises MayNot, NotSaidEnough.
    """
    require(may_work_on(by, thread))
    if (voice is None) == (forum is None):
        raise NotSaidEnough(_("An answer is to one voice or to one forum."), field="voice")
    if not you_said.strip():
        raise NotSaidEnough(_("Say first what was heard."), field="you_said")
    if not (we_did.strip() or why_not.strip()):
        raise NotSaidEnough(_("Say what was done, or what was not done and why."), field="we_did")
    with one_change(by, "write feedback") as entry:
        written = Feedback.objects.create(
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
        entry.subject, entry.detail = f"thread {thread.key}", {"to": _to(written)}
    return written


def tell(by: Asker, written: Feedback, *, at: Meeting | None = None) -> Feedback:
    """Tells it: a voice reads it on its tracking page from now on, and by mail where it left an address; a forum
    is told at a meeting of its own. It becomes a step “told back”. Raises MayNot, NotSaidEnough.
    """
    require(may_work_on(by, written.thread))
    if written.told_on is not None:
        raise NotSaidEnough(_("This was told already."), remedy=_("Write a new answer."))
    if written.forum is not None and (at is None or at.forum_id != written.forum_id):
        raise NotSaidEnough(_("Name the meeting where the forum was told."), field="at")
    if at is not None and not at.has_met_by(by.today):
        raise NotSaidEnough(
            _("That meeting has not been held."),
            remedy=_("Tell it on the day, and say so afterwards."),
            field="at",
        )
    with one_change(by, "tell") as entry:
        written.told_on = at.day if at else by.today
        written.step = Step.objects.create(
            thread=written.thread,
            kind=Step.Kind.TOLD_BACK,
            state=Step.State.HAPPENED,
            to_meeting=at,
            told_forum=written.forum,
            day=written.told_on,
            recorded_on=by.today,
            recorded_by=actor_of(by),
        )
        written.save()
        if written.voice is not None:
            say_that_it_moved(written.voice)
        entry.subject, entry.detail = f"thread {written.thread.key}", {"to": _to(written)}
    return written


def say_that_it_moved(voice: Voice) -> bool:
    """A letter that something is new on the tracking page, where an address was left; else it is kept there.

    The letter holds no words of theirs and no receipt. Gives whether one was written.
    """
    if voice.state != Voice.State.KEPT or not voice.wishes_to_know:
        return False
    content = getattr(voice, "content", None)
    address = content.contact if content else ""
    if "@" not in address:
        return False
    write_letter(
        address,
        _("There is news for you"),
        _(
            "Something you told us has moved. Type your seven words on our page “Where are my words?” to read it."
        ),
        moment(),
    )
    return True


def _to(written: Feedback) -> str:
    return f"forum {written.forum.key}" if written.forum else "voice"


def _next(thread: Thread, voice: Voice | None, forum: Forum | None, by: Asker) -> Meeting | None:
    """The next meeting of the forum it was said to."""
    asked = forum or (voice.forum if voice else thread.forum)
    coming = asked.meetings.that_met().filter(Q(day__gte=by.today)).order_by("day", "start", "id")
    return coming.first()
