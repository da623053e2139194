"""A file of somebody else's taken in through a browser: every state is looked at, in every light and at every width."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import looking
from tests.browser.conftest import sign_in
from tests.browser.site import serve

LOG = """forum,date,person,status
That Counts,2021-02-02,Ada Blackwood,
A new group,2021-02-03,Ada Blackwood,Dialled in
"""


@pytest.fixture(scope="module")
def window(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """A window of somebody who leads Stockport, on a site of its own: what is taken in would stand on others' maps."""
    site, started = serve(tmp_path_factory.mktemp("file"), "demo")
    lead = sign_in(chromium, site, "lead@example.org", role="place_lead", place="stockport")
    context = chromium.new_context(storage_state=lead, reduced_motion="reduce", base_url=site.address)
    yield context.new_page()
    context.close()
    started.terminate()
    started.wait(20)


def faults_of(page: Page, state: str) -> list[str]:
    """What is wrong with the page as it stands."""
    found = []
    for width in (1280, 320):
        page.set_viewport_size({"width": width, "height": 900})
        for theme in ("light", "dark"):
            page.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
            found += [f"{state} {width} {theme}: {fault}" for fault in looking.axe_faults(page)]
            found += [f"{state}: {fault}" for fault in looking.too_wide(page) + looking.small_targets(page)]
    page.emulate_media(color_scheme="light")
    return found + [f"{state}: {fault}" for fault in looking.unseen_focus(page)]


def chosen(page: Page, words: str, folder: Path) -> None:
    """The form, filled in and sent."""
    file = folder / "log.csv"
    file.write_text(words)
    page.goto("/imports/new/")
    page.locator("[name=format]").select_option("attendance-log")
    page.locator("[name=files]").set_input_files(file)
    page.locator("[name=data_set]").fill("Our log")
    page.locator("[name=place]").select_option("stockport")
    page.locator("main form button[type=submit]").click()


def test_every_state_of_taking_a_file_in_is_whole(window: Page, tmp_path: Path) -> None:
    page, faults = window, list[str]()
    chosen(page, "a,b\n1,2\n", tmp_path)
    assert page.locator("#faults").count() == 1
    faults += faults_of(page, "faults")
    chosen(page, LOG, tmp_path)
    assert page.get_by_text("A shared name alone is no proof.").count() == 1
    faults += faults_of(page, "unsure")
    page.locator("main input[type=radio][value=new]").first.check()
    page.get_by_role("button", name="Look again").click()
    faults += faults_of(page, "ready")
    page.get_by_role("button", name="Take it in").click()
    page.get_by_text("Taken in:").wait_for()
    faults += faults_of(page, "import")
    page.goto("/data-sets/our-log/")
    faults += faults_of(page, "data set")
    page.goto("/imports/")
    faults += faults_of(page, "list")
    page.get_by_role("link", name="Import 1").click()
    page.get_by_role("link", name="Undo this import").click()
    faults += faults_of(page, "undo")
    page.get_by_role("button", name="Undo it").click()
    page.get_by_text("The import was undone.").wait_for()
    assert faults == [], "\n".join(faults)
