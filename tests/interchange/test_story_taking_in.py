"""A story is taken in whole or not at all; what stands twice is kept once where that was said, both places cited."""

from __future__ import annotations

import pytest

from groundswell.interchange.story.errors import HoldsNhsNumber, NoSuchPair, NotDecided, StoryFaults
from groundswell.interchange.story.taking_in import (
    found_sentence,
    mark_words,
    plan_of,
    take_apart,
    take_in_story,
)
from groundswell.records.changes import verify
from groundswell.register.models import Meeting, Place
from groundswell.threads.actions import attach
from groundswell.threads.actions.telling_stories import forget_story, keep_story
from groundswell.threads.errors import MayNot, NotSaidEnough
from groundswell.threads.ladder import Strength
from groundswell.threads.models import Claim, Evidence, Story
from groundswell.threads.stories_seen import evidenced_finding, story_seen
from groundswell.threads.story_errors import NoClaims, StoryTakenIn
from groundswell.threads.story_plan import StoryPlan
from tests.cast import Cast
from tests.interchange.stories import EXAMPLE, FIRST, NEARLY, STORY

TWICE = f"{STORY}\n{FIRST}\n"  # the first paragraph again, after the one that is nearly the same


@pytest.fixture
def millbrook(cast: Cast) -> Place:
    return Place.objects.get(key="millbrook")


def cited(text: str, **decided: tuple[int, ...]) -> list[tuple[str, tuple[int, ...]]]:
    """Each claim's first words, and the paragraphs it cites."""
    return [(claim.text[:9], claim.paragraphs) for claim in take_apart(text, **decided).claims]


def test_the_finding_says_what_was_found_in_one_sentence() -> None:
    assert found_sentence(take_apart(EXAMPLE)) == (
        "21 sentences; 1 paragraph repeated word for word; kept once, both places cited; "
        "4 images are missing: Photo unavailable, Brinnington 1, Brinnington 3, Brinnington2."
    )
    assert found_sentence(take_apart("A title\n\nWe swam.")) == (
        "1 sentence; no paragraph repeated word for word; no image is missing."
    )


def test_a_paragraph_told_twice_is_kept_once_and_each_claim_cites_both_places() -> None:
    claims = take_apart(EXAMPLE).claims
    assert [claim.paragraphs for claim in claims][6:10] == [(3, 5)] * 4
    assert len({claim.text for claim in claims}) == len(claims) == 21


def test_nearly_the_same_waits_for_a_decision() -> None:
    apart = take_apart(STORY)
    (pair,) = apart.undecided
    assert (pair.later.number, pair.earlier.number, pair.percent) == (3, 1, 72)
    assert "paragraph 3 nearly the same as paragraph 1 (not decided yet)" in found_sentence(apart)
    with pytest.raises(NotDecided, match="Paragraph 3 is nearly the same as paragraph 1."):
        plan_of(apart, Place(key="millbrook"))


@pytest.mark.parametrize("number", (1, 3))
def test_keeping_both_or_once_is_said_by_either_number(number: int) -> None:
    assert cited(STORY, keep_both=(number,)) == [
        ("The pool ", (1,)), ("A lifegua", (2,)), ("She taugh", (2,)), ("The pool ", (3,))
    ]  # fmt: skip
    assert cited(STORY, keep_once=(number,)) == [
        ("The pool ", (1,)),
        ("A lifegua", (2,)),
        ("She taugh", (2,)),
    ]


def test_both_numbers_of_a_pair_may_be_given() -> None:
    assert len(cited(STORY, keep_both=(1, 3))) == 4


def test_of_what_is_nearly_the_same_only_the_same_sentences_cite_both_places() -> None:
    text = f"A title\n\n{FIRST} We ate.\n\n{NEARLY} We ate."
    assert cited(text, keep_once=(2,)) == [("The pool ", (1,)), ("We ate.", (1, 2))]


