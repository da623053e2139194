"""S14b: the SEND Board route depends on one invitation."""

from __future__ import annotations

import pytest

from tests.terminal import Terminal

TO_SEND_BOARD = ("That Counts", "SEND Board", "--after", "2021-02-02")


@pytest.mark.mission("S14b")
def test_the_invitation_of_25_february_opens_the_send_board_and_its_paper_is_due_on_the_17th(
    stockport: Terminal,
) -> None:
    last = stockport.journey(*TO_SEND_BOARD)["journeys"][0]["legs"][-1]
    assert (last["carrier"], last["to"]["date"]) == ("Public Health Lead", "2021-02-25")
    assert "invitation" in (last["way_in"], *last["way_in_also"])
    assert last["paper_by"] in ("2021-02-17", None)


@pytest.mark.mission("S14b")
def test_with_the_invitation_withdrawn_the_send_board_cannot_be_reached(changed: Terminal) -> None:
    withdrawn = changed.type("invitation", "withdraw", "send-board-2021-02-25", "Public Health Lead")
    assert withdrawn.code == 0, withdrawn.err
    answer = changed.journey(*TO_SEND_BOARD)
    assert answer["journeys"] == []
    assert answer["no_way"]["nearest_miss"]["change"] == "invitation"


@pytest.mark.mission("S14b")
def test_with_the_meeting_cancelled_the_send_board_cannot_be_reached(changed: Terminal) -> None:
    assert changed.type("meeting", "cancel", "send-board-2021-02-25").code == 0
    assert changed.journey(*TO_SEND_BOARD)["journeys"] == []
