"""Telling people back: who waits since when, a letter for a move, and answers that stay between those they are for."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from groundswell.notices.models import Letter, Notice
from groundswell.records.asking import Grant
from groundswell.records.models import Change
from groundswell.register.models import AgendaItem, Meeting, Person
from groundswell.threads import actions
from groundswell.threads.actions.opening import OPENED
from groundswell.threads.answers import as_read, may_read_answer, own_answers
from groundswell.threads.disclosure import Purpose, Shown
from groundswell.threads.easy_words import hints, ideas, syllables
from groundswell.threads.errors import MayNot, NotConsented, NotSaidEnough
from groundswell.threads.models import Feedback, Step, Thread
from groundswell.threads.told_back import sentence, untold, who_is_not_told
from tests.cast import TODAY, Cast, asker
from tests.threads.conftest import SHARED, WORDS, Saying

ADDRESS = "somebody@example.org"


@pytest.fixture
def item(cast: Cast) -> AgendaItem:
    """Item 1 of the Steering Group of 9 February."""
    return AgendaItem.objects.get(key="swim-item")


def answer_to(saying: Saying, thread: Thread, **to: Any) -> Feedback:
    """A draft written by the forum's officer."""
    return actions.write_feedback(
        saying.keeper,
        thread,
        you_said="There is no hoist.",
        we_did="A hoist is ordered.",
        **to,
    )


def test_nothing_is_owed_before_a_thread_moves(saying: Saying) -> None:
    assert untold(saying.thread(saying.hear().voice)) is None


def test_after_a_move_the_forum_and_the_voices_wait_from_the_day_of_the_move(
    saying: Saying, cast: Cast, item: AgendaItem
) -> None:
    voice = saying.hear().voice
    thread = saying.thread(voice)
    actions.discuss(cast.lead, thread, item=item)
    owed = untold(thread)
    assert owed is not None
    assert (owed.since, owed.voices, owed.forum_is_told) == (item.meeting.day, (voice,), False)
    assert (owed.meeting, owed.due) == (None, dt.date(2021, 3, 9))
    assert not owed.is_overdue(dt.date(2021, 3, 9))
    assert owed.is_overdue(dt.date(2021, 3, 10))


def test_telling_is_due_at_the_forums_first_meeting_after_the_move(
    saying: Saying, cast: Cast, item: AgendaItem
) -> None:
    later = Meeting.objects.create(key="open-mar", forum=saying.forum, day=dt.date(2021, 3, 2))
    thread = saying.thread()
    actions.discuss(cast.lead, thread, item=item)
    owed = untold(thread)
    assert owed is not None
    assert (owed.meeting, owed.due) == (later, later.day)


def test_what_was_told_before_the_newest_move_is_told_no_more(
    saying: Saying, cast: Cast, item: AgendaItem
) -> None:
    thread = saying.thread()
    actions.tell(saying.keeper, answer_to(saying, thread, forum=saying.forum), at=saying.meeting)
    assert who_is_not_told(thread) == ""
    actions.discuss(cast.lead, thread, item=item)
    assert who_is_not_told(thread) == "Open Door"


def test_who_is_waiting_is_never_counted(saying: Saying, cast: Cast, item: AgendaItem) -> None:
    thread = saying.thread(*(saying.hear(words=f"Thing {n} that matters here.").voice for n in range(7)))
    actions.discuss(cast.lead, thread, item=item)
    owed = untold(thread)
    assert owed is not None
    assert sentence(owed, with_voices=True) == "Open Door and people who spoke have not been told."
    assert sentence(owed, with_voices=False) == "Open Door has not been told."
    assert "7" not in sentence(owed, with_voices=True)


def test_a_voice_that_does_not_wish_to_know_is_not_waited_for(
    saying: Saying, cast: Cast, item: AgendaItem
) -> None:
    thread = saying.thread(saying.hear(wishes_to_know=False).voice)
    actions.discuss(cast.lead, thread, item=item)
    owed = untold(thread)
    assert owed is not None
    assert owed.voices == ()


