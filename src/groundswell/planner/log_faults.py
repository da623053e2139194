"""What can be wrong with an attendance log, each with its place in the file and what to do."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from groundswell.errors import GroundswellError

FIRST_YEAR, LAST_YEAR = 1900, 2200


class LogFault(GroundswellError):
    """The attendance log cannot be read as it stands."""

    code = "bad_log"
    remedy = gettext_lazy("Mend the file and ask again.")

    def __init__(self, message: str, *, remedy: str | None = None) -> None:
        super().__init__(message, remedy=remedy, field="log")


class NoLog(LogFault):
    """There is nothing to read there."""

    code = "no_log"
    remedy = gettext_lazy(
        "Give a .parquet or .csv file, or a folder that holds attendance.parquet or attendance.csv."
    )

    def __init__(self, path: object) -> None:
        super().__init__(_("There is no attendance log at %(path)s.") % {"path": path})


class UnreadableLog(LogFault):
    """The system does not let us read it."""

    code = "unreadable_log"
    remedy = gettext_lazy("Ask whoever keeps the file to let you read it.")

    def __init__(self, path: object) -> None:
        super().__init__(_("%(path)s cannot be opened.") % {"path": path})


class NotParquet(LogFault):
    """A file that says it is Parquet is something else."""

    code = "not_parquet"
    remedy = gettext_lazy("If it is a table of text, name it .csv. Else save it as Parquet again.")

    def __init__(self, path: object) -> None:
        super().__init__(_("%(path)s is not a Parquet file.") % {"path": path})


class BrokenOff(LogFault):
    """A Parquet file whose end is missing, or whose inside is damaged."""

    code = "log_broken_off"
    remedy = gettext_lazy("Copy or download it again: it arrived in part, or damaged.")

    def __init__(self, path: object) -> None:
        super().__init__(_("%(path)s is damaged, or breaks off before its end.") % {"path": path})


class NotCsv(LogFault):
    """A CSV file whose rows do not fit its heading, or that is no UTF-8 text."""

    code = "not_csv"
    remedy = gettext_lazy(
        "Each row needs as many cells as the heading, with commas between. Save it as “CSV UTF-8”."
    )

    def __init__(self, path: object, why: str) -> None:
        super().__init__(_("%(path)s is not a table of text: %(why)s.") % {"path": path, "why": why})


class EmptyLog(LogFault):
    """Nobody is at any meeting."""

    code = "empty_log"
    remedy = gettext_lazy("Give a log with at least one row of somebody who was there.")

    def __init__(self, path: object) -> None:
        super().__init__(_("%(path)s tells of nobody who was at a meeting.") % {"path": path})


class TooManyRows(LogFault):
    """More rows than our numbers can count."""

    code = "too_many_rows"
    remedy = gettext_lazy("Ask with fewer years, or with one region at a time.")

    def __init__(self, rows: int) -> None:
        super().__init__(
            _("The log has %(rows)s rows; at most 2,147,483,647 can be read.") % {"rows": f"{rows:,}"}
        )


class TooLittleMemory(LogFault):
    """Reading it would take more memory than this machine has free."""

    code = "too_little_memory"
    remedy = gettext_lazy(
        "Close other programs, ask with fewer years, or leave out columns. Parquet needs less than CSV."
    )

    def __init__(self, needed: int, free: int) -> None:
        super().__init__(
            _("This would take about %(needed)s of memory; %(free)s is free.")
            % {"needed": in_gigabytes(needed), "free": in_gigabytes(free)}
        )


class MissingColumn(LogFault):
    """A column that every log has is not there."""

    code = "missing_column"

    def __init__(self, path: object, column: str, *, there: Iterable[str]) -> None:
        super().__init__(
            _("%(path)s has no column “%(column)s”.") % {"path": path, "column": column},
            remedy=_("Its columns are: %(there)s. Rename the one that is meant, in small letters.")
            % {"there": ", ".join(list(there)[:20]) or _("none")},
        )


class WrongType(LogFault):
    """A Parquet column holds another kind of thing."""

    code = "wrong_type"

    def __init__(self, column: str, found: object, *, expected: str) -> None:
        super().__init__(
            _("The column “%(column)s” holds %(found)s.") % {"column": column, "found": found},
            remedy=_("It should hold %(expected)s.") % {"expected": expected},
        )


class EmptyCell(LogFault):
    """A cell that must say something is empty."""

    code = "empty_cell"
    remedy = gettext_lazy(
        "Each row needs a forum, a person and a start. Fill the cell, or leave the row out."
    )

    def __init__(self, column: str, row: int) -> None:
        super().__init__(
            _("Row %(row)s has nothing in the column “%(column)s”.") % {"row": f"{row:,}", "column": column}
        )


class BadTime(LogFault):
    """A cell is neither a day nor a day with a time."""

    code = "bad_time"
    remedy = gettext_lazy("Write it like 2021-02-09 14:30, or 2021-02-09 where only the day is known.")

    def __init__(self, column: str, row: int, text: str) -> None:
        super().__init__(
            _("Row %(row)s, column “%(column)s”: “%(text)s” is not a day or a time.")
            % {"row": f"{row:,}", "column": column, "text": text[:40]}
        )


class BadNumber(LogFault):
    """A layer's order is no number."""

    code = "bad_number"
    remedy = gettext_lazy("Write a number: 1 nearest to residents, larger ones above.")

    def __init__(self, column: str, row: int, text: str) -> None:
        super().__init__(
            _("Row %(row)s, column “%(column)s”: “%(text)s” is not a number.")
            % {"row": f"{row:,}", "column": column, "text": text[:40]}
        )


