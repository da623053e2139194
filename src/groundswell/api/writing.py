"""Writing the register over the API, by the pages' own actions: with a token that may write, or signed in with CSRF."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from django.http import HttpRequest
from django.utils.translation import gettext_noop as _
from ninja import Field, Path, Router, Schema, Status
from ninja.security import django_auth
from pydantic import StrictBool, StrictInt

from groundswell.api.asked import Name, asker_on
from groundswell.api.callers import TokenMayWrite
from groundswell.api.mistakes import UnknownKey
from groundswell.api.register_shapes import Mistake, Written
from groundswell.register import actions
from groundswell.register.actions import AttendanceRecord
from groundswell.register.kinds import KINDS, kind_of, model_of
from groundswell.register.models import Meeting
from groundswell.register.models.keyed import Keyed

MOST_FIELDS, MOST_PEOPLE, LONGEST_TEXT = 60, 500, 20_000
LARGEST = 2**31 - 1

Text = Annotated[str, Field(max_length=LONGEST_TEXT)]
Value = (
    StrictBool
    | Annotated[StrictInt, Field(ge=-LARGEST, le=LARGEST)]
    | Text
    | Annotated[list[Text], Field(max_length=MOST_PEOPLE)]
    | None
)
router = Router(tags=["writing"], auth=[TokenMayWrite(), django_auth], by_alias=True)
REFUSALS = {400: Mistake, 401: Mistake, 403: Mistake, 404: Mistake, 409: Mistake, 422: Mistake}


class Values(Schema):
    """The values of a row: dates as 2021-02-02, relations as keys."""

    values: Annotated[dict[Name, Value], Field(max_length=MOST_FIELDS)] = Field(
        description=_("Field by field; `last_day` stands for the last day something holds.")
    )


@router.post(
    "/register/{kind}",
    response={201: Written, **REFUSALS},
    summary="Add a row to the register",
    operation_id="add_row",
    url_name="add_row",
)
def add_row(request: HttpRequest, kind: Path[Name], asked: Values) -> Status[dict[str, str]]:
    """A forum, a seat, a meeting and so on, where you may write."""
    return Status(201, _told(actions.add(asker_on(request), _kind(kind), asked.values)))


@router.patch(
    "/register/{kind}/{key}",
    response={200: Written, **REFUSALS},
    summary="Change the named values of a row",
    operation_id="amend_row",
    url_name="amend_row",
)
def amend_row(request: HttpRequest, kind: Path[Name], key: Path[Name], asked: Values) -> dict[str, str]:
    """Values that are not named stay as they are."""
    asker = asker_on(request)
    model: Any = model_of(_kind(kind))
    row = model.objects.visible_to(asker).filter(key=key).first()
    if row is None:
        raise UnknownKey(kind, key)
    return _told(actions.amend(asker, row, asked.values))


class Came(Schema):
    """What is known of one person at a meeting. Presence is never assent."""

    person: Name = Field(description=_("The person's key."))
    status: Literal["present", "apologies", "absent", "substitute", "expected", "not_recorded", "invited"] = (
        Field(description=_("What is known: expected and not_recorded are kept apart from absent."))
    )
    substitute_for: Name | None = Field(
        None, description=_("For a substitute: the key of the person they stand for.")
    )


class MeetingRecord(Schema):
    """Who came to a meeting, and what was noted."""

    came: Annotated[list[Came], Field(max_length=MOST_PEOPLE)] = Field(
        description=_("One entry a person. People left out keep what stands of them.")
    )
    complete: bool = Field(False, description=_("true: everybody who came is on the list."))
    noted: Text = Field("", description=_("What was noted. To note is not to decide."))


@router.post(
    "/meetings/{key}/record",
    response={200: Written, **REFUSALS},
    summary="Record who came to a meeting",
    operation_id="record_meeting",
    url_name="record_meeting",
)
def record_meeting(request: HttpRequest, key: Path[Name], asked: MeetingRecord) -> dict[str, str]:
    """People who are not named keep what stands of them."""
    asker = asker_on(request)
    meeting = Meeting.objects.visible_to(asker).filter(key=key).first()
    if meeting is None:
        raise UnknownKey("meeting", key)
    came = {c.person: AttendanceRecord(status=c.status, substitute_for=c.substitute_for) for c in asked.came}
    held = actions.record_meeting(asker, meeting, attendance=came, complete=asked.complete, noted=asked.noted)
    return _told(held)


def _kind(kind: str) -> str:
    """A kind the register keeps. Raises UnknownKey: 404."""
    if kind not in KINDS:
        raise UnknownKey("kind", kind, known=tuple(KINDS))
    return kind


def _told(row: Keyed) -> dict[str, str]:
    return {"kind": kind_of(row), "key": row.key, "name": str(row)}
