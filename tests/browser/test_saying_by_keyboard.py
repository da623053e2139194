"""Somebody says something with the keyboard alone, on a narrow screen, in a browser that runs no script."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.site import Site
from tests.browser.test_by_keyboard_without_script import tab_to

WORDS = "The pool has no hoist."
MOST_SCREENS = 8


@pytest.fixture
def narrow(chromium: Browser) -> Iterator[Page]:
    """A phone's width, no script."""
    context = chromium.new_context(java_script_enabled=False, viewport={"width": 320, "height": 640})
    yield context.new_page()
    context.close()


def pick(page: Page, wanted: str) -> None:
    """Reach the first answer of a question, and choose it with the space bar."""
    tab_to(page, wanted)
    page.keyboard.press("Space")


def go_on(page: Page, to: str) -> None:
    """Reach the big button, and press it."""
    tab_to(page, "main .go button")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{to}")


def test_something_is_said_and_followed_by_keyboard_alone_in_eight_screens(
    narrow: Page, stockport: Site
) -> None:
    page, screens = narrow, list[str]()
    page.on("framenavigated", lambda frame: screens.append(frame.url))
    page.goto(stockport.address + "/say/")
    pick(page, "[name=form]")
    go_on(page, "/say/words/")
    tab_to(page, "textarea")
    page.keyboard.type(WORDS)
    go_on(page, "/say/where/")
    pick(page, "[name=where]")
    go_on(page, "/say/who/")
    pick(page, "[name=said_by]")
    go_on(page, "/say/allow/")
    go_on(page, "/say/told/")
    pick(page, "[name=wishes_to_know]")
    go_on(page, "/say/check/")
    assert WORDS in page.locator("main").inner_text()
    go_on(page, "/say/receipt/")
    assert len(screens) == MOST_SCREENS, screens
    seven = page.locator(".all-seven code").inner_text()
    tab_to(page, "main form button")
    page.keyboard.press("Enter")
    page.wait_for_url("**/track/my-words/")
    tab_to(page, "main form[action='/track/close/'] button")
    page.keyboard.press("Enter")
    page.wait_for_url("**/track/")
    tab_to(page, "main [name=words]")
    page.keyboard.type(seven)
    tab_to(page, "main form button")
    page.keyboard.press("Enter")
    page.wait_for_url("**/track/my-words/")
    said = page.locator("main").inner_text()
    assert WORDS in said
    assert "You said it at That Counts on Tuesday 2 February 2021." in said


def test_help_opens_where_it_stands_and_what_is_typed_stays(narrow: Page, stockport: Site) -> None:
    page = narrow
    page.goto(stockport.address + "/say/")
    pick(page, "[name=form]")
    go_on(page, "/say/words/")
    page.locator("textarea").fill(WORDS)
    page.locator(".help-now summary").focus()
    page.keyboard.press("Enter")
    assert page.locator(".help-now a[href='tel:999']").is_visible()
    assert page.locator("textarea").input_value() == WORDS
