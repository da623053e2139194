"""E1, for the register: LP Steering closes with its last day and a successor."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.terminal import Terminal

PARTNERSHIP = "ONE Stockport Active Communities Partnership"
FORUMS = f"key,name,kind,place\none-stockport,{PARTNERSHIP},partnership_board,stockport\n"
MEETINGS = (
    "key,forum,day,synthetic\n"
    "that-counts-2022-08-02,that-counts,2022-08-02,yes\n"
    "lp-steering-2022-09-01,lp-steering,2022-09-01,yes\n"
)


@pytest.fixture
def later(changed: Terminal, tmp_path: Path) -> Terminal:
    """The copy with the successor, and a steering meeting still planned after the end."""
    folder = tmp_path / "later"
    folder.mkdir()
    (folder / "forums.csv").write_text(FORUMS, encoding="utf-8")
    (folder / "meetings.csv").write_text(MEETINGS, encoding="utf-8")
    taken = changed.type("import", "workbook", str(folder))
    assert taken.code == 0, taken.err
    return changed


def close(terminal: Terminal) -> dict[str, object]:
    ended = terminal.type(
        "forum", "close", "LP Steering", "--last-day", "31 July 2022", "--successor", PARTNERSHIP, "--json"
    )
    assert ended.code == 0, ended.err
    told = ended.json
    assert isinstance(told, dict)
    return told


@pytest.mark.mission("E1", part="register")
def test_closing_lists_what_is_at_risk_and_keeps_the_successor(later: Terminal) -> None:
    at_risk = close(later)
    assert at_risk["last_day"] == "2022-07-31"
    assert len(at_risk["seats"]) == 4  # type: ignore[arg-type]
    assert at_risk["meetings"] == ["lp-steering-2022-09-01"]
    forum = later.ask("forum", "LP Steering", "--json")
    assert forum["last_day"] == "2022-07-31"
    assert [f["name"] for f in forum["successors"]] == [PARTNERSHIP]


@pytest.mark.mission("E1", part="register")
def test_routes_after_the_end_avoid_it_and_history_stays(later: Terminal) -> None:
    asked = ("That Counts", "LP Steering", "--after")
    before = later.type("journey", *asked, "2022-08-02", "--json").json
    assert before["journeys"][0]["arrives"] == "2022-09-01"
    close(later)
    assert later.journey(*asked, "2022-08-02")["journeys"] == []
    assert later.journey(*asked, "2021-02-02")["journeys"][0]["arrives"] == "2021-03-11"
    assert later.ask("person", "LP Lead", "--json")["seats"][-1]["last_day"] == "2022-07-31"
