"""Files a person has chosen, while they look at what taking them in would do: private, and gone when they decided."""

from __future__ import annotations

import json
import secrets
import shutil
import stat
import time
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from groundswell.interchange.opened.errors import CannotRead
from groundswell.interchange.opened.text import MOST_BYTES

A_DAY = 24 * 60 * 60  # seconds; after that nobody is still deciding
MOST_FILES = 3_000  # in one zip: a council's ten years of meetings
ASKED = "asked.json"
NAME = "files"


@dataclass(frozen=True)
class KeptAside:
    """What waits under one token: the files' paths, and what was said of them."""

    token: str
    paths: tuple[Path, ...]
    asked: Mapping[str, Any]


def keep(files: Iterable[tuple[str, Iterable[bytes]]], asked: Mapping[str, Any]) -> KeptAside:
    """Stores the files where only this program reads them. A zip is unpacked: its folder is one path.

    Raises CannotRead for a zip that is not safe to unpack, or files too large; then nothing is kept.
    """
    _throw_away_old()
    folder = _folder() / secrets.token_hex(16)
    inside = folder / NAME
    inside.mkdir(parents=True, mode=0o700)
    try:
        for name, chunks in files:
            _stored(inside, name, chunks)
        (folder / ASKED).write_text(json.dumps(dict(asked)))
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    found = waiting(folder.name)
    assert found is not None
    return found


def waiting(token: str) -> KeptAside | None:
    """What waits under a token; None where there is nothing any more."""
    if len(token) != 32 or not token.isalnum():
        return None
    folder = _folder() / token
    if not (folder / ASKED).is_file():
        return None
    return KeptAside(
        token, tuple(sorted((folder / NAME).iterdir())), json.loads((folder / ASKED).read_text())
    )


def forget(token: str) -> None:
    """Throws it away."""
    if waiting(token) is not None:
        shutil.rmtree(_folder() / token, ignore_errors=True)


def _stored(folder: Path, name: str, chunks: Iterable[bytes]) -> None:
    """One file under its own plain name; a zip as a folder."""
    path = folder / _plain(name)
    if path.exists():
        path = folder / f"{secrets.token_hex(4)}-{path.name}"
    size = 0
    with path.open("wb") as file:
        for chunk in chunks:
            size += len(chunk)
            if size > MOST_BYTES:
                raise _too_large(name)
            file.write(chunk)
    if path.suffix.lower() == ".zip":
        unpack(path, path.with_suffix(""))
        path.unlink()


def unpack(package: Path, into: Path) -> None:
    """The files of a zip, in a folder of its own. Raises CannotRead where a part would leave it, is a link, is locked,
    or the whole is far larger than it should be.
    """
    try:
        with zipfile.ZipFile(package) as opened:
            parts = [part for part in opened.infolist() if not part.is_dir()]
            _check(package.name, parts)
            for part in parts:
                path = into.joinpath(*PurePosixPath(part.filename.replace("\\", "/")).parts)
                path.parent.mkdir(parents=True, exist_ok=True)
                with opened.open(part) as source, path.open("wb") as file:
                    _copied(source, file, package.name)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, RuntimeError, OSError, EOFError):
        shutil.rmtree(into, ignore_errors=True)
        raise CannotRead(
            package.name, _("The zip is damaged, or locked with a password."), _("Pack it again.")
        ) from None


def _check(name: str, parts: list[zipfile.ZipInfo]) -> None:
    """Looks at the list of contents only. Raises CannotRead."""
    if len(parts) > MOST_FILES or sum(part.file_size for part in parts) > MOST_BYTES:
        raise _too_large(name)
    for part in parts:
        way = PurePosixPath(part.filename.replace("\\", "/"))
        if (
            way.is_absolute()
            or ".." in way.parts
            or ":" in way.parts[0]
            or stat.S_ISLNK(part.external_attr >> 16)
        ):
            raise CannotRead(
                name,
                _("The zip holds a file that would be written outside its folder: “%(file)s”.")
                % {"file": part.filename[:80]},
                _("Do not open it. Ask whoever sent it for a new one."),
            )


def _copied(source: Any, file: Any, name: str) -> None:
    """Copies one part; what is larger than the list of contents said is stopped."""
    size = 0
    while chunk := source.read(1 << 20):
        size += len(chunk)
        if size > MOST_BYTES:
            raise _too_large(name)
        file.write(chunk)


def _too_large(name: str) -> CannotRead:
    return CannotRead(
        name,
        _("The files together are larger than %(most)d MB, or are too many.")
        % {"most": MOST_BYTES // 1_000_000},
        _("Split them, or take in fewer years at a time."),
    )


def _plain(name: str) -> str:
    """A file name without any way in it."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    return "".join(c for c in last if c.isalnum() or c in "-_. ").strip(". ")[-120:] or "file"


def _folder() -> Path:
    return Path(settings.HOME) / "files-waiting"


def _throw_away_old() -> None:
    if not _folder().is_dir():
        return
    for folder in _folder().iterdir():
        if time.time() - folder.stat().st_mtime > A_DAY:
            shutil.rmtree(folder, ignore_errors=True)
