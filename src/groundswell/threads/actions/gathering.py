"""Threads: opening one, gathering voices into it and parting them, letting it be published, closing it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from groundswell.records.asking import Asker
from groundswell.records.dated import on
from groundswell.register.models import Forum, Meeting, Person, Subject
from groundswell.register.models.keyed import Visibility
from groundswell.register.rules import may_lead
from groundswell.threads.actions.one_change import one_change
from groundswell.threads.errors import AlreadyClosed, MayNot, NotAStep, NotSaidEnough, NotToldBack
from groundswell.threads.models import Gathering, Publication, Step, Thread, Voice
from groundswell.threads.rules import may_open_thread, may_publish, may_work_on, require
from groundswell.threads.told_back import who_is_not_told

TEXTS = ("title", "population", "inequality", "change_wanted", "target_kind", "target", "source")
LONGEST_KEY = 60


def open_thread(
    by: Asker,
    forum: Forum,
    *,
    title: str,
    population: str,
    started: dt.date,
    voices: Iterable[Voice] = (),
    said_at: Meeting | None = None,
    key: str = "",
    subject: Subject | None = None,
    owner: Person | None = None,
    inequality: str = "",
    change_wanted: str = "",
    target_kind: str = Thread.TargetKind.NOT_STATED,
    target: str = "",
    source: str = "",
) -> Thread:
    """Begins a thread from what was said at a forum. Each meeting its voices were said at becomes a step “said”.

    `said_at`: the meeting where it was said, where no voice is kept of it. `key`: one to begin from; else the title
    gives it. Seen by members until two people let it be published. Raises MayNot, NotAStep, NotSaidEnough.
    """
    require(may_open_thread(by, forum))
    for name, text in (("title", title), ("population", population)):
        if not text.strip():
            raise NotSaidEnough(_("A thread has a title, and says for whom it is."), field=name)
    _check_target(target_kind)
    if said_at is not None and said_at.forum_id != forum.pk:
        raise NotAStep(_("That meeting is another forum's."), field="said_at")
    with one_change(by, "open thread") as entry:
        thread = Thread.objects.create(
            key=_free_key(key or title),
            title=title.strip(),
            subject=subject,
            place=forum.place,
            forum=forum,
            population=population.strip(),
            inequality=inequality,
            change_wanted=change_wanted,
            target_kind=target_kind,
            target=target,
            owner=owner,
            started=started,
            source=source,
        )
        for voice in voices:
            _gather(by, thread, voice)
        if said_at is not None:
            _said_at(by, thread, said_at, day=started)
        entry.subject, entry.detail = f"thread {thread.key}", {"forum": forum.key}
    return thread


def amend_thread(
    by: Asker,
    thread: Thread,
    *,
    owner: Person | None = None,
    subject: Subject | None = None,
    **texts: str,
) -> Thread:
    """Changes what a thread says of itself; only what is given. Raises MayNot, NotSaidEnough."""
    require(may_work_on(by, thread))
    unknown = set(texts) - set(TEXTS)
    if unknown:
        raise NotSaidEnough(_("A thread has no “%(name)s”.") % {"name": min(unknown)})
    _check_target(texts.get("target_kind", thread.target_kind))
    with one_change(by, "amend thread") as entry:
        for name, text in texts.items():
            setattr(thread, name, text.strip())
        if not thread.title or not thread.population:
            raise NotSaidEnough(_("A thread has a title, and says for whom it is."), field="title")
        thread.owner, thread.subject = owner or thread.owner, subject or thread.subject
        thread.save()
        entry.subject, entry.detail = f"thread {thread.key}", {"fields": sorted(texts)}
    return thread


def gather(by: Asker, thread: Thread, voice: Voice) -> Gathering:
    """Puts a voice into a thread, from today. It may be in several."""
    require(may_work_on(by, thread))
    _require_open(thread)
    with one_change(by, "gather") as entry:
        gathered = _gather(by, thread, voice)
        entry.subject, entry.detail = f"thread {thread.key}", {"voice": voice.key}
    return gathered


def gather_all(by: Asker, thread: Thread, voices: Iterable[Voice]) -> None:
    """Puts several voices into a thread, from today: all of them, or none."""
    with transaction.atomic():
        for voice in voices:
            gather(by, thread, voice)


def part(by: Asker, thread: Thread, voice: Voice, *, why: str) -> Gathering:
    """Takes a voice out of a thread again, from today, with the reason. That it was there stays known."""
    require(may_work_on(by, thread))
    if not why.strip():
        raise NotSaidEnough(_("Say why they are parted."), field="why")
    gathered = thread.gatherings.filter(on(by.today), voice=voice).first()
    if gathered is None:
        raise NotSaidEnough(_("This voice is not in the thread."), field="voice")
    with one_change(by, "part") as entry:
        gathered.until, gathered.why = by.today, why.strip()
        gathered.save()
        entry.subject, entry.detail = f"thread {thread.key}", {"voice": voice.key}
    return gathered


def ask_publication(by: Asker, thread: Thread) -> Publication:
    """Asks that everyone may see the thread. A second person has to say yes."""
    require(may_work_on(by, thread))
    with one_change(by, "ask publication") as entry:
        asked = asked_publication(thread) or Publication.objects.create(
            thread=thread, asked_by=by.account, asked_on=by.today
        )
        entry.subject = f"thread {thread.key}"
    return asked


def asked_publication(thread: Thread) -> Publication | None:
    """The asking that waits for a second person's yes; None where nobody has asked."""
    return thread.publications.filter(approved_on=None, ended_on=None).first()


