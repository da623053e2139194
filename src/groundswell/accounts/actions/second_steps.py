"""Passwords and second steps: choosing them, proving them, and taking them away when somebody is locked out."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from groundswell.accounts import authenticator, passwords
from groundswell.accounts.actions.by_code import may_sign_in, new_code
from groundswell.accounts.actions.one_change import record_about, record_own, require_administrator
from groundswell.accounts.actions.tries import one_try
from groundswell.accounts.errors import WrongPassword, WrongSecondStep
from groundswell.accounts.models import Account, RecoveryCode, SecondStep
from groundswell.records.asking import Asker


def sign_in_by_password(email: str, password: str, now: dt.datetime, *, address: str) -> Account:
    """The account that an e-mail address and a password open, for the second step to follow: it is not signed in yet.

    The same hashing is done for a stranger. Raises WrongPassword, for every reason alike, and TooManyTries.
    """
    typed = passwords.as_kept(password[: passwords.LONGEST * 2])
    with one_try("password", email, address=address, now=now):
        account = may_sign_in(email, now)
        if account is None or not account.has_usable_password():
            Account().set_password(typed)
            raise WrongPassword
        if not account.check_password(typed):
            raise WrongPassword
    return account


def choose_password(account: Account, password: str) -> None:
    """Keeps a new password; every other browser is signed out by it.

    The caller has proved the second step, or there is none yet. Raises WeakPassword.
    """
    passwords.require_good(password, email=account.email)
    with transaction.atomic():
        account.set_password(passwords.as_kept(password))
        account.save(update_fields=["password"])
        record_own(account, "choose password")


def set_up_second_step(
    account: Account, salt: str, figures: str, now: dt.datetime, *, address: str
) -> list[str]:
    """Keeps an app, once it has shown that it knows the secret; gives ten recovery codes, for this moment only.

    An app and recovery codes of before hold no more. Raises WrongSecondStep, TooManyTries.
    """
    with one_try("set up second step", str(account.pk), address=address, now=now):
        counter = authenticator.counter_of(figures, salt, now)
        if counter is None:
            raise WrongSecondStep
    made = authenticator.new_recovery_codes()
    with transaction.atomic():
        SecondStep.objects.update_or_create(
            account=account, defaults={"salt": salt, "made": now, "last_counter": counter}
        )
        account.recovery_codes.all().delete()
        RecoveryCode.objects.bulk_create(
            RecoveryCode(account=account, hashed=authenticator.quick_hash(code)) for code in made
        )
        record_own(account, "set up second step")
    return made


def prove_second_step(account: Account, typed: str, now: dt.datetime, *, address: str) -> bool:
    """Takes an app's figures or a recovery code, once each; gives whether it was a recovery code.

    Who gets this far has passed the first step, so wrong figures are counted by account alone: elsewhere is no way
    round. A recovery code is too long to guess and waits for no figures, so the owner always has a way in.
    Raises WrongSecondStep, TooManyTries.
    """
    if authenticator.is_recovery_code(typed):
        with one_try("recovery code", str(account.pk), address=address, now=now):
            _use_recovery_code(account, typed, now)
        return True
    with one_try("second step", str(account.pk), address="", now=now):
        _use_figures(account, typed, now)
    return False


def reset_sign_in(by: Asker, account: Account, now: dt.datetime) -> str:
    """Takes an account's password, second step and tokens away, and gives a code to set up anew with.

    Everybody signed in with it is signed out. Raises MayNotKeepAccounts.
    """
    require_administrator(by)
    with transaction.atomic():
        account.set_unusable_password()
        account.save(update_fields=["password"])
        SecondStep.objects.filter(account=account).delete()
        account.recovery_codes.all().delete()
        account.api_tokens.all().delete()
        account.codes.all().delete()
        record_about(by, "reset sign-in", account, {})
        return new_code(account, now)


def _use_figures(account: Account, typed: str, now: dt.datetime) -> None:
    """Only figures newer than the last ones taken: those that somebody saw can't be used again."""
    step = SecondStep.objects.filter(account=account).first()
    counter = authenticator.counter_of(typed, step.salt, now) if step else None
    if step is None or counter is None:
        raise WrongSecondStep
    newer = SecondStep.objects.filter(pk=step.pk, salt=step.salt, last_counter__lt=counter)
    if not newer.update(last_counter=counter):
        raise WrongSecondStep


def _use_recovery_code(account: Account, typed: str, now: dt.datetime) -> None:
    hashed = authenticator.quick_hash(authenticator.recovery_as_typed(typed))
    with transaction.atomic():
        if not account.recovery_codes.filter(hashed=hashed, used__isnull=True).update(used=now):
            raise WrongSecondStep
        record_own(account, "use recovery code")
