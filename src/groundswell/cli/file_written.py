"""Writing one new file that holds what not everybody may read. It never takes an old one's place."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from groundswell.errors import GroundswellError

OWNER_ONLY = 0o600


class CannotWrite(GroundswellError):
    """The file cannot be written there."""

    code = "cannot_write"
    remedy = "Choose another file name or folder."

    def __init__(self, file: Path, why: str) -> None:
        super().__init__(f"{file} cannot be written: {why}.", field="file")


@contextmanager
def new_file(path: Path) -> Iterator[BinaryIO]:
    """A file nobody had, readable by its owner; taken away again where the block fails. Raises CannotWrite."""
    try:
        opened = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY)
    except (OSError, ValueError) as fault:
        raise CannotWrite(path, (getattr(fault, "strerror", None) or str(fault)).lower()) from fault
    is_whole = False
    try:
        with os.fdopen(opened, "wb") as file:
            yield file
        is_whole = True
    finally:
        if not is_whole:
            path.unlink(missing_ok=True)
