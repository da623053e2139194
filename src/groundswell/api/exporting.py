"""An evaluator's pseudonymised copy over the API: the same rows and manifest as on the page, and who holds copies."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_noop as _
from ninja import Field, Router, Schema
from pydantic import ConfigDict

from groundswell.api import writing
from groundswell.api.asked import Day, Name, asker_on
from groundswell.api.mistakes import UnknownKey
from groundswell.api.register_shapes import Mistake
from groundswell.api.writing import REFUSALS
from groundswell.threads.actions.exporting import Project, export_for, exports_of
from groundswell.threads.evaluation import places_of

router = Router(tags=["exports"], by_alias=True)

Said = Annotated[str, Field(max_length=300, pattern=r"^[^\x00]*$")]


class NewCopy(Schema):
    """What the copy is for, and until when it is kept."""

    model_config = ConfigDict(extra="forbid")

    place: Name = Field(description=_("The key of the place; you are its evaluator."))
    project: Said = Field(description=_("The project. Pseudonyms differ from project to project."))
    purpose: Said = Field(description=_("What it is for."))
    recipient: Said = Field(description=_("Who will hold it."))
    last_day: Day = Field(description=_("The last day it is kept, within a year."))


class Manifest(Schema):
    """What the copy is, and how to check its rows."""

    format: str = Field(description=_("The name of this format."))
    export: str = Field(description=_("The copy's key."))
    made_on: dt.date = Field(description=_("The day it was made."))
    place: str = Field(description=_("The key of the place."))
    project: str = Field(description=_("The project."))
    purpose: str = Field(description=_("What it is for."))
    recipient: str = Field(description=_("Who holds it."))
    delete_after: dt.date = Field(description=_("The last day it may be kept."))
    rows: dict[str, int] = Field(description=_("How many rows of each kind."))
    sha256_of_rows: str = Field(description=_("Of the rows, so that a change shows."))
    alike_at_least: int = Field(description=_("How many rows share month, place, form, origin and age."))
    coarsened: bool = Field(description=_("Whether some are told less closely for that."))
    left_out: bool = Field(description=_("Whether some were left out for that."))


class Rows(Schema):
    """The rows: pseudonyms, no day, no name, no title."""

    voices: list[dict[str, str]] = Field(description=_("A voice a row; * stands for any."))
    threads: list[dict[str, Any]] = Field(description=_("A thread a row."))
    steps: list[dict[str, str]] = Field(description=_("A step a row: acts done in a public role."))


class Copy(Schema):
    """The whole copy, byte for byte the file that the page gives."""

    manifest: Manifest = Field(description=_("What it is."))
    rows: Rows = Field(description=_("Its rows."))


class CopyMade(Schema):
    """A copy that was made."""

    key: str = Field(description=_("The copy's key."))
    project: str = Field(description=_("The project."))
    purpose: str = Field(description=_("What it is for."))
    recipient: str = Field(description=_("Who holds it."))
    last_day: dt.date = Field(description=_("The last day it may be kept."))
    is_over: bool = Field(description=_("true: that day has passed. Delete it."))
    sha256_of_rows: str = Field(description=_("Of its rows."))


@router.post(
    "/exports/evaluation", response={200: Copy, **REFUSALS}, auth=writing.router.auth,
    summary="Make a copy for evaluation", operation_id="export_evaluation", url_name="export_evaluation",
)  # fmt: skip
def export_evaluation(request: HttpRequest, asked: NewCopy) -> HttpResponse:
    """For the place's evaluator, signed in with both steps; a token is refused."""
    asker = asker_on(request)
    place = next((one for one in places_of(asker) if one.key == asked.place), None)
    if place is None:
        raise UnknownKey("place", asked.place, known=tuple(one.key for one in places_of(asker)))
    project = Project(asked.project, asked.purpose, asked.recipient, asked.last_day)
    _made, rows = export_for(asker, place, project)
    answer = HttpResponse(rows, content_type="application/json")
    answer["Cache-Control"] = "private, no-store"
    return answer


@router.get(
    "/exports", response={200: list[CopyMade], 401: Mistake, 403: Mistake, 422: Mistake},
    summary="The copies you made", operation_id="exports", url_name="exports",
)  # fmt: skip
def exports(request: HttpRequest) -> list[dict[str, Any]]:
    """The newest first; those past their last day are to be deleted."""
    asker = asker_on(request)
    return [
        {
            "key": one.key,
            "project": one.project,
            "purpose": one.purpose,
            "recipient": one.recipient,
            "last_day": one.expires_on,
            "is_over": one.expires_on < asker.today,
            "sha256_of_rows": one.sha256,
        }
        for one in exports_of(asker)
    ]
