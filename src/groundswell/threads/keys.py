"""Keys for rows that must not tell anything: no date, no order, no name."""

from __future__ import annotations

import secrets

LETTERS = "bcdfghjkmnpqrstvwxz23456789"  # no vowels, so that no word comes out; no look-alikes
LENGTH = 12  # 27**12 keys: 57 bits


def new_key() -> str:
    """A key nobody can guess, good for an address."""
    return "".join(secrets.choice(LETTERS) for _ in range(LENGTH))
