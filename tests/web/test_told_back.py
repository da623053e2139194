"""You said, we did: who waits, an answer as its person will see it, and a thread that stays open until then."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client

from groundswell.accounts.models import Account, AccountGrant
from groundswell.planner.keeping import forget
from groundswell.records.asking import Asker
from groundswell.register.models import Forum, Instance, Meeting, Person
from groundswell.threads import actions
from groundswell.threads.models import Feedback, Thread, Voice
from tests.signing_in import sign_in
from tests.web.reading import Page, page
from tests.web.saying import WORDS, Teller, lead, newest_voice

THREAD = "accessible-swimming"
TELL = f"/threads/{THREAD}/tell/"
WE_DID = "The board talked about it. It is in the next leisure contract."


def signed_in(email: str, role: str, scope: str, key: str) -> tuple[Client, Asker]:
    """Somebody signed in with both steps, and who they are to the actions."""
    account, _made = Account.objects.get_or_create(email=email)
    AccountGrant.objects.get_or_create(account=account, role=role, scope=scope, scope_key=key)
    from groundswell.accounts.grants import asker_for

    return sign_in(Client(), account), asker_for(account, dt.date(2021, 2, 15))


def posted(client: Client, address: str, **given: str) -> Page:
    """Presses a button, redirects followed."""
    answer = client.post(address, given, follow=True)
    return Page(answer.content.decode(), answer.status_code)


@pytest.fixture
def officer(stockport: Asker) -> Client:
    """The officer of That Counts, named to open its private voices."""
    client, asker = signed_in("officer@example.org", "officer", "forum", "that-counts")
    actions.name_keyholder(lead(), Forum.objects.get(key="that-counts"), asker.account)
    return client


@pytest.fixture
def place_lead(stockport: Asker) -> Client:
    return signed_in("lead@example.org", "place_lead", "place", "stockport")[0]


@pytest.fixture
def told(officer: Client) -> Teller:
    """A resident who asked for Easy Read, whose voice the officer put into the thread."""
    teller = Teller()
    teller.kept = teller.sends()
    voice = newest_voice()
    posted(officer, f"/forums/that-counts/voices/{voice.key}/gather/", thread=THREAD)
    assert voice.gatherings.filter(thread__key=THREAD).exists()
    return teller


def on(day: dt.date) -> None:
    """The example's today becomes another day."""
    Instance.objects.update(fixed_today=day)


def test_the_thread_that_moved_on_9_february_is_to_be_told_at_their_next_meeting(visitor: Client) -> None:
    shown = page(visitor, "/told-back/")
    assert "No telling back is overdue. People of 1 thread are to be told next." in shown.said
    assert "That Counts has not been told." in shown.said
    assert "That Counts, Tuesday 2 March 2021" in shown.said
    assert "Public Health Lead could tell LP Ops on 18 February 2021." in shown.said
    assert "LP Lead could tell That Counts on 2 March 2021." in shown.said
    assert "18 February 2021 LP Ops → 2 March 2021 That Counts" in shown.said
    assert "We know of nobody who was at ACB that day and sits at That Counts." in shown.said


def test_after_their_meeting_has_passed_it_is_overdue(visitor: Client) -> None:
    on(dt.date(2021, 3, 3))
    shown = page(visitor, "/told-back/")
    assert "Telling people back is overdue for 1 thread." in shown.said
    assert "To be told by Tuesday 2 March 2021 Overdue" in shown.said


def test_nobody_waits_once_the_forum_was_told(visitor: Client, place_lead: Client) -> None:
    on(dt.date(2021, 3, 2))
    Meeting.objects.filter(key="that-counts-2021-03-02").update(status="held")
    written = posted(
        place_lead,
        f"{TELL}forum/",
        you_said="Swimming is hard to get to.",
        we_did=WE_DID,
        told_as="plain_text",
    )
    assert "As they will see it" in written.said
    answer = Feedback.objects.get()
    done = posted(place_lead, f"/answers/{answer.key}/", at="that-counts-2021-03-02")
    assert "Told back to That Counts." in done.said
    assert "Nobody waits to be told back" in page(visitor, "/told-back/").said


@pytest.mark.mission("D3")
def test_a_thread_is_not_closed_as_done_before_that_counts_is_told(place_lead: Client) -> None:
    close = f"/threads/{THREAD}/do/close/"
    refused = posted(place_lead, close, closing="done")
    assert refused.status == 422
    assert "That Counts has not been told." in refused.said
    assert "Tell them first" in refused.said
    assert Thread.objects.get(key=THREAD).closed_on is None
    closed = posted(place_lead, close, closing="done", reason="The forum has ended.")
    assert "The thread is closed." in closed.said


@pytest.mark.mission("D3")
def test_the_person_reads_the_answer_in_the_form_they_asked_for(told: Teller, officer: Client) -> None:
    voice = newest_voice()
    form = page(officer, f"{TELL}{voice.key}/")
    assert "They asked for: Easy Read." in form.said
    preview = posted(
        officer,
        f"{TELL}{voice.key}/",
        you_said="The changing room has no hoist.",
        we_did=WE_DID,
        told_as="easy_read",
        next_meeting="that-counts-2021-03-02",
        who_knows="lp-lead",
    )
    assert "This is a draft of Easy Read. People who use Easy Read have not checked it yet." in preview.said
    assert preview.html.count('class="picture-place"') == 3
    assert WE_DID.split(". ")[0] not in told.tracks(told.kept).said
    posted(officer, f"/answers/{Feedback.objects.get().key}/")
    own = told.get("/track/my-words/")
    assert "You said, we did" in own.said
    assert "The board talked about it." in own.said
    assert "You can ask more at That Counts on Tuesday 2 March 2021." in own.said
    assert "LP Lead will be there and knows about it." in own.said


