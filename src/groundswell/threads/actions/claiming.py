"""Contribution claims: making one, its links and rivals, and the tests of both. What they add up to: weighing.py."""

from __future__ import annotations

import datetime as dt
from typing import TypedDict, Unpack

from django.db.models import Max
from django.utils.text import slugify
from django.utils.translation import gettext as _

from groundswell.records.asking import Asker
from groundswell.threads.actions.fitting import check_quotes
from groundswell.threads.actions.one_change import actor_of, one_change
from groundswell.threads.errors import NotAClaim
from groundswell.threads.keys import new_key
from groundswell.threads.models import Claim, ClaimLink, EvidenceTest, Rival, Step, Thread
from groundswell.threads.rules import may_test, may_work_on, require

LONGEST_KEY = 20
LONGEST_CLAIM = 2_000  # characters; one sentence, however long its writer's breath


class LinkGiven(TypedDict, total=False):
    """What can be said of a link. A step gives its day, unless a day is typed too."""

    cause: str
    effect: str
    cause_step: Step | None
    effect_step: Step | None
    cause_day: dt.date | None
    effect_day: dt.date | None


def make_claim(by: Asker, thread: Thread, text: str, *, key: str = "") -> Claim:
    """Says that something in a thread helped bring something about. It stands as claimed until it has evidence.

    `key`: one that nothing else has; else it is given one that nobody can guess. Raises MayNot, NotAClaim,
    NotConsented.
    """
    require(may_work_on(by, thread))
    said = _text(thread, "text", text, LONGEST_CLAIM)
    if key and (slugify(key) != key or len(key) > LONGEST_KEY or Claim.objects.filter(key=key).exists()):
        raise NotAClaim(_("This key is taken, or is no key."), remedy=_("Leave it out."), field="key")
    with one_change(by, "make claim") as entry:
        last = thread.claims.aggregate(last=Max("number"))["last"] or 0
        claim = Claim.objects.create(
            key=key or new_key(),
            thread=thread,
            number=last + 1,
            text=said,
            added_on=by.today,
            added_by=actor_of(by),
        )
        entry.subject, entry.detail = f"claim {claim.key}", {"thread": thread.key}
    return claim


def put_claim_on(by: Asker, claim: Claim, thread: Thread) -> Claim:
    """Ties a story's claim to the thread it speaks of. From then on who sees the thread sees the claim.

    Raises MayNot, NotAClaim, NotConsented.
    """
    require(may_test(by, claim) and may_work_on(by, thread))
    if claim.thread is not None:
        raise NotAClaim(
            _("This claim is on a thread already."),
            remedy=_("Make a new claim on the other thread."),
            field="thread",
        )
    for text in _texts_of(claim):
        check_quotes(thread, None, text)
    with one_change(by, "put claim on thread") as entry:
        claim.thread = thread
        claim.save(update_fields=["thread"])
        entry.subject, entry.detail = f"claim {claim.key}", {"thread": thread.key}
    return claim


def add_link(by: Asker, claim: Claim, **given: Unpack[LinkGiven]) -> ClaimLink:
    """Adds a link: this helped bring about that. Raises MayNot, NotAClaim, NotConsented."""
    require(may_test(by, claim))
    with one_change(by, "add link") as entry:
        last = claim.links.aggregate(last=Max("number"))["last"] or 0
        link = ClaimLink(claim=claim, number=last + 1)
        _fill(link, given)
        link.save()
        entry.subject, entry.detail = f"claim {claim.key}", {"link": link.number}
    return link


def amend_link(by: Asker, link: ClaimLink, **given: Unpack[LinkGiven]) -> ClaimLink:
    """Changes a link, only what is given. Its tests stay as they were. Raises MayNot, NotAClaim, NotConsented."""
    require(may_test(by, link.claim))
    with one_change(by, "amend link") as entry:
        _fill(link, given)
        link.save()
        entry.subject = f"claim {link.claim.key}"
        entry.detail = {"link": link.number, "fields": sorted(given)}
    return link


def remove_link(by: Asker, link: ClaimLink) -> None:
    """Takes a link away with its tests. The chain of changes keeps that it was there."""
    require(may_test(by, link.claim))
    with one_change(by, "remove link") as entry:
        entry.subject, entry.detail = f"claim {link.claim.key}", {"link": link.number}
        link.delete()


def add_rival(by: Asker, claim: Claim, text: str) -> Rival:
    """Adds another explanation of the same change. Raises MayNot, NotAClaim, NotConsented."""
    require(may_test(by, claim))
    said = _text(claim.thread, "text", text, _longest(Rival, "text"))
    with one_change(by, "add rival") as entry:
        rival = Rival.objects.create(claim=claim, text=said)
        entry.subject = f"claim {claim.key}"
    return rival


def remove_rival(by: Asker, rival: Rival) -> None:
    """Takes another explanation away with its tests. The chain of changes keeps that it was there."""
    require(may_test(by, rival.claim))
    with one_change(by, "remove rival") as entry:
        entry.subject = f"claim {rival.claim.key}"
        rival.delete()


