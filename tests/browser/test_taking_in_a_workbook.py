"""A workbook taken in through a browser without script: what would change is looked at in every state it can have."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from playwright.sync_api import Browser, Page

from tests.browser import looking
from tests.browser.site import Site

STATES = {
    "faults": [
        ["key", "name", "order"],
        ["a-b c", "A", "x"],
        ["lp-lead", "=1+1", "1"],
        ["d", "", "99999999999"],
    ],
    "unsure": [["key", "name"], ["another-lead", "LP lead"], ["hayley-lever", "H. Lever"]],
    "ready": [["key", "name"], ["a-new-one", "A new colleague"], ["hayley-lever", "Hayley Lever"]],
}


@pytest.fixture(scope="module")
def window(chromium: Browser, keys: dict[str, Any]) -> Iterator[Page]:
    """A wide window of somebody who leads Stockport. Scripts are let in for axe alone; the pages have none to run."""
    context = chromium.new_context(storage_state=keys["editor"], reduced_motion="reduce")
    yield context.new_page()
    context.close()


def workbook(rows: list[list[str]], path: Path, *, sheet: str = "People") -> Path:
    book = Workbook()
    assert book.active is not None
    book.active.title = sheet
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path


def look(page: Page, site: Site, file: Path) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(site.address + "/workbook/")
    page.locator("input[type=file]").set_input_files(file)
    page.locator("main button[type=submit]").click()


@pytest.mark.parametrize("state", STATES)
def test_what_would_change_is_whole_in_every_light_and_at_every_width(
    window: Page, stockport: Site, tmp_path: Path, state: str
) -> None:
    look(window, stockport, workbook(STATES[state], tmp_path / "register.xlsx"))
    assert window.locator("h1").inner_text() == "What would change"
    assert window.locator("#faults").count() == (state == "faults")
    assert window.locator("fieldset.ticks input").count() == (state == "unsure")
    assert window.get_by_role("button", name="Take it in").count() == (state == "ready")
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


def test_a_workbook_is_taken_in_by_keyboard_and_without_script(
    chromium: Browser, keys: dict[str, Any], stockport: Site, tmp_path: Path
) -> None:
    context = chromium.new_context(storage_state=keys["editor"], java_script_enabled=False)
    page = context.new_page()
    rows = [["key", "name", "kind", "inside"], ["reddish", "Reddish", "neighbourhood", "Stockport"]]
    look(page, stockport, workbook(rows, tmp_path / "register.xlsx", sheet="Places"))
    page.get_by_role("button", name="Take it in").focus()
    page.keyboard.press("Enter")
    page.get_by_text("Taken in: 1 new, 0 changed, 0 as they were.").wait_for()
    context.close()
