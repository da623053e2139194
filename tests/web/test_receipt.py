"""The receipt: shown until it is kept, then told by nobody again."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from groundswell.records.asking import Asker
from groundswell.records.models import Change
from groundswell.register.models import Meeting
from groundswell.threads.models import Voice
from tests.web.saying import Teller, name_keeper, newest_voice


@pytest.fixture
def teller(stockport: Asker) -> Teller:
    """A resident who has just sent what they wanted to say."""
    teller = Teller()
    teller.sends()
    return teller


def test_the_receipt_has_seven_words_each_with_its_picture_and_all_in_a_row(teller: Teller) -> None:
    html = teller.page.html
    words = teller.receipt
    assert len(words) == 7
    for word in words:
        assert f"receipt/{word}.svg" in html
    assert " ".join(words) in teller.page.said
    assert "http://testserver/track/" in teller.page.said


def test_loading_the_page_again_shows_the_same_words(teller: Teller) -> None:
    words = teller.receipt
    teller.get("/say/receipt/")
    assert teller.receipt == words


def test_once_they_are_kept_nobody_is_shown_them_again(teller: Teller) -> None:
    words = " ".join(teller.receipt)
    page = teller.post("/say/receipt/")
    assert teller.at == "/track/my-words/"
    assert words not in page.said
    assert words not in teller.get("/say/receipt/").said
    assert "say_receipt" not in teller.client.session


def test_the_words_stand_in_no_table_once_they_are_kept(teller: Teller) -> None:
    words = list(teller.receipt)
    teller.post("/say/receipt/")
    assert all(set(words) - set(str(s.get_decoded())) for s in Session.objects.all())
    assert not any(" ".join(words) in str(change.detail) for change in Change.objects.all())
    assert len(bytes(newest_voice().receipt)) == 32  # type: ignore[arg-type]


def test_the_words_are_in_no_address_and_no_title(teller: Teller) -> None:
    words = teller.receipt
    title = re.search(r"<title>(.*?)</title>", teller.page.html)
    assert title is not None
    shown = title.group(1) + " ".join(to for to, _status in teller.answer.redirect_chain)
    assert not any(re.search(rf"\b{word}\b", shown) for word in words)


def test_the_page_says_who_reads_it_and_when_the_forum_meets_next(teller: Teller) -> None:
    assert "Nobody at That Counts is named to read it yet." in teller.page.said
    assert "That Counts meets next on Tuesday 2 March 2021." in teller.page.said
    name_keeper()
    assert "The named officers of That Counts read it." in teller.get("/say/receipt/").said


def test_without_a_next_meeting_the_page_says_that_it_is_not_known(teller: Teller) -> None:
    Meeting.objects.filter(forum__key="that-counts", day__gt=dt.date(2021, 2, 15)).delete()
    assert "We do not know yet when That Counts meets next." in teller.get("/say/receipt/").said


def test_the_words_printed_are_the_words_that_open_the_page(teller: Teller) -> None:
    words = teller.receipt
    assert "Where your words are" in Teller().tracks(words).said


def test_an_outsider_cannot_see_a_receipt(teller: Teller) -> None:
    answer = Client().get("/say/receipt/")
    assert (answer.status_code, answer["Location"]) == (302, "/track/")
    assert Voice.objects.count() == 1


def test_after_an_hour_the_words_are_shown_to_nobody_and_the_page_said_so(teller: Teller) -> None:
    words = " ".join(teller.receipt)
    assert "We forget them after one hour too." in teller.page.said
    later(teller, dt.timedelta(minutes=61))
    for press in (teller.get, teller.post):
        page = press("/say/receipt/")
        assert teller.at == "/track/"
        assert words not in page.said
    assert not {"say_receipt", "say_heard", "say_shown"} & set(teller.client.session.keys())


def test_each_look_at_the_words_begins_the_hour_anew(teller: Teller) -> None:
    words = " ".join(teller.receipt)
    for _time in range(3):
        later(teller, dt.timedelta(minutes=50))
        assert words in teller.get("/say/receipt/").said


def test_whoever_types_seven_words_has_kept_them(teller: Teller) -> None:
    teller.tracks(teller.receipt)
    assert teller.at == "/track/my-words/"
    assert "say_receipt" not in teller.client.session


def test_when_somebody_begins_to_say_something_what_is_old_goes(teller: Teller) -> None:
    key = teller.client.session.session_key
    Session.objects.filter(session_key=key).update(expire_date=dt.datetime(2021, 1, 1, tzinfo=dt.UTC))
    Teller().up_to("words")
    assert not Session.objects.filter(session_key=key).exists()


def later(teller: Teller, passed: dt.timedelta) -> None:
    """As if the words had been shown that much longer ago."""
    session = teller.client.session
    session["say_shown"] = (dt.datetime.fromisoformat(session["say_shown"]) - passed).isoformat()
    session.save()
