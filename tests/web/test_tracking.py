"""Where are my words? Opened by seven words, for one person: what happened, how we know, what comes next."""

from __future__ import annotations

import datetime as dt
import io
import json
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from groundswell.accounts.models import GlassBreak
from groundswell.records.asking import Asker
from groundswell.register import actions as register
from groundswell.register.models import AgendaItem, Forum, Meeting, Person
from groundswell.threads import actions
from groundswell.threads.actions.opening import open_words
from groundswell.threads.disclosure import Purpose, words_for
from groundswell.threads.models import Reply, Thread, Voice, VoiceContent, VoiceFile
from groundswell.threads.models.voices import Level
from tests.web.saying import NOW, TODAY, WORDS, Teller, keeper, lead, name_keeper, newest_voice

WORDING = "A family says that a hoist is missing."


@pytest.fixture
def teller(stockport: Asker) -> Teller:
    """A resident who said something at That Counts on 2 February and kept the seven words."""
    teller = Teller()
    teller.sends(allow={"share_inside": "on"})
    teller.kept = teller.receipt
    teller.post("/say/receipt/")
    return teller


@pytest.fixture
def thread(teller: Teller) -> Thread:
    """The thread that their voice was gathered into."""
    name_keeper()
    return actions.open_thread(
        keeper(),
        Forum.objects.get(key="that-counts"),
        title="A hoist at the pool",
        population="Disabled children",
        started=dt.date(2021, 2, 2),
        voices=[newest_voice()],
    )


def meeting(key: str) -> Meeting:
    return Meeting.objects.get(key=key)


def person(key: str) -> Person:
    return Person.objects.get(key=key)


def item(by: Asker, outcome: str, **more: object) -> AgendaItem:
    """An item of the board's meeting of 9 February."""
    told = {"meeting": "acb-2021-02-09", "number": "9", "title": "The pool", "outcome": outcome, **more}
    return register.add(by, "agenda_item", told)  # type: ignore[return-value]


# --- The seven words


def test_the_seven_words_open_the_page_however_they_are_typed(teller: Teller) -> None:
    for typed in (" ".join(teller.kept), ", ".join(teller.kept).upper(), "\n".join(teller.kept)):
        page = Teller().tracks((typed,))
        assert "You said it at That Counts on Tuesday 2 February 2021." in page.said
        assert WORDS in page.said


def test_wrong_words_open_nothing_say_what_to_do_and_stay_in_the_field(teller: Teller) -> None:
    other = Teller()
    page = other.tracks(("apple",) * 7)
    assert page.status == 422
    assert "These seven words do not open anything." in page.said
    assert "apple apple" in page.html
    assert WORDS not in page.said


@pytest.mark.parametrize("typed", ["", "apple", "apple " * 8, "<script>alert(1)</script>"])
def test_what_are_not_seven_words_of_ours_is_told_kindly(stockport: Asker, typed: str) -> None:
    page = Teller().tracks((typed,))
    assert page.status == 422
    assert "There is a problem" in page.said
    assert "<script>alert" not in page.html


def test_after_twenty_wrong_tries_there_is_a_short_wait_and_nothing_is_lost(teller: Teller) -> None:
    guesser = Teller()
    for _try in range(20):
        assert guesser.tracks(("apple",) * 7).status == 422
    page = guesser.tracks(("apple",) * 7)
    assert page.status == 429
    assert "Wait" in page.said


def test_the_words_are_never_taken_from_an_address(teller: Teller) -> None:
    page = Teller().get("/track/?words=" + "+".join(teller.kept))
    assert WORDS not in page.said


def test_opening_the_page_gives_the_browser_a_new_session(teller: Teller) -> None:
    other = Teller()
    other.up_to("words")  # has a session
    before = other.client.cookies["sessionid"].value
    other.tracks(teller.kept)
    assert other.client.cookies["sessionid"].value != before


