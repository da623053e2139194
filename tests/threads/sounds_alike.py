"""How an English word sounds, roughly: its consonants as heard, how many vowels, and how the first of them is made.

Own code, because the project keeps no library for it. In the manner of Metaphone (Philips 1990), which drops vowels;
these two facts of the vowels are kept, or "robot" and "rabbit" would count as one.
"""

from __future__ import annotations

import re

#: What is written -> what is heard, one after the other.
_HEARD = [
    (r"^(?:kn|gn|pn)", "n"),
    (r"^wr", "r"),
    (r"^ps", "s"),
    (r"^x", "s"),
    (r"mb$", "m"),
    (r"tch", "C"),
    (r"sch", "sk"),
    (r"(?<=[aeiou])gh(?=t|$)", ""),
    (r"gh", "g"),
    (r"ph", "f"),
    (r"sh", "X"),
    (r"ch", "C"),
    (r"th", "0"),
    (r"ck", "k"),
    (r"qu", "kw"),
    (r"dg(?=[eiy])", "j"),
    (r"c(?=[eiy])", "s"),
    (r"c", "k"),
    (r"g(?=[eiy])", "j"),
    (r"q", "k"),
    (r"x", "ks"),
    (r"z", "s"),
    (r"wh", "w"),
    (r"v", "f"),
]


def sound(word: str) -> tuple[str, int, str]:
    """Consonants as heard, the number of vowels, and whether the first is open, front or back."""
    word = re.sub(r"ower$", "our", word)
    word = re.sub(r"a(?=[^aeiouy]e$)", "ai", word)  # tale, tail
    vowels = re.findall("[aeiouy]+", re.sub(r"(?<=[^aeiouy])e$", "", word))
    heard = word
    for written, told in _HEARD:
        heard = re.sub(written, told, heard)
    heard = re.sub(r"(?<=[aeiou])[hw](?![aeiou])", "", heard)
    heard = re.sub(r"y(?![aeiou])", "i", heard)
    heard = re.sub(r"(.)\1+", r"\1", heard)
    start = "A" if heard[0] in "aeiou" else heard[0]
    return start + re.sub("[aeiouy]", "", heard[1:]), len(vowels), _made(vowels[0] if vowels else "")


def _made(vowel: str) -> str:
    """Where in the mouth a vowel is made, by how it is written."""
    if vowel in ("ai", "ay", "ae"):
        return "front"
    return {"a": "open", "e": "front", "i": "front", "y": "front"}.get(vowel[:1], "back")
