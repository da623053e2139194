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
    from groundswell.interchange.workbook.standing import Standing

Read = Callable[[Path, Asked], Understood]
Write = Callable[["Standing", Path], None]


@dataclass(frozen=True)
class Format:
    """One format. `read_by` and `written_by` are "folder.module" in this room; "" where it is not read or written.

    `title` and `takes` are English: a command's help is read before Django is awake. A page translates them.
    """

    name: str
    title: str
    takes: str
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


def _(text: str) -> str:
    """Marks a text for the translators. Django's own mark asks for settings, which a command's help does without."""
    return text


FORMATS: tuple[Format, ...] = (
    Format(
        "attendance-log",
        _("Attendance log"),
        _("A table (CSV) of forum, date and person: each row says who was there."),
        read_by="attendance_log.read",
        endings=(".csv",),
    ),
    Format(
        "followthemoney",
        _("FollowTheMoney entities"),
        _("Lines of JSON for Aleph, OpenSanctions and their tools."),
        written_by="followthemoney.write",
    ),
    Format(
        "prov",
        _("W3C PROV-JSON"),
        _("What happened to each thread, through whom, and what that is known from."),
        written_by="prov.write",
    ),
)


def format_named(name: str) -> Format | None:
    """The format with this name, or None."""
    return next((each for each in FORMATS if each.name == name), None)
