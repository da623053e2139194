"""Places in a tree, and the other names things answer to."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from groundswell.register.models.keyed import Keyed
from groundswell.register.querysets import AliasQuerySet, SharedQuerySet


class Nation(models.TextChoices):
    """Whose bank holidays count; the value is the subdivision code the `holidays` library uses."""

    ENGLAND = "ENG", _("England")
    SCOTLAND = "SCT", _("Scotland")
    WALES = "WLS", _("Wales")
    NORTHERN_IRELAND = "NIR", _("Northern Ireland")


class Place(Keyed):
    """A named area inside a larger one: neighbourhood, borough, city-region."""

    class Kind(models.TextChoices):
        NEIGHBOURHOOD = "neighbourhood", _("Neighbourhood")
        WARD = "ward", _("Ward")
        BOROUGH = "borough", _("Borough")
        CITY_REGION = "city_region", _("City-region")
        NATION = "nation", _("Nation")

    name = models.CharField(_("name"), max_length=200)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    inside = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="parts",
        verbose_name=_("inside"),
        help_text=_("The larger place it is part of."),
    )
    nation = models.CharField(
        _("nation"),
        max_length=3,
        choices=Nation.choices,
        default=Nation.ENGLAND,
        help_text=_("Whose bank holidays count as no working day."),
    )
    time_zone = models.CharField(_("time zone"), max_length=50, default="Europe/London")

    objects = SharedQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["name", "inside"], name="place_once_in_its_larger_place"),
            models.UniqueConstraint(
                fields=["name"], condition=Q(inside__isnull=True), name="place_once_at_the_top"
            ),
            models.CheckConstraint(condition=~Q(inside=models.F("id")), name="place_not_inside_itself"),
        ]


class Alias(Keyed):
    """Another name, old or short, by which one place, forum, organisation or person is known."""

    name = models.CharField(_("name"), max_length=200)
    place = models.ForeignKey(Place, models.CASCADE, null=True, blank=True, related_name="aliases")
    forum = models.ForeignKey("register.Forum", models.CASCADE, null=True, blank=True, related_name="aliases")
    organisation = models.ForeignKey(
        "register.Organisation", models.CASCADE, null=True, blank=True, related_name="aliases"
    )
    person = models.ForeignKey(
        "register.Person", models.CASCADE, null=True, blank=True, related_name="aliases"
    )
    start = models.DateField(_("from"), null=True, blank=True)
    until = models.DateField(_("until"), null=True, blank=True, help_text=_("The day after its last day."))

    objects = AliasQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "aliases"
        constraints = [
            models.CheckConstraint(
                condition=(
                    Q(place__isnull=False, forum__isnull=True, organisation__isnull=True, person__isnull=True)
                    | Q(
                        place__isnull=True,
                        forum__isnull=False,
                        organisation__isnull=True,
                        person__isnull=True,
                    )
                    | Q(
                        place__isnull=True,
                        forum__isnull=True,
                        organisation__isnull=False,
                        person__isnull=True,
                    )
                    | Q(
                        place__isnull=True,
                        forum__isnull=True,
                        organisation__isnull=True,
                        person__isnull=False,
                    )
                ),
                name="alias_names_exactly_one_thing",
            ),
            models.CheckConstraint(
                condition=Q(start__isnull=True) | Q(until__isnull=True) | Q(start__lt=models.F("until")),
                name="alias_ends_after_it_starts",
            ),
        ]
