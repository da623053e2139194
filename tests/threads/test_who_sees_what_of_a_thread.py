"""What one asker may see of a thread: its words, its carriers, its evidence, and how many voices there are."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from groundswell.records.asking import Asker
from groundswell.register.models import AgendaItem, Forum, Meeting, Person, Seat
from groundswell.threads import actions
from groundswell.threads.consent import Uses
from groundswell.threads.how_many import voices_told
from groundswell.threads.models import Evidence, Step, Thread
from groundswell.threads.steps_seen import StepShown
from groundswell.threads.thread_lines import lines_of
from groundswell.threads.way import Way, way_of
from tests.cast import TODAY, Cast
from tests.threads.conftest import CARRIED, WORDS, Saying

WORDING = "A hoist is missing in the changing room."


def published(thread: Thread, lead: Asker) -> Thread:
    """Everyone may see it: two people said so."""
    second = replace(lead, account="second lead", kept={})
    return actions.approve_publication(second, actions.ask_publication(lead, thread))


def carried(saying: Saying, lead: Asker, person: Person, words: str = "", uses: Uses = CARRIED) -> Step:
    """A step to the Steering Group of 9 February in a thread that everyone may see."""
    thread = saying.thread(saying.hear(uses=uses).voice)
    to = Meeting.objects.get(key="steer-feb")
    step = actions.carry(lead, thread, to=to, from_meeting=saying.meeting, carrier=person, words=words)
    published(thread, lead)
    return step


def seen(step: Step, asker: Asker) -> StepShown | None:
    """The step on its thread's page; None where the asker does not see it."""
    way = way_of(step.thread, asker)
    return next((told for told in way.steps if told.step.pk == step.pk), None)


def everything(way: Way) -> str:
    return repr(way.steps) + repr(way.wordings)


def test_words_a_resident_let_go_to_one_forum_are_read_by_its_members_alone(
    saying: Saying, cast: Cast, practitioner: Person
) -> None:
    step = carried(saying, cast.lead, practitioner, words=f"They said: {WORDS}")
    told = seen(step, cast.member)
    assert told is not None and WORDS in told.versions[0].text
    for name in ("lead", "far_lead", "evaluator", "administrator", "outsider"):
        way = way_of(step.thread, getattr(cast, name))
        assert WORDS not in everything(way), name
    keeper = seen(step, saying.keeper)
    assert keeper is None or WORDS in keeper.versions[0].text  # the officer named to open them


def test_withdrawn_words_are_gone_from_the_step_and_the_step_stays(
    saying: Saying, cast: Cast, practitioner: Person
) -> None:
    step = carried(saying, cast.lead, practitioner, words=WORDS)
    voice = step.thread.gatherings.get().voice
    actions.withdraw(actions.asker_with_receipt(voice, TODAY), voice)
    told = seen(step, replace(cast.member, kept={}))
    assert told is not None
    assert (told.versions[0].text, told.versions[0].why) == ("", "Words withdrawn by the person.")


def test_a_program_with_a_token_reads_no_residents_words(
    saying: Saying, cast: Cast, practitioner: Person
) -> None:
    step = carried(saying, cast.lead, practitioner, words=WORDS)
    program = replace(cast.member, through="token", kept={})
    assert WORDS not in everything(way_of(step.thread, program))


def test_an_agreed_wording_travels_as_far_as_it_may(saying: Saying, cast: Cast) -> None:
    heard = saying.hear(uses=Uses(quote_without_name=True))
    proposed = actions.propose_wording(saying.keeper, heard.voice, WORDING)
    actions.agree_wording(saying.mine(heard), proposed, yes=True)
    thread = published(saying.thread(heard.voice), cast.lead)
    assert [w.text for w in way_of(thread, replace(cast.lead, kept={})).wordings] == [WORDING]
    assert way_of(thread, cast.outsider).wordings == ()
    actions.change_consent(saying.mine(heard), heard.voice, Uses(publish=True), now=dt.datetime.now(dt.UTC))
    assert [w.text for w in way_of(thread, replace(cast.outsider, kept={})).wordings] == [WORDING]


def test_a_carrier_who_is_not_shown_is_told_by_the_seat(
    saying: Saying, cast: Cast, practitioner: Person
) -> None:
    Forum.objects.filter(key="steering").update(visibility="public")
    step = carried(saying, cast.lead, practitioner)
    told = seen(step, cast.outsider)
    assert told is not None
    assert (told.through, told.through_key) == ("the seat “Trust”", "")
    assert "Practitioner" not in repr(told.through)
    known = seen(step, replace(cast.lead, kept={}))
    assert known is not None and known.through == "Practitioner 1"


