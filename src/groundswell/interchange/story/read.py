"""A story's text into its title, who told it and when, its paragraphs with their sentences, and missing pictures.

Nothing is compared and nothing is looked up here. Paragraphs are counted from 1; headings and captions are none.
A block is what stands between empty lines. Its lines are one paragraph, as in wrapped text; but where one of them is
longer than 120 characters the text is not wrapped, and each line is a paragraph of its own.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from groundswell.interchange.story.lines import (
    NotADay,
    author_in,
    day_in,
    is_bullet,
    is_heading,
    is_missing_picture,
)
from groundswell.interchange.story.sentences import sentences_of
from groundswell.interchange.story.text import clean_text
from groundswell.register.plan import Fault

WRAPPED = 120  # characters; no text that was wrapped has longer lines
LONGEST_TITLE = 300
MOST_PARAGRAPHS = 500
MOST_SENTENCES = 500


@dataclass(frozen=True)
class Paragraph:
    """One paragraph with its sentences, and the line it begins in."""

    number: int
    line: int
    text: str
    sentences: tuple[str, ...]


@dataclass(frozen=True)
class MissingPicture:
    """A caption that stands alone. `after`: the paragraph before it; 0 above the first."""

    after: int
    line: int
    text: str


@dataclass(frozen=True)
class Told:
    """A story as it was told. `headings` are its lines that claim nothing. `sha256` is of `text`."""

    title: str
    author: str
    told_on: dt.date | None
    paragraphs: tuple[Paragraph, ...]
    pictures: tuple[MissingPicture, ...]
    headings: tuple[str, ...]
    text: str
    sha256: str


@dataclass(frozen=True)
class Piece:
    """A paragraph, heading or caption as it stands in the text."""

    line: int
    text: str


@dataclass
class _Reading:
    """What is known so far."""

    title: str = ""
    author: str = ""
    told_on: dt.date | None = None
    paragraphs: list[Paragraph] = field(default_factory=list)
    pictures: list[MissingPicture] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def read(given: bytes | str) -> tuple[Told | None, tuple[Fault, ...]]:
    """The story, or every fault with its line.

    The SHA-256 is of the cleaned text: line feeds alone, NFC, no spaces round it.
    """
    text, faults = clean_text(given)
    if faults:
        return None, faults
    reading = _Reading()
    pieces = list(_pieces(text))
    for number, piece in enumerate(pieces):
        following = pieces[number + 1].text if number + 1 < len(pieces) else ""
        _take(reading, piece, following)
    _check(reading)
    if reading.faults:
        return None, tuple(reading.faults)
    return _told(reading, text), ()


def _told(reading: _Reading, text: str) -> Told:
    return Told(
        title=reading.title,
        author=reading.author,
        told_on=reading.told_on,
        paragraphs=tuple(reading.paragraphs),
        pictures=tuple(reading.pictures),
        headings=tuple(reading.headings),
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
    )


def _pieces(text: str) -> Iterator[Piece]:
    block: list[Piece] = []
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            block.append(Piece(number, line.strip()))
            continue
        yield from _of_block(block)
        block = []
    yield from _of_block(block)


def _of_block(block: list[Piece]) -> Iterator[Piece]:
    """Lines joined where the text was wrapped; captions, days, bylines and items of a list stand alone."""
    if any(len(piece.text) > WRAPPED for piece in block):
        yield from block
        return
    waiting: Piece | None = None
    for number, piece in enumerate(block):
        alone = _stands_alone(piece.text, block[number + 1].text if number + 1 < len(block) else "")
        if waiting is not None and (alone or is_bullet(piece.text)):
            yield waiting
            waiting = None
        if alone:
            yield piece
        else:
            waiting = piece if waiting is None else Piece(waiting.line, f"{waiting.text} {piece.text}")
    if waiting is not None:
        yield waiting


def _stands_alone(line: str, following: str) -> bool:
    return (
        is_missing_picture(line)
        or _is_day(line)
        or bool(_is_day(following) and author_in(line, beside_a_day=True))
    )


def _is_day(line: str) -> bool:
    try:
        return day_in(line) is not None
    except NotADay:
        return True


def _take(reading: _Reading, piece: Piece, following: str) -> None:
    """Puts a piece where it belongs: above the first paragraph stand title, byline and day."""
    if is_missing_picture(piece.text):
        reading.pictures.append(MissingPicture(len(reading.paragraphs), piece.line, piece.text))
    elif not reading.title:
        _take_title(reading, piece)
    elif not reading.paragraphs and _take_head(reading, piece, following):
        return
    elif is_heading(piece.text):
        reading.headings.append(piece.text)
    else:
        number = len(reading.paragraphs) + 1
        reading.paragraphs.append(Paragraph(number, piece.line, piece.text, sentences_of(piece.text)))


def _take_title(reading: _Reading, piece: Piece) -> None:
    reading.title = piece.text
    if (
        len(piece.text) <= LONGEST_TITLE
        and len(sentences_of(piece.text)) == 1
        and not piece.text.endswith(".")
    ):
        return
    where = _("Line %(number)d") % {"number": piece.line}
    remedy = _("Put the title on the first line, without a full stop, and an empty line after it.")
    reading.faults.append(Fault(where, _("The story begins without a title."), remedy))


def _take_head(reading: _Reading, piece: Piece, following: str) -> bool:
    """Whether the piece was the day or the byline."""
    try:
        day = None if reading.told_on else day_in(piece.text)
    except NotADay as fault:
        where = _("Line %(number)d") % {"number": piece.line}
        reading.faults.append(Fault(where, fault.what, fault.remedy))
        return True
    if day is not None:
        reading.told_on = day
        return True
    author = "" if reading.author else author_in(piece.text, beside_a_day=_is_day(following))
    reading.author = reading.author or author
    return bool(author)


def _check(reading: _Reading) -> None:
    if reading.faults:
        return
    where = _("The text")
    sentences = sum(len(paragraph.sentences) for paragraph in reading.paragraphs)
    if not sentences:
        remedy = _("Bring the text of the story too: whole sentences, with a full stop at the end of each.")
        reading.faults.append(Fault(where, _("There is no sentence in it."), remedy))
    if sentences > MOST_SENTENCES or len(reading.paragraphs) > MOST_PARAGRAPHS:
        what = _("It has more than %(most)d sentences.") % {"most": MOST_SENTENCES}
        reading.faults.append(Fault(where, what, _("Bring it in parts, each with its own title.")))
