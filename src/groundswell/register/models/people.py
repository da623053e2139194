"""Organisations, people, and posts that people hold in turn."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from groundswell.register.models.keyed import Keyed, Visibility
from groundswell.register.models.places import Place
from groundswell.register.querysets import PersonQuerySet, PostHoldingQuerySet, SharedQuerySet


class Organisation(Keyed):
    """A body people work or speak for. Its sector is only what the source states."""

    class Sector(models.TextChoices):
        COUNCIL = "council", _("Council")
        HEALTH = "health", _("Health")
        EDUCATION = "education", _("Education")
        VCSE = "vcse", _("Voluntary, community and social enterprise")
        LEISURE = "leisure", _("Leisure")
        RESIDENTS = "residents", _("Residents")
        POLICE = "police", _("Police")
        BUSINESS = "business", _("Business")
        OTHER = "other", _("Another sector")
        NOT_STATED = "not_stated", _("Not stated")

    class Kind(models.TextChoices):
        ORGANISATION = "organisation", _("Organisation")
        PLACE_PARTNERSHIP = "place_partnership", _("Place Partnership")

    name = models.CharField(_("name"), max_length=200)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices, default=Kind.ORGANISATION)
    sector = models.CharField(_("sector"), max_length=20, choices=Sector.choices, default=Sector.NOT_STATED)
    user_led = models.BooleanField(
        _("user-led"),
        null=True,
        blank=True,
        help_text=_("Run by the people it is for, by its own word. Empty: not stated."),
    )
    place = models.ForeignKey(Place, models.PROTECT, null=True, blank=True, related_name="organisations")
    successors = models.ManyToManyField(
        "self", symmetrical=False, blank=True, related_name="predecessors", verbose_name=_("successors")
    )

    objects = SharedQuerySet.as_manager()

    class Meta:
        ordering = ["name"]


class Person(Keyed):
    """One person: by public name, or by role where the source names none. Never more than is needed."""

    class Identity(models.TextChoices):
        PSEUDONYMOUS = "pseudonymous", _("Shown by role or made-up name")
        PUBLIC = "public", _("Shown by their public name")

    name = models.CharField(
        _("shown as"),
        max_length=200,
        help_text=_(
            "A public name, or the role the source gives. Never a resident's own name without their say."
        ),
    )
    identity = models.CharField(
        _("identity"), max_length=20, choices=Identity.choices, default=Identity.PSEUDONYMOUS
    )
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="people"
    )
    visibility = models.CharField(
        _("who may see"), max_length=10, choices=Visibility.choices, default=Visibility.MEMBERS
    )
    position = models.PositiveIntegerField(
        _("order"), default=0, help_text=_("The register's order; equal ways are told in it.")
    )

    objects = PersonQuerySet.as_manager()

    class Meta:
        ordering = ["position", "name", "id"]
        verbose_name_plural = "people"
        indexes = [models.Index(fields=["position", "name", "id"], name="people_in_register_order")]


class Post(Keyed):
    """A job that sits in a seat whoever holds it."""

    name = models.CharField(_("name"), max_length=200)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="posts"
    )

    objects = SharedQuerySet.as_manager()

    class Meta:
        ordering = ["name"]


class PostHolding(Keyed):
    """Who held a post, [start, until)."""

    post = models.ForeignKey(Post, models.CASCADE, related_name="holdings")
    person = models.ForeignKey(Person, models.CASCADE, related_name="post_holdings")
    start = models.DateField(_("from"), null=True, blank=True)
    until = models.DateField(_("until"), null=True, blank=True, help_text=_("The day after its last day."))

    objects = PostHoldingQuerySet.as_manager()

    class Meta:
        ordering = ["post", "start"]
        constraints = [
            models.CheckConstraint(
                condition=Q(start__isnull=True) | Q(until__isnull=True) | Q(start__lt=F("until")),
                name="post_holding_ends_after_it_starts",
            )
        ]

    def __str__(self) -> str:
        return f"{self.post} · {self.person}"
