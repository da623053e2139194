"""Mistakes as JSON: the same code, sentence and remedy as on the page and in the terminal, with an honest status."""

from __future__ import annotations

import difflib
from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from groundswell.accounts.errors import BadToken, TokenOnlyReads
from groundswell.errors import GroundswellError
from groundswell.register.errors import (
    AlreadyThere,
    NoSuchRow,
    NotAllowed,
    PostTaken,
    SeatTaken,
    StillNeeded,
)
from groundswell.threads.errors import MayNot, SlowDown

BAD_QUESTION, WHO_IS_IT, NOT_ALLOWED, NOT_FOUND, CLASH, BAD_PARAMETER, TOO_MANY = (
    400,
    401,
    403,
    404,
    409,
    422,
    429,
)
CLASHES = (AlreadyThere, SeatTaken, PostTaken, StillNeeded)
SHOWN = 100  # characters of a name said back


class UnknownKey(GroundswellError):
    """Nothing the asker may see has this key."""

    code = "unknown_key"

    def __init__(self, kind: str, key: str, *, known: tuple[str, ...] = ()) -> None:
        self.nearest = tuple(difflib.get_close_matches(key[:SHOWN], known, n=3))
        remedy = (
            _("Did you mean %(names)s?") % {"names": _(" or ").join(self.nearest)}
            if self.nearest
            else _("Look at the list for the keys in use.")
        )
        message = _("There is no %(kind)s with the key “%(key)s”.") % {"kind": kind, "key": key[:SHOWN]}
        super().__init__(message, remedy=remedy, field="key")


class BadParameter(GroundswellError):
    """A parameter or field is missing, unknown, or not what it should be."""

    code = "bad_parameter"

    def __init__(self, field: str, why: str) -> None:
        told = {"field": field, "why": why}
        message = _("“%(field)s” cannot be used. %(why)s") % told if field else why
        super().__init__(message, remedy=_("See /api/v1/docs for what it may be."), field=field or None)


class NoSuchAddress(GroundswellError):
    """The API has nothing at this address."""

    code = "no_such_address"

    def __init__(self) -> None:
        super().__init__(
            _("There is nothing at this address."), remedy=_("See /api/v1/docs for all addresses.")
        )


class NotThisWay(GroundswellError):
    """The call was refused before its question was read."""

    code = "not_allowed"


def status_of(error: GroundswellError) -> int:
    """The HTTP status that says the same as the error's class."""
    if isinstance(error, UnknownKey | NoSuchRow | NoSuchAddress):
        return NOT_FOUND
    if isinstance(error, BadToken):
        return WHO_IS_IT
    if isinstance(error, NotAllowed | TokenOnlyReads | MayNot):
        return NOT_ALLOWED
    if isinstance(error, SlowDown):
        return TOO_MANY
    if isinstance(error, CLASHES):
        return CLASH
    return BAD_PARAMETER if isinstance(error, BadParameter) else BAD_QUESTION


def told(error: GroundswellError) -> dict[str, Any]:
    """`{"error", "message", "remedy"}`, with `field` and `nearest` where there are any."""
    said: dict[str, Any] = dict(error.as_json())
    nearest = getattr(error, "nearest", ())
    if nearest:
        said["nearest"] = list(nearest)
    else:
        said.pop("nearest", None)
    return said


def say_mistakes(api: NinjaAPI) -> None:
    """Have `api` answer every mistake in this shape."""

    @api.exception_handler(GroundswellError)
    def groundswell_error(request: HttpRequest, error: GroundswellError) -> HttpResponse:
        return api.create_response(request, told(error), status=status_of(error))

    @api.exception_handler(ValidationError)
    def bad_parameter(request: HttpRequest, error: ValidationError) -> HttpResponse:
        return groundswell_error(request, _first_of(error))

    @api.exception_handler(Http404)
    def not_found(request: HttpRequest, _error: Http404) -> HttpResponse:
        return groundswell_error(request, NoSuchAddress())

    @api.exception_handler(RequestDataTooBig)
    def too_large(request: HttpRequest, _error: RequestDataTooBig) -> HttpResponse:
        most = (settings.DATA_UPLOAD_MAX_MEMORY_SIZE or 0) // 1_000_000
        error = NotThisWay(
            _("The call is larger than %(most)d MB.") % {"most": most}, remedy=_("Send less at a time.")
        )
        return api.create_response(request, told(error), status=413)

    @api.exception_handler(AuthenticationError)
    def not_signed_in(request: HttpRequest, _error: AuthenticationError) -> HttpResponse:
        error = NotThisWay(_nobody(), remedy=_("Sign in first."))
        return api.create_response(request, told(error), status=401)

    @api.exception_handler(HttpError)
    def refused(request: HttpRequest, error: HttpError) -> HttpResponse:
        mistake = NotThisWay(str(error), remedy=_("See /api/v1/docs for how to call it."))
        return api.create_response(request, told(mistake), status=error.status_code)


def _nobody() -> str:
    return _("You are not signed in.")


def _first_of(error: ValidationError) -> BadParameter:
    """The first thing wrong, by the name the caller used."""
    first = error.errors[0]
    where = [str(part) for part in first.get("loc", ())]
    names = [part for part in where if part not in ("query", "path", "body", "asked", "values")]
    why = str(first.get("msg", "")).removeprefix("Value error, ")
    if first.get("type") == "missing":
        why = _("It is needed.")
    elif not why.endswith("."):
        why += "."
    return BadParameter(".".join(names)[:SHOWN], why[:400])
