"""Questions from the terminal: the register's and the planner's, in words and as JSON."""

from __future__ import annotations

import pytest

from tests.terminal import Api, Terminal, served


def test_the_command_and_the_api_give_the_same_answers(stockport: Terminal) -> None:
    asked = ["--after", "2021-02-02", "--without", "LP Lead", "--about", "physical activity for send"]
    with served(stockport) as api:
        assert stockport.journey("That Counts", "ACB", *asked, "--as-public") == api.journey(
            "That Counts", "ACB", after="2021-02-02", without="LP Lead", about="Physical activity for SEND"
        )
        _same(stockport, api)


def _same(stockport: Terminal, api: Api) -> None:
    public = ("--as-public", "--json")
    assert stockport.ask("overlaps", "--on", "2021-02-15", *public) == api.get("overlaps", on="2021-02-15")
    assert stockport.ask("forum", "ACB", *public) == api.get("forums/acb")
    assert stockport.ask("person", "LP Lead", *public) == api.get("people/lp-lead")
    assert stockport.ask("spoken-for", *public) == api.get("spoken-for")
    assert stockport.ask("who-can-add", "LP Ops", *public) == api.get("forums/lp-ops/who-can-add")
    assert stockport.ask("search", "LDP", *public) == api.get("search", q="LDP")


def test_who_can_add_an_item_names_the_chair_first(stockport: Terminal) -> None:
    told = stockport.type("who-can-add", "LP Ops").out.splitlines()
    assert told[1] == "- Public Health Lead (chair)"


def test_the_lp_lead_holds_three_seats(stockport: Terminal) -> None:
    assert "LP Lead holds 3 seats today." in stockport.type("person", "lp lead").out


def test_people_the_source_does_not_name_are_said_so(stockport: Terminal) -> None:
    assert "not named in the source" in stockport.type("forum", "Active Communities Board").out


def test_the_latest_it_can_be_said_for_the_acb_of_11_may_is_2_march(stockport: Terminal) -> None:
    answer = stockport.journey("That Counts", "ACB", "--by", "11/5/2021")
    assert answer["journeys"][0]["legs"][0]["from"]["date"] == "2021-03-02"


@pytest.mark.parametrize("words", [["forum", "close", "LP Ops"], ["expect", "LP Ops"]])
def test_a_verb_that_needs_a_day_says_so(stockport: Terminal, words: list[str]) -> None:
    ended = stockport.type(*words)
    assert ended.code == 2
    assert "--last-day" in ended.err or "--until" in ended.err


def test_a_substitute_without_whom_they_stand_for_is_refused(stockport: Terminal) -> None:
    ended = stockport.type("meeting", "record", "acb-2021-02-09", "--substitute", "LP Lead")
    assert ended.code == 2
    assert "does not say for whom" in ended.err


def test_an_unknown_meeting_is_told_with_the_nearest_keys(stockport: Terminal) -> None:
    ended = stockport.type("meeting", "cancel", "acb-2021-02-10")
    assert ended.code == 2
    assert "acb-2021-02-09" in ended.err


ROW = "key,name,kind,place,who_may_see\nsend-board,SEND Board,partnership_board,stockport,place\n"


def test_what_is_not_public_is_left_out_as_public(changed: Terminal) -> None:
    folder = changed.home / "hide"
    folder.mkdir()
    (folder / "forums.csv").write_text(ROW, encoding="utf-8")
    taken = changed.type("import", "workbook", str(folder))
    assert taken.code == 0, taken.err
    assert changed.type("forum", "SEND Board").code == 0
    assert changed.type("forum", "SEND Board", "--as-public").code == 2
