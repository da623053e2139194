"""The chair at the table, and who sat in it from when until when."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from groundswell.register.models.forums import Forum
from groundswell.register.models.keyed import Keyed, Visibility
from groundswell.register.models.people import Organisation, Person, Post
from groundswell.register.querysets import SeatQuerySet, SittingQuerySet


class Seat(Keyed):
    """A chair on a forum. It exists whether or not anybody holds it."""

    class Role(models.TextChoices):
        CHAIR = "chair", _("Chair")
        VICE_CHAIR = "vice_chair", _("Vice-chair")
        MEMBER = "member", _("Member")
        OFFICER = "officer", _("Officer")
        OBSERVER = "observer", _("Observer")

    class Mandate(models.TextChoices):
        ELECTED = "elected", _("Elected")
        APPOINTED = "appointed", _("Appointed")
        SELF = "self", _("Speaks for themselves")
        LIVED_EXPERIENCE = "lived_experience", _("Lived experience")
        NOT_STATED = "not_stated", _("Not stated")

    forum = models.ForeignKey(Forum, models.PROTECT, related_name="seats")
    name = models.CharField(
        _("name"),
        max_length=200,
        help_text=_("What the seat is called: “Public Health”, “other senior system leaders (not named)”."),
    )
    role = models.CharField(_("role"), max_length=20, choices=Role.choices, default=Role.MEMBER)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="seats"
    )
    speaks_for = models.CharField(
        _("speaks for"), max_length=200, blank=True, help_text=_("The group it speaks for: “SEND community”.")
    )
    mandate = models.CharField(
        _("mandate"), max_length=20, choices=Mandate.choices, default=Mandate.NOT_STATED
    )
    is_aggregate = models.BooleanField(
        _("several people, not named"),
        default=False,
        help_text=_("A group the source does not name. It never carries."),
    )
    how_many = models.PositiveIntegerField(
        _("how many"),
        null=True,
        blank=True,
        help_text=_("For several people not named. Empty: number unknown."),
    )
    visibility = models.CharField(
        _("who may see"), max_length=10, choices=Visibility.choices, default=Visibility.PUBLIC
    )
    sensitive = models.BooleanField(
        _("sensitive"),
        default=False,
        help_text=_(
            "Holding it reveals a disability or another protected trait. Shown to the place's leads only."
        ),
    )
    position = models.PositiveIntegerField(_("order"), default=0)

    objects = SeatQuerySet.as_manager()

    class Meta:
        ordering = ["forum", "position", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(is_aggregate=True) | Q(how_many__isnull=True), name="seat_number_only_for_several"
            )
        ]
        indexes = [models.Index(fields=["forum", "position", "id"], name="seats_of_a_forum_in_order")]


class Sitting(Keyed):
    """Who sat in a seat, [start, until): a person, or a post whose holder sits. None is open at that end."""

    seat = models.ForeignKey(Seat, models.CASCADE, related_name="sittings")
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="sittings")
    post = models.ForeignKey(Post, models.PROTECT, null=True, blank=True, related_name="sittings")
    start = models.DateField(_("from"), null=True, blank=True)
    until = models.DateField(_("until"), null=True, blank=True, help_text=_("The day after its last day."))

    objects = SittingQuerySet.as_manager()

    class Meta:
        ordering = ["seat", "start", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(start__isnull=True) | Q(until__isnull=True) | Q(start__lt=F("until")),
                name="sitting_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(person__isnull=False, post__isnull=True)
                | Q(person__isnull=True, post__isnull=False),
                name="sitting_is_a_person_or_a_post",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.seat} · {self.person or self.post}"
