"""A small town to edit: two forums, three people, one meeting each, and somebody signed in for each role."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.test import Client

from groundswell.accounts.models import Account, AccountGrant
from groundswell.records.asking import Asker, operator
from groundswell.register import actions
from groundswell.register.models import Instance
from tests.signing_in import sign_in

TODAY = dt.date(2021, 2, 15)


@dataclass(frozen=True)
class Town:
    """The rows the tests name, each made by an action as the operator."""

    by: Asker
    place: Any
    board: Any
    group: Any
    health_lead: Any
    practitioner: Any
    director: Any
    chair_seat: Any
    health_seat: Any
    sitting: Any
    meeting: Any
    subject: Any


def small_town() -> Town:
    """Stockport with the Active Communities Board (papers five days before) and LP Ops (open floor)."""
    Instance.objects.update_or_create(
        pk=1, defaults={"name": "Small town", "fixed_today": TODAY, "notice": "All dates are synthetic."}
    )
    by = operator(TODAY)
    place = actions.add(by, "place", {"key": "stockport", "name": "Stockport", "kind": "borough"})
    board = actions.add(
        by,
        "forum",
        {
            "key": "acb",
            "name": "Active Communities Board",
            "short_name": "ACB",
            "kind": "board",
            "place": "stockport",
            "paper_days": 5,
            "position": 2,
        },
    )
    group = actions.add(
        by,
        "forum",
        {"key": "lp-ops", "name": "LP Ops", "kind": "ops_group", "place": "stockport", "position": 1},
    )
    people = [
        actions.add(by, "person", {"key": key, "name": name, "visibility": "public", "position": position})
        for position, (key, name) in enumerate(
            [
                ("public-health-lead", "Public Health Lead"),
                ("seashell-1", "Seashell practitioner 1"),
                ("director", "Director of Public Health"),
            ]
        )
    ]
    lead, practitioner, director = people
    seats = {
        key: actions.add(
            by, "seat", {"key": key, "forum": forum, "name": name, "role": role, "position": position}
        )
        for position, (key, forum, name, role) in enumerate(
            [
                ("acb-chair", "acb", "Chair", "chair"),
                ("acb-health", "acb", "Public Health", "member"),
                ("ops-health", "lp-ops", "Public Health", "chair"),
                ("ops-seashell", "lp-ops", "Seashell", "member"),
            ]
        )
    }
    for seat, person in (("acb-chair", director), ("ops-health", lead), ("ops-seashell", practitioner)):
        actions.add(by, "sitting", {"seat": seat, "person": person})
    sitting = actions.add(by, "sitting", {"key": "lead-on-acb", "seat": "acb-health", "person": lead})
    subject = actions.add(by, "subject", {"key": "activity", "name": "Physical activity for SEND"})
    meeting = actions.add(
        by,
        "meeting",
        {"key": "acb-2021-02-09", "forum": "acb", "day": dt.date(2021, 2, 9), "is_synthetic": True},
    )
    return Town(
        by=by,
        place=place,
        board=board,
        group=group,
        health_lead=lead,
        practitioner=practitioner,
        director=director,
        chair_seat=seats["acb-chair"],
        health_seat=seats["acb-health"],
        sitting=sitting,
        meeting=meeting,
        subject=subject,
    )


def signed_in(role: str, scope: str = "instance", scope_key: str = "") -> Client:
    """A browser signed in with one role over one scope."""
    account = Account.objects.create(email=f"{role}-{scope_key or scope}@example.org")
    AccountGrant.objects.create(account=account, role=role, scope=scope, scope_key=scope_key)
    return sign_in(Client(), account)


def lead_of_stockport() -> Client:
    return signed_in("place_lead", "place", "stockport")
