"""Staff sign in by keyboard, without script: set up both steps once, then use both; each page without an axe fault."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Browser, Page

from tests.browser import looking
from tests.browser.conftest import PASSPHRASE, fill
from tests.browser.site import Site
from tests.browser.test_by_keyboard_without_script import tab_to
from tests.signing_in import figures_for

WHO = "keyboard@example.org"


def by_keyboard(page: Page, **answers: str) -> None:
    """Tab to each field, type, and press Enter in the last."""
    for name, words in answers.items():
        tab_to(page, f"main input[name={name}]")
        page.keyboard.press("Control+A")
        page.keyboard.type(words)
    page.keyboard.press("Enter")


def test_staff_set_up_both_steps_and_sign_in_again_by_keyboard(no_script: Page, stockport: Site) -> None:
    page = no_script
    page.set_viewport_size({"width": 320, "height": 640})
    code = stockport.code_for(WHO, role="place_lead", place="stockport")
    page.goto(stockport.address + "/sign-in/code/?next=/edit/")
    by_keyboard(page, email=WHO, code=code)
    page.get_by_role("heading", name="Choose a password").wait_for()
    by_keyboard(page, password=PASSPHRASE)
    page.get_by_role("heading", name="Set up your second step").wait_for()
    secret = page.locator("main dl code").inner_text()
    by_keyboard(page, figures=figures_for(secret, later=-1))
    page.get_by_role("heading", name="Your recovery codes").wait_for()
    assert page.locator("main ol code").count() == 10
    tab_to(page, "main a.button")
    page.keyboard.press("Enter")
    page.wait_for_url("**/edit/")
    tab_to(page, "footer form.sign-out button")
    page.keyboard.press("Enter")
    page.wait_for_url(stockport.address + "/")
    page.goto(stockport.address + "/sign-in/password/?next=/edit/")
    by_keyboard(page, email=WHO, password=PASSPHRASE)
    page.get_by_role("heading", name="Your second step").wait_for()
    by_keyboard(page, figures=figures_for(secret))
    page.wait_for_url("**/edit/")


def test_the_pages_on_the_way_have_no_axe_fault(chromium: Browser, stockport: Site) -> None:
    who = "axe@example.org"
    code = stockport.code_for(who, role="place_lead", place="stockport")
    for scheme in ("light", "dark"):
        context = chromium.new_context(color_scheme=scheme, viewport={"width": 320, "height": 800})
        page = context.new_page()
        if scheme == "light":
            page.goto(stockport.address + "/sign-in/code/")
            fill(page, email=who, code=code)
            fill(page, password=PASSPHRASE)
            fill(page, figures=figures_for(page.locator("main dl code").inner_text(), later=-1))
            assert found(page) == []
        context.close()
        context = chromium.new_context(color_scheme=scheme, viewport={"width": 320, "height": 800})
        page = context.new_page()
        page.goto(stockport.address + "/sign-in/password/")
        fill(page, email=who, password=PASSPHRASE)
        assert page.locator("h1").inner_text() == "Your second step"
        assert found(page) == []
        fill(page, figures="000 000")
        assert "These figures do not fit." in page.locator("main").inner_text()
        assert found(page) == []
        context.close()


def found(page: Page) -> list[Any]:
    return looking.axe_faults(page, only_colours=False) + looking.too_wide(page) + looking.small_targets(page)