class TimeZoneGiven(LogFault):
    """Times carry a zone or an offset; meetings are compared by the clock on the wall."""

    code = "time_zone_given"
    remedy = gettext_lazy(
        "Turn all times into the local time of the meeting, and write them without a zone: 2021-02-09 14:30."
    )

    def __init__(self, column: str, where: str) -> None:
        super().__init__(
            _("%(where)s, column “%(column)s”: the time carries a time zone.")
            % {"where": where, "column": column}
        )


class OutsideYears(LogFault):
    """A day long before or after any meeting."""

    code = "outside_years"

    def __init__(self, column: str, row: int) -> None:
        super().__init__(
            _("Row %(row)s, column “%(column)s”: the year is not from %(first)s to %(last)s.")
            % {"row": f"{row:,}", "column": column, "first": FIRST_YEAR, "last": LAST_YEAR},
            remedy=_("Correct the year. A wrong unit (seconds for days) also does this."),
        )


class EndsBeforeStart(LogFault):
    """A meeting ends before it starts."""

    code = "ends_before_start"
    remedy = gettext_lazy("Correct the end, or leave it empty: then two hours are assumed.")

    def __init__(self, row: int) -> None:
        super().__init__(_("Row %(row)s: the meeting ends before it starts.") % {"row": f"{row:,}"})


class PapersAfterStart(LogFault):
    """Papers are due on a day after the meeting."""

    code = "papers_after_start"
    remedy = gettext_lazy("Correct papers_by, or leave it empty where papers have no deadline.")

    def __init__(self, row: int) -> None:
        super().__init__(_("Row %(row)s: papers are due after the meeting's day.") % {"row": f"{row:,}"})


class UnknownWord(LogFault):
    """A status, or whether it met, is told in a word we don't know."""

    code = "unknown_word"

    def __init__(self, column: str, row: int, text: str, *, known: Iterable[str]) -> None:
        super().__init__(
            _("Row %(row)s, column “%(column)s”: “%(text)s” is not known.")
            % {"row": f"{row:,}", "column": column, "text": text[:40]},
            remedy=_("Use one of: %(known)s.") % {"known": ", ".join(known)},
        )


class TwoAnswers(LogFault):
    """Two rows say different things of one forum, layer or meeting."""

    code = "two_answers"

    def __init__(self, column: str, row: int, *, of: str) -> None:
        super().__init__(
            _("Row %(row)s says another “%(column)s” for %(of)s than an earlier row.")
            % {"row": f"{row:,}", "column": column, "of": of},
            remedy=_("Say the same in each row of it. Two forums or meetings need two names or starts."),
        )


class UnknownLayer(LogFault):
    """A layer whose place among the others nobody said."""

    code = "unknown_layer"

    def __init__(self, layer: str, *, known: Iterable[str]) -> None:
        super().__init__(
            _("Nobody says where the layer “%(layer)s” stands among the others.") % {"layer": layer[:60]},
            remedy=_(
                "Add a column layer_order with a number, 1 nearest to residents. Known without it: %(known)s."
            )
            % {"known": ", ".join(known)},
        )


class LayersOnOneStep(LogFault):
    """Two layers have the same order."""

    code = "layers_on_one_step"
    remedy = gettext_lazy("Give each layer a layer_order of its own, or both the same name.")

    def __init__(self, first: str, second: str) -> None:
        super().__init__(
            _("The layers “%(first)s” and “%(second)s” have the same layer_order.")
            % {"first": first[:60], "second": second[:60]}
        )


def in_gigabytes(size: int) -> str:
    """“1.2 GB”; small sizes in MB."""
    if size < 100_000_000:
        return _("%(n)s MB") % {"n": max(1, round(size / 1e6))}
    return _("%(n)s GB") % {"n": f"{size / 1e9:.1f}"}


def rows_in_words(rows: int) -> str:
    """“1 row” or “12,895,066 rows”."""
    return ngettext("%(n)s row", "%(n)s rows", rows) % {"n": f"{rows:,}"}
