"""The Stockport example for tests of pages."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client

from groundswell.interchange.example import load_example
from groundswell.records.asking import Asker, operator
from tests.web.small_town import Town, lead_of_stockport, small_town

TODAY = dt.date(2021, 2, 15)


@pytest.fixture
def stockport(db: None) -> Asker:
    """The example as `make run` loads it; gives the operator who may change it."""
    by = operator(TODAY)
    load_example("stockport", by)
    return by


@pytest.fixture
def visitor(stockport: Asker) -> Client:
    """Somebody not signed in, before the Stockport example."""
    return Client()


@pytest.fixture
def town(db: None) -> Town:
    """A small town to edit, with a day of its own."""
    return small_town()


@pytest.fixture
def lead(town: Town) -> Client:
    """Its place lead, signed in."""
    return lead_of_stockport()
