"""The voices of a forum for those who may know of them: its named officers, its members, and the place's leads.

Only that they exist, when and how, and what was written with the person. The words go through disclosure.py.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from groundswell.records.asking import Asker
from groundswell.register.models import Forum
from groundswell.register.rules import may_lead
from groundswell.threads.disclosure import Purpose
from groundswell.threads.errors import MayNot
from groundswell.threads.how_many import voices_told
from groundswell.threads.models import ConsentAsk, Thread, Voice
from groundswell.threads.models.voices import Level
from groundswell.threads.own_voice import Message, Wording, as_message
from groundswell.threads.rules import is_keyholder, is_member


@dataclass(frozen=True)
class WithPerson:
    """What was written with the person, for the named officers: messages, wordings and questions, oldest first."""

    messages: tuple[Message, ...]
    wordings: tuple[Wording, ...]
    asks: tuple[ConsentAsk, ...]


def purpose_at(asker: Asker, forum: Forum) -> Purpose | None:
    """What the asker reads voices of this forum for; None where they have no business with them."""
    if is_keyholder(asker, forum):
        return Purpose.TRIAGE
    if is_member(asker, forum):
        return Purpose.FORUM
    return Purpose.THREAD if may_lead(asker, forum) else None


def voices_at(asker: Asker, forum: Forum) -> QuerySet[Voice]:
    """The kept voices the asker may know of here, the newest first: said to it for its named officers; shared with
    it for its members; of those said to it, the ones that may travel without a name, for the place's leads.
    """
    purpose = purpose_at(asker, forum)
    rows = Voice.objects.kept().select_related("forum__place", "place", "meeting", "held_by")
    shared = Q(shared_with=forum, level__gte=Level.FORUM)
    here = {
        Purpose.TRIAGE: Q(forum=forum) | shared,
        Purpose.FORUM: shared,
        Purpose.THREAD: Q(forum=forum, level__gte=Level.PSEUDONYMISED),
    }
    if purpose is None:
        return rows.none()
    return rows.filter(here[purpose]).distinct().order_by("-said_on", "-id")


def how_many_here(forum: Forum) -> str:
    """“Fewer than 5 voices”: how many were said to the forum, as far as it may be told (one query)."""
    return voices_told(Voice.objects.kept().filter(forum=forum).count(), inside=True)


def with_person(asker: Asker, voice: Voice) -> WithPerson:
    """What was written with the person (three queries). Raises MayNot for all but the named officers."""
    if not is_keyholder(asker, voice.forum) or asker.through_token or voice.state != Voice.State.KEPT:
        raise MayNot
    return WithPerson(
        messages=tuple(as_message(row) for row in voice.replies.all()),
        wordings=tuple(
            Wording(w.pk, w.text, w.proposed_on, w.agreed_on, w.refused_on) for w in voice.wordings.all()
        ),
        asks=tuple(voice.asks.select_related("forum")),
    )


def threads_for(asker: Asker, voice: Voice) -> tuple[list[Thread], list[Thread]]:
    """The threads the voice is in now, and the open ones it could be put into, as far as the asker may see."""
    seen = Thread.objects.visible_to(asker).select_related("place", "forum")
    inside = list(seen.filter(gatherings__voice=voice, gatherings__until=None).distinct())
    others = seen.open().filter(place__in=[voice.place_id, voice.forum.place_id])
    return inside, [thread for thread in others if thread not in inside]


def purpose_for(asker: Asker, voice: Voice, forum: Forum) -> Purpose | None:
    """What the asker reads this voice for, at this forum: a named officer of another forum reads it as a member."""
    purpose = purpose_at(asker, forum)
    if purpose is Purpose.TRIAGE and voice.forum_id != forum.pk:
        return Purpose.FORUM
    return purpose
