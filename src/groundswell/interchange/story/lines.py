"""What one line of a story is: a missing picture, a day, who told it, a heading, or part of a paragraph.

These are no sentences, so no claims: the title, the byline, the line with the date, a heading that has no full stop,
and a caption that stands in the place of a picture.
"""

from __future__ import annotations

import datetime as dt
import re

from groundswell.interchange.story.sentences import has_end, words_of
from groundswell.interchange.workbook.days import NotADay, day_of

LONGEST_HEADING = 120  # characters; a longer line without a full stop is a sentence that lost it
LONGEST_CAPTION = 60

_A_PICTURE = r"(?:photo(?:graph)?|picture|image|illustration|figure|video|graphic|logo)s?"
_GONE = r"(?:unavailable|not available|missing|removed|deleted|not found|to follow|to come|placeholder)"
#: “Photo unavailable”, “Image 2 not found”, “[Picture: the pool]”, “Photo”, “Figure 3”.
_NO_PICTURE = re.compile(
    rf"[\[(]?{_A_PICTURE}(?: ?\d{{1,3}})?(?: (?:is |was )?{_GONE}[\])]?| ?:[^.!?]*[\])]|[\])]?)\.?",
    re.IGNORECASE,
)
#: “stockport-3.jpg”, “![the pool](pool.png)”
_FILE = re.compile(
    r"(?:!\[[^\]]*\]\([^)]*\)|[\w\-. ]+\.(?:jpe?g|png|gif|webp|heic|tiff?|svg|mp4|mov))", re.IGNORECASE
)
#: A name and a number, “Stockport 1” or “Stockport2”: how pages name pictures that do not load.
_NAMED = re.compile(r"([A-Z][\w’'\-]*(?: [A-Z][\w’'\-]*){0,2}?) ?\d{1,3}")
_COUNTED = words_of(
    "part step chapter phase section stage year week day month quarter level area question number appendix annex "
    "table item point page round group ward zone room priority goal objective aim theme lesson module unit session "
    "january february march april may june july august september october november december covid"
)
_BULLET = re.compile(r"\s*(?:[-*•–]|\d{1,2}[.)])\s+\S")
_SAID_ON = re.compile(
    r"(?:(?:published|posted|written|told|updated|dated|date)(?: on)?:?\s+)?(.+)", re.IGNORECASE
)
_LOOKS_LIKE_A_DAY = re.compile(
    r"(?:[A-Za-z]+,? )?\d{1,2}(?:st|nd|rd|th)?[ \-/.](?:[A-Za-z]+\.?,?|\d{1,2})[ \-/.]\d{4}|\d{4}-\d{1,2}-\d{1,2}"
)
_NAME = r"[^\W\d_a-z][\w’'\-.]*(?: (?:de|van|von|der|al|bin|ap|[^\W\d_a-z][\w’'\-.]*)){1,3}"
_BY = re.compile(rf"(?:(?:[Ww]ritten |[Tt]old )?[Bb]y|[Aa]uthor):? +({_NAME})(?:\s*[,|·–-] .*)?")
_NAME_AND_ROLE = re.compile(rf"({_NAME}), [^.!?]+")
_A_NAME = re.compile(_NAME)


def is_missing_picture(line: str) -> bool:
    """Whether the line stands in the place of a picture."""
    text = line.strip()
    if len(text) > LONGEST_CAPTION:
        return False
    if _NO_PICTURE.fullmatch(text) or _FILE.fullmatch(text):
        return True
    named = _NAMED.fullmatch(text)
    return named is not None and named.group(1).split()[-1].lower() not in _COUNTED


def is_bullet(line: str) -> bool:
    """Whether the line begins an item of a list."""
    return bool(_BULLET.match(line))


def is_heading(line: str) -> bool:
    """Whether the line names what follows: short, and with no full stop, in it or at its end."""
    text = line.strip()
    if len(text) > LONGEST_HEADING or is_bullet(text) or has_end(text):
        return False
    return not re.search(r"[.!?…] +[A-Z‘“]", text)


def day_in(line: str) -> dt.date | None:
    """The day that a line of its own gives; None where the line is none. Raises NotADay: “31 Feb 2021”."""
    said = _SAID_ON.fullmatch(line.strip().rstrip("."))
    day = said.group(1).strip() if said else ""
    if len(day) > LONGEST_CAPTION or not _LOOKS_LIKE_A_DAY.fullmatch(day):
        return None
    return day_of(day)


def author_in(line: str, *, beside_a_day: bool) -> str:
    """Who told it, where the line says so; else empty. A bare name counts where the next line is the day."""
    text = line.strip()
    if len(text) > LONGEST_HEADING or has_end(text):
        return ""
    for pattern in (_BY, _NAME_AND_ROLE):
        found = pattern.fullmatch(text)
        if found:
            return found.group(1)
    return text if beside_a_day and _A_NAME.fullmatch(text) else ""


__all__ = ["NotADay", "author_in", "day_in", "is_bullet", "is_heading", "is_missing_picture"]
