"""Evidence for a step or a claim, and where people stand. Presence is never assent."""

from __future__ import annotations

import datetime as dt
import hashlib

from django.utils.translation import gettext as _

from groundswell.records.asking import Asker
from groundswell.register.models import AgendaItem, Attendance, Meeting, Paper, Person
from groundswell.register.rules import may_edit
from groundswell.threads.actions.fitting import seat_of
from groundswell.threads.actions.one_change import actor_of, one_change
from groundswell.threads.errors import MayNot, NotAStep, NotEvidence
from groundswell.threads.ladder import Strength, strength_of
from groundswell.threads.models import Claim, Evidence, Position, Step
from groundswell.threads.pictures_given import GivenFile
from groundswell.threads.rules import may_attach, may_take_away, may_work_on, require


def attach(
    by: Asker,
    to: Step | Claim,
    *,
    kind: str,
    meeting: Meeting | None = None,
    item: AgendaItem | None = None,
    reference: str = "",
    paper: Paper | None = None,
    given_by: Person | None = None,
    address: str = "",
    author_shown: str = "",
    platform: str = "",
    is_public_figure: bool = False,
    dated: dt.date | None = None,
    text: str = "",
    file: GivenFile | None = None,
    alt_text: str = "",
) -> Evidence:
    """Adds one piece of evidence. The text of a post is kept as it stood, with its SHA-256: it may be deleted since.

    A minute names its meeting, a paper its paper, a post its text, a statement and a reply who gave it, a file
    what it shows in words. Raises MayNot, NotEvidence.
    """
    require(may_attach(by, to))
    if item is not None and meeting is None:
        meeting = item.meeting
    piece = Evidence(
        step=to if isinstance(to, Step) else None,
        claim=to if isinstance(to, Claim) else None,
        kind=kind,
        meeting=meeting,
        item=item,
        reference=reference.strip(),
        paper=paper,
        given_by=given_by,
        address=address.strip(),
        author_shown=author_shown.strip(),
        platform=platform.strip(),
        is_public_figure=is_public_figure,
        dated=dated,
        text=text,
        content=file.content if file else None,
        media_type=file.media_type if file else "",
        alt_text=alt_text.strip(),
        added_on=by.today,
        added_by=actor_of(by),
    )
    _check(piece)
    piece.from_other_side = isinstance(to, Step) and _is_from_the_other_side(piece, to)
    kept = bytes(piece.content) if piece.content else text.encode()
    piece.sha256 = hashlib.sha256(kept).hexdigest() if kept else ""
    with one_change(by, "attach evidence") as entry:
        piece.save()
        entry.subject = f"step {to.key}" if isinstance(to, Step) else f"claim {to.key}"
        entry.detail = {"kind": kind, "sha256": piece.sha256}
    return piece


def detach(by: Asker, piece: Evidence) -> None:
    """Takes a piece of evidence away; the audit chain keeps that it was there.

    Raises MayNot.
    """
    require(may_take_away(by, piece))
    with one_change(by, "detach evidence") as entry:
        entry.subject = f"step {piece.step.key}" if piece.step else f"claim {getattr(piece.claim, 'key', '')}"
        entry.detail = {"kind": piece.kind, "sha256": piece.sha256}
        piece.delete()


def heard(by: Asker, step: Step) -> Step:
    """A step “seen by” becomes “heard by”, once the listener's own act is linked: a reply, a statement or a minute.

    A like stays “seen”. Raises MayNot, NotAStep, NotEvidence.
    """
    require(may_work_on(by, step.thread))
    if step.kind != Step.Kind.SEEN_BY or step.listener is None:
        raise NotAStep(_("Only what somebody saw can become what they heard."))
    if not any(_is_listeners_act(piece, step) for piece in step.evidence.all()):
        raise NotEvidence(
            _("Nothing shows yet that %(who)s heard it.") % {"who": step.listener.name},
            remedy=_("Link their own reply, statement or minuted act. A like is only “seen”."),
        )
    with one_change(by, "heard") as entry:
        step.kind = Step.Kind.HEARD_BY
        step.save(update_fields=["kind"])
        entry.subject = f"step {step.key}"
    return step


def _is_from_the_other_side(piece: Evidence, step: Step) -> bool:
    """Whether whoever gave it received the step: its listener, or another than its carrier who sits on the forum it
    came to, or is recorded as there. At most three queries.
    """
    giver, to = piece.given_by, step.to_meeting
    if giver is None or giver.pk in (step.carrier_id, step.stood_in_for_id):
        return False
    if step.listener_id is not None:
        return giver.pk == step.listener_id
    if to is None:
        return False
    was_there = Attendance.objects.filter(meeting=to, person=giver, status__in=("present", "substitute"))
    return was_there.exists() or seat_of(giver, to) is not None


def _is_listeners_act(piece: Evidence, step: Step) -> bool:
    if piece.kind == Evidence.Kind.MINUTE:
        return piece.given_by_id == step.listener_id and strength_of(piece) >= Strength.DOCUMENTED_DRAFT
    return strength_of(piece) is Strength.CONFIRMED


def take_position(by: Asker, item: AgendaItem, person: Person, *, stance: str, source: str) -> Position:
    """What one person said of an item, with where that is written. Never inferred from who was there."""
    if not may_edit(by, item.meeting.forum):
        raise MayNot
    if stance not in Position.Stance.values:
        raise NotEvidence(_("Choose supports, objects or not stated."), field="stance")
    if stance != Position.Stance.NOT_STATED and not source.strip():
        raise NotEvidence(
            _("Say where it is written that they said so. Being there is not agreeing."), field="source"
        )
    with one_change(by, "take position") as entry:
        stated, _made = Position.objects.update_or_create(
            item=item,
            person=person,
            defaults={
                "stance": stance,
                "source": source.strip(),
                "stated_on": item.meeting.day,
                "recorded_by": actor_of(by),
            },
        )
        entry.subject, entry.detail = f"agenda_item {item.key}", {"person": person.key, "stance": stance}
    return stated


def _check(piece: Evidence) -> None:
    """Raises NotEvidence where the kind lacks what makes it evidence."""
    kind = piece.kind
    if kind not in Evidence.Kind.values:
        raise NotEvidence(_("Choose what kind of evidence it is."), field="kind")
    if kind == Evidence.Kind.MINUTE and piece.meeting is None:
        raise NotEvidence(_("Name the meeting whose minutes say so."), field="meeting")
    if kind == Evidence.Kind.PAPER and piece.paper is None:
        raise NotEvidence(_("Name the paper."), field="paper")
    if kind == Evidence.Kind.POST and not piece.text.strip():
        raise NotEvidence(_("Paste the text of the post: the post itself may be deleted."), field="text")
    if (
        kind in (Evidence.Kind.STATEMENT, Evidence.Kind.REPLY, Evidence.Kind.REACTION)
        and piece.given_by is None
    ):
        raise NotEvidence(_("Say who gave it."), field="given_by")
    if kind == Evidence.Kind.FILE and not piece.content:
        raise NotEvidence(_("Choose the file."), field="file")
    if kind == Evidence.Kind.FILE and not piece.alt_text:
        raise NotEvidence(_("Say in words what it shows."), field="alt_text")
