"""What the person who holds a receipt reads of their own voice: who may see it, what was asked, what was written."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from groundswell.records.asking import Asker
from groundswell.register.models import Forum
from groundswell.threads.consent import Uses
from groundswell.threads.errors import MayNot
from groundswell.threads.listening import somebody_reads
from groundswell.threads.models import Consent, ConsentAsk, Feedback, Reply, Voice
from groundswell.threads.models.voices import Level
from groundswell.threads.rules import SUPPORTER, is_own, is_supporter, may_follow, require
from groundswell.threads.supporters import last_day_of, supporter_of


@dataclass(frozen=True)
class Message:
    """One message between the person and the officers who keep their voice, in the order they were written."""

    from_person: bool
    text: str
    written: dt.datetime
    from_supporter: bool = False


@dataclass(frozen=True)
class Wording:
    """A wording that somebody proposed, which may travel in place of the words once it is agreed."""

    pk: int
    text: str
    proposed_on: dt.date
    agreed_on: dt.date | None
    refused_on: dt.date | None

    @property
    def is_waiting(self) -> bool:
        """Whether the person has neither agreed nor said no."""
        return self.agreed_on is None and self.refused_on is None


def own_voice(asker: Asker) -> Voice | None:
    """The voice whose receipt the asker holds, with its forum and place (one query); None without one."""
    pk = asker.kept.get("receipt")
    if not isinstance(pk, int):
        return None
    rows = Voice.objects.select_related("forum__place", "place", "meeting", "held_by", "content")
    return rows.filter(pk=pk).exclude(state=Voice.State.ERASED).first()


def messages(asker: Asker, voice: Voice) -> list[Message]:
    """All messages, oldest first (one query). Raises MayNot for anybody else."""
    _require_own(asker, voice)
    return [as_message(row) for row in voice.replies.all()]


def supporters_messages(asker: Asker, voice: Voice) -> list[Message]:
    """What whoever helps wrote themselves, oldest first. What the person and the officers wrote to each other is not
    theirs to read: it may be about them.
    """
    require(is_supporter(asker, voice))
    return [as_message(row) for row in voice.replies.filter(author=SUPPORTER)]


def as_message(row: Reply) -> Message:
    """The row as it is read."""
    return Message(row.from_person, row.text, row.written, from_supporter=row.author == SUPPORTER)


def wordings(asker: Asker, voice: Voice) -> list[Wording]:
    """All wordings proposed, oldest first (one query). Raises MayNot for anybody else."""
    _require_own(asker, voice)
    return [Wording(w.pk, w.text, w.proposed_on, w.agreed_on, w.refused_on) for w in voice.wordings.all()]


def asks(asker: Asker, voice: Voice) -> QuerySet[ConsentAsk]:
    """The questions whether it may go to one more forum, with their answers (one query)."""
    _require_own(asker, voice)
    return voice.asks.select_related("forum")


def told(asker: Asker, voice: Voice) -> list[Feedback]:
    """What was told back: to this voice, and to the forum it was said to, in a thread it is in. Oldest first.

    For the person, and for who helps them.
    """
    require(may_follow(asker, voice), _("Only the person with the receipt may do this."))
    here = Feedback.objects.filter(told_on__isnull=False).select_related(
        "thread", "next_meeting__forum", "who_knows", "forum"
    )
    threads = voice.gatherings.values("thread")
    to_forum = here.filter(voice=None, forum=voice.forum, thread__in=threads)
    return sorted([*here.filter(voice=voice), *to_forum], key=lambda f: (f.told_on, f.pk))


def newest_consent(asker: Asker, voice: Voice) -> Uses:
    """The six answers that count now, as they were given (two queries)."""
    _require_own(asker, voice)
    given = voice.consents.last()
    return uses_of(given) if given else Uses()


def uses_of(given: Consent) -> Uses:
    """The answers of one day as a value (one query)."""
    return Uses(
        keep=given.keep,
        share_inside=given.share_inside,
        carry=given.carry,
        forums=tuple(given.forums.values_list("key", flat=True)),
        quote_without_name=given.quote_without_name,
        quote_with_name=given.quote_with_name,
        publish=given.publish,
    )


def who_may_see(asker: Asker, voice: Voice) -> list[str]:
    """Who may see the words now, a sentence each, the nearest first (up to three queries)."""
    _require_own(asker, voice)
    if voice.state == Voice.State.WITHDRAWN:
        return [_("Only you. You took your words back.")]
    lines = [keeper_sentence(voice, asker.today)]
    helping = supporter_of(voice, asker.today)
    if helping is not None:
        day = date_format(last_day_of(helping), "l j F Y")
        lines.append(_("Somebody you chose can see this until %(day)s.") % {"day": day})
    if voice.level >= Level.FORUM:
        lines += [
            _("People in %(forum)s can read them.") % {"forum": forum.label} for forum in _shared(voice)
        ]
    lines.append(_wording_line(asker, voice))
    return [line for line in lines if line]


def keeper_sentence(voice: Voice, today: dt.date) -> str:
    """Who reads every word, by role; for a voice somebody holds, that who said it stays with them (one query)."""
    reads = _("The named officers of %(forum)s can read them.") % {"forum": voice.forum.label}
    if not somebody_reads(voice.forum, today):
        reads = _("Nobody at %(forum)s is named to read them yet.") % {"forum": voice.forum.label}
    if voice.held_by is None:
        return reads
    holds = _("Who said it: held by %(who)s; not shared.") % {"who": voice.held_by.name}
    return f"{reads} {holds}"


def _shared(voice: Voice) -> QuerySet[Forum]:
    return voice.shared_with.all()


def _wording_line(asker: Asker, voice: Voice) -> str:
    if voice.level < Level.PSEUDONYMISED:
        return ""
    agreed = [w for w in wordings(asker, voice) if w.agreed_on and not w.refused_on]
    if not agreed:
        return _("Nobody else sees them. No wording is agreed with you yet.")
    if voice.level >= Level.PUBLISH:
        return _("Everyone can read the wording you said yes to.")
    return _("People who work on it can read the wording you said yes to.")


def _require_own(asker: Asker, voice: Voice) -> None:
    if not is_own(asker, voice):
        raise MayNot(_("Only the person with the receipt may do this."))


@dataclass(frozen=True)
class Particulars:
    """What else the person told us, beside their words: each empty where they did not."""

    name: str = ""
    contact: str = ""
    where_said: str = ""
    how_known: str = ""


def particulars(asker: Asker, voice: Voice) -> Particulars:
    """What the person told of themselves. Raises MayNot for anybody else."""
    _require_own(asker, voice)
    content = getattr(voice, "content", None)
    if content is None:
        return Particulars()
    return Particulars(content.name, content.contact, content.where_said, content.how_known)
