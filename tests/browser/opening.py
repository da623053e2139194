"""How a view is opened, once, and then looked at in each light and at each width. No verdict here.

Nothing of a page differs when it is loaded narrow or dark: the server is not told, no script of ours runs, and no
picture has a second source. So the window changes in place and the page is loaded once.
"""

from __future__ import annotations

from typing import Literal

from playwright.sync_api import Page

from tests.browser import looking
from tests.browser.pages import View
from tests.browser.site import Site
from tests.browser.walks import walk_in_browser

Theme = Literal["light", "dark"]

WIDTHS = (1280, 320)
HEIGHT = 900
THEMES: tuple[Theme, ...] = ("light", "dark")


def opened(page: Page, site: Site, view: View) -> Page:
    """Opens a view wide and light, and presses what it says to press."""
    wide_and_light(page)
    if view.walk:
        walk_in_browser(page, site, view.walk)
    answer = page.goto(site.address + view.at)
    assert answer is not None and answer.status == view.status, f"{view.at} gave {answer and answer.status}"
    for pressed in view.presses:
        with page.expect_navigation() as gone:  # else the page before could still be looked at
            page.locator(pressed).first.click()
        assert gone.value.status in (200, 422), f"{gone.value.url} gave {gone.value.status}"
    return page


def wide_and_light(page: Page) -> None:
    shown_in(page, WIDTHS[0], "light")


def shown_in(page: Page, width: int, theme: Theme) -> None:
    """Changes the window, and not the page in it."""
    page.set_viewport_size({"width": width, "height": HEIGHT})
    page.emulate_media(color_scheme=theme)


def faults_in_every_light(page: Page) -> list[str]:
    """What is wrong with the page as it stands, each with the width and the light it is wrong in."""
    faults = []
    for width in WIDTHS:
        for theme in THEMES:
            shown_in(page, width, theme)
            found = looking.axe_faults(page, only_colours=theme == "dark")
            if theme == "light":
                found += looking.too_wide(page) + looking.clipped(page) + looking.small_targets(page)
            faults += [f"{width} {theme}: {fault}" for fault in found]
    return faults
