"""Calendar feeds: a forum's meetings, or a person's, with each paper deadline as an event of its own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path, reverse
from django.utils.formats import date_format
from django.utils.translation import get_language, gettext
from icalendar import Calendar, Event

from groundswell.records.asking import Asker
from groundswell.register.deadlines import papers_due
from groundswell.register.models import Attendance, Forum, Meeting, Person
from groundswell.web.asking import asker_of, instance_of
from groundswell.web.calendar_carriers import Carriers

USUAL_LENGTH = dt.timedelta(hours=2)  # journeys.md, "Exactly" 7: no end and no usual length known
STATUS = {"expected": "TENTATIVE", "cancelled": "CANCELLED", "postponed": "CANCELLED"}
A_DAY = dt.timedelta(days=1)
WAITS = dt.timedelta(hours=12)  # how often a calendar program should look again


def forum_calendar(request: HttpRequest, key: str) -> HttpResponse:
    """All meetings of one forum, and by when papers for each are due."""
    asker = asker_of(request)
    forum = Forum.objects.visible_to(asker).filter(key=key).first()
    if forum is None:
        raise Http404
    meetings = _meetings(asker).filter(forum=forum)
    carriers = Carriers(asker, forums={forum.pk})
    return _feed(request, forum.name, list(meetings), carriers, file=f"{forum.key}.ics")


def person_calendar(request: HttpRequest, key: str) -> HttpResponse:
    """The meetings where one person has a seat or an invitation, and the papers they can carry there."""
    asker = asker_of(request)
    person = Person.objects.visible_to(asker).filter(key=key).first()
    if person is None:
        raise Http404
    carriers = Carriers(asker, people={person.pk})
    invited = Attendance.objects.visible_to(asker).filter(person=person).exclude(status="not_recorded")
    wanted = Q(forum__in=carriers.forums()) | Q(pk__in=invited.values("meeting"))
    invited_to = set(invited.values_list("meeting", flat=True))
    meetings = [
        m
        for m in _meetings(asker).filter(wanted)
        if m.pk in invited_to or carriers.sits(person.pk, m.forum_id, m.day)
    ]
    return _feed(request, person.name, meetings, carriers, file=f"{person.key}.ics")


def _meetings(asker: Asker) -> QuerySet[Meeting]:
    return Meeting.objects.visible_to(asker).select_related("forum__place", "moved_to")


def _feed(
    request: HttpRequest, name: str, meetings: list[Meeting], carriers: Carriers, *, file: str
) -> HttpResponse:
    """The calendar as text/calendar (one query, for the notice)."""
    instance = instance_of(request)
    feed = _empty(name, instance.name)
    asker = asker_of(request)
    stamp = dt.datetime.combine(asker.today, dt.time(), tzinfo=dt.UTC)
    for meeting in meetings:
        page = request.build_absolute_uri(reverse("meeting", args=[meeting.key]))
        for event in _events(meeting, carriers, notice=instance.notice):
            event.add("dtstamp", stamp)
            event.add("url", page)
            feed.add_component(event)
    feed.add_missing_timezones()
    response = HttpResponse(feed.to_ical(), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'inline; filename="{file}"'
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


def _events(meeting: Meeting, carriers: Carriers, *, notice: str) -> Iterable[Event]:
    """The meeting, and the last day for its papers where the forum asks for papers and the meeting stands."""
    notes = _notes(meeting, notice)
    yield _meeting_event(meeting, notes)
    due = papers_due(meeting)
    if due is None or meeting.status in Meeting.NOT_MET:
        return
    who = carriers.who_can_carry(meeting.forum_id, meeting.day)
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
    return gettext("%(deadline)s; %(names)s can carry") % {"deadline": told, "names": _named(who)}


def _named(names: list[str]) -> str:
    if len(names) == 1:
        return names[0]
    return gettext("%(first)s and %(last)s") % {"first": ", ".join(names[:-1]), "last": names[-1]}


def _status_notes(meeting: Meeting) -> list[str]:
    if meeting.status == "postponed" and meeting.moved_to:
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
