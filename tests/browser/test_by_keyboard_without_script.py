"""A journey is asked with the keyboard alone, in a browser that runs no script."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.browser.site import Site

FURTHEST = 200  # presses of Tab before we say that it cannot be reached


def tab_to(page: Page, wanted: str) -> None:
    """Press Tab until what `wanted` (a selector) names has the focus."""
    target = page.locator(wanted).first
    for _press in range(FURTHEST):
        page.keyboard.press("Tab")
        if target.evaluate("e => e === document.activeElement"):
            return
    raise AssertionError(f"{wanted} cannot be reached by Tab on {page.url}")


def test_a_journey_is_asked_from_the_map_by_keyboard_alone(no_script: Page, stockport: Site) -> None:
    page = no_script
    page.goto(stockport.address + "/")
    tab_to(page, "nav a[href='/journey/']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/journey/")
    for field, words in (("from", "That Counts"), ("to", "Active Comm"), ("after", "2021-02-02")):
        tab_to(page, f"main [name={field}]")
        page.keyboard.type(words)
    page.keyboard.press("Enter")
    page.wait_for_url("**from=**")
    said = page.locator("main").inner_text()
    assert "9 February 2021" in said
    assert "Public Health Lead" in said


def test_the_first_press_of_tab_offers_a_way_past_the_menu(no_script: Page, stockport: Site) -> None:
    page = no_script
    page.goto(stockport.address + "/")
    page.keyboard.press("Tab")
    assert page.locator("a.skip-link").evaluate("e => e === document.activeElement")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.querySelector('main').contains(document.activeElement)")


def test_every_station_of_the_map_is_reached_by_keyboard(no_script: Page, stockport: Site) -> None:
    page = no_script
    page.goto(stockport.address + "/")
    hrefs = page.eval_on_selector_all("main svg a", "found => found.map(a => a.getAttribute('href'))")
    assert hrefs
    reached = set()
    for _press in range(FURTHEST):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("() => document.activeElement.getAttribute('href')"))
    visible = page.eval_on_selector_all(
        "main svg a", "found => found.filter(a => a.checkVisibility()).map(a => a.getAttribute('href'))"
    )
    assert set(visible) <= reached
