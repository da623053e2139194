"""Every page, in every state, is looked at as its readers meet it: light and dark, wide and narrow, by keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.urls import URLPattern, URLResolver, get_resolver
from playwright.sync_api import Browser, Page

from groundswell.server.access import access
from tests.browser import looking, opening
from tests.browser.pages import NOT_PAGES, VIEWS, View
from tests.browser.site import Site


@pytest.fixture(scope="module")
def windows(chromium: Browser, keys: dict[str, Any]) -> Iterator[dict[str, Page]]:
    """One window for each who may ask, kept open from page to page."""
    made = {
        who: chromium.new_context(storage_state=kept, reduced_motion="reduce") for who, kept in keys.items()
    }
    yield {who: context.new_page() for who, context in made.items()}
    for context in made.values():
        context.close()


@pytest.fixture(scope="module", params=VIEWS, ids=lambda view: view.label)
def opened(
    request: pytest.FixtureRequest, windows: dict[str, Page], stockport: Site, blank: Site
) -> tuple[View, Page]:
    """A view, opened once for all the tests below: pytest runs them one after the other, then opens the next.

    Each test may be the first on it, or the only one, so each asks for the width and the light it needs.
    """
    view: View = request.param
    return view, opening.opened(windows[view.who], {"stockport": stockport, "blank": blank}[view.site], view)


def test_a_page_is_whole_in_every_light_and_at_every_width(opened: tuple[View, Page]) -> None:
    view, page = opened
    faults = opening.faults_in_every_light(page)
    assert faults == [], "\n".join([view.at, *faults])


def test_the_focus_is_seen_wherever_it_goes(opened: tuple[View, Page]) -> None:
    _view, page = opened
    opening.wide_and_light(page)
    assert looking.unseen_focus(page) == []


def test_a_page_has_one_title_a_language_and_a_way_past_the_menu(opened: tuple[View, Page]) -> None:
    _view, page = opened
    opening.wide_and_light(page)
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


# Each fault stands in one light, or at one width, alone.
FAULTY_IN_PLACES = """<!doctype html><html lang="en"><head><title>t</title><style>
button { min-height: 44px; min-width: 44px; }
body, main { background: #fff; color: #000; }
.far { width: 10px; height: 10px; }
@media (prefers-color-scheme: dark) { body, main { background: #000; color: #fff; } }
@media (prefers-color-scheme: dark) and (max-width: 400px) { .pale { color: #444; } }
@media (prefers-color-scheme: light) and (min-width: 800px) { .faint { color: #6a6a6a; } }
@media (max-width: 400px) { .low { min-height: 0; height: 20px; } .far { width: 900px; } .out { translate: 200px; } }
text { font-size: 3px; }
@media (min-width: 400px) { .nameless span { display: none; } }
</style></head><body><main><h1>h</h1><p class="pale">pale</p><p class="faint">faint</p><div class="far"></div>
<button class="low">small</button><button class="nameless"><span>said</span></button>
<svg viewBox="0 0 10 10" width="100" height="100" role="img" aria-label="a"><text class="out" y="9">out</text></svg>
</main></body></html>"""


def test_a_fault_in_one_light_or_at_one_width_alone_is_found_there_and_nowhere_else(
    chromium: Browser,
) -> None:
    page = chromium.new_page()
    page.set_content(FAULTY_IN_PLACES)
    found = opening.faults_in_every_light(page)
    page.close()
    assert sorted({": ".join(fault.split(": ")[:2]) for fault in found}) == [
        "1280 light: button-name",
        "1280 light: color-contrast-enhanced",
        "320 dark: color-contrast",
        "320 light: cut off",
        "320 light: too small to press",
        "320 light: wider than the window",
    ]


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
