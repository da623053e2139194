"""Restoring a backup into an empty database: checked first, all or nothing, and checked again afterwards."""

from __future__ import annotations

import hashlib
import json
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from django.core.management.color import no_style
from django.db import Error, connection, models, transaction
from django.utils.translation import gettext as _

from groundswell import __version__
from groundswell.records.backing_up import FORMAT, MANIFEST, ROWS, SALT
from groundswell.records.backup_errors import CannotRestore, NotABackup, NotEmpty, OtherVersion
from groundswell.records.backup_rows import Model, label, migrations_run, row_of, tables
from groundswell.records.changes import verify
from groundswell.records.models import ChainHead

AT_ONCE = 1 << 20  # bytes read at once

Tell = Callable[[str, int, int], None]


class Kept(Protocol):
    """What an installation's rows can be put back from: a backup, or a folder of plain files. Checked already."""

    @property
    def manifest(self) -> dict[str, Any]:
        """What it says of itself."""

    @property
    def salt(self) -> str:
        """What its receipts are hashed with."""

    @property
    def rows(self) -> int:
        """How many rows it holds."""

    def rows_of(self, model: Model) -> Iterator[models.Model]:
        """One table's rows, not saved yet."""


@dataclass(frozen=True)
class Backup:
    """An open backup whose parts all have the hashes they should. `salt`: what its receipts are hashed with."""

    packed: zipfile.ZipFile
    manifest: dict[str, Any]
    salt: str

    @property
    def rows(self) -> int:
        """How many rows it holds."""
        return int(sum(self.manifest["rows"].values()))

    def rows_of(self, model: Model) -> Iterator[models.Model]:
        """One table's rows, not saved yet. Raises NotABackup."""
        with self.packed.open(ROWS.format(label(model))) as part:
            for line in part:
                yield row_of(model, line)


@contextmanager
def opened(file: Path, *, tell: Tell = lambda _doing, _done, _of: None) -> Iterator[Backup]:
    """The backup, once every byte of it is checked. Raises NotABackup: not ours, cut short, or damaged."""
    try:
        with zipfile.ZipFile(file) as packed:
            manifest = _manifest(packed)
            _check_parts(packed, manifest["parts"], tell)
            yield Backup(packed, manifest, packed.read(SALT).decode("utf-8"))
    except FileNotFoundError as fault:
        raise NotABackup(_("there is no file %(file)s") % {"file": file}) from fault
    except (zipfile.BadZipFile, EOFError, zlib.error, NotImplementedError) as fault:
        raise NotABackup(_("it was cut short or damaged, or it is no backup of Groundswell")) from fault
    except (KeyError, ValueError, TypeError) as fault:
        raise NotABackup(_("it does not say what it holds")) from fault
    except OSError as fault:
        raise NotABackup((fault.strerror or str(fault)).lower()) from fault


def restore(backup: Kept, *, tell: Tell = lambda _doing, _done, _of: None) -> int:
    """Puts every row back into this empty database, and gives how many. All or nothing.

    Afterwards the rows of each table are counted, every key is looked up, and the audit chain is walked to the head
    that the backup names. Raises NotEmpty, OtherVersion, NotABackup, CannotRestore.
    """
    every = tables()
    _require_fits(backup, every)
    try:
        with transaction.atomic():
            for done, model in enumerate(every):
                tell(label(model), done, len(every))
                _fill(backup, model)
            connection.check_constraints()
            _begin_numbers_after(every)
            _require_chain(backup)
    except (Error, OverflowError) as fault:  # a number too long for SQLite is no error of the database's own
        raise CannotRestore(str(fault).splitlines()[0]) from fault
    return backup.rows


def _manifest(packed: zipfile.ZipFile) -> dict[str, Any]:
    manifest: dict[str, Any] = json.loads(packed.read(MANIFEST))
    if manifest["format"] != FORMAT:
        raise NotABackup(_("it does not say what it holds"))
    return manifest


def _check_parts(packed: zipfile.ZipFile, parts: dict[str, Any], tell: Tell) -> None:
    named = {name for name in packed.namelist() if name != MANIFEST}
    if named != set(parts):
        raise NotABackup(_("parts are missing, or stand there twice"))
    for done, (name, told) in enumerate(parts.items()):
        tell(name, done, len(parts))
        seal = hashlib.sha256()
        with packed.open(name) as part:
            while read := part.read(AT_ONCE):
                seal.update(read)
        if seal.hexdigest() != told["sha256"]:
            raise NotABackup(_("%(part)s is not as it was written") % {"part": name})


def _require_fits(backup: Kept, every: list[Model]) -> None:
    """Raises OtherVersion or NotEmpty."""
    ours = migrations_run(connection)
    if backup.manifest["migrations"] != ours or set(backup.manifest["rows"]) != {label(m) for m in every}:
        raise OtherVersion(str(backup.manifest["version"]), __version__)
    if any(model._base_manager.exists() for model in every):
        raise NotEmpty(str(connection.settings_dict["NAME"]))


def _fill(backup: Kept, model: Model) -> None:
    """One table's rows, each as it was: nothing is worked out anew."""
    number = 0
    for row in backup.rows_of(model):
        row.save_base(raw=True, force_insert=True)
        number += 1
    if number != backup.manifest["rows"][label(model)] or number != model._base_manager.count():
        raise NotABackup(_("%(part)s has another number of rows than it says") % {"part": label(model)})


def _begin_numbers_after(every: list[Model]) -> None:
    """New rows get numbers after those restored. SQLite sees to it by itself."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), every):
            cursor.execute(statement)


def _require_chain(backup: Kept) -> None:
    """The chain is whole, and ends where the backup says."""
    head = ChainHead.objects.order_by("pk").first()
    ends = {"number": head.number if head else 0, "seal": head.seal if head else ""}
    if verify() or ends != backup.manifest["audit"]:
        raise NotABackup(_("its chain of changes was altered"))
