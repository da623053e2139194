"""Answers on a log for a person to read in a terminal. The sentences are the planner's own."""

from __future__ import annotations

from groundswell.cli.saying import said as _
from groundswell.cli.saying import tell, tell_paragraph
from groundswell.planner import national_sentences as sentences
from groundswell.planner.columns import Columns
from groundswell.planner.national_coverage import coverage_sentences
from groundswell.planner.national_dependence import NationalDependence
from groundswell.planner.national_journey import NationalJourneys
from groundswell.planner.national_openings import NationalOpenings
from groundswell.planner.national_reach_told import NationalReach

MOST_PLACES = 12  # told one by one; more are in --json
MOST_FORUMS = 20


def tell_reach(found: NationalReach, columns: Columns) -> None:
    """The finding, then each layer, then the places where there are few."""
    tell_paragraph(sentences.reach_finding(found))
    for sentence in sentences.reach_details(found):
        tell_paragraph(sentence)
    tell()
    for group in found.by_layer:
        _bullet(f"{group.name}: {sentences.group_sentence(group, found.question.within)}")
    places = [group for group in found.by_place if group.name]
    if 1 < len(places) <= MOST_PLACES:
        tell()
        for group in places:
            _bullet(f"{group.name}: {sentences.group_sentence(group, found.question.within)}")
    elif places:
        tell_paragraph(_("Each place stands in --json, each first arrival in --csv FILE."))
    _tell_coverage(columns)


def tell_journeys(found: NationalJourneys, columns: Columns) -> None:
    """The finding, then each good answer leg by leg."""
    tell_paragraph(sentences.journeys_finding(found))
    tell_paragraph(sentences.said_sentence(found.origin))
    for journey in found.journeys:
        tell()
        tell(sentences.journey_heading(journey))
        for n, leg in enumerate(journey.legs, start=1):
            tell_paragraph(sentences.leg_sentence(leg), first=f"{n}. ", indent="   ")
    _tell_coverage(columns)


def tell_dependence(found: NationalDependence, columns: Columns) -> None:
    """The finding, then what each forum hangs on, the forum first."""
    tell_paragraph(sentences.dependence_finding(found))
    tell_paragraph(sentences.said_sentence(found.origin))
    hang = [row for row in found.forums if row.cuts]
    if hang:
        tell()
    for row in hang[:MOST_FORUMS]:
        for cut in row.cuts:
            _bullet(f"{sentences.forum_words(row.forum)}: {sentences.cut_sentence(cut)}")
    if len(hang) > MOST_FORUMS:
        tell_paragraph(_("%(n)s more forums stand in --json.") % {"n": f"{len(hang) - MOST_FORUMS:,}"})
    _tell_coverage(columns)


def tell_openings(found: NationalOpenings, columns: Columns) -> None:
    """The finding, then each seat with what it changes."""
    tell_paragraph(sentences.openings_finding(found))
    tell_paragraph(sentences.said_sentence(found.origin))
    if found.openings:
        tell_paragraph(sentences.openings_assumption())
        tell()
    for opening in found.openings:
        _bullet(_capital(sentences.opening_sentence(opening)))
    _tell_coverage(columns)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _bullet(text: str) -> None:
    tell_paragraph(text, first="- ", indent="  ")


def _tell_coverage(columns: Columns) -> None:
    tell()
    for sentence in coverage_sentences(columns):
        tell_paragraph(sentence)
