"""S4b, for the planner: a substitute keeps the route, and it is said whose place they take."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.terminal import Terminal

PEOPLE = (
    "key,name,identity,organisation,who_may_see,order\n"
    "health-officer,Health officer,pseudonymous,stockport-council,public,9\n"
)


@pytest.fixture
def with_substitute(changed: Terminal, tmp_path: Path) -> Terminal:
    """The copy in which the Public Health Lead sent somebody else to the ACB of 9 February."""
    folder = tmp_path / "one-more-person"
    folder.mkdir()
    (folder / "people.csv").write_text(PEOPLE, encoding="utf-8")
    taken = changed.type("import", "workbook", str(folder))
    assert taken.code == 0, taken.err
    came = ("--present", "Director of Public Health", "--substitute", "Health officer=Public Health Lead")
    recorded = changed.type("meeting", "record", "acb-2021-02-09", *came)
    assert recorded.code == 0, recorded.err
    return changed


@pytest.mark.mission("S4b", part="planner")
def test_the_route_still_works_and_the_leg_is_the_substitutes(with_substitute: Terminal) -> None:
    answer = with_substitute.journey("That Counts", "ACB", "--after", "2021-02-02")
    first = answer["journeys"][0]
    last = first["legs"][-1]
    assert (first["arrives"], first["days"]) == ("2021-02-09", 7)
    assert (last["carrier"], last["by_substitute"]) == ("Health officer", "Public Health Lead")
    told = with_substitute.type("journey", "That Counts", "ACB", "--after", "2021-02-02").out
    assert "by substitute" in " ".join(told.split())
