"""Twelve people recorded in at most 20 key presses and 60 seconds, with a keyboard and without script."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from groundswell.register import actions
from groundswell.register.models import Attendance
from tests.web.small_town import lead_of_stockport, small_town

# Playwright keeps an event loop in this thread, and Django takes that for asynchronous code.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

MOST_PRESSES = 20
MOST_SECONDS = 60
# The keystroke-level model (Card, Moran & Newell 1980): an average typist's press, and making up one's mind.
A_PRESS = 0.28
A_DECISION = 1.35
APOLOGIES, ABSENT = ("member-04", "member-08"), ("member-12",)


class Keyboard:
    """Presses keys on a page and counts them."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.presses = 0

    def press(self, key: str, times: int = 1) -> None:
        for _ in range(times):
            self.page.keyboard.press(key)
            self.presses += 1


@pytest.fixture
def twelve() -> str:
    """A board of twelve with one meeting held and nothing recorded; gives the address of its record page."""
    by = small_town().by
    actions.add(
        by, "forum", {"key": "twelve", "name": "Board of twelve", "kind": "board", "place": "stockport"}
    )
    for number in range(1, 13):
        key = f"member-{number:02d}"
        actions.add(by, "person", {"key": key, "name": f"Member {number}", "visibility": "public"})
        actions.add(by, "seat", {"key": key, "forum": "twelve", "name": f"Seat {number}", "position": number})
        actions.add(by, "sitting", {"seat": key, "person": key})
    actions.add(by, "meeting", {"key": "twelve-met", "forum": "twelve", "day": dt.date(2021, 2, 9)})
    return "/meetings/twelve-met/record/"


@pytest.fixture
def page(chromium: Browser, live_server: Any, twelve: str) -> Iterator[Page]:
    """The place's lead, signed in, in a browser that runs no script."""
    context = chromium.new_context(java_script_enabled=False)
    session = lead_of_stockport().cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
    page = context.new_page()
    page.goto(live_server.url + twelve)
    yield page
    context.close()


def test_twelve_people_are_recorded_in_twenty_presses_and_a_minute(page: Page, live_server: Any) -> None:
    """Nine came, two sent apologies, one was not there; and the list is complete."""
    keys = Keyboard(page)
    expect(page.get_by_role("button", name="Everyone came")).to_be_focused()
    with page.expect_navigation():
        keys.press("Enter")
    expect(page.locator("#id-who-member-01-1")).to_be_focused()  # a browser moves the focus once it has drawn
    assert Attendance.objects.count() == 0, "nothing is stored before Save"
    keys.press("Tab", 3)
    keys.press("ArrowDown")  # the fourth: apologies
    keys.press("Tab", 4)
    keys.press("ArrowDown")  # the eighth: apologies
    keys.press("Tab", 4)
    keys.press("ArrowDown", 2)  # the twelfth: did not come
    keys.press("Tab")
    keys.press("Space")  # the list is complete
    with page.expect_navigation():
        keys.press("Enter")  # saves

    recorded = dict(Attendance.objects.values_list("person__key", "status"))
    assert len(recorded) == 12
    assert {key for key, status in recorded.items() if status == "apologies"} == set(APOLOGIES)
    assert {key for key, status in recorded.items() if status == "absent"} == set(ABSENT)
    assert sum(status == "present" for status in recorded.values()) == 9
    assert "/record/" not in page.url
    assert keys.presses <= MOST_PRESSES
    assert keys.presses * A_PRESS + 12 * A_DECISION <= MOST_SECONDS


def test_pressing_enter_in_the_list_saves_and_never_marks_anybody(page: Page) -> None:
    page.locator("#id-who-member-01-2").focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert not Attendance.objects.exclude(status="not_recorded").exists()