def test_word_for_word_and_nearly_may_both_repeat_one_paragraph() -> None:
    apart = take_apart(TWICE, keep_once=(3,))
    assert [(one.paragraph, one.same_as, one.exact) for one in apart.kept_once] == [
        (3, 1, False),
        (4, 1, True),
    ]
    assert apart.claims[0].paragraphs == (1, 4)


def test_a_copy_of_what_was_left_out_cites_the_paragraph_that_stands_for_it() -> None:
    apart = take_apart(f"{STORY}\n{NEARLY}\n", keep_once=(3,))
    assert [(one.paragraph, one.same_as, one.exact) for one in apart.kept_once] == [
        (3, 1, False),
        (4, 1, False),
    ]
    assert apart.claims[0].paragraphs == (1,)


@pytest.mark.parametrize(
    "decided", ({"keep_both": (2,)}, {"keep_once": (9,)}, {"keep_both": (3,), "keep_once": (3,)})
)
def test_a_decision_about_nothing_or_both_ways_is_refused(decided: dict[str, tuple[int, ...]]) -> None:
    with pytest.raises(NoSuchPair):
        take_apart(STORY, **decided)


def test_a_lead_keeps_a_story_and_each_sentence_is_claimed(cast: Cast, millbrook: Place) -> None:
    story = take_in_story(cast.lead, take_apart(EXAMPLE), millbrook)
    assert (story.key, story.place.key) == ("many-people-lead-and-that-moves-stockport", "millbrook")
    assert story.repeated == [{"paragraph": 5, "same_as": 3, "exact": True}]
    assert story.missing[0] == {"paragraph": 0, "text": "Photo unavailable"}
    told = story_seen(cast.outsider, story)
    assert [one.claim.number for one in told.claims] == list(range(1, 22))
    assert {one.strength for one in told.claims} == {Strength.CLAIMED}
    assert evidenced_finding(told) == (
        "0% evidenced, 100% claimed: 0 of 21 claims are documented, in draft or stronger."
    )
    assert verify() == []


@pytest.mark.parametrize(
    ("minutes", "strength", "share"),
    (
        ("none", Strength.CLAIMED, 0),
        ("draft", Strength.DOCUMENTED_DRAFT, 5),
        ("approved", Strength.DOCUMENTED_APPROVED, 5),
    ),
)
def test_a_minute_counts_as_its_minutes_stand(
    cast: Cast, millbrook: Place, minutes: str, strength: Strength, share: int
) -> None:
    story = take_in_story(cast.lead, take_apart(EXAMPLE), millbrook)
    Meeting.objects.filter(key="open-feb").update(minutes=minutes)
    attach(cast.lead, story.claims.all()[0], kind="minute", meeting=Meeting.objects.get(key="open-feb"))
    told = story_seen(cast.outsider, story)
    assert (told.claims[0].strength, told.percent) == (strength, share)


def test_a_reaction_proves_nothing(cast: Cast, millbrook: Place) -> None:
    story = take_in_story(cast.lead, take_apart(EXAMPLE), millbrook)
    Evidence.objects.create(
        claim=story.claims.all()[0], kind="reaction", added_on=cast.lead.today, added_by="lead"
    )
    assert story_seen(cast.outsider, story).evidenced == 0


def test_what_could_tell_who_somebody_is_is_pointed_out(cast: Cast, millbrook: Place) -> None:
    apart = take_apart("A title\n\nWe swam. Ring 0161 496 0123 or write to us@example.org.")
    assert [mark_words(mark) for mark in apart.marks] == [
        "Sentence 2: “0161 496 0123”. This may be a phone number.",
        "Sentence 2: “us@example.org”. This may be an email address.",
    ]
    assert take_in_story(cast.lead, apart, millbrook).claims.count() == 2


