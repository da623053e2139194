"""Bytes as text: UTF-8, UTF-16 with its mark, and Windows-1252 where nothing else fits."""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext as _

from groundswell.interchange.opened.errors import CannotRead
from groundswell.register.plan import Fault

MOST_BYTES = 40_000_000  # a council's year is under 5 MB; parsed, the largest take about 400 MB
MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


@dataclass(frozen=True)
class Text:
    """The text of a file, and what there is to say about how it was read."""

    words: str
    notes: tuple[Fault, ...] = ()


def bytes_of(path: Path, *, most: int = MOST_BYTES) -> bytes:
    """The bytes of a file. Raises CannotRead where there is none, or it is larger than `most`."""
    if not path.is_file():
        raise CannotRead(path.name, _("There is no such file."), _("Check the name and where it lies."))
    if path.stat().st_size > most:
        raise CannotRead(
            path.name,
            _("The file is larger than %(most)d MB.") % {"most": most // 1_000_000},
            _("Split it into smaller files."),
        )
    try:
        return path.read_bytes()
    except OSError:
        raise CannotRead(path.name, _("The file may not be read."), _("Change who may read it.")) from None


def text_of(path: Path, *, most: int = MOST_BYTES) -> Text:
    """The text of a file. Raises CannotRead."""
    return decoded(bytes_of(path, most=most), path.name)


def decoded(given: bytes, name: str) -> Text:
    """Text from bytes; `name` is what a fault calls the file. Raises CannotRead for what is no text."""
    for mark, encoding in MARKS:
        if given.startswith(mark):
            return Text(_strictly(given[len(mark) :], encoding, name))
    if b"\0" in given:
        raise CannotRead(
            name,
            _("The file holds NUL characters, so it is not text as we know it."),
            _("Save it again as UTF-8."),
        )
    try:
        return Text(given.decode())
    except UnicodeDecodeError:
        return Text(given.decode("cp1252", errors="replace"), (_read_as_windows(name),))


def _strictly(given: bytes, encoding: str, name: str) -> str:
    try:
        words = given.decode(encoding)
    except UnicodeDecodeError:
        raise CannotRead(
            name, _("The file is damaged: some of its characters are broken."), _("Save it again as UTF-8.")
        ) from None
    if "\0" in words:
        raise CannotRead(name, _("The file holds NUL characters."), _("Save it again as UTF-8."))
    return words


def _read_as_windows(name: str) -> Fault:
    return Fault(
        name,
        _("The file is not UTF-8. We read it as Windows-1252."),
        _("Look at names with accents. If they are wrong, save the file as UTF-8 and choose it again."),
    )
