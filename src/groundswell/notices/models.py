"""Mail that was written: sent where a mail server is set, else kept in the local outbox."""

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