def add_test(by: Asker, of: ClaimLink | Rival, *, kind: str, question: str) -> EvidenceTest:
    """Says what would speak for or against a link or a rival, before anybody looks. Raises MayNot, NotAClaim."""
    require(may_test(by, of.claim))
    if kind not in EvidenceTest.Kind.values:
        raise NotAClaim(_("Choose one of the four kinds of test."), field="kind")
    asked = _text(of.claim.thread, "question", question, _longest(EvidenceTest, "question"))
    with one_change(by, "add test") as entry:
        test = EvidenceTest.objects.create(
            link=of if isinstance(of, ClaimLink) else None,
            rival=of if isinstance(of, Rival) else None,
            kind=kind,
            question=asked,
        )
        entry.subject, entry.detail = f"claim {of.claim.key}", {"kind": kind}
    return test


def answer_test(
    by: Asker, test: EvidenceTest, *, result: str, note: str = "", day: dt.date | None = None
) -> EvidenceTest:
    """Says how a test came out, with what was found; today unless a day is given. It may be answered again.

    “Not done yet” takes an answer back. Raises MayNot, NotAClaim, NotConsented.
    """
    claim = claim_of(test)
    require(may_test(by, claim))
    if result not in EvidenceTest.Result.values:
        raise NotAClaim(_("Say whether it was passed or failed."), field="result")
    is_done = result != EvidenceTest.Result.NOT_YET
    if is_done and day is not None and day > by.today:
        raise NotAClaim(_("This day is still to come."), field="day")
    found = _text(claim.thread, "note", note, _longest(EvidenceTest, "note"), needed=is_done)
    with one_change(by, "answer test") as entry:
        test.result, test.note = result, found
        test.tested_on = (day or by.today) if is_done else None
        test.tested_by = actor_of(by) if is_done else ""
        test.save(update_fields=["result", "note", "tested_on", "tested_by"])
        entry.subject, entry.detail = f"claim {claim.key}", {"kind": test.kind, "result": result}
    return test


def claim_of(test: EvidenceTest) -> Claim:
    """The claim that a test of a link or a rival belongs to. Raises NotAClaim where it tests neither."""
    tested = test.link or test.rival
    if tested is None:
        raise NotAClaim(_("This test is of nothing."))
    return tested.claim


def _fill(link: ClaimLink, given: LinkGiven) -> None:
    """Sets what is given, checked. Raises NotAClaim, NotConsented."""
    thread = link.claim.thread
    link.cause = _text(thread, "cause", given.get("cause", link.cause), _longest(ClaimLink, "cause"))
    link.effect = _text(thread, "effect", given.get("effect", link.effect), _longest(ClaimLink, "effect"))
    if "cause_step" in given:
        link.cause_step = _step(link.claim, "cause_step", given["cause_step"])
    if "effect_step" in given:
        link.effect_step = _step(link.claim, "effect_step", given["effect_step"])
    link.cause_day = given.get("cause_day", link.cause_day)
    link.effect_day = given.get("effect_day", link.effect_day)


def _step(claim: Claim, name: str, step: Step | None) -> Step | None:
    """The step, of the claim's own thread, that happened. Raises NotAClaim."""
    if step is None:
        return None
    if claim.thread_id is None or step.thread_id != claim.thread_id:
        raise NotAClaim(_("This step is not of the claim's thread."), field=name)
    if step.state != Step.State.HAPPENED:
        raise NotAClaim(
            _("This step has not happened, as far as is recorded."),
            remedy=_("Answer “did it happen?” on the thread's page first."),
            field=name,
        )
    return step


def _text(thread: Thread | None, name: str, typed: str, longest: int, *, needed: bool = True) -> str:
    """What was typed, within its length, and without a resident's words. Raises NotAClaim, NotConsented."""
    said = typed.strip()
    if needed and not said:
        raise NotAClaim(_("Fill this in."), remedy=_("One plain sentence will do."), field=name)
    if len(said) > longest:
        raise NotAClaim(
            _("This is longer than %(most)d characters.") % {"most": longest},
            remedy=_("Say it in fewer words."),
            field=name,
        )
    if thread is not None:
        check_quotes(thread, None, said)
    return said


def _texts_of(claim: Claim) -> list[str]:
    """All that people typed of a claim (three queries)."""
    texts = [claim.text, *claim.rivals.values_list("text", flat=True)]
    for cause, effect in claim.links.values_list("cause", "effect"):
        texts += [cause, effect]
    tests = EvidenceTest.objects.filter(link__claim=claim) | EvidenceTest.objects.filter(rival__claim=claim)
    for question, note in tests.values_list("question", "note"):
        texts += [question, note]
    return texts


def _longest(model: type[ClaimLink | Rival | EvidenceTest], name: str) -> int:
    """How many characters the column holds."""
    return int(getattr(model._meta.get_field(name), "max_length", 0) or 0)
