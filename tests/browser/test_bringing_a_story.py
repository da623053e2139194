"""A story brought in through a browser without script: what it would become is looked at in every state it can have."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import looking
from tests.browser.site import Site
from tests.interchange.stories import EXAMPLE, STORY

STATES = {
    "ready": (EXAMPLE + "\nRing 0161 496 0123.", "look"),
    "asked": (STORY, "look"),
    "not answered": (STORY, "keep"),
}


@pytest.fixture(scope="module")
def window(chromium: Browser, keys: dict[str, Any]) -> Iterator[Page]:
    """A wide window of somebody who leads Stockport. Scripts are let in for axe alone; the pages have none to run."""
    context = chromium.new_context(storage_state=keys["editor"], reduced_motion="reduce")
    yield context.new_page()
    context.close()


def look(page: Page, site: Site, text: str, folder: Path) -> None:
    file = folder / "story.txt"
    file.write_text(text, encoding="utf-8")
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(site.address + "/stories/bring/")
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_label("The place it is about").select_option("stockport")
    page.locator("main button[type=submit]").click()


@pytest.mark.parametrize("state", STATES)
def test_what_it_would_become_is_whole_in_every_light_and_at_every_width(
    window: Page, stockport: Site, tmp_path: Path, state: str
) -> None:
    text, button = STATES[state]
    look(window, stockport, text, tmp_path)
    window.locator(f"main button[value={button}]").click()
    assert "What this story would become" in window.locator("h1").inner_text()
    assert window.locator("fieldset.ticks input").count() == (2 if text == STORY else 0)
    assert window.locator(".error-summary").count() == (state == "not answered")
    faults = []
    for width in (1280, 320):
        window.set_viewport_size({"width": width, "height": 900})
        for theme in ("light", "dark"):
            window.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
            faults += [f"{width} {theme}: {fault}" for fault in looking.axe_faults(window)]
            faults += looking.too_wide(window) + looking.small_targets(window)
    window.emulate_media(color_scheme="light")
    assert faults == []
    assert looking.unseen_focus(window) == []


def test_a_story_is_brought_in_by_keyboard_and_without_script(
    chromium: Browser, keys: dict[str, Any], stockport: Site, tmp_path: Path
) -> None:
    context = chromium.new_context(storage_state=keys["editor"], java_script_enabled=False)
    page = context.new_page()
    look(page, stockport, STORY, tmp_path)
    page.get_by_label("Keep both").focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Keep this story").focus()
    page.keyboard.press("Enter")
    page.get_by_text("0% evidenced, 100% claimed: 0 of 4 claims are documented").first.wait_for()
    assert page.locator("tbody tr").count() == 4
    context.close()
