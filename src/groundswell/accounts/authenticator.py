"""The six figures of an authenticator app (RFC 6238), and the long secrets of recovery codes and tokens.

The app's secret is worked out from a salt and the installation's own secret. Whoever steals the database alone can
make no figures; whoever changes the installation's secret has everybody set up their app again.
"""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import secrets

import segno
from django.utils.crypto import salted_hmac
from pyotp.totp import TOTP

from groundswell.accounts.codes import ALPHABET, as_typed

SECRET_BYTES = 20  # 160 bits, RFC 4226's advice
EARLY_OR_LATE = 1  # half minutes: clocks differ, and people type slowly
RECOVERY_CODES = 10
RECOVERY_LENGTH = 16  # 80 bits: too many to try, so a quick hash does
TOKEN_START = "groundswell_"  # so that people and programs know one that was left lying about


def new_salt() -> str:
    """A fresh salt for one account's app."""
    return secrets.token_urlsafe(32)


def secret_of(salt: str) -> str:
    """The secret an app is given, in base 32: the same for the same salt and installation."""
    digest = salted_hmac("groundswell second step", salt, algorithm="sha256").digest()
    return base64.b32encode(digest[:SECRET_BYTES]).decode()


def counter_of(figures: str, salt: str, now: dt.datetime) -> int | None:
    """The half minute that these six figures belong to, if it is this one or beside it; else None.

    Spaces between figures don't matter. All three are compared, whichever fits.
    """
    app = TOTP(secret_of(salt))
    typed = "".join(figures.split())
    here = app.timecode(now)
    near = range(here - EARLY_OR_LATE, here + EARLY_OR_LATE + 1)
    fits = [at for at in near if secrets.compare_digest(app.generate_otp(at).encode(), typed.encode())]
    return fits[-1] if fits else None


def address_of(salt: str, *, email: str, site: str) -> str:
    """The otpauth:// address that an app reads from the square picture."""
    return TOTP(secret_of(salt)).provisioning_uri(name=email, issuer_name=site.replace(":", " "))


def square(text: str) -> tuple[int, str]:
    """The QR code of a text: how many dots wide with its quiet edge, and the dark dots as one SVG path."""
    rows = [bytes(row) for row in segno.make(text, error="m", micro=False).matrix_iter(border=4)]
    dots = [f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, dark in enumerate(row) if dark]
    return len(rows), "".join(dots)


def in_fours(text: str) -> str:
    """ "ABCDEFGH" as "ABCD EFGH", which people can type and read out."""
    return " ".join(text[at : at + 4] for at in range(0, len(text), 4))


def new_recovery_codes() -> list[str]:
    """Ten fresh codes of 80 bits."""
    return ["".join(secrets.choice(ALPHABET) for _ in range(RECOVERY_LENGTH)) for _ in range(RECOVERY_CODES)]


def recovery_as_typed(text: str) -> str:
    """The recovery code a person meant, with or without spaces, in any case."""
    return as_typed(text)


def is_recovery_code(text: str) -> bool:
    """Whether it is as long as a recovery code, so that no figures are meant."""
    return len(recovery_as_typed(text)) == RECOVERY_LENGTH


def new_token() -> str:
    """A fresh token of 256 bits for a program."""
    return TOKEN_START + secrets.token_urlsafe(32)


def quick_hash(text: str) -> str:
    """SHA-256 as 64 hexadecimal digits: enough for what is too long and random to be guessed."""
    return hashlib.sha256(text.encode()).hexdigest()
