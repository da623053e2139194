"""Who may use which address: access.toml read once, and a middleware that refuses what has no row."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect, JsonResponse
from django.shortcuts import resolve_url
from django.utils.translation import gettext as _

from groundswell.accounts.grants import asker_for
from groundswell.api.callers import bearer_of, caller_of, require_write
from groundswell.api.mistakes import status_of
from groundswell.errors import GroundswellError
from groundswell.records.asking import Asker
from groundswell.web.asking import account_of, asker_of, today_of

WHO = ("public", "signed_in", "editor", "evaluator", "data_protection", "administrator")
GOES_WITH_GET = ("HEAD", "OPTIONS")
API = "/api/"
READ_BY_POST = ("api-v1:could_and_did",)  # a list is sent to be read; nothing is kept


class AccessFileWrong(GroundswellError):
    """access.toml itself cannot be used, so nothing is served."""

    code = "access_file_wrong"
    remedy = "Mend the row in server/access.toml, then start again."


class NotYours(GroundswellError):
    """The asker may not use this address; told by the API as JSON."""

    code = "not_allowed"
    remedy = "Sign in with an account that may do this, or ask an administrator."


@dataclass(frozen=True)
class Access:
    """The rows of access.toml: for each name, method -> who; then the prefixes, in order."""

    routes: dict[str, dict[str, str]]
    prefixes: tuple[tuple[str, dict[str, str]], ...]

    def row(self, name: str, path: str) -> dict[str, str]:
        """Method -> who, for an address of that name, else of that path; empty where there is no row."""
        if name in self.routes:
            return self.routes[name]
        return next((who for start, who in self.prefixes if path.startswith(start)), {})


@cache
def access() -> Access:
    """access.toml, read and checked once. Raises AccessFileWrong."""
    told = tomllib.loads(files("groundswell.server").joinpath("access.toml").read_text(encoding="utf-8"))
    return read(told)


def read(told: dict[str, Any]) -> Access:
    """The rows of a parsed access file. Raises AccessFileWrong for a double row or an unknown `who`."""
    routes: dict[str, dict[str, str]] = {}
    for row in told.get("route", ()):
        _add(routes.setdefault(row["name"], {}), row, where=row["name"])
    prefixes: dict[str, dict[str, str]] = {}
    for row in told.get("prefix", ()):
        _add(prefixes.setdefault(row["path"], {}), row, where=row["path"])
    return Access(routes, tuple(prefixes.items()))


def _add(methods: dict[str, str], row: dict[str, Any], *, where: str) -> None:
    if row["who"] not in WHO:
        raise AccessFileWrong(
            f"access.toml says “{row['who']}” for {where}; it must be one of {', '.join(WHO)}."
        )
    for method in row["methods"]:
        if method in methods:
            raise AccessFileWrong(f"access.toml has two rows for {method} {where}.")
        methods[method] = row["who"]


def may(asker: Asker, who: str) -> bool:
    """Whether the asker is one of `who`. An editor leads a place or is the officer of a forum."""
    if who == "public":
        return True
    if who == "signed_in":
        return not asker.is_public
    if who == "editor":
        return asker.has("place_lead") or asker.has("officer")
    return asker.has(who)


class AccessMiddleware:
    """Lets a request through to its page only where access.toml says so."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        access()  # a wrong file stops the start, not the first visitor

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, _view: object, _args: object, _kwargs: object
    ) -> HttpResponse | None:
        """None to go on to the page; else the refusal. Public addresses cost no query."""
        name = request.resolver_match.view_name if request.resolver_match else ""
        methods = access().row(name, request.path)
        if not methods:
            raise PermissionDenied
        method = "GET" if request.method in GOES_WITH_GET else str(request.method)
        if method not in methods:
            return HttpResponseNotAllowed(sorted(methods))
        who = methods[method]
        if request.path.startswith(API):
            return _refusal_of_call(request, who, writes=method != "GET" and name not in READ_BY_POST)
        if who == "public" or may(asker_of(request), who):
            return None
        return _refusal(request, who)


def _refusal_of_call(request: HttpRequest, who: str, *, writes: bool) -> HttpResponse | None:
    """None to go on; else why not, as JSON. A token that opens nothing is refused on public addresses too."""
    try:
        if writes:
            require_write(request)
        caller = caller_of(request) if who != "public" or bearer_of(request) is not None else None
        if caller is None or may(caller, who):
            return None
    except GroundswellError as mistake:
        return JsonResponse(mistake.as_json(), status=status_of(mistake))
    told = NotYours(_("You may not use this address.")).as_json()
    return JsonResponse(told, status=401 if caller.is_public else 403)


def _refusal(request: HttpRequest, who: str) -> HttpResponse:
    """To the page that lets them in, and back: the code for a visitor, both steps where a role sleeps; else 403."""
    account = account_of(request)
    if account is None:
        page = settings.LOGIN_URL
    elif may(asker_for(account, today_of(request), is_strong=True), who):
        page = "sign-in-password"
    else:
        raise PermissionDenied
    back = {"next": request.get_full_path()} if request.method in ("GET", "HEAD") else {}
    return HttpResponseRedirect(f"{resolve_url(page)}?{urlencode(back)}".rstrip("?"))
