"""Plain words for answers: one idea a line, and hints where a sentence is long or a word is hard. No score.

Hints help who writes. Whether a text is Easy Read only people who use Easy Read can say.
"""

from __future__ import annotations

import re

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groundswell.threads.models.voices import Told

LONGEST = 19  # words of a sentence: ours stay under 20
LONGEST_EASY = 12  # words of a sentence in Easy Read: UK guidance asks for about 10 to 15
MOST_HINTS = 12
HARD_SYLLABLES = 4
#: Words of papers, and plainer ones for them
PLAINER = {
    "commissioning": "buying",
    "commission": "buy",
    "commissioned": "paid for",
    "stakeholders": "people it matters to",
    "stakeholder": "somebody it matters to",
    "provision": "what there is",
    "implement": "start",
    "implemented": "started",
    "implementation": "starting it",
    "facilitate": "help",
    "facilitated": "helped",
    "utilise": "use",
    "utilised": "used",
    "endorsed": "liked",
    "deferred": "put off",
    "prioritise": "do first",
    "engagement": "talking with people",
    "outcomes": "what changed",
    "strategic": "big-picture",
    "consultation": "asking people",
    "regarding": "about",
    "additional": "more",
    "sufficient": "enough",
    "approximately": "about",
    "commence": "start",
    "prior": "before",
    "subsequently": "later",
    "procurement": "buying",
    "tender": "offer",
}
SENTENCE = re.compile(r"(?<=[.!?…])[\"”’)\]]*\s+(?=[\"“‘(\[]*[A-Z0-9])")
SHORT_FORMS = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Cllr|St|No|e\.g|i\.e|etc|approx)\.$")
WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*")
VOWELS = re.compile(r"[aeiouy]+")


def ideas(text: str) -> tuple[str, ...]:
    """The sentences of a text in order, one idea each; a line break ends one too."""
    found: list[str] = []
    for line in text.splitlines():
        pieces = SENTENCE.split(line.strip())
        kept = ""
        for piece in pieces:
            kept = f"{kept} {piece}".strip()
            if not SHORT_FORMS.search(kept):
                found.append(kept)
                kept = ""
        found.append(kept)
    return tuple(piece for piece in found if piece)


def hints(text: str, *, told_as: str) -> tuple[str, ...]:
    """What might be said more plainly, a sentence each, in the text's order; at most MOST_HINTS, each once."""
    most = LONGEST_EASY if told_as == Told.EASY_READ else LONGEST
    found = [hint for idea in ideas(text) for hint in (*_too_long(idea, most), *_hard_words(idea))]
    return tuple(dict.fromkeys(found))[:MOST_HINTS]


def syllables(word: str) -> int:
    """About how many syllables an English word has: groups of vowels, less a silent e."""
    plain = re.sub(r"[^a-z]", "", word.lower())
    count = len(VOWELS.findall(plain))
    if plain.endswith("e") and not plain.endswith(("le", "ee")) and count > 1:
        count -= 1
    if plain.endswith("ed") and not plain.endswith(("ted", "ded")) and count > 1:
        count -= 1
    return max(count, 1)


def _too_long(idea: str, most: int) -> list[str]:
    words = len(idea.split())
    if words <= most:
        return []
    told = ngettext(
        "A sentence has %(count)d word: “%(begin)s …”. Try two sentences.",
        "A sentence has %(count)d words: “%(begin)s …”. Try two sentences.",
        words,
    )
    return [told % {"count": words, "begin": " ".join(idea.split()[:4])}]


def _hard_words(idea: str) -> list[str]:
    found = []
    for word in WORD.findall(idea):
        plain = word.lower().strip("'’-")
        if plain in PLAINER:
            found.append(
                _("“%(word)s” may be hard. Perhaps: %(plainer)s.") % {"word": word, "plainer": PLAINER[plain]}
            )
        elif word[0].islower() and "-" not in word and syllables(plain) >= HARD_SYLLABLES:
            found.append(_("“%(word)s” is a long word. Is there a shorter one?") % {"word": word})
    return found
