"""Writing a backup: one file with every row of one moment, a hash of each part, and the head of the audit chain."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
import zipfile
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection

from groundswell import __version__
from groundswell.records.backup_errors import CannotWriteBackup
from groundswell.records.backup_rows import label, lines, migrations_run, tables
from groundswell.records.models import ChainHead
from groundswell.records.on_disk import one_still_picture

FORMAT = "groundswell-backup-1"
MANIFEST = "manifest.json"
SALT = "receipts.txt"
ROWS = "rows/{}.jsonl"
QUICK = 1  # of zlib's 9: pictures hardly shrink, words shrink anyway
OWNER_ONLY = 0o600

Tell = Callable[[str, int, int], None]


@dataclass(frozen=True)
class Made:
    """A backup that was made: where, how many rows, how many bytes."""

    file: Path
    rows: int
    size: int


def back_up(file: Path, *, now: dt.datetime, tell: Tell = lambda _doing, _done, _of: None) -> Made:
    """Writes every row of this moment to `file`, while others read and write on.

    It is written beside, forced to disk and then renamed: `file` is the old one or the whole new one, whenever the
    power goes. For its owner's eyes only: it holds what people said. Raises CannotWriteBackup.
    """
    beside = file.with_name(f".{file.name}.part")
    try:
        with os.fdopen(os.open(beside, os.O_RDWR | os.O_CREAT | os.O_TRUNC, OWNER_ONLY), "w+b") as out:
            rows = _write(out, now, tell)
            out.flush()
            os.fsync(out.fileno())
            size = out.tell()
        beside.replace(file)
        keep_name(file.parent)
    except OSError as fault:
        with suppress(OSError):
            beside.unlink()
        raise CannotWriteBackup(file, (fault.strerror or str(fault)).lower()) from fault
    return Made(file, rows, size)


def _write(out: Any, now: dt.datetime, tell: Tell) -> int:
    """Every part, then what was counted and hashed of them; gives how many rows."""
    counts, parts = dict[str, int](), dict[str, dict[str, Any]]()
    every = tables()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=QUICK) as packed, one_still_picture():
        for done, model in enumerate(every):
            tell(label(model), done, len(every))
            name = ROWS.format(label(model))
            counts[label(model)], parts[name] = _part(packed, name, lines(model))
        _lines, parts[SALT] = _part(packed, SALT, [settings.RECEIPT_SALT.encode()])
        packed.writestr(MANIFEST, json.dumps(_manifest(now, counts, parts), indent=1))
        out_end = sum(counts.values())
    out.seek(0, os.SEEK_END)
    return out_end


def _manifest(now: dt.datetime, counts: dict[str, int], parts: dict[str, Any]) -> dict[str, Any]:
    head = ChainHead.objects.order_by("pk").first()
    return {
        "format": FORMAT,
        "made": now.isoformat(),
        "version": __version__,
        "database": connection.vendor,
        "migrations": migrations_run(connection),
        "rows": counts,
        "parts": parts,
        "audit": {"number": head.number if head else 0, "seal": head.seal if head else ""},
    }


def _part(packed: zipfile.ZipFile, name: str, told: Iterable[bytes]) -> tuple[int, dict[str, Any]]:
    """Writes one part; gives how many lines, and its size and SHA-256."""
    number, size, seal = 0, 0, hashlib.sha256()
    with packed.open(name, "w", force_zip64=True) as part:
        for line in told:
            part.write(line)
            seal.update(line)
            number, size = number + 1, size + len(line)
    return number, {"bytes": size, "sha256": seal.hexdigest()}


def keep_name(folder: Path) -> None:
    """Forces the folder's list of names to disk, so that the new name outlives a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
