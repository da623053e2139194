"""Two public lists of who sits where: whole where the machine has them, and small extracts that are always there."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import pytest

from groundswell.records.asking import operator
from tests.real_data import congress, scotland
from tests.real_data.seats_as_a_plan import Seats, load

EXTRACTS = Path(__file__).resolve().parents[1] / "data"
TODAY = dt.date(2025, 6, 2)


def whole(folder: str) -> Path:
    """The folder of a whole list; skips the test where this machine is not told of any."""
    told = os.environ.get("GROUNDSWELL_REAL_DATA")
    if not told:
        pytest.skip("GROUNDSWELL_REAL_DATA is not set: the whole lists are not on this machine")
    return Path(told) / folder


@pytest.fixture
def whole_congress() -> Seats:
    """Every committee of the United States Congress."""
    return congress.read(whole("congress-current"))


@pytest.fixture
def whole_scotland() -> Seats:
    """Every cross-party group of the Scottish Parliament."""
    return scotland.read(whole("cpg-scotland"))


@pytest.fixture
def congress_in_register(db: None, whole_congress: Seats) -> Seats:
    """The same, in the register."""
    load(whole_congress, operator(TODAY))
    return whole_congress


@pytest.fixture
def scotland_in_register(db: None, whole_scotland: Seats) -> Seats:
    """The same, in the register."""
    load(whole_scotland, operator(TODAY))
    return whole_scotland


@pytest.fixture
def four_committees(db: None) -> Seats:
    """The extract of Congress, in the register."""
    seats = congress.read(EXTRACTS / "congress")
    load(seats, operator(TODAY))
    return seats


@pytest.fixture
def seven_groups(db: None) -> Seats:
    """The extract of the cross-party groups, in the register."""
    seats = scotland.read(EXTRACTS / "cpg-scotland")
    load(seats, operator(TODAY))
    return seats
