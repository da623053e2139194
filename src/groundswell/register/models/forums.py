"""Layers and the forums that meet in them, with their terms of reference."""

from __future__ import annotations

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from groundswell.register.models.keyed import Keyed, Visibility
from groundswell.register.models.places import Place
from groundswell.register.querysets import ForumQuerySet, SharedQuerySet


class Layer(Keyed):
    """A tier forums work at. Order 1 is nearest to residents; each place may rename its own."""

    name = models.CharField(_("name"), max_length=100)
    position = models.PositiveIntegerField(_("order"), help_text=_("1 is nearest to residents."))
    place = models.ForeignKey(
        Place,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="layers",
        help_text=_("Empty: used by every place that has none of its own."),
    )

    objects = SharedQuerySet.as_manager()

    class Meta:
        ordering = ["position", "name"]
        constraints = [
            models.UniqueConstraint(fields=["place", "position"], name="layer_order_once_a_place"),
            models.UniqueConstraint(
                fields=["position"], condition=Q(place__isnull=True), name="layer_order_once_for_all_places"
            ),
        ]


class Forum(Keyed):
    """Any body that meets. Its terms of reference say how a word gets in."""

    class Kind(models.TextChoices):
        COMMUNITY_FORUM = "community_forum", _("Community forum")
        OPS_GROUP = "ops_group", _("Operational group")
        STEERING_GROUP = "steering_group", _("Steering group")
        BOARD = "board", _("Board")
        PARTNERSHIP_BOARD = "partnership_board", _("Partnership board")
        COMMITTEE = "committee", _("Committee")
        PANEL = "panel", _("Panel")
        NETWORK = "network", _("Network")
        PARENT_CARER_FORUM = "parent_carer_forum", _("Parent carer forum")
        CABINET = "cabinet", _("Cabinet or executive")
        ONE_OFF = "one_off", _("One-off event")

    name = models.CharField(_("name"), max_length=200)
    short_name = models.CharField(
        _("short name"), max_length=60, blank=True, help_text=_("For maps and long lists: “ACB”.")
    )
    kind = models.CharField(_("kind"), max_length=30, choices=Kind.choices)
    layers = models.ManyToManyField(Layer, blank=True, related_name="forums", verbose_name=_("layers"))
    place = models.ForeignKey(Place, models.PROTECT, related_name="forums", verbose_name=_("place"))
    about = models.TextField(_("what it is for"), blank=True)
    walk_in = models.BooleanField(_("residents can walk in"), default=False)
    paper_days = models.PositiveSmallIntegerField(
        _("papers due, clear working days before"),
        null=True,
        blank=True,
        validators=[MaxValueValidator(90)],
        help_text=_("Empty: no paper is needed, so the floor is open."),
    )
    open_floor = models.BooleanField(
        _("open floor"), default=False, help_text=_("Anybody there may raise a matter without a paper.")
    )
    quorum = models.PositiveSmallIntegerField(
        _("quorum"), null=True, blank=True, help_text=_("Fewest members for a valid meeting.")
    )
    recurrence = models.CharField(
        _("how often it meets"),
        max_length=300,
        blank=True,
        help_text=_("An iCalendar rule: FREQ=MONTHLY;BYDAY=1TU."),
    )
    recurs_from = models.DateField(_("first day of that rule"), null=True, blank=True)
    usual_start = models.TimeField(_("usual start"), null=True, blank=True)
    usual_minutes = models.PositiveSmallIntegerField(
        _("usual length in minutes"), null=True, blank=True, validators=[MaxValueValidator(1440)]
    )
    opened = models.DateField(_("opened"), null=True, blank=True)
    closed = models.DateField(_("closed"), null=True, blank=True, help_text=_("The day after its last day."))
    successors = models.ManyToManyField(
        "self", symmetrical=False, blank=True, related_name="predecessors", verbose_name=_("successors")
    )
    visibility = models.CharField(
        _("who may see"), max_length=10, choices=Visibility.choices, default=Visibility.PUBLIC
    )
    position = models.PositiveIntegerField(_("order"), default=0)

    objects = ForumQuerySet.as_manager()

    class Meta:
        ordering = ["position", "name", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(opened__isnull=True) | Q(closed__isnull=True) | Q(opened__lt=F("closed")),
                name="forum_closes_after_it_opens",
            ),
            models.CheckConstraint(
                condition=Q(quorum__isnull=True) | Q(quorum__gte=1), name="forum_quorum_is_at_least_one"
            ),
        ]
        indexes = [models.Index(fields=["position", "name", "id"], name="forums_in_register_order")]

    @property
    def label(self) -> str:
        """The short name where there is one, else the name."""
        return self.short_name or self.name

    @property
    def has_open_floor(self) -> bool:
        """A forum without a paper rule has an open floor."""
        return self.open_floor or self.paper_days is None
