"""Somebody who helps: chosen on the tracking page, with seven words of their own, a day's end and few doors."""

from __future__ import annotations

import datetime as dt
import io
import re

import pytest
from django.contrib.sessions.models import Session
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from groundswell.records.asking import Asker
from groundswell.records.changes import verify
from groundswell.register.models import Instance
from groundswell.threads.models import Reply, Supporter, Voice, VoiceFile
from tests.web.saying import WORDS, Teller, newest_voice

UNTIL = "Somebody you chose can see this until Wednesday 17 March 2021."
ALL_DOORS = ("/helping/", "/helping/write/", "/helping/told/", "/helping/file/1/")
NOT_THEIRS = (
    *("/track/my-words/", "/track/write/", "/track/allow/", "/track/take-back/", "/track/erase/"),
    *("/track/helper/", "/track/told/", "/track/my-words.json", "/track/my-words.html", "/track/file/1/"),
)


@pytest.fixture
def teller(stockport: Asker) -> Teller:
    """A resident on their tracking page."""
    teller = Teller()
    teller.sends(allow={"share_inside": "on"})
    teller.kept = teller.receipt
    teller.post("/say/receipt/")
    return teller


@pytest.fixture
def helper(teller: Teller) -> Teller:
    """Whom they chose, in another browser."""
    teller.post("/track/helper/", days="30")
    helper = Teller(kept=teller.receipt)
    helper.tracks(helper.kept)
    return helper


def at_last(client: Teller, address: str) -> str:
    """Where a page leads who may not see it."""
    client.get(address)
    return client.at


def test_the_person_chooses_for_how_long_and_sees_the_words_once(teller: Teller) -> None:
    asked = teller.get("/track/helper/")
    assert "30 days" in asked.said
    assert (
        re.search(r'<input[^>]* value="30"[^>]* checked', asked.html)
        or 'value="30" required id="id-days_1" checked' in asked.html
    )
    shown = teller.post("/track/helper/", days="30")
    words = teller.receipt
    assert " ".join(words) in shown.html
    assert "They work until Wednesday 17 March 2021." in shown.said
    assert (len(words), words != teller.kept) == (7, True)
    assert UNTIL in teller.get("/track/my-words/").said
    assert " ".join(words) not in teller.get("/track/helper/").html
    held = [row.get_decoded() for row in Session.objects.all()]
    assert not [word for word in words if word in str(held)]


def test_without_an_answer_nothing_is_made(teller: Teller) -> None:
    for days in ({}, {"days": "3650"}):
        assert teller.post("/track/helper/", **days).status == 422
    assert not Supporter.objects.exists()


def test_who_helps_reads_the_words_and_the_way(helper: Teller, teller: Teller) -> None:
    page = helper.get("/helping/")
    assert helper.answer.status_code == 200
    assert WORDS in page.said
    assert "You can see this until Wednesday 17 March 2021." in page.said
    assert "Said: yes" in page.said
    assert "“You” means them." in page.said
    assert "no-store" in helper.answer["Cache-Control"]
    opened = teller.get("/track/my-words/").section("Who has opened them")
    assert "Somebody you chose to help you opened them on Monday 15 February 2021." in opened


def test_who_helps_writes_and_reads_only_what_they_wrote(helper: Teller, teller: Teller) -> None:
    teller.post("/track/write/", text="Please do not tell them.")
    assert helper.post("/helping/write/", text=" ").status == 422
    page = helper.post("/helping/write/", text="She would like an answer.")
    assert "She would like an answer." in page.said
    assert "Please do not tell them." not in page.html
    mine = teller.get("/track/my-words/").section("Messages")
    assert "Who helps you wrote" in mine
    assert Reply.objects.filter(from_person=False, author="supporter").count() == 1


def test_who_helps_says_how_they_like_to_be_told(helper: Teller) -> None:
    assert helper.post("/helping/told/", told_as="language").status == 422
    helper.post("/helping/told/", told_as="language", language="Polski")
    assert (newest_voice().told_as, newest_voice().language) == ("language", "Polski")


