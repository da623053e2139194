"""Writing the whole installation as a folder of plain files: a file of lines a table, pictures by their hash."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection

from groundswell import __version__
from groundswell.records.backing_up import OWNER_ONLY, keep_name
from groundswell.records.backup_rows import Model, label, lines, migrations_run, tables
from groundswell.records.folder_errors import CannotWriteFolder, FolderTaken
from groundswell.records.instance_folder import (
    BLOBS_FOLDER,
    FORMAT,
    INSTEAD,
    KEYS_TO_THE_DOOR,
    MANIFEST,
    OWNER_ONLY_FOLDER,
    ROWS_FOLDER,
    SALT,
    blob_file,
    rows_file,
)
from groundswell.records.models import ChainHead
from groundswell.records.on_disk import one_still_picture

Tell = Callable[[str, int, int], None]


@dataclass(frozen=True)
class Written:
    """A folder that was written: where, how many rows, how many pictures and recordings."""

    folder: Path
    rows: int
    blobs: int


@dataclass
class _Writing:
    """The folder while it grows: its files' sizes and hashes, and how many rows each table has."""

    folder: Path
    with_secrets: bool
    parts: dict[str, dict[str, Any]] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)

    def table(self, model: Model) -> None:
        """One table's rows."""
        name = label(model)
        is_kept_back = name in KEYS_TO_THE_DOOR and not self.with_secrets
        instead = None if self.with_secrets else INSTEAD.get(name)
        told = () if is_kept_back else lines(model, put=self.blob, instead=instead)
        self.counts[name] = self.part(rows_file(model), told)

    def blob(self, content: bytes) -> str:
        """Writes a picture or recording, once however many rows hold it; gives its hash."""
        sha256 = hashlib.sha256(content).hexdigest()
        if blob_file(sha256) not in self.parts:
            self.part(blob_file(sha256), [content])
        return sha256

    def part(self, name: str, told: Iterable[bytes]) -> int:
        """Writes one file and forces it to disk; gives how many lines."""
        number, size, seal = 0, 0, hashlib.sha256()
        with _new(self.folder / name) as file:
            for line in told:
                file.write(line)
                seal.update(line)
                number, size = number + 1, size + len(line)
            file.flush()
            os.fsync(file.fileno())
        self.parts[name] = {"bytes": size, "sha256": seal.hexdigest()}
        return number

    def manifest(self) -> None:
        """What was counted and hashed. No clock and no database in it: the same rows give the same bytes."""
        head = ChainHead.objects.order_by("pk").first()
        told = {
            "format": FORMAT,
            "version": __version__,
            "migrations": migrations_run(connection),
            "with_secrets": self.with_secrets,
            "rows": self.counts,
            "parts": dict(self.parts),
            "audit": {"number": head.number if head else 0, "seal": head.seal if head else ""},
        }
        text = json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True)
        self.part(MANIFEST, [text.encode(), b"\n"])


def write_folder(
    folder: Path, *, with_secrets: bool = False, tell: Tell = lambda _doing, _done, _of: None
) -> Written:
    """Writes every row of this moment into a new folder, while others read and write on.

    It is written beside and then renamed: the folder is there whole, or not at all. For its owner's eyes only: it
    holds what people said. Without `with_secrets` no password, code, second step or token is in it.
    Raises FolderTaken, CannotWriteFolder.
    """
    try:
        folder = folder.resolve()
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise FolderTaken(folder)
        written = _write_beside(folder, with_secrets, tell)
    except (OSError, ValueError) as fault:
        raise CannotWriteFolder(folder, (getattr(fault, "strerror", None) or str(fault)).lower()) from fault
    return Written(
        folder, sum(written.counts.values()), sum(n.startswith(BLOBS_FOLDER) for n in written.parts)
    )


def _write_beside(folder: Path, with_secrets: bool, tell: Tell) -> _Writing:
    """Writes it under another name, which it loses when it is whole."""
    beside = folder.with_name(f".{folder.name}.part")
    shutil.rmtree(beside, ignore_errors=True)
    try:
        written = _write(beside, with_secrets, tell)
        beside.rename(folder)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    keep_name(folder.parent)
    return written


def _write(folder: Path, with_secrets: bool, tell: Tell) -> _Writing:
    for made in (folder, folder / ROWS_FOLDER, folder / BLOBS_FOLDER):
        made.mkdir(mode=OWNER_ONLY_FOLDER)
    writing, every = _Writing(folder, with_secrets), tables()
    with one_still_picture():
        for done, model in enumerate(every):
            tell(label(model), done, len(every))
            writing.table(model)
        writing.part(SALT, [settings.RECEIPT_SALT.encode()])
        writing.manifest()
    return writing


def _new(path: Path) -> Any:
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY), "wb")
