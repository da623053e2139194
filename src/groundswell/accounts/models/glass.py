"""Break-glass: what two administrators opened together, for a day, and why."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class GlassBreak(models.Model):
    """One asking to open something closed. Who asked and who approved are ids as text, as in the audit chain."""

    asked_by = models.CharField(max_length=64)
    asked_at = models.DateTimeField()
    about = models.CharField(
        _("what to open"), max_length=100, help_text=_("Its kind and key, such as: voice 12.")
    )
    reason = models.TextField(
        _("why"), max_length=2000, help_text=_("The person it concerns will read this. Name no one else.")
    )
    approved_by = models.CharField(max_length=64, blank=True)
    opened = models.DateTimeField(null=True, blank=True)
    closes = models.DateTimeField(null=True, blank=True, help_text=_("The moment it closes; not included."))

    class Meta:
        indexes = [models.Index(fields=["about"], name="glass_breaks_about_one")]  # whether it is open now
        constraints = [
            models.CheckConstraint(condition=~Q(approved_by=F("asked_by")), name="nobody_approves_their_own"),
            models.CheckConstraint(
                condition=Q(approved_by="", opened__isnull=True, closes__isnull=True)
                | (~Q(approved_by="") & Q(opened__isnull=False, closes__gt=F("opened"))),
                name="glass_opens_when_approved",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.about} {self.asked_at.isoformat()}"
