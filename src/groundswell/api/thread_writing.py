"""Writing threads over the API, by the same actions as the pages: open, step, answer, evidence, positions, close."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from django.http import HttpRequest
from django.utils.translation import gettext_noop as _
from ninja import Field, Path, Router, Schema, Status
from pydantic import ConfigDict

from groundswell.api import writing
from groundswell.api.asked import Day, Name, asker_on
from groundswell.api.mistakes import UnknownKey
from groundswell.api.thread_shapes import StepTold, ThreadTold
from groundswell.api.threads import thread_of, told_thread
from groundswell.api.writing import REFUSALS
from groundswell.interchange.threads_file.from_texts import answer_from, evidence_from, step_from, thread_from
from groundswell.planner.shown_threads import step_as_json
from groundswell.records.asking import Asker
from groundswell.threads import actions
from groundswell.threads.inside import may_answer
from groundswell.threads.models import Step
from groundswell.threads.way import way_of

router = Router(tags=["threads"], auth=writing.router.auth, by_alias=True)

Line = Annotated[str, Field(max_length=1_000, pattern=r"^[^\x00]*$")]
Text = Annotated[str, Field(max_length=20_000, pattern=r"^[^\x00]*$")]
Key = Annotated[str, Field(max_length=200, pattern=r"^[^\x00]*$")]


class Given(Schema):
    """What a call gives; a field nobody knows is refused."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)

    def texts(self) -> dict[str, str]:
        """The fields as the actions' door takes them: days as text, truths as yes; empty ones left out."""
        told = self.model_dump(by_alias=True, mode="json")
        return {name: _as_text(value) for name, value in told.items() if value not in ("", None, False)}


def _as_text(value: Any) -> str:
    return "yes" if value is True else str(value)


class NewThread(Given):
    """A thread from what was said at a forum."""

    title: Line = Field(description=_("What it is called, in a few plain words."))
    said_at: Key = Field(description=_("The key of the meeting where it was said."))
    population: Line = Field(description=_("For whom."))
    inequality: Text = Field("", description=_("What is unequal now."))
    change_wanted: Text = Field("", description=_("The change it wants."))
    target_kind: Key = Field("not_stated", description=_("What would have to change."))
    target: Line = Field("", description=_("Which one."))
    subject: Key = Field("", description=_("The key of its subject on agendas."))
    owner: Key = Field("", description=_("The key of the person who looks after it."))


class NewStep(Given):
    """A step: its kind, and what that kind needs. Rows are named by their keys."""

    kind: Literal[
        "carried", "tabled", "discussed", "decided", "resourced", "changed", "public_call", "seen_by"
    ] = Field(description=_("What kind of step it is."))
    state: Literal["happened", "intended"] = Field(
        "happened", description=_("intended: it is meant to happen; we ask the day after.")
    )
    from_: Key = Field("", alias="from", description=_("From which meeting."))
    to: Key = Field("", description=_("To which meeting."))
    item: Key = Field("", description=_("Under which item. What happened names it."))
    carrier: Key = Field("", description=_("Through whom: the person's key."))
    listener: Key = Field("", description=_("For seen_by: who saw it."))
    paper: Key = Field("", description=_("With which paper."))
    words: Text = Field("", description=_("The exact words it carries."))
    what: Text = Field("", description=_("What was given, changed or called for."))
    day: Day | None = Field(None, description=_("On which day, where no meeting says it."))


class NewAnswer(Given):
    """Did it happen?"""

    answer: Literal["happened", "not_heard", "declined", "deferred", "did_not_happen"] = Field(
        description=_("What became of it. The intention stays.")
    )
    item: Key = Field("", description=_("For happened: under which item."))
    later: Key = Field("", description=_("For deferred: to which meeting."))
    note: Line = Field("", description=_("A note."))


class NewEvidence(Given):
    """A piece of evidence: its kind, and what that kind needs. Files are added on the page."""

    kind: Literal["minute", "paper", "post", "reply", "reaction", "statement"] = Field(
        description=_("What kind of evidence it is.")
    )
    meeting: Key = Field("", description=_("For a minute: the meeting's key."))
    item: Key = Field("", description=_("For a minute: the item's key."))
    reference: Line = Field("", description=_("Where in it."))
    paper: Key = Field("", description=_("For a paper: its key."))
    given_by: Key = Field("", description=_("For a reply, reaction or statement: who gave it."))
    address: Line = Field("", description=_("The post's address."))
    author_shown: Line = Field("", description=_("The author as shown."))
    platform: Line = Field("", description=_("Where it was posted."))
    is_public_figure: bool = Field(False, description=_("true: the author acts in a public role."))
    dated: Day | None = Field(None, description=_("Its own date."))
    text: Text = Field("", description=_("The text as it stands: the post may be deleted later."))


class NewWords(Given):
    """A new version of the words a step carries."""

    words: Text = Field(description=_("The exact words."))


