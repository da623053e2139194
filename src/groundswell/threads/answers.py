"""“You said, we did”, as one asker may read it: an answer to a voice is its person's, and its writers'."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from groundswell.records.asking import Asker
from groundswell.register.models import Meeting, Person
from groundswell.threads.easy_words import ideas
from groundswell.threads.models import Feedback, Voice
from groundswell.threads.models.voices import DONE_BY_SOMEBODY, Told
from groundswell.threads.own_voice import told
from groundswell.threads.rules import is_keyholder, is_member, may_work_on


@dataclass(frozen=True)
class Answer:
    """One answer as it is read. `parts`: (“you_said”, “we_did” or “why_not”; its sentences, one idea each).

    `next_meeting` and `who_knows` are empty where the reader may not know of them.
    """

    told_on: dt.date | None
    told_as: str
    you_said: str
    we_did: str
    why_not: str
    next_meeting: Meeting | None
    who_knows: str

    @property
    def is_easy_read(self) -> bool:
        """Whether it is shown with one idea a line, and a place for a picture beside each."""
        return self.told_as in (Told.EASY_READ, Told.SYMBOLS)

    @property
    def parts(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Each part that has words, with its ideas in order."""
        texts = (("you_said", self.you_said), ("we_did", self.we_did), ("why_not", self.why_not))
        return tuple((name, ideas(text)) for name, text in texts if text)


def may_read_answer(asker: Asker, written: Feedback) -> bool:
    """Whether the asker may read an answer, told or not.

    One to a voice may hold that voice's own words: it is for who wrote it and for the forum's named officers; its
    person reads it by their receipt. One to a forum is for its members and for those who work on the thread.
    """
    if asker.through_token:
        return False
    if written.voice is not None:
        is_writer = bool(asker.account) and written.written_by == asker.account
        return is_writer or is_keyholder(asker, written.voice.forum)
    if may_work_on(asker, written.thread):
        return True
    return written.told_on is not None and written.forum is not None and is_member(asker, written.forum)


def is_done_by_somebody(written: Feedback) -> bool:
    """Whether the person asked for a way that somebody has to do: a call, a recording, signs, another language."""
    return written.voice is not None and written.told_as in DONE_BY_SOMEBODY


def own_answers(asker: Asker, voice: Voice) -> list[Answer]:
    """What the person with the receipt was told, oldest first. Raises MayNot for anybody else."""
    return [as_read(written, asker) for written in told(asker, voice)]


def as_read(written: Feedback, reader: Asker) -> Answer:
    """The answer as `reader` sees it (up to two queries)."""
    meeting, person = written.next_meeting, written.who_knows
    if meeting and not Meeting.objects.visible_to(reader).filter(pk=meeting.pk).exists():
        meeting = None
    if person and not Person.objects.visible_to(reader).filter(pk=person.pk).exists():
        person = None
    return Answer(
        told_on=written.told_on,
        told_as=written.told_as,
        you_said=written.you_said,
        we_did=written.we_did,
        why_not=written.why_not,
        next_meeting=meeting,
        who_knows=person.name if person else "",
    )


def drafts_of(asker: Asker, threads: list[int]) -> list[Feedback]:
    """Answers written and not yet told in these threads (by id) that the asker may read, the newest first."""
    rows = Feedback.objects.filter(thread__in=threads, told_on=None).order_by("-written_on", "-id")
    found = rows.select_related("thread__place", "thread__forum", "voice__forum", "forum")
    return [written for written in found if may_read_answer(asker, written)]
