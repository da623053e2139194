"""The pages of stories: what is found first, claims with their paragraphs, and bringing one in without script."""

from __future__ import annotations

import html
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from groundswell.records.changes import verify
from groundswell.threads.models import Claim, Story
from tests.interchange.stories import EXAMPLE, STORY
from tests.web.reading import Page, page
from tests.web.small_town import lead_of_stockport, signed_in, small_town

pytestmark = pytest.mark.django_db
BRING = "/stories/bring/"


@pytest.fixture(autouse=True)
def town() -> None:
    small_town()


@pytest.fixture
def lead() -> Client:
    return lead_of_stockport()


def sent(client: Client, text: str = STORY, **more: Any) -> Page:
    answer = client.post(BRING, {"place": "stockport", "text": text, **more}, follow=True)
    return Page(answer.content.decode(), answer.status_code)


def keep(client: Client, text: str = STORY, **more: Any) -> Page:
    """Looks at it first, as a person does, and keeps what was shown."""
    return sent(client, text, do="keep", seal=seal_of(sent(client, text)), **more)


def seal_of(shown: Page) -> str:
    return shown.html.split('name="seal" value="')[1].split('"')[0]


def test_the_preview_shows_what_would_be_kept_and_keeps_nothing(lead: Client) -> None:
    shown = sent(lead, EXAMPLE)
    assert shown.status == 200
    assert "21 sentences; 1 paragraph repeated word for word; kept once, both places cited" in shown.said
    assert "Paragraph 5 repeats paragraph 3. It is kept once; its claims cite both." in shown.said
    assert "Photo unavailable (above the first paragraph)" in shown.said
    assert "Brinnington2 (after paragraph 5)" in shown.said
    assert "Who leads in the Stockport pilot" in shown.said
    assert not Story.objects.exists()


def test_a_story_is_kept_and_its_page_says_first_how_much_is_evidenced(lead: Client) -> None:
    kept = keep(lead, EXAMPLE, source="Our own retelling")
    assert kept.status == 200
    assert "0% evidenced, 100% claimed: 0 of 21 claims are documented, in draft or stronger." in kept.said
    assert "Our own retelling" in kept.said
    assert "Paragraph 5 repeats paragraph 3 word for word." in kept.said
    assert kept.html.count('<td data-label="How sure">claimed</td>') == 21
    assert kept.html.count('<td data-label="Paragraphs">3, 5</td>') == 4
    listed = page(Client(), "/stories/").said
    assert "Many people lead, and that moves Stockport 0% evidenced" in listed
    assert "Bring a story in" not in listed
    assert verify() == []


@pytest.mark.parametrize(("choice", "claims"), (("both", 4), ("once", 3)))
def test_what_is_nearly_the_same_is_asked_and_kept_as_said(lead: Client, choice: str, claims: int) -> None:
    shown = sent(lead)
    assert "What shall we keep of paragraphs 1 and 3?" in shown.said
    assert "72% are in both" in shown.said
    refused = keep(lead)
    assert refused.status == 422
    assert "Say what to keep of paragraphs 1 and 3." in refused.said
    assert 'href="#id-pair_3_0"' in refused.html
    assert 'id="id-pair_3_0"' in refused.html
    assert not Story.objects.exists()
    again = sent(lead, seal=seal_of(shown), pair_3=choice, do="look")
    assert (again.status, again.html.count(" checked")) == (200, 1)
    assert keep(lead, pair_3=choice).status == 200
    assert Claim.objects.count() == claims


def test_a_decision_about_another_text_is_not_used(lead: Client) -> None:
    seal = seal_of(sent(lead))
    changed = sent(lead, STORY.replace("sign", "sing"), seal=seal, pair_3="once", do="keep")
    assert (changed.status, "Look again: the text has changed." in changed.said) == (422, True)
    assert " checked" not in changed.html
    assert not Story.objects.exists()


def test_an_nhs_number_is_pointed_out_and_refused(lead: Client) -> None:
    text = "A title\n\nWe swam. His number is 943 476 5919."
    assert "Sentence 2: “943 476 5919”. This may be an NHS number." in sent(lead, text).said
    refused = keep(lead, text)
    assert (refused.status, "Take it out of the text, then look again." in refused.said) == (422, True)
    assert not Story.objects.exists()


