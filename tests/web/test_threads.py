"""The pages of threads: what is offered to whom, what a mistake says, and that nothing typed is lost by it."""

from __future__ import annotations

import base64

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from groundswell.records.changes import verify
from groundswell.threads.models import Evidence, Thread
from tests.story.walking import ITEM, SWIMMING, do, example, lead, member, on, refused, sent, step, swimming
from tests.web.reading import page
from tests.web.small_town import signed_in

__all__ = ["example"]
pytestmark = pytest.mark.usefixtures("example")
OPEN = "/forums/that-counts/open-thread/"
RAMP = {
    "title": "A ramp at the pool",
    "population": "Disabled children",
    "target_kind": "not_stated",
    "said_at": "that-counts-2021-02-02",
}
DOT = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


def test_the_list_says_of_each_how_far_it_came_and_what_comes_next() -> None:
    told = page(Client(), "/threads/")
    assert "1 open thread is shown to you." in told.said
    assert "Come as far as: Discussed. Last with evidence: Put before Active Communities Board." in told.said
    assert "Next meeting SEND Board, Thursday 25 February 2021" in told.said


def test_an_empty_list_says_so() -> None:
    Thread.objects.all().delete()
    assert "No thread is open that you may see." in page(Client(), "/threads/").said
    assert "No thread that you may see is closed." in page(Client(), "/threads/?which=closed").said


def test_a_lead_opens_a_thread_and_members_alone_see_it() -> None:
    told = sent(lead(), OPEN, **RAMP)
    assert "The thread is open: A ramp at the pool." in told.said and "Members only" in told.said
    assert page(Client(), "/threads/a-ramp-at-the-pool/").status == 404
    assert page(member("lp-lead", "that-counts"), "/threads/a-ramp-at-the-pool/").status == 200
    assert verify() == []


def test_a_thread_called_new_or_reach_gets_its_own_page() -> None:
    sent(lead(), OPEN, **{**RAMP, "title": "Reach"})
    assert page(lead_again(), "/threads/reach/").status == 200


def lead_again() -> Client:
    return signed_in("place_lead", "place", "greater-manchester")


def test_everyone_sees_it_once_two_people_said_so() -> None:
    first = lead()
    sent(first, OPEN, **RAMP)
    address = "/threads/a-ramp-at-the-pool/"
    sent(first, f"{address}do/publish/")
    assert "Let everyone see it" not in page(first, address).said
    assert "yourself" in refused(first, f"{address}do/approve/")
    second = lead_again()
    sent(second, f"{address}do/approve/")
    assert page(Client(), address).status == 200
    sent(second, f"{address}do/end-publication/")
    assert page(Client(), address).status == 404


def test_a_mistake_keeps_what_was_typed_and_leads_to_its_field() -> None:
    answer = lead().post(
        do("carry"), {"to": "lp-ops-2021-01-07", "words": "We ask for two swims", "carrier": ""}
    )
    html = answer.content.decode()
    assert answer.status_code == 422
    assert "We ask for two swims" in html and 'href="#id-carrier"' in html
    assert "Choose: Through whom." in html


def test_a_carry_back_in_time_says_what_to_do() -> None:
    filled = {"carrier": "lp-lead", "from_meeting": "acb-2021-02-09", "to": "lp-ops-2021-01-07"}
    assert "It can only be carried to a later day. Check both meetings." in refused(
        lead(), do("carry"), **filled
    )


def test_a_meeting_still_to_come_is_meant_and_not_done() -> None:
    sent(lead(), do("carry"), carrier="lp-lead", to="lp-ops-2021-02-18", from_meeting="acb-2021-02-09")
    assert "Intended for 18 Feb: carry to LP Ops." in swimming().said


def test_every_version_of_the_words_stays() -> None:
    tabled = step("tabled", state="happened")
    sent(lead(), f"/steps/{tabled.key}/words/", words="We ask the board for two swims a week.")
    told = swimming()
    assert told.said.index("We ask the board for two swims") < told.said.index("Versions before")
    assert "into the next leisure contract" in told.said[told.said.index("Versions before") :]


