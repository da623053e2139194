"""Stories made up for tests, and the example's own."""

from __future__ import annotations

from importlib.resources import files

EXAMPLE = (files("groundswell") / "examples" / "stockport-story.txt").read_text(encoding="utf-8")

FIRST = "The pool opened a quiet hour on Sunday mornings, and eleven families came to the first one."
NEARLY = "The pool opened a quiet hour on Sunday mornings, and eleven families came to the very first one."
SECOND = "A lifeguard learnt to sign. She taught two more."
STORY = f"""The quiet hour

By Amal Rivers, Pool Manager
1 March 2021

{FIRST}

Pool 1

{SECOND}

{NEARLY}
"""
