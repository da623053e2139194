"""`export table` gives one table as CSV, the same as its sheet in a folder of CSVs."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from tests.terminal import Terminal

KINDS = ("instance", "forum", "seat", "sitting", "meeting", "agenda_item", "post_holding", "help_contact")


def rows_of(text: str) -> list[dict[str, str]]:
    """Its rows by heading."""
    return list(csv.DictReader(io.StringIO(text)))


@pytest.mark.parametrize("kind", KINDS)
def test_a_table_is_its_sheet_in_a_folder_of_csvs(stockport: Terminal, tmp_path: Path, kind: str) -> None:
    folder, file = tmp_path / "folder", tmp_path / "one.csv"
    assert stockport.type("export", "workbook", str(folder)).code == 0
    ended = stockport.type("export", "table", kind, str(file))
    assert ended.code == 0, ended.err
    assert file.read_bytes() in {sheet.read_bytes() for sheet in folder.glob("*.csv")}
    assert file.stat().st_mode & 0o777 == 0o600
    told = stockport.type("export", "table", kind, "--stdout")
    assert told.out == file.read_bytes().decode("utf-8-sig")


@pytest.mark.parametrize("named", ["agenda_item", "Agenda items", "agenda-items", " AGENDA ITEMS "])
def test_a_table_is_found_by_its_kind_and_by_its_sheets_name(stockport: Terminal, named: str) -> None:
    assert stockport.type("export", "table", named, "--stdout").out.startswith("key,meeting,number,title,")


def test_what_was_written_is_taken_in_again_and_changes_nothing(stockport: Terminal, tmp_path: Path) -> None:
    folder = tmp_path / "sheets"
    folder.mkdir()
    for kind in ("sitting", "meeting"):
        name = {"sitting": "sittings.csv", "meeting": "meetings.csv"}[kind]
        assert stockport.type("export", "table", kind, str(folder / name)).code == 0
    told = stockport.type("import", "workbook", str(folder), "--preview", "--json")
    assert told.code == 0, told.err
    assert set(told.json["counts"]) == {"same"}


def test_as_public_gives_only_what_everybody_may_see(changed: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "forums.csv"
    assert changed.type("export", "table", "forum", str(file)).code == 0
    hidden = file.read_text("utf-8-sig").replace(",public,", ",members,", 1)
    file.write_text(hidden, encoding="utf-8")
    assert changed.type("import", "workbook", str(_as_folder(file, tmp_path))).code == 0
    every = {row["key"] for row in rows_of(changed.type("export", "table", "forum", "--stdout").out)}
    seen = {
        row["key"] for row in rows_of(changed.type("export", "table", "forum", "--stdout", "--as-public").out)
    }
    assert len(every - seen) == 1
    assert seen < every


def _as_folder(file: Path, into: Path) -> Path:
    folder = into / "folder"
    folder.mkdir()
    file.rename(folder / "forums.csv")
    return folder


def test_an_unknown_table_names_those_there_are(stockport: Terminal) -> None:
    told = stockport.type("export", "table", "voices", "--stdout")
    assert told.code == 2
    assert told.err.startswith("The register has no table “voices”.")
    assert "forum, seat, sitting" in told.err
    assert told.out == ""


def test_where_it_goes_is_said_once(stockport: Terminal, tmp_path: Path) -> None:
    for words in ((), (str(tmp_path / "x.csv"), "--stdout")):
        told = stockport.type("export", "table", "forum", *words)
        assert (told.code, told.err.splitlines()[0]) == (2, "It is not said where the table goes.")
    told = stockport.type("export", "table", "forum", str(tmp_path / "no" / "such.csv"))
    assert (told.code, "cannot be written" in told.err) == (2, True)
    assert list(tmp_path.iterdir()) == []
