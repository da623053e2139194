"""Every page, in every state, is looked at as its readers meet it: light and dark, wide and narrow, by keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.urls import URLPattern, URLResolver, get_resolver
from playwright.sync_api import Browser, Page

from groundswell.server.access import access
from tests.browser import looking
from tests.browser.pages import NOT_PAGES, VIEWS, View
from tests.browser.site import Site
from tests.browser.walks import walk_in_browser

WIDTHS = (1280, 320)
HEIGHT = 900
THEMES = ("light", "dark")

Opener = Callable[[View], Page]


@pytest.fixture(scope="session")
def contexts(chromium: Browser, keys: dict[str, Any]) -> Iterator[dict[str, Page]]:
    """One window for each who may ask, kept open from test to test."""
    made = {
        who: chromium.new_context(storage_state=kept, reduced_motion="reduce") for who, kept in keys.items()
    }
    yield {who: context.new_page() for who, context in made.items()}
    for context in made.values():
        context.close()


@pytest.fixture
def opened(contexts: dict[str, Page], stockport: Site, blank: Site) -> Opener:
    """Opens a view wide and light, and presses what it says to press."""
    sites = {"stockport": stockport, "blank": blank}

    def go(view: View) -> Page:
        page = contexts[view.who]
        page.set_viewport_size({"width": WIDTHS[0], "height": HEIGHT})
        page.emulate_media(color_scheme="light")
        if view.walk:
            walk_in_browser(page, sites[view.site], view.walk)
        answer = page.goto(sites[view.site].address + view.at)
        assert answer is not None and answer.status == view.status, (
            f"{view.at} gave {answer and answer.status}"
        )
        for pressed in view.presses:
            page.locator(pressed).first.click()
        return page

    return go


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.label)
def test_a_page_is_whole_in_every_light_and_at_every_width(view: View, opened: Opener) -> None:
    page = opened(view)
    faults = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": HEIGHT})
        for theme in THEMES:
            page.emulate_media(color_scheme=theme)
            found = looking.axe_faults(page, only_colours=theme == "dark")
            if theme == "light":
                found += looking.too_wide(page) + looking.clipped(page) + looking.small_targets(page)
            faults += [f"{width} {theme}: {fault}" for fault in found]
    assert faults == [], "\n".join([view.at, *faults])


@pytest.mark.parametrize("view", [v for v in VIEWS if v.site == "stockport"], ids=lambda view: view.label)
def test_the_focus_is_seen_wherever_it_goes(view: View, opened: Opener) -> None:
    assert looking.unseen_focus(opened(view)) == []


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.label)
def test_a_page_has_one_title_a_language_and_a_way_past_the_menu(view: View, opened: Opener) -> None:
    page = opened(view)
    assert page.locator("h1").count() == 1
    assert page.title().strip(" ·")
    assert page.locator("html").get_attribute("lang")
    assert page.locator("a.skip-link").get_attribute("href") == "#main"


FAULTY = """<!doctype html><html><head><title>t</title></head><body><main><h1>h</h1><img src="x.png">
<p style="color:#bbb;background:#fff">pale</p><p style="color:#6a6a6a;background:#fff">less pale</p>
<button style="height:20px">small</button><a href="/" style="outline:0">plain</a>
<div style="width:3000px">wide</div><svg viewBox="0 0 10 10" width="100" height="100"><text x="50" y="50">out</text>
</svg></main></body></html>"""


def test_what_is_looked_for_is_found_where_it_is_wrong(chromium: Browser) -> None:
    page = chromium.new_page()
    page.set_content(FAULTY)
    rules = {fault.split(":")[0] for fault in looking.axe_faults(page)}
    assert {"image-alt", "color-contrast", "color-contrast-enhanced", "html-has-lang"} <= rules
    assert {fault.split(":")[0] for fault in looking.axe_faults(page, only_colours=True)} == {
        "color-contrast",
        "color-contrast-enhanced",
    }
    assert looking.too_wide(page) and looking.small_targets(page)
    assert looking.clipped(page) == ["cut off: out"]
    assert any("plain" in fault for fault in looking.unseen_focus(page))
    page.close()


def patterns(found: list[URLPattern | URLResolver]) -> Iterator[URLPattern]:
    """Every address below."""
    for one in found:
        if isinstance(one, URLResolver):
            if one.namespace is None:  # the API has its own tests and its own pages
                yield from patterns(one.url_patterns)
        else:
            yield one


def test_every_address_a_person_can_open_is_looked_at() -> None:
    methods = access().routes
    names = {
        p.name for p in patterns(get_resolver().url_patterns) if p.name and "GET" in methods.get(p.name, {})
    }
    assert names - {view.name for view in VIEWS} - set(NOT_PAGES) == set()
