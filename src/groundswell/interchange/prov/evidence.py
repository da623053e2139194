"""What a step or a claim rests on: each piece with its kind, its strength and its hash, never what it says."""

from __future__ import annotations

from collections.abc import Iterable

from groundswell.interchange.prov.document import Document, Name
from groundswell.interchange.prov.meetings import tell_meeting
from groundswell.interchange.prov.who import Who
from groundswell.records.asking import Asker
from groundswell.threads.claims_seen import claims_seen, claims_to_see
from groundswell.threads.evidence_seen import EvidenceShown
from groundswell.threads.models import Evidence, Thread
from groundswell.threads.steps_seen import StepShown


def tell_evidence(document: Document, told: StepShown, activity: str, who: Who) -> None:
    """What is known of a step is derived from each piece of its evidence. Without any it is claimed, no more."""
    known = document.thing(
        "entity",
        f"known/{told.step.key}",
        "KnownOfStep",
        step=Name(activity),
        strength=told.strength.name.lower(),
        recorded=told.step.recorded_on,
    )
    public = _in_public(told.step.evidence.all())
    for piece in told.evidence:
        document.relate("wasDerivedFrom", known, _piece(document, piece, who, in_public=piece.key in public))


def tell_claims(document: Document, asker: Asker, thread: Thread, who: Who) -> None:
    """The thread's claims with their evidence and how they stand; their words are on the page."""
    for told in claims_seen(asker, claims_to_see(asker).filter(thread=thread).order_by("number", "key")):
        claim = document.thing(
            "entity",
            f"claim/{told.claim.key}",
            "Claim",
            thread=Name(f"groundswell:thread/{thread.key}"),
            standing=told.standing.name.lower(),
            strength=told.strength.name.lower(),
        )
        public = _in_public(told.claim.evidence.all())
        for piece in told.evidence:
            document.relate(
                "wasDerivedFrom", claim, _piece(document, piece, who, in_public=piece.key in public)
            )


def _piece(document: Document, piece: EvidenceShown, who: Who, *, in_public: bool) -> str:
    """One piece; of one that is kept back only that it is there. An address only of what a public figure posted."""
    name = document.thing(
        "entity",
        f"evidence/{piece.key}",
        piece.kind,
        strength=piece.strength.name.lower(),
        added=piece.added_on,
        dated=piece.dated,
        reference=piece.reference,
        sha256=piece.sha256,
        address=piece.address if in_public else "",
        keptBack=bool(piece.kept_back) or None,
    )
    if piece.meeting is not None:
        document.relate("wasGeneratedBy", name, tell_meeting(document, piece.meeting))
    if piece.given_by_key:
        document.relate("wasAttributedTo", name, who.named(piece.given_by_key, piece.given_by))
    return name


def _in_public(pieces: Iterable[Evidence]) -> frozenset[str]:
    return frozenset(piece.key for piece in pieces if piece.is_public_figure)