def test_a_page_that_was_closed_is_open_to_nobody(teller: Teller) -> None:
    teller.post("/track/close/")
    assert teller.at == "/track/"
    assert WORDS not in teller.get("/track/my-words/").said


# --- The way


def test_before_anything_happened_only_said_is_reached(teller: Teller) -> None:
    page = teller.get("/track/my-words/")
    names = ("Said", "Carried", "Tabled", "Talked about", "Decided", "Paid for", "Changed", "Told back")
    stops = re.findall(rf"({'|'.join(names)}): (yes|not yet)", page.said)
    assert stops == [("Said", "yes"), *((name, "not yet") for name in names[1:])]
    assert "Nobody has carried it yet." in page.said
    assert "That Counts meets next on Tuesday 2 March 2021." in page.said


def test_what_could_still_hear_it_is_told_apart_from_what_did(teller: Teller) -> None:
    could = teller.get("/track/my-words/").section("Where it could still be heard")
    assert "This could happen. It has not happened." in could
    assert "LP Ops could hear it on Thursday 18 February 2021." in could
    assert "9 February" not in could  # that meeting is over, and nobody says that it heard


@pytest.mark.mission("S8b")
def test_each_carrier_stands_with_the_day_and_with_how_we_know(
    teller: Teller, thread: Thread, stockport: Asker
) -> None:
    ops, board = meeting("lp-ops-2021-02-04"), meeting("acb-2021-02-09")
    actions.carry(
        lead(), thread, to=ops, from_meeting=meeting("that-counts-2021-02-02"), carrier=person("lp-lead")
    )
    tabled = actions.table(
        lead(),
        thread,
        to=board,
        from_meeting=ops,
        carrier=person("public-health-lead"),
        item=item(stockport, "noted"),
    )
    register.amend(stockport, board, {"minutes": "approved"})
    actions.attach(lead(), tabled, kind="minute", meeting=board, reference="Minute 9")
    page = teller.get("/track/my-words/")
    assert "Your words were put to Active Communities Board on Tuesday 9 February 2021." in page.said
    assert (
        "Thursday 4 February 2021. LP Lead took it to LP Ops. "
        "How we know: Somebody told us so. We have no paper for it yet."
    ) in page.said
    assert "Public Health Lead put it to Active Communities Board." in page.said
    assert "How we know: The agreed notes say so." in page.said
    assert "Decided: not yet" in page.said


def test_noted_is_talked_about_and_not_decided(teller: Teller, thread: Thread, stockport: Asker) -> None:
    actions.discuss(lead(), thread, item=item(stockport, "noted"))
    page = teller.get("/track/my-words/")
    assert "They took note. That is not a yes and not a no." in page.said
    assert "Decided: not yet" in page.said


def test_a_decision_is_told_as_a_plain_yes(teller: Teller, thread: Thread, stockport: Asker) -> None:
    actions.decide(lead(), thread, item=item(stockport, "approved"))
    page = teller.get("/track/my-words/")
    assert "Decided: yes" in page.said
    assert "They said yes." in page.said
    assert "It was about: The pool." in page.said


def test_what_was_taken_without_the_public_tells_neither_title_nor_outcome(
    teller: Teller, thread: Thread, stockport: Asker
) -> None:
    actions.decide(lead(), thread, item=item(stockport, "approved", restricted=True))
    page = teller.get("/track/my-words/")
    assert "The public was not there." in page.said
    assert "The pool" not in page.said.replace("A hoist at the pool", "")
    assert "They said yes." not in page.said


def test_what_is_meant_to_happen_is_never_told_as_if_it_had(teller: Teller, thread: Thread) -> None:
    board = meeting("send-board-2021-02-25")
    actions.table(lead(), thread, to=board, carrier=person("public-health-lead"), intended=True)
    page = teller.get("/track/my-words/")
    assert "Tabled: not yet" in page.said
    assert "It is meant to go to SEND Board on Thursday 25 February 2021. That is not sure yet." in page.said


