"""Somebody with a browser and no script, over the network: says something, types seven words, erases."""

from __future__ import annotations

import http.client
import re
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Mapping
from http.cookiejar import CookieJar

from tests.web.saying import AT

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
SEVEN = re.compile(r'class="all-seven">.*?<code>([a-z ]+)</code>', re.DOTALL)
PATIENCE = 60  # seconds
#: What urllib raises where the server goes away in mid-answer, or is not there.
GONE = (OSError, http.client.HTTPException)


MOST_TRIES = 60


class Refused(Exception):
    """The server answered, but not what was asked for."""


class Visitor:
    """One browser with its own cookies, on the last page it was shown. `on_page` is called for each it opened."""

    def __init__(self, address: str, on_page: Callable[[], None] = lambda: None) -> None:
        self.address, self.on_page = address, on_page
        self.page = ""
        self.at = ""
        self._browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))

    def get(self, path: str) -> str:
        """Opens a page, redirects followed. Raises Refused where it is none, and one of GONE."""
        return self._open(urllib.request.Request(self.address + path))

    def post(self, path: str, given: Mapping[str, str]) -> str:
        """Sends a form with the token of the page it stands on."""
        token = TOKEN.search(self.page)
        assert token, self.page[:500]
        body = urllib.parse.urlencode({**given, "csrfmiddlewaretoken": token.group(1)}).encode()
        return self._open(urllib.request.Request(self.address + path, body, {"Referer": self.address + path}))

    def says(self, words: str) -> str:
        """Answers the questions and sends; gives the seven words of the receipt page that was served."""
        self.get("/say/")
        for slug, given in steps(words):
            self.post(f"/say/{slug}/", {**given, "go": "on"})
        self.post("/say/check/", {"go": "send"})
        seven = SEVEN.search(self.page)
        if seven is None:
            raise Refused(f"no receipt at {self.at}")
        return seven.group(1)

    def tracks(self, seven: str) -> str:
        """Types the seven words; gives the page they open. Raises Refused where they open none."""
        for _try in range(MOST_TRIES):
            self.get("/track/")
            try:
                return self.post("/track/", {"words": seven})
            except Refused as refused:
                if not str(refused).startswith("429"):
                    raise
                time.sleep(3)  # asked to wait: wrong words before from the same address
        raise Refused("asked to wait for too long")

    def erases(self, seven: str) -> None:
        """Types the seven words and erases all they open. Comes back once the page says that it is done."""
        self.tracks(seven)
        self.get("/track/erase/")
        self.post("/track/erase/", {"sure": "yes"})
        if "Your words are erased" not in self.page:
            raise Refused(f"not erased at {self.at}")

    def _open(self, asked: urllib.request.Request) -> str:
        try:
            with self._browser.open(asked, timeout=PATIENCE) as told:
                self.page, self.at = told.read().decode(), urllib.parse.urlsplit(told.url).path
        except urllib.error.HTTPError as refusal:
            raise Refused(f"{refusal.code} at {asked.full_url}: {refusal.read()[:2000]!r}") from refusal
        self.on_page()
        return self.page


def steps(words: str) -> tuple[tuple[str, dict[str, str]], ...]:
    """The questions before the last, and what most people would answer."""
    return (
        ("how", {"form": "words"}),
        ("words", {"words": words}),
        ("where", {"where": AT}),
        ("who", {"said_by": "themselves"}),
        ("allow", {}),
        ("told", {"wishes_to_know": "yes", "told_as": "easy_read"}),
    )
