"""What a screen reader says on the pages of saying, the receipt and tracking, kept to read and to compare.

After a change that is meant: GROUNDSWELL_SPOKEN=write pytest tests/browser/test_spoken.py, then read the difference.
"""

from __future__ import annotations

import difflib
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.pages import SAY, View
from tests.browser.site import Site, serve
from tests.browser.speaking import spoken, steady
from tests.browser.walks import walk_in_browser

KEPT = Path(__file__).parent / "spoken"
SPOKEN = ("say", "say-question", "say-receipt", "track", "track-words", "track-take-back")
# Where there is nothing to send, or what is said twice over would be kept.
LEFT_OUT = ("say-closed", "say-question-words-full", "track-words-full")
READ = [v for v in SAY if v.name in SPOKEN and v.site == "stockport" and v.label not in LEFT_OUT]


@pytest.fixture(scope="module")
def untouched(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The example as it comes: on the site other tests share, somebody has been named to read what is said."""
    site, started = serve(tmp_path_factory.mktemp("spoken"), "demo")
    yield site
    started.terminate()
    started.wait(20)


@pytest.fixture(scope="module")
def reader(chromium: Browser) -> Iterator[Page]:
    """One visitor without script."""
    context = chromium.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


def opened(page: Page, site: Site, view: View) -> Page:
    if view.walk:
        walk_in_browser(page, site, view.walk)
    page.goto(site.address + view.at)
    for pressed in view.presses:
        with page.expect_navigation():  # else the page before could still be heard
            page.locator(pressed).first.click()
    return page


@pytest.mark.parametrize("view", READ, ids=lambda view: view.label)
def test_a_screen_reader_says_what_it_said_before(view: View, reader: Page, untouched: Site) -> None:
    page = opened(reader, untouched, view)
    seven = page.locator(".all-seven code").inner_text() if view.name == "say-receipt" else ""
    said, kept = steady(spoken(page), seven), KEPT / f"{view.label}.txt"
    if os.environ.get("GROUNDSWELL_SPOKEN") == "write":
        KEPT.mkdir(exist_ok=True)
        kept.write_text(said)
    before = kept.read_text() if kept.exists() else ""
    assert said == before, "\n".join(
        difflib.unified_diff(before.splitlines(), said.splitlines(), lineterm="")
    )


@pytest.mark.parametrize("view", READ, ids=lambda view: view.label)
def test_nothing_that_can_be_used_is_spoken_without_a_name(view: View) -> None:
    assert "(NO NAME)" not in (KEPT / f"{view.label}.txt").read_text()


def test_each_kept_script_is_of_a_page_that_is_read() -> None:
    assert {path.stem for path in KEPT.glob("*.txt")} == {view.label for view in READ}
