"""Opening accounts, granting and revoking, and the asker an account becomes."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from groundswell.accounts.actions import close_account, grant, open_account, revoke
from groundswell.accounts.errors import BadGrant, MayNotKeepAccounts
from groundswell.accounts.grants import asker_for
from groundswell.accounts.models import Account, AccountGrant
from groundswell.records.asking import Grant
from groundswell.records.changes import verify
from groundswell.records.models import Change
from groundswell.register.rules import may_edit
from tests.cast import TODAY, Cast

DAY = dt.timedelta(days=1)


def opened(cast: Cast, email: str = "ann@example.org", **values: str) -> Account:
    told = {"role": "place_lead", "scope": "place", "scope_key": "millbrook", **values}
    return open_account(cast.administrator, email, today=TODAY, **told)[0]


def test_an_account_becomes_an_asker_with_its_grants(cast: Cast) -> None:
    account = opened(cast)
    asker = asker_for(account, TODAY, is_strong=True)
    assert asker.grants == (Grant("place_lead", "place", "millbrook"),)
    assert not asker.is_public
    from groundswell.register.models import Forum

    assert may_edit(asker, Forum.objects.get(key="inner"))


def test_the_same_address_gets_one_account_with_both_roles(cast: Cast) -> None:
    first = opened(cast)
    second = opened(cast, "ANN@example.org", role="officer", scope="forum", scope_key="far-board")
    assert first == second and Account.objects.count() == 1
    assert [g.role for g in asker_for(first, TODAY, is_strong=True).grants] == ["place_lead", "officer"]


def test_a_grant_holds_until_its_last_day(cast: Cast) -> None:
    account = opened(cast)
    grant(cast.administrator, account, role="member", scope="forum", scope_key="inner", until=TODAY + DAY)
    assert len(asker_for(account, TODAY, is_strong=True).grants) == 2
    assert len(asker_for(account, TODAY + DAY, is_strong=True).grants) == 1


def test_an_account_holds_until_its_last_day(cast: Cast) -> None:
    account = opened(cast)
    account.expires_on = TODAY + DAY
    assert not asker_for(account, TODAY, is_strong=True).is_public
    assert asker_for(account, TODAY + DAY, is_strong=True).is_public


def test_a_revoked_grant_and_a_closed_account_hold_no_more(cast: Cast) -> None:
    account = opened(cast)
    revoke(cast.administrator, AccountGrant.objects.get(account=account))
    assert asker_for(account, TODAY, is_strong=True).grants == ()
    assert asker_for(close_account(cast.administrator, account), TODAY).is_public


def test_nobody_signed_in_costs_no_query_and_somebody_costs_one(cast: Cast) -> None:
    account = opened(cast)
    with CaptureQueriesContext(connection) as asked:
        assert asker_for(None, TODAY).is_public
    assert len(asked) == 0
    with CaptureQueriesContext(connection) as asked:
        asker_for(account, TODAY, is_strong=True)
    assert len(asked) == 1


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"role": "king"}, "role"),
        ({"scope": "galaxy"}, "scope"),
        ({"scope": "instance"}, "scope"),
        ({"scope_key": ""}, "scope"),
        ({"scope_key": "nowhere"}, "scope_key"),
        ({"scope": "forum", "scope_key": "millbrook"}, "scope_key"),
    ],
)
def test_a_bad_grant_names_its_field_and_opens_nothing(
    cast: Cast, values: dict[str, str], field: str
) -> None:
    with pytest.raises(BadGrant) as caught:
        opened(cast, **values)
    assert caught.value.field == field
    assert not Account.objects.exists()


def test_a_bad_address_is_refused(cast: Cast) -> None:
    with pytest.raises(BadGrant) as caught:
        opened(cast, "not an address")
    assert caught.value.field == "email"


def test_the_chain_keeps_what_was_granted_and_no_address(cast: Cast) -> None:
    account = opened(cast)
    last = Change.objects.order_by("number").last()
    assert last is not None
    assert (last.verb, last.subject) == ("open account", f"account {account.pk}")
    assert "example.org" not in str(last.detail)
    assert verify() == []


def test_an_outsider_cannot(cast: Cast) -> None:
    account = opened(cast)
    granted = account.role_grants.get()
    for one in cast.everybody_but("administrator", "operator").values():
        for write in (
            lambda by: open_account(
                by, "me@example.org", role="administrator", scope="instance", today=TODAY
            ),
            lambda by: grant(by, account, role="administrator", scope="instance"),
            lambda by: revoke(by, granted),
            lambda by: close_account(by, account),
        ):
            with pytest.raises(MayNotKeepAccounts):
                write(one)
    assert Account.objects.count() == 1 and account.role_grants.count() == 1
