"""The audit chain's rows. Actor and subject are text, so erasing an account breaks no link."""

from __future__ import annotations

from django.db import models


class Change(models.Model):
    """One write that mattered: who, what, to what. Each entry seals the one before it."""

    number = models.PositiveBigIntegerField(unique=True)
    at = models.DateTimeField()
    actor = models.CharField(max_length=100)
    verb = models.CharField(max_length=60)
    subject = models.CharField(max_length=200)
    detail = models.JSONField(default=dict)
    salt = models.CharField(max_length=32)
    previous = models.CharField(max_length=64, blank=True)
    seal = models.CharField(max_length=64)

    class Meta:
        ordering = ["number"]
        indexes = [
            models.Index(fields=["subject", "verb"], name="changes_of_a_subject")
        ]  # who opened these words

    def __str__(self) -> str:
        return f"{self.number} {self.verb} {self.subject}"


class ChainHead(models.Model):
    """One row: the last number and seal, so that a cut-off end is noticed too."""

    number = models.PositiveBigIntegerField(default=0)
    seal = models.CharField(max_length=64, blank=True)

    def __str__(self) -> str:
        return str(self.number)
