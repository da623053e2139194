"""The voices of a forum: private ones for named officers, shared ones for members, agreed wordings for the lead."""

from __future__ import annotations

import pytest
from django.test import Client

from groundswell.records.asking import Asker
from groundswell.records.models import Change
from groundswell.register.models import Forum
from groundswell.threads import actions
from groundswell.threads.actions.opening import OPENED
from groundswell.threads.models import AgreedWording, ConsentAsk, Keyholder, Reply, Voice
from tests.web.reading import page
from tests.web.saying import NOW, TODAY, WORDS, Teller, lead, newest_voice
from tests.web.test_told_back import THREAD, posted, signed_in

HERE = "/forums/that-counts/voices/"
WORDING = "A family says that a hoist is missing."


@pytest.fixture
def officer(stockport: Asker) -> Client:
    """The officer of That Counts, named to open its private voices."""
    client, asker = signed_in("officer@example.org", "officer", "forum", "that-counts")
    actions.name_keyholder(lead(), Forum.objects.get(key="that-counts"), asker.account)
    return client


@pytest.fixture
def member(stockport: Asker) -> Client:
    return signed_in("member@example.org", "member", "forum", "that-counts")[0]


@pytest.fixture
def place_lead(stockport: Asker) -> Client:
    return signed_in("lead@example.org", "place_lead", "place", "stockport")[0]


def said(**allowed: str) -> Voice:
    """What a resident said at That Counts, with what they allow."""
    Teller().sends(allow=allowed)
    return newest_voice()


def at(voice: Voice, more: str = "") -> str:
    return f"{HERE}{voice.key}/{more}"


def test_a_named_officer_opens_private_words_and_that_is_recorded_once_a_day(officer: Client) -> None:
    voice = said()
    listed = page(officer, HERE)
    assert WORDS not in listed.said
    assert "Kept by the named officers only" in listed.said
    assert not Change.objects.filter(verb=OPENED).exists()
    for _time in range(2):
        assert WORDS in page(officer, at(voice)).said
    (entry,) = Change.objects.filter(verb=OPENED)
    assert (entry.subject, entry.detail["as"]) == (f"voice {voice.key}", "triage")


def test_an_officer_who_is_not_named_opens_none(stockport: Asker) -> None:
    voice = said()
    client, _asker = signed_in("other@example.org", "officer", "forum", "that-counts")
    assert "Nothing here is yours to open." in page(client, HERE).said
    assert page(client, at(voice)).status == 404


def test_members_read_what_was_shared_with_their_forum_and_nothing_else(member: Client) -> None:
    private, shared = said(), said(share_inside="on")
    assert page(member, at(shared)).said.count(WORDS) == 1
    assert page(member, at(private)).status == 404
    assert at(private) not in page(member, HERE).html
    assert page(member, at(shared, "write/")).status == 403


def test_a_lead_sees_an_agreed_wording_and_never_the_words(officer: Client, place_lead: Client) -> None:
    private, quoted = said(), said(quote_without_name="on")
    assert page(place_lead, at(private)).status == 404
    assert "No wording is agreed with the person yet." in page(place_lead, at(quoted)).said
    posted(officer, at(quoted, "wording/"), text=WORDING)
    assert WORDING not in page(place_lead, at(quoted)).said
    own = actions.asker_with_receipt(quoted, TODAY)
    actions.agree_wording(own, AgreedWording.objects.get(), yes=True)
    shown = page(place_lead, at(quoted))
    assert WORDING in shown.said
    assert WORDS not in shown.said


def test_an_officer_writes_to_the_person_and_reads_what_they_write_back(officer: Client) -> None:
    voice = said()
    sent = posted(officer, at(voice, "write/"), text="Thank you. Which pool is it?")
    assert "Your message stands on their page." in sent.said
    actions.reply(actions.asker_with_receipt(voice, TODAY), voice, "The one in the park.", now=NOW)
    shown = page(officer, at(voice)).section("With the person")
    assert "The officers wrote" in shown
    assert "They wrote" in shown
    assert "The one in the park." in shown
    assert Reply.objects.count() == 2


def test_an_empty_message_is_refused(officer: Client) -> None:
    refused = posted(officer, at(said(), "write/"), text="  ")
    assert refused.status == 422
    assert "Fill in: Your message." in refused.said


