"""The whole way of one voice, in one browser: said, carried, tabled, minuted, decided, told back, taken back.

Nobody has a mouse, no script runs, and the window is as wide as a phone. The example's dates are made up; its keeper
lets the days pass on the page of the installation, so that everybody does their part on the day it was done.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser import whole_way as way
from tests.browser.hands import Hands
from tests.browser.nothing_left import in_files, in_written_files, on_pages, says_the_chain_is_whole
from tests.browser.site import serve
from tests.browser.whole_way import ANSWER, ITEM, SAVE, TABLED, WORDING, WORDS, Town

MOST_SCREENS = 8
MOST_SECONDS = 180
KEY = (
    1.2  # seconds a key for somebody unused to a keyboard: Card, Moran & Newell, CACM 23(7), 1980, operator K
)
THINK = 1.35  # seconds to make up one's mind, once a screen: the same, operator M


@pytest.fixture
def town(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    """A served example that no other test knows of."""
    site, started = serve(tmp_path_factory.mktemp("whole-way"), "demo")
    yield Town(site, chromium)
    started.terminate()
    started.wait(20)


def says_it(resident: Hands, town: Town) -> str:
    """What she says at That Counts, by the door that is open to everybody; gives her seven words."""
    resident.open(town.site.address + "/say/")
    resident.tick("main [name=form]")
    resident.follow("main .go button")
    resident.fill("words", WORDS)
    resident.follow("main .go button")
    resident.tick("main [name=where]")
    resident.follow("main .go button")
    resident.tick("main [name=said_by]")
    resident.follow("main .go button")
    for allowed in ("[name=forums][value=lp-ops]", "[name=forums][value=acb]", "[name=publish]"):
        resident.tick(f"main {allowed}")
    resident.follow("main .go button")
    resident.tick("main [name=wishes_to_know]")
    resident.follow("main .go button")
    assert WORDS in resident.said()
    resident.follow("main .go button")
    seven = resident.page.locator(".all-seven code").inner_text()
    assert len(seven.split()) == 7
    assert len(resident.pages) <= MOST_SCREENS, resident.pages
    assert resident.presses * KEY + len(resident.pages) * THINK <= MOST_SECONDS, resident.presses
    resident.follow("main form button")
    assert "You said it at That Counts on Tuesday 2 February 2021." in resident.said()
    way.closes(resident)
    return seven


def opens_a_thread(officer: Hands) -> None:
    """The named officer reads it, proposes a wording, and opens a thread that begins with it."""
    way.to_forum(officer)
    officer.follow("main a[href*='/voices/']")
    assert WORDS in officer.said()
    officer.follow("main a[href$='/wording/']")
    officer.fill("text", WORDING)
    officer.follow(SAVE)
    officer.follow("a[href='/threads/']")
    officer.follow("main a[href='/forums/that-counts/open-thread/']")
    officer.fill("title", "A hoist at the pool")
    officer.fill("population", "disabled adults")
    officer.fill("change_wanted", "A hoist in the changing room")
    officer.choose("target_kind", "Contract")
    officer.choose("subject", "Physical activity for SEND")
    officer.choose("owner", "LP Lead")
    officer.choose("said_at", "2 Feb 2021")
    officer.tick("main [name=voices]")
    officer.follow(SAVE)
    officer.follow(f"main a[href='{way.THREAD}do/publish/']")
    officer.follow(SAVE)


def agrees(resident: Hands, seven: str, lead: Hands) -> None:
    """She says yes to the wording; the lead says yes to showing the thread to everyone."""
    assert WORDING in way.comes_back(resident, seven)
    resident.follow("main button[name=answer][value=yes]")
    way.closes(resident)
    way.to_thread(lead, "approve")
    lead.follow(SAVE)
    assert "Everyone can see this thread now." in lead.said()
    assert WORDING in lead.said()


def carries(lp_lead: Hands) -> None:
    """The LP Lead takes it to LP Ops, in the words that were said."""
    way.to_thread(lp_lead, "carry")
    lp_lead.choose("carrier", "LP Lead")
    lp_lead.choose("from_meeting", "2 Feb 2021")
    lp_lead.choose("to", "4 Feb 2021")
    lp_lead.fill("words", WORDS)
    lp_lead.follow(SAVE)
    assert "Carried from That Counts to LP Ops." in lp_lead.said()


def tables(health_lead: Hands) -> None:
    """The Public Health Lead puts it before the board under its standing item: the papers' day was 1 February."""
    way.to_thread(health_lead, "table")
    health_lead.choose("carrier", "Public Health Lead")
    health_lead.choose("item", "9 Feb 2021 · ACB: 4 Physical activity for SEND")
    health_lead.choose("from_meeting", "4 Feb 2021")
    health_lead.fill("words", WORDS)
    health_lead.follow(SAVE)
    assert "claimed" in way.card(health_lead, TABLED)


def drafts_the_minutes(taker: Hands) -> None:
    """Who came and what became of the item; the draft is evidence that it was put there."""
    way.to_meeting(taker)
    assert "Minutes Draft" in taker.said() and "Standing item" in taker.said()
    taker.follow(f"main a[href='{way.ACB}record/']")
    for person in ("director-of-public-health", "public-health-lead"):
        taker.pick(f"who-{person}", "present")
    taker.tick("main [name=complete]")
    taker.pick(f"outcome-{ITEM}", "approved")
    taker.follow(SAVE)
    assert "Recorded: 2 people came." in taker.said()
    way.to_thread(taker)
    attaches_minute(taker, TABLED)
    assert "documented (draft)" in way.card(taker, TABLED)


