"""Claims as one asker may see them: links weakest first, rivals, tests and evidence, and one sentence of them all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groundswell.records.asking import Asker
from groundswell.register.models import Meeting, Paper, Person
from groundswell.register.rules import may_lead
from groundswell.threads.evidence_seen import EvidenceShown, evidence_shown
from groundswell.threads.inside import is_inside
from groundswell.threads.ladder import Strength, strength_of
from groundswell.threads.models import Claim, ClaimLink, Evidence, EvidenceTest, Rival, Step, Thread
from groundswell.threads.rules import may_test
from groundswell.threads.seen import Seen, ids_seen
from groundswell.threads.told_back import day_of
from groundswell.threads.weighing import (
    DateOrder,
    LinkTold,
    Standing,
    Tested,
    Weighed,
    date_order,
    weigh,
)


@dataclass(frozen=True)
class LinkSeen:
    """One link: its days and steps where the asker may see them, whether the cause came first, its tests and how it
    stands. The order and the standing are the same for everybody.
    """

    link: ClaimLink
    cause_day: dt.date | None
    effect_day: dt.date | None
    order: DateOrder
    tests: tuple[EvidenceTest, ...]
    standing: Standing
    cause_step: Step | None = None
    effect_step: Step | None = None


@dataclass(frozen=True)
class RivalSeen:
    """Another explanation, its tests and how it stands."""

    rival: Rival
    tests: tuple[EvidenceTest, ...]
    standing: Standing


@dataclass(frozen=True)
class ClaimSeen:
    """One claim. `links`: the weakest first, equal ones as numbered. `thread`: None where it has none."""

    claim: Claim
    thread: Thread | None
    links: tuple[LinkSeen, ...]
    rivals: tuple[RivalSeen, ...]
    evidence: tuple[EvidenceShown, ...]
    strength: Strength
    standing: Standing
    may_test: bool

    @property
    def is_evidenced(self) -> bool:
        """Whether anything shows it that is documented in draft or stronger."""
        return self.strength >= Strength.DOCUMENTED_DRAFT

    @property
    def finding(self) -> str:
        """“It may have contributed. Even its weakest link has strong support. 1 of 2 other explanations…”"""
        if not self.links:
            return _("Nobody has said yet how one led to the other, so nothing of it can be tested.")
        return f"{_of_claim(self.standing)} {_of_rivals(self.rivals)}"


def claims_to_see(asker: Asker) -> QuerySet[Claim]:
    """The claims the asker may see, with all that `claim_seen` reads (six queries, however many)."""
    steps = ("cause_step__to_meeting", "effect_step__to_meeting")
    evidence = Evidence.objects.select_related("meeting__forum", "item__meeting", "paper", "given_by")
    return (
        Claim.objects.visible_to(asker)
        .select_related("thread__place", "thread__forum", "story__place")
        .prefetch_related(
            Prefetch("links", ClaimLink.objects.select_related(*steps).prefetch_related("tests")),
            Prefetch("rivals", Rival.objects.prefetch_related("tests")),
            Prefetch("evidence", evidence.defer("content")),
        )
    )


def claims_seen(asker: Asker, claims: Iterable[Claim]) -> tuple[ClaimSeen, ...]:
    """Claims of `claims_to_see`, weighed, in their order (four queries, and those of the rules of each thread)."""
    rows = list(claims)
    looked = _looked_up(asker, rows)
    return tuple(_claim(asker, claim, looked) for claim in rows)


def claim_seen(asker: Asker, claim: Claim) -> ClaimSeen:
    """One of them."""
    return claims_seen(asker, [claim])[0]


def how_many_evidenced(asker: Asker) -> tuple[int, int]:
    """(How many claims the asker may see that are documented in draft or stronger, how many there are): two queries."""
    evidence = Evidence.objects.select_related("meeting").defer("content", "text")
    rows = list(Claim.objects.visible_to(asker).prefetch_related(Prefetch("evidence", evidence)))
    shown = sum(
        any(strength_of(piece) >= Strength.DOCUMENTED_DRAFT for piece in row.evidence.all()) for row in rows
    )
    return shown, len(rows)


@dataclass(frozen=True)
class _Looked:
    """The ids of what several claims name, that the asker may see."""

    people: frozenset[int]
    meetings: frozenset[int]
    papers: frozenset[int]
    steps: frozenset[int]


def _looked_up(asker: Asker, claims: Sequence[Claim]) -> _Looked:
    pieces = [piece for claim in claims for piece in claim.evidence.all()]
    links = [link for claim in claims for link in claim.links.all()]
    steps = {step for link in links for step in (link.cause_step_id, link.effect_step_id) if step}
    shown = Step.objects.visible_to(asker).filter(pk__in=steps).values_list("pk", flat=True) if steps else ()
    return _Looked(
        people=ids_seen(Person, asker, {p.given_by_id for p in pieces if p.given_by_id}),
        meetings=ids_seen(Meeting, asker, {p.meeting_id for p in pieces if p.meeting_id}),
        papers=ids_seen(Paper, asker, {p.paper_id for p in pieces if p.paper_id}),
        steps=frozenset(shown),
    )


def _claim(asker: Asker, claim: Claim, looked: _Looked) -> ClaimSeen:
    links, rivals = list(claim.links.all()), list(claim.rivals.all())
    days = [_days(link) for link in links]
    told = [LinkTold(*pair, _tested(link)) for pair, link in zip(days, links, strict=True)]
    weighed = weigh(told, [_tested(rival) for rival in rivals])
    seen, pieces = seen_of(asker, claim, looked), list(claim.evidence.all())
    return ClaimSeen(
        claim=claim,
        thread=claim.thread,
        links=_links(looked.steps, links, days, weighed),
        rivals=tuple(
            RivalSeen(rival, tuple(rival.tests.all()), standing)
            for rival, standing in zip(rivals, weighed.rivals, strict=True)
        ),
        evidence=tuple(evidence_shown(piece, seen) for piece in pieces),
        strength=max((strength_of(piece) for piece in pieces), default=Strength.CLAIMED),
        standing=weighed.standing,
        may_test=seen.works,
    )


def order_words(order: DateOrder) -> str:
    """What the days say of a link."""
    return {
        DateOrder.PASSED: _("The cause came first."),
        DateOrder.SAME_DAY: _("Both were on the same day: which came first is not known."),
        DateOrder.FAILED: _("The cause came later than what it is said to have brought about."),
        DateOrder.NOT_RECORDED: _("Not both days are recorded."),
    }[order]


def _links(
    shown: frozenset[int],
    links: Sequence[ClaimLink],
    days: Sequence[tuple[dt.date | None, dt.date | None]],
    weighed: Weighed,
) -> tuple[LinkSeen, ...]:
    rows = []
    for link, (cause, effect), standing in zip(links, days, weighed.links, strict=True):
        cause_is_shown = link.cause_day is not None or link.cause_step_id in shown
        effect_is_shown = link.effect_day is not None or link.effect_step_id in shown
        row = LinkSeen(
            link=link,
            cause_day=cause if cause_is_shown else None,
            effect_day=effect if effect_is_shown else None,
            order=date_order(cause, effect),
            tests=tuple(link.tests.all()),
            standing=standing,
            cause_step=link.cause_step if link.cause_step_id in shown else None,
            effect_step=link.effect_step if link.effect_step_id in shown else None,
        )
        rows.append(row)
    return tuple(sorted(rows, key=lambda row: (row.standing, row.link.number)))


def _days(link: ClaimLink) -> tuple[dt.date | None, dt.date | None]:
    """What was typed, else the day of the step."""
    cause = link.cause_day or (day_of(link.cause_step) if link.cause_step else None)
    effect = link.effect_day or (day_of(link.effect_step) if link.effect_step else None)
    return cause, effect


def _tested(of: ClaimLink | Rival) -> tuple[Tested, ...]:
    return tuple(Tested(test.kind, test.result) for test in of.tests.all())


def seen_of(asker: Asker, claim: Claim, looked: _Looked | None = None) -> Seen:
    """What the asker may see of whom and what the claim's evidence names."""
    looked = looked or _looked_up(asker, [claim])
    place = claim.thread.place if claim.thread else claim.story.place if claim.story else None
    works = may_test(asker, claim)
    return Seen(
        asker=asker,
        inside=works or (claim.thread is not None and is_inside(asker, claim.thread)),
        works=works,
        leads=place is not None and may_lead(asker, place),
        people=looked.people,
        seats=frozenset(),
        meetings=looked.meetings,
        papers=looked.papers,
    )


def _of_claim(standing: Standing) -> str:
    return {
        Standing.RULED_OUT: _("As it stands it is ruled out: a link failed a test it had to pass."),
        Standing.NOT_TESTED: _("Nothing speaks for it yet: its weakest link has passed no test."),
        Standing.POSSIBLE: _("It may have contributed. Its weakest link came through a test it had to pass."),
        Standing.SUPPORTED: _("It may have contributed. Even its weakest link has strong support."),
        Standing.DECISIVE: _("It may have contributed. Each link came through the strongest test there is."),
    }[standing]


def _of_rivals(rivals: Sequence[RivalSeen]) -> str:
    if not rivals:
        return _("No other explanation has been looked at.")
    out = sum(rival.standing is Standing.RULED_OUT for rival in rivals)
    return ngettext(
        "%(out)d of %(all)d other explanation is ruled out.",
        "%(out)d of %(all)d other explanations are ruled out.",
        len(rivals),
    ) % {"out": out, "all": len(rivals)}
