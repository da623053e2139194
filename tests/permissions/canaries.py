"""Made-up words that stand nowhere else: each thing a resident gives holds some, so that a leak names its owner."""

from __future__ import annotations

import hashlib
import re

KINDS = (
    "words",  # what was said
    "name",
    "contact",
    "how_known",  # how the supporter knows that this is what they mean
    "where_said",
    "file",  # inside the picture
    "shows",  # what the picture shows, in words
    "message",  # from the person to the officers
    "answer",  # from the officers to the person
    "wording",  # agreed with the person, to travel in place of the words
)
WORDS_EACH = 7
SEVEN = "receipt"  # the receipt's seven words, which are real words and stand apart
MADE_UP = re.compile(r"zq[a-p]{10}", re.IGNORECASE)
Canary = tuple[str, str]  # the voice's name in the table, and the kind


class Aviary:
    """Every canary that was let out, and whose it is."""

    def __init__(self) -> None:
        self._owners: dict[str, Canary] = {}
        self._receipts: dict[tuple[str, ...], str] = {}

    def new(self, voice: str, kind: str) -> str:
        """Seven made-up words for one thing that one voice gives."""
        words = [_made_up(f"{voice} {kind} {number}") for number in range(WORDS_EACH)]
        self._owners |= dict.fromkeys(words, (voice, kind))
        return " ".join(words)

    def keep_receipt(self, voice: str, words: tuple[str, ...]) -> None:
        """The seven words of a voice, to be looked for as well."""
        self._receipts[words] = voice

    def heard_in(self, text: str) -> frozenset[Canary]:
        """Whose canaries sing in a text, and of which kind. One made-up word of seven is enough."""
        found = {self._owners[word.lower()] for word in MADE_UP.findall(text) if word.lower() in self._owners}
        plain = " ".join(re.findall(r"[a-z]+", text.lower()))
        found |= {(voice, SEVEN) for words, voice in self._receipts.items() if " ".join(words) in plain}
        return frozenset(found)


def _made_up(about: str) -> str:
    digest = hashlib.sha256(about.encode()).hexdigest()
    return "zq" + "".join("abcdefghijklmnop"[int(digit, 16)] for digit in digest[:10])
