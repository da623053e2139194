"""S8b, S4b, S9c, E3, E4, E5, S17a, S17b: what a thread's page says of each step, and on what it rests."""

from __future__ import annotations

import hashlib

import pytest
from django.test import Client

from groundswell.register.models import Meeting
from groundswell.threads.models import Evidence, Thread
from tests.story.walking import ITEM, card, do, example, lead, refused, sent, step, swimming
from tests.web.reading import page

__all__ = ["example"]
pytestmark = pytest.mark.usefixtures("example")
ACB_RECORD = "/meetings/acb-2021-02-09/record/"


def approve(meeting: str, minutes: str) -> None:
    """The minutes of a meeting as the edit page changes them."""
    client = lead()
    form = client.get(f"/edit/meeting/{meeting}/").context["form"]
    filled = {
        name: "" if value is None else value for name, value in form.initial.items() if name in form.fields
    }
    sent(client, f"/edit/meeting/{meeting}/", **{**filled, "minutes": minutes})
    assert Meeting.objects.get(key=meeting).minutes == minutes


@pytest.mark.mission("S8b")
def test_the_page_tells_the_chain_of_carriers_each_with_its_day_and_its_evidence() -> None:
    told = swimming()
    chain = {
        "Said at That Counts.": ("Tuesday 5 January 2021", "documented (approved)"),
        "Carried from That Counts to LP Ops.": (
            "Thursday 7 January 2021",
            "LP Lead",
            "confirmed by the other",
        ),
        "Carried from LP Ops to LP Steering.": (
            "Thursday 28 January 2021",
            "LP Lead",
            "documented (approved)",
        ),
        "Put before Active Communities Board.": (
            "Tuesday 9 February 2021",
            "Public Health",
            "documented (draft)",
        ),
    }
    for says, facts in chain.items():
        assert all(fact in card(told, says) for fact in facts), card(told, says)
    steps = [" ".join(text.split()) for level, text in told.headings if level == 3]
    assert steps[:4] == list(chain)
    assert told.links["LP Steering, 28 Jan 2021"] == "/meetings/lp-steering-2021-01-28/"
    assert "Minute 5 (made up)" in told.said
    assert told.links["Active Communities Board, 9 Feb 2021"] == "/meetings/acb-2021-02-09/"


@pytest.mark.mission("S8b")
def test_a_step_whose_minute_is_missing_is_claimed() -> None:
    told = swimming()
    discussed = card(told, "Talked about at Active Communities Board.")
    assert "claimed" in discussed and "None yet. So it stands as claimed." in discussed
    approve("lp-steering-2021-01-28", "none")
    assert "claimed" in card(swimming(), "Carried from LP Ops to LP Steering.")


@pytest.mark.mission("E4")
def test_a_step_moves_from_draft_to_approved_with_the_minutes() -> None:
    heading = "Put before Active Communities Board."
    assert "documented (draft)" in card(swimming(), heading)
    approve("acb-2021-02-09", "approved")
    assert "documented (approved)" in card(swimming(), heading)


@pytest.mark.mission("E3")
def test_a_thread_whose_paper_was_noted_stays_at_discussed() -> None:
    assert "It has come as far as: Discussed." in swimming().said
    assert "That is not a decision" in refused(lead(), do("decide"), item=ITEM)
    told = swimming()
    assert "Nothing has been decided yet." in told.section("What was decided")
    assert "It has come as far as: Discussed." in told.said


@pytest.mark.mission("S9c")
def test_what_changed_for_people_is_empty_until_there_is_evidence() -> None:
    client = lead()
    empty = "Nothing is shown here until there is evidence of a change for people."
    assert empty in swimming().section("What changed for people")
    sent(client, do("change"), what="Two supported swims run each week.", day="1 February 2021")
    claimed = swimming().section("What changed for people")
    assert empty in claimed and "1 change is only claimed" in claimed
    changed = step("changed")
    sent(
        client,
        f"/steps/{changed.key}/evidence/?kind=post",
        text="The pool runs two supported swims a week.",
        address="https://example.org/swims",
        is_public_figure="on",
    )
    told = swimming()
    assert "Two supported swims run each week." in told.section("What changed for people")
    assert "Two supported swims" not in told.section("What was decided")


@pytest.mark.mission("E5")
def test_somebody_present_at_a_decision_is_shown_as_present_and_not_as_agreed() -> None:
    client = lead()
    filled = {"who-director-of-public-health": "present", "who-public-health-lead": "present"}
    sent(client, ACB_RECORD, **filled, **{f"outcome-{ITEM}": "approved", f"slot-{ITEM}": "kept"})
    address = f"/meetings/acb-2021-02-09/items/{ITEM}/"
    told = page(Client(), address)
    assert "Director of Public Health Present Not stated" in told.said
    assert "Supports" not in told.said and "agreed." in told.said  # “does not mean that somebody agreed.”
    said = refused(client, address, person="director-of-public-health", stance="supports", source="")
    assert "Being there is not agreeing" in said
    sent(client, address, person="director-of-public-health", stance="objects", source="Minute 4, line 2")
    assert "Director of Public Health Present Objects Minute 4, line 2" in page(Client(), address).said


