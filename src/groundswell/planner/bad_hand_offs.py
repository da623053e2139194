"""What can be wrong with a whole list of claimed hand-offs: each mistake with its remedy."""

from __future__ import annotations

from django.utils.translation import gettext as _

from groundswell.errors import GroundswellError

MOST_BYTES = 1_000_000
MOST_ROWS = 5_000
LONGEST = 200  # characters of one cell
NEEDED = ("carrier", "from_forum", "from_date", "to_forum", "to_date")
COLUMNS = ("thread", *NEEDED, "claimed_by")


class BadHandOffs(GroundswellError):
    """The list of hand-offs cannot be read as a whole. Nothing of it was kept."""

    code = "bad_hand_offs"

    def __init__(self, message: str, *, remedy: str) -> None:
        super().__init__(message, remedy=remedy, field="hand_offs")


class NoHandOffs(BadHandOffs):
    """There is no row in it."""

    code = "no_hand_offs"

    def __init__(self) -> None:
        super().__init__(
            _("No hand-off was given: there is no row to look at."),
            remedy=_("Give a row of headings, then a row for each hand-off."),
        )


class TooLarge(BadHandOffs):
    """It is larger than 1 MB, or has more than 5,000 rows."""

    code = "too_large"

    def __init__(self, *, rows: bool = False) -> None:
        message = (
            _("There are more than %(most)s hand-offs.") % {"most": f"{MOST_ROWS:,}"}
            if rows
            else _("The list is larger than %(most)d MB.") % {"most": MOST_BYTES // 1_000_000}
        )
        super().__init__(message, remedy=_("Split it into smaller lists."))


class NotText(BadHandOffs):
    """It is not UTF-8."""

    code = "not_utf8"

    def __init__(self, row: int) -> None:
        super().__init__(
            _("Row %(row)d holds characters that are not UTF-8.") % {"row": row},
            remedy=_("Save it as CSV UTF-8, or as JSON, then give it again."),
        )


class NoSuchColumn(BadHandOffs):
    """A heading is unknown, missing or there twice."""

    code = "wrong_columns"

    def __init__(self, message: str) -> None:
        super().__init__(
            message,
            remedy=_("The columns are: %(names)s. These may be left out: thread, claimed_by.")
            % {"names": ", ".join(COLUMNS)},
        )


class NotAList(BadHandOffs):
    """It begins like JSON, or like CSV, and goes on like neither."""

    code = "not_a_list"

    def __init__(self, row: int) -> None:
        super().__init__(
            _("Row %(row)d cannot be read as part of a list.") % {"row": row},
            remedy=_("Give a CSV with a row of headings, or a JSON list with an object for each hand-off."),
        )
