"""A browser that is as new at each question, and what its answer was, in the table's words."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.http import HttpResponse
from django.test import Client

from groundswell.accounts.models import Account
from groundswell.records.asking import Asker, Grant
from tests.cast import asker

OPENS, MAY_NOT, NOT_THERE, NO_METHOD = "opens", "may not", "is not there", "no such method"
REFUSED = "is refused for what was typed"
SIGN_IN, TYPE_SEVEN_WORDS, SIGN_IN_BY_PROGRAM = (
    "sign in first",
    "type your seven words",
    "sign in or send a token",
)
BY_STATUS = {
    401: SIGN_IN_BY_PROGRAM,
    403: MAY_NOT,
    404: NOT_THERE,
    405: NO_METHOD,
    400: REFUSED,
    422: REFUSED,
}


def told(account: Account, role: str, scope: str, key: str) -> Asker:
    """The account's asker, for what is done before anybody asks a page."""
    return asker(str(account.pk), Grant(role, scope, key))


@dataclass(frozen=True)
class Answer:
    """One answer: what it amounts to, its status, and all that came with it: body, headers, where it leads."""

    amounts_to: str
    status: int
    everything: str


class Browser:
    """A client whose session is put back after each question, with all that the question wrote."""

    def __init__(self, client: Client) -> None:
        client.raise_request_exception = False
        self._client = client
        self._cookies = client.cookies.output(header="", sep=";")

    def asks(self, method: str, address: str, body: dict[str, Any] | None = None) -> Answer:
        """Asks one address; nothing of it stays in the database or in the browser."""
        at = transaction.savepoint()
        try:
            return _answer(self._sent(method, address, body or {}))
        finally:
            transaction.savepoint_rollback(at)
            self._client.cookies.clear()
            self._client.cookies.load(self._cookies)

    def _sent(self, method: str, address: str, body: dict[str, Any]) -> HttpResponse:
        if address.startswith("/api/"):
            told = json.dumps(body) if method not in ("GET", "HEAD") else ""
            answer: Any = self._client.generic(method, address, told, content_type="application/json")
        elif method == "POST":
            answer = self._client.post(address, body)
        else:
            answer = self._client.generic(method, address)
        kept: HttpResponse = answer
        return kept


def _answer(response: Any) -> Answer:
    body = b"".join(response.streaming_content) if response.streaming else response.content
    headers = "\n".join(f"{name}: {value}" for name, value in response.headers.items())
    everything = f"{headers}\n{body.decode('utf-8', errors='replace')}"
    return Answer(_amounts_to(response), response.status_code, everything)


def _amounts_to(response: Any) -> str:
    if response.status_code in BY_STATUS:
        return BY_STATUS[response.status_code]
    leads_to = response.headers.get("Location", "")
    if leads_to.startswith("/sign-in/"):
        return SIGN_IN
    if leads_to == "/track/":
        return TYPE_SEVEN_WORDS
    return OPENS if response.status_code < 500 else f"breaks with {response.status_code}"
