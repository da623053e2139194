"""Saying something: one question a page, nothing typed is ever lost, nothing is allowed unless somebody said so."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from PIL import Image

from groundswell.accounts.actions import open_account
from groundswell.accounts.models import Account
from groundswell.records.asking import Asker
from groundswell.register import actions as register
from groundswell.register.models import HelpContact, Place
from groundswell.threads.actions import drafting
from groundswell.threads.actions.hearing import Heard
from groundswell.threads.disclosure import Purpose, Shown, words_for
from groundswell.threads.models import Draft, DraftFile, Voice, VoiceFile
from groundswell.threads.models.voices import Level
from tests.web.reading import Page
from tests.web.saying import TODAY, TYPICAL, WORDS, Teller, keeper, name_keeper, newest_voice

BIDI = "\u202e"


@pytest.fixture
def teller(stockport: Asker) -> Teller:
    """A resident at the Stockport example."""
    return Teller()


def kept_words(voice: Voice) -> str:
    """The words as the named officer reads them."""
    name_keeper()
    return words_for(voice, keeper(), Purpose.TRIAGE).text


def picture(**more: object) -> bytes:
    """A small JPEG; `exif` as Pillow takes it."""
    file = io.BytesIO()
    Image.new("RGB", (40, 30), "teal").save(file, "JPEG", **more)
    return file.getvalue()


def sent(content: bytes, name: str = "holiday.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


# --- The way from the first question to the receipt


def test_a_typical_voice_takes_eight_screens_with_the_receipt(teller: Teller) -> None:
    screens = [teller.get("/say/")]
    for slug, given in (
        ("how", {"form": "words"}),
        ("words", {"words": WORDS}),
        ("where", {"where": "meeting:that-counts-2021-02-02"}),
        ("who", {"said_by": "themselves"}),
        ("allow", {}),
        ("told", {"wishes_to_know": "yes", "told_as": "plain_text"}),
    ):
        screens.append(teller.answers(slug, **given))
    screens.append(teller.post("/say/check/", go="send"))
    assert len(screens) == 8
    assert [page.status for page in screens] == [200] * 8
    assert [page.headings[0][1] for page in screens[:3]] == [
        "How would you like to say it?",
        "What would you like to say?",
        "Where did you say it?",
    ]
    assert "Your seven words" in screens[-1].said


def test_what_was_said_is_kept_with_the_strictest_answers(teller: Teller) -> None:
    teller.sends()
    voice = newest_voice()
    assert (voice.level, voice.shared_with.count(), voice.meeting.key) == (
        Level.PRIVATE,
        0,
        "that-counts-2021-02-02",
    )
    assert (voice.told_as, voice.wishes_to_know, voice.age) == ("easy_read", True, "not_said")
    assert kept_words(voice) == WORDS


def test_sending_leaves_no_draft_behind(teller: Teller) -> None:
    teller.sends()
    assert not Draft.objects.exists()


def test_pressing_send_twice_says_it_once_and_shows_one_receipt(teller: Teller) -> None:
    words = teller.sends()
    teller.post("/say/check/", go="send")
    assert teller.at == "/say/receipt/"
    assert teller.receipt == words
    assert Voice.objects.count() == 1


def test_two_presses_at_the_same_moment_do_not_lose_the_receipt(
    teller: Teller, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second press read its session before the first one stored the receipt in it."""
    teller.up_to("check")
    send = drafting.send

    def another_was_quicker(*given: Any, keep: Callable[[Heard], None], **named: Any) -> None:
        def keep_there(heard: Heard) -> None:
            session = SessionStore(teller.client.cookies["sessionid"].value)
            session["say_receipt"], session["say_heard"] = list(heard.receipt), heard.voice.pk
            session["say_shown"] = timezone.now().isoformat()
            session.save()

        send(*given, keep=keep_there, **named)
        assert send(*given, keep=keep, **named) is None

    monkeypatch.setattr(drafting, "send", another_was_quicker)
    teller.post("/say/check/", go="send")
    assert teller.at == "/say/receipt/"
    assert len(teller.receipt) == 7
    assert Voice.objects.count() == 1


def test_each_use_that_was_ticked_is_kept_and_no_other(teller: Teller) -> None:
    teller.sends(allow={"share_inside": "on", "forums": ["acb"]})
    voice = newest_voice()
    assert voice.level == Level.FORUM
    assert sorted(voice.shared_with.values_list("key", flat=True)) == ["acb", "that-counts"]
    given = voice.consents.get()
    assert (given.share_inside, given.carry, given.publish, given.quote_without_name) == (
        True,
        True,
        False,
        False,
    )


