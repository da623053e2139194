"""One change on the calendar told in words: what it is, who would do, what it assumes, and who then hears when."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groundswell.engine.calendar import day_of
from groundswell.engine.ids import ForumIdx
from groundswell.engine.journeys import NEVER, Spread
from groundswell.engine.opening import Opening as Found
from groundswell.engine.ways_in import is_free
from groundswell.planner.answers import Change
from groundswell.planner.answers_on_openings import Opening, Sooner
from groundswell.planner.asked import source_day
from groundswell.planner.phrases import THE_PAPER, either, full_date, short_date
from groundswell.planner.starts import Start
from groundswell.planner.stops import stop
from groundswell.planner.timetable import MeetingRow, date_of
from groundswell.register.deadlines import working_days_before

MOST_PEOPLE = 6  # named in one sentence; past that only how many
Words = dict[str, object]


def told(start: Start, found: Spread, opening: Found, now: list[int], *, towards: ForumIdx | None) -> Opening:
    """The change with names. `now`: forum -> the day it hears as things stand."""
    table, at = start.table, stop(start.table, opening.meeting)
    people = tuple(str(THE_PAPER) if p < 0 else table.people[p].name for p in opening.people)
    row, hears = table.meetings[opening.meeting], _hears(start, opening, now)
    paper_by = row.papers_by if opening.kind == "invitation" and _raises_by_paper(found, opening) else None
    words = _words(start, opening, people, row, paper_by)
    day = date_of(opening.day_at(towards) if towards is not None else min(d for _f, d in opening.gains))
    change = Change(
        change=opening.kind,
        says=_says(opening, words),
        who=people[0] if people else None,
        meeting=at,
        days_short=opening.days if opening.kind == "deadline" else None,
        arrives=day,
        days=(day - source_day(found)).days,
        paper_by=paper_by,
    )
    moved = opening.days if opening.kind == "moved" else 0
    forum = table.forums[opening.forum]
    title, assumes = _title(opening, words), _assumes(opening, words)
    key = next((table.people[p].key for p in opening.people[:1] if p >= 0), "")
    return Opening(change, title, assumes, forum.name, forum.key, people, moved, hears, key)


def _hears(start: Start, opening: Found, now: list[int]) -> tuple[Sooner, ...]:
    """In the order of the forums, nearest to residents first."""
    forums, days = start.table.forums, dict(opening.gains)
    return tuple(
        Sooner(
            forums[f].name,
            forums[f].key,
            date_of(days[f]),
            None if now[f] == NEVER else now[f] - days[f],
        )
        for f in start.forums()
        if f in days
    )


def _raises_by_paper(found: Spread, opening: Found) -> bool:
    """Whether those invited would raise it there with a paper; whoever is invited to listen needs none."""
    m, calendar = opening.meeting, found.calendar
    is_to_raise = found.heard[m] == NEVER
    return is_to_raise and calendar.has_paper_rule[m] and not is_free(calendar, m, found.terms)


def _words(
    start: Start, opening: Found, people: tuple[str, ...], row: MeetingRow, paper_by: dt.date | None
) -> Words:
    new_day = row.day + dt.timedelta(days=opening.days)
    words: Words = {
        "forum": start.table.forums[opening.forum].name,
        "who": _people(people),
        "day": short_date(row.day),
        "after": short_date(start.origin.after),
        "n": abs(opening.days),
        "new_day": full_date(new_day),
        "paper_by": short_date(paper_by) if paper_by else "",
    }
    if opening.kind == "deadline":
        words |= _deadline_words(start, opening, row)
    return words


def _people(people: tuple[str, ...]) -> str:
    if len(people) > MOST_PEOPLE:
        return _("any of %(n)d people") % {"n": len(people)}
    return either(people)


def _deadline_words(start: Start, opening: Found, row: MeetingRow) -> Words:
    """`clear` and `due`: the most clear working days that do, and the day papers are then due.

    Where no whole number of them does, or the date is one of its own, only the day.
    """
    needed = date_of(day_of(start.table.calendar.deadline[opening.meeting]) + opening.days)
    if row.clear_days is not None:
        for clear in range(row.clear_days - 1, -1, -1):
            due = working_days_before(row.day, clear, row.nation)
            if due >= needed:
                return {"clear": clear, "now_clear": row.clear_days, "due": short_date(due)}
    return {"clear": None, "due": short_date(needed)}


def _title(opening: Found, words: Words) -> str:
    """The change in a few words, with a capital: “A standing item at Active Communities Board”."""
    if opening.kind == "deadline":
        if words["clear"] is None:
            return _("A paper deadline of %(due)s for %(forum)s of %(day)s") % words
        return (
            _(
                "A paper deadline of %(clear)s clear working days instead of %(now_clear)s for %(forum)s of %(day)s"
            )
            % words
        )
    if opening.kind == "moved":
        return _title_moved(opening, words)
    titles = {
        "apology": _("Coming to %(forum)s of %(day)s after all"),
        "invitation": _("An invitation to %(forum)s of %(day)s"),
        "standing_item": _("A standing item at %(forum)s"),
        "open_floor": _("An open floor at %(forum)s"),
        "sitting": _("A sitting on %(forum)s that goes on"),
        "seat": _("A seat on %(forum)s"),
    }
    return titles[opening.kind] % words


def _title_moved(opening: Found, words: Words) -> str:
    if opening.days > 0:
        says = ngettext(
            "Moving %(forum)s of %(day)s %(n)d day later",
            "Moving %(forum)s of %(day)s %(n)d days later",
            opening.days,
        )
    else:
        says = ngettext(
            "Moving %(forum)s of %(day)s %(n)d day earlier",
            "Moving %(forum)s of %(day)s %(n)d days earlier",
            -opening.days,
        )
    return says % words


def _says(opening: Found, words: Words) -> str:
    """The change in one sentence, with whoever would do."""
    kind = opening.kind
    if kind in ("deadline", "moved", "standing_item", "open_floor"):
        return _says_of_a_meeting(opening, words)
    if kind == "apology":
        return _("If %(who)s came to %(forum)s of %(day)s after all.") % words
    if kind == "invitation" and words["paper_by"]:
        return _("An invitation for %(who)s to %(forum)s of %(day)s, paper by %(paper_by)s.") % words
    if kind == "invitation":
        return _("An invitation for %(who)s to %(forum)s of %(day)s.") % words
    if kind == "sitting":
        return _("If %(who)s still sat on %(forum)s on %(day)s.") % words
    return _("A seat on %(forum)s for %(who)s, from the meeting of %(day)s.") % words


def _says_of_a_meeting(opening: Found, words: Words) -> str:
    title = _title(opening, words)
    if opening.kind == "deadline":
        says = _("%(title)s: papers by %(due)s. %(who)s could carry it.")
    elif opening.kind == "moved" and not words["who"]:
        says = _("%(title)s, to %(new_day)s.")
    elif opening.kind == "moved":
        says = _("%(title)s, to %(new_day)s. %(who)s could carry it there.")
    elif not words["who"]:
        says = _("%(title)s, used on %(day)s.")
    else:
        says = _("%(title)s, used on %(day)s. %(who)s could raise it.")
    words = {**words, "title": title}
    words["who"] = _capital(str(words["who"])) if opening.kind != "invitation" else words["who"]
    return says % words


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _assumes(opening: Found, words: Words) -> str:
    """What has to hold for that, beside that whoever carries it comes."""
    if opening.kind == "moved":
        return _(
            "This assumes the same people come at the same time of day; papers counted in working days move too."
        )
    return {
        "deadline": _("This assumes papers for that one meeting are taken until %(due)s."),
        "apology": _("This assumes they come after all."),
        "invitation": _("This assumes the chair invites them for this item only."),
        "standing_item": _(
            "This assumes the item is on each agenda from %(after)s on. "
            "Whoever holds a seat may raise that subject without a paper; nobody else, and nothing else."
        ),
        "open_floor": _(
            "This assumes each meeting from %(after)s on hears any subject without a paper, "
            "from anybody there: seat holders, people invited and visitors, but not observers."
        ),
        "sitting": _("This assumes the sitting had not ended."),
        "seat": _("This assumes they come to each meeting from %(after)s on and may raise matters there."),
    }[opening.kind] % words
