"""What the person with a receipt does: reply, change what they allow, answer what was asked, withdraw, erase."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db.models import Q
from django.utils.translation import gettext as _

from groundswell.records.asking import Asker
from groundswell.threads import erasing, limiter
from groundswell.threads.actions.hearing import REVIEW_AFTER, keep_consent
from groundswell.threads.actions.one_change import actor_of, one_change
from groundswell.threads.consent import Uses
from groundswell.threads.errors import MayNot, NotSaidEnough, NotTrackable, SlowDown
from groundswell.threads.models import AgreedWording, ConsentAsk, Erasure, Reply, StepWords, Try, Voice
from groundswell.threads.quoting import quotes
from groundswell.threads.receipts import as_typed, digest
from groundswell.threads.rules import is_keyholder, is_own, may_follow
from groundswell.threads.supporters import asker_by_receipt, end_helping
from groundswell.threads.typed_text import cleaned


def open_by_receipt(typed: str, *, address: str, today: dt.date, now: dt.datetime) -> tuple[Voice, Asker]:
    """The voice that seven typed words open, and the asker who holds them: its person, or who helps them.

    `address`: the network address, kept only as a salted hash for a day. Raises NotAReceipt, SlowDown, NotTrackable.
    """
    hashed = limiter.hashed_address(address, settings.RECEIPT_SALT)
    Try.objects.filter(at__lt=now - limiter.KEPT).delete()
    recent = list(Try.objects.order_by("at").values_list("address", "at"))
    here = [at for whose, at in recent if whose == hashed]
    wait = limiter.wait(here, [at for _whose, at in recent], now)
    if wait:
        raise SlowDown(max(1, -(-int(wait.total_seconds()) // 60)))
    words = as_typed(typed)
    kept = digest(words, settings.RECEIPT_SALT.encode())
    found = Voice.objects.filter(receipt=kept).first()
    if found is None and (helping := asker_by_receipt(kept, today)) is not None:
        return helping
    if found is None:
        Try.objects.create(address=hashed, at=now)
        raise NotTrackable
    return found, asker_with_receipt(found, today)


def asker_with_receipt(voice: Voice, today: dt.date) -> Asker:
    """Whoever holds the voice's receipt: no account, no grants, and this one voice."""
    return Asker(today=today, kept={"receipt": voice.pk})


def reply(by: Asker, voice: Voice, text: str, *, now: dt.datetime) -> Reply:
    """A message from the person or who helps them to the officers, or from a named officer to the person."""
    own = is_own(by, voice)
    if not may_follow(by, voice) and not is_keyholder(by, voice.forum):
        raise MayNot
    said = _some(text)
    with one_change(by, "reply") as entry:
        written = Reply.objects.create(
            voice=voice, from_person=own, author="" if own else actor_of(by), text=said, written=now
        )
        entry.subject = f"voice {voice.key}"
    return written


def change_consent(by: Asker, voice: Voice, uses: Uses, *, now: dt.datetime, name: str = "") -> Voice:
    """New answers to the six questions; they count at once, and those before are kept as they were given."""
    _require_own(by, voice)
    if uses.carry and not uses.forums:
        raise NotSaidEnough(_("Choose the forums it may be carried to."), field="forums")
    content = getattr(voice, "content", None)
    known = name.strip() or (content.name if content else "")
    if uses.quote_with_name and not known:
        raise NotSaidEnough(_("Give the name it may be quoted with."), field="name")
    with one_change(by, "change consent") as entry:
        if content and name.strip():
            content.name = name.strip()
            content.save(update_fields=["name"])
        keep_consent(voice, uses, now=now, asked_by="", on_behalf=False)
        voice.review_on = by.today + REVIEW_AFTER
        voice.save(update_fields=["review_on"])
        entry.subject, entry.detail = f"voice {voice.key}", {"level": int(voice.level)}
    return voice


def answer_ask(by: Asker, ask: ConsentAsk, *, yes: bool) -> ConsentAsk:
    """The person's yes or no to sharing it with one more forum."""
    _require_own(by, ask.voice)
    with one_change(by, "answer") as entry:
        ask.answer = ConsentAsk.Answer.YES if yes else ConsentAsk.Answer.NO
        ask.answered_on = by.today
        ask.save()
        voice = ask.voice
        if yes:
            voice.shared_with.add(ask.forum)
            voice.level = max(voice.level, 1)
            voice.save(update_fields=["level"])
        else:
            voice.shared_with.remove(ask.forum)
        entry.subject, entry.detail = f"voice {voice.key}", {"forum": ask.forum.key, "yes": yes}
    return ask


