"""Mail that was written, sent or kept in the local outbox; and which notice went to whom, so that it goes once."""

from __future__ import annotations

from django.db import models


class Letter(models.Model):
    """One mail. `sent` stays empty while it waits in the outbox."""

    to = models.EmailField()
    subject = models.CharField(max_length=300)
    body = models.TextField()
    written = models.DateTimeField()
    sent = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-written"]

    def __str__(self) -> str:
        return f"{self.to}: {self.subject}"


class Notice(models.Model):
    """Something an account was told of one thing, once: a second time is no notice. Holds no words of anybody."""

    kind = models.CharField(max_length=40)
    subject = models.CharField(max_length=120)
    account = models.CharField(max_length=100)
    letter = models.ForeignKey(Letter, models.SET_NULL, null=True, blank=True, related_name="notices")
    written = models.DateTimeField()

    class Meta:
        ordering = ["written", "id"]
        constraints = [models.UniqueConstraint(fields=["kind", "subject", "account"], name="notice_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject}"
