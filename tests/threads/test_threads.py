"""Threads from first voice to told back: no status without its meeting, attempts are kept, presence is not assent."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import replace

import pytest

from groundswell.register.actions import ItemRecord, amend, record_meeting
from groundswell.register.models import AgendaItem, Meeting, Person
from groundswell.threads import actions
from groundswell.threads.errors import MayNot, NotAStep, NotConsented, NotEvidence, NotSaidEnough, NotToldBack
from groundswell.threads.ladder import Strength, stage_of, strength_of_step
from groundswell.threads.models import Evidence, Position, Step
from tests.cast import TODAY, Cast
from tests.threads.conftest import CARRIED, SHARED, WORDS, Saying


def later(saying: Saying, day: dt.date) -> Saying:
    """The same people on another day."""
    return replace(saying, keeper=replace(saying.keeper, today=day, kept={}))


def became(cast: Cast, item: AgendaItem, outcome: str) -> None:
    """The item's outcome is recorded."""
    became = {item.key: ItemRecord(outcome=outcome)}
    record_meeting(cast.lead, item.meeting, attendance={}, outcomes=became, complete=False)


@pytest.fixture
def item(cast: Cast) -> AgendaItem:
    """Item 1 of the Steering Group of 9 February."""
    return AgendaItem.objects.get(key="swim-item")


def test_a_thread_begins_with_the_meeting_where_its_voices_were_said(saying: Saying) -> None:
    thread = saying.thread(saying.hear().voice, saying.hear(words="Another thing, said the same day.").voice)
    (said,) = thread.steps.all()
    assert (said.kind, said.to_meeting) == (Step.Kind.SAID, saying.meeting)
    assert stage_of(thread.steps.all()) == Step.Kind.SAID


def test_voices_part_again_and_it_stays_known_that_they_were_there(saying: Saying) -> None:
    voice = saying.hear().voice
    thread = saying.thread(voice)
    actions.part(saying.keeper, thread, voice, why="About another pool")
    assert list(thread.gatherings.values_list("voice", "why")) == [(voice.pk, "About another pool")]
    assert not thread.gatherings.filter(until=None).exists()


def test_a_carry_is_credited_to_the_seat_of_whoever_carried(
    saying: Saying, cast: Cast, practitioner: Person
) -> None:
    step = actions.carry(
        cast.lead,
        saying.thread(),
        from_meeting=saying.meeting,
        to=Meeting.objects.get(key="steer-feb"),
        carrier=practitioner,
    )
    assert step.seat is not None
    assert (step.seat.key, strength_of_step(step)) == ("steer-1", Strength.CLAIMED)


def test_a_carry_to_an_earlier_day_is_refused(saying: Saying, cast: Cast, practitioner: Person) -> None:
    with pytest.raises(NotAStep, match="later day"):
        actions.carry(
            cast.lead,
            saying.thread(),
            from_meeting=Meeting.objects.get(key="steer-feb"),
            to=saying.meeting,
            carrier=practitioner,
        )


def test_nothing_is_tabled_without_its_item(saying: Saying, cast: Cast, practitioner: Person) -> None:
    with pytest.raises(NotAStep, match="item"):
        actions.table(
            cast.lead, saying.thread(), to=Meeting.objects.get(key="steer-feb"), carrier=practitioner
        )


@pytest.mark.parametrize("outcome", ["noted", "endorsed", "deferred", "referred", "action", "not_recorded"])
def test_an_item_that_was_not_decided_leaves_the_thread_at_discussed(
    saying: Saying, cast: Cast, item: AgendaItem, outcome: str
) -> None:
    became(cast, item, outcome)
    item.refresh_from_db()
    thread = saying.thread()
    actions.discuss(cast.lead, thread, item=item)
    with pytest.raises(NotAStep, match="not a decision"):
        actions.decide(cast.lead, thread, item=item)
    assert stage_of(thread.steps.all()) == Step.Kind.DISCUSSED


def test_a_decision_that_is_corrected_to_noted_falls_back_to_discussed(
    saying: Saying, cast: Cast, item: AgendaItem
) -> None:
    became(cast, item, "approved")
    item.refresh_from_db()
    thread = saying.thread()
    actions.decide(cast.lead, thread, item=item)
    assert stage_of(thread.steps.all()) == Step.Kind.DECIDED
    became(cast, item, "noted")
    assert stage_of(thread.steps.select_related("item")) == Step.Kind.DISCUSSED


