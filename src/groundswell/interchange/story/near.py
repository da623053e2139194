"""Paragraphs that stand twice: word for word, or nearly. Nothing is decided here.

Nearly: of all the runs of three words that either has, the two share at least half (Broder 1997, resemblance of
shingles). Capitals, signs and spaces do not count. Two of fewer than eight words are never nearly alike.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from groundswell.interchange.story.read import Paragraph

RUN = 3  # words
ALIKE = 0.5  # of the runs that either has
FEWEST_WORDS = 8
_WORD = re.compile(r"\w+(?:[’']\w+)*")

Runs = frozenset[tuple[str, ...]]


@dataclass(frozen=True)
class Repeat:
    """A paragraph that stood before. `shared`: how many runs of words both have, of how many either has."""

    paragraph: int
    same_as: int
    exact: bool
    shared: int = 0
    of: int = 0


def repeats_of(paragraphs: Sequence[Paragraph]) -> tuple[Repeat, ...]:
    """Each paragraph that repeats an earlier one, in order. Word for word comes first; of several, the most alike.

    >>> from groundswell.interchange.story.read import Paragraph
    >>> repeats_of([Paragraph(1, 1, "We met.", ()), Paragraph(2, 3, "We  met.", ())])
    (Repeat(paragraph=2, same_as=1, exact=True, shared=0, of=0),)
    """
    told: list[Repeat] = []
    first: dict[str, int] = {}
    runs: dict[int, Runs] = {}
    having: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for paragraph in paragraphs:
        text = " ".join(paragraph.text.split())
        if text in first:
            told.append(Repeat(paragraph.number, first[text], exact=True))
            continue
        first[text] = paragraph.number
        own = runs_of(text)
        near = _most_alike(paragraph.number, own, runs, having)
        if near is not None:
            told.append(near)
        runs[paragraph.number] = own
        for run in own:
            having[run].append(paragraph.number)
    return tuple(told)


def runs_of(text: str) -> Runs:
    """The runs of three words in it; none where it is too short to compare."""
    words = [word.casefold() for word in _WORD.findall(text)]
    if len(words) < FEWEST_WORDS:
        return frozenset()
    return frozenset(tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1))


def _most_alike(
    number: int, own: Runs, runs: dict[int, Runs], having: dict[tuple[str, ...], list[int]]
) -> Repeat | None:
    """The earlier paragraph that shares most, where that is half or more; equal ones: the first."""
    shared = Counter(other for run in own for other in having.get(run, ()))
    best: Repeat | None = None
    for other in sorted(shared):
        of = len(own) + len(runs[other]) - shared[other]
        if shared[other] < ALIKE * of:
            continue
        if best is None or shared[other] * best.of > best.shared * of:
            best = Repeat(number, other, exact=False, shared=shared[other], of=of)
    return best
