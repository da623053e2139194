"""What is told once at the end of reading: how often each thing happened, and what to do about it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groundswell.register.plan import Fault


@dataclass
class Counted:
    """Things that happened, how often, and where first. Words the source uses are counted each by itself."""

    times: Counter[str] = field(default_factory=Counter)
    unknown: Counter[tuple[str, str]] = field(default_factory=Counter)
    first: dict[object, str] = field(default_factory=dict)

    def count(self, what: str, where: str) -> None:
        """Once more."""
        self.times[what] += 1
        self.first.setdefault(what, where)

    def unknown_word(self, of: str, word: str, where: str) -> None:
        """A word of the source that we cannot turn into ours: "attendance" or "status"."""
        self.unknown[of, word] += 1
        self.first.setdefault((of, word), where)

    def notes(self) -> Iterator[Fault]:
        """A note for each word and each thing."""
        for (of, word), count in self.unknown.items():
            said, remedy = _unknown(of, count)
            yield Fault(self.first[of, word], said % {"word": word[:60], "n": count}, remedy)
        for what, count in self.times.items():
            said, remedy = _words(what, count)
            yield Fault(self.first[what], said % {"n": count}, remedy)


def _unknown(of: str, count: int) -> tuple[str, str]:
    if of == "status":
        said = ngettext(
            "“%(word)s” stands %(n)d time as the status of a meeting. We do not know what it means.",
            "“%(word)s” stands %(n)d times as the status of a meeting. We do not know what it means.",
            count,
        )
        return said, _("The meeting counts as in the calendar. Its words are kept.")
    said = ngettext(
        "“%(word)s” stands %(n)d time as attendance. We do not know if it means present.",
        "“%(word)s” stands %(n)d times as attendance. We do not know if it means present.",
        count,
    )
    return said, _("It counts as not recorded. Its words are kept.")


def _words(what: str, count: int) -> tuple[str, str]:
    """What was counted, and what to do about it."""
    return {
        "gone": (
            ngettext("%(n)d committee is deleted or expired and was left out.",
                     "%(n)d committees are deleted or expired and were left out.", count),
            _("Nothing, unless you need its history."),
        ),
        "restricted": (
            ngettext("%(n)d item or document is restricted or not to be displayed. It was left out.",
                     "%(n)d items or documents are restricted or not to be displayed. They were left out.", count),
            _("Nothing: they are not public."),
        ),
        "expected after minutes": (
            ngettext("%(n)d person still stands as “Expected” after the minutes came out. That is not present.",
                     "%(n)d people still stand as “Expected” after the minutes came out. That is not present.", count),
            _("Look in the minutes who came."),
        ),
        "no day": (
            ngettext("%(n)d meeting has no day that there is. It was left out.",
                     "%(n)d meetings have no day that there is. They were left out.", count),
            _("Look it up on the council's page."),
        ),
        "no committee": (
            ngettext("%(n)d meeting does not say of which committee it is. It was left out.",
                     "%(n)d meetings do not say of which committee they are. They were left out.", count),
            _("Save the list of meetings (GetMeetings) into the same folder."),
        ),
        "seats from attendance": (
            ngettext("%(n)d committee has no list of members. Its seats are those of the people its meetings list.",
                     "%(n)d committees have no list of members. Their seats are those of the people their meetings "
                     "list.", count),
            _("Save each councillor's committees (GetCommitteesByUser) into the same folder, if the council has it."),
        ),
        "not on the list": (
            ngettext("%(n)d person is listed at meetings of a committee whose list of members does not name them. "
                     "They have no seat there.",
                     "%(n)d people are listed at meetings of committees whose lists of members do not name them. "
                     "They have no seat there.", count),
            _("Add a seat by hand for whoever sits there now."),
        ),
        "fewer than counted": (
            ngettext("%(n)d list says it holds more or fewer than it does.",
                     "%(n)d lists say they hold more or fewer than they do.", count),
            _("Get it again: it may have been cut off."),
        ),
        "not displayed": (
            ngettext("%(n)d meeting is not to be displayed. It was left out.",
                     "%(n)d meetings are not to be displayed. They were left out.", count),
            _("Nothing: they are not public."),
        ),
        "headings": (
            ngettext("%(n)d agenda item is a heading without a number. It was left out.",
                     "%(n)d agenda items are headings without a number. They were left out.", count),
            _("Nothing."),
        ),
    }[what]  # fmt: skip
