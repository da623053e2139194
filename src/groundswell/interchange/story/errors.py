"""Why a story cannot be taken in, each with its place and its next step. The same on page, JSON and terminal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from groundswell.errors import GroundswellError
from groundswell.register.plan import Fault


class StoryFaults(GroundswellError):
    """The text cannot be read as a story. Nothing of it was kept."""

    code = "story_faults"

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        told = " ".join(f"{fault.where}: {fault.what}" for fault in faults)
        remedies = dict.fromkeys(fault.remedy for fault in faults)
        super().__init__(told, remedy=" ".join(remedies), field="text")

    def as_json(self) -> Any:
        """The mistake with every fault."""
        rows = [{"where": f.where, "what": f.what, "remedy": f.remedy} for f in self.faults]
        return {**super().as_json(), "faults": rows}


class NotDecided(GroundswellError):
    """Paragraphs are nearly alike, and nobody has said whether to keep both."""

    code = "not_decided"

    def __init__(self, pairs: Sequence[tuple[int, int]]) -> None:
        self.pairs = tuple(pairs)
        told = [
            _("Paragraph %(later)d is nearly the same as paragraph %(earlier)d.")
            % {"later": later, "earlier": earlier}
            for later, earlier in pairs
        ]
        numbers = ",".join(str(later) for later, _earlier in pairs)
        remedy = _("Look at both, then say for each: keep both, or keep once (%(numbers)s).")
        super().__init__(" ".join(told), remedy=remedy % {"numbers": numbers}, field="keep_both")


class HoldsNhsNumber(GroundswellError):
    """A number in the text may be somebody's NHS number. We keep none."""

    code = "holds_nhs_number"

    def __init__(self, sentence: int) -> None:
        told = (
            _("Sentence %(number)d may hold an NHS number.") % {"number": sentence}
            if sentence
            else _("The title may hold an NHS number.")
        )
        super().__init__(
            told, remedy=_("Take it out of the text, then look again. We never keep one."), field="text"
        )


class NoSuchPair(GroundswellError):
    """Somebody decided on a paragraph that is nearly like no other, or decided both ways."""

    code = "no_such_pair"

    def __init__(self, number: int, *, both_ways: bool = False) -> None:
        told = (
            _("Paragraph %(number)d is to be kept twice and once.")
            if both_ways
            else _("Paragraph %(number)d is not nearly the same as one before it.")
        )
        super().__init__(
            told % {"number": number},
            remedy=_("Look at the preview again: it lists the paragraphs that are nearly alike."),
            field="keep_both",
        )
