"""Who may do what with voices and threads. One question, one function. Rank alone opens nobody's words."""

from __future__ import annotations

from typing import cast

from groundswell.records.asking import Asker
from groundswell.records.dated import on
from groundswell.register.models import Forum, Place
from groundswell.register.rules import audience_of, may_edit, may_lead
from groundswell.threads.errors import MayNot
from groundswell.threads.models import Claim, Evidence, Keyholder, Step, Thread, Voice


def is_keyholder(asker: Asker, forum: Forum) -> bool:
    """Whether the asker is an officer of the forum who is named today to open its private voices."""
    if forum.key not in asker.scoped("forum", "officer"):
        return False
    return forum.pk in _held(asker)


def _held(asker: Asker) -> frozenset[int]:
    """The forums whose private voices the asker may open; one query in the asker's life."""
    if "keyholder" not in asker.kept:
        rows = Keyholder.objects.filter(on(asker.today), account=asker.account or "-")
        asker.kept["keyholder"] = frozenset(rows.values_list("forum_id", flat=True))
    return cast("frozenset[int]", asker.kept["keyholder"])


def may_name_keyholders(asker: Asker, forum: Forum) -> bool:
    """Whether the asker may name who opens a forum's private voices: the place's lead, never for themselves."""
    return may_lead(asker, forum)


def is_member(asker: Asker, forum: Forum) -> bool:
    """Whether the asker holds any grant over the forum, or over a seat in it."""
    return forum.pk in audience_of(asker).forums


def may_work_on(asker: Asker, thread: Thread) -> bool:
    """Whether the asker may add steps and evidence to a thread: an officer of a forum it came to, or its place's lead.

    Members carry too: see may_carry.
    """
    if may_lead(asker, thread.place):
        return True
    return not asker.is_public and any(may_edit(asker, forum) for forum in forums_for(asker, thread))


def may_carry(asker: Asker, thread: Thread, *, to: Forum) -> bool:
    """Whether the asker may say they carry the thread to a forum: a member of it, or one who may work on it."""
    return is_member(asker, to) or may_edit(asker, to) or may_work_on(asker, thread)


def may_open_thread(asker: Asker, forum: Forum) -> bool:
    """Whether the asker may begin a thread from what was said at a forum: its officer, or the place's lead."""
    return may_edit(asker, forum)


def may_publish(asker: Asker, place: Place) -> bool:
    """Whether the asker may say yes to letting everyone see a thread: a lead of its place; it takes two people."""
    return may_lead(asker, place)


def may_test(asker: Asker, claim: Claim) -> bool:
    """Whether the asker may add links, rivals, tests and evidence to a claim: whoever may work on its thread; of a
    story's claim that is on no thread yet, the lead of the story's place.
    """
    if claim.thread is not None:
        return may_work_on(asker, claim.thread)
    return claim.story is not None and may_lead(asker, claim.story.place)


def may_attach(asker: Asker, to: Step | Claim) -> bool:
    """Whether the asker may add evidence: to a step who works on its thread or carries to its forum; to a claim who
    may test it.
    """
    if isinstance(to, Claim):
        return may_test(asker, to)
    if may_work_on(asker, to.thread):
        return True
    return to.to_meeting is not None and may_carry(asker, to.thread, to=to.to_meeting.forum)


def may_take_away(asker: Asker, piece: Evidence) -> bool:
    """Whether the asker may take a piece of evidence away: who works on its thread or tests its claim; who only
    carries, what they added themselves.
    """
    if piece.step is None:
        return piece.claim is not None and may_test(asker, piece.claim)
    if may_work_on(asker, piece.step.thread):
        return True
    return bool(asker.account) and piece.added_by == asker.account and may_attach(asker, piece.step)


def forums_of(thread: Thread) -> list[Forum]:
    """The forum it began in and those its steps came to or are meant for (one query)."""
    came = Forum.objects.filter(meetings__steps_to__thread=thread).distinct()
    return [thread.forum, *(f for f in came if f.pk != thread.forum_id)]


def forums_for(asker: Asker, thread: Thread) -> list[Forum]:
    """The same, looked up once for an asker: what one writes makes it be looked up again."""
    name = f"forums of thread {thread.pk}"
    if name not in asker.kept:
        asker.kept[name] = forums_of(thread)
    return cast("list[Forum]", asker.kept[name])


def require(allowed: bool, message: str = "") -> None:
    """Raises MayNot unless `allowed`."""
    if not allowed:
        raise MayNot(message)


SUPPORTER = "supporter"  # who helps, in the chain and on messages: never which one
HELPS = "helps"  # under which name an asker knows the voice whose person chose them to help


def is_own(asker: Asker, voice: Voice) -> bool:
    """Whether the asker holds this voice's receipt: the tracking page's asker, and nobody else."""
    return asker.kept.get("receipt") == voice.pk


def is_supporter(asker: Asker, voice: Voice) -> bool:
    """Whether the voice's person chose the asker to help, for today. Never with words taken back or erased."""
    return asker.kept.get(HELPS) == voice.pk and voice.state == Voice.State.KEPT


def may_follow(asker: Asker, voice: Voice) -> bool:
    """Whether the asker may see where the voice is, and write about it: its person, or who helps them."""
    return is_own(asker, voice) or is_supporter(asker, voice)
