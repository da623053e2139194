"""A story as one asker may see it: its claims, how strong the evidence of each is, and what share has any."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Prefetch
from django.utils.translation import ngettext

from groundswell.records.asking import Asker
from groundswell.register.rules import may_lead
from groundswell.threads.ladder import Strength, strength_of
from groundswell.threads.models import Claim, Evidence, Story


@dataclass(frozen=True)
class ClaimTold:
    """A claim and the strongest of its evidence. `may_open`: the asker may open its page."""

    claim: Claim
    strength: Strength
    pieces: int
    may_open: bool

    @property
    def is_evidenced(self) -> bool:
        """Whether anything shows it that is documented in draft or stronger."""
        return self.strength >= Strength.DOCUMENTED_DRAFT


@dataclass(frozen=True)
class StoryTold:
    """A story, its claims in their order, and whether the asker may change it."""

    story: Story
    claims: tuple[ClaimTold, ...]
    may_forget: bool

    @property
    def evidenced(self) -> int:
        """How many claims are documented in draft or stronger."""
        return sum(told.is_evidenced for told in self.claims)

    @property
    def percent(self) -> int:
        """The share of them, in whole percent; neither 0 nor 100 unless it is none or all."""
        return percent_of(self.evidenced, len(self.claims))


def stories_seen(asker: Asker, stories: Sequence[Story]) -> tuple[StoryTold, ...]:
    """The stories with their claims (three queries, and those of the rules)."""
    claims = Claim.objects.filter(story__in=stories).order_by("number", "id")
    evidence = Evidence.objects.select_related("meeting").defer("content", "text")
    rows = list(claims.select_related("story").prefetch_related(Prefetch("evidence", evidence)))
    open_to = set(Claim.objects.visible_to(asker).filter(story__in=stories).values_list("pk", flat=True))
    told: dict[int, list[ClaimTold]] = {story.pk: [] for story in stories}
    for claim in rows:
        told[claim.story_id or 0].append(_told(claim, may_open=claim.pk in open_to))
    return tuple(StoryTold(s, tuple(told[s.pk]), may_lead(asker, s.place)) for s in stories)


def story_seen(asker: Asker, story: Story) -> StoryTold:
    """One story with its claims."""
    return stories_seen(asker, [story])[0]


def strength_of_claim(claim: Claim) -> Strength:
    """The strongest of its evidence; claimed where it has none. Reads `claim.evidence` (prefetch it)."""
    return max((strength_of(piece) for piece in claim.evidence.all()), default=Strength.CLAIMED)


def percent_of(part: int, whole: int) -> int:
    """Whole percent, rounded; neither 0 nor 100 unless it is none or all.

    >>> percent_of(0, 21), percent_of(1, 400), percent_of(399, 400), percent_of(3, 4)
    (0, 1, 99, 75)
    """
    if part == 0 or whole == 0:
        return 0
    return 100 if part == whole else min(99, max(1, round(100 * part / whole)))


def evidenced_finding(told: StoryTold) -> str:
    """The share with evidence, in one sentence that begins “0% evidenced, 100% claimed”."""
    whole = len(told.claims)
    says = ngettext(
        "%(share)d%% evidenced, %(rest)d%% claimed: %(n)d of %(whole)d claim is documented, in draft or stronger.",
        "%(share)d%% evidenced, %(rest)d%% claimed: %(n)d of %(whole)d claims are documented, in draft or stronger.",
        whole,
    )
    share = told.percent
    return says % {"share": share, "rest": 100 - share, "n": told.evidenced, "whole": whole}


def _told(claim: Claim, *, may_open: bool) -> ClaimTold:
    pieces = list(claim.evidence.all())
    return ClaimTold(claim, strength_of_claim(claim), len(pieces), may_open)
