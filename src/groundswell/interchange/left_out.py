"""What a reader leaves out, gathered by reason: how often, and where the first of it stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groundswell.register.plan import Fault


@dataclass
class LeftOut:
    """One file's: a reason is the end of a sentence, "it has no name"."""

    _counts: Counter[str] = field(default_factory=Counter)
    _first: dict[str, str] = field(default_factory=dict)

    def lose(self, why: str, where: str) -> None:
        """Counts one thing that is left out."""
        self._counts[why] += 1
        self._first.setdefault(why, where)

    def notes(self) -> Iterator[Fault]:
        """A note for each reason."""
        for why, count in self._counts.items():
            said = ngettext("%(n)d was left out: %(why)s.", "%(n)d were left out: %(why)s.", count)
            yield Fault(
                self._first[why], said % {"n": count, "why": why}, _("Look at the file if it matters.")
            )
