"""What in a text could tell others who somebody is: numbers, addresses and birth dates. Pointed out, never removed
unless asked. Names are not looked for: nobody can tell them from other words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from groundswell.threads.plain_dates import birth_dates


class Kind(Enum):
    """What was found. `str(kind)` says it for people."""

    NHS_NUMBER = "nhs_number"
    EMAIL = "email"
    PHONE = "phone"
    BIRTH_DATE = "birth_date"
    POSTCODE = "postcode"

    def __str__(self) -> str:
        return str(_LABELS[self])


_LABELS = {
    Kind.NHS_NUMBER: gettext_lazy("This may be an NHS number"),
    Kind.EMAIL: gettext_lazy("This may be an email address"),
    Kind.PHONE: gettext_lazy("This may be a phone number"),
    Kind.BIRTH_DATE: gettext_lazy("This may be a birth date"),
    Kind.POSTCODE: gettext_lazy("This may be a postcode"),
}


@dataclass(frozen=True)
class Found:
    """One thing found: text[start:end] of the text that was looked through; `end` is not included."""

    kind: Kind
    start: int
    end: int
    text: str


#: What stands between the digits of one number: spaces, hyphens, dots, brackets; at most three of them.
_GAP = r"[ .()\-]{0,3}"
_NHS = re.compile(rf"(?<!\d)(?=(\d(?:{_GAP}\d){{9}})(?!\d))")
#: Ofcom's national numbering plan: 0, then nine or ten digits, the first of them not 0, 4 or 6.
_HOME_PHONE = re.compile(
    rf"(?<![\d+])\(?0{_GAP}[1235789](?:{_GAP}\d){{8,9}}(?!\d)"
    rf"|(?<!\d)(?:\+|00){_GAP}4{_GAP}4{_GAP}(?:0{_GAP})?[1235789](?:{_GAP}\d){{8,9}}(?!\d)"
)
_MOBILE_WITHOUT_0 = re.compile(r"(?<![\d+])7[1-57-9]\d\d[ -]?\d{3}[ -]?\d{3}(?!\d)")
_PHONE_ABROAD = re.compile(rf"\+(?:{_GAP}\d){{8,15}}(?!\d)")
_INSIDE_A_DATE = re.compile(r"(?<!\d)\d{1,2}([.\-])\d{1,2}\1\d{4}(?!\d)|(?<!\d)\d{4}-\d\d-\d\d(?!\d)")
_EMAIL = re.compile(
    r"[\w.+'\-]{1,64} ?@ ?[\w\-]{1,63}(?:\.[\w\-]{1,63}){1,5}"
    r"|\b[\w.+'\-]{1,64} ?[(\[]? ?at ?[)\]]? ?[\w\-]{1,63} dot (?:com|org|net|co|uk)\b"
    r"(?: dot uk\b)?",
    re.IGNORECASE,
)
#: Royal Mail's postcode areas, with those of the islands: others ("PS5 2TB") are something else.
_AREAS = (
    "AB|AL|B|BA|BB|BD|BH|BL|BN|BR|BS|BT|CA|CB|CF|CH|CM|CO|CR|CT|CV|CW|DA|DD|DE|DG|DH|DL|DN|DT|DY|E|EC|EH|"
    "EN|EX|FK|FY|G|GL|GU|GY|HA|HD|HG|HP|HR|HS|HU|HX|IG|IM|IP|IV|JE|KA|KT|KW|KY|L|LA|LD|LE|LL|LN|LS|LU|M|"
    "ME|MK|ML|N|NE|NG|NN|NP|NR|NW|OL|OX|PA|PE|PH|PL|PO|PR|RG|RH|RM|S|SA|SE|SG|SK|SL|SM|SN|SO|SP|SR|SS|ST|"
    "SW|SY|TA|TD|TF|TN|TQ|TR|TS|TW|UB|W|WA|WC|WD|WF|WN|WR|WS|WV|YO|ZE"
)
_POSTCODE = re.compile(
    rf"(?<![a-z0-9])(?:{_AREAS})\d[a-z\d]?[ \-]{{0,2}}\d[abd-hjlnp-uw-z]{{2}}(?![a-z0-9])",
    re.IGNORECASE,
)
_ORDINAL = re.compile(r"\d(?:st|nd|rd|th)$")


def found_in(text: str) -> list[Found]:
    """What stands in the text that could tell who somebody is, in its order; none overlaps another.

    Where two overlap, the one named first in Kind stays. Any script's digits and wide letters count, and numbers with
    spaces, dots or hyphens inside. A full date counts as a birth date beside a word for birth, or before 2018.
    Cost: a few passes over the text.
    """
    plain = _plain(text)
    taken: list[Found] = []
    for kind, start, end in _candidates(plain):
        if all(end <= other.start or other.end <= start for other in taken):
            taken.append(Found(kind, start, end, text[start:end]))
    return sorted(taken, key=lambda one: one.start)


def without(text: str, found: Sequence[Found]) -> str:
    """The text with each of these taken out, and a sign in its place that something was. In any order."""
    for one in sorted(found, key=lambda one: one.start, reverse=True):
        text = text[: one.start] + _("(taken out)") + text[one.end :]
    return text


def is_nhs_number(digits: str) -> bool:
    """Whether the tenth of ten digits is the check digit of the nine before it (modulus 11)."""
    left = 11 - sum(int(d) * (10 - i) for i, d in enumerate(digits[:9])) % 11
    return left != 10 and int(digits[9]) == left % 11


def _candidates(plain: str) -> Iterator[tuple[Kind, int, int]]:
    """Every match with its kind, in the order of Kind."""
    for m in _NHS.finditer(plain):
        digits = re.sub(r"\D", "", m[1])
        if digits[0] != "0" and is_nhs_number(digits) and not _INSIDE_A_DATE.search(m[1]):
            yield Kind.NHS_NUMBER, m.start(1), m.end(1)
    yield from ((Kind.EMAIL, *m.span()) for m in _EMAIL.finditer(plain))
    for pattern in (_HOME_PHONE, _MOBILE_WITHOUT_0, _PHONE_ABROAD):
        for m in pattern.finditer(plain):
            if not _INSIDE_A_DATE.search(m[0]):
                yield Kind.PHONE, *m.span()
    yield from ((Kind.BIRTH_DATE, *span) for span in birth_dates(plain))
    for m in _POSTCODE.finditer(plain):
        if not _ORDINAL.search(m[0]):
            yield Kind.POSTCODE, *m.span()


def _plain(text: str) -> str:
    """The text, as long as it was, with each digit, letter, space and hyphen as on a plain keyboard."""
    return "".join(map(_plain_character, text))


def _plain_character(c: str) -> str:
    """One character for one character: else the places found would not be those of the text."""
    if c.isascii():
        return c
    number, kind = unicodedata.decimal(c, None), unicodedata.category(c)
    if number is not None:
        return str(number)
    if kind in ("Zs", "Cf"):
        return " "
    if kind == "Pd" or c == "\u2212":
        return "-"
    folded = unicodedata.normalize("NFKC", c)
    return folded if len(folded) == 1 else c
