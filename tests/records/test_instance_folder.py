"""A whole installation lies in a folder of plain files, and comes back as it was."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path

import pytest
from django.apps import apps

from groundswell.accounts.models import Account, SecondStep
from groundswell.records.backup_rows import label, lines, tables
from groundswell.records.changes import record, verify
from groundswell.records.folder_errors import CannotWriteFolder, FolderTaken
from groundswell.records.instance_folder import INSTEAD, KEYS_TO_THE_DOOR
from groundswell.records.models import Change
from groundswell.records.writing_folder import write_folder
from groundswell.threads.models import VoiceContent, VoiceFile
from tests.records.conftest import NOW, PICTURE, fill
from tests.records.folders import Written, bytes_in

SECRETS = (b"pbkdf2-secret", b"salt-secret", b"recovery-secret", b"code-secret", b"token-secret")


def test_what_comes_back_gives_the_same_bytes_again(folder: Written, tmp_path: Path) -> None:
    rows = folder.take_in()
    assert rows == sum(folder.manifest["rows"].values()) > 50
    write_folder(tmp_path / "again")
    assert bytes_in(tmp_path / "again") == folder.bytes()


def test_with_secrets_every_row_is_as_it_was(db: None, tmp_path: Path) -> None:
    fill()
    before = {label(model): list(lines(model)) for model in tables()}
    write_folder(tmp_path / "kept", with_secrets=True)
    for model in reversed(tables()):
        model._base_manager.all()._raw_delete("default")  # past every rule: all goes
    Written(tmp_path / "kept").take_in()
    assert {label(model): list(lines(model)) for model in tables()} == before


def test_accounts_voices_files_and_the_chain_are_there(folder: Written) -> None:
    folder.take_in()
    assert Account.objects.get().email == "keeper@example.org"
    assert VoiceContent.objects.get().words == "A canary sings."
    assert {bytes(file.content) for file in VoiceFile.objects.all()} == {PICTURE}
    assert Change.objects.count() > 1
    assert verify() == []
    record("somebody", "try", "x", {}, NOW)
    assert verify() == []


def test_a_picture_is_a_file_named_by_its_hash_and_lies_there_once(folder: Written) -> None:
    name = hashlib.sha256(PICTURE).hexdigest()
    assert [file.name for file in (folder.path / "blobs").iterdir()] == [name]
    assert folder.blob().read_bytes() == PICTURE
    rows = (folder.path / "rows" / "threads.VoiceFile.jsonl").read_text().splitlines()
    assert [json.loads(row)["content"] for row in rows] == [name, name]


def test_rows_are_lines_of_json_with_sorted_names_in_the_order_of_their_keys(folder: Written) -> None:
    for file in (folder.path / "rows").iterdir():
        rows = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
        assert all(list(row) == sorted(row) for row in rows)
        keys = [row["id"] for row in rows if "id" in row]
        assert keys == sorted(keys), file.name


def test_the_manifest_counts_and_hashes_every_file(folder: Written) -> None:
    held, manifest = folder.bytes(), folder.manifest
    assert set(held) == {*manifest["parts"], "manifest.json"}
    for name, part in manifest["parts"].items():
        assert part == {"bytes": len(held[name]), "sha256": hashlib.sha256(held[name]).hexdigest()}
    for table, number in manifest["rows"].items():
        assert held[f"rows/{table}.jsonl"].count(b"\n") == number


def test_nothing_that_lets_somebody_in_is_there_unless_asked_for(folder: Written) -> None:
    everything = b"".join(folder.bytes().values())
    assert [secret for secret in SECRETS if secret in everything] == []
    folder.take_in()
    account = Account.objects.get()
    assert not account.has_usable_password()
    assert not account.check_password("!")
    assert SecondStep.objects.count() == 0


def test_asked_for_they_are_all_there(with_secrets: Written) -> None:
    everything = b"".join(with_secrets.bytes().values())
    assert [secret for secret in SECRETS if secret not in everything] == []


def test_every_field_that_sounds_like_a_secret_is_thought_of() -> None:
    """A new field with such a name is either kept out, or stands here with its reason."""
    stays = {
        "register.Seat.sensitive",
        "records.Change.salt",  # seals the chain
        "threads.Voice.receipt",  # else nobody could open, change or erase what they said
        "threads.Supporter.receipt",
    }
    telling = ("password", "secret", "salt", "hash", "token", "receipt", "code")
    found = {
        f"{model._meta.label}.{field.name}"
        for model in tables()
        for field in model._meta.concrete_fields
        if any(word in field.name for word in telling) and field.name not in ("sha256",)
    }
    kept_out = {f"{table}.{name}" for table, fields in INSTEAD.items() for name in fields}
    assert {
        name for name in found if name.rpartition(".")[0] not in KEYS_TO_THE_DOOR
    } - kept_out - stays == set()
    assert all(apps.get_model(name) for name in KEYS_TO_THE_DOOR)


def test_it_is_for_its_owner_alone(folder: Written) -> None:
    inside = list(folder.path.rglob("*"))
    assert {one.stat().st_mode & 0o777 for one in inside if one.is_file()} == {0o600}
    assert {one.stat().st_mode & 0o777 for one in (folder.path, *inside) if one.is_dir()} == {0o700}


def test_a_folder_with_something_in_it_is_left_as_it_is(db: None, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(FolderTaken, match="is not empty"):
        write_folder(tmp_path)
    with pytest.raises(FolderTaken):
        write_folder(tmp_path / "mine.txt")
    assert bytes_in(tmp_path) == {"mine.txt": b"mine"}


def test_a_full_disk_leaves_nothing(db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_room(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", no_room)
    with pytest.raises(CannotWriteFolder, match="cannot be written: no space left on device"):
        write_folder(tmp_path / "kept")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_made_is_a_plain_fault(db: None, tmp_path: Path) -> None:
    for folder in (tmp_path / "no" / "such", tmp_path / "a\0b"):
        with pytest.raises(CannotWriteFolder):
            write_folder(folder)
