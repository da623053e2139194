"""How wide a text will be, where to break it and how to shorten it. No font is read: widths are conservative."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

# Advance widths of the pages' reading face, the wider of regular and bold, in hundredths of an em,
# measured in a browser. Characters that are not listed count as 74, full-width ones as 105.
_WIDTHS = {
    31: "'|j,.:;’`·!i ()[]",
    39: 'l-"ft{}r_',
    46: "I1/\\*",
    55: "z–cskvxy7?La~J",
    62: "e<>Fhnu2^obdpqgET34589$+S6=PZ",
    71: "0ABCDKRVXUY",
    80: "HNG&wOQ#@…",
    92: "mMW",
    100: "%—",
}
_EM = {letter: hundredths / 100 for hundredths, letters in _WIDTHS.items() for letter in letters}
_SLACK = 1.06  # for the moment before the face has come, and for wider fallbacks
_ELLIPSIS = "…"


@lru_cache(maxsize=4096)
def _em(letter: str) -> float:
    if letter in _EM:
        return _EM[letter]
    if unicodedata.category(letter) in {"Mn", "Me"}:
        return 0.0
    return 1.05 if unicodedata.east_asian_width(letter) in {"W", "F"} else 0.74


@lru_cache(maxsize=8192)
def width_of(text: str, size: float) -> float:
    """About how wide the text is at this font size, in the drawing's units; rather too wide than too narrow."""
    return sum(map(_em, text)) * size * _SLACK


@lru_cache(maxsize=8192)
def clean(text: str) -> str:
    """The text on one line, without control, bidirectional or unpaired characters that XML trips on."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    kept = (" " if unicodedata.category(c) in {"Cc", "Zl", "Zp", "Zs"} else c for c in text)
    return " ".join(
        "".join(c for c in kept if unicodedata.category(c) not in {"Cf", "Cs", "Cn", "Co"}).split()
    )


def shorten(text: str, size: float, limit: float) -> str:
    """The text, or its beginning and an ellipsis, no wider than the limit."""
    if width_of(text, size) <= limit:
        return text
    room = limit - width_of(_ELLIPSIS, size)
    kept = ""
    for letter in text:
        room -= _em(letter) * size * _SLACK
        if room < 0:
            break
        kept += letter
    return kept.rstrip() + _ELLIPSIS


@lru_cache(maxsize=4096)
def wrap(text: str, size: float, limit: float, most_lines: int = 3) -> tuple[str, ...]:
    """The cleaned text broken at spaces into lines no wider than the limit; what is left over is shortened."""
    words = clean(text).split()
    lines: list[str] = []
    while words and len(lines) < most_lines - 1:
        line = words.pop(0)
        while words and width_of(f"{line} {words[0]}", size) <= limit:
            line = f"{line} {words.pop(0)}"
        lines.append(shorten(line, size, limit))
    if words:
        lines.append(shorten(" ".join(words), size, limit))
    return tuple(lines)


def is_whole(text: str, lines: tuple[str, ...]) -> bool:
    """Whether wrapping lost nothing of the text."""
    return " ".join(lines) == clean(text)