def test_hints_stand_beside_the_preview_and_on_no_page_of_the_person(told: Teller, officer: Client) -> None:
    voice = newest_voice()
    posted(
        officer,
        f"{TELL}{voice.key}/",
        you_said="No hoist.",
        we_did="The commissioning starts.",
        told_as="easy_read",
        next_meeting="that-counts-2021-03-02",
    )
    answer = Feedback.objects.get()
    assert "“commissioning” may be hard. Perhaps: buying." in page(officer, f"/answers/{answer.key}/").said
    posted(officer, f"/answers/{answer.key}/")
    own = told.tracks(told.kept).said
    assert "may be hard" not in own
    assert "We cannot say yet who there knows about it." in own


def test_an_answer_without_what_was_done_or_why_not_is_refused_and_nothing_typed_is_lost(
    told: Teller, officer: Client
) -> None:
    voice = newest_voice()
    refused = posted(officer, f"{TELL}{voice.key}/", you_said="There is no hoist.", told_as="easy_read")
    assert refused.status == 422
    assert "Say what was done, or what was not done and why." in refused.said
    assert "There is no hoist." in refused.html
    assert not Feedback.objects.exists()


def test_a_call_is_a_script_until_somebody_says_who_rang_and_when(officer: Client) -> None:
    teller = Teller()
    teller.sends(told={"wishes_to_know": "yes", "told_as": "phone"})
    voice = newest_voice()
    posted(officer, f"/forums/that-counts/voices/{voice.key}/gather/", thread=THREAD)
    script = posted(
        officer, f"{TELL}{voice.key}/", you_said="No hoist.", why_not="No money yet.", told_as="phone"
    )
    assert "Use this as a script." in script.said
    answer = Feedback.objects.get()
    refused = posted(officer, f"/answers/{answer.key}/", done_by="lp-lead", on="")
    assert refused.status == 422
    posted(officer, f"/answers/{answer.key}/", done_by="lp-lead", on="12 February 2021")
    answer.refresh_from_db()
    assert (answer.told_on, answer.told_by) == (dt.date(2021, 2, 12), Person.objects.get(key="lp-lead"))
    assert "Told on Friday 12 February 2021, by LP Lead: By phone" in page(officer, TELL).said


def test_a_draft_can_be_changed_and_thrown_away(told: Teller, officer: Client) -> None:
    voice = newest_voice()
    posted(officer, f"{TELL}{voice.key}/", you_said="No hoist.", we_did="First.", told_as="plain_text")
    answer = Feedback.objects.get()
    changed = posted(
        officer,
        f"/answers/{answer.key}/change/",
        you_said="No hoist.",
        we_did="Second.",
        told_as="plain_text",
    )
    assert "Second." in changed.said
    posted(officer, f"/answers/{answer.key}/throw-away/")
    assert not Feedback.objects.exists()


def test_a_forum_is_not_told_at_a_meeting_before_the_move(place_lead: Client) -> None:
    preview = posted(
        place_lead, f"{TELL}forum/", you_said="No hoist.", we_did=WE_DID, told_as="plain_text",
        next_meeting="that-counts-2021-03-02",
    )  # fmt: skip
    assert "That Counts has held no meeting since it moved." in preview.said
    assert "Tell it at the next one, Tuesday 2 March 2021." in preview.said
    answer = Feedback.objects.get()
    refused = posted(place_lead, f"/answers/{answer.key}/", at="that-counts-2021-02-02")
    assert refused.status == 422
    answer.refresh_from_db()
    assert answer.told_on is None


def test_a_forum_that_is_its_members_own_is_not_named_to_a_visitor(visitor: Client) -> None:
    Forum.objects.filter(key="that-counts").update(visibility="members")
    forget()
    assert "That Counts" not in page(visitor, "/told-back/").said
    assert "That Counts has not" not in page(visitor, f"/threads/{THREAD}/").said


def test_the_thread_says_that_its_people_wait(visitor: Client, place_lead: Client) -> None:
    assert "That Counts has not been told." in page(visitor, f"/threads/{THREAD}/").section("Told back")
    assert "Tell people back" in page(place_lead, f"/threads/{THREAD}/").links
    assert "Tell people back" not in page(visitor, f"/threads/{THREAD}/").links


def test_a_lead_is_not_shown_who_spoke_in_private(told: Teller, place_lead: Client) -> None:
    shown = page(place_lead, TELL)
    assert "No voice in this thread is yours to answer." in shown.said
    assert page(place_lead, f"{TELL}{newest_voice().key}/").status == 404


def test_an_outsider_cannot(told: Teller, officer: Client, visitor: Client) -> None:
    voice = newest_voice()
    posted(officer, f"{TELL}{voice.key}/", you_said=WORDS, we_did="A hoist is ordered.", told_as="plain_text")
    answer = Feedback.objects.get()
    member, _asker = signed_in("member@example.org", "member", "forum", "that-counts")
    far, _asker = signed_in("far@example.org", "place_lead", "place", "elsewhere")
    head, _asker = signed_in("head@example.org", "place_lead", "place", "stockport")
    own = f"/answers/{answer.key}/"
    for client in (visitor, member, far, head):
        for address in (own, f"{own}change/"):
            seen = client.get(address, follow=True)
            assert WORDS not in seen.content.decode()
        client.post(own)
        client.post(f"{own}throw-away/")
    for client in (visitor, member, far):
        assert client.get(TELL).status_code in (302, 403)
        assert client.post(f"{TELL}forum/", {"you_said": "x", "we_did": "y"}).status_code in (302, 403)
    assert list(Feedback.objects.values_list("pk", "told_on")) == [(answer.pk, None)]
    assert Voice.objects.count() == 1
