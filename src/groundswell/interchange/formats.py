"""Every format that is read or written: its name, what a person calls it, and the folder that knows it."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

from django.conf import settings
from django.utils.translation import gettext

from groundswell.interchange.opened.errors import CannotRead
from groundswell.interchange.understood import Asked, Understood

if TYPE_CHECKING:
    from groundswell.interchange.workbook.standing import Standing

Read = Callable[[Path, Asked], Understood]
Write = Callable[["Standing", Path], None]


@dataclass(frozen=True)
class Format:
    """One format. `read_by` and `written_by` are "folder.module" in this room; "" where it is not read or written."""

    name: str
    english_title: str
    english_takes: str
    read_by: str = ""
    written_by: str = ""
    endings: tuple[str, ...] = ()  # of file names, small letters, with the dot
    is_folder_too: bool = False

    @property
    def title(self) -> str:
        """What a person calls it."""
        return _said(self.english_title)

    @property
    def takes(self) -> str:
        """What such a file holds, in a sentence."""
        return _said(self.english_takes)

    def read(self, path: Path, asked: Asked) -> Understood:
        """What the file says, each thing once. Faults are in the answer: nothing about a file is raised."""
        try:
            return self.load()(path, asked).each_once()
        except CannotRead as fault:
            return Understood(faults=(fault.fault,))

    def load(self) -> Read:
        """The reader, its libraries loaded."""
        return cast("Read", importlib.import_module(f"groundswell.interchange.{self.read_by}").read)

    def write(self, standing: Standing, path: Path) -> None:
        """Writes what the asker may see. The same register gives the same bytes."""
        module = importlib.import_module(f"groundswell.interchange.{self.written_by}")
        cast("Write", module.write)(standing, path)


def _said(english: str) -> str:
    """In the language in use; English in a command's help, which is read before Django has its settings."""
    return gettext(english) if settings.configured else english


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
        "congress",
        _("Committees of the United States Congress"),
        _("A folder with the two YAML files of congress-legislators: who sits on which committee."),
        read_by="congress.read",
        endings=(".zip",),
        is_folder_too=True,
    ),
    Format(
        "cross-party",
        _("Cross-party groups"),
        _("A folder of JSON files, one a group, as mySociety publishes them for the Scottish Parliament."),
        read_by="cross_party.read",
        endings=(".json", ".zip"),
        is_folder_too=True,
    ),
    Format(
        "followthemoney",
        _("FollowTheMoney entities"),
        _("Lines of JSON for Aleph, OpenSanctions and their tools."),
        written_by="followthemoney.write",
    ),
    Format(
        "kubernetes",
        _("Groups of the kubernetes kind"),
        _("YAML of groups, who leads them, and meetings told in words and time zones (sigs.yaml)."),
        read_by="kubernetes.read",
        endings=(".yaml", ".yml"),
    ),
    Format(
        "moderngov",
        _("ModernGov"),
        _(
            "A council's committees, meetings, attendance and agendas: XML of its web service, a folder or one file."
        ),
        read_by="moderngov.read",
        endings=(".xml", ".zip"),
        is_folder_too=True,
    ),
    Format(
        "popolo",
        _("Popolo"),
        _("People, bodies, memberships and events as JSON, as civic projects share them."),
        read_by="popolo.read",
        written_by="popolo.write",
        endings=(".json",),
    ),
    Format(
        "prov",
        _("W3C PROV-JSON"),
        _("What happened to each thread, through whom, and what that is known from."),
        written_by="prov.write",
    ),
    Format(
        "pupa",
        _("Open Civic Data"),
        _("A folder of JSON files as pupa scrapes them, or one list: bodies, people, memberships, events."),
        read_by="pupa.read",
        endings=(".json", ".zip"),
        is_folder_too=True,
    ),
    Format(
        "threesixty",
        _("360Giving grants"),
        _("Who granted how much to whom, as JSON or CSV. Kept with its source, as evidence of resourcing."),
        read_by="threesixty.read",
        endings=(".json", ".csv"),
    ),
)


def format_named(name: str) -> Format | None:
    """The format with this name, or None."""
    return next((each for each in FORMATS if each.name == name), None)
