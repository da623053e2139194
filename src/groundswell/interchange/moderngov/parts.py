"""The XML of ModernGov's web service as plain values: case, blanks, double escaping and days as it writes them."""

from __future__ import annotations

import datetime as dt
import html
import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element  # noqa: S405 - the type only; opened/xml_file reads

DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})", re.ASCII)
CLOCK = re.compile(r"(\d{1,2})[.:](\d{2})\s*(am|pm)?", re.ASCII | re.IGNORECASE)
TAG = re.compile(r"<[^<>]*>")


def name_of(element: Element) -> str:
    """The tag in small letters, without the namespace that SOAP answers carry."""
    return element.tag.rsplit("}", 1)[-1].lower() if isinstance(element.tag, str) else ""


def all_named(root: Element, name: str) -> Iterator[Element]:
    """Every element with this name, at any depth, in the document's order; the root itself too."""
    return (each for each in root.iter() if name_of(each) == name)


def children(element: Element, name: str) -> list[Element]:
    """The direct children with this name."""
    return [each for each in element if name_of(each) == name]


def said(element: Element, name: str) -> str:
    """The words of a direct child, or of an attribute; "" where there are none.

    Text is often escaped twice (&amp;#39;), so it is unescaped once more, and once more again where that leaves any.
    """
    found = next((each for each in element if name_of(each) == name), None)
    text = (
        found.text if found is not None else next((v for k, v in element.items() if k.lower() == name), None)
    )
    return plain(text or "")


def plain(text: str) -> str:
    """Words without HTML: tags out, entities resolved, one kind of blank."""
    for _time in range(2):
        text = html.unescape(text)
    return " ".join(TAG.sub(" ", text).split())


def is_true(words: str) -> bool:
    """Whether a field says yes."""
    return words.strip().casefold() in ("true", "1", "yes")


def day(words: str) -> dt.date | None:
    """A day as dd/mm/yyyy, with or without a time behind it; None where there is no such day."""
    met = DAY.match(words.strip())
    if met is None:
        return None
    try:
        return dt.date(int(met[3]), int(met[2]), int(met[1]))
    except ValueError:
        return None


def clock(words: str) -> dt.time | None:
    """A time as “10.00 am”, “6:30 pm” or “18.30”; None where there is none."""
    met = CLOCK.search(words)
    if met is None:
        return None
    hour, minute, half = int(met[1]), int(met[2]), (met[3] or "").lower()
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "pm" else 0)
    return dt.time(hour, minute) if hour < 24 and minute < 60 else None


def is_displayed(element: Element) -> bool:
    """Whether it may be shown: neither restricted nor marked as not to be displayed."""
    shown = said(element, "isdisplayallowed")
    return not is_true(said(element, "isrestricted")) and (not shown or is_true(shown))


def counted(element: Element, name: str) -> int | None:
    """A count, which stands with blanks before it; None where there is none."""
    words = said(element, name)
    return int(words) if re.fullmatch(r"[0-9]{1,9}", words) else None
