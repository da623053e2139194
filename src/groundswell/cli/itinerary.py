"""The planner's answers for a person to read in a terminal. The sentences are the planner's own."""

from __future__ import annotations

from groundswell.cli.saying import said as _
from groundswell.cli.saying import tell, tell_paragraph
from groundswell.planner import sentences, sentences_on_chances
from groundswell.planner.answers import Answer, Carriers, Change, Leg, Overlaps, PlannedJourney
from groundswell.planner.phrases import full_date
from groundswell.planner.sentences_on_options import with_limits


def tell_answer(answer: Answer) -> None:
    """The finding, then each way, or why there is none; open channels apart; the coverage last."""
    tell_paragraph(with_limits(sentences.finding(answer), answer.question.options))
    for sentence in (sentences.latest_sentence(answer), sentences.assumes_sentence(answer)):
        if sentence:
            tell_paragraph(sentence)
    for number, journey in enumerate(answer.journeys, start=1):
        _tell_journey(journey, answer, number)
    by_any_way = sentences_on_chances.chance_by_sentences(answer)
    if by_any_way:
        tell()
        tell_paragraph(" ".join(by_any_way))
    _tell_no_way(answer)
    _tell_open_channels(answer)
    tell()
    tell_paragraph(sentences.coverage_sentence(answer.coverage))
    _tell_neighbours(answer)
    if any(stop.is_synthetic for j in answer.journeys for leg in j.legs for stop in (leg.start, leg.end)):
        tell_paragraph(_("These dates are synthetic: made up for the example."))


def _tell_journey(journey: PlannedJourney, answer: Answer, number: int) -> None:
    tell()
    tell_paragraph(sentences.headline(journey), first=f"{number}. ", indent="   ")
    waited = sentences.waited_sentence(journey, answer)
    if waited:
        tell_paragraph(waited, indent="   ")
    for leg in journey.legs:
        _tell_leg(leg, answer)
    _tell_chance(journey)
    saving = sentences.saving_sentence(journey)
    if saving:
        tell_paragraph(saving, indent="   ")


def _tell_chance(journey: PlannedJourney) -> None:
    """How likely the way is, and what that rests on."""
    likely = sentences_on_chances.reliability_sentence(journey.reliability)
    if likely:
        tell_paragraph(likely, indent="   ")
    worked_out = sentences_on_chances.worked_out(journey.reliability)
    if worked_out:
        tell_paragraph(" ".join(worked_out), first="   ", indent="   ")


def _tell_leg(leg: Leg, answer: Answer) -> None:
    today = answer.question.today
    tell_paragraph(sentences.leg_sentence(leg), first="   - ", indent="     ")
    chair = _("Chair: {name}").format(name=leg.end.chair) if leg.end.chair else ""
    way = _("Way in: {way}.").format(way=sentences.way_in_phrase(leg)) if leg.way_in_also else ""
    paper = sentences.paper_sentence(leg, today)
    others = sentences.others_sentence(leg)
    expected = sentences.expected_sentence(leg, today)
    for line in (way, paper, chair, others, expected):
        if line:
            tell_paragraph(line, indent="     ")


def _tell_no_way(answer: Answer) -> None:
    if answer.no_way is None:
        return
    miss = answer.no_way.nearest_miss
    if miss is not None:
        tell()
        tell(_("What would open a way with the least change:"))
        _tell_change(miss)
    others = [c for c in answer.no_way.would_open if c != miss]
    if others:
        tell()
        tell(_("What else would open one:"))
        for change in others:
            _tell_change(change)


def _tell_change(change: Change) -> None:
    tell_paragraph(change.says, first="   - ", indent="     ")
    if change.paper_by is not None:
        tell_paragraph(_("Paper by {day}.").format(day=full_date(change.paper_by)), indent="     ")


def _tell_open_channels(answer: Answer) -> None:
    if not answer.open_channels:
        return
    tell()
    tell_paragraph(_("Open channels, never certain and no way by seats:"))
    for channel in answer.open_channels:
        tell_paragraph(sentences.channel_sentence(channel), first="   - ", indent="     ")


def _tell_neighbours(answer: Answer) -> None:
    """The meetings before and after at which it can be said."""
    if answer.earlier is not None:
        tell_paragraph(
            _("It could be said a meeting earlier, on {day}.").format(day=full_date(answer.earlier))
        )
    if answer.later is not None:
        tell_paragraph(_("It could be said a meeting later, on {day}.").format(day=full_date(answer.later)))


def tell_overlaps(overlaps: Overlaps) -> None:
    """The finding, then each pair of forums; invitations are marked."""
    tell_paragraph(sentences.overlaps_finding(overlaps))
    for pair in overlaps.pairs:
        names = [
            _("{name} (by invitation)").format(name=p) if p in pair.by_invitation else p for p in pair.people
        ]
        shared = ", ".join(names) or _("nobody")
        tell_paragraph(f"{pair.first} + {pair.second}: {pair.count}: {shared}", first="- ", indent="  ")


def tell_carriers(carriers: Carriers) -> None:
    """Who could carry it, in one sentence."""
    tell_paragraph(sentences.carriers_sentence(carriers))
