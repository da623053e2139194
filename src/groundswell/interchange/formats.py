"""Every format that is read or written: its name, what a person calls it, and the folder that knows it."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

from groundswell.interchange.opened.errors import CannotRead
from groundswell.interchange.understood import Asked, Understood

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

    from groundswell.interchange.workbook.standing import Standing

Read = Callable[[Path, Asked], Understood]
Write = Callable[["Standing", Path], None]


@dataclass(frozen=True)
class Format:
    """One format. `read_by` and `written_by` are "folder.module" in this room; "" where it is not read or written."""

    name: str
    title: StrPromise
    takes: StrPromise
    read_by: str = ""
    written_by: str = ""
    endings: tuple[str, ...] = ()  # of file names, small letters, with the dot
    is_folder_too: bool = False

    def read(self, path: Path, asked: Asked) -> Understood:
        """What the file says. Faults are in the answer: nothing about a file is raised."""
        try:
            return self.load()(path, asked)
        except CannotRead as fault:
            return Understood(faults=(fault.fault,))

    def load(self) -> Read:
        """The reader, its libraries loaded."""
        return cast("Read", importlib.import_module(f"groundswell.interchange.{self.read_by}").read)

    def write(self, standing: Standing, path: Path) -> None:
        """Writes what the asker may see. The same register gives the same bytes."""
        module = importlib.import_module(f"groundswell.interchange.{self.written_by}")
        cast("Write", module.write)(standing, path)


FORMATS: tuple[Format, ...] = ()


def format_named(name: str) -> Format | None:
    """The format with this name, or None."""
    return next((each for each in FORMATS if each.name == name), None)
