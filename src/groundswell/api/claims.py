"""Contribution claims over the API: to read, and to make and test by the same actions as the pages."""

from __future__ import annotations

from typing import Any, Literal

from django.http import HttpRequest
from django.utils.translation import gettext_noop as _
from ninja import Field, Path, Query, Router, Status

from groundswell.api import writing
from groundswell.api.asked import Day, Name, Paged, asker_on
from groundswell.api.claim_shapes import ClaimsTold, ClaimTold
from groundswell.api.mistakes import UnknownKey
from groundswell.api.register_shapes import Mistake
from groundswell.api.thread_writing import Given, Key, Line, Text
from groundswell.api.threads import thread_of
from groundswell.api.writing import REFUSALS
from groundswell.interchange.threads_file.claims_from_texts import (
    answer_test_from,
    claim_from,
    link_from,
    rival_from,
    test_from,
)
from groundswell.records.asking import Asker
from groundswell.threads.claims_seen import claim_seen, claims_seen, claims_to_see
from groundswell.threads.models import Claim
from groundswell.threads.shown_claims import claim_as_json

router = Router(tags=["claims"], by_alias=True)


class NewClaim(Given):
    """A claim of a thread."""

    thread: Key = Field(description=_("The thread's key."))
    text: Text = Field(description=_("One sentence: this helped bring about that."))


class NewLink(Given):
    """A link of a claim."""

    cause: Line = Field(description=_("What came first."))
    effect: Line = Field(description=_("What it helped bring about."))
    cause_step: Key = Field("", description=_("The key of the step of its thread that the first was."))
    effect_step: Key = Field("", description=_("The key of the step of its thread that the second was."))
    cause_day: Day | None = Field(None, description=_("Its day, where no step gives it."))
    effect_day: Day | None = Field(None, description=_("Its day, where no step gives it."))


class NewRival(Given):
    """Another explanation."""

    text: Line = Field(description=_("What else could have brought it about."))


class NewTest(Given):
    """A test of a link or of another explanation: name one of the two."""

    link: int = Field(0, ge=0, description=_("The link's number."))
    rival: int = Field(0, ge=0, description=_("The other explanation's number."))
    kind: Literal["straw", "hoop", "smoking_gun", "doubly_decisive"] = Field(
        description=_("What kind of test it is.")
    )
    question: Line = Field(description=_("What is asked."))


class NewTestAnswer(Given):
    """How a test came out."""

    test: int = Field(ge=1, description=_("The test's number, as the claim gives it."))
    result: Literal["passed", "failed", "not_yet"] = Field(description=_("not_yet takes an answer back."))
    note: Line = Field("", description=_("What was found."))
    day: Day | None = Field(None, description=_("On which day; today where none is given."))


@router.get(
    "/claims", response={200: ClaimsTold, 422: Mistake}, summary="Claims, and how each stands",
    operation_id="claims", url_name="claims",
)  # fmt: skip
def claims(request: HttpRequest, asked: Query[Paged]) -> dict[str, Any]:
    """Those you may see: of stories, and of threads you may see."""
    asker = asker_on(request)
    rows = claims_to_see(asker).order_by("id")
    page = claims_seen(asker, rows[asked.offset : asked.offset + asked.limit])
    return {"count": rows.count(), "claims": [claim_as_json(one) for one in page]}


@router.get(
    "/claims/{key}", response={200: ClaimTold, 404: Mistake, 422: Mistake}, summary="One claim",
    operation_id="claim", url_name="claim",
)  # fmt: skip
def claim(request: HttpRequest, key: Path[Name]) -> dict[str, Any]:
    """Its links weakest first, its tests, and its other explanations."""
    return _told(asker_on(request), key)


@router.post(
    "/claims", response={201: ClaimTold, **REFUSALS}, summary="Make a claim",
    operation_id="make_claim", url_name="claims", auth=writing.router.auth,
)  # fmt: skip
def make_claim(request: HttpRequest, asked: NewClaim) -> Status[dict[str, Any]]:
    """It stands as claimed until it has evidence."""
    asker = asker_on(request)
    return Status(
        201, _told(asker, claim_from(thread_of(asker, asked.thread), {"text": asked.text}, asker).key)
    )


@router.post(
    "/claims/{key}/links", response={201: ClaimTold, **REFUSALS}, summary="Add a link to a claim",
    operation_id="link_claim", url_name="link_claim", auth=writing.router.auth,
)  # fmt: skip
def link_claim(request: HttpRequest, key: Path[Name], asked: NewLink) -> Status[dict[str, Any]]:
    """Whether the cause came first is checked by itself."""
    return _added(asker_on(request), key, link_from, asked)


@router.post(
    "/claims/{key}/rivals", response={201: ClaimTold, **REFUSALS}, summary="Add another explanation",
    operation_id="rival_claim", url_name="rival_claim", auth=writing.router.auth,
)  # fmt: skip
def rival_claim(request: HttpRequest, key: Path[Name], asked: NewRival) -> Status[dict[str, Any]]:
    """What else could have brought the same change about."""
    return _added(asker_on(request), key, rival_from, asked)


@router.post(
    "/claims/{key}/tests", response={201: ClaimTold, **REFUSALS}, summary="Add a test to a claim",
    operation_id="add_claim_test", url_name="add_claim_test", auth=writing.router.auth,
)  # fmt: skip
def add_claim_test(request: HttpRequest, key: Path[Name], asked: NewTest) -> Status[dict[str, Any]]:
    """Of one of its links, or of another explanation."""
    return _added(asker_on(request), key, test_from, asked)


@router.post(
    "/claims/{key}/answers", response={200: ClaimTold, **REFUSALS}, summary="Answer a test",
    operation_id="answer_claim_test", url_name="answer_claim_test", auth=writing.router.auth,
)  # fmt: skip
def answer_claim_test(request: HttpRequest, key: Path[Name], asked: NewTestAnswer) -> dict[str, Any]:
    """It may be answered again."""
    asker = asker_on(request)
    answer_test_from(claim_of(asker, key), asked.texts(), asker)
    return _told(asker, key)


def claim_of(asker: Asker, key: str) -> Claim:
    """The claim with this key, that the asker may see. Raises UnknownKey: 404."""
    found: Claim | None = claims_to_see(asker).filter(key=key).first()
    if found is None:
        raise UnknownKey("claim", key)
    return found


def _added(asker: Asker, key: str, adds: Any, asked: Given) -> Status[dict[str, Any]]:
    texts = {name: text for name, text in asked.texts().items() if text != "0"}
    adds(claim_of(asker, key), texts, asker)
    return Status(201, _told(asker, key))


def _told(asker: Asker, key: str) -> dict[str, Any]:
    return claim_as_json(claim_seen(asker, claim_of(asker, key)))