def test_nothing_is_ticked_before_somebody_ticks_it(teller: Teller) -> None:
    html = teller.up_to("allow").html
    assert "checked" not in html
    assert html.count('type="checkbox"') >= 9


def test_back_keeps_what_is_on_the_page_and_shows_what_was_before(teller: Teller) -> None:
    teller.up_to("words")
    teller.post("/say/words/", go="back", words="half a sent")
    assert teller.at == "/say/how/"
    assert re.search(r'<input[^>]* value="words"[^>]* checked', teller.page.html)
    assert "half a sent" in teller.get("/say/words/").html


def test_an_answer_changed_from_the_last_page_leads_straight_back_to_it(teller: Teller) -> None:
    teller.up_to("check")
    page = teller.answers("words", words="Something quite different.")
    assert teller.at == "/say/check/"
    assert "Something quite different." in page.said


def test_the_last_page_is_not_reached_past_a_question(teller: Teller) -> None:
    teller.up_to("where")
    teller.get("/say/check/")
    assert teller.at == "/say/where/"


def test_somebody_who_comes_back_goes_on_where_they_were(teller: Teller) -> None:
    teller.up_to("who")
    page = teller.get("/say/")
    assert "You began to say something" in page.said
    assert WORDS not in page.said  # perhaps somebody else sits here now
    assert page.links["Go on with it"] == "/say/who/"


def test_throwing_it_away_asks_once_and_then_leaves_nothing(teller: Teller) -> None:
    teller.up_to("who")
    assert "Throw it away?" in teller.post("/say/who/", go="throw-away").said
    assert Draft.objects.exists()
    assert "It is gone" in teller.post("/say/throw-away/").said
    assert not Draft.objects.exists()
    assert "How would you like to say it?" in teller.get("/say/").said


def test_a_draft_that_lay_for_a_day_goes_when_the_next_one_begins(teller: Teller) -> None:
    teller.up_to("who")
    Draft.objects.update(changed=timezone.now() - dt.timedelta(hours=25))
    Teller().up_to("words")
    assert Draft.objects.count() == 1


def test_nobody_elses_draft_is_shown(teller: Teller) -> None:
    teller.up_to("who")
    assert Teller().get("/say/words/").headings[0][1] == "How would you like to say it?"


# --- Ways to say it


def test_a_photo_is_kept_without_the_place_its_phone_wrote_into_it(teller: Teller) -> None:
    exif = Image.Exif()
    exif[0x010E] = "CANARY-OWNER"
    exif.get_ifd(0x8825)[1] = "CANARY-GPS"
    given = {"file": sent(picture(exif=exif)), "file_words": "The steps at the pool"}
    teller.sends(how={"form": "picture"}, words=given)
    kept = VoiceFile.objects.get()
    assert (kept.kind, kept.says) == ("picture", "The steps at the pool")
    assert b"CANARY" not in bytes(kept.content)
    assert not DraftFile.objects.exists()


def test_the_photo_is_shown_to_whoever_sends_it_and_to_nobody_else(teller: Teller) -> None:
    teller.up_to("words", how={"form": "picture"})
    teller.answers("words", file=sent(picture()))
    assert teller.client.get("/say/file/")["Content-Type"].startswith("image/")
    assert "We have this one" in teller.get("/say/words/").said
    assert Client().get("/say/file/").status_code == 404


def test_chosen_pictures_are_kept_as_they_were_chosen(teller: Teller) -> None:
    teller.sends(how={"form": "chosen"}, words={"chosen": ["bad", "more"], "words": "Swimming"})
    name_keeper()
    shown = words_for(newest_voice(), keeper(), Purpose.TRIAGE)
    assert (shown.chosen, shown.text) == (("bad", "more"), "Swimming")


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        (
            "drawing.svg",
            b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
            "An SVG can carry commands",
        ),
        ("holiday.jpg", b"<!doctype html><script>alert(1)</script>", "This is a web page."),
        ("nothing.jpg", b"", "This file is empty."),
        ("half.jpg", picture()[:200], "This picture is damaged"),
    ],
    ids=["an SVG with a script", "a web page", "an empty file", "half a picture"],
)
def test_a_file_we_cannot_take_is_refused_in_plain_words_and_what_was_typed_stays(
    teller: Teller, name: str, content: bytes, said: str
) -> None:
    teller.up_to("words", how={"form": "picture"})
    page = teller.answers("words", file=sent(content, name), file_words="The steps at the pool")
    assert page.status == 422
    assert said in page.said
    assert "The steps at the pool" in page.html
    assert not DraftFile.objects.exists()


