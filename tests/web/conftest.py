"""The Stockport example for tests of pages, and nothing kept in memory from the test before."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from django.test import Client

from groundswell.interchange.example import load_example
from groundswell.planner import keeping
from groundswell.records.asking import Asker, operator
from groundswell.search import directory

TODAY = dt.date(2021, 2, 15)


@pytest.fixture(autouse=True)
def nothing_kept() -> Iterator[None]:
    """Databases come and go under one version; what was read from the last one is dropped."""
    directory.forget()
    keeping.forget()
    yield
    directory.forget()
    keeping.forget()


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