def test_a_carrier_in_a_hidden_seat_is_not_named_there(
    saying: Saying, cast: Cast, practitioner: Person
) -> None:
    Forum.objects.filter(key="steering").update(visibility="public")
    Person.objects.update(visibility="public")
    Seat.objects.filter(key="steer-1").update(sensitive=True)
    step = carried(saying, cast.lead, practitioner)
    told = seen(step, cast.outsider)
    assert told is not None
    assert told.through == "somebody not shown to you"


def test_a_step_at_a_forum_that_is_not_shown_is_not_told(
    saying: Saying, cast: Cast, practitioner: Person
) -> None:
    step = carried(saying, cast.lead, practitioner)
    assert seen(step, cast.outsider) is None  # the Steering Group is its members'
    assert seen(step, cast.member) is not None


def test_the_forum_it_began_in_is_not_named_to_who_may_not_see_that_forum(saying: Saying, cast: Cast) -> None:
    thread = published(saying.thread(), cast.lead)
    Forum.objects.filter(key="open-door").update(visibility="place")
    assert way_of(thread, cast.outsider).forum is None
    assert [line.forum for line in lines_of([thread], cast.outsider)] == [None]
    lead = replace(cast.lead, kept={})
    assert way_of(thread, lead).forum == thread.forum
    assert [line.forum for line in lines_of([thread], lead)] == [thread.forum]


@pytest.mark.parametrize(
    ("kind", "given"),
    [
        (Evidence.Kind.STATEMENT, {"text": "Kept inside"}),
        (Evidence.Kind.POST, {"text": "Kept inside", "author_shown": "A neighbour"}),
        (Evidence.Kind.REPLY, {"text": "Kept inside"}),
    ],
)
def test_what_private_people_said_is_not_shown_to_everybody(
    saying: Saying, cast: Cast, kind: str, given: dict[str, str]
) -> None:
    thread = published(saying.thread(), cast.lead)
    step = actions.call_publicly(cast.lead, thread, what="A post", carrier=None, day=None)
    giver = Person.objects.get(key="chair")
    actions.attach(cast.lead, step, kind=kind, given_by=giver, **given)
    told = seen(step, cast.outsider)
    assert told is not None and told.evidence[0].kept_back
    assert "Kept inside" not in repr(told.evidence) and "neighbour" not in repr(told.evidence)
    inside = seen(step, replace(cast.lead, kept={}))
    assert inside is not None and inside.evidence[0].text == "Kept inside"


def test_a_minute_of_what_was_taken_without_the_public_stays_inside(saying: Saying, cast: Cast) -> None:
    thread = published(saying.thread(), cast.lead)
    step = actions.call_publicly(cast.lead, thread, what="A post", carrier=None, day=None)
    closed = AgendaItem.objects.get(key="closed")
    actions.attach(cast.lead, step, kind=Evidence.Kind.MINUTE, item=closed, reference="The price")
    told = seen(step, cast.outsider)
    assert told is not None
    assert told.evidence[0].kept_back == "Taken without the public."
    assert "The price" not in repr(told.evidence)


def test_a_decision_under_a_closed_item_is_no_step_for_everybody(saying: Saying, cast: Cast) -> None:
    thread = published(saying.thread(), cast.lead)
    step = actions.discuss(cast.lead, thread, item=AgendaItem.objects.get(key="closed"))
    assert seen(step, cast.outsider) is None
    assert seen(step, replace(cast.lead, kept={})) is not None


@pytest.mark.parametrize(
    ("count", "inside", "says"),
    [
        (0, False, "Fewer than 10 voices"),
        (9, False, "Fewer than 10 voices"),
        (10, False, "About 10 voices"),
        (14, False, "About 15 voices"),
        (4, True, "Fewer than 5 voices"),
        (9, True, "About 10 voices"),
        (23, True, "About 25 voices"),
    ],
)
def test_how_many_voices_is_never_told_exactly(count: int, inside: bool, says: str) -> None:
    assert voices_told(count, inside=inside) == says


def test_a_parted_voice_counts_no_more_and_a_withdrawn_one_neither(saying: Saying, cast: Cast) -> None:
    heard = [saying.hear(words=f"Words number {n}, said alone") for n in range(6)]
    thread = saying.thread(*(one.voice for one in heard))
    assert way_of(thread, saying.keeper).voices == "About 5 voices"
    actions.part(saying.keeper, thread, heard[0].voice, why="Another subject")
    actions.withdraw(saying.mine(heard[1]), heard[1].voice)
    assert way_of(thread, replace(saying.keeper, kept={})).voices == "Fewer than 5 voices"
