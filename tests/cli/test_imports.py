"""`imports` and `formats`: looking back at what was taken in, undoing it, and deciding again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.terminal import Terminal

LOG = "forum,date,person\nThat Counts,2021-02-02,Ada Blackwood\n"
FORUM = "forum/that counts"
HERE = "that-counts"  # the example's own forum


@pytest.fixture
def taken(changed: Terminal, tmp_path: Path) -> Terminal:
    """The example, and a log whose forum was taken as the example's."""
    log = tmp_path / "log.csv"
    log.write_text(LOG)
    asked = ("--place", "stockport", "--data-set", "Our log", "--same", f"{FORUM}={HERE}")
    done = changed.type("import", "attendance-log", str(log), *asked)
    assert done.code == 0, done.err
    return changed


def told(terminal: Terminal, *words: str) -> Any:
    ended = terminal.type(*words, "--json")
    assert ended.code == 0, ended.err
    return json.loads(ended.out)


def forum_of(terminal: Terminal) -> str:
    """The key of the row that the log's forum is."""
    (fact,) = told(terminal, "imports", "facts", "our-log", "--kind", "forum")["facts"]
    return str(fact["key"])


def test_an_import_is_listed_shown_and_undone(taken: Terminal) -> None:
    (run,) = told(taken, "imports", "list")["imports"]
    assert (run["file_name"], run["state"], run["can_be_undone"]) == ("log.csv", "done", True)
    number = str(run["number"])
    assert "log.csv" in taken.type("imports", "list").out
    shown = taken.type("imports", "show", number).out
    assert "1 meetings, 1 with recorded attendance." in shown
    assert f"groundswell imports undo {number}" in shown
    assert f"Import {number} was undone." in taken.type("imports", "undo", number).out
    assert told(taken, "imports", "show", number)["state"] == "undone"
    assert told(taken, "imports", "facts", "our-log")["count"] == 0


def test_an_import_is_undone_once(taken: Terminal) -> None:
    number = str(told(taken, "imports", "list")["imports"][0]["number"])
    assert taken.type("imports", "undo", number).code == 0
    again = taken.type("imports", "undo", number)
    assert again.code == 2
    assert "Undo the later one first." in again.err


def test_what_something_else_needs_by_now_is_not_undone(changed: Terminal, tmp_path: Path) -> None:
    first, second = tmp_path / "first.csv", tmp_path / "second.csv"
    first.write_text("forum,date,person\nRamps,2021-02-02,Ada Blackwood\n")
    second.write_text("forum,date,person\nRamps,2021-03-02,Grace Field\n")
    place = ("--place", "stockport")
    assert changed.type("import", "attendance-log", str(first), *place).code == 0
    same = ("--same", "forum/ramps=ramps")
    assert changed.type("import", "attendance-log", str(second), *place, *same).code == 0
    number = str(told(changed, "imports", "list")["imports"][1]["number"])
    refused = changed.type("imports", "undo", number)
    assert refused.code == 2
    assert "1 things stand in the way. Nothing was changed." in refused.err
    assert told(changed, "imports", "show", number)["state"] == "done"


def test_the_sources_are_listed_with_what_they_hold(taken: Terminal) -> None:
    (one,) = told(taken, "imports", "data-sets")["data_sets"]
    assert (one["key"], one["format"], one["place"]["key"]) == ("our-log", "attendance-log", "stockport")
    facts = told(taken, "imports", "facts", "our-log")
    assert facts["count"] == one["things"] == 4
    assert one["no_longer_in_the_source"] == 0
    assert "our-log  Our log (attendance-log): 4 things" in taken.type("imports", "data-sets").out


def test_facts_are_told_by_kind_and_decision(taken: Terminal) -> None:
    (same,) = told(taken, "imports", "facts", "our-log", "--kind", "forum", "--decision", "same")["facts"]
    assert (same["kind"], same["id"], same["key"], same["was_asked"]) == ("forum", "that counts", HERE, True)
    assert told(taken, "imports", "facts", "our-log", "--vanished")["count"] == 0
    assert FORUM in taken.type("imports", "facts", "our-log", "--kind", "forum").out


def test_what_was_taken_as_one_becomes_two_and_one_again(taken: Terminal) -> None:
    apart = taken.type("imports", "separate", "our-log", FORUM)
    assert apart.code == 0, apart.err
    own = forum_of(taken)
    assert own != HERE
    assert own in apart.out
    assert HERE in apart.out
    joined = taken.type("imports", "join", "our-log", FORUM, HERE)
    assert joined.code == 0, joined.err
    assert forum_of(taken) == HERE
    assert own not in taken.type("export", "table", "forum", "--stdout").out


@pytest.mark.parametrize(
    ("words", "says"),
    (
        (("show", "99"), "There is no import with the key “99”."),
        (("undo", "99"), "There is no import with the key “99”."),
        (("show", str(10**30)), "There is no import with the key"),
        (("facts", "nowhere"), "There is no data set with the key “nowhere”."),
        (("separate", "our-log", "that counts"), "does not name one thing of the file"),
        (("separate", "our-log", "forum/none"), "There is no forum with the key “none”."),
        (("join", "our-log", FORUM, "acb"), "This was not taken as a new row."),
        (("join", "our-log", FORUM, "none"), "There is no forum with the key “none”."),
        (("join", "our-log", "person/ada blackwood", "acb"), "There is no person with the key “acb”."),
    ),
)
def test_what_cannot_be_done_says_why(taken: Terminal, words: tuple[str, ...], says: str) -> None:
    refused = taken.type("imports", *words)
    assert refused.code == 2
    assert says in refused.err


def test_nothing_taken_in_yet_says_so(stockport: Terminal) -> None:
    for verb in ("list", "data-sets"):
        assert "No file has been taken in yet." in stockport.type("imports", verb).out
        assert told(stockport, "imports", verb)["count"] == 0


def test_the_formats_say_which_way_they_go(stockport: Terminal) -> None:
    rows = {row["name"]: row for row in told(stockport, "formats")["formats"]}
    assert (rows["moderngov"]["read"], rows["moderngov"]["written"]) == (True, False)
    assert (rows["prov"]["read"], rows["prov"]["written"]) == (False, True)
    listed = stockport.type("formats").out
    assert all(name in listed for name in rows)
    assert "ModernGov (read)." in listed
