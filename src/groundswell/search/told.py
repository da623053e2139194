"""What the directory holds as plain values, the same in the API and the terminal. Only what the asker may see.

Days are ISO text. `last_day` is the last day something holds. Nothing is worked out here that the rows do not say.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from groundswell.records.asking import Asker
from groundswell.records.dated import last_day_from_until
from groundswell.register.deadlines import papers_due
from groundswell.register.models import Forum, Meeting, Organisation, Person, Place, Seat, StandingItem
from groundswell.search.directory import Directory
from groundswell.search.lookup import Found, Hit
from groundswell.search.seats import Holding, SeatOn
from groundswell.search.spoken_for import SpokenFor

Told = dict[str, Any]


def iso(day: dt.date | dt.time | None) -> str | None:
    """A day or time as ISO text; None stays None."""
    return None if day is None else day.isoformat()


def last_day(until: dt.date | None) -> str | None:
    """The last day of a stored end."""
    return iso(last_day_from_until(until))


def named(row: Forum | Person | Organisation | Place | None) -> Told | None:
    """Key and name; None stays None."""
    return None if row is None else {"key": row.key, "name": row.name}


def forum_told(directory: Directory, forum: Forum) -> Told:
    """A forum as it stands in a list."""
    layers = directory.layers_of.get(forum.pk, ())
    return {
        "key": forum.key,
        "name": forum.name,
        "short_name": forum.short_name,
        "kind": forum.kind,
        "layers": [{"key": la.key, "name": la.name, "order": la.position} for la in layers],
        "place": named(forum.place),
        "walk_in": forum.walk_in,
        "paper_days": forum.paper_days,
        "open_floor": forum.has_open_floor,
        "quorum": forum.quorum,
        "opened": iso(forum.opened),
        "last_day": last_day(forum.closed),
        "successors": [named(f) for f in directory.successors.get(forum.pk, ())],
    }


def whole_forum_told(directory: Directory, forum: Forum, asker: Asker) -> Told:
    """A forum with its other names, seats, who can add to its agenda, and standing items (no query)."""
    return {
        **forum_told(directory, forum),
        "about": forum.about,
        "aliases": [a.name for a in directory.names_of(forum)],
        "predecessors": [named(f) for f in directory.predecessors.get(forum.pk, ())],
        "chairs": [named(p) for p in directory.chairs(forum, asker.today)],
        "seats": [seat_told(directory, s, asker.today) for s in directory.seats_of.get(forum.pk, ())],
        "standing_items": [standing_told(i) for i in directory.standing.get(forum.pk, ())],
        "source": forum.source,
    }


def seat_told(directory: Directory, seat: Seat, day: dt.date) -> Told:
    """A seat and who sits in it on a day. `holders` empty and not `several`: vacant."""
    return {
        "key": seat.key,
        "name": seat.name,
        "forum": named(seat.forum),
        "role": seat.role,
        "organisation": named(seat.organisation),
        "speaks_for": seat.speaks_for,
        "mandate": seat.mandate,
        "several": seat.is_aggregate,
        "how_many": seat.how_many,
        "holders": [holding_told(h) for h in directory.holders(seat, day)],
    }


def holding_told(holding: Holding) -> Told:
    """Who sat, from when until which last day. `not_shown`: somebody the asker may not see."""
    return {
        "person": named(holding.person),
        "post": holding.post.name if holding.post else None,
        "not_shown": holding.hidden,
        "from": iso(holding.days.start),
        "last_day": last_day(holding.days.until),
    }


def standing_told(item: StandingItem) -> Told:
    """A standing item: its subject, its owner, its days."""
    return {
        "key": item.key,
        "subject": item.subject.name,
        "owner": named(item.owner),
        "from": iso(item.start),
        "last_day": last_day(item.until),
    }


def person_told(person: Person) -> Told:
    """A person as they stand in a list."""
    return {
        "key": person.key,
        "name": person.name,
        "identity": person.identity,
        "organisation": named(person.organisation),
    }


def whole_person_told(directory: Directory, person: Person, asker: Asker) -> Told:
    """A person with their other names and every seat they hold or held; `holds` says whether today."""
    seats = [
        {
            "seat": {"key": h.seat.key, "name": h.seat.name},
            "forum": named(h.seat.forum),
            "role": h.seat.role,
            "holds": h.days.holds_on(asker.today),
            "from": iso(h.days.start),
            "last_day": last_day(h.days.until),
        }
        for h in directory.seats_held.get(person.pk, ())
    ]
    return {
        **person_told(person),
        "aliases": [a.name for a in directory.names_of(person)],
        "seats": seats,
        "source": person.source,
    }


def organisation_told(directory: Directory, organisation: Organisation) -> Told:
    """An organisation; `user_led` null is not stated."""
    return {
        "key": organisation.key,
        "name": organisation.name,
        "kind": organisation.kind,
        "sector": organisation.sector,
        "user_led": organisation.user_led,
        "aliases": [a.name for a in directory.names_of(organisation)],
    }


def meeting_told(meeting: Meeting) -> Told:
    """A meeting with its paper deadline. Reads meeting.forum and its place."""
    return {
        "key": meeting.key,
        "forum": named(meeting.forum),
        "date": iso(meeting.day),
        "start": iso(meeting.start),
        "end": iso(meeting.end),
        "status": meeting.status,
        "papers_by": iso(papers_due(meeting)),
        "attendance_complete": meeting.attendance_complete,
        "synthetic": meeting.is_synthetic,
    }


def found_told(found: Found) -> Told:
    """What a search gave."""
    return {
        "asked": found.asked,
        "hits": [_hit_told(h) for h in found.hits],
        "nearest": [_hit_told(h) for h in found.nearest],
        "more": found.more,
    }


def _hit_told(hit: Hit) -> Told:
    return {
        "kind": hit.kind,
        "key": hit.key,
        "name": hit.name,
        "detail": hit.detail,
        "by_alias": hit.by_alias or None,
        "date": iso(hit.day),
    }


def spoken_for_told(groups: Sequence[SpokenFor], day: dt.date) -> Told:
    """Each group with the forums where it is spoken for, and its own seats as far as stated."""
    rows = [
        {
            "group": g.group,
            "forums": [named(f) for f in g.forums],
            "people": list(g.people),
            "seats": len(g.seats),
            "own_seats_stated": len(g.own),
            "only_by_others": g.only_by_others,
            "finding": g.finding,
        }
        for g in groups
    ]
    return {"on": iso(day), "groups": rows}


def agenda_setters_told(forum: Forum, setters: Sequence[SeatOn], day: dt.date) -> Told:
    """Who can put an item on the agenda, the chair first."""
    rows = [
        {
            "name": s.name,
            "role": s.seat.role,
            "seat": s.seat.key,
            "people": [named(p) for p in s.people],
        }
        for s in setters
    ]
    return {"on": iso(day), "forum": named(forum), "can_add": rows}
