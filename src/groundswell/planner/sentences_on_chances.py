"""How likely a word arrives, in sentences: a share in plain words, its interval, and what it assumes."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groundswell.planner.answers import Answer, ChanceBy, Reliability
from groundswell.planner.phrases import full_date


def reliability_sentence(r: Reliability | None) -> str:
    """“How likely: about 4 in 5.”; says where nobody's record is known; "" where nothing is carried."""
    if r is None:
        return ""
    if r.certain:
        return _("All its carriers are recorded as present, so nothing is left to chance.")
    told = _("How likely: about %(share)s.") % {"share": r.about}
    if r.rests_on:
        return told
    assumed = (
        _("No record yet; this assumes that each comes 4 times in 5.")
        if r.assumes_four_in_five
        else _("No record of its carriers yet; this assumes what is usual at each forum.")
    )
    return f"{told} {assumed}"


def interval_sentence(chance: Reliability | ChanceBy) -> str:
    """The interval, how many worlds it is from, and the seed they were drawn with."""
    return _(
        "In %(n)d made-up runs of the calendar it worked in %(share)d of 100: from %(low)d to %(high)d (95%% interval)."
    ) % {
        "n": chance.n_worlds,
        "share": round(100 * chance.share),
        "low": round(100 * chance.low),
        "high": round(100 * chance.high),
    }


def worked_out(r: Reliability | None) -> tuple[str, ...]:
    """How the chance of one way was worked out, a sentence each; empty where nothing is left to chance."""
    if r is None or r.certain:
        return ()
    rests_on = ngettext(
        "It rests on %(n)d recorded meeting of its carriers' own seats, and on what is usual at each forum.",
        "It rests on %(n)d recorded meetings of its carriers' own seats, and on what is usual at each forum.",
        r.rests_on,
    ) % {"n": r.rests_on}
    return (
        interval_sentence(r),
        *((rests_on,) if r.rests_on else ()),
        _("All its carriers must come where they get it and where they bring it."),
        _("Where a forum has a quorum, enough members must come, too."),
        _("People and meetings are taken as independent of each other. Nobody can know that they are."),
        _("Seed: %(seed)s. The same seed gives the same figures.") % {"seed": r.seed},
    )


def chance_by_sentences(answer: Answer) -> tuple[str, ...]:
    """How likely it arrives by a day by any way, and the interval; empty where no chance is left, or no way."""
    chance = answer.chance_by
    if chance is None or all(j.reliability is not None and j.reliability.certain for j in answer.journeys):
        return ()
    values = {"day": full_date(chance.date), "share": chance.about, "to": answer.question.target}
    if answer.question.target_kind == "person":
        told = _("By any way, the chance that it reaches %(to)s by %(day)s is about %(share)s.") % values
    else:
        told = _("By any way, the chance that %(to)s hears it by %(day)s is about %(share)s.") % values
    return told, interval_sentence(chance)
