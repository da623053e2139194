"""The one-time codes people sign in with, and the wrong tries that make the next one wait."""

from __future__ import annotations

from django.db import models

from groundswell.accounts.models.accounts import Account


class SignInCode(models.Model):
    """A one-time code, kept as its hash. Reads and writes only in actions."""

    account = models.ForeignKey(Account, models.CASCADE, related_name="codes")
    hashed = models.CharField(max_length=200)
    made = models.DateTimeField()
    expires = models.DateTimeField()
    used = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.account} {self.expires.isoformat()}"


class WrongTry(models.Model):
    """One wrong try at signing in, kept for a day: who and from where as one keyed hash, never what was typed."""

    about = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["about", "at"], name="wrong_tries_about_one"),  # how long to wait
            models.Index(fields=["at"], name="wrong_tries_in_time_order"),  # forgetting yesterday's
        ]

    def __str__(self) -> str:
        return self.at.isoformat()
