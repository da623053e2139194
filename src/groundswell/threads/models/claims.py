"""Contribution claims: sentences that say X helped bring about Y, their links, their rivals and their tests."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from groundswell.register.models import Place
from groundswell.register.models.keyed import Keyed
from groundswell.threads.keys import new_key
from groundswell.threads.models.gathered import Thread
from groundswell.threads.models.steps import Step
from groundswell.threads.querysets import ClaimQuerySet, StoryQuerySet


class Story(Keyed):
    """A text told by somebody, taken apart into claims. Telling is not evidence."""

    title = models.CharField(_("title"), max_length=300)
    author = models.CharField(_("told by"), max_length=200, blank=True)
    told_on = models.DateField(_("told on"), null=True, blank=True)
    place = models.ForeignKey(Place, models.PROTECT, related_name="stories")
    sha256 = models.CharField(_("SHA-256"), max_length=64, help_text=_("Of the text as it was read."))
    repeated = models.JSONField(
        _("paragraphs told twice"),
        default=list,
        help_text=_("A list of {paragraph, same_as, exact}: kept once, both places cited."),
    )
    missing = models.JSONField(
        _("pictures that are missing"), default=list, help_text=_("A list of {paragraph, text}.")
    )

    objects = StoryQuerySet.as_manager()

    class Meta:
        ordering = ["title"]
        verbose_name_plural = "stories"


class Claim(models.Model):
    """One sentence that claims something: of a story, or that one thing helped bring about another."""

    key = models.CharField(max_length=20, unique=True, default=new_key)
    story = models.ForeignKey(Story, models.CASCADE, null=True, blank=True, related_name="claims")
    thread = models.ForeignKey(Thread, models.CASCADE, null=True, blank=True, related_name="claims")
    number = models.PositiveIntegerField(_("number"), default=1)
    paragraphs = models.JSONField(_("paragraphs of the story"), default=list)
    text = models.TextField(_("the claim"))
    added_on = models.DateField()
    added_by = models.CharField(max_length=100)

    objects = ClaimQuerySet.as_manager()

    class Meta:
        ordering = ["story", "thread", "number", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(story__isnull=False) | Q(thread__isnull=False), name="claim_of_something"
            )
        ]

    def __str__(self) -> str:
        return self.text[:60]


class ClaimLink(models.Model):
    """One link of a claim: this brought about that. With both dates known, the cause must come first."""

    claim = models.ForeignKey(Claim, models.CASCADE, related_name="links")
    number = models.PositiveIntegerField(default=1)
    cause = models.CharField(_("what came first"), max_length=300)
    effect = models.CharField(_("what it helped bring about"), max_length=300)
    cause_step = models.ForeignKey(Step, models.SET_NULL, null=True, blank=True, related_name="causes")
    effect_step = models.ForeignKey(Step, models.SET_NULL, null=True, blank=True, related_name="effects")
    cause_day = models.DateField(null=True, blank=True)
    effect_day = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["claim", "number"]

    def __str__(self) -> str:
        return f"{self.cause} → {self.effect}"


class Rival(models.Model):
    """Another explanation of the same change."""

    claim = models.ForeignKey(Claim, models.CASCADE, related_name="rivals")
    text = models.CharField(_("another explanation"), max_length=300)

    class Meta:
        ordering = ["claim", "id"]

    def __str__(self) -> str:
        return self.text


class EvidenceTest(models.Model):
    """A test of a link or a rival (process tracing). A failed hoop eliminates; a passed straw proves little."""

    class Kind(models.TextChoices):
        STRAW = "straw", _("Straw in the wind")
        HOOP = "hoop", _("Hoop")
        SMOKING_GUN = "smoking_gun", _("Smoking gun")
        DOUBLY_DECISIVE = "doubly_decisive", _("Doubly decisive")

    class Result(models.TextChoices):
        PASSED = "passed", _("Passed")
        FAILED = "failed", _("Failed")
        NOT_YET = "not_yet", _("Not done yet")

    link = models.ForeignKey(ClaimLink, models.CASCADE, null=True, blank=True, related_name="tests")
    rival = models.ForeignKey(Rival, models.CASCADE, null=True, blank=True, related_name="tests")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    question = models.CharField(_("what is asked"), max_length=300)
    result = models.CharField(max_length=10, choices=Result.choices, default=Result.NOT_YET)
    note = models.CharField(_("what was found"), max_length=500, blank=True)
    tested_on = models.DateField(null=True, blank=True)
    tested_by = models.CharField(max_length=100, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(link__isnull=False, rival__isnull=True)
                | Q(link__isnull=True, rival__isnull=False),
                name="test_of_one_thing",
            )
        ]

    def __str__(self) -> str:
        return self.question