def test_everyone_who_left_an_address_gets_one_letter_for_a_move(
    saying: Saying, cast: Cast, item: AgendaItem
) -> None:
    thread = saying.thread(
        saying.hear(contact=ADDRESS).voice,
        saying.hear(words="Another thing.", contact="0161 496 0000").voice,
        saying.hear(words="A third thing.", contact="third@example.org", wishes_to_know=False).voice,
    )
    step = actions.discuss(cast.lead, thread, item=item)
    assert list(Letter.objects.values_list("to", flat=True)) == [ADDRESS]
    assert actions.moved(cast.lead, step) == 0
    assert Notice.objects.count() == 1


def test_the_letter_of_a_move_holds_no_words_no_receipt_and_no_title(
    saying: Saying, cast: Cast, item: AgendaItem
) -> None:
    heard = saying.hear(contact=ADDRESS)
    thread = saying.thread(heard.voice)
    actions.discuss(cast.lead, thread, item=item)
    letter = Letter.objects.get()
    told = f"{letter.subject} {letter.body}"
    assert "has moved" in told
    assert thread.title not in told
    assert WORDS not in told
    assert " ".join(heard.receipt) not in told


def test_nobody_is_written_to_for_what_is_only_meant_or_carried(saying: Saying, cast: Cast) -> None:
    thread = saying.thread(saying.hear(contact=ADDRESS).voice)
    practitioner = Person.objects.get(key="practitioner")
    february, march = Meeting.objects.get(key="steer-feb"), Meeting.objects.get(key="steer-mar")
    actions.carry(cast.lead, thread, to=february, carrier=practitioner)
    actions.table(cast.lead, thread, to=march, carrier=practitioner, intended=True)
    assert not Letter.objects.exists()


def test_an_intention_that_is_answered_with_happened_is_a_move(
    saying: Saying, cast: Cast, item: AgendaItem
) -> None:
    thread = saying.thread(saying.hear(contact=ADDRESS).voice)
    practitioner = Person.objects.get(key="practitioner")
    meant = actions.table(cast.lead, thread, to=item.meeting, carrier=practitioner, intended=True)
    actions.answer(cast.lead, meant, answer="happened", item=item)
    assert Letter.objects.count() == 1


def test_withdrawn_words_bring_no_letter(saying: Saying, cast: Cast, item: AgendaItem) -> None:
    heard = saying.hear(contact=ADDRESS)
    thread = saying.thread(heard.voice)
    actions.withdraw(saying.mine(heard), heard.voice)
    actions.discuss(cast.lead, thread, item=item)
    assert not Letter.objects.exists()


def test_an_answer_is_only_to_a_voice_of_the_thread_that_its_writer_may_know_of(
    saying: Saying, cast: Cast
) -> None:
    inside, outside = saying.hear().voice, saying.hear(words="Something else.").voice
    thread = saying.thread(inside)
    with pytest.raises(MayNot):
        answer_to(saying, thread, voice=outside)
    with pytest.raises(MayNot):
        actions.write_feedback(cast.lead, thread, voice=inside, you_said="x", we_did="y")
    assert answer_to(saying, thread, voice=inside).told_as == inside.told_as


def test_a_draft_is_read_by_its_writer_and_the_named_officers_alone(saying: Saying, cast: Cast) -> None:
    heard = saying.hear()
    written = answer_to(saying, saying.thread(heard.voice), voice=heard.voice)
    assert may_read_answer(saying.keeper, written)
    other_officer = asker("other", Grant("officer", "forum", "open-door"))
    for one in (other_officer, *vars(cast).values()):
        assert not may_read_answer(one, written)
    assert own_answers(saying.mine(heard), heard.voice) == []


def test_a_told_answer_is_read_by_its_person_and_stays(saying: Saying) -> None:
    heard = saying.hear()
    written = answer_to(saying, saying.thread(heard.voice), voice=heard.voice)
    actions.tell(saying.keeper, written)
    (answer,) = own_answers(saying.mine(heard), heard.voice)
    assert (answer.we_did, answer.told_on) == ("A hoist is ordered.", TODAY)
    with pytest.raises(NotSaidEnough, match="told already"):
        actions.throw_away_feedback(saying.keeper, written)


def test_an_answer_to_a_forum_never_repeats_private_words(saying: Saying) -> None:
    thread = saying.thread(saying.hear().voice)
    with pytest.raises(NotConsented):
        actions.write_feedback(
            saying.keeper, thread, forum=saying.forum, you_said=WORDS, we_did="A hoist is ordered."
        )
    allowed = saying.thread(saying.hear(uses=SHARED).voice)
    assert actions.write_feedback(
        saying.keeper, allowed, forum=saying.forum, you_said=WORDS, we_did="A hoist is ordered."
    )


