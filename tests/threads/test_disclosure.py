"""Who reads which words: every asker, every level, every purpose. Nothing is read that was not allowed."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from groundswell.records.asking import Asker
from groundswell.register.models import Forum
from groundswell.threads import actions
from groundswell.threads.consent import Uses
from groundswell.threads.disclosure import Purpose, Shown, words_for
from groundswell.threads.models import Voice
from tests.cast import TODAY, Cast, new_cast
from tests.threads.conftest import CARRIED, NOW, PUBLISHED, QUOTED, SHARED, WORDS, Saying

WORDING = "A family says that a hoist is missing."


def fresh(asker: Asker) -> Asker:
    """The same asker on a new page: nothing remembered."""
    return replace(asker, kept={})


def agreed(saying: Saying, uses: Uses) -> Voice:
    """A voice with a wording that its person agreed to."""
    heard = saying.hear(uses=uses)
    proposed = actions.propose_wording(fresh(saying.keeper), heard.voice, WORDING)
    actions.agree_wording(saying.mine(heard), proposed, yes=True)
    return heard.voice


def everything_read(voice: Voice, asker: Asker) -> str:
    """All that an asker can get at by any purpose, at any forum."""
    shown = [words_for(voice, fresh(asker), purpose) for purpose in Purpose]
    shown += [words_for(voice, fresh(asker), Purpose.FORUM, forum=forum) for forum in Forum.objects.all()]
    return " ".join(f"{words.text} {words.name}" for words in shown)


def test_private_words_are_read_by_the_named_officer_and_nobody_else(saying: Saying, cast: Cast) -> None:
    voice = saying.hear().voice
    assert words_for(voice, saying.keeper, Purpose.TRIAGE).text == WORDS
    for name, asker in vars(new_cast()).items():
        assert WORDS not in everything_read(voice, asker), name


def test_an_officer_who_is_not_named_opens_nothing(saying: Saying) -> None:
    voice = saying.hear().voice
    other = replace(saying.keeper, account="other officer", kept={})
    assert words_for(voice, other, Purpose.TRIAGE).shown is Shown.NOTHING


def test_whoever_is_named_but_no_longer_an_officer_opens_nothing(saying: Saying) -> None:
    voice = saying.hear().voice
    former = replace(saying.keeper, grants=(), kept={})
    assert words_for(voice, former, Purpose.TRIAGE).shown is Shown.NOTHING


def test_the_person_reads_their_own_words_by_their_receipt_only(saying: Saying) -> None:
    heard, other = saying.hear(), saying.hear(words="Something quite different, said by another person here.")
    assert words_for(heard.voice, saying.mine(heard), Purpose.OWN).text == WORDS
    assert words_for(heard.voice, saying.mine(other), Purpose.OWN).shown is Shown.NOTHING


def test_words_carried_to_a_forum_are_read_by_its_members(saying: Saying, cast: Cast) -> None:
    voice, steering = saying.hear(uses=CARRIED).voice, Forum.objects.get(key="steering")
    assert words_for(voice, cast.member, Purpose.FORUM, forum=steering).text == WORDS
    assert words_for(voice, cast.member, Purpose.FORUM, forum=saying.forum).shown is Shown.NOTHING
    assert words_for(voice, cast.outsider, Purpose.FORUM, forum=steering).shown is Shown.NOTHING


def test_words_shared_inside_stay_inside(saying: Saying, cast: Cast) -> None:
    voice = saying.hear(uses=SHARED).voice
    assert words_for(voice, saying.keeper, Purpose.FORUM, forum=saying.forum).text == WORDS
    for name, asker in cast.everybody_but("operator").items():
        assert WORDS not in everything_read(voice, asker), name


def test_the_places_lead_reads_the_agreed_wording_never_the_words(saying: Saying, cast: Cast) -> None:
    voice = agreed(saying, QUOTED)
    assert words_for(voice, cast.lead, Purpose.THREAD).text == WORDING
    assert WORDS not in everything_read(voice, cast.lead)
    assert WORDING not in everything_read(voice, cast.far_lead)


def test_a_wording_nobody_agreed_to_is_read_by_nobody(saying: Saying, cast: Cast) -> None:
    voice = saying.hear(uses=PUBLISHED).voice
    actions.propose_wording(saying.keeper, voice, WORDING)
    assert words_for(voice, cast.lead, Purpose.THREAD).shown is Shown.NOTHING
    assert words_for(voice, cast.outsider, Purpose.PUBLIC).shown is Shown.NOTHING


def test_everyone_reads_a_published_wording_without_the_name(saying: Saying, cast: Cast) -> None:
    voice = agreed(saying, replace(PUBLISHED, quote_with_name=False))
    shown = words_for(voice, cast.outsider, Purpose.PUBLIC)
    assert (shown.text, shown.name) == (WORDING, "")


def test_the_name_stands_there_only_where_it_was_ticked(saying: Saying, cast: Cast) -> None:
    heard = saying.hear(uses=replace(PUBLISHED, quote_with_name=True), name="Robin Quill")
    proposed = actions.propose_wording(saying.keeper, heard.voice, WORDING)
    actions.agree_wording(saying.mine(heard), proposed, yes=True)
    assert words_for(heard.voice, cast.outsider, Purpose.PUBLIC).name == "Robin Quill"
    actions.change_consent(saying.mine(heard), heard.voice, PUBLISHED, now=NOW)
    assert words_for(heard.voice, cast.outsider, Purpose.PUBLIC).name == ""


def test_a_program_with_a_token_reads_no_words(saying: Saying, cast: Cast) -> None:
    voice = saying.hear(uses=CARRIED).voice
    program = replace(cast.member, through="token", kept={})
    steering = Forum.objects.get(key="steering")
    assert words_for(voice, program, Purpose.FORUM, forum=steering).shown is Shown.NOTHING


def test_a_change_of_consent_counts_at_once(saying: Saying, cast: Cast) -> None:
    heard, steering = saying.hear(uses=CARRIED), Forum.objects.get(key="steering")
    actions.change_consent(saying.mine(heard), heard.voice, Uses(), now=NOW + dt.timedelta(days=1))
    assert words_for(heard.voice, cast.member, Purpose.FORUM, forum=steering).shown is Shown.NOTHING
    assert heard.voice.consents.count() == 2


@pytest.mark.parametrize("uses", [Uses(), SHARED, CARRIED, QUOTED, PUBLISHED])
def test_withdrawn_words_are_gone_for_everybody_but_the_person(
    saying: Saying, cast: Cast, uses: Uses
) -> None:
    voice = agreed(saying, uses)
    mine = actions.asker_with_receipt(voice, TODAY)
    actions.withdraw(mine, voice)
    for name, asker in {**vars(new_cast()), "keeper": saying.keeper}.items():
        read = everything_read(voice, asker)
        assert WORDS not in read and WORDING not in read, name
    assert words_for(voice, mine, Purpose.OWN).text == WORDS


def test_after_erasure_nobody_reads_anything_and_the_receipt_opens_nothing(saying: Saying) -> None:
    heard = saying.hear(uses=PUBLISHED)
    actions.erase(saying.mine(heard), heard.voice)
    again = Voice.objects.get(pk=heard.voice.pk)
    assert again.receipt is None
    assert words_for(again, saying.mine(heard), Purpose.OWN).shown is Shown.NOTHING


def test_a_yes_to_one_more_forum_opens_that_forum_alone(saying: Saying, cast: Cast) -> None:
    heard, steering = saying.hear(uses=SHARED), Forum.objects.get(key="steering")
    ask = actions.ask_to_share(saying.keeper, heard.voice, forum_id=steering.pk)
    assert words_for(heard.voice, cast.member, Purpose.FORUM, forum=steering).shown is Shown.NOTHING
    actions.answer_ask(saying.mine(heard), ask, yes=True)
    assert words_for(heard.voice, cast.member, Purpose.FORUM, forum=steering).text == WORDS
