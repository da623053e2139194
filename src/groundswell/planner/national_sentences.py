"""Answers on a log in sentences: always "could", the forum before the person, nobody ranked."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groundswell.planner.national_dependence import Cut, ForumDependence, NationalDependence
from groundswell.planner.national_journey import Journey, Leg, NationalJourneys, Stop
from groundswell.planner.national_openings import NationalOpenings, Opening
from groundswell.planner.national_reach_told import Group, NationalReach
from groundswell.planner.national_start import ForumTold, Origin
from groundswell.planner.phrases import either, full_date, names_together, short_date
from groundswell.planner.timetable import date_of

MOST_NAMES = 6  # in one sentence; JSON has them all


def forum_words(forum: ForumTold) -> str:
    """A forum with its place, where it has one."""
    return f"{forum.name} ({forum.place})" if forum.place else forum.name


def percent(part: int, whole: int) -> str:
    """A share in whole percent; never 0 or 100 where it is only near."""
    if whole == 0:
        return _("none")
    share = round(100 * part / whole)
    if 0 < part < whole:
        share = min(99, max(1, share))
    return _("%(n)s %%") % {"n": share}


def reach_finding(found: NationalReach) -> str:
    """How many sources could be heard in time, in one sentence."""
    n, layer = len(found.sources), found.question.to_layer
    values = {
        "in_time": f"{found.in_time:,}",
        "n": f"{n:,}",
        "share": percent(found.in_time, n),
        "from": found.question.from_layer,
        "to": layer,
        "days": found.question.within,
    }
    if found.question.and_above:
        return (
            _(
                "%(in_time)s of %(n)s %(from)s forums (%(share)s) could be heard by a %(to)s forum or one above "
                "within %(days)s days."
            )
            % values
        )
    return (
        _(
            "%(in_time)s of %(n)s %(from)s forums (%(share)s) could be heard by at least one %(to)s forum "
            "within %(days)s days."
        )
        % values
    )


def reach_details(found: NationalReach) -> list[str]:
    """The median, those heard by every board, and those the log cannot tell of."""
    told = [
        _("Said from %(first)s on; followed to %(last)s.")
        % {
            "first": short_date(date_of(found.days.after)),
            "last": short_date(date_of(found.days.last)),
        }
    ]
    if found.question.terms.age is not None:
        told[0] = _("Said from %(first)s on; a word dies after %(n)s days.") % {
            "first": short_date(date_of(found.days.after)),
            "n": found.question.terms.age,
        }
    if found.median_days is not None:
        told.append(
            _("Where it could be heard at all, half waited %(days)s days or fewer.")
            % {"days": days_words(found.median_days)}
        )
    told.append(_("By every one of them: %(n)s.") % {"n": f"{found.by_every_board:,}"})
    if found.never_said:
        told.append(_("Without a meeting to say it at: %(n)s.") % {"n": f"{found.never_said:,}"})
    if found.cut_short:
        told.append(
            _("Said so late that the log ends before the days are over: %(n)s.")
            % {"n": f"{found.cut_short:,}"}
        )
    return told


def days_words(days: float) -> str:
    """A median without a needless fraction."""
    return f"{days:g}"


def group_sentence(group: Group, within: int) -> str:
    """One layer or place: its share in time, and its median."""
    values = {
        "in_time": f"{group.in_time:,}",
        "n": f"{group.sources:,}",
        "share": percent(group.in_time, group.sources),
        "days": within,
    }
    first = _("%(in_time)s of %(n)s (%(share)s) within %(days)s days") % values
    if group.median_days is None:
        return _("%(first)s; none is heard later.") % {"first": first}
    return _("%(first)s; median %(median)s days.") % {"first": first, "median": days_words(group.median_days)}


def said_sentence(origin: Origin) -> str:
    """When the word starts and how long it is followed."""
    if origin.kind == "person":
        return _("%(name)s holds it from %(day)s; looked at up to %(last)s.") % {
            "name": origin.name,
            "day": full_date(origin.said_on),
            "last": short_date(origin.last_day),
        }
    return _("Said at %(name)s on %(day)s; looked at up to %(last)s.") % {
        "name": origin.name,
        "day": full_date(origin.said_on),
        "last": short_date(origin.last_day),
    }


def journeys_finding(found: NationalJourneys) -> str:
    """How soon it could arrive, or that there is no way, in one sentence."""
    values = {
        "from": found.origin.name,
        "to": found.target,
        "last": short_date(found.origin.last_day),
    }
    if found.same:
        return _("What is said by %(from)s is known to %(to)s from the start.") % values
    if not found.journeys:
        return _("No way from %(from)s to %(to)s by %(last)s.") % values
    first = found.journeys[0]
    values |= {"day": full_date(first.arrives), "days": str(first.days)}
    return (
        ngettext(
            "A word from %(from)s could reach %(to)s on %(day)s, in %(days)s day.",
            "A word from %(from)s could reach %(to)s on %(day)s, in %(days)s days.",
            first.days,
        )
        % values
    )


def journey_heading(journey: Journey) -> str:
    """Arrival and hand-offs of one answer."""
    return ngettext("%(day)s, with %(n)s hand-off:", "%(day)s, with %(n)s hand-offs:", journey.hand_offs) % {
        "day": full_date(journey.arrives),
        "n": journey.hand_offs,
    }


def leg_sentence(leg: Leg) -> str:
    """One carrying: who could take it from where to where."""
    values = {"who": leg.carrier, "to": stop_words(leg.to_stop)}
    if leg.from_stop is None:
        said = _("%(who)s could take it to %(to)s.") % values
    else:
        said = _("%(who)s could take it from %(from)s to %(to)s.") % {
            **values,
            "from": stop_words(leg.from_stop),
        }
    if leg.held_by is not None:
        said += " " + _("Paper by %(day)s.") % {"day": full_date(leg.held_by)}
    if leg.could_also:
        said += " " + _("Could also: %(names)s.") % {"names": some(leg.could_also)}
    return said


def stop_words(stop: Stop) -> str:
    """A meeting as one says it."""
    return _("%(forum)s on %(day)s") % {"forum": forum_words(stop.forum), "day": short_date(stop.day)}


def some(names: tuple[str, ...]) -> str:
    """The first names, and how many more."""
    if len(names) <= MOST_NAMES:
        return names_together(names)
    return _("%(names)s and %(n)s more") % {
        "names": ", ".join(names[:MOST_NAMES]),
        "n": f"{len(names) - MOST_NAMES:,}",
    }


def dependence_finding(found: NationalDependence) -> str:
    """How many forums hang on one person, in one sentence."""
    values = {
        "from": found.origin.name,
        "heard": f"{len(found.forums):,}",
        "asked": f"{found.asked:,}",
        "n": f"{sum(_hangs(row) for row in found.forums):,}",
    }
    if not found.forums:
        return _("None of the forums asked about could hear a word from %(from)s.") % values
    if found.most > 1:
        return _towards_one(found)
    return (
        _(
            "Of %(asked)s forums asked about, %(heard)s could hear a word from %(from)s; "
            "%(n)s of them through one person only."
        )
        % values
    )


def _towards_one(found: NationalDependence) -> str:
    [row] = found.forums
    values = {"from": found.origin.name, "to": row.forum.name, "most": found.most}
    if not row.cuts:
        return (
            _("A word from %(from)s could reach %(to)s, even with any %(most)s people away together.")
            % values
        )
    if _hangs(row):
        return _("A word from %(from)s could reach %(to)s only through one person.") % values
    return _("A word from %(from)s could reach %(to)s; nobody alone is the only road.") % values


def _hangs(row: ForumDependence) -> bool:
    return any(len(cut.people) == 1 for cut in row.cuts)


def cut_sentence(cut: Cut) -> str:
    """The forums they were at first, then who."""
    if len(cut.people) == 1:
        return _("Only through one person, who was at %(forums)s: %(name)s.") % {
            "forums": some(cut.were_at[0]),
            "name": cut.people[0],
        }
    return _("With these away together, no way is left: %(names)s.") % {"names": names_together(cut.people)}


def openings_finding(found: NationalOpenings) -> str:
    """How many boards hear it now, and what a seat could change, in one sentence."""
    values = {
        "heard": f"{found.heard:,}",
        "boards": f"{found.boards:,}",
        "layer": found.to_layer,
        "tried": f"{found.tried:,}",
    }
    if not found.tried:
        return _("There is no new seat to try: choose a forum with --seat-at, or a person with --person.")
    if not found.openings:
        return (
            _(
                "%(heard)s of %(boards)s %(layer)s forums could hear it; none of %(tried)s new seats changes that."
            )
            % values
        )
    return _(
        "%(heard)s of %(boards)s %(layer)s forums could hear it; of %(tried)s new seats tried, "
        "this one changes most: %(seat)s"
    ) % {**values, "seat": opening_sentence(found.openings[0])}


def opening_sentence(opening: Opening) -> str:
    """The forum first, then what it changes, then who could sit there."""
    opens = ngettext("opens %(n)s forum", "opens %(n)s forums", opening.opens) % {"n": f"{opening.opens:,}"}
    saves = ngettext("saves %(n)s day in all", "saves %(n)s days in all", opening.days_saved) % {
        "n": f"{opening.days_saved:,}"
    }
    changes = [words for words, n in ((opens, opening.opens), (saves, opening.days_saved)) if n]
    return _("a seat at %(forum)s %(changes)s, held by %(people)s.") % {
        "forum": forum_words(opening.seat_at),
        "changes": names_together(changes),
        "people": either(opening.people)
        if len(opening.people) <= MOST_NAMES
        else _("any one of %(n)s people") % {"n": f"{len(opening.people):,}"},
    }


def openings_assumption() -> str:
    """What an opening takes for granted."""
    return _("Whoever has the new seat is taken to come to each of its meetings from then on.")
