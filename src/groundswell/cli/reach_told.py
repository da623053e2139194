"""Reach, dependence and openings for a person to read in a terminal. The sentences are the planner's own."""

from __future__ import annotations

from groundswell.cli.saying import said as _
from groundswell.cli.saying import tell, tell_paragraph
from groundswell.planner import sentences_on_openings as openings
from groundswell.planner import sentences_on_reach as sentences
from groundswell.planner.answers_on_openings import Opening, Openings
from groundswell.planner.answers_on_reach import Dependence, Origin, Reach
from groundswell.planner.sentences_on_options import with_limits


def tell_reach(reach: Reach) -> None:
    """The finding, then each forum with its layer."""
    tell_paragraph(with_limits(sentences.reach_finding(reach), reach.origin.options))
    for sentence in (sentences.said_sentence(reach), sentences.sectors_sentence(reach)):
        if sentence:
            tell_paragraph(sentence)
    tell()
    for forum in reach.forums:
        name = f"{forum.name} ({forum.layer})" if forum.layer else forum.name
        tell_paragraph(f"{name}: {sentences.reached_forum_sentence(forum)}", first="- ", indent="  ")
    _tell_account(reach.origin)


def tell_dependence(dependence: Dependence) -> None:
    """The only roads by seats and on the calendar, then the people who are one only together."""
    tell_paragraph(with_limits(sentences.dependence_finding(dependence), dependence.origin.options))
    on_calendar = sentences.dependence_on_the_calendar(dependence)
    if on_calendar:
        tell_paragraph(on_calendar)
    by_seats = sentences.smallest_sets(dependence)
    on_days = sentences.smallest_sets(dependence, calendar=True)
    for head, roads in (
        (_("By seats, two or three people together:"), by_seats),
        (_("On the calendar, two or three people together:"), on_days),
    ):
        if roads:
            tell()
            tell(head)
        for cut, forums in roads:
            tell_paragraph(sentences.road_sentence(cut, forums), first="- ", indent="  ")
    _tell_account(dependence.origin, calendar_sets=dependence.calendar_sets)


def tell_openings(found: Openings) -> None:
    """The finding, then what each seat could open, then each change on the calendar."""
    finding = openings.openings_finding(found)
    tell_paragraph(with_limits(finding, found.origin.options))
    if found.changes:
        tell_paragraph(f"{openings.as_good_sentence(found)} {openings.as_things_stand(found)}".lstrip())
    if found.lost and finding != openings.seats_finding(found):
        tell()
        tell_paragraph(openings.seats_finding(found))
    if len(found.lost) > 1:
        for sentence in openings.seats_by_what_they_open(found):
            tell_paragraph(sentence, first="- ", indent="  ")
    for head, rows in (
        (_("On the calendar, any one of these, the soonest first:"), found.changes),
        (_("On the calendar, what would let most forums hear it:"), found.opening_most),
        (_("On the calendar, what would save most days in all:"), found.saving_most),
    ):
        _tell_rows(head, rows, towards=found.target is not None)
    _tell_account(found.origin)


def _tell_rows(head: str, rows: tuple[Opening, ...], *, towards: bool) -> None:
    if rows:
        tell()
        tell(head)
    for row in rows:
        gives = openings.saving_sentence(row) if towards else openings.giving_sentence(row)
        tell_paragraph(f"{row.change.says} {gives} {row.assumes}", first="- ", indent="  ")


def _tell_account(origin: Origin, *, calendar_sets: int = 3) -> None:
    tell()
    for sentence in sentences.account_sentences(origin, calendar_sets=calendar_sets):
        tell_paragraph(sentence)
