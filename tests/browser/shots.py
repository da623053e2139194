"""A picture of every page and state, wide and narrow, light and dark, into ./shots: `make shots`."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

import django
from playwright.sync_api import sync_playwright

from tests.browser.pages import ASKED, VIEWS
from tests.browser.site import run, serve
from tests.browser.walks import walk_in_browser
from tests.chromium import ARGUMENTS
from tests.house.source import ROOT

SHOTS = ROOT / "shots"
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "groundswell.server.settings")


def take(only: str = "") -> None:
    """Take them all, or those whose label begins with `only`."""
    django.setup()  # signing in makes an app's figures from the account's own secret
    from tests.browser.conftest import everybody

    SHOTS.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        run(Path(folder, "blank"), "init")
        served = {
            "stockport": serve(Path(folder, "stockport"), "demo"),
            "blank": serve(Path(folder, "blank"), "serve"),
        }
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=ARGUMENTS)
        example = served["stockport"][0]
        kept = everybody(browser, example)
        try:
            for view in VIEWS:
                if not view.label.startswith(only):
                    continue
                context = browser.new_context(storage_state=kept[view.who], reduced_motion="reduce")
                page = context.new_page()
                if view.walk:
                    walk_in_browser(page, served[view.site][0], view.walk)
                page.goto(served[view.site][0].address + view.at)
                for pressed in view.presses:
                    page.locator(pressed).first.click()
                for width in (1280, 320):
                    for theme in ("light", "dark"):
                        page.set_viewport_size({"width": width, "height": 900})
                        page.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
                        page.screenshot(path=SHOTS / f"{view.label}-{width}-{theme}.png", full_page=True)
                context.close()
            print(f"{len(list(SHOTS.glob('*.png')))} pictures are in {SHOTS.relative_to(ROOT)}.")
        finally:
            browser.close()
            for _site, started in served.values():
                started.terminate()
                started.wait(20)


def for_readme() -> None:
    """The two pictures of the README, from the example as it is served: the map, and the first answer."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site, started = serve(Path(folder, "stockport"), "demo")
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=ARGUMENTS)
        page = browser.new_page(
            viewport={"width": 880, "height": 1000}, color_scheme="light", reduced_motion="reduce"
        )
        for name, at, first, last in (
            ("map", "/", "main h2", ".finding"),
            ("journey", ASKED.format(to="acb", after="2021-02-02"), "h1", "figure"),
        ):
            page.goto(site.address + at)
            top = page.locator(first).first.bounding_box()
            end = page.locator(last).first.bounding_box()
            assert top and end
            clip = {
                "x": 0,
                "y": top["y"] - 40,
                "width": 1100,
                "height": end["y"] + end["height"] - top["y"] + 70,
            }
            page.screenshot(path=ROOT / "docs" / "pictures" / f"{name}.png", full_page=True, clip=clip)  # type: ignore
        browser.close()
        started.terminate()
        started.wait(20)


if __name__ == "__main__":
    import sys

    for_readme() if sys.argv[1:] == ["readme"] else take(*sys.argv[1:2])
