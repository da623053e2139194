"""E6: cancelled meetings, and meetings before the seat was held, never count against anybody."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.test import Client
from django.utils.html import strip_tags

from groundswell.records.asking import operator
from groundswell.register import actions
from groundswell.register.actions import AttendanceRecord
from groundswell.register.models import Meeting

pytestmark = pytest.mark.django_db
TODAY = dt.date(2021, 6, 30)


@pytest.fixture
def newcomer() -> None:
    """Somebody in a seat from 1 March; four meetings on or before 1 June, the one of May cancelled."""
    by = operator(TODAY)
    actions.set_instance(by, name="A board", fixed_today=TODAY)
    actions.add(by, "place", {"key": "stockport", "name": "Stockport", "kind": "borough"})
    actions.add(by, "forum", {"key": "board", "name": "Board", "kind": "board", "place": "stockport"})
    actions.add(by, "person", {"key": "newcomer", "name": "Newcomer", "visibility": "public"})
    seat = actions.add(by, "seat", {"key": "seat", "forum": "board", "name": "Seat"})
    actions.add(by, "sitting", {"seat": seat.key, "person": "newcomer", "start": dt.date(2021, 3, 1)})
    for month in (1, 3, 4, 5, 6):
        day = dt.date(2021, month, 1)
        actions.add(by, "meeting", {"key": f"board-{month}", "forum": "board", "day": day})
    actions.call_off(by, Meeting.objects.get(key="board-5"))
    for month, status in ((3, "present"), (4, "apologies"), (6, "present")):
        meeting = Meeting.objects.get(key=f"board-{month}")
        came = {"newcomer": AttendanceRecord(status=status)}
        actions.record_meeting(by, meeting, attendance=came, complete=True)


@pytest.mark.mission("E6")
def test_a_seat_from_1_march_counts_three_meetings_not_the_cancelled_one_nor_the_one_before(
    client: Client, newcomer: None
) -> None:
    page = client.get("/people/newcomer/")
    assert page.status_code == 200
    text = " ".join(strip_tags(page.content.decode()).split())
    assert re.search(r"\b2 of (the )?3\b", text), text
    assert "of 4" not in text
    assert "of 5" not in text
