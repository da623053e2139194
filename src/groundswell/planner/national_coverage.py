"""What a log holds and what of it was left out or assumed, in sentences and as JSON; and what reading it takes."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groundswell.planner.columns import Columns
from groundswell.planner.free_memory import free_memory
from groundswell.planner.log_faults import TooLittleMemory, in_gigabytes, rows_in_words
from groundswell.planner.log_files import Weight
from groundswell.planner.phrases import short_date
from groundswell.planner.timetable import date_of


def memory_sentence(weight: Weight, free: int) -> str:
    """What reading will take, told before it begins."""
    return _("About %(rows)s to read, with about %(memory)s of memory; %(free)s is free.") % {
        "rows": rows_in_words(weight.rows),
        "memory": in_gigabytes(weight.memory),
        "free": in_gigabytes(free),
    }


def workers_sentence(weight: Weight, workers: int) -> str:
    """What each of so many workers will take, told before they begin."""
    return ngettext(
        "%(n)s worker reads the log too, with about %(memory)s of memory.",
        "%(n)s workers read the log too, each with about %(memory)s of memory.",
        workers,
    ) % {"n": workers, "memory": in_gigabytes(weight.memory)}


def check_room_for(weight: Weight, *, copies: int) -> None:
    """Raises TooLittleMemory where this machine cannot read the log so many times at once."""
    if weight.memory * copies > (free := free_memory()):
        raise TooLittleMemory(weight.memory * copies, free)


def coverage_sentences(columns: Columns) -> list[str]:
    """What the log holds, and what of it was left out or assumed."""
    log, account = columns.log, columns.account
    told = [
        ngettext(
            "The log has %(n)s meeting from %(first)s to %(last)s.",
            "The log has %(n)s meetings from %(first)s to %(last)s.",
            log.n_meetings,
        )
        % {
            "n": f"{log.n_meetings:,}",
            "first": short_date(date_of(int(log.day[0]))),
            "last": short_date(date_of(int(log.day[-1]))),
        }
    ]
    for n, says in (
        (account.not_there, _("Rows of people who were not there: %(n)s.")),
        (account.not_met, _("Rows of meetings that did not meet: %(n)s.")),
        (account.twice, _("Rows told twice, counted once: %(n)s.")),
        (account.ends_assumed, _("Meetings without an end, two hours assumed: %(n)s.")),
        (account.days_only, _("Meetings known by their day only: %(n)s.")),
        (account.without_layer, _("Forums without a layer: %(n)s.")),
        (account.without_meeting, _("Forums without a meeting: %(n)s.")),
    ):
        if n:
            told.append(says % {"n": f"{n:,}"})
    return told


def coverage_as_json(columns: Columns) -> dict[str, Any]:
    """What the log holds, and what was left out or assumed."""
    log, account = columns.log, columns.account
    return {
        "meetings": log.n_meetings,
        "attendances": len(log.who),
        "forums": log.n_forums,
        "people": log.n_people,
        "first_day": date_of(int(log.day[0])).isoformat(),
        "last_day": date_of(int(log.day[-1])).isoformat(),
        "rows": account.rows,
        "rows_not_there": account.not_there,
        "rows_not_met": account.not_met,
        "rows_twice": account.twice,
        "ends_assumed": account.ends_assumed,
        "known_by_day_only": account.days_only,
        "forums_without_layer": account.without_layer,
        "forums_without_meeting": account.without_meeting,
    }
