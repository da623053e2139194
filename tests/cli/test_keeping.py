"""Making, filling, copying and looking after a home from the terminal."""

from __future__ import annotations

import json
import re
import sqlite3
from pathlib import Path

import pytest
from django.core.checks import CheckMessage

from groundswell.cli.checks import saying
from tests.terminal import Terminal

FORUM = "\n".join(["Reddish Forum", "1", "y", "", "2 March 2099"])
PLACE = "\n".join(["Stockport", "borough", "england"])


def test_init_makes_a_home_that_only_its_owner_reads(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path / "home")
    assert terminal.type("init").code == 0
    assert (tmp_path / "home").stat().st_mode & 0o077 == 0
    assert (tmp_path / "home" / "secret.txt").stat().st_mode & 0o077 == 0


def test_an_example_never_overwrites_a_register(changed: Terminal) -> None:
    ended = changed.type("init", "--example", "stockport")
    assert ended.code == 2
    assert "already holds a register" in ended.err


def test_an_example_that_is_not_there_is_refused_before_anything_is_made(tmp_path: Path) -> None:
    ended = Terminal(tmp_path / "home").type("init", "--example", "atlantis")
    assert ended.code == 2
    assert "stockport" in ended.err
    assert not (tmp_path / "home").exists()


def test_blank_asks_for_place_layers_and_forums(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path / "home")
    ended = terminal.type("init", "--blank", typed=f"{PLACE}\n\n{FORUM}\n\n")
    assert ended.code == 0, ended.err
    forum = terminal.ask("forums", "--json")["forums"][0]
    assert (forum["name"], forum["walk_in"], forum["layers"][0]["name"]) == (
        "Reddish Forum",
        True,
        "hyper-local",
    )
    assert "Residents cannot say anything in Stockport yet." in " ".join(ended.out.split())


def test_blank_can_stop_and_go_on_later(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path / "home")
    stopped = terminal.type("init", "--blank", typed=f"{PLACE}\n")
    assert stopped.code == 0
    assert "go on later" in stopped.out
    again = terminal.type("init", "--blank", typed=f"\n{FORUM}\n\n")
    assert "What is the place called?" not in again.out
    assert terminal.ask("forums", "--json")["count"] == 1


def test_blank_asks_again_where_an_answer_cannot_be_used(tmp_path: Path) -> None:
    typed = (
        "\nStockport\nkingdom\nborough\nengland\n\nReddish Forum\n9\n1\nmaybe\nn\nmany\n5\n31/2/2099\n\n\n"
    )
    terminal = Terminal(tmp_path / "home")
    ended = terminal.type("init", "--blank", typed=typed)
    assert ended.code == 0, ended.err
    assert terminal.ask("forums", "--json")["forums"][0]["paper_days"] == 5


