"""An uploaded workbook while a person looks at what it would change: a private file, gone when they have decided."""

from __future__ import annotations

import secrets
import shutil
import time
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings
from django.utils.text import slugify

A_DAY = 24 * 60 * 60  # seconds; after that nobody is still deciding


def keep(name: str, chunks: Iterable[bytes]) -> str:
    """Stores an upload where only this program reads it, and gives the token that leads back to it.

    Also throws away what others left behind for more than a day.
    """
    _throw_away_old()
    token = secrets.token_hex(16)
    folder = _folder() / token
    folder.mkdir(parents=True, mode=0o700)
    with (folder / f"{slugify(Path(name).stem)[:60] or 'register'}.xlsx").open("wb") as file:
        for chunk in chunks:
            file.write(chunk)
    return token


def waiting(token: str) -> Path | None:
    """The file behind a token; None where there is none any more."""
    if len(token) != 32 or not token.isalnum():
        return None
    folder = _folder() / token
    return next(folder.iterdir(), None) if folder.is_dir() else None


def forget(token: str) -> None:
    """Throws the file away."""
    path = waiting(token)
    if path is not None:
        shutil.rmtree(path.parent)


def _folder() -> Path:
    return Path(settings.HOME) / "workbooks-waiting"


def _throw_away_old() -> None:
    if not _folder().is_dir():
        return
    for folder in _folder().iterdir():
        if time.time() - folder.stat().st_mtime > A_DAY:
            shutil.rmtree(folder, ignore_errors=True)