def test_the_person_says_it_themselves_too(teller: Teller) -> None:
    page = teller.post("/track/told/", told_as="large_print")
    assert "We tell you like this from now on." in page.said
    assert newest_voice().told_as == "large_print"


@pytest.mark.parametrize("address", NOT_THEIRS)
def test_the_persons_own_doors_stay_shut(helper: Teller, address: str) -> None:
    assert at_last(helper, address) in ("/track/", "/helping/")
    helper.post(address, do="end", sure="yes", publish="on", days="90")
    voice = newest_voice()
    assert (voice.state, voice.level, voice.consents.count()) == ("kept", 1, 1)
    assert Supporter.objects.filter(receipt__isnull=False).count() == 1


def test_a_picture_is_seen_while_they_help(stockport: Asker) -> None:
    drawn = io.BytesIO()
    Image.new("RGB", (4, 4), "red").save(drawn, "PNG")
    teller = Teller()
    teller.sends(
        how={"form": "picture"}, words={"file": SimpleUploadedFile("a.png", drawn.getvalue(), "image/png")}
    )
    teller.post("/say/receipt/")
    teller.post("/track/helper/", days="7")
    helper = Teller()
    helper.tracks(teller.receipt)
    address = f"/helping/file/{VoiceFile.objects.get().pk}/"
    assert address in helper.get("/helping/").html
    assert helper.client.get(address)["Content-Type"] == "image/png"
    teller.post("/track/helper/", do="end")
    assert helper.client.get(address).status_code == 302


def test_it_ends_at_once_when_it_is_taken_back(helper: Teller, teller: Teller) -> None:
    page = teller.post("/track/helper/", do="end")
    assert "They cannot see your words any more." in page.said
    assert UNTIL not in page.said
    assert [at_last(helper, address) for address in ALL_DOORS] == ["/track/"] * len(ALL_DOORS)
    assert "These seven words do not open anything." in helper.tracks(helper.kept).said
    assert verify() == []


@pytest.mark.parametrize("ended", ["/track/take-back/", "/track/erase/"])
def test_it_ends_at_once_with_the_words(helper: Teller, teller: Teller, ended: str) -> None:
    """And it stays ended when the words are brought back."""
    teller.post(ended, sure="yes")
    assert [at_last(helper, address) for address in ALL_DOORS] == ["/track/"] * len(ALL_DOORS)
    if ended == "/track/take-back/":
        assert "Bring them back first." in teller.get("/track/helper/").said
        teller.post(ended)
        assert newest_voice().state == Voice.State.KEPT
    assert "These seven words do not open anything." in helper.tracks(helper.kept).said


def test_it_ends_after_its_last_day(helper: Teller, teller: Teller) -> None:
    Instance.objects.update(fixed_today=dt.date(2021, 3, 17))
    assert WORDS in helper.get("/helping/").said
    Instance.objects.update(fixed_today=dt.date(2021, 3, 18))
    assert at_last(helper, "/helping/") == "/track/"
    assert "These seven words do not open anything." in helper.tracks(helper.kept).said
    assert UNTIL not in teller.get("/track/my-words/").said


def test_one_browser_holds_one_of_the_two(helper: Teller, teller: Teller) -> None:
    """On a shared computer neither page is left open behind the other."""
    helper.tracks(teller.kept)
    assert helper.at == "/track/my-words/"
    assert at_last(helper, "/helping/") == "/track/my-words/"
    helper.tracks(helper.kept)
    assert helper.at == "/helping/"
    assert at_last(helper, "/track/my-words/") == "/helping/"
    helper.post("/helping/close/")
    assert at_last(helper, "/helping/") == "/track/"


def test_an_outsider_cannot(helper: Teller) -> None:
    stranger = Teller()
    for address in ALL_DOORS:
        assert at_last(stranger, address) == "/track/"
        stranger.post(address, text="x", told_as="phone")
    assert not Reply.objects.exists()
