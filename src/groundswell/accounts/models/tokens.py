"""Tokens: how a program of somebody's asks the API."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from groundswell.accounts.models.accounts import Account


class ApiToken(models.Model):
    """One program's way in to the API, for at most a year. The token itself is shown once and kept as its hash."""

    class Scope(models.TextChoices):
        READ = "read", _("Read only")
        WRITE = "write", _("Read and write")

    account = models.ForeignKey(Account, models.CASCADE, related_name="api_tokens")
    name = models.CharField(_("what it is for"), max_length=100)
    scope = models.CharField(_("what it may do"), max_length=10, choices=Scope.choices, default=Scope.READ)
    hashed = models.CharField(max_length=64, unique=True)
    is_strong = models.BooleanField(
        default=False, help_text=_("Made after both steps, so that it carries the account's staff roles.")
    )
    made = models.DateField(_("made on"))
    expires = models.DateField(_("ends"), help_text=_("The day after its last day."))
    last_used_on = models.DateField(_("last used on"), null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(scope__in=("read", "write")), name="token_scope_known"),
            models.CheckConstraint(condition=Q(expires__gt=F("made")), name="token_ends_after_it_begins"),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.scope})"
