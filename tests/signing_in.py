"""A browser that passed both steps, for tests of what staff do; and the figures an app would show."""

from __future__ import annotations

import datetime as dt

import pyotp
from django.test import Client
from django.utils import timezone

from groundswell.accounts.authenticator import secret_of
from groundswell.accounts.models import Account, SecondStep
from groundswell.accounts.strength import marks_password, marks_strong


def sign_in(client: Client, account: Account) -> Client:
    """Signs in as if the account had given its password and its second step just now."""
    client.force_login(account)
    session = client.session
    session.update(marks_strong(timezone.now()) | marks_password(account, timezone.now()))
    session.save()
    return client


def figures_of(account: Account, *, later: int = 0) -> str:
    """The six figures the account's app shows now, or so many half minutes later."""
    return figures_for(secret_of(SecondStep.objects.get(account=account).salt), later=later)


def totp_at(salt: str, at: dt.datetime) -> str:
    """The six figures of the app set up with this salt, at a moment."""
    return pyotp.TOTP(secret_of(salt)).at(at)


def figures_for(secret: str, *, later: int = 0) -> str:
    """The six figures of an app that was given this secret."""
    return pyotp.TOTP(secret.replace(" ", "")).at(timezone.now(), counter_offset=later)
