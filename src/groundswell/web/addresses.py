"""Where each thing has its page, for pictures and lists that hold many."""

from __future__ import annotations

from functools import cache

from django.urls import reverse

MARK = "key"


@cache
def _around(kind: str) -> tuple[str, str]:
    """What stands before and after a key; asked once a kind, for a borough's map has hundreds."""
    before, _mark, after = reverse(kind, args=[MARK]).rpartition(MARK)
    return before, after


def address(kind: str, key: str) -> str:
    """The page of a forum, person, organisation or meeting."""
    before, after = _around(kind)
    return f"{before}{key}{after}"
