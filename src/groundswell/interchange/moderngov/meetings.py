"""Meetings of ModernGov: in lists, and whole with attendees, agenda and documents."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element  # noqa: S405 - the type only; opened/xml_file reads

from groundswell.interchange.moderngov.gathered import Gathered
from groundswell.interchange.moderngov.parts import all_named, children, clock, day, is_true, said
from groundswell.interchange.understood import Said

STATUSES = {"confirmed": "confirmed", "cancelled": "cancelled", "canceled": "cancelled", "postponed": "postponed",
            "provisional": "expected", "inquorate": "inquorate"}  # fmt: skip
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
LONGEST_TITLE = 300


def take_meetings(gathered: Gathered, root: Element, where: str) -> None:
    """GetMeetings and GetAllMeetingsByDate: committees with their meetings in short."""
    for committee in all_named(root, "committee"):
        key = said(committee, "committeeid")
        gathered.committee(key, said(committee, "committeetitle"), where)
        for each in all_named(committee, "meeting"):
            _meeting(gathered, each, key or said(each, "committeeid"), where)


def take_meeting(gathered: Gathered, element: Element, where: str, *, committee: str) -> None:
    """GetMeeting: one meeting, whole."""
    key = said(element, "committeeid") or committee
    if not key:  # the documents name the committee by title only
        title = next((said(each, "committeetitle") for each in all_named(element, "linkeddoc")), "")
        key = next((row.id for row in gathered.forums.values() if row.values["name"] == title), "")
    key = key or _known_from_a_list(gathered, said(element, "meetingid"))
    if said(element, "committeetitle"):
        gathered.committee(key, said(element, "committeetitle"), where)
    if not is_displayed(element):
        gathered.count("restricted", where)
        return
    meeting = _meeting(gathered, element, key, where)
    if meeting is None:
        return
    _attendees(gathered, element, meeting, where, key)
    for number, item in enumerate(all_named(element, "agendaitem"), 1):
        _item(gathered, item, meeting, f"{where}, item {number}")


def _known_from_a_list(gathered: Gathered, meeting: str) -> str:
    found = gathered.meetings.get(meeting)
    return str(found.values["forum"]) if found is not None else ""


def is_displayed(element: Element) -> bool:
    """Whether it may be shown: neither restricted nor marked as not to be displayed."""
    shown = said(element, "isdisplayallowed")
    return not is_true(said(element, "isrestricted")) and (not shown or is_true(shown))


def _meeting(gathered: Gathered, element: Element, committee: str, where: str) -> Said | None:
    """The meeting's row; None, and a note, where it has no committee or no day."""
    key, held_on = said(element, "meetingid"), day(said(element, "meetingdate"))
    if not key or not committee or held_on is None:
        gathered.count("no day", where)
        return None
    values: dict[str, object] = {"forum": committee, "day": held_on}
    start = clock(said(element, "meetingactualstarttime")) or clock(said(element, "meetingtime"))
    end = clock(said(element, "meetingactualfinishtime")) or clock(said(element, "meetingplannedfinishtime"))
    if start is not None:
        values["start"] = start
        if end is not None and end > start:
            values["end"] = end
    words = {"status": said(element, "meetingstatus"), "location": said(element, "meetinglocation")}
    if words["status"]:
        values["status"] = STATUSES.get(words["status"].casefold(), "confirmed")
    if is_true(said(element, "minutepublished")):
        values["minutes"] = "draft"  # published; whether they were approved is not said
    row = Said("meeting", key, values, where, {name: word for name, word in words.items() if word})
    gathered.meeting(row)
    return row


def _attendees(gathered: Gathered, element: Element, meeting: Said, where: str, committee: str) -> None:
    """Who is listed, with the attendance as it stands. “Expected” after the minutes came out is not present."""
    people = [each for box in children(element, "attendees") for each in all_named(box, "attendee")]
    by_name = {_bare(said(each, "name")): said(each, "memberid") for each in people}
    for number, each in enumerate(people, 1):
        place = f"{where}, attendee {number}"
        person, name = said(each, "memberid") or said(each, "name"), said(each, "name")
        if not person or not name:
            continue
        gathered.person(person, name, place)
        word, role = said(each, "attendance"), said(each, "roledescription")
        values: dict[str, object] = {"meeting": meeting.id, "person": person}
        instead = INSTEAD_OF.search(f"{word} {role}")
        stood_in_for = by_name.get(_bare(instead[1]), "") if instead else ""
        if stood_in_for and stood_in_for != person and "apolog" not in word.casefold():
            values |= {"status": "substitute", "substitute_for": stood_in_for}
        else:
            values["status"] = ATTENDANCE.get(word.casefold(), "not_recorded")
            if word.casefold() not in ATTENDANCE and not instead:
                gathered.unknown[word] += 1
                gathered.first.setdefault(f"word {word}", place)
        if values["status"] == "expected" and "minutes" in meeting.values:
            gathered.count("expected after minutes", place)
        words = {"attendance": word, "role": role}
        gathered.other(
            Said("attendance", f"{meeting.id}/{person}", values, place, {k: v for k, v in words.items() if v})
        )
        if "substitute" not in f"{word} {role}".casefold() and BELONGS.search(role):
            gathered.seen_at(committee, person, role, place)


def _bare(name: str) -> str:
    """A name without what a council puts before it."""
    told = name.casefold().strip()
    for before in ("councillor ", "cllr. ", "cllr "):
        told = told.removeprefix(before)
    return told


def _item(gathered: Gathered, item: Element, meeting: Said, where: str) -> None:
    """An agenda item and its documents; a heading, and what is not to be displayed, is counted."""
    if not is_displayed(item):
        gathered.count("restricted", where)
        return
    key, title = said(item, "agendaitemid"), said(item, "agendaitemtitle")
    number = said(item, "fulldisplaynumberformat").rstrip(".") or said(item, "agendaitemnumber")
    if not key or not title:
        return
    if number in ("", "0"):
        gathered.count("headings", where)
        return
    values: dict[str, object] = {"meeting": meeting.id, "number": number[:20], "title": title[:LONGEST_TITLE]}
    words = {"actions": said(item, "commenttext2"), "presented by": said(item, "commenttext1")}
    first = ""
    for document in all_named(item, "linkeddoc"):
        if not is_displayed(document):
            gathered.count("restricted", where)
            continue
        paper, named = said(document, "attachmentid"), said(document, "title")
        if paper and named:
            gathered.other(
                Said(
                    "paper",
                    paper,
                    {"title": named[:LONGEST_TITLE], "meeting": meeting.id},
                    where,
                    _address(document),
                )
            )
            first = first or paper
    if first:
        values["paper"] = first
    gathered.other(Said("agenda_item", key, values, where, {k: v for k, v in words.items() if v}))


def _address(document: Element) -> dict[str, str]:
    address = said(document, "url")
    return {"url": address} if address.startswith(("http://", "https://")) else {}
