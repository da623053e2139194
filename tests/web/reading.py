"""What a page says, read as a person would: its words without the markup, its links and its tables."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any

from django.test import Client

BLOCKS = {
    "p",
    "li",
    "h1",
    "h2",
    "h3",
    "h4",
    "td",
    "th",
    "tr",
    "dt",
    "dd",
    "div",
    "section",
    "option",
    "title",
}


class Page(HTMLParser):
    """One answer of the server, taken apart."""

    def __init__(self, html: str, status: int) -> None:
        super().__init__(convert_charrefs=True)
        self.html, self.status = html, status
        self.words: list[str] = []
        self.links: dict[str, str] = {}
        self.headings: list[tuple[int, str]] = []
        self._link = ""
        self._heading: int | None = None
        self._silent = 0
        self.feed(html)
        self.said = re.sub(r"\s+", " ", "".join(self.words)).strip()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent += tag in ("style", "script")
        if tag in BLOCKS:
            self.words.append(" ")
        if tag == "a":
            self._link = dict(attrs).get("href") or ""
        if re.fullmatch(r"h[1-6]", tag):
            self._heading = int(tag[1])
            self.headings.append((self._heading, ""))

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in ("style", "script")
        if tag in BLOCKS:
            self.words.append(" ")
        if tag == "a":
            self._link = ""
        if re.fullmatch(r"h[1-6]", tag):
            self._heading = None

    def handle_data(self, data: str) -> None:
        if self._silent:
            return
        self.words.append(data)
        if self._link:
            self.links[" ".join((self.links.get(self._link, "") + data).split())] = self._link
        if self._heading is not None:
            level, text = self.headings[-1]
            self.headings[-1] = (level, text + data)

    def section(self, heading: str) -> str:
        """What is said from a heading to the next of any level."""
        start = self.said.index(heading) + len(heading)
        later = [text for _level, text in self.headings]
        plain = [" ".join(t.split()) for t in later]
        after = plain[plain.index(heading) + 1] if heading in plain[:-1] else ""
        return self.said[start : self.said.index(after, start) if after else None]


def page(client: Client, address: str, **given: Any) -> Page:
    """GET one page. Redirects are not followed."""
    answer = client.get(address, given or None)
    return Page(answer.content.decode(), answer.status_code)