def agree_wording(by: Asker, wording: AgreedWording, *, yes: bool) -> AgreedWording:
    """The person's yes or no to a wording that may travel in place of their words."""
    _require_own(by, wording.voice)
    with one_change(by, "agree wording") as entry:
        wording.agreed_on = by.today if yes else None
        wording.refused_on = None if yes else by.today
        wording.save()
        entry.subject, entry.detail = f"voice {wording.voice.key}", {"yes": yes}
    return wording


def withdraw(by: Asker, voice: Voice) -> Voice:
    """Nobody but the person reads it any more, from now on. The chain of steps stays, without the words."""
    _require_own(by, voice)
    with one_change(by, "withdraw") as entry:
        voice.state, voice.withdrawn_on = Voice.State.WITHDRAWN, by.today
        voice.save(update_fields=["state", "withdrawn_on"])
        voice.asks.filter(answer=ConsentAsk.Answer.WAITING).delete()
        end_helping(voice, by.today)
        entry.subject = f"voice {voice.key}"
    return voice


def bring_back(by: Asker, voice: Voice) -> Voice:
    """Takes a withdrawal back. What was erased cannot come back."""
    _require_own(by, voice)
    if voice.state != Voice.State.WITHDRAWN:
        raise MayNot(_("This was not withdrawn."))
    with one_change(by, "bring back") as entry:
        voice.state, voice.withdrawn_on = Voice.State.KEPT, None
        voice.save(update_fields=["state", "withdrawn_on"])
        entry.subject = f"voice {voice.key}"
    return voice


def erase(by: Asker, voice: Voice) -> None:
    """Deletes every word, file, name, answer and message of a voice, and its receipt. The row and its steps stay.

    The ledger keeps the key, so that a restored backup erases it again. See erasing.py for what else is cleaned.
    """
    _require_own(by, voice)
    with one_change(by, "erase") as entry:
        empty(voice, today=by.today)
        erasing.leave_none_on_disk()
        entry.subject = f"voice {voice.key}"


def empty(voice: Voice, *, today: dt.date) -> None:
    """Takes out all that a person gave, in the caller's transaction. Quotes of it in step words go too."""
    given = (voice.files, voice.consents, voice.asks, voice.wordings, voice.replies, voice.feedback)
    for rows in (*given, voice.supporters):
        rows.all().delete()
    content = getattr(voice, "content", None)
    if content is not None:
        _take_out_of_steps(voice, content.words)
        content.delete()
    voice.shared_with.clear()
    voice.state, voice.receipt, voice.language = Voice.State.ERASED, None, ""
    voice.withdrawn_on = voice.withdrawn_on or today
    voice.level, voice.held_by = 0, None
    voice.save()
    erasing.wipe_around(voice)
    Erasure.objects.get_or_create(voice_key=voice.key, defaults={"erased_on": today})


def _take_out_of_steps(voice: Voice, words: str) -> None:
    """Words of the voice that a step carries word for word are taken out of it; the step stays."""
    carried = StepWords.objects.filter(step__thread__gatherings__voice=voice).distinct()
    for version in carried:
        if quotes(version.text, words):
            version.text = _("(words withdrawn by the person)")
            version.save(update_fields=["text"])


def ask_to_share(by: Asker, voice: Voice, *, forum_id: int) -> ConsentAsk:
    """Asks the person whether their words may also go to a forum. Once a forum; a no stays a no."""
    if not is_keyholder(by, voice.forum) and not voice_is_seen(by, voice):
        raise MayNot
    with one_change(by, "ask to share") as entry:
        ask, _made = ConsentAsk.objects.get_or_create(
            voice=voice, forum_id=forum_id, defaults={"asked_on": by.today, "asked_by": actor_of(by)}
        )
        entry.subject = f"voice {voice.key}"
    return ask


def propose_wording(by: Asker, voice: Voice, text: str) -> AgreedWording:
    """A wording for the person to say yes or no to. It is used by nobody before their yes."""
    if not is_keyholder(by, voice.forum):
        raise MayNot
    with one_change(by, "propose wording") as entry:
        proposed = AgreedWording.objects.create(
            voice=voice, text=_some(text), proposed_by=by.account, proposed_on=by.today
        )
        entry.subject = f"voice {voice.key}"
    return proposed


def voice_is_seen(by: Asker, voice: Voice) -> bool:
    """Whether the asker may know of the voice at all."""
    return Voice.objects.visible_to(by).filter(Q(pk=voice.pk)).exists()


def _some(text: str) -> str:
    if not text.strip():
        raise NotSaidEnough(_("You have not typed anything yet."), field="text")
    return cleaned(text).text


def _require_own(by: Asker, voice: Voice) -> None:
    if not is_own(by, voice) or voice.state == Voice.State.ERASED:
        raise MayNot(_("Only the person with the receipt may do this."))
