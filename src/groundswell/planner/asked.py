"""One journey question made ready for the engine: names found, days counted, terms set."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from dateutil.relativedelta import relativedelta
from django.utils.translation import gettext as _

from groundswell.engine.ids import NOBODY, NOWHERE, ForumIdx, MeetingIdx, PersonIdx
from groundswell.engine.itineraries import Journey, journeys_to_forum, journeys_to_person
from groundswell.engine.journeys import Source, Spread, first_meeting, spread
from groundswell.engine.latest import latest_day, latest_meeting
from groundswell.engine.ways_in import Terms
from groundswell.planner.answers import Question
from groundswell.planner.naming import BadQuestion, Named, find, find_subject
from groundswell.planner.options import Limits, Options, refuse_left_out, understand_options
from groundswell.planner.timetable import Timetable, date_of, day_number
from groundswell.records.asking import Asker

HORIZON = relativedelta(months=18)
FIRST_YEAR, LAST_YEAR = 1900, 2200


@dataclass(frozen=True)
class Asked:
    """A question in the engine's terms. `after` is None only where `by` stands alone.

    `horizon` is the last day looked at, and `terms.until` the same: with an age limit on the word it is that
    of the day it is said, once it is known (`until`).
    """

    timetable: Timetable
    origin: Named
    target: Named
    after: dt.date | None
    by: dt.date | None
    horizon: dt.date
    terms: Terms
    question: Question
    limits: Limits

    def until(self, terms: Terms) -> Asked:
        """The same, looking no further than these terms do."""
        if terms.until == self.terms.until:
            return self
        last = date_of(terms.until)
        return replace(self, terms=terms, horizon=last, question=replace(self.question, horizon=last))

    @property
    def from_day(self) -> int:
        """The first day a source meeting may lie on."""
        return day_number(self.after if self.after is not None else self.horizon - HORIZON)

    def ends(self, found: Spread) -> tuple[Journey, ...]:
        """The journeys that end where the question asks."""
        if self.target.kind == "forum":
            return journeys_to_forum(found, ForumIdx(self.target.index))
        return journeys_to_person(found, PersonIdx(self.target.index))

    def told_at_once(self, found: Spread) -> bool:
        """Whether the target holds the word where it is said: FROM = TO, or the person is there."""
        if self.origin.kind == self.target.kind and self.origin.index == self.target.index:
            return True
        if self.target.kind != "person" or found.source.meeting == NOWHERE:
            return False
        return any(h.meeting == found.source.meeting for h in found.holdings[self.target.index])


def understand(
    timetable: Timetable,
    asker: Asker,
    *,
    origin: str,
    target: str,
    after: dt.date | None,
    by: dt.date | None,
    about: str | None,
    options: Options,
    back: bool,
) -> Asked:
    """Find the names and set the terms. Raises BadQuestion and its kinds."""
    start, end = find(timetable, origin, field="from"), find(timetable, target, field="to")
    if back:
        start, end = end, start
    check_days(after, by)
    if after is None and by is None:
        after = asker.today
    limits = understand_options(timetable, options)
    for named in (start, end):
        refuse_left_out(limits, named)
    subject = find_subject(timetable, about)
    horizon = horizon_of(timetable, after, by)
    question = Question(
        origin=start.name,
        origin_key=start.key,
        origin_kind=start.kind,
        target=end.name,
        target_key=end.key,
        after=after,
        by=by,
        about=timetable.subjects[subject] if subject >= 0 else None,
        today=asker.today,
        horizon=horizon,
        back=back,
        target_kind=end.kind,
        options=limits.told,
    )
    terms = Terms(
        day_number(horizon), subject, limits.away, options.standing_items, limits.left_out, limits.upward
    )
    return Asked(timetable, start, end, after, by, horizon, terms, question, limits)


def check_days(after: dt.date | None, by: dt.date | None) -> None:
    for field, day in (("after", after), ("by", by)):
        if day is not None and not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise BadQuestion(
                _("The year %(year)s is too far away.") % {"year": day.year},
                remedy=_("Give a date between %(first)s and %(last)s.")
                % {"first": FIRST_YEAR, "last": LAST_YEAR},
                field=field,
            )
    if after is not None and by is not None and by < after:
        raise BadQuestion(
            _("The last day it should be heard comes before the day it is said."),
            remedy=_("Give a later date to be heard by, or an earlier date to be said."),
            field="by",
        )


def horizon_of(timetable: Timetable, after: dt.date | None, by: dt.date | None) -> dt.date:
    """18 months from `after`, or the last known meeting if sooner; never past `by`, never before `after`."""
    last = (after + HORIZON) if after is not None else by
    assert last is not None, "a question has a day"
    if timetable.last_day is not None:
        last = min(last, timetable.last_day)
    if by is not None:
        last = min(last, by)
    return max(last, after) if after is not None else last


def follow(asked: Asked) -> Spread | None:
    """The word followed from its source: the first meeting on or after `after`, the person on that day, or,
    where `by` is given, the last source from which it still gets there. None where there is no source.
    """
    if asked.by is not None:
        return _follow_latest(asked)
    return _follow_first(asked)


def _follow_first(asked: Asked) -> Spread | None:
    source = source_of(asked)
    if source is None:
        return None
    return spread(asked.timetable.calendar, source, terms_from(asked, source))


def terms_from(asked: Asked, source: Source) -> Terms:
    """The question's terms for a word said at `source`: no older than the age asked, the last day counts."""
    age = asked.limits.told.age
    if age is None:
        return asked.terms
    calendar = asked.timetable.calendar
    said = source.day if source.meeting == NOWHERE else calendar.day[source.meeting]
    return replace(asked.terms, until=min(asked.terms.until, said + age))


