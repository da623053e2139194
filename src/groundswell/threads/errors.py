"""The mistakes of threads and voices that people are told about, each with its next step."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from groundswell.errors import GroundswellError


class ThreadsError(GroundswellError):
    """Something about a voice or a thread could not be done."""

    code = "threads_error"

    def __init__(self, message: str, *, remedy: str | None = None, field: str | None = None) -> None:
        super().__init__(message, remedy=str(self.remedy) if remedy is None else remedy, field=field)


class MayNot(ThreadsError):
    """The asker may not do this with a voice or a thread."""

    code = "may_not"
    remedy = gettext_lazy("Ask the forum's officer or the place's lead, or sign in as one of them.")

    def __init__(self, message: str = "", *, remedy: str | None = None) -> None:
        super().__init__(message or _("You may not do this."), remedy=remedy)


class NotThere(ThreadsError):
    """Nothing the asker may see has this key."""

    code = "not_there"
    remedy = gettext_lazy("Check the address, or look for it by name.")

    def __init__(self, message: str = "") -> None:
        super().__init__(message or _("There is nothing here that you may see."))


class NotConsented(ThreadsError):
    """The person who spoke has not allowed this use."""

    code = "not_consented"
    remedy = gettext_lazy("Ask them first: they answer on their tracking page.")

    def __init__(self, message: str = "", *, remedy: str | None = None) -> None:
        super().__init__(
            message or _("The person who said this has not allowed it."), remedy=remedy, field="voice"
        )


class NotTrackable(ThreadsError):
    """The seven words open nothing. Said alike whether they never were a receipt or are no longer one."""

    code = "no_such_receipt"
    remedy = gettext_lazy("Check each word and its picture on your card, and type all seven again.")

    def __init__(self) -> None:
        super().__init__(_("These seven words do not open anything."), field="words")


class SlowDown(ThreadsError):
    """Too many wrong tries from one address, or here altogether."""

    code = "slow_down"

    def __init__(self, minutes: int) -> None:
        super().__init__(
            _("There were too many wrong tries."),
            remedy=_("Wait %(minutes)d minutes, then try again. Nothing is lost.") % {"minutes": minutes},
            field="words",
        )


class CannotSayHere(ThreadsError):
    """The place has nobody to turn to when something must be told at once."""

    code = "cannot_say_here"
    remedy = gettext_lazy(
        "The place's lead adds who to tell at once. Until then, speak to somebody you trust."
    )

    def __init__(self) -> None:
        super().__init__(_("You cannot say something here yet."))


class NotSaidEnough(ThreadsError):
    """Something needed is missing or too much; `field` names it."""

    code = "not_said_enough"
    remedy = gettext_lazy("Fill this in, then go on. What you typed is still here.")


class NotAStep(ThreadsError):
    """The step lacks the meeting, item, carrier or listener that it needs, or they do not fit each other."""

    code = "not_a_step"
    remedy = gettext_lazy("Name the meeting and the item that caused it.")


class NotEvidence(ThreadsError):
    """This cannot stand as evidence for that."""

    code = "not_evidence"
    remedy = gettext_lazy("Give the minute, the paper, the text of the post, or who said it.")


class NotAClaim(ThreadsError):
    """A claim, one of its links, rivals or tests lacks what it needs, or is not there."""

    code = "not_a_claim"
    remedy = gettext_lazy("Fill this in, then save again.")


class NotToldBack(ThreadsError):
    """A thread would be closed as done while those who spoke have not been told."""

    code = "not_told_back"
    remedy = gettext_lazy("Tell them first, or close it with the reason why they cannot be told.")

    def __init__(self, who: str) -> None:
        super().__init__(_("%(who)s has not been told.") % {"who": who}, field="closing")


class AlreadyClosed(ThreadsError):
    """The thread is closed."""

    code = "already_closed"
    remedy = gettext_lazy("Open it again first.")

    def __init__(self) -> None:
        super().__init__(_("This thread is closed."))
