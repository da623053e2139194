"""The mistakes the register tells people about, each with its next step."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from groundswell.errors import GroundswellError

if TYPE_CHECKING:
    from groundswell.register.plan import Fault


class RegisterError(GroundswellError):
    """Something about the register could not be done."""

    code = "register_error"

    def __init__(self, message: str, *, remedy: str | None = None, field: str | None = None) -> None:
        super().__init__(message, remedy=str(self.remedy) if remedy is None else remedy, field=field)


class NotAllowed(RegisterError):
    """The asker may not write here."""

    code = "not_allowed"
    remedy = gettext_lazy("Ask the place's lead or the forum's officer to do it, or sign in as one of them.")

    def __init__(self, message: str = "") -> None:
        super().__init__(message or _("You may not change this."))


class NoSuchRow(RegisterError):
    """Nothing the asker may see has this key."""

    code = "no_such_row"
    remedy = gettext_lazy("Check the key, or look for it by name.")

    def __init__(self, kind: str, key: object, *, field: str | None = None) -> None:
        message = _("There is no %(kind)s with the key “%(key)s”.") % {
            "kind": kind.replace("_", " "),
            "key": key,
        }
        super().__init__(message, field=field)


class NotValid(RegisterError):
    """A value does not fit its field, or two values do not fit each other."""

    code = "not_valid"
    remedy = gettext_lazy("Correct it and save again.")


class AlreadyThere(RegisterError):
    """The register already holds one like it."""

    code = "already_there"
    remedy = gettext_lazy("Change the one that stands, or give this one another key or name.")


class SeatTaken(RegisterError):
    """Two sittings in one seat would overlap."""

    code = "seat_taken"
    remedy = gettext_lazy("End the present sitting first, or choose another seat.")

    def __init__(self, *, field: str | None = "seat") -> None:
        super().__init__(_("Somebody else sits in this seat on some of those days."), field=field)


class PostTaken(RegisterError):
    """Two people would hold one post on the same day."""

    code = "post_taken"
    remedy = gettext_lazy("End the present holder's time first, or choose another post.")

    def __init__(self) -> None:
        super().__init__(_("Somebody else holds this post on some of those days."), field="post")


class SeatOfSeveral(RegisterError):
    """A seat that stands for several people, not named, cannot be sat in."""

    code = "seat_of_several"
    remedy = gettext_lazy("Add a seat of its own for the person, then let them sit in it.")

    def __init__(self) -> None:
        super().__init__(_("This seat stands for several people who are not named."), field="seat")


class PlaceLoop(RegisterError):
    """A place would lie inside itself."""

    code = "place_loop"
    remedy = gettext_lazy("Choose a larger place that is not part of this one.")

    def __init__(self) -> None:
        super().__init__(_("A place cannot lie inside itself or inside one of its parts."), field="inside")


class OwnSuccessor(RegisterError):
    """A forum or organisation would follow itself."""

    code = "own_successor"
    remedy = gettext_lazy("Choose the one that takes over, or leave it empty.")

    def __init__(self) -> None:
        super().__init__(_("Nothing can be its own successor."), field="successors")


class StillNeeded(RegisterError):
    """Other rows of the register point at this one."""

    code = "still_needed"
    remedy = gettext_lazy("Remove those first, or end it with a last day instead.")

    def __init__(self, name: str, needed_by: str) -> None:
        message = _("“%(name)s” cannot be removed: %(needed_by)s still need it.") % {
            "name": name,
            "needed_by": needed_by,
        }
        super().__init__(message)


class BadRecurrence(RegisterError):
    """The forum's rule cannot be read, or would make far too many meetings."""

    code = "bad_recurrence"
    remedy = gettext_lazy("Write a rule such as FREQ=MONTHLY;BYDAY=1TU, and its first day.")

    def __init__(self, message: str) -> None:
        super().__init__(message, field="recurrence")


class PlanFaults(RegisterError):
    """A plan of many rows was refused, and why, row by row. Nothing of it was written."""

    code = "plan_faults"
    remedy = gettext_lazy("Mend each of them and try again. Nothing has been changed.")

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        message = ngettext(
            "%(count)d thing needs mending before this can be taken in.",
            "%(count)d things need mending before this can be taken in.",
            len(self.faults),
        ) % {"count": len(self.faults)}
        super().__init__(message)

    def as_json(self) -> Any:
        """The mistake with every fault."""
        rows = [{"where": fault.where, "what": fault.what, "remedy": fault.remedy} for fault in self.faults]
        return {**super().as_json(), "faults": rows}
