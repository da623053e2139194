"""A file that cannot be taken in: every fault with its place and its remedy."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from groundswell.cli.saying import said as _
from groundswell.errors import GroundswellError

if TYPE_CHECKING:
    from groundswell.register.plan import Fault

MOST_SHOWN = 50  # faults told in the terminal; --json gives all


class FileFaults(GroundswellError):
    """The file cannot be taken in as it is. Nothing of it was written."""

    code = "file_faults"
    next_step = "Mend them in the file, or say what to do, then import it again."

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = faults
        told = [f"{f.where}: {f.what} {f.remedy}" for f in faults[:MOST_SHOWN]]
        left = len(faults) - len(told)
        if left > 0:
            told.append(_("And {n} more; --json gives them all.").format(n=left))
        told.append(self.ending(len(faults)))
        super().__init__("\n".join(told), remedy=_(self.next_step))

    def as_json(self) -> Any:
        """The mistake with every fault."""
        rows = [{"where": f.where, "what": f.what, "remedy": f.remedy} for f in self.faults]
        return {
            "error": self.code,
            "message": self.ending(len(rows)),
            "remedy": self.remedy,
            "faults": rows,
        }

    def ending(self, n: int) -> str:
        """How many, and what became of it."""
        return _("{n} things need mending. Nothing was taken in.").format(n=n)


class WorkbookFaults(FileFaults):
    """The same of a workbook."""

    code = "workbook_faults"
    next_step = "Mend them in the workbook, then import it again."


class StillStands(FileFaults):
    """What was taken in cannot be changed back as it is. Nothing was changed."""

    code = "still_stands"
    next_step = "Mend them in the register, then try again."

    def ending(self, n: int) -> str:
        """How many, and what became of it."""
        return _("{n} things stand in the way. Nothing was changed.").format(n=n)
