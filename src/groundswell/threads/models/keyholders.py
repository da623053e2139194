"""Officers who are named to open a forum's private voices."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from groundswell.register.models import Forum


class Keyholder(models.Model):
    """An officer named to open the private voices of one forum, [start, until). Rank alone opens none."""

    forum = models.ForeignKey(Forum, models.CASCADE, related_name="keyholders")
    account = models.CharField(_("account"), max_length=100)
    named_by = models.CharField(max_length=100)
    start = models.DateField(_("from"))
    until = models.DateField(_("until"), null=True, blank=True, help_text=_("The day after its last day."))

    class Meta:
        ordering = ["forum", "start", "id"]
        constraints = [
            models.UniqueConstraint(fields=["forum", "account"], name="keyholder_once_a_forum_and_account")
        ]

    def __str__(self) -> str:
        return f"{self.forum} {self.account}"
