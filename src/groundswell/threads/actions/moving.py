"""Telling everyone who spoke that the thread moved: a letter where they left an address. The page shows it anyway."""

from __future__ import annotations

from django.utils.translation import gettext as _

from groundswell.notices.actions import notify_once
from groundswell.records.asking import Asker
from groundswell.threads.actions.one_change import moment
from groundswell.threads.models import Step, Voice
from groundswell.threads.told_back import day_of, is_move

MOVED = "moved"


def moved(by: Asker, step: Step) -> int:
    """Writes to each voice in the step's thread that wished to know, once a day for each thread, however much
    was recorded that day. Gives how many letters were written.

    Nothing for what is only meant to happen, for voices said after it, or for those withdrawn. Called in the
    transaction that records the step.
    """
    if not is_move(step):
        return 0
    day = day_of(step) or by.today
    waiting = Voice.objects.kept().filter(
        gatherings__thread=step.thread, gatherings__until=None, wishes_to_know=True, said_on__lte=day
    )
    about = f"thread {step.thread.key} {by.today.isoformat()}"
    return sum(
        say_that_it_moved(voice, about=about) for voice in waiting.select_related("content").distinct()
    )


def say_that_it_moved(voice: Voice, *, about: str) -> bool:
    """A letter that something is new on the tracking page, once about each thing, where an address was left.

    The letter holds no words of theirs, no receipt and no title. Gives whether one was written; where there is no
    address the news is kept on the tracking page alone.
    """
    if voice.state != Voice.State.KEPT or not voice.wishes_to_know:
        return False
    content = getattr(voice, "content", None)
    address = content.contact if content else ""
    if not is_mail(address):
        return False
    notice = notify_once(
        MOVED,
        about,
        account=f"voice {voice.key}",
        to=address,
        subject=_("There is news for you"),
        body=_(
            "Something you told us has moved. Type your seven words on our page “Where are my words?” to read it."
        ),
        now=moment(),
    )
    return notice is not None


def is_mail(address: str) -> bool:
    """Whether it looks like one mail address; a phone number or a note how to be reached does not."""
    name, at, host = address.strip().partition("@")
    return bool(name and at and "." in host) and not any(sign.isspace() for sign in address.strip())
