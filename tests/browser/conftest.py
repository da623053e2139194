"""One Chromium and one served example for all browser tests; a second site with nothing in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.site import Site, serve
from tests.browser.walks import walk_in_browser
from tests.signing_in import figures_for

PASSPHRASE = "four lanterns under a bridge"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "tests/browser/" in item.nodeid:
            item.add_marker("browser")


@pytest.fixture(scope="session")
def stockport(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The Stockport example, as `make run` serves it."""
    site, started = serve(tmp_path_factory.mktemp("stockport"), "demo")
    yield site
    started.terminate()
    started.wait(20)


@pytest.fixture(scope="session")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """An installation with nothing in its register."""
    from tests.browser.site import run

    home = tmp_path_factory.mktemp("blank")
    run(home, "init")
    site, started = serve(home, "serve")
    yield site
    started.terminate()
    started.wait(20)


@pytest.fixture(scope="session")
def keys(chromium: Browser, stockport: Site) -> dict[str, Any]:
    """Who asks -> the browser's kept sign-in, each signed in once through the pages."""
    return everybody(chromium, stockport)


def everybody(chromium: Browser, site: Site) -> dict[str, Any]:
    """The same, for any example. The officer of That Counts is named by the lead to open its private voices, and
    somebody has said something to it.
    """
    visitor = chromium.new_context()
    walk_in_browser(visitor.new_page(), site, "tracked, full")
    visitor.close()
    lead = sign_in(chromium, site, "lead@example.org", role="place_lead", place="stockport")
    officer = sign_in(chromium, site, "officer@example.org", role="officer", forum="that-counts")
    context = chromium.new_context(storage_state=lead)
    page = context.new_page()
    page.goto(site.address + "/forums/that-counts/keyholders/")
    page.locator("main select[name=account]").select_option(label="officer@example.org")
    page.locator("main form button[type=submit]").last.click()
    assert "officer@example.org" in page.locator("main article h2").inner_text()
    context.close()
    return {
        "public": None,
        "editor": lead,
        "officer": officer,
        "evaluator": sign_in(chromium, site, "ev@example.org", role="evaluator", place="stockport"),
        "data_protection": sign_in(chromium, site, "dpo@example.org", role="data_protection"),
        "administrator": sign_in(chromium, site, "keeper@example.org", role="administrator"),
    }


def sign_in(chromium: Browser, site: Site, email: str, *, role: str, place: str = "", forum: str = "") -> Any:
    """Open a staff account at the terminal, set up both its steps on the pages, and keep the cookies."""
    code = site.code_for(email, role=role, place=place, forum=forum)
    context = chromium.new_context()
    page = context.new_page()
    page.goto(site.address + "/sign-in/code/")
    fill(page, email=email, code=code)
    fill(page, password=PASSPHRASE)
    fill(page, figures=figures_for(page.locator("main dl code").inner_text()))
    assert page.locator("main ol code").count() == 10, page.locator("main").inner_text()
    kept = context.storage_state()
    context.close()
    return kept


def fill(page: Page, **answers: str) -> None:
    """Type the answers of a form and press its button."""
    for name, words in answers.items():
        page.locator(f"main input[name={name}]").fill(words)
    page.locator("main form button[type=submit]").first.click()


@pytest.fixture
def no_script(chromium: Browser) -> Iterator[Page]:
    """A page in which no script of a site runs."""
    context: BrowserContext = chromium.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()
