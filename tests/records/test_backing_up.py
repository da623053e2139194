"""What a backup does when the disk does not play along. The rest is in tests/cli/test_backups.py, with its command."""

from __future__ import annotations

import datetime as dt
import errno
import os
import zipfile
from pathlib import Path

import pytest

from groundswell.records.backing_up import back_up
from groundswell.records.backup_errors import CannotWriteBackup, NotABackup, NotEmpty
from groundswell.records.backup_rows import label, tables
from groundswell.records.changes import record
from groundswell.records.restoring import opened, restore

NOW = dt.datetime(2021, 2, 15, 12, tzinfo=dt.UTC)


@pytest.mark.django_db
def test_a_full_disk_leaves_the_backup_before_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_room(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    file = tmp_path / "kept.zip"
    file.write_text("the one before")
    monkeypatch.setattr(os, "fsync", no_room)
    with pytest.raises(CannotWriteBackup, match="cannot be written: no space left on device"):
        back_up(file, now=NOW)
    assert (file.read_text(), [one.name for one in tmp_path.iterdir()]) == ("the one before", ["kept.zip"])


@pytest.mark.django_db
def test_a_backup_is_for_its_owner_alone(tmp_path: Path) -> None:
    made = back_up(tmp_path / "kept.zip", now=NOW)
    assert made.file.stat().st_mode & 0o777 == 0o600
    assert made.size == made.file.stat().st_size


@pytest.mark.django_db
def test_it_is_never_restored_over_anything(tmp_path: Path) -> None:
    record("somebody", "try", "x", {}, NOW)
    made = back_up(tmp_path / "kept.zip", now=NOW)
    with opened(made.file) as backup, pytest.raises(NotEmpty):
        restore(backup)


@pytest.mark.django_db
@pytest.mark.parametrize("at", range(0, 100, 7))
def test_a_flipped_bit_anywhere_is_found_or_harmless(tmp_path: Path, at: int) -> None:
    """Whatever still opens holds each part with its hash, so all that a changed byte can alter is packing."""
    record("somebody", "try", "x", {}, NOW)
    made = back_up(tmp_path / "kept.zip", now=NOW)
    held = bytearray(made.file.read_bytes())
    held[len(held) * at // 100] ^= 0x10
    made.file.write_bytes(held)
    with zipfile.ZipFile(back_up(tmp_path / "whole.zip", now=NOW).file) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    try:
        with opened(made.file) as backup:
            assert {name: backup.packed.read(name) for name in backup.packed.namelist()} == parts
    except NotABackup:
        pass


@pytest.mark.django_db
def test_each_table_comes_after_those_it_points_at() -> None:
    order = [label(model) for model in tables()]
    assert order.index("register.Place") < order.index("register.Forum") < order.index("threads.Voice")
    assert order.index("threads.Voice") < order.index("threads.VoiceContent")
    assert "threads.Voice_shared_with" in order
    assert not [name for name in order if name.startswith(("sessions.", "auth.", "contenttypes."))]
