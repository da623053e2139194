"""What is owed to people by law and by promise: requests with their clocks, erasures, and where copies went."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from groundswell.register.models import Place
from groundswell.threads.keys import new_key
from groundswell.threads.models.voices import Voice


class DataRequest(models.Model):
    """A request about one's data, or a complaint, with the day by which it must be answered."""

    class Kind(models.TextChoices):
        ACCESS = "access", _("To see what is held")
        ERASURE = "erasure", _("To have it erased")
        CORRECTION = "correction", _("To have it corrected")
        COMPLAINT = "complaint", _("Complaint")

    key = models.CharField(max_length=20, unique=True, default=new_key)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    voice = models.ForeignKey(Voice, models.SET_NULL, null=True, blank=True, related_name="requests")
    place = models.ForeignKey(Place, models.PROTECT, related_name="data_requests")
    text = models.TextField(_("what is asked"), blank=True)
    contact = models.CharField(_("how to reach them"), max_length=300, blank=True)
    received_on = models.DateField()
    acknowledge_by = models.DateField(null=True, blank=True)
    acknowledged_on = models.DateField(null=True, blank=True)
    answer_by = models.DateField(null=True, blank=True)
    answered_on = models.DateField(null=True, blank=True)
    answer = models.TextField(_("answer"), blank=True)

    class Meta:
        ordering = ["received_on", "id"]

    def __str__(self) -> str:
        return f"{self.kind} {self.received_on.isoformat()}"


class Erasure(models.Model):
    """The ledger of what was erased, so that a restored backup erases it again. A key and a day, nothing else."""

    voice_key = models.CharField(max_length=20, unique=True)
    erased_on = models.DateField()

    def __str__(self) -> str:
        return f"{self.voice_key} {self.erased_on.isoformat()}"


class Export(models.Model):
    """A copy that left: what for, who has it, which voices it rests on, until when it may be kept."""

    key = models.CharField(max_length=20, unique=True, default=new_key)
    made = models.DateTimeField()
    made_by = models.CharField(max_length=100)
    purpose = models.CharField(max_length=300)
    recipient = models.CharField(max_length=300)
    project = models.CharField(max_length=60, blank=True)
    sha256 = models.CharField(max_length=64)
    expires_on = models.DateField()
    voices = models.ManyToManyField(Voice, blank=True, related_name="exports")

    class Meta:
        ordering = ["made", "id"]

    def __str__(self) -> str:
        return f"{self.purpose} {self.made.isoformat()}"
