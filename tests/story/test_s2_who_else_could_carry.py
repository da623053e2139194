"""S2, its structure: who else could take this, and who is the only one."""

from __future__ import annotations

import pytest

from tests.terminal import Terminal


@pytest.mark.mission("S2", part="structure")
def test_three_people_could_take_it_to_the_steering_group(stockport: Terminal) -> None:
    answer = stockport.ask("who-could-carry", "That Counts", "LP Steering", "--json")
    assert answer["direct"] == ["LP Lead", "Seashell practitioner 1", "Seashell practitioner 2"]


@pytest.mark.mission("S2", part="structure")
def test_nobody_but_the_public_health_lead_could_take_it_to_the_acb(stockport: Terminal) -> None:
    answer = stockport.ask("who-could-carry", "That Counts", "ACB", "--json")
    assert (answer["direct"], answer["last"]) == ([], ["Public Health Lead"])
    told = stockport.type("who-could-carry", "That Counts", "ACB").out
    assert told.startswith("Nobody but Public Health Lead")