def approve_thread(by: Asker, thread: Thread) -> Thread:
    """The second person's yes to what waits for one. Raises MayNot, also where nobody has asked."""
    require(may_publish(by, thread.place))
    asked = asked_publication(thread)
    if asked is None:
        raise MayNot(_("Nobody has asked for this."), remedy=_("One asks for it, another says yes."))
    return approve_publication(by, asked)


def approve_publication(by: Asker, asked: Publication) -> Thread:
    """The second person's yes: from now on everyone sees the thread. Raises MayNot for who asked themselves."""
    require(may_publish(by, asked.thread.place))
    if asked.asked_by == by.account:
        raise MayNot(
            _("You asked for this yourself."), remedy=_("Somebody else who leads the place says yes to it.")
        )
    with one_change(by, "approve publication") as entry:
        asked.approved_by, asked.approved_on = by.account, by.today
        asked.save()
        asked.thread.visibility = Visibility.PUBLIC
        asked.thread.save(update_fields=["visibility"])
        entry.subject = f"thread {asked.thread.key}"
    return asked.thread


def end_publication(by: Asker, thread: Thread) -> Thread:
    """Shows the thread to members only again, at once."""
    require(may_lead(by, thread.place))
    with one_change(by, "end publication") as entry:
        thread.publications.filter(ended_on=None).update(ended_on=by.today)
        thread.visibility = Visibility.MEMBERS
        thread.save(update_fields=["visibility"])
        entry.subject = f"thread {thread.key}"
    return thread


def close_thread(by: Asker, thread: Thread, *, closing: str, reason: str = "") -> Thread:
    """Closes a thread. As done only when those who spoke were told, or with the reason why they cannot be.

    Raises MayNot, AlreadyClosed, NotToldBack, NotSaidEnough.
    """
    require(may_work_on(by, thread))
    _require_open(thread)
    if closing not in Thread.Closing.values:
        raise NotSaidEnough(_("Choose how it is closed."), field="closing")
    waiting = who_is_not_told(thread)
    if closing == Thread.Closing.DONE and waiting and not reason.strip():
        raise NotToldBack(waiting)
    if closing != Thread.Closing.DONE and not reason.strip():
        raise NotSaidEnough(_("Say why it is closed."), field="reason")
    with one_change(by, "close thread") as entry:
        thread.closed_on, thread.closing, thread.closing_reason = by.today, closing, reason.strip()
        thread.save()
        entry.subject, entry.detail = f"thread {thread.key}", {"closing": closing}
    return thread


def reopen_thread(by: Asker, thread: Thread) -> Thread:
    """Opens a closed thread again."""
    require(may_work_on(by, thread))
    with one_change(by, "reopen thread") as entry:
        thread.closed_on, thread.closing, thread.closing_reason = None, "", ""
        thread.save()
        entry.subject = f"thread {thread.key}"
    return thread


def _gather(by: Asker, thread: Thread, voice: Voice) -> Gathering:
    """In the caller's transaction. The voice has to be one the asker may know of."""
    if not Voice.objects.visible_to(by).filter(pk=voice.pk).exists():
        raise MayNot
    standing = thread.gatherings.filter(voice=voice, until=None).first()
    gathered = standing or Gathering.objects.create(thread=thread, voice=voice, start=by.today, by=by.account)
    if voice.meeting is not None:
        _said_at(by, thread, voice.meeting, day=voice.said_on)
    return gathered


def _said_at(by: Asker, thread: Thread, meeting: Meeting, *, day: dt.date) -> None:
    """The step “said” at a meeting, once."""
    if thread.steps.filter(kind=Step.Kind.SAID, to_meeting=meeting).exists():
        return
    Step.objects.create(
        thread=thread,
        kind=Step.Kind.SAID,
        state=Step.State.HAPPENED,
        to_meeting=meeting,
        day=day,
        recorded_on=by.today,
        recorded_by=by.account,
    )


def _require_open(thread: Thread) -> None:
    if thread.closed_on is not None:
        raise AlreadyClosed


def _check_target(kind: str) -> None:
    """Raises NotSaidEnough where the kind of target is none."""
    if kind not in Thread.TargetKind.values:
        raise NotSaidEnough(_("Choose what would have to change."), field="target_kind")


def _free_key(title: str) -> str:
    stem = slugify(title)[:LONGEST_KEY].strip("-") or "thread"
    key, number = stem, 1
    while Thread.objects.filter(key=key).exists():
        number += 1
        key = f"{stem}-{number}"
    return key