def test_a_picture_is_evidence_with_its_words_for_those_inside() -> None:
    client, tabled = lead(), step("tabled", state="happened")
    address = f"/steps/{tabled.key}/evidence/?kind=file"
    file = SimpleUploadedFile("../who.png", DOT, content_type="image/png")
    assert "Fill in: What it shows, in words." in refused(client, address, file=file)
    sent(client, address, file=SimpleUploadedFile("x.png", DOT), alt_text="The agenda with item 4")
    piece = Evidence.objects.get(kind="file")
    opened = client.get(f"/evidence/{piece.key}/file/")
    assert opened.status_code == 200 and opened["Content-Type"] == piece.media_type
    assert "The agenda with item 4" in swimming(client).said
    assert Client().get(f"/evidence/{piece.key}/file/").status_code == 404
    assert "The agenda with item 4" not in swimming().said


def test_what_is_no_picture_is_refused_in_plain_words() -> None:
    address = f"/steps/{step('tabled', state='happened').key}/evidence/?kind=file"
    svg = SimpleUploadedFile("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>")
    said = refused(lead(), address, file=svg, alt_text="Something")
    assert "There is a problem" in said
    assert not Evidence.objects.filter(kind="file").exists()


def test_evidence_taken_away_stays_in_the_chain() -> None:
    client, piece = lead(), Evidence.objects.filter(kind="statement").get()
    sent(client, f"/evidence/{piece.key}/remove/")
    assert not Evidence.objects.filter(pk=piece.pk).exists()
    assert verify() == []


def test_html_in_words_is_shown_as_text() -> None:
    tabled = step("tabled", state="happened")
    sent(lead(), f"/steps/{tabled.key}/words/", words="<script>alert(1)</script><b>bold</b>")
    html = swimming().html
    assert "<script>alert" not in html and "&lt;script&gt;alert(1)" in html


def test_an_address_of_a_post_that_is_no_web_page_is_no_link() -> None:
    answer = lead().post(do("call"), {"what": "A call", "text": "x", "address": "javascript:alert(1)"})
    assert answer.status_code == 422


def test_closing_as_done_before_anybody_was_told_is_refused() -> None:
    said = refused(lead(), do("close"), closing="done", reason="")
    assert "That Counts has not been told." in said
    told = sent(lead_again(), do("close"), closing="stopped", reason="The pool has closed.")
    assert "Closed as “Stopped”." in told.said and "The pool has closed." in told.said
    assert "It was decided" not in told.said


def test_the_meeting_tells_which_threads_came_there() -> None:
    told = page(Client(), "/meetings/acb-2021-02-09/")
    assert "Accessible swimming: Put before Active Communities Board." in told.section(
        "Threads that came here"
    )
    assert told.links["4 Physical activity for SEND"] == f"/meetings/acb-2021-02-09/items/{ITEM}/"


def test_a_member_carries_to_their_own_forum_and_keeps_nothing_else() -> None:
    client = member("lp-lead", "lp-ops")
    told = swimming(client)
    assert "Carry it to a meeting" in told.said and "Close this thread" not in told.said
    assert client.get(do("close")).status_code == 403
    assert "Select a valid choice" in refused(client, do("carry"), carrier="lp-lead", to="acb-2021-05-11")
    sent(
        client, do("carry"), carrier="lp-lead", to="lp-ops-2021-02-04", from_meeting="lp-steering-2021-01-28"
    )


@pytest.mark.parametrize(
    "path", ["reach/?on=2021-02-31", "reach/?on=2021-03-01&and=2021-01-01", "reach/?on=x"]
)
def test_days_that_cannot_be_compared_are_refused_kindly(path: str) -> None:
    told = page(Client(), SWIMMING + path)
    assert told.status == 422 and "There is a problem" in told.said


def test_an_outsider_cannot() -> None:
    on("2021-02-26")
    far = signed_in("place_lead", "place", "salford")
    tabled = step("tabled", state="happened")
    for address in (do("carry"), do("close"), do("approve"), OPEN, f"/steps/{tabled.key}/evidence/"):
        assert far.get(address).status_code == 403, address
        assert far.post(address, {"closing": "stopped", "reason": "x"}).status_code == 403
        assert Client().get(address).status_code == 302
    assert Thread.objects.get().closed_on is None
