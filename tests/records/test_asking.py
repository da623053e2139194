"""Who asks, as a value."""

from __future__ import annotations

import datetime as dt

from groundswell.records.asking import Asker, Grant, operator

TODAY = dt.date(2021, 2, 15)


def test_a_visitor_has_no_account_and_no_grants() -> None:
    visitor = Asker(today=TODAY)
    assert visitor.is_public
    assert visitor.scoped("forum") == frozenset()


def test_grants_are_asked_for_by_scope_and_role() -> None:
    one = Asker(
        TODAY,
        "7",
        (Grant("member", "forum", "a"), Grant("officer", "forum", "b"), Grant("member", "seat", "c")),
    )
    assert one.scoped("forum") == {"a", "b"}
    assert one.scoped("forum", "officer") == {"b"}
    assert one.has("member") and not one.has("place_lead")


def test_what_the_rules_worked_out_is_no_part_of_who_asks() -> None:
    one, other = Asker(TODAY, "7"), Asker(TODAY, "7")
    one.kept["audience"] = "anything"
    assert one == other and hash(one) == hash(other)
    assert "kept" not in repr(one)


def test_the_operator_leads_everything_and_keeps_the_accounts() -> None:
    assert operator(TODAY).scoped("instance") == {""}
    assert operator(TODAY).has("administrator") and operator(TODAY).has("place_lead")
