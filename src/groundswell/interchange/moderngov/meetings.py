"""Meetings of ModernGov: in lists, and whole. Who came is in attendees, the agenda in agendas."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element  # noqa: S405 - the type only; opened/xml_file reads

from groundswell.interchange.moderngov.agendas import take_agenda
from groundswell.interchange.moderngov.attendees import take_attendees
from groundswell.interchange.moderngov.gathered import Gathered
from groundswell.interchange.moderngov.parts import all_named, clock, day, is_displayed, is_true, said
from groundswell.interchange.understood import Said

STATUSES = {"confirmed": "confirmed", "cancelled": "cancelled", "canceled": "cancelled", "postponed": "postponed",
            "provisional": "expected", "inquorate": "inquorate"}  # fmt: skip


def take_meetings(gathered: Gathered, root: Element, where: str) -> None:
    """GetMeetings and GetAllMeetingsByDate: committees with their meetings in short, or meetings by themselves."""
    taken = set()
    for committee in all_named(root, "committee"):
        key = said(committee, "committeeid")
        gathered.committee(key, said(committee, "committeetitle"), where)
        for each in all_named(committee, "meeting"):
            taken.add(each)
            _listed(gathered, each, key or said(each, "committeeid"), where)
    for each in all_named(root, "meeting"):
        if each not in taken:
            gathered.committee(said(each, "committeeid"), said(each, "committeetitle"), where)
            _listed(gathered, each, said(each, "committeeid"), where)


def take_meeting(gathered: Gathered, element: Element, where: str, *, committee: str) -> None:
    """GetMeeting: one meeting, whole."""
    if not is_displayed(element):
        gathered.hide(said(element, "meetingid"), where)
        return
    key = (
        said(element, "committeeid") or committee or _known_from_a_list(gathered, said(element, "meetingid"))
    )
    title = said(element, "committeetitle") or ("" if key else _title(element))
    key = key or gathered.titled(title) or title
    gathered.committee(key, title, where)
    meeting = _meeting(gathered, element, key, where)
    if meeting is not None:
        take_attendees(gathered, element, meeting, where)
        take_agenda(gathered, element, meeting, where)


def _listed(gathered: Gathered, element: Element, committee: str, where: str) -> None:
    if is_displayed(element):
        _meeting(gathered, element, committee, where)
    else:
        gathered.hide(said(element, "meetingid"), where)


def _known_from_a_list(gathered: Gathered, meeting: str) -> str:
    found = gathered.meetings.get(meeting)
    return str(found.values["forum"]) if found is not None else ""


def _title(element: Element) -> str:
    """The committee's title, where all the documents of the meeting give the same one. Nothing else in it does."""
    found = {said(each, "committeetitle") for each in all_named(element, "linkeddoc")} - {""}
    return found.pop() if len(found) == 1 else ""


def _meeting(gathered: Gathered, element: Element, committee: str, where: str) -> Said | None:
    """The meeting's row; None, and a note, where it has no committee or no day."""
    key, held_on = said(element, "meetingid"), day(said(element, "meetingdate"))
    if not key or held_on is None:
        gathered.count("no day", where)
        return None
    if not committee:
        gathered.count("no committee", where)
        return None
    values: dict[str, object] = {"forum": committee, "day": held_on, **_times(element)}
    status = said(element, "meetingstatus")
    if status:
        values["status"] = STATUSES.get(status.casefold(), "confirmed")
        if status.casefold() not in STATUSES:
            gathered.counted.unknown_word("status", status, where)
    if is_true(said(element, "minutepublished")):
        values["minutes"] = "draft"  # published; whether they were approved is not said
    row = Said("meeting", key, values, where, dict(_words(element)))
    gathered.meeting(row)
    return gathered.meetings[key]


def _times(element: Element) -> dict[str, object]:
    """When it begins in the calendar, and when it ended or was to end."""
    start = clock(said(element, "meetingtime")) or clock(said(element, "meetingactualstarttime"))
    end = clock(said(element, "meetingactualfinishtime")) or clock(said(element, "meetingplannedfinishtime"))
    if start is None:
        return {}
    return {"start": start, "end": end} if end is not None and end > start else {"start": start}


def _words(element: Element) -> Iterator[tuple[str, str]]:
    """The source's own words that no field holds, or not as they stand."""
    for name, tag in (
        ("status", "meetingstatus"),
        ("location", "meetinglocation"),
        ("began", "meetingactualstarttime"),
    ):
        if said(element, tag):
            yield name, said(element, tag)
