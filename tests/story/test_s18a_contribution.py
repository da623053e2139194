"""S18a: “the posts led to the event” is a claim with tests, never a fact. The event's day is made up."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from groundswell.threads.models import Claim, ClaimLink
from tests.browser.walks import PICTURE
from tests.story.walking import do, example, lead, refused, sent
from tests.web.reading import page

__all__ = ["example"]
pytestmark = pytest.mark.usefixtures("example")
CLAIM = "The posts led to the system leaders event."
NAMED = "Does the convenor name the posts as what made her do it?"


def posts_led_to_the_event(client: Client) -> str:
    """The claim with one link, from a public call of 4 February to an event of 12 February; gives its address."""
    post = {"text": "Swimming is for everybody", "author_shown": "A practitioner", "is_public_figure": "on"}
    sent(client, do("call"), what="Every pool a supported swim", day="4 February 2021", **post)
    sent(client, do("claim"), text=CLAIM)
    made = Claim.objects.get(text=CLAIM)
    call = made.thread.steps.get(what="Every pool a supported swim")  # type: ignore[union-attr]  # it has one
    at = f"/claims/{made.key}/"
    sent(
        client,
        f"{at}link/",
        cause="Practitioners posted in public",
        effect="Cllr Eve Holt convened a system leaders event",
        cause_step=call.key,
        effect_day="12 February 2021",
    )
    return at


@pytest.mark.mission("S18a")
def test_the_posts_led_to_the_event_is_tested_link_by_link() -> None:
    client = lead()
    at = posts_led_to_the_event(client)
    told = page(client, at).said
    assert "Date order: The cause came first. 4 Feb 2021, 12 Feb 2021." in told
    assert "It may have contributed. Its weakest link came through a test it had to pass." in told

    sent(client, f"{at}links/1/test/", kind="smoking_gun", question=NAMED)
    test = Claim.objects.get(text=CLAIM).links.get().tests.get()
    sent(client, f"{at}tests/{test.pk}/answer/", result="failed", note="Her statement does not name them.")
    absent = page(client, at).said
    assert "It may have contributed. Its weakest link came through" in absent, "absent rules nothing out"
    sent(
        client,
        f"{at}tests/{test.pk}/answer/",
        result="passed",
        note="Her statement of 14 February names them.",
    )
    assert "Even its weakest link has strong support." in page(client, at).said

    sent(client, f"{at}rival/", text="It was already planned")
    rival = Claim.objects.get(text=CLAIM).rivals.get()
    assert "0 of 1 other explanation is ruled out." in page(client, at).said
    sent(client, f"{at}rivals/{rival.pk}/test/", kind="hoop", question="Was it in a plan before 4 February?")
    hoop = rival.tests.get()
    sent(client, f"{at}tests/{hoop.pk}/answer/", result="failed", note="No plan of the year before names it.")
    told = page(client, at).said
    assert "1 of 1 other explanation is ruled out." in told
    assert "caused" not in told.replace("We never say that one thing caused another", "")
    assert CLAIM in page(Client(), "/threads/accessible-swimming/").said, "and it stands on the thread's page"


@pytest.mark.mission("S18a")
def test_an_event_before_the_posts_rules_the_claim_out() -> None:
    client = lead()
    at = posts_led_to_the_event(client)
    link = ClaimLink.objects.get(claim__text=CLAIM)
    sent(
        client,
        f"{at}links/1/change/",
        cause=link.cause,
        effect=link.effect,
        cause_step=link.cause_step.key if link.cause_step else "",
        effect_day="1 February 2021",
    )
    told = page(client, at).said
    assert "As it stands it is ruled out" in told
    assert "The cause came later than what it is said to have brought about." in told


@pytest.mark.mission("S18a")
def test_a_statement_is_evidence_and_a_claim_without_any_stays_claimed() -> None:
    client = lead()
    at = posts_led_to_the_event(client)
    assert "None yet: it is claimed." in page(client, at).said
    sent(
        client,
        f"{at}evidence/?kind=minute",
        meeting="acb-2021-02-09",
        reference="Minute 5",
    )
    assert "documented (draft)" in page(client, at).said
    assert "1 of 23 claims have evidence" in page(client, "/claims/").said


def test_what_is_missing_is_said_beside_its_field_and_nothing_is_lost() -> None:
    client = lead()
    at = posts_led_to_the_event(client)
    for path, filled in {
        do("claim"): {"text": " "},
        f"{at}link/": {"cause": "", "effect": "An event of its own"},
        f"{at}rival/": {"text": ""},
        f"{at}links/1/test/": {"kind": "", "question": "A question of mine"},
    }.items():
        answer = client.post(path, filled)
        assert answer.status_code == 422, path
        assert "Error:" in answer.content.decode()
        for typed in filled.values():
            assert typed.strip() in answer.content.decode()
    sent(client, f"{at}links/1/test/", kind="hoop", question="Was there an event?")
    test = ClaimLink.objects.get(claim__text=CLAIM).tests.get()
    answer = f"{at}tests/{test.pk}/answer/"
    assert "Fill this in." in refused(client, answer, result="passed", note="")
    late = refused(client, answer, result="passed", note="Found", day="1 March 2021")
    assert "This day is still to come." in late


def test_a_visitor_reads_a_claim_and_changes_nothing() -> None:
    client, visitor = lead(), Client()
    at = posts_led_to_the_event(client)
    assert "Add a link" not in page(visitor, at).said
    for path in ("link/", "rival/", "evidence/", "links/1/test/", "links/1/remove/"):
        assert visitor.post(at + path, {"text": "x"}).status_code in (302, 403)
    assert visitor.get("/claims/no-such-claim/").status_code == 404
    assert client.get(f"{at}links/99/test/").status_code == 404
    assert client.get(f"{at}seats/1/test/").status_code == 404


def test_a_link_and_another_explanation_are_taken_away() -> None:
    client = lead()
    at = posts_led_to_the_event(client)
    sent(client, f"{at}rival/", text="It was already planned")
    rival = Claim.objects.get(text=CLAIM).rivals.get()
    sent(client, f"{at}rivals/{rival.pk}/remove/")
    sent(client, f"{at}links/1/remove/")
    told = page(client, at).said
    assert "Nobody has said yet how one led to the other" in told


@pytest.mark.mission("D2")
def test_a_picture_given_as_evidence_says_in_words_what_it_shows_and_can_be_opened_and_taken_away() -> None:
    client = lead()
    at = posts_led_to_the_event(client)

    def picture() -> SimpleUploadedFile:
        return SimpleUploadedFile("poster.png", PICTURE, "image/png")

    assert "The file" in refused(client, f"{at}evidence/?kind=file", alt_text="A poster")
    missing = client.post(f"{at}evidence/?kind=file", {"file": picture(), "alt_text": ""})
    assert missing.status_code == 422, "a new picture is not kept without words"
    sent(client, f"{at}evidence/?kind=file", file=picture(), alt_text="The poster of the event")
    piece = Claim.objects.get(text=CLAIM).evidence.get()
    assert client.get(f"/evidence/{piece.key}/file/").status_code == 200
    assert Client().get(f"/evidence/{piece.key}/file/").status_code == 404, "kept by those who work on it"
    sent(client, f"/evidence/{piece.key}/remove/")
    assert not Claim.objects.get(text=CLAIM).evidence.exists()


def test_a_claim_too_long_is_refused_and_none_is_cut() -> None:
    told = refused(lead(), do("claim"), text="word " * 600)
    assert "longer than 2000 characters" in told
    assert not Claim.objects.filter(text__startswith="word word").exists()


def test_more_claims_need_no_more_questions_to_the_database(django_assert_max_num_queries: Any) -> None:
    client = lead()
    for n in range(8):
        sent(client, do("claim"), text=f"Claim {n}")
        made = Claim.objects.get(text=f"Claim {n}")
        days = {"cause_day": "4 February 2021", "effect_day": "12 February 2021"}
        sent(client, f"/claims/{made.key}/link/", cause="This", effect="That", **days)
        sent(client, f"/claims/{made.key}/evidence/?kind=minute", meeting="acb-2021-02-09", reference="4")
    with django_assert_max_num_queries(21):
        client.get("/claims/")