def test_an_attempt_that_failed_is_told(teller: Teller, thread: Thread) -> None:
    board = meeting("acb-2021-02-09")
    meant = actions.table(lead(), thread, to=board, carrier=person("public-health-lead"), intended=True)
    assert "We do not know yet if it happened." in teller.get("/track/my-words/").said
    actions.answer(lead(), meant, answer="not_heard")
    page = teller.get("/track/my-words/")
    assert "Somebody tried. It was not heard. It was for Active Communities Board." in page.said
    assert "Tabled: not yet" in page.said


def test_a_forum_that_is_hidden_has_no_name_on_the_page(
    teller: Teller, thread: Thread, stockport: Asker
) -> None:
    ops = meeting("lp-ops-2021-02-04")
    actions.carry(lead(), thread, to=ops, carrier=person("lp-lead"))
    register.amend(stockport, ops.forum, {"visibility": "members"})
    page = teller.get("/track/my-words/")
    way = page.section("A hoist at the pool")
    assert "LP Ops" not in way
    assert "a group that is not open to all" in way


def test_steps_from_before_the_words_are_none_of_theirs(teller: Teller, thread: Thread) -> None:
    actions.carry(lead(), thread, to=meeting("lp-ops-2021-01-07"), carrier=person("lp-lead"))
    assert "Carried: not yet" in teller.get("/track/my-words/").said


def test_why_nothing_changed_is_told_where_it_ended(teller: Teller, thread: Thread) -> None:
    actions.close_thread(lead(), thread, closing="stopped", reason="The pool is shut for good.")
    page = teller.get("/track/my-words/")
    assert "This ended on Monday 15 February 2021." in page.said
    assert "Why: The pool is shut for good." in page.said
    assert "could still be heard" not in page.said


@pytest.mark.mission("D3")
def test_you_said_we_did_stands_on_the_page_with_where_to_ask_next(teller: Teller, thread: Thread) -> None:
    written = actions.write_feedback(
        keeper(),
        thread,
        voice=newest_voice(),
        you_said="There is no hoist.",
        we_did="A hoist is ordered.",
        why_not="It comes in May, not sooner.",
        next_meeting=meeting("that-counts-2021-03-02"),
        who_knows=person("lp-lead"),
    )
    assert "A hoist is ordered." not in teller.get("/track/my-words/").said
    actions.tell(keeper(), written)
    page = teller.get("/track/my-words/")
    for said in (
        "There is no hoist.",
        "A hoist is ordered.",
        "It comes in May, not sooner.",
        "You can ask more at That Counts on Tuesday 2 March 2021. LP Lead will be there and knows about it.",
        "Told back: yes",
        "You were told what came of it on Monday 15 February 2021.",
    ):
        assert said in page.said, said
    assert "told-easy_read" in page.html  # as they like to be told


def test_what_another_person_was_told_is_not_told_here(teller: Teller, thread: Thread) -> None:
    other = Teller()
    other.sends(allow={"share_inside": "on"})
    actions.gather(keeper(), thread, newest_voice())
    told = actions.write_feedback(
        keeper(), thread, voice=newest_voice(), you_said="Another thing.", we_did="Done."
    )
    actions.tell(keeper(), told)
    page = teller.get("/track/my-words/")
    assert "Another thing." not in page.said
    assert "Told back: not yet" in page.said


def test_who_opened_the_words_is_told_by_role_and_day(teller: Teller) -> None:
    name_keeper()
    assert "Nobody yet." in teller.get("/track/my-words/").section("Who has opened them")
    open_words(keeper(), newest_voice(), Purpose.TRIAGE)
    told = teller.get("/track/my-words/").section("Who has opened them")
    assert "A named officer opened them on Monday 15 February 2021." in told
    assert "keeper" not in told


