"""What people type, made safe to keep without losing a word: no characters that hide, turn or break text."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from django.utils.translation import gettext as _

from groundswell.threads.receipt_errors import NothingTyped, TooMuchTyped

MOST = 20_000  # characters: some ten printed pages, more than anybody says at once

#: Turn the order of letters round: what is shown would differ from what is kept. UAX 9.
_TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
#: Control characters but for tab and line feed; the byte order mark; halves of characters that no file can hold;
#: places that Unicode says will never be a character; tags, which carry hidden text.
_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff\ud800-\udfff\ufdd0-\ufdef\ufff9-\uffff\U000e0000-\U000e007f]"
)
#: A flag of England, Scotland or Wales is written with tags: these stay whole.
_FLAG = re.compile("\U0001f3f4[\U000e0020-\U000e007e]+\U000e007f")
_LINE_END = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")


@dataclass(frozen=True)
class Cleaned:
    """The text to keep, and what was changed in it, a sentence each, for the person who typed it.

    Line ends and the way accents are written change nothing that anybody sees, and are not told.
    """

    text: str
    changed: tuple[str, ...] = ()


def cleaned(text: str) -> Cleaned:
    """The text as we keep it: NFC, line feeds only, nothing hidden, no spaces round it. Cleaning twice changes nothing.

    Every character that can be seen stays: HTML, emoji (joined ones too) and every script. Raises NothingTyped,
    and TooMuchTyped past 20,000 characters, counted once cleaned; that error holds the whole text.
    """
    lined = _LINE_END.sub("\n", text)
    straight = _TURNING.sub("", lined)
    shown = _without_hidden(straight)
    kept = unicodedata.normalize("NFC", shown).strip()
    if not _can_be_seen(kept):
        raise NothingTyped
    if len(kept) > MOST:
        raise TooMuchTyped(text, most=MOST)
    told = []
    if straight != lined:
        told.append(_("We took out hidden marks that turn letters round."))
    if shown != straight:
        told.append(_("We took out marks that cannot be seen."))
    return Cleaned(kept, tuple(told))


def _without_hidden(text: str) -> str:
    """The text without hidden characters; a flag keeps the tags that make it."""
    flags = _FLAG.findall(text)
    between = [_HIDDEN.sub("", part) for part in _FLAG.split(text)]
    return between[0] + "".join(flag + part for flag, part in zip(flags, between[1:], strict=True))


def _can_be_seen(text: str) -> bool:
    """Whether anything in it is more than spaces, joiners and marks."""
    return any(unicodedata.category(c)[0] not in "ZCM" for c in text)
