"""What a password must be, and the one way it is read. Hashing is Argon2id's, by Django."""

from __future__ import annotations

import unicodedata

from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from groundswell.accounts.errors import WeakPassword

SHORTEST, LONGEST = 15, 200  # characters; ASVS 5.0 asks for 15, and lets any passphrase be
FEWEST_SIGNS = 5


def as_kept(typed: str) -> str:
    """The same password from every keyboard: accents put together in one way, nothing cut or trimmed."""
    return unicodedata.normalize("NFC", typed)


def require_good(typed: str, *, email: str) -> None:
    """Raises WeakPassword where it is short, common, one thing again and again, or the account's own address."""
    password = as_kept(typed)
    if len(password) < SHORTEST:
        raise WeakPassword(_("A password has at least %(n)d characters here.") % {"n": SHORTEST})
    if len(password) > LONGEST:
        raise WeakPassword(_("A password has at most %(n)d characters here.") % {"n": LONGEST})
    said = password.casefold()
    if len(set(said)) < FEWEST_SIGNS or _is_common(said):
        raise WeakPassword(_("Many people use this password, or one very like it."))
    name = email.casefold().partition("@")[0]
    if email.casefold() in said or (len(name) > 3 and said.startswith(name)):
        raise WeakPassword(_("This password holds your e-mail address."))


def _is_common(said: str) -> bool:
    """Whether it is on the list of 20,000 common ones that Django brings, is one said again, or one with figures."""
    bare = "".join(said.split())
    stem = bare.strip("0123456789!?.-_")
    repeated = (bare[:n] for n in range(1, len(bare) // 2 + 1) if bare[:n] * (len(bare) // n) == bare)
    return any(_is_listed(candidate) for candidate in {bare, stem, *repeated} if candidate)


def _is_listed(password: str) -> bool:
    try:
        _COMMON.validate(password)
    except ValidationError:
        return True
    return False


_COMMON = CommonPasswordValidator()
