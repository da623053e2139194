"""Following every link from the first page as one who asks: what was met on the way, and what was written to logs."""

from __future__ import annotations

import logging
import re
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import unescape
from urllib.parse import parse_qsl, urlsplit

from tests.permissions.asking import OPENS, Browser
from tests.permissions.canaries import Aviary, Canary

LINK = re.compile(r'(?:href|src|action|poster)="(/[^"#]*)')
STARTS = (
    "/",
    "/search/?q=hoist",
    "/search/?q=zq",
    "/threads/",
    "/meetings/",
    "/people/",
    "/told-back/",
    "/track/my-words/",
    "/helping/",
    "/figures/",
    "/export/",
    "/outbox/",
    "/api/v1/threads",
    "/api/v1/told-back",
    "/api/v1/search?q=zq",
)
MOST_PAGES = 400  # a town this small has fewer; a crawl that gets here has found a page without end


@dataclass
class Crawled:
    """The addresses that opened, and each canary that was met with where it was met first."""

    opened: list[str] = field(default_factory=list)
    met: dict[Canary, str] = field(default_factory=dict)
    titles: list[str] = field(default_factory=list)


def crawl(browser: Browser, aviary: Aviary) -> Crawled:
    """Every address with each set of fields once: what is asked in a field is another test's question."""
    told, waiting, known = Crawled(), deque(STARTS), set(map(_shape, STARTS))
    while waiting:
        address = waiting.popleft()
        answer = browser.asks("GET", address)
        for canary in aviary.heard_in(answer.everything):
            told.met.setdefault(canary, address)
        if answer.amounts_to != OPENS:
            continue
        told.opened.append(address)
        told.titles += re.findall(r"<title>(.*?)</title>", answer.everything, re.DOTALL)
        assert len(told.opened) < MOST_PAGES, waiting
        for link in map(unescape, LINK.findall(answer.everything)):
            if not link.startswith("/static/") and _shape(link) not in known:
                known.add(_shape(link))
                waiting.append(link)
    return told


def _shape(address: str) -> tuple[str, tuple[str, ...]]:
    parts = urlsplit(address)
    return parts.path, tuple(sorted({name for name, _value in parse_qsl(parts.query)}))


class Lines(logging.Handler):
    """Keeps every line of every log, down to the smallest."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """One line, as it would be written."""
        self.said.append(self.format(record))


@contextmanager
def logs_kept() -> Iterator[list[str]]:
    """All that is logged meanwhile; the database's own log of statements is off, as it is where DEBUG is."""
    handler, root = Lines(), logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    try:
        yield handler.said
    finally:
        root.removeHandler(handler)
        root.setLevel(level)
