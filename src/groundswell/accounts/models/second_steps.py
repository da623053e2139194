"""What staff prove beside their password: an authenticator app, and recovery codes for the day it is lost."""

from __future__ import annotations

from django.db import models

from groundswell.accounts.models.accounts import Account


class SecondStep(models.Model):
    """An account's authenticator app. Kept is only a salt: the secret itself is worked out from it."""

    account = models.OneToOneField(Account, models.CASCADE, related_name="second_step")
    salt = models.CharField(max_length=64)
    made = models.DateTimeField()
    last_counter = models.BigIntegerField(
        default=0, help_text="The half minute of the last figures taken: none up to it is taken again."
    )

    def __str__(self) -> str:
        return f"{self.account} {self.made.isoformat()}"


class RecoveryCode(models.Model):
    """A way in for once when the app is lost, kept as its hash."""

    account = models.ForeignKey(Account, models.CASCADE, related_name="recovery_codes")
    hashed = models.CharField(max_length=64)
    used = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["account", "hashed"], name="recovery_code_once")]

    def __str__(self) -> str:
        return f"{self.account} {self.used or ''}".strip()
