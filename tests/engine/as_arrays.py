"""A small calendar handed to the engine, and the engine's answer in the slow version's terms."""

from __future__ import annotations

from groundswell.engine.calendar import Calendar, Held, Line, Sent, lay_out
from groundswell.engine.ids import NO_SUBJECT, NOBODY, NOWHERE, ForumIdx, MeetingIdx, PersonIdx, SubjectIdx
from groundswell.engine.itineraries import PAPER, Carry, Journey, journeys_to_forum, journeys_to_person
from groundswell.engine.journeys import Source, Spread, first_meeting, spread
from groundswell.engine.ways_in import Terms
from tests.engine import small_calendar as small

UNSTATED = SubjectIdx(99)  # an invitation whose subject no question has


def line(there: small.There) -> Line:
    """One line for the engine; an invitation for no stated subject fits no question that names one."""
    subject = NO_SUBJECT
    if there.invited:
        subject = UNSTATED if there.subject is None else SubjectIdx(there.subject)
    other = NOBODY if there.stands_in_for is None else PersonIdx(there.stands_in_for)
    return Line(PersonIdx(there.person), there.raises, there.receives, subject, other, there.is_chair)


def calendar(cal: small.Cal) -> Calendar:
    """The same calendar as arrays. Attendees in the register's order, as the timetable hands them in."""
    held = [
        Held(
            ForumIdx(m.forum),
            m.day,
            m.start,
            m.end,
            m.deadline,
            m.open_floor,
            tuple(SubjectIdx(s) for s in m.standing),
            tuple(SubjectIdx(s) for s in m.no_paper_subjects),
            tuple(line(t) for t in sorted(m.there, key=lambda t: t.person)),
        )
        for m in cal.meets
    ]
    papers = [Sent(a, ForumIdx(f), NO_SUBJECT if s is None else SubjectIdx(s)) for a, f, s in cal.papers]
    return lay_out(held, n_forums=cal.n_forums, n_people=cal.n_people, papers=papers)


def terms(q: small.Question, *, until: int | None = None) -> Terms:
    """The question's terms."""
    about = NO_SUBJECT if q.about is None else SubjectIdx(q.about)
    away = frozenset(PersonIdx(p) for p in q.without)
    return Terms(
        q.horizon if until is None else until,
        about,
        away,
        q.use_standing_items,
        frozenset(ForumIdx(f) for f in q.without_forums),
        q.upward,
    )


def source(arrays: Calendar, q: small.Question) -> Source | None:
    """Where the word starts, None where it cannot be said."""
    kind, which = q.origin
    if kind == "person":
        return None if which in q.without else Source(person=PersonIdx(which), day=q.after)
    m = first_meeting(arrays, ForumIdx(which), after=q.after)
    return None if m == NOWHERE or arrays.day[m] > q.horizon else Source(m)


def last_day(arrays: Calendar, start: Source, q: small.Question) -> int:
    """The last day looked at: the horizon, or sooner where the word is too old by then."""
    said = start.day if start.meeting == NOWHERE else arrays.day[start.meeting]
    return q.horizon if q.age is None else min(q.horizon, said + q.age)


def ends(found: Spread, q: small.Question) -> tuple[Journey, ...]:
    """The journeys that end where the question asks; one without legs where it is said there."""
    kind, which = q.target
    at_once = q.origin == q.target
    if kind == "person" and found.source.meeting != NOWHERE:
        at_once = at_once or any(h.meeting == found.source.meeting for h in found.holdings[which])
    if at_once:
        return (Journey(found.source.meeting, 0, ()),)
    if kind == "forum":
        return journeys_to_forum(found, ForumIdx(which))
    return journeys_to_person(found, PersonIdx(which))


def answer(cal: small.Cal, q: small.Question) -> small.Answer:
    """The engine's answer to a small question, in the slow version's terms."""
    arrays = calendar(cal)
    start = source(arrays, q)
    if start is None:
        return small.Answer(None, ())
    found = spread(arrays, start, terms(q, until=last_day(arrays, start, q)))
    return shown(arrays, found, q)


def shown(arrays: Calendar, found: Spread, q: small.Question) -> small.Answer:
    """A spread's journeys in the slow version's terms."""
    at = None if found.source.meeting == NOWHERE else arrays.given_order[found.source.meeting]
    return small.Answer(at, tuple(journey_of(arrays, j) for j in ends(found, q)))


def journey_of(arrays: Calendar, journey: Journey) -> small.Journey:
    arrives = None if journey.arrives == NOWHERE else arrays.given_order[journey.arrives]
    return small.Journey(arrives, journey.hand_offs, tuple(_leg(arrays, leg) for leg in journey.legs))


def _leg(arrays: Calendar, leg: Carry) -> small.Leg:
    return small.Leg(
        small.PAPER if leg.carrier == PAPER else int(leg.carrier),
        None if leg.from_meeting == NOWHERE else arrays.given_order[leg.from_meeting],
        arrays.given_order[leg.to_meeting],
        leg.ways_in[0],
        None if leg.stands_in_for == NOBODY else int(leg.stands_in_for),
        tuple(int(p) for p in leg.could_also),
    )


def meeting(arrays: Calendar, given: int) -> MeetingIdx:
    """The engine's index of a meeting of the small calendar."""
    return MeetingIdx(arrays.given_order.index(given))
