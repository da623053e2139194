"""What is on the table: subjects, agenda items, standing items, papers and where papers go next."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from groundswell.register.models.forums import Forum
from groundswell.register.models.keyed import Keyed
from groundswell.register.models.meetings import Meeting
from groundswell.register.models.people import Person
from groundswell.register.querysets import (
    AgendaItemQuerySet,
    PaperQuerySet,
    ReferralQuerySet,
    SharedQuerySet,
    StandingItemQuerySet,
)


class Purpose(models.TextChoices):
    """What a paper or item asks of the meeting. To note is not to decide."""

    DECISION = "decision", _("For decision")
    DISCUSSION = "discussion", _("For discussion")
    NOTING = "noting", _("For noting")
    NOT_STATED = "not_stated", _("Not stated")


class Outcome(models.TextChoices):
    """What became of it at the meeting."""

    NOT_RECORDED = "not_recorded", _("Not recorded")
    NOTED = "noted", _("Noted")
    ENDORSED = "endorsed", _("Endorsed")
    APPROVED = "approved", _("Approved")
    DEFERRED = "deferred", _("Deferred")
    REJECTED = "rejected", _("Rejected")
    REFERRED = "referred", _("Referred")
    ACTION = "action", _("Action agreed")


class Subject(Keyed):
    """What an item is about, so that the same subject is found in several forums."""

    name = models.CharField(_("name"), max_length=200, unique=True)

    objects = SharedQuerySet.as_manager()

    class Meta:
        ordering = ["name"]


class StandingItem(Keyed):
    """An item on every agenda of a forum, [start, until): a stop the timetable can count on."""

    forum = models.ForeignKey(Forum, models.CASCADE, related_name="standing_items")
    subject = models.ForeignKey(Subject, models.PROTECT, related_name="standing_items")
    owner = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="standing_items", verbose_name=_("owner")
    )
    start = models.DateField(_("from"), null=True, blank=True)
    until = models.DateField(_("until"), null=True, blank=True, help_text=_("The day after its last day."))

    objects = StandingItemQuerySet.as_manager()

    class Meta:
        ordering = ["forum", "start", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(start__isnull=True) | Q(until__isnull=True) | Q(start__lt=F("until")),
                name="standing_item_ends_after_it_starts",
            )
        ]

    def __str__(self) -> str:
        return f"{self.subject} · {self.forum}"


class Paper(Keyed):
    """A written document put to one meeting."""

    class Circulation(models.TextChoices):
        IN_ADVANCE = "in_advance", _("Sent round before the meeting")
        TABLED_ON_DAY = "tabled_on_day", _("Tabled on the day (UK: put before the meeting)")
        NOT_STATED = "not_stated", _("Not stated")

    title = models.CharField(_("title"), max_length=300)
    subject = models.ForeignKey(Subject, models.PROTECT, null=True, blank=True, related_name="papers")
    meeting = models.ForeignKey(Meeting, models.PROTECT, null=True, blank=True, related_name="papers")
    authors = models.ManyToManyField(
        Person, blank=True, related_name="papers_written", verbose_name=_("authors")
    )
    presenter = models.ForeignKey(
        Person,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="papers_presented",
        verbose_name=_("presented by"),
    )
    purpose = models.CharField(
        _("purpose"), max_length=20, choices=Purpose.choices, default=Purpose.NOT_STATED
    )
    circulation = models.CharField(
        _("how it was put"), max_length=20, choices=Circulation.choices, default=Circulation.NOT_STATED
    )
    due = models.DateField(
        _("due"),
        null=True,
        blank=True,
        help_text=_("The last day it can be handed in. Empty: by the forum's rule."),
    )
    outcome = models.CharField(
        _("outcome"), max_length=20, choices=Outcome.choices, default=Outcome.NOT_RECORDED
    )

    objects = PaperQuerySet.as_manager()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.title


class AgendaItem(Keyed):
    """A numbered piece of business at one meeting."""

    class Slot(models.TextChoices):
        KEPT = "kept", _("Kept")
        MISSED = "missed", _("Missed")
        NOT_RECORDED = "not_recorded", _("Not recorded")

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="agenda_items")
    number = models.CharField(_("number"), max_length=20)
    title = models.CharField(_("title"), max_length=300)
    subject = models.ForeignKey(Subject, models.PROTECT, null=True, blank=True, related_name="agenda_items")
    purpose = models.CharField(
        _("purpose"), max_length=20, choices=Purpose.choices, default=Purpose.NOT_STATED
    )
    outcome = models.CharField(
        _("outcome"), max_length=20, choices=Outcome.choices, default=Outcome.NOT_RECORDED
    )
    needs_paper = models.BooleanField(
        _("needs a paper"), default=True, help_text=_("Off: it stands on the agenda without a paper.")
    )
    paper = models.ForeignKey(Paper, models.SET_NULL, null=True, blank=True, related_name="agenda_items")
    standing_item = models.ForeignKey(
        StandingItem, models.SET_NULL, null=True, blank=True, related_name="agenda_items"
    )
    slot = models.CharField(
        _("standing item kept"), max_length=20, choices=Slot.choices, default=Slot.NOT_RECORDED
    )
    restricted = models.BooleanField(_("taken without the public"), default=False)
    noted = models.TextField(_("what was noted"), blank=True)

    objects = AgendaItemQuerySet.as_manager()

    class Meta:
        ordering = ["meeting", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "standing_item"],
                name="agenda_item_once_a_standing_item",
                condition=Q(standing_item__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"


class Referral(Keyed):
    """A paper sent on by the meeting that had it to another forum."""

    paper = models.ForeignKey(Paper, models.CASCADE, related_name="referrals")
    from_meeting = models.ForeignKey(
        Meeting, models.PROTECT, related_name="referrals_made", verbose_name=_("from the meeting")
    )
    to_forum = models.ForeignKey(
        Forum, models.PROTECT, related_name="referrals_received", verbose_name=_("to the forum")
    )

    objects = ReferralQuerySet.as_manager()

    class Meta:
        ordering = ["from_meeting", "id"]
        constraints = [
            models.UniqueConstraint(fields=["paper", "from_meeting", "to_forum"], name="referral_once")
        ]

    def __str__(self) -> str:
        return f"{self.paper} → {self.to_forum}"
