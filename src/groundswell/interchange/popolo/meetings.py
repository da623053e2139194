"""Popolo's events that are meetings, with who was there and what was on the agenda (docs/formats/popolo.md)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from django.utils.translation import gettext as _

from groundswell.interchange.opened.shapes import Thing, moment, things, words
from groundswell.interchange.popolo.ours import as_said
from groundswell.interchange.popolo.reading import Reading, is_term
from groundswell.interchange.understood import Said
from groundswell.register.models import Attendance, Meeting

A_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
MEETINGS: Mapping[str, str] = {
    **{status: status for status in Meeting.Status.values}, "canceled": "cancelled", "passed": "held",
    "tentative": "expected",
}  # fmt: skip
THERE: Mapping[str, str] = {
    **{status: status for status in Attendance.Status.values}, "attended": "present", "apology": "apologies",
    "not recorded": "not_recorded",
}  # fmt: skip


def meetings(reading: Reading) -> Iterator[Said]:
    """Each meeting, then who was there, then its agenda."""
    for where, each in reading.part("events"):
        if is_term(each):
            continue
        when = when_of(each, reading.zone)
        if not words(each.get("organization_id")) or not when:
            reading.left_out.lose(_("it names no body or no day"), where)
            continue
        meeting = _with_status(as_said("meeting", each, where, **when), words(each.get("status")))
        yield meeting
        yield from _attendance(reading, each, meeting)
        yield from _agenda(each, meeting)


def when_of(each: Thing, zone: str, first: str = "start_date", last: str = "end_date") -> dict[str, object]:
    """Day, start and end where they are stated; an end on another day, or before the start, is left out.

    A month or a year alone is no day: nobody can come to it.
    """
    at = moment(each.get(first), zone)
    if at is None or not A_DAY.match(words(each.get(first))):
        return {}
    found: dict[str, object] = {"day": at[0]}
    ends = moment(each.get(last), zone)
    if at[1] is not None:
        found["start"] = at[1]
        if ends is not None and ends[1] is not None and ends[0] == at[0] and ends[1] > at[1]:
            found["end"] = ends[1]
    return found


def _with_status(meeting: Said, word: str) -> Said:
    """Its status in our words, with the source's own beside it; a word we do not know says nothing."""
    values = {name: value for name, value in meeting.values.items() if name != "status"}
    if word.lower() in MEETINGS:
        values["status"] = MEETINGS[word.lower()]
    kept = {**meeting.words, "status": word} if word and values.get("status") != word else meeting.words
    return replace(meeting, values=values, words=kept)


def _attendance(reading: Reading, each: Thing, meeting: Said) -> Iterator[Said]:
    """Who was there as `attendance` tells, one by one; else who is listed as attending.

    A list of names may be made before: it says who is expected, until the meeting is said to have been held.
    """
    told = list(things(each.get("attendance")))
    for number, there in told:
        where = f"{meeting.where}.attendance {number}"
        row = as_said("attendance", there, where, meeting=meeting.id)
        word = words(there.get("status"))
        status = THERE.get(word.lower(), "not_recorded")
        if word and word.lower() not in THERE:
            reading.keep_word(word, where)
        if row.values.get("person"):
            key = row.id or f"{meeting.id}/{row.values['person']}"
            kept = {**row.words, "status": word} if word != status and word else row.words
            yield replace(row, id=key, values={**row.values, "status": status}, words=kept)
        else:
            reading.left_out.lose(_("it names no person"), where)
    if told:
        return
    status = "present" if meeting.values.get("status") == "held" else "expected"
    for number, there in things(each.get("attendees")):
        person = words(there.get("person_id")) or words(there.get("id"))
        if person:
            values = {"meeting": meeting.id, "person": person, "status": status}
            yield Said("attendance", f"{meeting.id}/{person}", values, f"{meeting.where}.attendees {number}")


def _agenda(each: Thing, meeting: Said) -> Iterator[Said]:
    """The items by the number they have, else by their place."""
    for number, item in things(each.get("agenda_items")):
        row = as_said("agenda_item", item, f"{meeting.where}.agenda_items {number}", meeting=meeting.id)
        if row.values.get("title"):
            told = row.values.get("number") or str(number)
            yield replace(row, id=row.id or f"{meeting.id}/{number}", values={**row.values, "number": told})


def told_when(day: object, start: object, end: object) -> tuple[str, str]:
    """The start and the end of a meeting as Popolo has them; "" for an end that is not after the start."""
    if not isinstance(day, dt.date):
        return "", ""
    if not isinstance(start, dt.time):
        return day.isoformat(), ""
    ends = f"{day}T{end}" if isinstance(end, dt.time) and end > start else ""
    return f"{day}T{start}", ends
