"""The options of a question said back: which way, how old, where; and what they mean by seats."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groundswell.planner.options import Options
from groundswell.planner.phrases import names_together


def limits_sentence(options: Options) -> str:
    """“With these limits: upward only, words no older than 90 days.”; "" where the word is not limited."""
    told = []
    if options.upward:
        told.append(_("upward only"))
    if options.age is not None:
        told.append(
            ngettext("words no older than %(n)d day", "words no older than %(n)d days", options.age)
            % {"n": options.age}
        )
    if options.place:
        told.append(_("only forums of %(place)s and places inside it") % {"place": options.place})
    return _("With these limits: %(limits)s.") % {"limits": _(", ").join(told)} if told else ""


def with_limits(finding: str, options: Options) -> str:
    """An answer's sentence with its limits said back."""
    return f"{finding} {limits_sentence(options)}".rstrip()


def account_of_limits(options: Options, without_layer: Sequence[str] = ()) -> list[str]:
    """What the limits mean for seats and for the calendar, a sentence each."""
    told = []
    if options.upward:
        told.append(
            _("Upward only: a word told in one layer is never raised in a layer nearer to residents.")
        )
    if without_layer:
        told.append(
            _("These are in no layer, so they neither hear it nor pass it on: %(names)s.")
            % {"names": names_together(without_layer)}
        )
    if options.age is not None:
        told.append(
            ngettext(
                "On the calendar nobody carries a word more than %(n)d day after it is said. "
                "Age does not count by seats.",
                "On the calendar nobody carries a word more than %(n)d days after it is said. "
                "Age does not count by seats.",
                options.age,
            )
            % {"n": options.age}
        )
    if options.place:
        told.append(
            _("Forums of other places neither hear it nor pass it on, even where people sit on both.")
        )
    return told
