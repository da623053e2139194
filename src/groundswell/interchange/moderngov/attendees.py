"""Who a meeting of ModernGov lists, and what its words for their attendance say. An unknown word is never present."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from xml.etree.ElementTree import Element  # noqa: S405 - the type only; opened/xml_file reads

from groundswell.interchange.moderngov.gathered import Gathered
from groundswell.interchange.moderngov.parts import all_named, children, said
from groundswell.interchange.understood import Said

# Words of attendance that say what ours say. Everything else is kept in its words.
ATTENDANCE = {"": "not_recorded", "not required": "not_recorded", "absent": "absent", "expected": "expected"}
ATTENDANCE |= dict.fromkeys(("apologies", "apologies sent"), "apologies")
ATTENDANCE |= dict.fromkeys(
    ("present", "in attendance", "attended", "present, as expected", "present as substitute"), "present"
)
INSTEAD_OF = re.compile(r"substitute (?:for|of) (.+)", re.IGNORECASE)
BELONGS = re.compile(
    r"\b(member|chair\w*|vice|leader|mayor|portfolio)\b", re.IGNORECASE
)  # a role of the committee's own
COMES_ALONG = ("in attendance", "present as substitute")  # said of those who do not belong to it


def take_attendees(gathered: Gathered, element: Element, meeting: Said, where: str) -> None:
    """Who is listed, with the attendance as it stands. “Expected” after the minutes came out is not present."""
    people = [each for box in children(element, "attendees") for each in all_named(box, "attendee")]
    by_name = _by_name(people)
    for number, each in enumerate(people, 1):
        place = f"{where}, attendee {number}"
        person, name = said(each, "memberid") or said(each, "name"), said(each, "name")
        if not person or not name:
            continue
        gathered.person(person, name, place)
        _attendee(gathered, each, meeting, person, by_name, place)


def _attendee(
    gathered: Gathered, each: Element, meeting: Said, person: str, by_name: Mapping[str, str], place: str
) -> None:
    word, role = said(each, "attendance"), said(each, "roledescription")
    values: dict[str, object] = {
        "meeting": meeting.id,
        "person": person,
        **_status(word, role, by_name, person),
    }
    if values["status"] == "not_recorded" and word.casefold() not in ATTENDANCE:
        gathered.counted.unknown_word("attendance", word, place)
    if values["status"] == "expected" and "minutes" in meeting.values:
        gathered.count("expected after minutes", place)
    words = {name: text for name, text in (("attendance", word), ("role", role)) if text}
    gathered.other(Said("attendance", f"{meeting.id}/{person}", values, place, words))
    stands_in = "substitute" in f"{word} {role}".casefold()
    if BELONGS.search(role) and not stands_in and word.casefold() not in COMES_ALONG:
        gathered.seen_at(str(meeting.values["forum"]), person, role, place)


def _status(word: str, role: str, by_name: Mapping[str, str], person: str) -> dict[str, object]:
    """Our status, and for whom where they came for somebody whom the meeting lists.

    The role alone does not say that they came: who is expected as a substitute is expected.
    """
    came = ATTENDANCE.get(word.casefold()) == "present"
    instead = INSTEAD_OF.search(word) or (INSTEAD_OF.search(role) if came else None)
    stood_in_for = by_name.get(_bare(instead[1]), "") if instead else ""
    says_more = re.search(r"apolog|absent|expect|not ", word, re.IGNORECASE)
    if stood_in_for and stood_in_for != person and not (says_more and not came):
        return {"status": "substitute", "substitute_for": stood_in_for}
    return {"status": ATTENDANCE.get(word.casefold(), "not_recorded")}


def _by_name(people: list[Element]) -> dict[str, str]:
    """Name -> who it is, of those whose name nobody else at the meeting has."""
    names = [(_bare(said(each, "name")), said(each, "memberid") or said(each, "name")) for each in people]
    times = Counter(name for name, _person in names)
    return {name: person for name, person in names if times[name] == 1}


def _bare(name: str) -> str:
    """A name without what a council puts before it."""
    told = name.casefold().strip()
    for before in ("councillor ", "cllr. ", "cllr "):
        told = told.removeprefix(before)
    return told