def test_a_file_is_read_as_the_pasted_text_is(lead: Client) -> None:
    file = SimpleUploadedFile("story.txt", b"\xef\xbb\xbf" + EXAMPLE.replace("\n", "\r\n").encode())
    shown = sent(lead, "", file=file)
    assert seal_of(shown) == seal_of(sent(lead, EXAMPLE))


def test_the_same_text_twice_is_refused_with_where_it_stands(lead: Client) -> None:
    keep(lead, EXAMPLE)
    again = keep(lead, EXAMPLE)
    assert again.status == 422
    assert "This text is already taken in as “Many people lead, and that moves Stockport”." in again.said
    assert (Story.objects.count(), Claim.objects.count()) == (1, 21)


@pytest.mark.parametrize(
    ("text", "says"),
    (
        ("", "Choose a file, or paste the story."),
        (" \n ", "The file: There are no words in it."),
        ("We swam. We ate.", "Line 1: The story begins without a title."),
        ("A title\n\nWe \x00swam.", "Line 3: It holds a character that is no text (U+0000)."),
        ("A title\n\nWe \u202eswam.", "Line 3: It holds a mark that turns letters round (U+202E)."),
        ("A title\n\n31 February 2021\n\nWe swam.", "Line 3:"),
        ("<!doctype html><p>We swam.", "The file: This is a web page, not plain text."),
        ("We swam. " * 30_000, "The file: It is larger than 200 KB."),
    ),
    ids=("nothing", "spaces", "no title", "NUL", "turned round", "no such day", "a web page", "too large"),
)
def test_what_cannot_be_read_keeps_what_was_typed(lead: Client, text: str, says: str) -> None:
    refused = sent(lead, text, source="A newsletter")
    assert refused.status == 422
    assert says in refused.said
    assert "A newsletter" in refused.html
    assert html.escape(text.strip().splitlines()[0] if text.strip() else "") in refused.html
    assert 'href="#id-text"' in refused.html
    assert not Story.objects.exists()


@pytest.mark.parametrize(
    ("given", "says"),
    (
        (b"", "There are no words in it."),
        (b"%PDF-1.7 \xff", "This is a PDF file, not plain text."),
        (b"PK\x03\x04\x00", "This is a Word file, not plain text."),
        (b"A title\n\nWe \xffswam.", "Line 3: It holds bytes that are no UTF-8 text."),
        (b"We swam. " * 555_556, "It is larger than 200 KB."),
        (b"A title\n\nWe \x00swam.", "Line 3: It holds a character that is no text (U+0000)."),
    ),
    ids=("empty", "PDF", "Word", "wrong encoding", "five megabytes", "NUL"),
)
def test_a_file_that_cannot_be_read_says_why(lead: Client, given: bytes, says: str) -> None:
    refused = sent(lead, "", file=SimpleUploadedFile("story.txt", given))
    assert (refused.status, says in refused.said) == (422, True)
    assert not Story.objects.exists()


def test_a_story_is_forgotten_after_asking(lead: Client) -> None:
    keep(lead, EXAMPLE)
    address = f"/stories/{Story.objects.get().key}/forget/"
    assert "21 claims go with it. So do 0 pieces of evidence." in page(lead, address).said
    gone = lead.post(address, follow=True).content.decode()
    assert "The story “Many people lead, and that moves Stockport” is gone." in html.unescape(gone)
    assert not Claim.objects.exists()


def test_no_stories_yet_says_who_brings_one_in() -> None:
    assert "No story is here yet. A lead of the place brings one in." in page(Client(), "/stories/").said
    assert Client().get("/stories/nothing/").status_code == 404


def test_the_page_of_a_story_costs_few_queries(lead: Client, django_assert_max_num_queries: Any) -> None:
    keep(lead, EXAMPLE)
    with django_assert_max_num_queries(12):
        Client().get(f"/stories/{Story.objects.get().key}/")


def test_an_outsider_cannot(lead: Client) -> None:
    keep(lead, EXAMPLE)
    key = Story.objects.get().key
    outsiders = (Client(), signed_in("member", "forum", "acb"), signed_in("officer", "forum", "acb"))
    for client in outsiders:
        for address in (BRING, f"/stories/{key}/forget/"):
            assert client.get(address).status_code in (302, 403)
            assert client.post(address, {"place": "stockport", "text": STORY}).status_code in (302, 403)
        assert "Forget this story" not in page(client, f"/stories/{key}/").said
    elsewhere = sent(lead, STORY, place="nowhere")
    assert elsewhere.status == 422
    assert Story.objects.count() == 1
