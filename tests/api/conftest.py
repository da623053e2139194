"""The Stockport example in the test's database, and those who ask."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from django.test import Client

from groundswell.accounts import actions as accounts
from groundswell.interchange.example import load_story, load_threads
from groundswell.interchange.workbook.taking_in import take_in
from groundswell.records.asking import operator
from tests.signing_in import sign_in

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "stockport"
TODAY = dt.date(2021, 2, 15)


@pytest.fixture
def stockport(db: None) -> None:
    """The example, taken in, with its thread and its story."""
    take_in(EXAMPLE, operator(TODAY))
    load_threads("stockport", operator(TODAY))
    load_story("stockport", operator(TODAY))


@pytest.fixture
def lead(stockport: None) -> Client:
    """Somebody signed in who leads Stockport."""
    account, _code = accounts.open_account(
        operator(TODAY),
        "lead@example.org",
        role="place_lead",
        scope="place",
        scope_key="stockport",
        today=TODAY,
    )
    return sign_in(Client(), account)
