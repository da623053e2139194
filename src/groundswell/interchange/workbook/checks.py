"""What two cells of one row must say together. Rows against other rows are in together.py."""

from __future__ import annotations

import datetime as dt
import zoneinfo
from collections.abc import Iterator, Mapping

from dateutil.rrule import rrulestr
from django.utils.translation import gettext as _

from groundswell.interchange.workbook.sheets import model_of, sheet_of
from groundswell.interchange.workbook.values import check_field
from groundswell.records.dated import Dated, until_from_last_day

Wrong = tuple[str, str, str]  # heading, what, remedy
Values = Mapping[str, object]


def what_is_wrong(kind: str, values: Values) -> Iterator[Wrong]:
    """Every fault of one row whose cells were all readable."""
    yield from _fields(kind, values)
    yield from _ends_before_it_starts(kind, values)
    check = OF_KIND.get(kind)
    if check:
        yield from check(values)


def _fields(kind: str, values: Values) -> Iterator[Wrong]:
    """Numbers out of range and text of the wrong shape, by the register's own fields."""
    for column in sheet_of(kind).columns:
        value = values.get(column.heading)
        if column.form in ("number", "text") and value is not None:
            said = check_field(model_of(kind)._meta.get_field(column.field), value)
            if said:
                remedy = _("Correct the number.") if column.form == "number" else _("Correct the cell.")
                yield column.heading, said, remedy


def _ends_before_it_starts(kind: str, values: Values) -> Iterator[Wrong]:
    first = values.get("opened" if kind == "forum" else "from")
    last = values.get("last_day")
    if not (isinstance(first, dt.date) and isinstance(last, dt.date)):
        return
    if Dated(first, until_from_last_day(last)).is_empty():
        yield (
            "last_day",
            _("It ends on %(last)s, before it starts on %(first)s.")
            % {"last": last.isoformat(), "first": first.isoformat()},
            _("Swap the two days, or correct one. The last day counts."),
        )


def _exactly_one(values: Values, headings: tuple[str, ...]) -> bool:
    return sum(values.get(heading) is not None for heading in headings) == 1


def _sitting(values: Values) -> Iterator[Wrong]:
    if not _exactly_one(values, ("person", "post")):
        yield "person", _("A sitting is held by a person or by a post."), _("Fill one of the two, not both.")


def _alias(values: Values) -> Iterator[Wrong]:
    if not _exactly_one(values, ("place", "forum", "organisation", "person")):
        yield (
            "name",
            _("Another name belongs to exactly one thing."),
            _("Fill one of place, forum, organisation and person."),
        )


def _help_contact(values: Values) -> Iterator[Wrong]:
    """A column that is left out may still hold something in the register, which then refuses for itself."""
    if all(values.get(heading, "") is None for heading in ("phone", "text_number", "web")):
        yield (
            "phone",
            _("Nobody can be told without a number or a page."),
            _("Fill phone, text_number or web."),
        )


def _seat(values: Values) -> Iterator[Wrong]:
    if values.get("how_many") is not None and not values.get("several_not_named"):
        yield (
            "how_many",
            _("A number of people is given for a seat of one."),
            _("Write yes under several_not_named, or empty this cell."),
        )


def _meeting(values: Values) -> Iterator[Wrong]:
    start, end = values.get("start"), values.get("end")
    if end is not None and start is None:
        yield "end", _("It has an end but no start."), _("Fill the start, or empty the end.")
    if isinstance(start, dt.time) and isinstance(end, dt.time) and end <= start:
        yield "end", _("It ends before it starts."), _("Swap the two times, or correct one.")
    if values.get("moved_to") is not None and values.get("status") != "postponed":
        yield (
            "moved_to",
            _("Only a postponed meeting moves to another."),
            _("Write postponed under status, or empty this cell."),
        )


def _attendance(values: Values) -> Iterator[Wrong]:
    is_substitute = values.get("status") == "substitute"
    stands_for = values.get("substitute_for")
    if is_substitute and stands_for is None:
        yield "substitute_for", _("A substitute stands in for somebody."), _("Say for whom.")
    if stands_for is not None and not is_substitute:
        yield (
            "substitute_for",
            _("Only a substitute stands in for somebody."),
            _("Write substitute under status, or empty this cell."),
        )
    if values.get("status") == "invited" and values.get("invited_for") is None:
        yield "invited_for", _("An invitation is for one subject."), _("Say which subject.")


def _place(values: Values) -> Iterator[Wrong]:
    zone = values.get("time_zone")
    if isinstance(zone, str) and zone not in zoneinfo.available_timezones():
        yield (
            "time_zone",
            _("“%(zone)s” is not a time zone.") % {"zone": zone},
            _("Write it as Europe/London, or empty the cell."),
        )


def _forum(values: Values) -> Iterator[Wrong]:
    rule = values.get("recurrence")
    if not isinstance(rule, str):
        return
    remedy = _("Write a rule such as FREQ=MONTHLY;BYDAY=1TU, or empty the cell.")
    parts = dict(part.partition("=")[::2] for part in rule.upper().split(";"))
    if parts.get("FREQ") not in ("DAILY", "WEEKLY", "MONTHLY", "YEARLY"):
        yield "recurrence", _("The rule does not say daily, weekly, monthly or yearly."), remedy
        return
    try:
        rrulestr(rule, dtstart=dt.datetime(2021, 1, 1))  # noqa: DTZ001 (only read, never expanded)
    except (ValueError, TypeError, KeyError, AttributeError, IndexError):
        yield "recurrence", _("The rule cannot be read."), remedy


OF_KIND = {
    "sitting": _sitting,
    "alias": _alias,
    "help_contact": _help_contact,
    "seat": _seat,
    "meeting": _meeting,
    "attendance": _attendance,
    "place": _place,
    "forum": _forum,
}