def test_an_intention_put_off_stays_as_an_attempt_and_is_meant_again(
    saying: Saying, cast: Cast, practitioner: Person
) -> None:
    thread, february = saying.thread(), Meeting.objects.get(key="steer-feb")
    step = actions.table(
        cast.lead, thread, to=february, carrier=practitioner, words="Two swims", intended=True
    )
    assert list(Step.objects.unanswered(TODAY)) == [step]
    march = Meeting.objects.get(key="steer-mar")
    actions.answer(cast.lead, step, answer="deferred", now_due=march, note="No time")
    attempt, again = thread.steps.filter(kind="tabled").order_by("id")
    assert (attempt.state, attempt.to_meeting) == ("deferred", february)
    assert (again.state, again.to_meeting, again.words.get().text) == ("intended", march, "Two swims")
    assert stage_of(thread.steps.all()) is None


def test_an_answer_is_given_once(saying: Saying, cast: Cast, practitioner: Person) -> None:
    step = actions.carry(
        cast.lead,
        saying.thread(),
        to=Meeting.objects.get(key="steer-feb"),
        carrier=practitioner,
        intended=True,
    )
    actions.answer(cast.lead, step, answer="happened")
    with pytest.raises(NotAStep, match="already"):
        actions.answer(cast.lead, step, answer="declined")


def test_every_version_of_the_words_is_kept(saying: Saying, cast: Cast, practitioner: Person) -> None:
    step = actions.carry(
        cast.lead,
        saying.thread(),
        to=Meeting.objects.get(key="steer-feb"),
        carrier=practitioner,
        words="First",
    )
    actions.word(cast.lead, step, "Second")
    assert list(step.words.values_list("number", "text")) == [(1, "First"), (2, "Second")]


def test_a_residents_own_words_are_carried_only_where_they_allow_it(
    saying: Saying, cast: Cast, practitioner: Person
) -> None:
    february = Meeting.objects.get(key="steer-feb")
    inside = saying.thread(saying.hear(uses=SHARED).voice)
    with pytest.raises(NotConsented):
        actions.carry(
            cast.lead, inside, to=february, carrier=practitioner, words=f"They said: {WORDS.upper()}"
        )
    allowed = saying.thread(saying.hear(uses=CARRIED).voice)
    assert actions.carry(cast.lead, allowed, to=february, carrier=practitioner, words=WORDS)


def test_a_minute_grows_stronger_when_the_minutes_are_approved(
    saying: Saying, cast: Cast, item: AgendaItem
) -> None:
    step = actions.discuss(cast.lead, saying.thread(), item=item)
    actions.attach(cast.lead, step, kind=Evidence.Kind.MINUTE, item=item, reference="Minute 4")
    seen = []
    for minutes in ("none", "draft", "approved", "corrected"):
        amend(cast.lead, item.meeting, {"minutes": minutes})
        seen.append(strength_of_step(Step.objects.get(pk=step.pk)))
    assert seen == [
        Strength.CLAIMED,
        Strength.DOCUMENTED_DRAFT,
        Strength.DOCUMENTED_APPROVED,
        Strength.DOCUMENTED_APPROVED,
    ]


def test_only_the_other_side_confirms(saying: Saying, cast: Cast, practitioner: Person) -> None:
    step = actions.carry(
        cast.lead, saying.thread(), to=Meeting.objects.get(key="steer-feb"), carrier=practitioner
    )
    actions.attach(cast.lead, step, kind=Evidence.Kind.STATEMENT, given_by=practitioner, text="I carried it")
    assert strength_of_step(Step.objects.get(pk=step.pk)) is Strength.CLAIMED
    chair = Person.objects.get(key="chair")
    actions.attach(cast.lead, step, kind=Evidence.Kind.STATEMENT, given_by=chair, text="We heard it")
    assert strength_of_step(Step.objects.get(pk=step.pk)) is Strength.CONFIRMED


