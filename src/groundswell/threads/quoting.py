"""Whether a text repeats somebody's words: a run of them, whatever the case and the commas."""

from __future__ import annotations

import re

RUN = 6  # words in a row; fewer are how everybody speaks
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def quotes(text: str, words: str) -> bool:
    """Whether `text` holds a run of at least RUN words of `words`, or all of them where they are fewer (but two)."""
    said, here = _plain(words), _plain(text)
    run = min(RUN, len(said))
    if run < 2:
        return False
    joined = f" {' '.join(here)} "
    return any(f" {' '.join(said[i : i + run])} " in joined for i in range(len(said) - run + 1))


def _plain(text: str) -> list[str]:
    return [word.casefold().replace("’", "'") for word in WORD.findall(text)]
