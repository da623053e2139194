"""Requests about people's data over the API, for the data protection officer: what waits, one, acknowledge, answer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any, TypeVar

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_noop as _
from ninja import Field, Path, Router, Schema

from groundswell.api import writing
from groundswell.api.asked import Name, asker_on
from groundswell.api.mistakes import UnknownKey
from groundswell.api.register_shapes import Mistake, Named
from groundswell.api.thread_writing import Given, Text
from groundswell.api.writing import REFUSALS
from groundswell.records.asking import Asker
from groundswell.threads.actions.requesting import acknowledge, answer_request
from groundswell.threads.errors import NotThere
from groundswell.threads.models import DataRequest
from groundswell.threads.requested import Due, due, due_first, one_of

Found = TypeVar("Found")
router = Router(tags=["data requests"], by_alias=True)


class RequestLine(Schema):
    """A request, and what is due next."""

    key: str = Field(description=_("The request's key."))
    kind: str = Field(description=_("access, erasure, correction or complaint."))
    place: Named = Field(description=_("The place it is about."))
    received_on: dt.date = Field(description=_("The day it came."))
    do: str = Field(description=_("What is due next: acknowledge or answer; empty once it is answered."))
    by: dt.date | None = Field(description=_("The last day for it; null where it is without delay."))
    is_late: bool = Field(description=_("Whether that day has passed."))


class RequestTold(RequestLine):
    """A request with what was asked, for its officer alone."""

    text: str = Field(description=_("What is asked."))
    contact: str = Field(description=_("How to reach them."))
    acknowledged_on: dt.date | None = Field(description=_("The day they were told that it came."))
    answered_on: dt.date | None = Field(description=_("The day it was answered."))
    answer: str = Field(description=_("The answer that was given."))


class NewAnswerToThem(Given):
    """The answer to a request."""

    text: Text = Field(description=_("The answer. It is sent where they left an address."))


@router.get(
    "/data-requests", response={200: list[RequestLine], 401: Mistake, 403: Mistake, 422: Mistake},
    summary="Requests about people's data", operation_id="data_requests", url_name="data_requests",
)  # fmt: skip
def data_requests(request: HttpRequest, response: HttpResponse) -> list[dict[str, Any]]:
    """What is due first on top; then those answered. A token is refused."""
    _keep_nowhere(response)
    return [_line(one) for one in due_first(asker_on(request))]


@router.get(
    "/data-requests/{key}", response={200: RequestTold, 401: Mistake, 403: Mistake, 404: Mistake, 422: Mistake},
    summary="One request with what was asked", operation_id="data_request", url_name="data_request",
)  # fmt: skip
def data_request(request: HttpRequest, response: HttpResponse, key: Path[Name]) -> dict[str, Any]:
    """For whoever may answer it; for anybody else it is not there."""
    _keep_nowhere(response)
    return _told(_or_unknown(lambda: one_of(asker_on(request), key), key))


@router.post(
    "/data-requests/{key}/acknowledge", response={200: RequestTold, **REFUSALS}, auth=writing.router.auth,
    summary="Say that a request has come", operation_id="acknowledge_request", url_name="acknowledge_request",
)  # fmt: skip
def acknowledge_request(request: HttpRequest, response: HttpResponse, key: Path[Name]) -> dict[str, Any]:
    """They are written to where they left an address. Once."""
    _keep_nowhere(response)
    asker = asker_on(request)
    return _now(_or_unknown(lambda: acknowledge(asker, key), key), asker)


@router.post(
    "/data-requests/{key}/answer", response={200: RequestTold, **REFUSALS}, auth=writing.router.auth,
    summary="Answer a request", operation_id="answer_request", url_name="answer_request",
)  # fmt: skip
def answer_to_request(
    request: HttpRequest, response: HttpResponse, key: Path[Name], asked: NewAnswerToThem
) -> dict[str, Any]:
    """The answer is kept, and sent where they left an address."""
    _keep_nowhere(response)
    asker = asker_on(request)
    return _now(_or_unknown(lambda: answer_request(asker, key, asked.text), key), asker)


def _or_unknown(find: Callable[[], Found], key: str) -> Found:
    """What `find` gives. Raises UnknownKey, 404, where the asker may not answer it or there is none."""
    try:
        return find()
    except NotThere as mistake:
        raise UnknownKey("request", key) from mistake


def _now(asked: DataRequest, asker: Asker) -> dict[str, Any]:
    return _told(due(asked, asker.today))


def _line(one: Due) -> dict[str, Any]:
    asked = one.request
    return {
        "key": asked.key,
        "kind": asked.kind,
        "place": {"key": asked.place.key, "name": asked.place.name},
        "received_on": asked.received_on,
        "do": one.verb,
        "by": one.by,
        "is_late": one.is_late,
    }


def _told(one: Due) -> dict[str, Any]:
    asked = one.request
    return {
        **_line(one),
        "text": asked.text,
        "contact": asked.contact,
        "acknowledged_on": asked.acknowledged_on,
        "answered_on": asked.answered_on,
        "answer": asked.answer,
    }


def _keep_nowhere(response: HttpResponse) -> None:
    """What a person wrote stays in no cache."""
    response["Cache-Control"] = "private, no-store"