def attaches_minute(taker: Hands, step: str) -> None:
    taker.follow_link(f"Add evidence: {step}")
    taker.choose("item", "Physical activity for SEND")
    taker.fill("reference", "Minute 4")
    taker.follow(SAVE)


def approves_the_minutes(taker: Hands) -> None:
    """The step grows stronger by itself; the decision is a step of its own, with its own minute."""
    way.to_thread(taker)
    taker.follow(f"main a[href='{way.ACB}']")
    taker.follow("main a[href^='/edit/meeting/']")
    taker.choose("minutes", "Approved")
    taker.follow(SAVE)
    way.to_thread(taker, "decide")
    assert taker.page.url.endswith("/do/decide/")
    taker.choose("item", "9 Feb 2021")
    taker.follow(SAVE)
    assert "documented (approved)" in way.card(taker, TABLED)
    decided = "Decided at Active Communities Board."
    assert "claimed" in way.card(taker, decided)
    attaches_minute(taker, decided)
    assert "documented (approved)" in way.card(taker, decided)


def feeds_back(officer: Hands) -> None:
    """The officer tells the person who spoke."""
    way.to_thread(officer)
    officer.follow_link("Tell people back")
    officer.follow(f"main a[href^='{way.THREAD}tell/']:not([href$='/forum/'])")
    officer.fill("you_said", WORDING)
    officer.fill("we_did", ANSWER)
    officer.follow(SAVE)
    officer.follow(SAVE)
    assert "Told. It stands on their own page from now on." in officer.said()


def sees(resident: Hands, seven: str, *told: str) -> None:
    """Her page says so in plain words; then she closes it."""
    said = way.comes_back(resident, seven)
    for words in told:
        assert words in said, said
    way.closes(resident)


@pytest.mark.mission("S8b")
@pytest.mark.mission("S13b")
@pytest.mark.mission("E4")
@pytest.mark.mission("D3")
def test_a_voice_goes_the_whole_way_and_is_taken_back(town: Town) -> None:
    with (
        town.somebody() as keeper,
        town.somebody() as lead,
        town.somebody() as officer,
        town.somebody() as lp_lead,
        town.somebody() as health_lead,
        town.somebody() as taker,
        town.somebody() as resident,
        town.somebody() as visitor,
    ):
        town.sign_in(keeper, "keeper@example.org", "administrator")
        town.sign_in(lead, "lead@example.org", "place_lead", "--place", "stockport")
        town.sign_in(officer, "officer@example.org", "officer", "--forum", "that-counts")
        who = ("--forum", "lp-ops", "--person", "LP Lead")
        town.sign_in(lp_lead, "lp-lead@example.org", "member", *who, both_steps=False)
        who = ("--forum", "acb", "--person", "Public Health Lead")
        town.sign_in(health_lead, "health@example.org", "member", *who, both_steps=False)
        town.sign_in(taker, "minutes@example.org", "officer", "--forum", "acb")
        visitor.open(town.site.address + "/")
        keeper.open(town.site.address + "/edit/instance/")  # no menu leads an administrator there
        way.let_it_be(keeper, "2 February 2021")
        way.names_a_keyholder(lead, "officer@example.org")
        seven = says_it(resident, town)
        opens_a_thread(officer)
        agrees(resident, seven, lead)
        way.let_it_be(keeper, "4 February 2021")
        carries(lp_lead)
        sees(resident, seven, "LP Lead took it to LP Ops.", "Somebody told us so.")
        way.let_it_be(keeper, "9 February 2021")
        tables(health_lead)
        drafts_the_minutes(taker)
        sees(resident, seven, "Public Health Lead put it to Active Communities Board.")
        way.let_it_be(keeper, "1 March 2021")
        approves_the_minutes(taker)
        sees(resident, seven, "They said yes.", "The agreed notes say so.", "Told back: not yet")
        way.let_it_be(keeper, "2 March 2021")
        feeds_back(officer)
        sees(resident, seven, "You were told what came of it on Tuesday 2 March 2021.", ANSWER)
        everybody = (visitor, lead, officer, lp_lead, health_lead, taker, keeper)
        assert on_pages(town, everybody), "they stand there until they are taken back"
        assert in_files(town.site)

        takes_them_back(resident, seven)
        assert on_pages(town, everybody) == []
        assert in_written_files(town.site) == []
        the_way_still_stands(visitor)
        says_the_chain_is_whole(town.site)

        erases(resident)
        assert on_pages(town, everybody) == []
        assert in_files(town.site) == []
        the_way_still_stands(visitor)
        says_the_chain_is_whole(town.site)


def takes_them_back(resident: Hands, seven: str) -> None:
    """Nobody but she can read them now; her page stays open."""
    way.comes_back(resident, seven)
    resident.follow_link("Take them back")
    resident.follow("main form button[type=submit]")
    assert "You took your words back. Only you can read them now." in resident.said()


def erases(resident: Hands) -> None:
    """For good."""
    resident.follow_link("Bring them back, or erase them")
    resident.follow_link("Erase my words")
    for tick in resident.page.locator("main form [type=checkbox]").all():
        resident.tick(f"main [name='{tick.get_attribute('name')}']")
    resident.follow("main form button.danger")


def the_way_still_stands(visitor: Hands) -> None:
    """Each step with its day and its evidence, without a word of hers."""
    way.to_thread(visitor)
    said = visitor.said()
    for step in ("Carried from That Counts to LP Ops.", TABLED, "Decided at Active Communities Board."):
        assert step in said, said
    assert "words withdrawn by the person" in way.card(visitor, TABLED).lower()
    assert "documented (approved)" in way.card(visitor, TABLED)
