"""Evidence as one asker may see it. How strong it is counts for everybody; what it holds is not for everybody."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _

from groundswell.register.models import Meeting
from groundswell.threads.ladder import Strength, strength_of
from groundswell.threads.models import Evidence, Step
from groundswell.threads.seen import Seen

KEPT_INSIDE = (Evidence.Kind.FILE, Evidence.Kind.STATEMENT)
POSTED = (Evidence.Kind.POST, Evidence.Kind.REPLY, Evidence.Kind.REACTION)


@dataclass(frozen=True)
class EvidenceShown:
    """One piece. What the asker may not see is left empty, and `kept_back` says so.

    `may_be_gone`: a post, which may have been deleted since. `has_file`: there is one to open.
    """

    key: str
    kind: str
    kind_words: str
    strength: Strength
    added_on: dt.date
    sha256: str
    meeting: Meeting | None = None
    reference: str = ""
    paper: str = ""
    given_by: str = ""
    given_by_key: str = ""
    author: str = ""
    platform: str = ""
    address: str = ""
    dated: dt.date | None = None
    text: str = ""
    alt_text: str = ""
    has_file: bool = False
    may_be_gone: bool = False
    kept_back: str = ""


def evidence_for(step: Step, seen: Seen) -> tuple[EvidenceShown, ...]:
    """The step's evidence in the order it was added. Reads `step.evidence` (prefetch it)."""
    return tuple(evidence_shown(piece, seen) for piece in step.evidence.all())


def may_read(piece: Evidence, seen: Seen) -> str:
    """Why the asker may not read what it holds; empty where they may.

    A private person's post is for the forum's officers. A file is for those inside, and so is a
    statement, unless it was made in a public role. A minute of
    what was taken without the public stays with that meeting's members.
    """
    if piece.kind in POSTED and not piece.is_public_figure and not seen.works:
        return _("By a private person: kept by the forum's officers.")
    stated_in_public = piece.kind == Evidence.Kind.STATEMENT and piece.is_public_figure
    if piece.kind in KEPT_INSIDE and not seen.inside and not stated_in_public:
        return _("Kept by those who work on this thread.")
    if piece.meeting is not None and not seen.meeting(piece.meeting):
        return _("At a meeting that is not shown to you.")
    if piece.item is not None and piece.item.restricted and not seen.belongs_to(piece.item.meeting.forum_id):
        return _("Taken without the public.")
    if piece.paper is not None and not seen.paper(piece.paper):
        return _("A paper that is not shown to you.")
    return ""


def evidence_shown(piece: Evidence, seen: Seen) -> EvidenceShown:
    """One piece, for one asker."""
    strength, kind = strength_of(piece), str(piece.get_kind_display())
    why = may_read(piece, seen)
    if why:
        return EvidenceShown(piece.key, piece.kind, kind, strength, piece.added_on, "", kept_back=why)
    giver = seen.person(piece.given_by)
    return EvidenceShown(
        key=piece.key,
        kind=piece.kind,
        kind_words=kind,
        strength=strength,
        added_on=piece.added_on,
        sha256=piece.sha256,
        meeting=piece.meeting,
        reference=piece.reference,
        paper=piece.paper.title if piece.paper else "",
        given_by=giver.name if giver else (_("Somebody not shown to you") if piece.given_by_id else ""),
        given_by_key=giver.key if giver else "",
        author=piece.author_shown,
        platform=piece.platform,
        address=piece.address if piece.address.startswith(("https://", "http://")) else "",
        dated=piece.dated,
        text=piece.text,
        alt_text=piece.alt_text,
        has_file=bool(piece.media_type),
        may_be_gone=piece.kind in POSTED,
    )
