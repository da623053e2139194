"""Claims against the record, and reach on two days, told in a terminal. The sentences are the planner's own."""

from __future__ import annotations

import typer

from groundswell.cli.saying import said as _
from groundswell.cli.saying import tell, tell_paragraph, tell_table
from groundswell.planner import sentences_on_claims as claims
from groundswell.planner import sentences_on_reach_over_time as reaches
from groundswell.planner.answers_on_claims import Compared, CouldAndDid
from groundswell.planner.claims import Fault
from groundswell.planner.reach_over_time import ReachCompared


def tell_claims(found: CouldAndDid) -> None:
    """The finding, each claim with its verdict, could | by the record | claimed, and then what cannot be read."""
    tell_paragraph(claims.claims_finding(found))
    tell_paragraph(_("Of the meetings claimed: {says}").format(says=claims.coverage_sentence(found.coverage)))
    for hand_off in found.hand_offs:
        tell()
        tell_paragraph(claims.claim_sentence(hand_off), first="- ", indent="  ")
        tell_paragraph(claims.verdict_sentence(hand_off), first="  ", indent="  ")
        for says in claims.records_of(hand_off):
            tell_paragraph(says, first="  ", indent="  ")
    for compared in found.compared:
        _tell_compared(compared)
    if found.not_compared:
        tell_paragraph(_("{n} threads more were not compared.").format(n=found.not_compared))
    tell()
    for says in claims.account_of_claims():
        tell_paragraph(says)
    for fault in found.faults:
        _tell_fault(fault)


def _tell_compared(compared: Compared) -> None:
    tell()
    if compared.thread:
        tell_paragraph(compared.thread)
    tell_paragraph(claims.question_sentence(compared))
    for name, _code, says, way, coverage in claims.three_rows(compared):
        tell_paragraph(f"{name}: {says} {coverage}", first="- ", indent="  ")
        for step in way.steps:
            tell_paragraph(claims.step_sentence(step), first="    ", indent="    ")


def _tell_fault(fault: Fault) -> None:
    """On stderr: what could not be looked at, and what mends it."""
    row = _("Row {row}: {says} {remedy}").format(row=fault.row, says=fault.says, remedy=fault.remedy)
    typer.echo(row, err=True)


def tell_reach_compared(found: ReachCompared) -> None:
    """The finding, a row a kind, and that did reach is not recorded."""
    tell_paragraph(reaches.compared_finding(found))
    tell()
    head = (
        _("Could reach, by seats"),
        found.before.on.isoformat(),
        found.later.on.isoformat(),
        _("What changed"),
    )
    tell_table(
        head, [(name, str(a), str(b), changed) for name, a, b, changed in reaches.compared_rows(found)]
    )
    tell()
    tell_paragraph(reaches.did_sentence())
    for says in reaches.account_of_comparing(found):
        tell_paragraph(says)
