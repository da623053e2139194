"""How a page is reached that has no address of its own: what is typed and pressed before it is looked at."""

from __future__ import annotations

import base64
import re
import subprocess
import sys
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from playwright.sync_api import Page

from tests.browser.full_voice import say_it_all
from tests.browser.site import Site, environment
from tests.house.source import ROOT


class Free(str):
    """What a person types in their own words: no translator reaches it."""


Fields = Mapping[str, Any]
Step = tuple[str, Fields]

# One grey point: the smallest PNG there is.
PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg=="
)
SAYING = Free("The changing room has no hoist, so my brother waits in the car every week.")
LONG = Free("The changing room has no hoist, so my brother waits in the car every week. " * 40)

FRESH: tuple[Step, ...] = (
    ("/say/throw-away/", {}),
    ("/track/close/", {}),
    ("/helping/close/", {}),
)


def _asked(slug: str, **given: Any) -> Step:
    return f"/say/{slug}/", {"go": "on", **given}


BY_WORDS = (*FRESH, _asked("how", form="words"))
TO_WHERE = (*BY_WORDS, _asked("words", words=SAYING))
TO_WHO = (*TO_WHERE, _asked("where", where="meeting:that-counts-2021-02-02"))
TO_ALLOW = (*TO_WHO, _asked("who", said_by="themselves"))
TO_TOLD = (*TO_ALLOW, _asked("allow"))
TO_CHECK = (*TO_TOLD, _asked("told", wishes_to_know="yes", told_as="easy_read"))
FULL = (
    *FRESH,
    _asked("how", form="words"),
    _asked("words", words=Free(LONG + "Ring 0161 496 0123.")),
    _asked("where", where="session", where_said=Free("Tuesday club")),
    _asked(
        "who",
        said_by="on_behalf",
        how_known=Free("She points at it and smiles."),
        under_13="on",
        guardian_agrees="on",
    ),
    _asked(
        "allow",
        share_inside="on",
        forums=["acb", "lp-ops"],
        quote_without_name="on",
        quote_with_name="on",
        name=Free("Robin Quill"),
        publish="on",
    ),
    _asked(
        "told",
        wishes_to_know="yes",
        told_as="language",
        language=Free("Polski"),
        contact=Free("0161 496 0123"),
    ),
)
TO_RECEIPT = (*TO_CHECK, ("/say/check/", {"go": "send"}))
TRACKED = (*TO_RECEIPT, ("/say/receipt/", {}))
TRACKED_FULL = (
    *FULL,
    ("/say/check/", {"go": "send"}),
    ("/say/receipt/", {}),
    ("/track/write/", {"text": LONG}),
)

ANSWER = {
    "you_said": Free("The changing room has no hoist."),
    "we_did": Free("The commissioning of one starts in May."),
    "next_meeting": "that-counts-2021-03-02",
    "who_knows": "lp-lead",
}
TELL_FORUM = "/threads/accessible-swimming/tell/forum/"

EVERYTHING = "the seven words of full_voice.py"  # stands for them until the voice is there
HELPING = "the seven words of who helps there"

WALKS: dict[str, tuple[Step, ...]] = {
    "an answer": ((TELL_FORUM, {**ANSWER, "told_as": "plain_text"}),),
    "an easy answer": ((TELL_FORUM, {**ANSWER, "told_as": "easy_read"}),),
    "fresh": FRESH,
    "by words": BY_WORDS,
    "by words, some typed": (*BY_WORDS, ("/say/words/", {"go": "back", "words": SAYING})),
    "by picture": (*FRESH, _asked("how", form="picture")),
    "by picture, sent": (*FRESH, _asked("how", form="picture"), _asked("words", file=PICTURE)),
    "by recording": (*FRESH, _asked("how", form="sound")),
    "by our pictures": (*FRESH, _asked("how", form="chosen")),
    "to where": TO_WHERE,
    "to who": TO_WHO,
    "to allow": TO_ALLOW,
    "to told": TO_TOLD,
    "to check": TO_CHECK,
    "full": FULL,
    "to receipt": TO_RECEIPT,
    "tracked": TRACKED,
    "tracked, full": TRACKED_FULL,
    "tracked, everything": (*FRESH, ("/track/", {"words": EVERYTHING})),
    "tracked, with a helper": (*TRACKED, ("/track/helper/", {"days": "30"})),
    "helping": (*FRESH, ("/track/", {"words": HELPING})),
    "tracked, taken back": (*TRACKED, ("/track/take-back/", {})),
}


def walk_in_browser(page: Page, site: Site, walk: str) -> None:
    """Sends each step with the browser's own cookies."""
    calls, base = page.context.request, site.address
    calls.get(base + "/say/")  # brings the token
    for address, fields in WALKS[walk]:
        token = next(c["value"] for c in page.context.cookies(base) if c["name"] == "csrftoken")
        sent: list[tuple[str, Any]] = [("csrfmiddlewaretoken", token)]
        for name, value in fields.items():
            value = _said_in(site, value) if value in (EVERYTHING, HELPING) else value
            sent += [(name, one) for one in (value if isinstance(value, list) else [value])]
        _post(calls, base + address, sent)


def _said_in(site: Site, whose: str) -> str:
    """Says it in the data of the site that is being served, in a process of its own."""
    env = {
        **environment(),
        "GROUNDSWELL_HOME": str(site.home),
        "DJANGO_SETTINGS_MODULE": "groundswell.server.settings",
    }
    told = subprocess.run(
        [sys.executable, "-m", "tests.browser.full_voice", *(["helper"] if whose == HELPING else [])],
        cwd=ROOT,
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 0, told.stderr
    return told.stdout


def _post(calls: Any, address: str, sent: list[tuple[str, Any]]) -> None:
    if any(isinstance(value, bytes) for _name, value in sent):
        parts = {
            name: {"name": "a.png", "mimeType": "image/png", "buffer": value}
            if isinstance(value, bytes)
            else value
            for name, value in sent
        }
        told = calls.post(address, multipart=parts)
    else:
        kind = {"content-type": "application/x-www-form-urlencoded"}
        told = calls.post(address, data=urlencode(sent), headers=kind)
    assert told.ok, f"{address} gave {told.status}"


def walk_as_client(client: Client, walk: str, *, mark: str = "") -> set[str]:
    """Sends each step; `mark`: two brackets put round what a person typed. Gives the seven words, if any were shown."""
    words: set[str] = set()
    for address, fields in WALKS[walk]:
        given = {name: _for_client(value, mark) for name, value in fields.items()}
        answer = client.post(address, given, follow=True)
        assert answer.status_code == 200, f"{address} gave {answer.status_code}"
        shown = re.search(r"<code>([a-z ]+)</code>", answer.content.decode())
        words |= set(shown.group(1).split()) if shown else set()
    return words


def _for_client(value: Any, mark: str) -> Any:
    if value in (EVERYTHING, HELPING):
        return say_it_all(mark, for_helper=value == HELPING)
    if isinstance(value, bytes):
        return SimpleUploadedFile("a.png", value)
    return f"{mark[0]}{value}{mark[1]}" if mark and isinstance(value, Free) else value
