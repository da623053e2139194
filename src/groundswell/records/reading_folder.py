"""Reading the folder of plain files that holds an installation: every file is checked before a row is taken in."""

from __future__ import annotations

import hashlib
import json
import os
import stat
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO

from django.db import models
from django.utils.translation import gettext as _

from groundswell import __version__
from groundswell.records.backup_errors import CannotRestore, NotABackup, OtherVersion
from groundswell.records.backup_rows import Model, label, row_of, tables
from groundswell.records.folder_errors import FolderOfAnotherVersion, NotAnInstance, RowsDoNotFit
from groundswell.records.instance_folder import FAMILY, FORMAT, MANIFEST, SALT, blob_file, is_ours, rows_file

AT_ONCE = 1 << 20  # bytes read at once
LONGEST_MANIFEST = 100_000_000  # bytes: some 500,000 pictures

Tell = Callable[[str, int, int], None]


@dataclass(frozen=True)
class InstanceFolder:
    """A folder whose files all have the hashes they should. `salt`: what its receipts are hashed with."""

    folder: Path
    manifest: dict[str, Any]
    salt: str

    @property
    def rows(self) -> int:
        """How many rows it holds."""
        return int(sum(self.manifest["rows"].values()))

    def rows_of(self, model: Model) -> Iterator[models.Model]:
        """One table's rows, not saved yet. Raises NotABackup."""
        with _opened(self.folder, rows_file(model)) as file:
            for line in file:
                yield row_of(model, line, get=self._blob)

    def _blob(self, sha256: str) -> bytes:
        if blob_file(sha256) not in self.manifest["parts"]:
            raise ValueError(sha256)
        with _opened(self.folder, blob_file(sha256)) as file:
            return file.read()


@contextmanager
def opened(folder: Path, *, tell: Tell = lambda _doing, _done, _of: None) -> Iterator[InstanceFolder]:
    """The folder, once every byte of it is checked. Raises NotAnInstance or FolderOfAnotherVersion.

    What is wrong with its rows while they are taken in is told of the folder too: RowsDoNotFit.
    """
    try:
        manifest = _manifest(folder)
        _check_names(folder, manifest)
        _check_parts(folder, manifest["parts"], tell)
        yield InstanceFolder(folder, manifest, _salt(folder))
    except NotABackup as fault:
        raise NotAnInstance(fault.why) from fault
    except OtherVersion as fault:
        raise FolderOfAnotherVersion(fault.made_by, __version__) from fault
    except CannotRestore as fault:
        raise RowsDoNotFit(fault.why) from fault
    except OSError as fault:
        raise NotAnInstance((fault.strerror or str(fault)).lower()) from fault


def _salt(folder: Path) -> str:
    with _opened(folder, SALT) as file:
        try:
            return file.read(AT_ONCE).decode()
        except UnicodeDecodeError as fault:
            raise NotAnInstance(_("%(part)s is not as it was written") % {"part": SALT}) from fault


def _manifest(folder: Path) -> dict[str, Any]:
    """What the folder says of itself, each part of it what it should be."""
    if not folder.is_dir():
        raise NotAnInstance(_("there is no folder %(folder)s") % {"folder": folder})
    try:
        with _opened(folder, MANIFEST) as file:
            told: dict[str, Any] = json.loads(file.read(LONGEST_MANIFEST))
    except FileNotFoundError as fault:
        raise NotAnInstance(_("it has no %(name)s") % {"name": MANIFEST}) from fault
    except (ValueError, RecursionError) as fault:
        raise NotAnInstance(_("its %(name)s cannot be read") % {"name": MANIFEST}) from fault
    named = told.get("format") if isinstance(told, dict) else None
    if isinstance(named, str) and named.startswith(FAMILY) and named != FORMAT:
        raise FolderOfAnotherVersion(str(told.get("version")), __version__)
    if named != FORMAT or not _is_shaped(told):
        raise NotAnInstance(_("it does not say what it holds"))
    return told


def _is_shaped(told: Mapping[str, Any]) -> bool:
    """Whether the manifest has its members, each of its kind."""
    rows, parts = told.get("rows"), told.get("parts")
    return (
        isinstance(told.get("version"), str)
        and isinstance(told.get("migrations"), dict)
        and isinstance(told.get("audit"), dict)
        and isinstance(rows, dict)
        and all(type(number) is int and number >= 0 for number in rows.values())
        and isinstance(parts, dict)
        and all(isinstance(part, dict) and isinstance(part.get("sha256"), str) for part in parts.values())
    )


def _check_names(folder: Path, manifest: Mapping[str, Any]) -> None:
    """Every file the manifest names is here and belongs here, and no other is."""
    named, here = set(manifest["parts"]), set(_files(folder))
    if outside := next((name for name in sorted(named) if _leads_out(name)), None):
        raise NotAnInstance(_("%(name)s leads out of the folder") % {"name": outside})
    every = tables()
    if strange := next((name for name in sorted(named | here) if not is_ours(name, every)), None):
        if manifest["version"] != __version__:
            raise FolderOfAnotherVersion(manifest["version"], __version__)
        raise NotAnInstance(_("%(name)s belongs to no table of ours") % {"name": strange})
    needed = {rows_file(model) for model in every if label(model) in manifest["rows"]} | {SALT}
    if missing := next(iter(sorted((named | needed) - here)), None):
        raise NotAnInstance(_("%(name)s is missing") % {"name": missing})
    if unnamed := next(iter(sorted((here | needed) - named)), None):
        raise NotAnInstance(_("%(name)s is not in its manifest") % {"name": unnamed})


def _leads_out(name: str) -> bool:
    path = PurePosixPath(name.replace("\\", "/"))
    return path.is_absolute() or ".." in path.parts or ":" in name


def _files(folder: Path) -> Iterator[str]:
    """Every file's name below the folder but the manifest; hidden ones, which file browsers leave, are passed by."""
    for where, folders, files in os.walk(folder, onerror=_raise):
        folders[:] = sorted(one for one in folders if not one.startswith("."))
        within = Path(where).relative_to(folder)
        if link := next((one for one in folders if (Path(where) / one).is_symlink()), None):
            raise NotAnInstance(_("%(name)s leads out of the folder") % {"name": (within / link).as_posix()})
        told = ((within / name).as_posix() for name in files if not name.startswith("."))
        yield from (name for name in told if name != MANIFEST)


def _raise(fault: OSError) -> None:
    raise fault


def _check_parts(folder: Path, parts: Mapping[str, Mapping[str, Any]], tell: Tell) -> None:
    """Each file has the hash that it should have, a picture the one it is named by."""
    for done, (name, told) in enumerate(parts.items()):
        tell(name, done, len(parts))
        seal = hashlib.sha256()
        with _opened(folder, name) as file:
            while read := file.read(AT_ONCE):
                seal.update(read)
        named_by = name.rpartition("/")[2] if name.startswith("blobs/") else seal.hexdigest()
        if not seal.hexdigest() == told["sha256"] == named_by:
            raise NotAnInstance(_("%(part)s is not as it was written") % {"part": name})


def _opened(folder: Path, name: str) -> BinaryIO:
    """One plain file of the folder. A link or a device in its place is refused: it would lead elsewhere."""
    path = folder / name
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError as fault:
        if path.is_symlink():
            raise NotAnInstance(_("%(name)s leads out of the folder") % {"name": name}) from fault
        raise
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise NotAnInstance(_("%(name)s is no plain file") % {"name": name})
    return os.fdopen(handle, "rb")
