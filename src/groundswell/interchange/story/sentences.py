"""Where one sentence ends and the next begins. A paragraph goes in; no lines and no files here.

A sentence ends at a full stop, a question mark, an exclamation mark or an ellipsis, with the quotes and brackets
that close after it, where a capital, a figure or an opening quote comes next. It does not end after “Cllr.”, “e.g.”,
“p. 4” or the initials of a name, nor inside a quote or bracket that stands within a longer sentence.
"""

from __future__ import annotations

import re
from bisect import bisect_right

CLOSERS = "’”\"')\\]»›"
OPENERS = "‘“\"'(\\[«‹"
NEAR_BY = 60  # characters looked at on each side of a full stop: a word and its quotes
#: An end: its signs, what closes after it, a footnote's number; then a space, or nothing more. Each part takes all
#: it can and gives nothing back, and begins where its run begins: a million dots cost no more than a million letters.
_END = re.compile(
    rf"(?<![.!?…])[.!?…]++[{CLOSERS}]*+(?:\[\d{{1,3}}\]|[¹²³⁰⁴-⁹]++)?(?=\s|$)|(?<![。！？])[。！？]++[{CLOSERS}]*+"
)
_CLOSED = re.compile(rf"[.!?…。！？][{CLOSERS}]*(?:\[\d{{1,3}}\]|[¹²³⁰⁴-⁹]+)?$")
_NEXT = re.compile(rf"\s*[{OPENERS}]*([\w’']+)?(\.?)")
_LAST_WORD = re.compile(r"[^\s‘“\"'(\[«‹]*$")
_QUOTED = re.compile(r"“[^“”]*”|‘[^‘]*?’(?!\w)|\([^()]*\)|\[[^\[\]]*\]|\"[^\"]*\"|«[^«»]*»")
_ACRONYM = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")
_NUMBER_OF_A_LIST = re.compile(r"\(?(?:\d{1,3}|[a-zA-Z])\)?")


def words_of(line: str) -> frozenset[str]:
    """The words of a line, to look one up among them."""
    return frozenset(line.split())


#: A full stop after these never ends a sentence: a name, a number or an explanation follows.
NEVER = words_of(
    "cllr cllrs dr mr mrs ms mx prof rev revd hon rt sgt capt cdr col gen lt maj insp supt messrs "
    "e.g i.e eg ie cf viz vs c ca approx incl esp"
)
#: These only before a figure: “p. 4”, “No. 5”, “Feb. 2021”. The second lot with a capital alone.
BEFORE_A_FIGURE = words_of("p pp para paras ch sec vol vols fig figs")
WITH_A_CAPITAL = words_of("no nos tel ext jan feb mar apr jun jul aug sep sept oct nov dec")
#: After these, initials and “U.K.” a sentence ends only where a word comes next that begins sentences.
PERHAPS = words_of("st ltd inc co corp dept rd ave jr sr al ph.d")
BEGINS = words_of(
    "a after all an and another as at because before both but by during each every for from he her his how if in "
    "it its many most my no not now of on one only our people she since so some that the their then there these "
    "they this those to two under until we what when where while who why with without yet you your"
)
HOURS = ("a.m", "p.m")


def sentences_of(paragraph: str) -> tuple[str, ...]:
    """The sentences of one paragraph, in order, each with its end and its quotes. No word is lost.

    >>> sentences_of("Cllr. Holt spoke, e.g. of 3.5 miles. Who heard? ‘We did.’")
    ('Cllr. Holt spoke, e.g. of 3.5 miles.', 'Who heard?', '‘We did.’')
    """
    text = " ".join(paragraph.split())
    told: list[str] = []
    begin = 0
    for end in _ends_of(text):
        _add(told, text[begin:end].strip())
        begin = end
    _add(told, text[begin:].strip())
    return tuple(told)


def has_end(line: str) -> bool:
    """Whether the line closes as a sentence does."""
    return bool(_CLOSED.search(line.rstrip()[-NEAR_BY:]))


def _add(told: list[str], piece: str) -> None:
    """Signs without a word belong to the sentence before them."""
    if told and piece and not re.search(r"\w", piece):
        told[-1] = f"{told[-1]} {piece}"
    elif piece:
        told.append(piece)


def _ends_of(text: str) -> list[int]:
    """Where sentences end: the places just after their signs, in order."""
    within = _within(text)
    starts = [start for start, _stop in within]
    ends: list[int] = []
    for found in _END.finditer(text):
        span = bisect_right(starts, found.start()) - 1
        if span >= 0 and found.end() < within[span][1]:
            continue
        if _ends(text, found, begin=ends[-1] if ends else 0):
            ends.append(found.end())
    return ends


def _within(text: str) -> list[tuple[int, int]]:
    """Quotes and brackets inside a longer sentence. One that begins a sentence is a telling of its own."""
    found = (quoted.span() for quoted in _QUOTED.finditer(text))
    return [
        span
        for span in found
        if (before := text[max(0, span[0] - NEAR_BY) : span[0]].rstrip()) and not has_end(before)
    ]


def _ends(text: str, found: re.Match[str], *, begin: int) -> bool:
    """Whether this sign ends the sentence that began at `begin`, as what stands on both sides shows."""
    beyond = text[found.end() : found.end() + NEAR_BY]
    if beyond.lstrip().startswith((".", "…")):  # “. . .”
        return False
    after = _NEXT.match(beyond)
    follows = (after.group(1) or "") if after else ""
    if follows[:1].islower():
        return False
    sign = found.group()
    if sign[0] != "." or sign.startswith(".."):
        return True
    before = text[max(begin, found.start() - NEAR_BY) : found.start()]
    if _NUMBER_OF_A_LIST.fullmatch(before.strip()) and found.start() - begin < NEAR_BY:
        return False
    last = _LAST_WORD.search(before)
    is_initial = bool(after and after.group(2)) and len(follows) == 1 and follows.isalpha()
    return _ends_after(last.group() if last else "", "" if is_initial else follows)


def _ends_after(word: str, follows: str) -> bool:
    """Whether a full stop after this word ends the sentence, where this one comes next."""
    small = word.lower()
    if small in NEVER:
        return False
    if follows[:1].isdigit() and (
        small in BEFORE_A_FIGURE or (small in WITH_A_CAPITAL and word[0].isupper())
    ):
        return False
    is_initial = len(word) == 1 and word.isupper() and word != "I"
    is_acronym = bool(_ACRONYM.fullmatch(word)) and small not in HOURS
    if is_initial or is_acronym or small in PERHAPS:
        return follows.lower() in BEGINS
    return True
