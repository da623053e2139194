"""Somebody whom a person chose to help them: seven words of their own, until a day. No name is kept."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from groundswell.threads.keys import new_key
from groundswell.threads.models.voices import Voice


class Supporter(models.Model):
    """A second receipt of a voice, [start, until). When it ends the receipt goes; that there was one stays known."""

    key = models.CharField(max_length=20, unique=True, default=new_key)
    voice = models.ForeignKey(Voice, models.CASCADE, related_name="supporters")
    receipt = models.BinaryField(_("receipt"), max_length=32, null=True, blank=True, unique=True)
    start = models.DateField(_("from"))
    until = models.DateField(_("until"), help_text=_("The day after its last day."))

    class Meta:
        ordering = ["start", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["voice"], condition=Q(receipt__isnull=False), name="one_supporter_at_a_time"
            ),
            models.CheckConstraint(condition=Q(start__lte=F("until")), name="supporter_ends_after_it_starts"),
        ]

    def __str__(self) -> str:
        return self.key
