"""The bytes of a story as clean lines, or what is wrong with them and in which line. Nothing is taken apart here."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from django.utils.translation import gettext as _

from groundswell.register.plan import Fault

MOST_BYTES = 200_000  # some 100 printed pages
LONGEST_LINE = 20_000  # characters: a paragraph of twelve pages

#: How files of other kinds begin, and what each is called.
_OTHERS = (
    (b"%PDF", "PDF"),
    (b"PK\x03\x04", "Word"),
    (b"\xd0\xcf\x11\xe0", "Word"),
    (b"{\\rtf", "RTF"),
)
_MARKED_UP = re.compile(r"\s*<(?:!doctype|html|\?xml|head|body)\b", re.IGNORECASE)
_LINE_END = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
#: Without width, and no part of any word: what web pages leave behind.
_UNSEEN = re.compile("[\xad\u200b\u2060\ufeff]")
#: Turn the order of letters round: what is shown would differ from what is kept. UAX 9.
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_HIDDEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufff9-\uffff\U000e0000-\U000e007f]")


def clean_text(given: bytes | str) -> tuple[str, tuple[Fault, ...]]:
    """The text with line feeds alone and nothing hidden (NFC); or no text, and every fault with its line.

    Typed or pasted text comes as str. Cleaning twice changes nothing.
    """
    read, fault = _decoded(given) if isinstance(given, bytes) else (given, None)
    if fault is not None:
        return "", (fault,)
    lined = _LINE_END.sub("\n", _UNSEEN.sub("", read))
    faults = tuple(_faults_of(lined))
    return ("", faults) if faults else (unicodedata.normalize("NFC", lined).strip(), ())


def _whole() -> str:
    return _("The file")


def _decoded(given: bytes) -> tuple[str, Fault | None]:
    """The bytes as UTF-8 text, with or without a byte order mark."""
    as_text = _("Save it as plain text (UTF-8), or copy its text and paste it.")
    kind = next((name for begin, name in _OTHERS if given.startswith(begin)), "")
    if kind:
        what = _("This is a %(kind)s file, not plain text.") % {"kind": kind}
        return "", Fault(_whole(), what, as_text)
    if given.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "", Fault(_whole(), _("It is written in UTF-16, not in UTF-8."), as_text)
    if len(given) > MOST_BYTES:
        return "", _too_large()
    try:
        return given.decode("utf-8-sig"), None
    except UnicodeDecodeError as error:
        before = given[: error.start]
        line = len(re.findall(rb"\r\n|\r|\n", before)) + 1
        what = _("It holds bytes that are no UTF-8 text.")
        return "", Fault(_line(line), what, as_text)


def _too_large() -> Fault:
    what = _("It is larger than %(most)d KB.") % {"most": MOST_BYTES // 1_000}
    return Fault(_whole(), what, _("Take out what is no part of the story, or bring it in parts."))


def _faults_of(text: str) -> Iterator[Fault]:
    if len(text) > MOST_BYTES:
        yield _too_large()
        return
    if not any(unicodedata.category(sign)[0] in "LN" for sign in text):
        yield Fault(_whole(), _("There are no words in it."), _("Choose another file, or paste the story."))
        return
    if _MARKED_UP.match(text):
        yield Fault(_whole(), _("This is a web page, not plain text."), _("Copy the text of the page alone."))
        return
    yield from _signs(text)


def _signs(text: str) -> Iterator[Fault]:
    """The first of each kind of character that cannot stay, and lines that are too long."""
    without = _("Take it out, or type the line again.")
    turning, hidden = _TURNING.search(text), _HIDDEN.search(text)
    if turning is not None:
        what = _("It holds a mark that turns letters round (%(mark)s).")
        yield Fault(_line_at(text, turning.start()), what % {"mark": _code(turning.group())}, without)
    if hidden is not None:
        what = _("It holds a character that is no text (%(mark)s).")
        yield Fault(_line_at(text, hidden.start()), what % {"mark": _code(hidden.group())}, without)
    for number, line in enumerate(text.split("\n"), start=1):
        if len(line) > LONGEST_LINE:
            yield Fault(_line(number), _("It is too long to be a paragraph."), _("Split it into paragraphs."))
            return


def _line_at(text: str, place: int) -> str:
    return _line(text.count("\n", 0, place) + 1)


def _line(number: int) -> str:
    return _("Line %(number)d") % {"number": number}


def _code(sign: str) -> str:
    return f"U+{ord(sign):04X}"
