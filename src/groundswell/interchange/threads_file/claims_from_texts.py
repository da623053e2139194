"""One claim, link, other explanation, test or answer from plain texts: for files, commands and calls alike."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from groundswell.interchange.threads_file.from_texts import UnknownThere, day_from
from groundswell.records.asking import Asker
from groundswell.threads.actions import claiming
from groundswell.threads.actions.claiming import LinkGiven
from groundswell.threads.claims_seen import claims_to_see
from groundswell.threads.models import Claim, ClaimLink, EvidenceTest, Rival, Step, Thread

Texts = Mapping[str, str]


def claim_named(key: str, by: Asker) -> Claim:
    """The claim with this key. Raises UnknownThere."""
    found = claims_to_see(by).filter(key=key).first()
    if found is None:
        raise UnknownThere("claim", key)
    return found


def claim_from(thread: Thread, texts: Texts, by: Asker) -> Claim:
    """A claim of the thread: its `text`, and its `key` if it is to have one of its own. Raises as make_claim."""
    return claiming.make_claim(by, thread, texts.get("text", ""), key=texts.get("key", ""))


def link_from(claim: Claim, texts: Texts, by: Asker) -> ClaimLink:
    """A link: `cause` and `effect`, each with its `_step` (a key) or `_day`. Raises as add_link, and UnknownThere."""
    given: LinkGiven = {
        "cause": texts.get("cause", ""),
        "effect": texts.get("effect", ""),
        "cause_day": day_from(texts, "cause_day"),
        "effect_day": day_from(texts, "effect_day"),
        "cause_step": _step(claim, texts, "cause_step", by),
        "effect_step": _step(claim, texts, "effect_step", by),
    }
    return claiming.add_link(by, claim, **given)


def rival_from(claim: Claim, texts: Texts, by: Asker) -> Rival:
    """Another explanation: its `text`. Raises as add_rival."""
    return claiming.add_rival(by, claim, texts.get("text", ""))


def test_from(claim: Claim, texts: Texts, by: Asker) -> EvidenceTest:
    """A test of the `link` or the `rival` with this number: its `kind` and `question`. Raises as add_test."""
    return claiming.add_test(
        by, _tested(claim, texts), kind=texts.get("kind", ""), question=texts.get("question", "")
    )


def answer_test_from(claim: Claim, texts: Texts, by: Asker) -> EvidenceTest:
    """How the `test` with this number came out: `result`, `note`, `day`. Raises as answer_test."""
    tests = [test for link in claim.links.all() for test in link.tests.all()]
    tests += [test for rival in claim.rivals.all() for test in rival.tests.all()]
    test = next((test for test in tests if str(test.pk) == texts.get("test")), None)
    if test is None:
        raise UnknownThere("test", texts.get("test", ""))
    return claiming.answer_test(
        by, test, result=texts.get("result", ""), note=texts.get("note", ""), day=day_from(texts, "day")
    )


def _tested(claim: Claim, texts: Texts) -> ClaimLink | Rival:
    if texts.get("rival"):
        for rival in claim.rivals.all():
            if str(rival.pk) == texts["rival"]:
                return rival
        raise UnknownThere("rival", texts["rival"])
    for link in claim.links.all():
        if str(link.number) == texts.get("link"):
            return link
    raise UnknownThere("link", texts.get("link", ""))


def _step(claim: Claim, texts: Texts, name: str, by: Asker) -> Any:
    key = texts.get(name, "")
    if not key:
        return None
    found = Step.objects.visible_to(by).filter(key=key, thread=claim.thread).first() if claim.thread else None
    if found is None:
        raise UnknownThere(name, key)
    return found