def test_a_zip_called_jpg_is_refused(teller: Teller) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        file.writestr("a.txt", "a")
    teller.up_to("words", how={"form": "picture"})
    page = teller.answers("words", file=sent(packed.getvalue()))
    assert "This is a packed folder" in page.said


def test_a_picture_is_no_recording(teller: Teller) -> None:
    teller.up_to("words", how={"form": "sound"})
    page = teller.answers("words", file=sent(picture()))
    assert "This is a picture. Choose a recording." in page.said
    assert not DraftFile.objects.exists()


# --- Words that are hard to keep


@pytest.mark.parametrize("typed", ["", "   \n ", "\u200b\u202e"])
def test_nothing_typed_is_said_so(teller: Teller, typed: str) -> None:
    teller.up_to("words")
    page = teller.answers("words", words=typed)
    assert page.status == 422
    assert "There is a problem" in page.said


def test_a_hundred_thousand_characters_are_refused_and_still_on_the_page(teller: Teller) -> None:
    long = "abcdefghi " * 10_000
    teller.up_to("words")
    page = teller.answers("words", words=long)
    assert page.status == 422
    assert "20,000" in page.said
    assert long.strip() in page.html
    assert long.strip() in teller.get("/say/words/").html


def test_marks_that_turn_letters_round_are_taken_out_and_every_letter_stays(teller: Teller) -> None:
    teller.sends(words={"words": f"Our pool {BIDI}is cold\x00."})
    assert kept_words(newest_voice()) == "Our pool is cold."


def test_html_is_kept_as_the_letters_that_were_typed(teller: Teller) -> None:
    typed = "<b>No</b> <script>alert('hoist')</script>"
    teller.up_to("check", words={"words": typed})
    assert "<script>" not in teller.page.html
    teller.post("/say/check/", go="send")
    assert kept_words(newest_voice()) == typed


# --- What could give somebody away


def test_a_phone_number_and_an_e_mail_are_pointed_out_and_taken_out(teller: Teller) -> None:
    page = teller.up_to("check", words={"words": "Ring 0161 496 0123 or write to robin@example.org please."})
    assert "Shall this stay in?" in page.said
    assert "robin@example.org" in page.said
    teller.post("/say/check/", go="send")
    words = kept_words(newest_voice())
    assert "0161" not in words
    assert "robin" not in words
    assert words.startswith("Ring")


def test_what_somebody_leaves_in_stays(teller: Teller) -> None:
    page = teller.up_to("check", words={"words": "Ring 0161 496 0123 please."})
    names = re.findall(r'name="(found-[^"]+)"', page.html)
    teller.post("/say/check/", go="send", **dict.fromkeys(names, "leave"))
    assert kept_words(newest_voice()) == "Ring 0161 496 0123 please."


def test_words_that_give_nobody_away_are_not_questioned(teller: Teller) -> None:
    assert "Shall this stay in?" not in teller.up_to("check").said


# --- For whom, and how old


def test_a_supporter_says_how_they_know(teller: Teller) -> None:
    teller.up_to("who")
    page = teller.answers("who", said_by="on_behalf", how_known="")
    assert (page.status, "Say how you know" in page.said) == (422, True)
    teller.answers("who", said_by="on_behalf", how_known="She points at the water and smiles.")
    assert teller.at == "/say/allow/"


def test_under_13_a_parent_or_carer_says_yes_too(teller: Teller) -> None:
    teller.up_to("who")
    page = teller.answers("who", said_by="themselves", under_13="on")
    assert (page.status, "a parent or carer says yes too" in page.said) == (422, True)
    teller.answers("who", said_by="themselves", under_13="on", guardian_agrees="on")
    assert teller.at == "/say/allow/"


def test_a_name_is_asked_for_only_where_it_may_be_used(teller: Teller) -> None:
    teller.up_to("allow")
    assert teller.answers("allow", quote_with_name="on", name="").status == 422
    teller.sends(allow={"quote_with_name": "on", "name": "Robin Quill"})
    assert newest_voice().level == Level.PSEUDONYMISED


