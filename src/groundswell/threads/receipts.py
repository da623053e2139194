"""The seven words that open a voice: drawn, read back as people type them, and turned into what we keep."""

from __future__ import annotations

import re
import secrets
import unicodedata
from functools import cache
from importlib.resources import files

from argon2.low_level import Type, hash_secret_raw

from groundswell.threads.receipt_errors import NotSevenWords, NoWords, WordNotOurs

#: How many words a receipt has. Seven of 512 are 63 bits: more than anybody can try through a slow hash.
LENGTH = 7
#: RFC 9106 calls for a memory-hard hash. 19 MiB and two passes are the least that OWASP's password storage
#: sheet advises: about 30 ms on one core. The words hold 63 random bits, so more would only slow small servers.
MEMORY_KIB = 19_456
PASSES = 2
LANES = 1
DIGEST_BYTES = 32
MOST_TYPED = 2_000  # characters read; a receipt with its numbers and commas has under 120

_NO_LETTER = re.compile(r"[^a-z]+")


@cache
def pictures() -> dict[str, str]:
    """Each word and the OpenMoji code of its picture, in the order of the alphabet."""
    lines = files("groundswell.threads").joinpath("receipt_words.txt").read_text("utf-8").splitlines()
    return dict(line.split("\t") for line in lines)


@cache
def words() -> tuple[str, ...]:
    """All 512 words, in the order of the alphabet."""
    return tuple(pictures())


def new_receipt() -> tuple[str, ...]:
    """Seven words by chance, each drawn alone: the same word may stand twice, else there would be under 63 bits."""
    return tuple(secrets.choice(words()) for _ in range(LENGTH))


def as_typed(text: str) -> tuple[str, ...]:
    """The seven words a person meant by what they typed or pasted.

    Capitals, accents, numbers, commas, hyphens, line ends and spaces do not matter, nor a word typed in two halves.
    A word one letter off (missing, extra, wrong, or two swapped) counts where exactly one of the 512 fits. The order
    matters. Raises NoWords, NotSevenWords and WordNotOurs; none of them holds what was typed.
    """
    typed = _joined(_pieces(text))
    if not typed:
        raise NoWords
    if len(typed) != LENGTH:
        raise NotSevenWords(min(len(typed), 100))
    return tuple(_meant(word, place) for place, word in enumerate(typed, start=1))


def digest(receipt: tuple[str, ...], salt: bytes) -> bytes:
    """What we keep of a receipt: 32 bytes by Argon2id, always the same for the same words and salt.

    One salt for the whole site, because the voice is found by these bytes. `salt`: at least 8 bytes.
    Cost: about 30 ms and 19 MiB.
    """
    return hash_secret_raw(
        " ".join(receipt).encode(),
        salt,
        time_cost=PASSES,
        memory_cost=MEMORY_KIB,
        parallelism=LANES,
        hash_len=DIGEST_BYTES,
        type=Type.ID,
    )


def _pieces(text: str) -> list[str]:
    """The runs of letters, in lower case and without accents."""
    plain = unicodedata.normalize("NFKD", text[:MOST_TYPED]).lower()
    seen = "".join(c for c in plain if unicodedata.category(c) not in ("Mn", "Cf"))
    return [piece for piece in _NO_LETTER.split(seen) if piece]


def _joined(pieces: list[str]) -> list[str]:
    """The pieces, with two halves of one word put together again: "rain" and "bow" where neither half stands alone.

    Only tried while there are more than seven, so that it never takes a word away from a whole receipt.
    """
    known, left = set(words()), list(pieces)
    for i in range(len(left) - 1, 0, -1):
        if len(left) > LENGTH and left[i - 1] + left[i] in known:
            left[i - 1 : i + 1] = [left[i - 1] + left[i]]
    return left


def _meant(word: str, place: int) -> str:
    """The one word of ours that this is, or is one letter away from."""
    if word in pictures():
        return word
    near = [ours for ours in words() if is_one_letter_off(word, ours)]
    if len(near) != 1:
        raise WordNotOurs(place)
    return near[0]


def is_one_letter_off(one: str, other: str) -> bool:
    """Whether one letter added, left out or changed, or two neighbours swapped, makes one word of the other."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    start = _shared(one, other)
    one, other = one[start:], other[start:]
    end = _shared(one[::-1], other[::-1])
    one, other = one[: len(one) - end], other[: len(other) - end]
    return max(len(one), len(other)) == 1 or (len(one) == 2 and one == other[::-1])


def _shared(one: str, other: str) -> int:
    """How many letters both begin with."""
    return next(
        (i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
