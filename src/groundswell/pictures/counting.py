"""Sentences that count: one form for one, another for none or several."""

from __future__ import annotations


def counted(one: str, many: str, count: int, **names: str | int) -> str:
    """The sentence for this count, filled in."""
    return (one if count == 1 else many).format(count=count, **names)
