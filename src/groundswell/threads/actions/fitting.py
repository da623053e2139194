"""Whether a step's meeting, item, carrier and words fit together; and whose seat a carry is credited to."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _

from groundswell.register.models import Attendance, Meeting, Person, Seat, Sitting
from groundswell.threads.errors import NotAStep, NotConsented
from groundswell.threads.models import Step, Thread, Voice
from groundswell.threads.models.voices import Level
from groundswell.threads.quoting import quotes


def check_whole(step: Step, *, today: dt.date) -> None:
    """Raises NotAStep where the meeting, the item and the state do not fit each other."""
    happened = step.state == Step.State.HAPPENED
    to = step.to_meeting
    if to is None:
        raise NotAStep(_("Name the meeting it came to, or is meant for."), field="to")
    if step.item is not None and step.item.meeting_id != to.pk:
        raise NotAStep(_("This item was at another meeting."), field="item")
    if happened and step.kind in ("tabled", "discussed", "decided") and step.item is None:
        raise NotAStep(_("Name the item of the meeting under which it happened."), field="item")
    if happened and to.status in Meeting.NOT_MET:
        raise NotAStep(
            _("That meeting did not take place."),
            remedy=_("Choose the meeting it came to instead."),
            field="to",
        )
    if happened and to.day > today:
        raise NotAStep(
            _("That meeting is still to come."),
            remedy=_("Say that it is meant to happen. We ask the day after."),
            field="to",
        )
    if step.from_meeting is not None and step.from_meeting.day >= to.day:
        raise NotAStep(
            _("It can only be carried to a later day."),
            remedy=_("Check both meetings."),
            field="from_meeting",
        )


def credit(step: Step) -> None:
    """Sets the carrier's seat on that day, and whose place they took: the carry is credited to who came."""
    if step.carrier is None or step.to_meeting is None:
        return
    there = Attendance.objects.filter(meeting=step.to_meeting, person=step.carrier).first()
    if there is not None and there.status == Attendance.Status.SUBSTITUTE:
        step.stood_in_for = there.substitute_for
    step.seat = seat_of(step.stood_in_for or step.carrier, step.to_meeting)


def seat_of(person: Person, meeting: Meeting) -> Seat | None:
    """The seat the person held at the meeting's forum that day, by name or by post (at most two queries)."""
    here = Sitting.objects.on(meeting.day).filter(seat__forum=meeting.forum).order_by("seat__position", "id")
    own = here.filter(person=person).first() or here.filter(post__holdings__person=person).first()
    return own.seat if own else None


def check_quotes(thread: Thread, to: Meeting | None, text: str) -> None:
    """Raises NotConsented where the text repeats a voice's words that may not come to that forum."""
    voices = (
        Voice.objects.filter(gatherings__thread=thread, gatherings__until=None)
        .select_related("content")
        .distinct()
    )
    for voice in voices:
        content = getattr(voice, "content", None)
        if content is None or not quotes(text, content.words):
            continue
        agreed = voice.wordings.filter(agreed_on__isnull=False, refused_on=None).last()
        if agreed is not None and voice.level >= Level.PSEUDONYMISED and quotes(agreed.text, content.words):
            continue
        if (
            voice.state == Voice.State.KEPT
            and to is not None
            and voice.shared_with.filter(pk=to.forum_id).exists()
        ):
            continue
        raise NotConsented(
            _("These words repeat what somebody said, and they have not allowed it there."),
            remedy=_("Say it in your own words, or ask them first: they answer on their tracking page."),
        )
