"""Stories: keeping one with its claims, all or nothing, and forgetting it again."""

from __future__ import annotations

from dataclasses import asdict

from django.utils.text import slugify
from django.utils.translation import gettext as _

from groundswell.records.asking import Asker
from groundswell.register.models import Place
from groundswell.register.rules import may_lead
from groundswell.threads.actions.one_change import actor_of, one_change
from groundswell.threads.errors import NotSaidEnough
from groundswell.threads.models import Claim, Story
from groundswell.threads.rules import require
from groundswell.threads.story_errors import NoClaims, StoryTakenIn
from groundswell.threads.story_plan import StoryPlan

LONGEST_KEY = 60
LONGEST_SOURCE = 500
BRING = "bring"  # the address of the page that brings one in


def keep_story(by: Asker, plan: StoryPlan) -> Story:
    """Keeps a story and each of its sentences as a claim: claimed, and no more. For a lead of its place.

    The same text is not kept twice at one place. Raises MayNot, NoClaims, NotSaidEnough, StoryTakenIn.
    """
    require(may_lead(by, plan.place))
    if not plan.title.strip() or not plan.claims:
        raise NoClaims
    if len(plan.source) > LONGEST_SOURCE:
        raise NotSaidEnough(_("Say in fewer words where the text comes from."), field="source")
    with one_change(by, "take in story") as entry:
        Place.objects.select_for_update().get(
            pk=plan.place.pk
        )  # so that nobody else takes the same text in now
        standing = Story.objects.filter(place=plan.place, sha256=plan.sha256).first()
        if standing is not None:
            raise StoryTakenIn(standing.title, standing.key)
        story = _story(plan)
        Claim.objects.bulk_create(_claims(by, story, plan))
        entry.subject = f"story {story.key}"
        entry.detail = {"place": plan.place.key, "claims": len(plan.claims), "sha256": plan.sha256}
    return story


def forget_story(by: Asker, story: Story) -> None:
    """Deletes a story with its claims, and the links, tests and evidence that hang on them. Raises MayNot."""
    require(may_lead(by, story.place))
    with one_change(by, "forget story") as entry:
        entry.subject = f"story {story.key}"
        entry.detail = {"place": story.place.key, "claims": story.claims.count(), "sha256": story.sha256}
        story.delete()


def _story(plan: StoryPlan) -> Story:
    return Story.objects.create(
        key=_free_key(plan.title),
        title=plan.title.strip(),
        author=plan.author.strip(),
        told_on=plan.told_on,
        place=plan.place,
        sha256=plan.sha256,
        repeated=[asdict(one) for one in plan.repeated],
        missing=[asdict(one) for one in plan.missing],
        source=plan.source,
    )


def _claims(by: Asker, story: Story, plan: StoryPlan) -> list[Claim]:
    return [
        Claim(
            story=story,
            number=number,
            paragraphs=list(planned.paragraphs),
            text=planned.text,
            added_on=by.today,
            added_by=actor_of(by),
        )
        for number, planned in enumerate(plan.claims, start=1)
    ]


def _free_key(title: str) -> str:
    stem = slugify(title)[:LONGEST_KEY].strip("-") or "story"
    key, number = stem, 1
    while key == BRING or Story.objects.filter(key=key).exists():
        number += 1
        key = f"{stem}-{number}"
    return key
