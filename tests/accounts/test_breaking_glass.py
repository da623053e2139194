"""Break-glass: one asks, another approves, for 24 hours, and the chain keeps it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from django.db import IntegrityError, transaction

from groundswell.accounts.actions import approve, ask_to_open, close_glass
from groundswell.accounts.errors import BadGlass, MayNotKeepAccounts, NoSecondStep, OwnGlass
from groundswell.accounts.glass import open_glass, state_of
from groundswell.accounts.models import GlassBreak
from groundswell.records.changes import verify
from groundswell.records.models import Change
from tests.cast import Cast

NOW = dt.datetime(2021, 2, 15, 9, 0, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)
WHY = "Somebody may be in danger, and we must know where."


@pytest.fixture
def glass(cast: Cast) -> GlassBreak:
    return ask_to_open(cast.administrator, " voice  12 ", reason=WHY, now=NOW)


def test_asking_opens_nothing_until_another_administrator_approves(cast: Cast, glass: GlassBreak) -> None:
    assert open_glass("voice 12", NOW) is None and state_of(glass, NOW) == "waiting"
    second = replace(cast.administrator, account="second", kept={})
    opened = approve(second, glass, now=NOW)
    assert open_glass("voice 12", NOW) == opened
    assert open_glass("voice 12", NOW + DAY) is None, "24 hours, that end not included"
    assert open_glass("voice 13", NOW) is None


def test_nobody_approves_their_own_in_code_nor_in_the_database(cast: Cast, glass: GlassBreak) -> None:
    with pytest.raises(OwnGlass):
        approve(cast.administrator, glass, now=NOW)
    own = GlassBreak.objects.filter(pk=glass.pk)
    with pytest.raises(IntegrityError), transaction.atomic():
        own.update(approved_by=glass.asked_by, opened=NOW, closes=NOW + DAY)


@pytest.mark.parametrize("through", ["terminal", "token"])
def test_only_the_page_approves(cast: Cast, glass: GlassBreak, through: str) -> None:
    with pytest.raises(NoSecondStep):
        approve(replace(cast.administrator, account="second", through=through), glass, now=NOW)


def test_an_asking_lapses_after_a_week_and_is_approved_once(cast: Cast, glass: GlassBreak) -> None:
    second = replace(cast.administrator, account="second")
    with pytest.raises(BadGlass):
        approve(second, glass, now=NOW + 7 * DAY)
    approve(second, glass, now=NOW)
    with pytest.raises(BadGlass):
        approve(second, glass, now=NOW)


def test_it_can_be_closed_early(cast: Cast, glass: GlassBreak) -> None:
    approve(replace(cast.administrator, account="second"), glass, now=NOW)
    later = NOW + dt.timedelta(hours=1)
    close_glass(cast.administrator, glass, now=later)
    assert open_glass("voice 12", later) is None


@pytest.mark.parametrize(("about", "reason"), [("", WHY), ("x" * 101, WHY), ("voice 12", "because")])
def test_it_needs_what_and_a_real_why(cast: Cast, about: str, reason: str) -> None:
    with pytest.raises(BadGlass):
        ask_to_open(cast.administrator, about, reason=reason, now=NOW)


def test_the_chain_keeps_who_and_what_and_no_words_of_the_reason(cast: Cast, glass: GlassBreak) -> None:
    approve(replace(cast.administrator, account="second"), glass, now=NOW)
    kept = list(Change.objects.order_by("-number")[:2])
    assert [(c.verb, c.actor) for c in kept] == [
        ("break glass", "second"),
        ("ask to break glass", "administrator"),
    ]
    assert not any("danger" in str(c.detail) for c in kept)
    assert verify() == []


def test_an_outsider_cannot(cast: Cast, glass: GlassBreak) -> None:
    for one in cast.everybody_but("administrator", "operator").values():
        with pytest.raises(MayNotKeepAccounts):
            ask_to_open(one, "voice 1", reason=WHY, now=NOW)
        with pytest.raises(MayNotKeepAccounts):
            approve(one, glass, now=NOW)
        with pytest.raises(MayNotKeepAccounts):
            close_glass(one, glass, now=NOW)