def test_an_exported_workbook_comes_back_the_same(stockport: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "register.xlsx"
    assert stockport.type("export", "workbook", str(file)).code == 0
    preview = stockport.type("import", "workbook", str(file), "--preview", "--json").json
    assert set(preview["counts"]) == {"same"}
    assert preview["faults"] == []


def test_a_preview_changes_nothing_and_an_import_is_all_or_nothing(changed: Terminal, tmp_path: Path) -> None:
    folder = tmp_path / "half-good"
    folder.mkdir()
    (folder / "people.csv").write_text("key,name\nnew-one,New one\n", encoding="utf-8")
    (folder / "seats.csv").write_text("key,forum,name\nseat-x,atlantis,Seat\n", encoding="utf-8")
    for words in (["--preview"], []):
        refused = changed.type("import", "workbook", str(folder), *words)
        assert refused.code == 2
        assert "atlantis" in refused.out + refused.err
    assert changed.type("person", "New one").code == 2


def test_faults_come_as_json_too(changed: Terminal, tmp_path: Path) -> None:
    folder = tmp_path / "february"
    folder.mkdir()
    (folder / "meetings.csv").write_text("forum,day\nacb,2021-02-31\n", encoding="utf-8")
    refused = changed.type("import", "workbook", str(folder), "--json")
    told = json.loads(refused.err)
    assert (refused.code, told["error"]) == (2, "workbook_faults")
    assert "row 2" in told["faults"][0]["where"]


def test_a_file_that_is_not_there_is_a_fault_and_no_traceback(stockport: Terminal) -> None:
    refused = stockport.type("import", "workbook", "nowhere.xlsx")
    assert refused.code == 2
    assert "Traceback" not in refused.err


def test_a_workbook_cannot_be_written_where_there_is_no_folder(stockport: Terminal, tmp_path: Path) -> None:
    refused = stockport.type("export", "workbook", str(tmp_path / "no" / "such" / "register.xlsx"))
    assert refused.code == 2
    assert "Choose another" in refused.err


def code_in(told: str) -> str:
    """The code a sentence tells, as people type it."""
    found = re.search(r"\b[A-Z0-9]{4}-?[A-Z0-9]{4}\b", told)
    return found[0] if found else ""


def test_an_account_gets_a_code_once_and_is_listed(changed: Terminal) -> None:
    added = changed.type("account", "add", "lead@example.org", "--role", "place_lead", "--place", "stockport")
    assert code_in(added.out), added.err
    accounts = changed.type("account", "list", "--json").json["accounts"]
    assert accounts[0]["roles"] == [{"role": "place_lead", "scope": "place", "key": "stockport"}]
    again = changed.type("account", "code", "LEAD@example.org")
    assert code_in(again.out) and code_in(again.out) != code_in(added.out)


def test_an_account_over_nothing_that_exists_is_refused(changed: Terminal) -> None:
    for words in (
        ["--role", "king"],
        ["--role", "place_lead", "--place", "atlantis"],
        ["--role", "officer", "--place", "a", "--forum", "b"],
    ):
        refused = changed.type("account", "add", "x@example.org", *words)
        assert refused.code == 2, words
        assert "Traceback" not in refused.err
    assert changed.type("account", "code", "nobody@example.org").code == 2


def test_doctor_finds_nothing_broken_in_a_good_home(stockport: Terminal) -> None:
    told = stockport.type("doctor", "--json")
    assert told.code == 0, told.out
    names = [c["name"] for c in told.json["checks"]]
    assert {
        "python",
        "sqlite",
        "database",
        "migrations",
        "audit",
        "secret",
        "mail",
        "holidays",
        "disk",
    } <= set(names)


def test_doctor_says_where_residents_cannot_say_anything_and_what_to_do(changed: Terminal) -> None:
    def told_on_saying() -> dict[str, str]:
        told = changed.type("doctor", "--json")
        assert told.code == 0, told.out
        return next(c for c in told.json["checks"] if c["name"] == "saying")

    assert told_on_saying()["state"] == "good"
    with sqlite3.connect(changed.home / "groundswell.sqlite3") as database:
        database.execute("DELETE FROM register_helpcontact WHERE key <> 'stockport-council-safeguarding'")
    found = told_on_saying()
    assert found["state"] == "note"
    assert found["says"] == (
        "groundswell.W007: Residents cannot say anything in Greater Manchester yet. "
        "Residents cannot say anything in Salford yet."
    )
    assert found["remedy"].startswith("Add who to tell at once there")


def test_doctor_names_five_places_and_counts_the_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    told = [
        CheckMessage(30, f"Not in {place}.", hint="Add one.", id="groundswell.W007") for place in "ABCDEFG"
    ]
    monkeypatch.setattr("django.core.checks.run_checks", lambda **_asked: told)
    assert saying().says.endswith("Not in E. And in 2 more places.")


def test_doctor_ends_with_1_and_a_remedy_where_there_is_no_data(tmp_path: Path) -> None:
    told = Terminal(tmp_path / "nothing").type("doctor", "--json")
    assert told.code == 1
    assert all(c["remedy"] for c in told.json["checks"] if c["state"] == "broken")


def test_doctor_notices_an_audit_chain_that_was_written_past(changed: Terminal) -> None:
    with sqlite3.connect(changed.home / "groundswell.sqlite3") as database:
        database.execute("UPDATE records_change SET verb = 'nothing happened' WHERE number = 1")
    told = changed.type("doctor", "--json")
    assert told.code == 1
    assert [c["name"] for c in told.json["checks"] if c["state"] == "broken"] == ["audit"]
