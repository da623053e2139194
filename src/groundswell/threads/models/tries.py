"""Wrong tries at a receipt, kept for a day so that guessing is slow. No words, no plain address."""

from __future__ import annotations

from django.db import models


class Try(models.Model):
    """One wrong try at a receipt, for a short while: the address is kept as a salted hash, never the words."""

    address = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["address", "at"], name="tries_of_an_address"),
            models.Index(fields=["at"], name="tries_in_time_order"),
        ]

    def __str__(self) -> str:
        return self.at.isoformat()
