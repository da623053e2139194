"""The steps of a thread: what was to happen, what did, through whom, and with which words."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from groundswell.register.models import AgendaItem, Forum, Meeting, Paper, Person, Seat
from groundswell.threads.keys import new_key
from groundswell.threads.models.gathered import Thread
from groundswell.threads.querysets import StepQuerySet


class Step(models.Model):
    """One thing that was to happen, or happened, to a thread. Attempts that failed stay."""

    class Kind(models.TextChoices):
        SAID = "said", _("Said")
        CARRIED = "carried", _("Carried")
        TABLED = "tabled", _("Tabled")
        DISCUSSED = "discussed", _("Discussed")
        DECIDED = "decided", _("Decided")
        RESOURCED = "resourced", _("Resourced")
        CHANGED = "changed", _("Changed")
        TOLD_BACK = "told_back", _("Told back")
        PUBLIC_CALL = "public_call", _("Public call")
        SEEN_BY = "seen_by", _("Seen by")
        HEARD_BY = "heard_by", _("Heard by")

    class State(models.TextChoices):
        INTENDED = "intended", _("Intended")
        HAPPENED = "happened", _("Happened")
        NOT_HEARD = "not_heard", _("Tried; not heard")
        DECLINED = "declined", _("Tried; declined")
        DEFERRED = "deferred", _("Tried; deferred")
        DID_NOT_HAPPEN = "did_not_happen", _("Did not happen")

    key = models.CharField(max_length=20, unique=True, default=new_key)
    thread = models.ForeignKey(Thread, models.CASCADE, related_name="steps")
    kind = models.CharField(_("what"), max_length=20, choices=Kind.choices)
    state = models.CharField(_("how it stands"), max_length=20, choices=State.choices)
    from_meeting = models.ForeignKey(
        Meeting,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="steps_from",
        verbose_name=_("from the meeting"),
    )
    to_meeting = models.ForeignKey(
        Meeting,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="steps_to",
        verbose_name=_("to the meeting"),
    )
    item = models.ForeignKey(AgendaItem, models.PROTECT, null=True, blank=True, related_name="steps")
    paper = models.ForeignKey(Paper, models.PROTECT, null=True, blank=True, related_name="steps")
    carrier = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="carries", verbose_name=_("through")
    )
    seat = models.ForeignKey(Seat, models.PROTECT, null=True, blank=True, related_name="carries")
    stood_in_for = models.ForeignKey(
        Person,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="carries_by_substitute",
        verbose_name=_("standing in for"),
    )
    listener = models.ForeignKey(
        Person,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="heard",
        verbose_name=_("seen or heard by"),
    )
    told_forum = models.ForeignKey(
        Forum, models.PROTECT, null=True, blank=True, related_name="told", verbose_name=_("told to")
    )
    day = models.DateField(
        _("on"), null=True, blank=True, help_text=_("Empty: the meeting's day, or not known.")
    )
    what = models.TextField(
        _("what"),
        blank=True,
        help_text=_("What was resourced, changed or called for, in a sentence: role, value, funder, start."),
    )
    recorded_on = models.DateField()
    recorded_by = models.CharField(max_length=100)

    objects = StepQuerySet.as_manager()

    class Meta:
        ordering = ["thread", "day", "id"]
        indexes = [models.Index(fields=["to_meeting", "state"], name="steps_due_at_a_meeting")]
        constraints = [
            # No status without the meeting and the item that caused it.
            models.CheckConstraint(
                condition=~Q(kind__in=("tabled", "discussed", "decided"), state="happened")
                | Q(to_meeting__isnull=False, item__isnull=False),
                name="step_names_its_meeting_and_item",
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=("carried", "said")) | Q(to_meeting__isnull=False),
                name="carry_names_its_meeting",
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=("seen_by", "heard_by")) | Q(listener__isnull=False),
                name="step_heard_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.thread} {self.kind}"


class StepWords(models.Model):
    """The exact words a step carries; each version is kept, the newest counts."""

    step = models.ForeignKey(Step, models.CASCADE, related_name="words")
    number = models.PositiveIntegerField()
    text = models.TextField()
    written_on = models.DateField()
    by = models.CharField(max_length=100)

    class Meta:
        ordering = ["number"]
        verbose_name_plural = "step words"
        constraints = [models.UniqueConstraint(fields=["step", "number"], name="version_once_a_step")]

    def __str__(self) -> str:
        return f"{self.step} {self.number}"


class StepAnswer(models.Model):
    """What somebody answered to “did it happen?”. The intention it answers stays."""

    step = models.ForeignKey(Step, models.CASCADE, related_name="answers")
    answer = models.CharField(max_length=20, choices=Step.State.choices)
    answered_on = models.DateField()
    by = models.CharField(max_length=100)
    was_due = models.ForeignKey(Meeting, models.PROTECT, null=True, blank=True, related_name="intentions_due")
    now_due = models.ForeignKey(
        Meeting, models.PROTECT, null=True, blank=True, related_name="intentions_put_off_to"
    )
    note = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["answered_on", "id"]

    def __str__(self) -> str:
        return f"{self.step} {self.answer}"