def test_a_like_stays_seen_and_a_reply_is_heard(saying: Saying) -> None:
    chair = Person.objects.get(key="chair")
    step = actions.seen_by(saying.keeper, saying.thread(), listener=chair, what="The post of the forum")
    actions.attach(saying.keeper, step, kind=Evidence.Kind.REACTION, given_by=chair)
    with pytest.raises(NotEvidence):
        actions.heard(saying.keeper, step)
    actions.attach(saying.keeper, step, kind=Evidence.Kind.REPLY, given_by=chair, text="We will act")
    assert actions.heard(saying.keeper, step).kind == Step.Kind.HEARD_BY


def test_a_post_is_kept_with_its_text_and_its_hash(saying: Saying) -> None:
    step = actions.call_publicly(saying.keeper, saying.thread(), what="A post", carrier=None, day=None)
    with pytest.raises(NotEvidence, match="text of the post"):
        actions.attach(saying.keeper, step, kind=Evidence.Kind.POST, address="https://example.org/1")
    piece = actions.attach(
        saying.keeper, step, kind=Evidence.Kind.POST, address="https://example.org/1", text="Come and swim"
    )
    assert piece.sha256 == hashlib.sha256(b"Come and swim").hexdigest()


def test_being_there_is_not_agreeing(
    saying: Saying, cast: Cast, item: AgendaItem, practitioner: Person
) -> None:
    with pytest.raises(NotEvidence, match="not agreeing"):
        actions.take_position(cast.lead, item, practitioner, stance="supports", source="")
    assert not Position.objects.exists()
    stated = actions.take_position(cast.lead, item, practitioner, stance="objects", source="Minute 4, line 2")
    assert stated.stance == "objects"


def test_a_thread_is_not_closed_as_done_before_the_forum_is_told(saying: Saying) -> None:
    thread = saying.thread(saying.hear().voice)
    with pytest.raises(NotToldBack, match="Open Door has not been told"):
        actions.close_thread(saying.keeper, thread, closing="done")
    closed = actions.close_thread(saying.keeper, thread, closing="done", reason="The forum has ended.")
    assert closed.closing == "done"


def test_closing_as_done_after_everybody_was_told(saying: Saying) -> None:
    voice = saying.hear().voice
    thread = saying.thread(voice)
    to_forum = actions.write_feedback(
        saying.keeper, thread, forum=saying.forum, you_said="No hoist", we_did="A hoist is ordered"
    )
    actions.tell(saying.keeper, to_forum, at=saying.meeting)
    with pytest.raises(NotToldBack, match="Somebody who spoke"):
        actions.close_thread(saying.keeper, thread, closing="done")
    to_voice = actions.write_feedback(
        saying.keeper, thread, voice=voice, you_said="No hoist", we_did="A hoist is ordered"
    )
    actions.tell(saying.keeper, to_voice)
    assert actions.close_thread(saying.keeper, thread, closing="done").closed_on == TODAY


def test_feedback_without_what_was_done_or_why_not_is_refused(saying: Saying) -> None:
    with pytest.raises(NotSaidEnough):
        actions.write_feedback(saying.keeper, saying.thread(), forum=saying.forum, you_said="No hoist")


def test_publishing_takes_two_people(saying: Saying, cast: Cast) -> None:
    thread = saying.thread()
    asked = actions.ask_publication(cast.lead, thread)
    with pytest.raises(MayNot, match="yourself"):
        actions.approve_publication(cast.lead, asked)
    second = replace(cast.lead, account="second lead", kept={})
    assert actions.approve_publication(second, asked).visibility == "public"


def test_an_outsider_cannot(saying: Saying, cast: Cast, item: AgendaItem, practitioner: Person) -> None:
    thread = saying.thread()
    step = actions.discuss(cast.lead, thread, item=item)
    for asker in (cast.outsider, cast.far_lead, cast.evaluator, cast.administrator):
        with pytest.raises(MayNot):
            actions.carry(asker, thread, to=item.meeting, carrier=practitioner)
        with pytest.raises(MayNot):
            actions.attach(asker, step, kind=Evidence.Kind.MINUTE, item=item)
        with pytest.raises(MayNot):
            actions.close_thread(asker, thread, closing="stopped", reason="x")
        with pytest.raises(MayNot):
            actions.open_thread(asker, saying.forum, title="x", population="y", started=TODAY)