@pytest.mark.parametrize(
    ("text", "says"),
    (
        ("A title\n\nWe swam. His number is 943 476 5919.", "Sentence 2 may hold an NHS number."),
        ("Case 943 476 5919\n\nWe swam.", "The title may hold an NHS number."),
    ),
)
def test_an_nhs_number_is_never_kept(cast: Cast, millbrook: Place, text: str, says: str) -> None:
    with pytest.raises(HoldsNhsNumber, match=says):
        take_in_story(cast.lead, take_apart(text), millbrook)
    assert not Story.objects.exists()


def test_the_same_text_is_refused_at_the_same_place_and_taken_at_another(
    cast: Cast, millbrook: Place
) -> None:
    apart = take_apart(EXAMPLE)
    take_in_story(cast.lead, apart, millbrook)
    with pytest.raises(StoryTakenIn, match="already taken in as “Many people lead") as refused:
        take_in_story(cast.lead, take_apart(EXAMPLE.replace("\n", "\r\n").encode()), millbrook)
    assert "many-people-lead-and-that-moves-stockport" in str(refused.value.remedy)
    assert (Story.objects.count(), Claim.objects.count()) == (1, 21)
    other = take_in_story(cast.far_lead, apart, Place.objects.get(key="farfield"))
    assert other.key == "many-people-lead-and-that-moves-stockport-2"


def test_forgetting_takes_the_claims_with_it_and_lets_it_be_taken_in_anew(
    cast: Cast, millbrook: Place
) -> None:
    apart = take_apart(EXAMPLE)
    forget_story(cast.lead, take_in_story(cast.lead, apart, millbrook))
    assert (Story.objects.count(), Claim.objects.count()) == (0, 0)
    assert take_in_story(cast.lead, apart, millbrook).claims.count() == 21
    assert verify() == []


def test_an_outsider_cannot(cast: Cast, millbrook: Place) -> None:
    apart = take_apart(EXAMPLE)
    for name, somebody in cast.everybody_but("lead", "operator").items():
        with pytest.raises(MayNot):
            take_in_story(somebody, apart, millbrook)
        assert not Story.objects.exists(), name
    story = take_in_story(cast.lead, apart, millbrook)
    for somebody in cast.everybody_but("lead", "operator").values():
        with pytest.raises(MayNot):
            forget_story(somebody, story)
    assert Claim.objects.count() == 21


def test_a_plan_without_claims_or_title_is_refused(cast: Cast, millbrook: Place) -> None:
    plan = StoryPlan(millbrook, title="A title", author="", told_on=None, sha256="0" * 64, claims=())
    with pytest.raises(NoClaims):
        keep_story(cast.lead, plan)


def test_no_story_takes_the_address_of_the_page_that_brings_them_in(cast: Cast, millbrook: Place) -> None:
    assert take_in_story(cast.lead, take_apart("Bring!\n\nWe swam."), millbrook).key == "bring-2"


def test_a_source_that_does_not_fit_is_refused(cast: Cast, millbrook: Place) -> None:
    with pytest.raises(NotSaidEnough, match="fewer words"):
        take_in_story(cast.lead, take_apart(EXAMPLE), millbrook, source="s" * 501)
    assert not Story.objects.exists()


def test_a_fault_half_way_leaves_nothing(
    cast: Cast, millbrook: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The audit entry is sealed last: where that fails, neither the story nor a claim stands."""

    def broken(*_given: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("groundswell.threads.actions.one_change.record", broken)
    with pytest.raises(RuntimeError):
        take_in_story(cast.lead, take_apart(EXAMPLE), millbrook)
    assert (Story.objects.count(), Claim.objects.count()) == (0, 0)


def test_what_cannot_be_read_says_every_fault_with_its_place() -> None:
    with pytest.raises(StoryFaults) as refused:
        take_apart(b"A title\n\nWe \x07swam.\nWe \xe2\x80\xaeate.")
    assert refused.value.message == (
        "Line 4: It holds a mark that turns letters round (U+202E). "
        "Line 3: It holds a character that is no text (U+0007)."
    )
    assert refused.value.remedy == "Take it out, or type the line again."
    assert len(refused.value.as_json()["faults"]) == 2