def test_what_two_administrators_opened_is_told_with_their_reason(teller: Teller) -> None:
    GlassBreak.objects.create(
        asked_by="1",
        asked_at=NOW,
        about=f"voice {newest_voice().key}",
        reason="A child may be in danger.",
        approved_by="2",
        opened=NOW,
        closes=NOW + dt.timedelta(days=1),
    )
    told = teller.get("/track/my-words/").section("Who has opened them")
    assert "Two administrators together could open them from Monday 15 February 2021." in told
    assert "Why: A child may be in danger." in told


# --- What the person does


def test_a_message_reaches_the_officers_and_theirs_comes_back(teller: Teller) -> None:
    name_keeper()
    teller.post("/track/write/", text="When will it be?")
    assert "We have your message." in teller.page.said
    assert Reply.objects.get().from_person
    actions.reply(keeper(), newest_voice(), "In May, we hope.", now=NOW)
    page = teller.get("/track/my-words/")
    assert "In May, we hope." in page.said
    assert "When will it be?" in page.said


@pytest.mark.parametrize("typed", ["", "word " * 20_000])
def test_a_message_that_cannot_be_sent_stays_in_the_field(teller: Teller, typed: str) -> None:
    page = teller.post("/track/write/", text=typed)
    assert page.status == 422
    assert typed in page.html
    assert not Reply.objects.exists()


def test_a_yes_to_one_more_forum_counts_at_once_and_a_no_as_well(teller: Teller) -> None:
    name_keeper()
    voice = newest_voice()
    board, ops = Forum.objects.get(key="acb"), Forum.objects.get(key="lp-ops")
    for forum, answer in ((board, "yes"), (ops, "no")):
        ask = actions.ask_to_share(keeper(), voice, forum_id=forum.pk)
        assert f"May your words go to {forum.name}?" in teller.get("/track/my-words/").said
        teller.post("/track/answer/", ask=ask.pk, answer=answer)
    assert voice.shared_with.filter(pk=board.pk).exists()
    assert not voice.shared_with.filter(pk=ops.pk).exists()
    assert "May your words go" not in teller.page.said


def test_a_wording_is_used_only_after_a_yes(teller: Teller) -> None:
    name_keeper()
    voice = newest_voice()
    teller.post("/track/allow/", publish="on")
    proposed = actions.propose_wording(keeper(), voice, WORDING)
    public = Asker(today=TODAY)
    assert WORDING in teller.get("/track/my-words/").said
    assert words_for(Voice.objects.get(), public, Purpose.PUBLIC).text == ""
    teller.post("/track/answer/", wording=proposed.pk, answer="yes")
    assert words_for(Voice.objects.get(), public, Purpose.PUBLIC).text == WORDING


def test_nobody_answers_for_another_voice(teller: Teller) -> None:
    name_keeper()
    mine = newest_voice()
    other = Teller()
    other.sends()
    other.post("/say/receipt/")
    ask = actions.ask_to_share(keeper(), mine, forum_id=Forum.objects.get(key="acb").pk)
    wording = actions.propose_wording(keeper(), mine, WORDING)
    other.post("/track/answer/", ask=ask.pk, answer="yes")
    other.post("/track/answer/", wording=wording.pk, answer="yes")
    ask.refresh_from_db()
    wording.refresh_from_db()
    assert (ask.answer, wording.agreed_on) == ("waiting", None)


def test_what_is_allowed_is_changed_at_once_and_the_old_answers_are_kept(teller: Teller) -> None:
    page = teller.get("/track/allow/")
    assert 'name="share_inside" id="id-share_inside" checked' in page.html
    teller.post("/track/allow/", forums=["acb"])
    voice = newest_voice()
    assert [f.key for f in voice.shared_with.all()] == ["acb"]
    assert voice.consents.count() == 2
    teller.post("/track/allow/")
    voice.refresh_from_db()
    assert (voice.level, voice.shared_with.count()) == (Level.PRIVATE, 0)


def test_words_taken_back_are_read_by_their_person_alone_and_can_be_brought_back(teller: Teller) -> None:
    name_keeper()
    page = teller.post("/track/take-back/")
    assert "You took your words back." in page.said
    assert WORDS in page.said
    assert words_for(newest_voice(), keeper(), Purpose.TRIAGE).text == ""
    teller.post("/track/take-back/")
    assert words_for(newest_voice(), keeper(), Purpose.TRIAGE).text == WORDS