def test_an_officer_asks_whether_one_more_forum_may_read_it(officer: Client, place_lead: Client) -> None:
    voice = said()
    asked = posted(officer, at(voice, "share/"), forum="lp-ops")
    assert "Asked. Their answer will stand here." in asked.said
    assert "Asked to share LP Ops: not answered yet" in asked.said
    assert not voice.shared_with.exists()
    ask = ConsentAsk.objects.get()
    assert (ask.voice, ask.forum.key) == (voice, "lp-ops")
    assert '<option value="lp-ops"' not in page(officer, at(voice, "share/")).html


def test_a_voice_is_put_into_a_thread_from_its_page(officer: Client) -> None:
    voice = said()
    done = posted(officer, at(voice, "gather/"), thread=THREAD)
    assert "It is in this thread now: Accessible swimming." in done.said
    assert voice.gatherings.get().thread.key == THREAD


def test_a_forum_that_was_named_reads_what_came_to_it_as_members_do(officer: Client) -> None:
    voice = said(forums="lp-ops")
    client, _asker = signed_in("ops@example.org", "member", "forum", "lp-ops")
    assert "That Counts" in page(client, "/forums/lp-ops/voices/").said
    assert WORDS in page(client, f"/forums/lp-ops/voices/{voice.key}/").said
    assert page(client, f"/forums/lp-ops/voices/{voice.key}/write/").status == 403


def test_withdrawn_words_are_gone_from_every_list_at_once(officer: Client) -> None:
    voice = said(share_inside="on")
    actions.withdraw(actions.asker_with_receipt(voice, TODAY), voice)
    assert page(officer, at(voice)).status == 404
    assert at(voice) not in page(officer, HERE).html


def test_how_many_spoke_is_not_told_while_they_are_few(member: Client) -> None:
    said()
    assert "Said to this forum: Fewer than 5 voices." in page(member, HERE).said


def test_a_lead_names_an_officer_and_ends_it_again(stockport: Asker, place_lead: Client) -> None:
    client, asker = signed_in("officer@example.org", "officer", "forum", "that-counts")
    where = "/forums/that-counts/keyholders/"
    assert "Nobody is named." in page(place_lead, where).said
    voice = said()
    assert page(client, at(voice)).status == 404
    named = posted(place_lead, where, account=asker.account)
    assert "officer@example.org may open the private voices of That Counts now." in named.said
    assert WORDS in page(client, at(voice)).said
    ended = posted(place_lead, where, end=str(Keyholder.objects.get().pk))
    assert "They open nothing more, from now on." in ended.said
    assert page(client, at(voice)).status == 404


def test_nobody_names_themselves(stockport: Asker) -> None:
    client, asker = signed_in("both@example.org", "place_lead", "place", "stockport")
    signed_in("both@example.org", "officer", "forum", "that-counts")
    refused = posted(client, "/forums/that-counts/keyholders/", account=asker.account)
    assert refused.status == 422
    assert not Keyholder.objects.exists()


def test_the_forums_page_leads_to_its_voices_for_those_inside_alone(member: Client, visitor: Client) -> None:
    assert page(member, "/forums/that-counts/").links.get("Voices") == HERE
    assert HERE not in page(visitor, "/forums/that-counts/").html


def test_an_outsider_cannot(visitor: Client, officer: Client) -> None:
    voice = said(share_inside="on", quote_without_name="on")
    far, _asker = signed_in("far@example.org", "officer", "forum", "acb")
    keeper, _asker = signed_in("admin@example.org", "administrator", "instance", "")
    for client in (visitor, far, keeper):
        for address in (
            HERE,
            at(voice),
            at(voice, "write/"),
            at(voice, "file/1/"),
            "/forums/that-counts/keyholders/",
        ):
            seen = client.get(address)
            assert seen.status_code in (302, 403), address
            assert WORDS not in seen.content.decode()
        assert client.post(at(voice, "write/"), {"text": "Hello"}).status_code in (302, 403)
        assert client.post("/forums/that-counts/keyholders/", {"account": "1"}).status_code in (302, 403)
    assert not Reply.objects.exists()