def test_a_call_is_told_when_it_is_said_who_rang_and_when(saying: Saying) -> None:
    voice = saying.hear(told_as="phone").voice
    written = answer_to(saying, saying.thread(voice), voice=voice)
    with pytest.raises(NotSaidEnough, match="who told them"):
        actions.tell(saying.keeper, written)
    caller = Person.objects.get(key="practitioner")
    with pytest.raises(NotSaidEnough, match="which day"):
        actions.tell(saying.keeper, written, done_by=caller, on=TODAY + dt.timedelta(days=1))
    told = actions.tell(saying.keeper, written, done_by=caller, on=dt.date(2021, 2, 12))
    assert (told.told_by, told.told_on) == (caller, dt.date(2021, 2, 12))


def test_the_steps_of_a_thread_do_not_give_away_how_many_people_were_told(saying: Saying) -> None:
    voices = [saying.hear(words=f"Thing {n} that matters here.").voice for n in range(3)]
    thread = saying.thread(*voices)
    for voice in voices:
        actions.tell(saying.keeper, answer_to(saying, thread, voice=voice))
    assert thread.steps.filter(kind=Step.Kind.TOLD_BACK).count() == 1
    assert who_is_not_told(thread) == "Open Door"


def test_opening_somebodys_words_is_recorded_once_a_day_without_a_word_of_them(saying: Saying) -> None:
    voice = saying.hear().voice
    for _time in range(2):
        assert actions.open_words(saying.keeper, voice, Purpose.TRIAGE).text == WORDS
    (entry,) = Change.objects.filter(verb=OPENED)
    assert (entry.actor, entry.subject) == ("keeper", f"voice {voice.key}")
    assert WORDS not in str(entry.detail)


def test_who_may_not_open_words_opens_nothing_and_leaves_no_trace(saying: Saying, cast: Cast) -> None:
    voice = saying.hear().voice
    for one in vars(cast).values():
        assert actions.open_words(one, voice, Purpose.TRIAGE).shown is Shown.NOTHING
    assert not Change.objects.filter(verb=OPENED).exists()


def test_easy_read_shows_one_idea_a_line(saying: Saying) -> None:
    assert ideas("We asked Dr. Lee. She said yes! It starts in May.\nCome and see.") == (
        "We asked Dr. Lee.",
        "She said yes!",
        "It starts in May.",
        "Come and see.",
    )
    voice = saying.hear(told_as="easy_read").voice
    answer = as_read(answer_to(saying, saying.thread(voice), voice=voice), saying.keeper)
    assert answer.is_easy_read
    assert answer.parts == (("you_said", ("There is no hoist.",)), ("we_did", ("A hoist is ordered.",)))


def test_long_sentences_and_hard_words_are_pointed_out() -> None:
    long = "We went to the pool and we saw that there is no hoist there at all."
    assert hints(long, told_as="plain_text") == ()
    assert hints(long, told_as="easy_read") == (
        "A sentence has 16 words: “We went to the …”. Try two sentences.",
    )
    told = hints("The commissioning starts immediately.", told_as="plain_text")
    assert told == (
        "“commissioning” may be hard. Perhaps: buying.",
        "“immediately” is a long word. Is there a shorter one?",
    )


@pytest.mark.parametrize(("word", "count"), [("pool", 1), ("hoist", 1), ("table", 2), ("Saturday", 3)])
def test_syllables_are_counted_about_as_people_say_them(word: str, count: int) -> None:
    assert syllables(word) == count


def test_an_outsider_cannot(saying: Saying, cast: Cast) -> None:
    thread = saying.thread()
    written = answer_to(saying, thread, forum=saying.forum)
    for one in (cast.outsider, cast.member, cast.far_lead, cast.evaluator, cast.administrator):
        with pytest.raises(MayNot):
            actions.write_feedback(one, thread, forum=saying.forum, you_said="x", we_did="y")
        with pytest.raises(MayNot):
            actions.tell(one, written, at=saying.meeting)
        with pytest.raises(MayNot):
            actions.throw_away_feedback(one, written)