class Closing(Given):
    """How a thread is closed."""

    closing: Literal["done", "stopped", "taken_over"] = Field(description=_("Closed as what."))
    reason: Text = Field("", description=_("Why. Needed, unless it is done and everybody was told."))


@router.post(
    "/forums/{key}/threads", response={201: ThreadTold, **REFUSALS}, summary="Open a thread",
    operation_id="open_thread", url_name="open_thread",
)  # fmt: skip
def open_thread(request: HttpRequest, key: Path[Name], asked: NewThread) -> Status[dict[str, Any]]:
    """Seen by members until two people let everyone see it."""
    asker = asker_on(request)
    made = thread_from({**asked.texts(), "forum": key}, asker)
    return Status(201, told_thread(thread_of(asker, made.key), asker))


@router.post(
    "/threads/{key}/steps", response={201: StepTold, **REFUSALS}, summary="Add a step to a thread",
    operation_id="add_step", url_name="add_step",
)  # fmt: skip
def add_step(request: HttpRequest, key: Path[Name], asked: NewStep) -> Status[dict[str, Any]]:
    """No status without the meeting and the item that caused it."""
    asker = asker_on(request)
    return Status(201, told_step(step_from(thread_of(asker, key), asked.texts(), asker), asker))


@router.post(
    "/steps/{key}/answer", response={200: StepTold, **REFUSALS}, summary="Say whether it happened",
    operation_id="answer_step", url_name="answer_step",
)  # fmt: skip
def answer_step(request: HttpRequest, key: Path[Name], asked: NewAnswer) -> dict[str, Any]:
    """What was meant stays, whatever the answer."""
    asker = asker_on(request)
    step = _step(asker, key)
    answer_from(step, asked.texts(), asker)
    return told_step(step, asker)


@router.post(
    "/steps/{key}/words", response={200: StepTold, **REFUSALS}, summary="Keep a new version of the words",
    operation_id="word_step", url_name="word_step",
)  # fmt: skip
def word_step(request: HttpRequest, key: Path[Name], asked: NewWords) -> dict[str, Any]:
    """Versions before stay. A resident's own words go only where they allowed it."""
    asker = asker_on(request)
    step = _step(asker, key)
    actions.word(asker, step, asked.words)
    return told_step(step, asker)


@router.post(
    "/steps/{key}/evidence", response={201: StepTold, **REFUSALS}, summary="Add evidence to a step",
    operation_id="attach_evidence", url_name="attach_evidence",
)  # fmt: skip
def attach_evidence(request: HttpRequest, key: Path[Name], asked: NewEvidence) -> Status[dict[str, Any]]:
    """The text of a post is kept as it stood, with its SHA-256."""
    asker = asker_on(request)
    step = _step(asker, key)
    evidence_from(step, asked.texts(), asker)
    return Status(201, told_step(step, asker))


@router.post(
    "/steps/{key}/heard", response={200: StepTold, **REFUSALS}, summary="What was seen becomes heard",
    operation_id="heard_step", url_name="heard_step",
)  # fmt: skip
def heard_step(request: HttpRequest, key: Path[Name]) -> dict[str, Any]:
    """Only with the listener's own act among its evidence."""
    asker = asker_on(request)
    return told_step(actions.heard(asker, _step(asker, key)), asker)


@router.post(
    "/threads/{key}/close", response={200: ThreadTold, **REFUSALS}, summary="Close a thread",
    operation_id="close_thread", url_name="close_thread",
)  # fmt: skip
def close_thread(request: HttpRequest, key: Path[Name], asked: Closing) -> dict[str, Any]:
    """As done only when those who spoke were told, or with the reason."""
    asker = asker_on(request)
    found = thread_of(asker, key)
    actions.close_thread(asker, found, closing=asked.closing, reason=asked.reason)
    return told_thread(found, asker)


@router.post(
    "/threads/{key}/reopen", response={200: ThreadTold, **REFUSALS}, summary="Open a closed thread again",
    operation_id="reopen_thread", url_name="reopen_thread",
)  # fmt: skip
def reopen_thread(request: HttpRequest, key: Path[Name]) -> dict[str, Any]:
    """It goes on where it stood."""
    asker = asker_on(request)
    return told_thread(actions.reopen_thread(asker, thread_of(asker, key)), asker)


def _step(asker: Asker, key: str) -> Step:
    """The step the asker may see, or is asked about. Raises UnknownKey: 404."""
    rows = Step.objects.select_related("thread__place", "thread__forum", "to_meeting__forum")
    found: Step | None = rows.visible_to(asker).filter(key=key).first()
    if found is None:
        own: Step | None = rows.filter(key=key).first()
        found = own if own is not None and not asker.is_public and may_answer(asker, own) else None
    if found is None:
        raise UnknownKey("step", key)
    return found


def told_step(step: Step, asker: Asker) -> dict[str, Any]:
    """The step as it now stands, where the asker may see it."""
    told = next((t for t in way_of(step.thread, asker).steps if t.step.pk == step.pk), None)
    if told is None:
        raise UnknownKey("step", step.key)
    return step_as_json(told)
