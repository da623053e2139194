"""A start made ready for the questions of reach: in structure on the day asked, and in the calendar."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from groundswell.engine.ids import ForumIdx, PersonIdx
from groundswell.engine.journeys import Spread, spread
from groundswell.engine.seating import Seating, reached
from groundswell.planner.answers_on_reach import Origin
from groundswell.planner.ask import in_layer_order
from groundswell.planner.asked import Asked, source_of, terms_from, understand
from groundswell.planner.keeping import timetable_for
from groundswell.planner.naming import BadQuestion
from groundswell.planner.options import Options
from groundswell.planner.timetable import Timetable
from groundswell.records.asking import Asker


@dataclass(frozen=True)
class Start:
    """A start made ready: in structure on the day asked, and in the calendar."""

    asked: Asked
    table: Timetable
    seating: Seating
    starts: tuple[ForumIdx, ...]
    left_out: frozenset[ForumIdx]
    away: frozenset[PersonIdx]
    origin: Origin

    def reached(self, *, with_everybody: bool = False) -> frozenset[ForumIdx]:
        """Where seats lead; `with_everybody` as if nobody were away."""
        away = frozenset[PersonIdx]() if with_everybody else self.away
        return reached(self.seating, self.starts, without=away, upward=self.asked.terms.upward)

    def forums(self) -> list[ForumIdx]:
        """Forums open on the day and not left out, nearest to residents first."""
        day = self.origin.after
        in_order = in_layer_order(self.table)
        return [
            f for f in in_order if self.table.forums[f].open_days.holds_on(day) and f not in self.left_out
        ]

    def spread(self, *, without: frozenset[PersonIdx] = frozenset()) -> Spread | None:
        """The word followed through the calendar, with these people away too."""
        source = source_of(self.asked)
        if source is None:
            return None
        terms = replace(self.asked.terms, without=self.away | without)
        return spread(self.table.calendar, source, terms)


def start_of(asker: Asker, *, origin: str, after: dt.date | None, options: Options) -> Start:
    """Find the names, and take away whoever and whatever is left out. Raises BadQuestion and its kinds."""
    table = timetable_for(asker)
    asked = understand(
        table,
        asker,
        origin=origin,
        target=origin,
        after=after or asker.today,
        by=None,
        about=None,
        options=options,
        back=False,
    )
    limits = asked.limits
    _start_is_there(asked, limits.left_out)
    source = source_of(asked)
    if source is not None:
        asked = asked.until(terms_from(asked, source))
    day = asked.question.after or asker.today
    seating = seating_on(table, day).without_forums(limits.left_out)
    told = Origin(
        asked.origin.name,
        asked.origin.key,
        asked.origin.kind,
        day,
        asker.today,
        asked.horizon,
        limits.told,
        tuple(table.forums[f].name for f in sorted(limits.without_layer - limits.elsewhere)),
    )
    return Start(asked, table, seating, _starts(asked, seating), limits.left_out, limits.away, told)


def _start_is_there(asked: Asked, left_out: frozenset[ForumIdx]) -> None:
    """Raises BadQuestion where the word would start with somebody away, or at a forum that is left out."""
    start = asked.origin
    is_person = start.kind == "person"
    if (PersonIdx(start.index) in asked.terms.without) if is_person else (ForumIdx(start.index) in left_out):
        raise BadQuestion(
            _("The word starts with %(name)s, and %(name)s is left out.") % {"name": start.name},
            remedy=_("Start somewhere else, or leave somebody or something else out."),
            field="without" if is_person else "without_forum",
        )


def _starts(asked: Asked, seating: Seating) -> tuple[ForumIdx, ...]:
    """The forum itself; for a person, the forums where they may raise it."""
    if asked.origin.kind == "forum":
        return (ForumIdx(asked.origin.index),)
    person = PersonIdx(asked.origin.index)
    return tuple(ForumIdx(f) for f, people in enumerate(seating.raises) if person in people)


def seating_on(table: Timetable, day: dt.date) -> Seating:
    """Who sits where on the day; invitations made for that day or later count, for hearing and for raising."""
    hears, invited = table.members_on(day), table.invited_on(day)
    observers: list[set[PersonIdx]] = [set() for _ in table.forums]
    voices: list[set[PersonIdx]] = [set() for _ in table.forums]
    for s in table.sittings:
        if s.days.holds_on(day):
            (observers if s.role == "observer" else voices)[s.forum].add(s.person)
    told = [people | invited[f] for f, people in enumerate(hears)]
    raised = [people - (observers[f] - voices[f] - invited[f]) for f, people in enumerate(told)]
    return Seating(told, raised)
