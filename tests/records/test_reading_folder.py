"""A folder that is not as it was written is refused with a plain fault, and nothing of it is taken in."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from groundswell.errors import GroundswellError
from groundswell.records.backup_errors import NotEmpty
from groundswell.records.backup_rows import tables
from groundswell.records.changes import record, verify
from groundswell.records.folder_errors import FolderOfAnotherVersion, NotAnInstance
from tests.records.conftest import NOW
from tests.records.folders import Written

MUTANTS = 2_000 if os.environ.get("GROUNDSWELL_COUNTS") == "soak" else 200
PEOPLE = "rows/register.Person.jsonl"


def is_empty() -> bool:
    """Whether no table of ours holds a row."""
    return not any(model._base_manager.exists() for model in tables())


def refused(folder: Written) -> str:
    """The sentence it is refused with; nothing is taken in."""
    with pytest.raises(NotAnInstance) as fault:
        folder.take_in()
    assert is_empty()
    assert str(fault.value.remedy).endswith("Nothing was taken in.")
    return str(fault.value)


def test_a_changed_hash_is_found(folder: Written) -> None:
    file = folder.path / PEOPLE
    file.write_bytes(file.read_bytes().replace(b"practitioner", b"practitionar"))
    assert f"{PEOPLE} is not as it was written" in refused(folder)


def test_a_changed_picture_is_found(folder: Written) -> None:
    folder.blob().write_bytes(b"another picture")
    assert "is not as it was written" in refused(folder)


def test_a_picture_under_another_pictures_name_is_found(folder: Written) -> None:
    """Its hash in the manifest is right; its name is not."""
    folder.holds(f"blobs/{folder.blob().name}", b"another picture")
    assert "is not as it was written" in refused(folder)


def test_a_missing_file_is_named(folder: Written) -> None:
    (folder.path / PEOPLE).unlink()
    assert f"{PEOPLE} is missing" in refused(folder)


def test_a_missing_picture_is_named(folder: Written) -> None:
    """The manifest no longer speaks of it either; the row that holds it does."""
    told, name = folder.manifest, f"blobs/{folder.blob().name}"
    del told["parts"][name]
    folder.says(told)
    folder.blob().unlink()
    assert "a row of threads.VoiceFile is not as it should be" in refused(folder)


def test_a_foreign_table_is_named(folder: Written) -> None:
    folder.holds("rows/other.Table.jsonl", b"{}\n")
    assert "rows/other.Table.jsonl belongs to no table of ours" in refused(folder)


def test_a_foreign_file_beside_the_manifest_is_named(folder: Written) -> None:
    (folder.path / "install.sh").write_text("echo")
    assert "install.sh belongs to no table of ours" in refused(folder)


def test_what_a_file_browser_leaves_behind_is_passed_by(folder: Written) -> None:
    (folder.path / "rows" / ".DS_Store").write_bytes(b"\0")
    assert folder.take_in() > 0


def test_a_newer_version_is_named_with_what_to_do(folder: Written) -> None:
    told = folder.manifest
    told["version"] = "9.9"
    told["migrations"]["threads"].append("9999_later")
    folder.says(told)
    with pytest.raises(FolderOfAnotherVersion) as fault:
        folder.take_in()
    assert "Version 9.9 wrote this folder" in str(fault.value)
    assert "Take it in with version 9.9" in str(fault.value.remedy)
    assert is_empty()


def test_a_table_of_a_newer_version_names_the_version(folder: Written) -> None:
    folder.holds("rows/threads.Later.jsonl", b"{}\n")
    folder.says({**folder.manifest, "version": "9.9"})
    with pytest.raises(FolderOfAnotherVersion, match=r"Version 9\.9"):
        folder.take_in()


def test_a_newer_shape_of_the_folder_names_the_version(folder: Written) -> None:
    folder.says({"format": "groundswell-instance-2", "version": "9.9"})
    with pytest.raises(FolderOfAnotherVersion, match=r"Version 9\.9"):
        folder.take_in()


@pytest.mark.parametrize(
    "name", ["../outside.jsonl", "rows/../../outside.jsonl", "/etc/hostname", "rows\\..\\..\\x", "C:outside"]
)
def test_zip_slip_a_name_that_leads_out_of_the_folder_is_refused(folder: Written, name: str) -> None:
    (folder.path.parent / "outside.jsonl").write_text("{}")
    told = folder.manifest
    told["parts"][name] = {"bytes": 2, "sha256": "0" * 64}
    folder.says(told)
    assert f"{name} leads out of the folder" in refused(folder)


def _link_a_file(folder: Path, outside: Path) -> None:
    (folder / PEOPLE).rename(outside)
    (folder / PEOPLE).symlink_to(outside)


def _link_a_folder(folder: Path, outside: Path) -> None:
    (folder / "rows").rename(outside)
    (folder / "rows").symlink_to(outside)


def _link_the_manifest(folder: Path, outside: Path) -> None:
    (folder / "manifest.json").rename(outside)
    (folder / "manifest.json").symlink_to(outside)


@pytest.mark.parametrize("link", [_link_a_file, _link_a_folder, _link_the_manifest])
def test_a_link_that_leads_out_of_the_folder_is_refused(
    folder: Written, link: Callable[[Path, Path], None]
) -> None:
    link(folder.path, folder.path.parent / "elsewhere")
    assert "leads out of the folder" in refused(folder)


def test_a_pipe_in_a_files_place_is_refused_at_once(folder: Written) -> None:
    """A pipe would keep its reader waiting for ever."""
    (folder.path / PEOPLE).unlink()
    os.mkfifo(folder.path / PEOPLE)
    assert f"{PEOPLE} is no plain file" in refused(folder)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        "not JSON",
        "[" * 100_000,
        '{"format": "groundswell-instance-1"}',
        '{"format": "groundswell-backup-1"}',
        "\udcff",
    ],
)
def test_a_manifest_that_says_nothing_is_a_plain_fault(folder: Written, text: str) -> None:
    (folder.path / "manifest.json").write_bytes(text.encode(errors="surrogateescape"))
    refused(folder)


def test_no_folder_and_no_manifest_are_plain_faults(folder: Written) -> None:
    assert "there is no folder" in refused(Written(folder.path / "none"))
    shutil.rmtree(folder.path)
    folder.path.mkdir()
    assert "it has no manifest.json" in refused(folder)


def test_one_row_less_than_the_manifest_says_is_found(folder: Written) -> None:
    rows = (folder.path / PEOPLE).read_bytes().splitlines(keepends=True)
    folder.holds(PEOPLE, b"".join(rows[:-1]))
    with pytest.raises(GroundswellError):
        folder.take_in()
    assert is_empty()


def test_an_altered_chain_is_found(folder: Written) -> None:
    """Whoever alters an entry also sets the file's hash; the seals give it away."""
    name = "rows/records.Change.jsonl"
    held = (folder.path / name).read_bytes()
    folder.holds(name, held.replace(b'"actor":"operator"', b'"actor":"somebody"'))
    assert "its chain of changes was altered" in refused(folder)


