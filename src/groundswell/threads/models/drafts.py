"""What somebody is still typing. Kept for a day in case the page, the browser or the power goes; then it is gone."""

from __future__ import annotations

from django.db import models

from groundswell.threads.models.voices import VoiceFile


class Draft(models.Model):
    """The answers so far, under a key that only the session knows. Nobody reads it but the one who types."""

    key = models.CharField(max_length=64, unique=True)
    changed = models.DateTimeField()
    answers = models.JSONField(default=dict)

    class Meta:
        indexes = [models.Index(fields=["changed"], name="drafts_nobody_came_back_for")]

    def __str__(self) -> str:
        return self.changed.isoformat()


class DraftFile(models.Model):
    """The picture or recording of a draft, already re-made without what its device wrote into it."""

    draft = models.OneToOneField(Draft, models.CASCADE, related_name="file")
    kind = models.CharField(max_length=10, choices=VoiceFile.Kind.choices)
    media_type = models.CharField(max_length=60)
    content = models.BinaryField()
    width = models.PositiveIntegerField(null=True, blank=True)
    height = models.PositiveIntegerField(null=True, blank=True)
    seconds = models.FloatField(null=True, blank=True)

    def __str__(self) -> str:
        return str(self.draft)
