"""Threads, which voices were gathered into them from when until when, and who let them be published."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from groundswell.register.models import Forum, Person, Place, Subject
from groundswell.register.models.keyed import Keyed, Visibility
from groundswell.threads.models.voices import Voice
from groundswell.threads.querysets import GatheringQuerySet, ThreadQuerySet


class Thread(Keyed):
    """One subject on its way from first voice to what is told back: for whom, where, and what should change."""

    class TargetKind(models.TextChoices):
        COMMISSIONING_STRUCTURE = "commissioning_structure", _("Commissioning structure")
        COMMISSIONING_INTENTION = "commissioning_intention", _("Commissioning intention")
        CONTRACT = "contract", _("Contract")
        SERVICE_SPECIFICATION = "service_specification", _("Service specification")
        STRATEGY = "strategy", _("Strategy")
        POLICY = "policy", _("Policy")
        BUDGET = "budget", _("Budget")
        NOT_STATED = "not_stated", _("Not stated")

    class Closing(models.TextChoices):
        DONE = "done", _("Done")
        STOPPED = "stopped", _("Stopped")
        TAKEN_OVER = "taken_over", _("Taken over by another thread")

    title = models.CharField(_("title"), max_length=200)
    subject = models.ForeignKey(
        Subject,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="threads",
        help_text=_("The subject on agendas that it belongs to."),
    )
    place = models.ForeignKey(Place, models.PROTECT, related_name="threads")
    forum = models.ForeignKey(
        Forum,
        models.PROTECT,
        related_name="threads_begun",
        verbose_name=_("where it was first said"),
    )
    population = models.CharField(_("for whom"), max_length=200, help_text=_("“Children with SEND”."))
    inequality = models.TextField(_("what is unequal now"), blank=True)
    change_wanted = models.TextField(_("the change it wants"), blank=True)
    target_kind = models.CharField(
        _("what would have to change"),
        max_length=30,
        choices=TargetKind.choices,
        default=TargetKind.NOT_STATED,
    )
    target = models.CharField(_("which one"), max_length=300, blank=True)
    owner = models.ForeignKey(
        Person,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="threads_owned",
        verbose_name=_("looked after by"),
    )
    started = models.DateField(_("first said on"))
    visibility = models.CharField(
        _("who may see"), max_length=10, choices=Visibility.choices, default=Visibility.MEMBERS
    )
    closed_on = models.DateField(_("closed on"), null=True, blank=True)
    closing = models.CharField(_("closed as"), max_length=20, choices=Closing.choices, blank=True)
    closing_reason = models.TextField(_("why"), blank=True)

    objects = ThreadQuerySet.as_manager()

    class Meta:
        ordering = ["started", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True, closing="")
                | (Q(closed_on__isnull=False) & ~Q(closing="")),
                name="thread_closed_as_something",
            )
        ]

    def __str__(self) -> str:
        return self.title


class Gathering(models.Model):
    """A voice in a thread, [start, until). Parting ends it; that it was there stays known."""

    thread = models.ForeignKey(Thread, models.CASCADE, related_name="gatherings")
    voice = models.ForeignKey(Voice, models.CASCADE, related_name="gatherings")
    start = models.DateField(_("from"))
    until = models.DateField(_("until"), null=True, blank=True, help_text=_("The day after its last day."))
    by = models.CharField(max_length=100)
    why = models.CharField(_("why it was parted"), max_length=300, blank=True)

    objects = GatheringQuerySet.as_manager()

    class Meta:
        ordering = ["start", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["thread", "voice"],
                condition=Q(until__isnull=True),
                name="voice_once_a_thread_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(start__lte=F("until")),
                name="gathering_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.voice} {self.thread}"


class Publication(models.Model):
    """The asking and the second yes that let a thread be seen by everyone. Nobody says yes to their own asking."""

    thread = models.ForeignKey(Thread, models.CASCADE, related_name="publications")
    asked_by = models.CharField(max_length=100)
    asked_on = models.DateField()
    approved_by = models.CharField(max_length=100, blank=True)
    approved_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["asked_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(approved_by="") | ~Q(approved_by=F("asked_by")), name="published_by_two_people"
            )
        ]

    def __str__(self) -> str:
        return str(self.thread)