def test_erasing_takes_a_tick_and_then_nothing_is_left(teller: Teller) -> None:
    page = teller.post("/track/erase/")
    assert (page.status, "Tick the box first" in page.said) == (422, True)
    assert VoiceContent.objects.exists()
    page = teller.post("/track/erase/", sure="yes")
    assert "Your words are erased." in page.said
    assert not VoiceContent.objects.exists()
    assert newest_voice().receipt is None
    assert Teller().tracks(teller.kept).status == 422
    assert WORDS not in teller.get("/track/my-words/").said


def test_a_page_still_open_elsewhere_shows_nothing_once_it_is_erased(teller: Teller) -> None:
    elsewhere = Teller()
    elsewhere.tracks(teller.kept)
    teller.post("/track/erase/", sure="yes")
    for address in ("/track/my-words/", "/track/my-words.json", "/track/write/", "/track/allow/"):
        assert WORDS not in elsewhere.get(address).said


def test_the_copy_holds_all_that_is_kept_and_not_the_receipt(stockport: Asker) -> None:
    photo = io.BytesIO()
    Image.new("RGB", (40, 30), "teal").save(photo, "PNG")
    teller = Teller()
    words = teller.sends(
        how={"form": "picture"},
        words={"file": SimpleUploadedFile("a.png", photo.getvalue()), "file_words": "Steps at the pool"},
        where={"where": "session", "where_said": "Tuesday club"},
        who={"said_by": "on_behalf", "how_known": "He pointed at it."},
        allow={"quote_with_name": "on", "name": "Robin Quill"},
        told={"wishes_to_know": "yes", "told_as": "phone", "contact": "0161 496 0123"},
    )
    teller.post("/say/receipt/")
    data = json.loads(teller.client.get("/track/my-words.json").content)
    shown = teller.client.get("/track/my-words.html")
    assert shown["Content-Disposition"] == 'attachment; filename="my-words.html"'
    for said in ("Tuesday club", "He pointed at it.", "Robin Quill", "0161 496 0123", "Steps at the pool"):
        assert said in json.dumps(data), said
        assert said in shown.content.decode(), said
    assert data["files"][0]["base64"]
    assert data["what_you_allowed"][0]["quote_with_name"] is True
    for text in (json.dumps(data), shown.content.decode()):
        assert " ".join(words) not in text


def test_the_picture_is_shown_to_its_person_and_to_nobody_else(stockport: Asker) -> None:
    photo = io.BytesIO()
    Image.new("RGB", (40, 30), "teal").save(photo, "PNG")
    teller = Teller()
    teller.sends(how={"form": "picture"}, words={"file": SimpleUploadedFile("a.png", photo.getvalue())})
    teller.post("/say/receipt/")
    address = f"/track/file/{VoiceFile.objects.get().pk}/"
    assert teller.client.get(address)["Content-Type"].startswith("image/")
    other = Teller()
    other.sends()
    other.post("/say/receipt/")
    assert other.client.get(address).status_code == 404
    assert teller.client.get("/track/file/none/").status_code == 404


def test_an_outsider_cannot_open_any_page_of_it(teller: Teller) -> None:
    for address in (
        "my-words/",
        "write/",
        "allow/",
        "take-back/",
        "erase/",
        "my-words.json",
        "my-words.html",
        "file/1/",
    ):
        answer = Client().get("/track/" + address)
        assert (answer.status_code, answer["Location"]) == (302, "/track/"), address
    for address in ("write/", "answer/", "allow/", "take-back/", "erase/"):
        answer = Client().post("/track/" + address, {"sure": "yes", "text": "x", "answer": "yes"})
        assert (answer.status_code, answer["Location"]) == (302, "/track/"), address
    assert newest_voice().state == "kept"
