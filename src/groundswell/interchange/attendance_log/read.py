"""An attendance log as CSV: forum, date, person, in any order. Each row says that somebody was there."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groundswell.interchange.opened.csv_file import Table, table_of
from groundswell.interchange.opened.errors import CannotRead
from groundswell.interchange.opened.shapes import first_day
from groundswell.interchange.understood import Asked, Said, Understood
from groundswell.register.plan import Fault

# What people call the columns, in small letters.
HEADINGS: Mapping[str, tuple[str, ...]] = {
    "forum": ("forum", "group", "body", "committee", "board", "event", "organization", "organisation"),
    "date": ("date", "day", "meeting_date", "meeting date", "when"),
    "person": ("person", "name", "attendee", "member", "who"),
    "status": ("status", "attendance", "attended"),
}
DAY_FIRST = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})", re.ASCII)
# Words that say no more and no less than ours do. Others are kept as they are.
STATUSES = {
    "": "present", "present": "present", "attended": "present", "yes": "present", "y": "present", "1": "present",
    "apologies": "apologies", "apology": "apologies", "absent": "absent", "no": "absent", "n": "absent",
    "0": "absent", "expected": "expected",
}  # fmt: skip


def read(path: Path, asked: Asked) -> Understood:  # noqa: ARG001 - every reader is asked the same
    """The forums, people, meetings and attendance of a log. Without dates the log says who belongs, not who came.

    A row with no forum, no person or no such day is left out, with a note. Raises CannotRead.
    """
    table = table_of(path)
    at = _columns(table, path.name)
    lines, notes = _lines(table, at, path.name)
    rows = _dated(lines) if "date" in at else _undated(lines)
    undated = () if "date" in at else (_no_dates(path.name),)
    return Understood(tuple(rows), (), (*table.notes, *notes, *_unknown_words(lines), *undated))


class Line:
    """One row of the log: what it says, and where."""

    def __init__(self, where: str, forum: str, person: str, day: dt.date | None, status: str) -> None:
        self.where, self.forum, self.person, self.day, self.status = where, forum, person, day, status


def _columns(table: Table, name: str) -> dict[str, int]:
    """Which column holds what. Raises CannotRead where forum or person is missing."""
    headings = [heading.casefold().replace("_", " ").strip() for heading in table.headings]
    at = {}
    for ours, theirs in HEADINGS.items():
        found = next((headings.index(each) for each in theirs if each in headings), None)
        if found is not None:
            at[ours] = found
    for needed in ("forum", "person"):
        if needed not in at:
            raise CannotRead(
                name,
                _("There is no column that says the %(what)s.") % {"what": needed},
                _("Call one of the columns “%(what)s” in the first row.") % {"what": needed},
            )
    return at


def _lines(table: Table, at: Mapping[str, int], name: str) -> tuple[list[Line], list[Fault]]:
    """The rows that say something, and a note for each that does not."""
    lines, notes = [], []
    for number, cells in table.rows:
        where = _("%(name)s, line %(line)d") % {"name": name, "line": number}
        forum, person = (" ".join(cells[at[each]].split()) for each in ("forum", "person"))
        day = _day(cells[at["date"]]) if "date" in at else None
        wrong = _wrong(forum, person, day, is_dated="date" in at)
        if wrong:
            notes.append(Fault(where, wrong, _("Mend the row if it should be taken in.")))
        else:
            status = cells[at["status"]].strip() if "status" in at else ""
            lines.append(Line(where, forum, person, day, status))
    return lines, notes


def _wrong(forum: str, person: str, day: dt.date | None, *, is_dated: bool) -> str:
    if not forum or not person:
        return _("The forum or the person is missing. The row was left out.")
    if is_dated and day is None:
        return _("The day is missing, or there is no such day. The row was left out.")
    return ""


def _day(text: str) -> dt.date | None:
    """A day as 2021-02-15, or day first as 15/02/2021; None where it is none."""
    met = DAY_FIRST.fullmatch(text.strip())
    if met is None:
        return first_day(text) if len(text.strip()) >= 10 else None
    try:
        return dt.date(int(met[3]), int(met[2]), int(met[1]))
    except ValueError:
        return None


def _dated(lines: list[Line]) -> Iterator[Said]:
    """Forums, people, meetings and who was there."""
    yield from _named(lines)
    met: dict[str, Said] = {}
    for line in lines:
        assert line.day is not None
        meeting = f"{_id(line.forum)} {line.day.isoformat()}"
        met.setdefault(
            meeting, Said("meeting", meeting, {"forum": _id(line.forum), "day": line.day}, line.where)
        )
    yield from met.values()
    for line in lines:
        assert line.day is not None
        meeting = f"{_id(line.forum)} {line.day.isoformat()}"
        values = {"meeting": meeting, "person": _id(line.person), "status": _status(line.status)}
        words = {"status": line.status} if line.status else {}
        yield Said("attendance", f"{meeting} {_id(line.person)}", values, line.where, words)


def _undated(lines: list[Line]) -> Iterator[Said]:
    """Forums, people, and a seat for each who belongs."""
    yield from _named(lines)
    for line in lines:
        tie = f"{_id(line.forum)} {_id(line.person)}"
        yield Said("seat", tie, {"forum": _id(line.forum), "name": line.person}, line.where)
        yield Said("sitting", tie, {"seat": tie, "person": _id(line.person)}, line.where)


def _named(lines: list[Line]) -> Iterator[Said]:
    """Each forum and each person once, in the log's order."""
    forums = {_id(line.forum): line for line in reversed(lines)}
    people = {_id(line.person): line for line in reversed(lines)}
    for key, line in reversed(forums.items()):
        yield Said("forum", key, {"name": line.forum, "kind": "network"}, line.where)
    for key, line in reversed(people.items()):
        yield Said("person", key, {"name": line.person}, line.where)


def _id(name: str) -> str:
    """A name as the log's own id: the log has no other."""
    return name.casefold()


def _status(word: str) -> str:
    return STATUSES.get(word.casefold(), "not_recorded")


def _unknown_words(lines: list[Line]) -> list[Fault]:
    """One note for each word of attendance that is not known, with its count."""
    unknown: dict[str, list[Line]] = {}
    for line in lines:
        if line.status.casefold() not in STATUSES:
            unknown.setdefault(line.status, []).append(line)
    told = []
    for word, found in unknown.items():
        said = ngettext(
            "“%(word)s” stands once. We do not know if that means present, so it is kept as “not recorded”.",
            "“%(word)s” stands %(n)d times. We do not know if that means present, so it is kept as “not recorded”.",
            len(found),
        )
        said %= {"word": word[:60], "n": len(found)}
        told.append(Fault(found[0].where, said, _("If it does, write “present” in the file.")))
    return told


def _no_dates(name: str) -> Fault:
    return Fault(
        name,
        _("The log has no dates, so no meetings could be made. It says who belongs to what."),
        _("Add a column “date” if you know the days."),
    )
