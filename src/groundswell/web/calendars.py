"""Calendar feeds: a forum's meetings, or a person's, with each paper deadline as an event of its own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path, reverse
from django.utils.formats import date_format
from django.utils.translation import get_language, gettext
from icalendar import Calendar, Event

from groundswell.planner.phrases import names_together
from groundswell.records.asking import Asker
from groundswell.register.deadlines import papers_due
from groundswell.register.models import Attendance, Meeting, Person
from groundswell.search.agenda_setters import who_can_carry
from groundswell.search.attendance import of_person
from groundswell.search.directory import Directory, directory_for
from groundswell.web.asking import asker_of, instance_of

USUAL_LENGTH = dt.timedelta(hours=2)  # journeys.md, "Exactly" 7: no end and no usual length known
STATUS = {"expected": "TENTATIVE", "cancelled": "CANCELLED", "postponed": "CANCELLED"}
A_DAY = dt.timedelta(days=1)
WAITS = dt.timedelta(hours=12)  # how often a calendar program should look again


def forum_calendar(request: HttpRequest, key: str) -> HttpResponse:
    """All meetings of one forum, and by when papers for each are due."""
    asker = asker_of(request)
    directory = directory_for(asker)
    forum = directory.forums.get(key)
    if forum is None:
        raise Http404
    meetings = _meetings(asker).filter(forum=forum)
    feed = Feed(directory, forum.name, f"{forum.key}.ics")
    return _answer(request, feed, list(meetings))


def person_calendar(request: HttpRequest, key: str) -> HttpResponse:
    """The meetings where one person has a seat or an invitation, and the papers they can carry there."""
    asker = asker_of(request)
    directory = directory_for(asker)
    person = directory.people.get(key)
    if person is None:
        raise Http404
    held = directory.seats_held.get(person.pk, ())
    own = [a for a in of_person(directory, person) if a.person_id == person.pk]
    invited_to = {a.meeting_id for a in own if a.status != Attendance.Status.NOT_RECORDED}
    wanted = Q(forum__in={h.seat.forum_id for h in held}) | Q(pk__in=invited_to)
    meetings = [
        m
        for m in _meetings(asker).filter(wanted)
        if m.pk in invited_to or m.forum in directory.forums_of(person, m.day)
    ]
    return _answer(request, Feed(directory, person.name, f"{person.key}.ics", only=person), meetings)


@dataclass(frozen=True)
class Feed:
    """One calendar: what it is called, and whose papers it tells of (`only` None: everybody's)."""

    directory: Directory
    name: str
    file: str
    only: Person | None = None

    def who_can_carry(self, meeting: Meeting) -> list[str]:
        """The names of those who could bring a word to the meeting, and so its paper."""
        able = who_can_carry(self.directory, meeting.forum, on=meeting.day)
        return [p.name for p in able if self.only is None or p.pk == self.only.pk]


def _meetings(asker: Asker) -> QuerySet[Meeting]:
    return Meeting.objects.visible_to(asker).select_related("forum__place", "moved_to")


def _answer(request: HttpRequest, feed: Feed, meetings: list[Meeting]) -> HttpResponse:
    """The calendar as text/calendar (one query, for the notice)."""
    instance = instance_of(request)
    calendar = _empty(feed.name, instance.name)
    asker = asker_of(request)
    stamp = dt.datetime.combine(asker.today, dt.time(), tzinfo=dt.UTC)
    for meeting in meetings:
        page = request.build_absolute_uri(reverse("meeting", args=[meeting.key]))
        for event in _events(meeting, feed, notice=instance.notice):
            event.add("dtstamp", stamp)
            event.add("url", page)
            calendar.add_component(event)
    calendar.add_missing_timezones()
    response = HttpResponse(calendar.to_ical(), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'inline; filename="{feed.file}"'
    response["Cache-Control"] = "private, max-age=300"
    return response


def _empty(name: str, instance: str) -> Calendar:
    feed = Calendar()
    feed.add("prodid", "-//Groundswell//Groundswell//EN")
    feed.add("version", "2.0")
    feed.add("method", "PUBLISH")
    feed.add("x-wr-calname", f"{name} · {instance}")
    feed.add("name", f"{name} · {instance}", parameters={"LANGUAGE": get_language() or "en"})
    feed.add("refresh-interval", WAITS, parameters={"VALUE": "DURATION"})
    return feed


def _events(meeting: Meeting, feed: Feed, *, notice: str) -> Iterable[Event]:
    """The meeting, and the last day for its papers where the forum asks for papers and the meeting stands."""
    notes = _notes(meeting, notice)
    yield _meeting_event(meeting, notes)
    due = papers_due(meeting)
    if due is None or meeting.status in Meeting.NOT_MET:
        return
    who = feed.who_can_carry(meeting)
    yield _deadline_event(meeting, due, who, notes)


def _meeting_event(meeting: Meeting, notes: list[str]) -> Event:
    event = Event()
    event.add("uid", f"meeting-{meeting.key}@groundswell")
    event.add("summary", meeting.forum.name)
    event.add("status", STATUS.get(meeting.status, "CONFIRMED"))
    if meeting.start is None:
        event.add("dtstart", meeting.day)
        event.add("dtend", meeting.day + A_DAY)
    else:
        zone = ZoneInfo(meeting.forum.place.time_zone)
        start = dt.datetime.combine(meeting.day, meeting.start, tzinfo=zone)
        event.add("dtstart", start)
        event.add("dtend", _end(meeting, start, zone))
        if meeting.end is None:
            notes = [*notes, gettext("The end is assumed: it is not recorded.")]
    _describe(event, [*_status_notes(meeting), *notes])
    return event


def _end(meeting: Meeting, start: dt.datetime, zone: ZoneInfo) -> dt.datetime:
    """The end as recorded, else the start with the forum's usual length.

    UTC before adding: else a meeting over a change of clocks would be an hour long or short.
    """
    if meeting.end is not None:
        return dt.datetime.combine(meeting.day, meeting.end, tzinfo=zone)
    minutes = meeting.forum.usual_minutes
    length = dt.timedelta(minutes=minutes) if minutes else USUAL_LENGTH
    return (start.astimezone(dt.UTC) + length).astimezone(zone)


def _deadline_event(meeting: Meeting, due: dt.date, who: list[str], notes: list[str]) -> Event:
    event = Event()
    event.add("uid", f"papers-{meeting.key}@groundswell")
    event.add("summary", _deadline_words(meeting, due, who))
    event.add("status", STATUS.get(meeting.status, "CONFIRMED"))
    event.add("dtstart", due)
    event.add("dtend", due + A_DAY)
    event.add("transp", "TRANSPARENT")
    said = gettext(
        "Whoever has the paper in by the end of that day is in time. "
        "“Can carry” means: has a seat there and on another forum."
    )
    _describe(event, [said, *notes])
    return event


def _deadline_words(meeting: Meeting, due: dt.date, who: list[str]) -> str:
    """“Paper due for ACB 11 May: Friday 30 April; Public Health Lead can carry”."""
    told = gettext("Paper due for %(forum)s %(day)s: %(due)s") % {
        "forum": meeting.forum.label,
        "day": date_format(meeting.day, "j F"),
        "due": date_format(due, "l j F"),
    }
    if not who:
        return told
    return gettext("%(deadline)s; %(names)s can carry") % {"deadline": told, "names": names_together(who)}


def _status_notes(meeting: Meeting) -> list[str]:
    if meeting.status == "postponed" and meeting.moved_to and meeting.moved_to.forum_id == meeting.forum_id:
        return [gettext("Postponed to %(day)s.") % {"day": date_format(meeting.moved_to.day, "l j F Y")}]
    if meeting.status in ("cancelled", "expected", "inquorate", "postponed"):
        return [f"{meeting.get_status_display()}."]
    return []


def _notes(meeting: Meeting, notice: str) -> list[str]:
    made_up = (
        [gettext("This date is synthetic: it was made up for the example.")] if meeting.is_synthetic else []
    )
    return [*made_up, *([notice] if notice else [])]


def _describe(event: Event, notes: list[str]) -> None:
    if notes:
        event.add("description", "\n".join(notes))


urlpatterns = [
    path("calendars/forums/<slug:key>.ics", forum_calendar, name="forum-calendar"),
    path("calendars/people/<slug:key>.ics", person_calendar, name="person-calendar"),
]