def source_of(asked: Asked) -> Source | None:
    """Where the word starts; None where the forum has no meeting on or after `after` before the horizon."""
    if asked.origin.kind == "person":
        return Source(person=PersonIdx(asked.origin.index), day=asked.from_day)
    calendar = asked.timetable.calendar
    m = first_meeting(calendar, ForumIdx(asked.origin.index), after=asked.from_day)
    if m == NOWHERE or calendar.day[m] > asked.terms.until:
        return None
    return Source(m)


def _follow_latest(asked: Asked) -> Spread | None:
    """From the last source that arrives in time; from the first source where none does."""
    calendar, by, age = asked.timetable.calendar, asked.terms.until, asked.limits.told.age

    def arrives(found: Spread) -> bool:
        return asked.told_at_once(found) or bool(asked.ends(found))

    if asked.origin.kind == "person":
        person = PersonIdx(asked.origin.index)
        found = latest_day(
            calendar, person, after=asked.from_day, by=by, terms=asked.terms, arrives=arrives, age=age
        )
    else:
        forum = ForumIdx(asked.origin.index)
        found = latest_meeting(
            calendar, forum, after=asked.from_day, by=by, terms=asked.terms, arrives=arrives, age=age
        )
    return _follow_first(asked) if found is None else found


def source_day(found: Spread) -> dt.date:
    """The day the word is said."""
    m = found.source.meeting
    return date_of(found.calendar.day[m] if m != NOWHERE else found.source.day)


def neighbours(asked: Asked, found: Spread) -> tuple[dt.date | None, dt.date | None]:
    """The days of the source forum's meetings before and after the one the word is said at."""
    m = found.source.meeting
    if m == NOWHERE or found.source.person != NOBODY:
        return None, None
    meetings = asked.timetable.meetings_of(ForumIdx(asked.origin.index))
    at = meetings.index(MeetingIdx(m))
    rows = asked.timetable.meetings
    earlier = rows[meetings[at - 1]].day if at > 0 else None
    later = rows[meetings[at + 1]].day if at + 1 < len(meetings) else None
    return earlier, later
