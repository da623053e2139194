"""The people of the whole way, and their first presses: how each signs in, finds the thread and lets a day pass."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from playwright.sync_api import Browser

from tests.browser.hands import Hands
from tests.browser.site import Site
from tests.signing_in import figures_for

WORDS = "There is no hoist, so my sister waits outside."
WORDING = "No hoist: somebody waits in the car park."
ANSWER = "The board said yes to a hoist."
THREAD = "/threads/a-hoist-at-the-pool/"
ACB = "/meetings/acb-2021-02-09/"
ITEM = "acb-2021-02-09-physical-activity"
NARROW = {"width": 320, "height": 640}
SAVE = "main form button[type=submit]:not([name])"
TABLED = "Put before Active Communities Board."
PASSPHRASE = "four lanterns under a bridge"


@dataclass(frozen=True)
class Town:
    """A served example of its own, and the browser that everybody walks in."""

    site: Site
    chromium: Browser

    @contextmanager
    def somebody(self) -> Iterator[Hands]:
        """A browser that runs no script, on a phone's width, with no mouse and no cookie yet."""
        context = self.chromium.new_context(java_script_enabled=False, viewport=NARROW)  # type: ignore[arg-type]  # a plain dict
        try:
            yield Hands(context.new_page())
        finally:
            context.close()

    def sign_in(self, hands: Hands, email: str, role: str, *over: str, both_steps: bool = True) -> Hands:
        """A new account, opened at the terminal; a code, a passphrase and an app's figures are typed by hand."""
        told = self.site.run("account", "add", email, "--role", role, *over)
        code = re.search(r"code (\S+)", told)
        assert code, told
        hands.open(self.site.address + "/sign-in/code/")
        hands.fill("email", email)
        hands.fill("code", code.group(1))
        hands.follow(SAVE)
        if both_steps:
            hands.fill("password", PASSPHRASE)
            hands.follow(SAVE)
            hands.fill("figures", figures_for(hands.page.locator("main dl code").inner_text()))
            hands.follow(SAVE)
        return hands


def to_thread(hands: Hands, verb: str = "") -> None:
    """By the menu to the thread, and on to what is done with it."""
    hands.follow("a[href='/threads/']")
    hands.follow(f"main a[href='{THREAD}']")
    if verb:
        hands.follow(f"main a[href='{THREAD}do/{verb}/']")


def to_meeting(hands: Hands) -> None:
    """By the menu to the board's meeting."""
    hands.follow("a[href='/meetings/']")
    hands.follow(f"main a[href='{ACB}']")


def to_forum(hands: Hands) -> None:
    """By the menu to the voices of That Counts."""
    hands.follow("a[href='/forums/']")
    hands.follow("main a[href='/forums/that-counts/']")
    hands.follow("main a[href='/forums/that-counts/voices/']")


def let_it_be(keeper: Hands, day: str) -> None:
    """The keeper sets the example's day; the page comes back with it."""
    keeper.fill("fixed_today", day)
    keeper.follow(SAVE)
    assert "Saved." in keeper.said()


def comes_back(resident: Hands, seven: str) -> str:
    """She types her seven words, reads her page, and closes it again."""
    resident.fill("words", seven)
    resident.follow("main form button[type=submit]")
    return resident.said()


def closes(resident: Hands) -> None:
    """She leaves nothing open on a shared computer."""
    resident.follow("main form[action='/track/close/'] button")


def card(hands: Hands, says: str) -> str:
    """What the thread's page tells of one step."""
    return " ".join(hands.page.locator("main article", has_text=says).first.inner_text().split())


def names_a_keyholder(lead: Hands, email: str) -> None:
    """The lead names the officer who may open what people said to That Counts."""
    lead.follow("a[href='/forums/']")
    lead.follow("main a[href='/forums/that-counts/']")
    lead.follow("main a[href='/forums/that-counts/voices/']")
    lead.follow("main a[href='/forums/that-counts/keyholders/']")
    lead.choose("account", email)
    lead.follow(SAVE)
    assert email in lead.said()
