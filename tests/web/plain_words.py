"""How hard a page is to read: its sentences, and the grade of Flesch and Kincaid, by a small rule for syllables."""

from __future__ import annotations

import re
from html.parser import HTMLParser

# Words on pages of the example that are names or dates: data, which we do not choose.
LEFT_OUT = {"site-day", "site-footer", "site-header"}
VOID = {"img", "input", "br", "meta", "link", "hr", "source"}
INSIDE_A_SENTENCE = {"b", "strong", "a", "em", "q", "code", "i"}
SILENT = {"script", "style", "textarea", "svg", "select", "audio"}


class Sentences(HTMLParser):
    """Gathers what the page says, a block an entry; the parts of every page alike are left out."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[str] = [""]
        self._silent: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        classes = set((dict(attrs).get("class") or "").split())
        if tag not in VOID and (self._silent or tag in SILENT or classes & LEFT_OUT):
            self._silent.append(tag)
        if tag not in INSIDE_A_SENTENCE and tag not in VOID:
            self.blocks.append("")

    def handle_endtag(self, tag: str) -> None:
        if self._silent and tag not in VOID:
            self._silent.pop()
        if tag not in INSIDE_A_SENTENCE:
            self.blocks.append("")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.blocks[-1] += data


def sentences(html: str) -> list[str]:
    """Every sentence, heading and label of a page, in order."""
    found = []
    for block in Sentences(html).blocks:
        for sentence in re.split(r"(?<=[.?!:])\s+", " ".join(block.split())):
            if re.search(r"[A-Za-z]", sentence):
                found.append(sentence)
    return found


def words(text: str) -> list[str]:
    """The words of a text; numbers are read as one."""
    return re.findall(r"[A-Za-z]+(?:['’][a-z]+)?|\d+", text)


def syllables(word: str) -> int:
    """Runs of vowels, without a silent e; never none. Right for most English words, which a mean forgives."""
    plain = re.sub(r"[^a-z]", "", word.lower())
    if len(plain) <= 3:
        return 1
    plain = re.sub(r"(?:[^laeiouy]es|[^dt]ed|[^laeiouy]e)$", lambda end: end.group(0)[0], plain)
    return max(1, len(re.findall(r"[aeiouy]+", plain)))


def grade(told: list[str]) -> float:
    """Flesch-Kincaid grade (Kincaid and others, 1975): years of school in the United States."""
    said = [word for sentence in told for word in words(sentence)]
    if not said:
        return 0.0
    spoken = sum(syllables(word) for word in said)
    return 0.39 * len(said) / len(told) + 11.8 * spoken / len(said) - 15.59
