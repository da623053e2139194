"""S12c, S14a, S14c, S15 and E1 for threads: what was meant and what became of it, did reach, and forums that end."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client

from groundswell.register.models import Forum, Meeting
from tests.story.walking import SEND_ITEM, SWIMMING, card, do, example, lead, member, on, sent, step, swimming
from tests.terminal import Terminal
from tests.web.reading import page

__all__ = ["example"]
MEANT = "Intended for 25 Feb: paper to SEND Board: not yet confirmed."


def answered(client: Client, **filled: str) -> None:
    """The step for the SEND Board, answered on its page."""
    sent(client, f"/steps/{step('tabled', state='intended').key}/answer/", **filled)


@pytest.mark.usefixtures("example")
@pytest.mark.mission("S14a")
def test_the_day_after_it_is_asked_of_the_carrier_and_of_who_looks_after_the_thread() -> None:
    carrier, owner = member("public-health-lead", "lp-ops"), member("lp-lead", "that-counts")
    on("2021-02-25")
    assert "Nothing is asked of you now." in page(carrier, "/asked/").said
    on("2021-02-26")
    for asked in (carrier, owner):
        assert MEANT in page(asked, "/asked/").said
        assert MEANT in swimming(asked).said
    assert "Did it happen?" in card(swimming(carrier), MEANT)
    assert "Did it happen?" not in card(swimming(), MEANT)
    assert "Nothing is asked of you now." in page(member("hayley-lever", "gmm-executive"), "/asked/").said


@pytest.mark.mission("S14a")
def test_the_letters_go_out_once_and_not_once_a_day(changed: Terminal) -> None:
    for email, forum, person in (
        ("health@example.org", "lp-ops", "Public Health Lead"),
        ("lead@example.org", "that-counts", "LP Lead"),
        ("other@example.org", "acb", "Director of Public Health"),
    ):
        added = changed.type(
            "account", "add", email, "--role", "member", "--forum", forum, "--person", person
        )
        assert added.code == 0, added.err
    told = [
        changed.type("notices", "send", "--today", day).out
        for day in ("2021-02-25", "2021-02-26", "2021-02-27")
    ]
    assert told == ["Wrote 0 letters.\n", "Wrote 2 letters.\n", "Wrote 0 letters.\n"]


@pytest.mark.usefixtures("example")
@pytest.mark.mission("S14a")
@pytest.mark.mission("S12c")
def test_an_intention_put_off_to_april_stays_and_counts_as_an_attempt() -> None:
    on("2021-02-26")
    carrier = member("public-health-lead", "lp-ops")
    answered(carrier, answer="deferred", now_due="send-board-2021-04-22", note="The agenda was full")
    told = swimming()
    assert "Tried on 25 Feb: paper to SEND Board: deferred to 22 Apr." in told.said
    assert "1 attempt did not come through. It counts, and it stays here." in told.said
    assert "Intended for 22 Apr: paper to SEND Board." in told.said
    assert "Nothing is asked of you now." in page(carrier, "/asked/").said
    on("2021-04-23")
    assert "Intended for 22 Apr: paper to SEND Board: not yet confirmed." in page(carrier, "/asked/").said


@pytest.mark.mission("S12c")
def test_the_attempt_is_told_by_the_command_too(changed: Terminal) -> None:
    told = changed.type("asked", "--today", "2021-02-26", "--json").json
    (asked,) = told["asked"]
    assert asked["says"] == MEANT
    later = ("--to", "send-board-2021-04-22", "--today", "2021-02-26")
    ended = changed.type("thread", "answer", asked["step"], "deferred", *later)
    assert ended.code == 0, ended.err
    shown = changed.type("thread", "show", "accessible-swimming", "--json").json
    assert shown["attempts"] == 1
    assert [s["state"] for s in shown["steps"] if s["kind"] == "tabled"] == [
        "happened",
        "deferred",
        "intended",
    ]
    assert changed.type("thread", "answer", asked["step"], "happened", "--json").code == 2


def heard_at_the_send_board() -> None:
    """On 1 March it is answered that it happened, and a draft minute says so."""
    on("2021-03-01")
    client = lead()
    answered(client, answer="happened", item=SEND_ITEM)
    tabled = step("tabled", to_meeting__key="send-board-2021-02-25")
    form = client.get("/edit/meeting/send-board-2021-02-25/").context["form"]
    filled = {n: "" if v is None else v for n, v in form.initial.items() if n in form.fields}
    sent(client, "/edit/meeting/send-board-2021-02-25/", **{**filled, "minutes": "draft"})
    minute = {"meeting": "send-board-2021-02-25", "item": SEND_ITEM, "reference": "Draft minute 6"}
    sent(client, f"/steps/{tabled.key}/evidence/?kind=minute", **minute)


def did_reach(on_day: str, later: str) -> Any:
    """What the API says of where it did reach."""
    return json.loads(
        Client().get("/api/v1/threads/accessible-swimming/reach", {"on": on_day, "and": later}).content
    )["did"]


@pytest.mark.usefixtures("example")
@pytest.mark.mission("S15", part="did")
def test_did_reach_grows_from_1_forum_to_5_and_from_1_sector_to_4() -> None:
    heard_at_the_send_board()
    told = page(Client(), f"{SWIMMING}reach/", on="5 January 2021", **{"and": "28 February 2021"})
    assert "1 forum and 1 sector by 5 January 2021; 5 forums and 4 sectors by 28 February 2021." in told.said
    assert (
        "Forums 1: That Counts 5: That Counts, LP Ops, LP Steering, Active Communities Board and SEND"
        in told.said
    )
    assert "Sectors added: Council, Education and Health." in told.said
    did = did_reach("2021-01-05", "2021-01-07")
    assert did["added"]["sectors"] == ["Council"]
    assert did["before"]["sectors"] == ["Voluntary, community and social enterprise"]


@pytest.mark.usefixtures("example")
@pytest.mark.mission("S15", part="did")
def test_a_step_without_evidence_counts_for_nothing_and_could_stands_apart() -> None:
    on("2021-03-01")
    answered(lead(), answer="happened", item=SEND_ITEM)
    did = did_reach("2021-01-05", "2021-02-28")
    assert len(did["later"]["forums"]) == 4
    assert did["later"]["steps_only_claimed"] == 2
    row = swimming().section("Could reach, and did reach")
    assert "SEND Board by 25 Feb 2021 no evidence 25 Feb 2021" in row


@pytest.mark.usefixtures("example")
@pytest.mark.mission("S14c", part="reached")
def test_before_25_february_it_had_reached_council_and_vcse_and_after_health_and_education_too() -> None:
    heard_at_the_send_board()
    did = did_reach("2021-02-24", "2021-02-25")
    vcse = "Voluntary, community and social enterprise"
    assert did["before"]["sectors"] == ["Council", vcse]
    assert did["later"]["sectors"] == ["Council", "Education", "Health", vcse]
    assert did["added"]["sectors"] == ["Education", "Health"]


@pytest.mark.mission("E1", part="threads")
def test_closing_lp_steering_lists_its_open_thread_for_a_new_home(changed: Terminal) -> None:
    ended = changed.type("forum", "close", "LP Steering", "--last-day", "31 July 2022", "--json")
    assert ended.json["threads"] == ["accessible-swimming"]
    kept = changed.type("thread", "show", "accessible-swimming", "--json").json
    assert "LP Steering" in [s["to"]["forum"] for s in kept["steps"]]  # history intact


@pytest.mark.usefixtures("example")
@pytest.mark.mission("E1", part="threads")
def test_the_closed_forums_page_lists_it_until_what_took_over_takes_it_on() -> None:
    on("2022-07-01")
    client = lead()
    name = "ONE Stockport Active Communities Partnership"
    new = {
        "key": "one-stockport",
        "name": name,
        "kind": "partnership_board",
        "place": "stockport",
        "visibility": "public",
        "position": "9",
    }
    sent(client, "/edit/forum/add/", **new)
    sent(
        client,
        "/edit/meeting/add/",
        key="one-2022-09-01",
        forum="one-stockport",
        day="1 September 2022",
        status="confirmed",
        minutes="none",
    )
    closed = sent(client, "/edit/forum/lp-steering/close/", last_day="31 July 2022", successors=name)
    assert "thread Accessible swimming" in closed.said
    on("2022-08-02")
    listed = page(Client(), "/forums/lp-steering/").section("Open threads to find a new home for")
    assert "Accessible swimming" in listed
    sent(client, do("carry"), carrier="lp-lead", to="one-2022-09-01", intended="on")
    assert "Open threads to find a new home for" not in page(Client(), "/forums/lp-steering/").said
    assert (
        Forum.objects.get(key="lp-steering")
        .meetings.filter(steps_to__thread__key="accessible-swimming")
        .exists()
    )


@pytest.mark.usefixtures("example")
def test_an_outsider_cannot() -> None:
    on("2021-02-26")
    address = f"/steps/{step('tabled', state='intended').key}/answer/"
    assert Client().get(address).status_code == 302
    far = member("salford-practitioner", "salford-send-champions")
    assert far.post(address, {"answer": "happened"}).status_code == 403
    assert Meeting.objects.get(key="send-board-2021-02-25").steps_to.get().state == "intended"