def test_a_name_without_its_tick_is_not_kept(teller: Teller) -> None:
    teller.sends(allow={"name": "Robin Quill"})
    name_keeper()
    assert newest_voice().content.name == ""


def test_another_language_has_a_name(teller: Teller) -> None:
    teller.up_to("told")
    page = teller.answers("told", wishes_to_know="yes", told_as="language", language="")
    assert "Type which language." in page.said


def test_who_does_not_want_to_be_told_is_asked_no_more(teller: Teller) -> None:
    teller.sends(told={"wishes_to_know": "no", "told_as": "plain_text"})
    assert newest_voice().wishes_to_know is False


# --- Nothing typed is lost by a mistake of ours


def test_a_form_without_its_token_shows_the_words_back_ready_to_send_again(stockport: Asker) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.get("/say/")
    answer = strict.post("/say/words/", {"words": WORDS, "go": "on"})
    page = Page(answer.content.decode(), answer.status_code)
    assert (page.status, "Your words are still here" in page.said) == (403, True)
    assert WORDS in page.said
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page.html)
    assert token
    again = strict.post(
        "/say/words/", {"words": WORDS, "go": "on", "csrfmiddlewaretoken": token.group(1)}, follow=True
    )
    assert again.status_code == 200
    assert Draft.objects.get().answers["words"] == WORDS


def test_when_the_session_is_gone_what_is_typed_goes_into_a_new_draft(teller: Teller) -> None:
    teller.up_to("words")
    teller.client.cookies.clear()
    teller.answers("words", words=WORDS)
    assert teller.at == "/say/where/"
    assert WORDS in teller.client.get("/say/words/").content.decode()


