"""One-time codes, made and kept as hashes only. Nothing is stored here."""

from __future__ import annotations

import datetime as dt
import secrets
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base 32: no I, L, O or U
LENGTH = 8  # 40 bits
BY_MAIL = dt.timedelta(minutes=20)
PRINTED = dt.timedelta(hours=24)

# OWASP's smallest advised Argon2id: codes are random and short-lived, and every try costs the same.
_hasher = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)


def new_code() -> str:
    """A fresh code, "7KQ2M9XD"."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def as_typed(text: str) -> str:
    """The code a person meant: in any case, with spaces or hyphens, O for 0, I or L for 1."""
    kept = "".join(sign for sign in text.upper() if sign.isalnum())[: LENGTH * 2]
    return kept.translate(str.maketrans("OIL", "011"))


def hashed(code: str) -> str:
    """The Argon2id hash of a code."""
    return _hasher.hash(code)


def fits(code: str, stored: str | None) -> bool:
    """Whether a code fits a hash. Without a hash the same time is spent, and the answer is no."""
    try:
        matches = _hasher.verify(stored or _of_nothing(), code)
    except (VerifyMismatchError, InvalidHashError):
        return False
    return matches and stored is not None


@cache
def _of_nothing() -> str:
    return hashed(secrets.token_hex(16))