@pytest.mark.mission("S17a")
def test_a_pasted_post_becomes_a_public_call_with_a_stored_copy() -> None:
    text = "Swimming is for everybody. Stockport, let us make it so. #GMMoving"
    sent(
        lead(),
        do("call"),
        what="Every pool should have a supported swim",
        carrier="seashell-practitioner-1",
        day="12 February 2021",
        address="https://example.org/posts/1",
        text=text,
        author_shown="A practitioner",
        platform="Twitter",
        is_public_figure="on",
    )
    told = swimming()
    assert "Called for in public: Every pool should have a supported swim" in told.said
    assert text in told.said and "The post may have been deleted since." in told.said
    assert hashlib.sha256(text.encode()).hexdigest() in told.said
    assert told.links["Where it was posted"] == "https://example.org/posts/1"


@pytest.mark.mission("S17a")
def test_a_private_persons_post_is_kept_from_everybody_but_those_who_work_on_the_thread() -> None:
    client = lead()
    sent(client, do("call"), what="A call", text="My boy waits in the car", author_shown="Somebody’s mum")
    assert "My boy waits in the car" in swimming(client).said
    told = swimming()
    assert "My boy waits" not in told.said and "mum" not in told.said
    assert "By a private person" in told.said


@pytest.mark.mission("S17b")
def test_a_like_stays_seen_and_their_own_reply_makes_it_heard() -> None:
    client = lead()
    sent(client, do("seen"), listener="hayley-lever", what="The call of 12 February")
    seen = step("seen_by")
    sent(client, f"/steps/{seen.key}/evidence/?kind=reaction", given_by="hayley-lever", platform="Twitter")
    assert "A like is only “seen”" in refused(client, f"/steps/{seen.key}/heard/")
    assert "Seen by Hayley Lever." in swimming().said
    reply = {"given_by": "hayley-lever", "text": "We will act on this.", "is_public_figure": "on"}
    sent(client, f"/steps/{seen.key}/evidence/?kind=reply", **reply)
    sent(client, f"/steps/{seen.key}/heard/")
    told = swimming()
    assert "Heard by Hayley Lever." in told.said and "We will act on this." in told.said
    assert "confirmed by the other side" in card(told, "Heard by Hayley Lever.")


@pytest.mark.mission("S17b")
def test_somebody_elses_reply_does_not_make_it_heard() -> None:
    client = lead()
    sent(client, do("seen"), listener="cllr-eve-holt")
    seen = step("seen_by")
    sent(client, f"/steps/{seen.key}/evidence/?kind=reply", given_by="hayley-lever", text="Well said.")
    assert "Nothing shows yet that Cllr Eve Holt heard it." in refused(client, f"/steps/{seen.key}/heard/")


@pytest.mark.mission("S4b", part="credit")
def test_the_carry_is_credited_to_the_substitute_who_came() -> None:
    client = lead()
    sent(
        client,
        "/edit/person/add/",
        name="Health officer",
        key="health-officer",
        identity="pseudonymous",
        visibility="public",
        position="9",
    )
    came = {
        "who-director-of-public-health": "present",
        "more-1": "health-officer",
        "more-1-for": "public-health-lead",
    }
    sent(client, ACB_RECORD, **came)
    sent(client, do("table"), item=ITEM, carrier="health-officer", from_meeting="lp-steering-2021-01-28")
    told = swimming()
    assert "Health officer (substitute for Public Health Lead)" in told.said
    credited = step("tabled", state="happened")
    assert credited.carrier is not None and credited.seat is not None
    assert (credited.carrier.key, credited.seat.key) == ("health-officer", "acb-public-health-lead")


def test_a_hand_off_that_recorded_attendance_contradicts_is_flagged() -> None:
    """The Public Health Lead sent apologies to the ACB; the step that he put it there is flagged."""
    sent(lead(), ACB_RECORD, **{"who-public-health-lead": "apologies"})
    told = swimming()
    assert "Recorded attendance contradicts this hand-off." in card(
        told, "Put before Active Communities Board."
    )
    assert "The record contradicts it" in told.said


def test_an_outsider_cannot() -> None:
    visitor, thread = Client(), Thread.objects.get(key="accessible-swimming")
    before = (thread.steps.count(), Evidence.objects.count())
    for address in (
        do("carry"),
        do("close"),
        f"/steps/{step('tabled').key}/evidence/",
        f"/steps/{step('tabled').key}/answer/",
    ):
        assert visitor.get(address).status_code == 302
        assert visitor.post(address, {"answer": "happened"}).status_code == 302
    assert (thread.steps.count(), Evidence.objects.count()) == before