def test_the_words_are_in_no_address_title_or_log(teller: Teller, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level("DEBUG", logger="django.request"):
        teller.up_to("words")
        teller.answers("words", words="CANARY " * 5_000)
        seen = [str(to) for to, _status in teller.answer.redirect_chain]
        teller.answers("words", words="CANARY words")
        seen += [str(to) for to, _status in teller.answer.redirect_chain]
        page = teller.get("/say/check/")
    assert "CANARY" not in " ".join(seen) + caplog.text
    assert "CANARY" not in re.search(r"<title>(.*?)</title>", page.html).group(1)  # type: ignore[union-attr]


def test_no_page_of_it_stays_in_a_cache_or_tells_another_site(teller: Teller) -> None:
    for address in ("/say/", "/say/words/", "/say/check/", "/say/help/", "/track/"):
        teller.up_to("check")
        answer = teller.client.get(address)
        assert "no-store" in answer["Cache-Control"], address
        assert answer["Referrer-Policy"] == "same-origin", address


# --- Getting help now


def test_help_is_on_every_page_with_999_first(teller: Teller) -> None:
    for slug in ("how", "words", "where", "who", "allow", "told", "check"):
        page = teller.up_to(slug)
        assert "Get help now" in page.said, slug
        assert page.said.index("999") < page.said.index("Childline"), slug


def test_the_help_page_stores_and_deletes_nothing(teller: Teller) -> None:
    Teller().get("/say/help/")
    assert not Draft.objects.exists()
    teller.up_to("who")
    before = Draft.objects.get().answers
    page = teller.get("/say/help/")
    assert Draft.objects.get().answers == before
    assert page.links["Go back to what you were saying"] == "/say/who/"
    assert not Voice.objects.exists()


def test_without_anybody_to_tell_nothing_can_be_said_and_the_page_says_whom_to_ask(
    stockport: Asker,
) -> None:
    HelpContact.objects.all().delete()
    page = Teller().get("/say/")
    assert "You cannot say something here yet" in page.said
    assert "The lead of Brinnington can name somebody." in page.said
    assert "999" in page.said


@pytest.mark.django_db
def test_where_no_forum_lets_residents_walk_in_the_page_says_so() -> None:
    assert "No group here is open to all yet." in Teller().get("/say/").said


@pytest.fixture
def swinton(stockport: Asker) -> Teller:
    """A resident where two places listen, and two forums in one of them."""
    for key, name, place in (
        ("swinton", "Swinton Talks", "salford"),
        ("offerton", "Offerton Talks", "brinnington"),
    ):
        told = {"key": key, "name": name, "kind": "community_forum", "place": place, "walk_in": True}
        register.add(stockport, "forum", told)
    return Teller()


def test_with_two_places_the_first_question_is_which_one(swinton: Teller) -> None:
    assert "Which place is it about?" in swinton.get("/say/").said
    swinton.answers("place", place="salford")
    swinton.answers("how", form="words")
    swinton.answers("words", words=WORDS)
    swinton.answers("where", where="home")
    assert "Swinton Talks" in swinton.answers("who", said_by="themselves").said


def test_at_home_somebody_chooses_who_should_hear_it_and_at_a_meeting_that_is_known(swinton: Teller) -> None:
    swinton.get("/say/")
    swinton.answers("place", place="brinnington")
    swinton.answers("how", form="words")
    swinton.answers("words", words=WORDS)
    page = swinton.answers("where", where="home")
    assert (page.status, "Choose who should hear it." in page.said) == (422, True)
    swinton.answers("where", where="meeting:that-counts-2021-02-02")
    assert swinton.at == "/say/who/"
    swinton.answers("where", where="home", forum="offerton")
    assert "Offerton Talks" in swinton.answers("who", said_by="themselves").said


def test_another_place_asks_again_where_it_was_said_and_allows_nothing_yet(swinton: Teller) -> None:
    swinton.get("/say/")
    swinton.answers("place", place="brinnington")
    for slug, given in TYPICAL:
        swinton.answers(slug, **({"share_inside": "on"} if slug == "allow" else given))
    swinton.answers("place", place="salford")
    swinton.answers("allow")
    page = swinton.post("/say/check/", go="send")
    assert (page.status, "Choose where you said it." in page.said) == (422, True)
    swinton.answers("where", where="home")
    swinton.post("/say/check/", go="send")
    voice = newest_voice()
    assert (voice.forum.key, voice.level) == ("swinton", Level.PRIVATE)


# --- A practitioner enters what somebody told them


@pytest.fixture
def practitioner(stockport: Asker) -> Teller:
    """The Salford practitioner, signed in as a member of the SEND champions' network."""
    account, _code = open_account(
        stockport,
        "practitioner@example.org",
        role="member",
        scope="forum",
        scope_key="salford-send-champions",
        today=TODAY,
    )
    Account.objects.filter(pk=account.pk).update(person_key="salford-practitioner")
    account.refresh_from_db()
    teller = Teller()
    teller.client.force_login(account)
    return teller


FROM_A_CHAMPION = {
    "said_by": "on_behalf",
    "how_known": "She told me on a walk.",
    "origin": "champion",
    "contact_strength": "close",
}


@pytest.mark.mission("S16b")
def test_a_voice_from_a_champion_holds_no_name_and_says_who_holds_it(practitioner: Teller) -> None:
    practitioner.get("/say/")
    practitioner.answers("place", place="salford")
    practitioner.answers("how", form="words")
    practitioner.answers("words", words="Ask champions first.")
    practitioner.answers("where", where="elsewhere")
    page = practitioner.answers("who", **FROM_A_CHAMPION)
    assert "with my name" not in page.said
    practitioner.answers("allow")
    page = practitioner.answers("told", wishes_to_know="yes", told_as="plain_text")
    assert "A champion" in page.said
    practitioner.post("/say/check/", go="send")
    words = practitioner.receipt
    voice = newest_voice()
    assert (voice.origin, voice.contact_strength, voice.held_by.key) == (
        "champion",
        "close",
        "salford-practitioner",
    )
    assert voice.content.name == ""
    page = Teller().tracks(words)
    assert "held by Salford practitioner; not shared" in page.said


def test_only_a_practitioner_is_asked_from_whom_it_comes(teller: Teller) -> None:
    assert "Who does it come from?" not in teller.up_to("who").said
    teller.sends(who={"said_by": "themselves", "origin": "champion"})
    assert (newest_voice().origin, newest_voice().held_by) == ("person", None)


def test_an_outsider_cannot_read_what_was_said(teller: Teller) -> None:
    teller.sends(allow={"share_inside": "on", "forums": ["acb"], "publish": "on"})
    voice = newest_voice()
    visitor = Asker(today=TODAY)
    for purpose in Purpose:
        assert words_for(voice, visitor, purpose, forum=voice.forum).shown is Shown.NOTHING
    assert Place.objects.exists()