def test_a_row_that_points_at_nothing_is_refused(folder: Written) -> None:
    name = "rows/register.Seat.jsonl"
    rows = [json.loads(line) for line in (folder.path / name).read_bytes().splitlines()]
    rows[0]["forum_id"] = 987_654_321
    folder.holds(name, "".join(json.dumps(row) + "\n" for row in rows).encode())
    with pytest.raises(GroundswellError, match="rows do not fit: "):
        folder.take_in()
    assert is_empty()


def test_it_is_never_taken_in_over_anything(folder: Written) -> None:
    record("somebody", "try", "x", {}, NOW)
    with pytest.raises(NotEmpty) as fault:
        folder.take_in()
    assert "--into DIR" in str(fault.value.remedy)


MADE_UP: st.SearchStrategy[Any] = (
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20) | st.just([]) | st.just({})
)


@settings(max_examples=MUTANTS, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_row_altered_on_purpose_is_refused_or_taken_in_whole(folder: Written, data: st.DataObject) -> None:
    """Its file's hash is set right: only what a row may hold stands against it. No traceback, all or nothing."""
    name = data.draw(st.sampled_from(sorted(n for n, m in _filled(folder).items() if m)))
    before = (folder.path / name).read_bytes()
    rows = before.splitlines()
    at = data.draw(st.integers(0, len(rows) - 1))
    row: dict[str, Any] = json.loads(rows[at])
    row[data.draw(st.sampled_from(sorted(row)))] = data.draw(MADE_UP)
    rows[at] = data.draw(st.sampled_from([json.dumps(row).encode(), b"[" * 50_000, b"\xff", b"{}"]))
    folder.holds(name, b"\n".join(rows) + b"\n")
    try:
        with transaction.atomic():
            folder.take_in()
            assert verify() == []
            raise _Enough
    except (GroundswellError, _Enough):
        assert is_empty()
    finally:
        folder.holds(name, before)


class _Enough(Exception):
    """Takes back what was taken in."""


def _filled(folder: Written) -> dict[str, int]:
    return {f"rows/{table}.jsonl": number for table, number in folder.manifest["rows"].items()}
