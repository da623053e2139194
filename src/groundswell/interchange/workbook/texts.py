"""Text as it may stand in a cell: tidied, checked for what the eye cannot see, and kept from acting as a formula."""

from __future__ import annotations

import re
import unicodedata

from django.utils.translation import gettext as _

from groundswell.interchange.workbook.cells import MOST_TEXT

TURNERS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"  # turn the reading direction
UNSEEN = "\u200b\u2060\ufeff\u00ad\u180e"  # take no room on the page
ACTS_AS_FORMULA = re.compile(r"^'*[=+\-@\t]")
WRONGLY_OPENED = re.compile("[ÂÃ][\u0080-\u00bf]|â€|\ufffd")
SCRIPTS = ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE")


def tidy(text: str) -> str:
    """The same words with one kind of line end, composed letters, and no blanks around them."""
    plain = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")).strip()
    return "".join(c for c in plain if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cs"))


def to_cell(text: str) -> str:
    """Tidy text with an apostrophe before anything a spreadsheet might compute: `=`, `+`, `-`, `@`.

    Text that already has apostrophes there gets one more, so that `from_cell` gives back exactly what stood.
    """
    words = tidy(text)
    return f"'{words}" if ACTS_AS_FORMULA.match(words) else words


def from_cell(text: str) -> str:
    """Tidy text without the apostrophe `to_cell` put before it."""
    words = tidy(text)
    return words[1:] if words.startswith("'") and ACTS_AS_FORMULA.match(words) else words


def why_not(text: str) -> tuple[str, str] | None:
    """What is wrong with this text and the remedy, or None. It is looked at as it was read, before tidying."""
    if len(text) > MOST_TEXT:
        return (
            _("The cell holds more than %(most)d characters.") % {"most": MOST_TEXT},
            _("Shorten it, and link to the long text instead."),
        )
    if text.startswith("="):
        return _formula()
    if "\0" in text or any(_is_control(c) for c in text):
        return (
            _("The cell holds a character that cannot be printed."),
            _("Delete the cell and type it again."),
        )
    return _unseen(text) or _look_alike(text)


def _formula() -> tuple[str, str]:
    return (
        _("The cell holds a formula."),
        _("Copy the cell, paste it back as a value, and save. Text may begin with an apostrophe: '=."),
    )


def _is_control(character: str) -> bool:
    return unicodedata.category(character) in ("Cc", "Cs") and character not in "\n\r\t"


def _unseen(text: str) -> tuple[str, str] | None:
    """Characters nobody sees, and the marks of a file opened in the wrong encoding."""
    turner = next((c for c in text if c in TURNERS), "")
    if turner:
        return (
            _("The cell holds a hidden character that turns the reading direction (U+%(code)04X).")
            % {"code": ord(turner)},
            _("Delete the cell and type it again, without copying."),
        )
    unseen = next((c for c in text if c in UNSEEN), "")
    if unseen:
        return (
            _("The cell holds a character that cannot be seen (U+%(code)04X).") % {"code": ord(unseen)},
            _("Delete the cell and type it again, without copying."),
        )
    if WRONGLY_OPENED.search(text):
        return (
            _("The letters look as if the file was saved in one encoding and opened in another."),
            _("Open the first file again as UTF-8, correct the letters, and save as UTF-8."),
        )
    return None


def _look_alike(text: str) -> tuple[str, str] | None:
    """A word whose letters come from two alphabets that look alike."""
    word = mixed_word(text)
    if not word:
        return None
    return (
        _("The word “%(word)s” mixes letters of two alphabets that look alike.") % {"word": word},
        _("Type the word again with the letters of one alphabet."),
    )


def mixed_word(text: str) -> str:
    """The first word whose letters come from two alphabets that look alike; "" where there is none."""
    if text.isascii():
        return ""
    for word in re.findall(r"[^\W\d_]+", text):
        scripts = {unicodedata.name(c, "").split(" ")[0] for c in word} & set(SCRIPTS)
        if len(scripts) > 1:
            return str(word)
    return ""
