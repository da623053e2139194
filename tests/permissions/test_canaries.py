"""Six canaries and more in each resident; every page that links lead to, as each role: none sings where it may not."""

from __future__ import annotations

import pytest

from groundswell.notices.models import Letter
from tests.permissions import table
from tests.permissions.canaries import SEVEN, Canary
from tests.permissions.crawl import crawl, logs_kept
from tests.permissions.world import World

WALKERS = sorted(table.EVERYBODY - table.TOKENS)
#: What a role does meet by following links, so that an empty crawl fails: of voices of its own forum that stand
MEETS = {
    table.KEYHOLDER: table.THE_VOICE | table.WRITTEN_WITH_PERSON,
    table.FAR_KEYHOLDER: table.THE_VOICE | table.WRITTEN_WITH_PERSON,
    table.MEMBER: table.THE_VOICE | {"wording"},
    table.FAR_MEMBER: table.THE_VOICE | {"wording"},
    table.OFFICER: table.THE_VOICE | {"wording"},
    table.FAR_OFFICER: table.THE_VOICE | {"wording"},
    table.NAMED_MEMBER: table.THE_VOICE | {"wording"},
    table.LEAD: frozenset({"wording", "name"}),
    table.FAR_LEAD: frozenset({"wording", "name"}),
    table.HOLDER: table.ALL_OF_IT,
    table.OTHER_HOLDER: table.ALL_OF_IT,
    table.HELPER: table.THE_VOICE,
}


@pytest.mark.django_db
@pytest.mark.parametrize("role", WALKERS)
def test_a_crawl_meets_what_the_role_may_and_nothing_else(role: str, world: World) -> None:
    with logs_kept() as logged:
        crawled = crawl(world.browser(role), world.aviary)
    may = world.may_meet(role)
    assert len(crawled.opened) > 20
    assert not {canary: at for canary, at in crawled.met.items() if canary not in may}
    kinds = {kind for _voice, kind in crawled.met}
    assert MEETS.get(role, frozenset({"wording"})) <= kinds, sorted(kinds)
    assert not world.aviary.heard_in("\n".join(crawled.opened)), "in an address"
    assert not world.aviary.heard_in("\n".join(crawled.titles)), "in a title"
    assert not world.aviary.heard_in("\n".join(logged)), "in a log"


@pytest.mark.django_db
def test_an_officer_who_holds_the_key_meets_every_standing_voice_of_the_forum(world: World) -> None:
    met = crawl(world.browser(table.KEYHOLDER), world.aviary).met
    standing = {one.name for one in world.residents if (one.forum, one.state) == (table.OWN, table.STANDING)}
    assert standing <= {voice for voice, kind in met if kind == "words"}


@pytest.mark.django_db
@pytest.mark.parametrize("state", [table.WITHDRAWN, table.ERASED])
def test_words_taken_back_are_met_by_their_person_alone_and_erased_ones_by_nobody(
    state: str, world: World
) -> None:
    theirs = next(one for one in world.residents if one.state == state)
    met = crawl(world.browser(table.HOLDER, theirs), world.aviary).met
    own = {kind for voice, kind in met if voice == theirs.name}
    assert own == (table.ALL_OF_IT if state == table.WITHDRAWN else frozenset())
    helper = crawl(world.browser(table.HELPER, theirs), world.aviary).met
    assert theirs.name not in {voice for voice, _kind in helper}


@pytest.mark.django_db
def test_letters_hold_nothing_that_anybody_said(world: World) -> None:
    letters = list(Letter.objects.all())
    assert letters
    assert not world.aviary.heard_in("\n".join(f"{one.subject}\n{one.body}" for one in letters))
    to = {voice for voice, _kind in world.aviary.heard_in("\n".join(one.to for one in letters))}
    erased = {one.name for one in world.residents if one.state == table.ERASED}
    assert to
    assert not to & erased


@pytest.mark.django_db
def test_seven_words_are_in_no_address_title_or_log_when_they_are_typed(world: World) -> None:
    typed = world.residents[0]
    with logs_kept() as logged:
        answer = world.browser(table.VISITOR).asks("POST", "/track/", {"words": " ".join(typed.receipt)})
        wrong = world.browser(table.VISITOR).asks("POST", "/track/", {"words": " ".join(typed.receipt[:6])})
    assert (answer.status, wrong.status) == (302, 422)
    seven: Canary = (typed.name, SEVEN)
    assert seven in world.aviary.heard_in(" ".join(typed.receipt))
    assert seven not in world.aviary.heard_in(f"{answer.everything}\n{''.join(logged)}")
