"""Stories over the API: to read, to look at before they are kept, to bring in, and to forget."""

from __future__ import annotations

from typing import Annotated, Any

from django.http import HttpRequest
from django.utils.translation import gettext_noop as _
from ninja import Field, Path, Query, Router, Schema, Status
from pydantic import ConfigDict, StrictInt

from groundswell.api import writing
from groundswell.api.asked import Name, Paged, asker_on
from groundswell.api.mistakes import UnknownKey
from groundswell.api.register_shapes import Mistake, Written
from groundswell.api.story_shapes import Stories, StoryPreview, StoryShown
from groundswell.api.writing import REFUSALS
from groundswell.interchange.story.read import MOST_PARAGRAPHS
from groundswell.interchange.story.shown import apart_as_json, story_as_json, story_line_as_json
from groundswell.interchange.story.taking_in import TakenApart, take_apart, take_in_story
from groundswell.interchange.story.text import MOST_BYTES
from groundswell.records.asking import Asker
from groundswell.register.models import Place
from groundswell.register.rules import may_lead
from groundswell.threads.actions.telling_stories import LONGEST_SOURCE, forget_story
from groundswell.threads.models import Story
from groundswell.threads.rules import require
from groundswell.threads.stories_seen import stories_seen, story_seen

router = Router(tags=["stories"], by_alias=True)

Numbers = Annotated[
    list[Annotated[StrictInt, Field(ge=1, le=MOST_PARAGRAPHS)]], Field(max_length=MOST_PARAGRAPHS)
]


class NewStory(Schema):
    """A story to bring in."""

    model_config = ConfigDict(extra="forbid")

    place: Name = Field(description=_("The key of the place it is about. You lead it."))
    text: Annotated[str, Field(max_length=MOST_BYTES)] = Field(
        description=_("The whole text: the title on its first line, empty lines between paragraphs.")
    )
    keep_both: Numbers = Field([], description=_("Nearly the same as another paragraph: keep these too."))
    keep_once: Numbers = Field(
        [], description=_("Nearly the same as another paragraph: keep the first only.")
    )
    source: Annotated[str, Field(max_length=LONGEST_SOURCE, pattern=r"^[^\x00]*$")] = Field(
        "", description=_("Where the text comes from.")
    )


@router.get(
    "/stories",
    response={200: Stories, 422: Mistake},
    summary="The stories, and how much of each has evidence",
    operation_id="stories",
    url_name="stories",
)
def stories(request: HttpRequest, asked: Query[Paged]) -> dict[str, Any]:
    """By title. Telling is not evidence."""
    asker = asker_on(request)
    rows = Story.objects.visible_to(asker).select_related("place")
    part = list(rows[asked.offset : asked.offset + asked.limit])
    return {"count": rows.count(), "stories": [story_line_as_json(one) for one in stories_seen(asker, part)]}


@router.get(
    "/stories/{key}",
    response={200: StoryShown, 404: Mistake, 422: Mistake},
    summary="One story, sentence by sentence",
    operation_id="story",
    url_name="story",
)
def story(request: HttpRequest, key: Path[Name]) -> dict[str, Any]:
    """Each claim with the paragraphs it stands in and how sure it is."""
    asker = asker_on(request)
    return story_as_json(story_seen(asker, _story(asker, key)))


@router.post(
    "/story-previews", response={200: StoryPreview, **REFUSALS}, auth=writing.router.auth,
    summary="What bringing a story in would keep", operation_id="preview_story", url_name="preview_story",
)  # fmt: skip
def preview_story(request: HttpRequest, asked: NewStory) -> dict[str, Any]:
    """Nothing is kept."""
    asker = asker_on(request)
    _place_led(asker, asked)
    return apart_as_json(_apart(asked))


@router.post(
    "/stories", response={201: StoryShown, **REFUSALS}, auth=writing.router.auth,
    summary="Bring a story in", operation_id="import_story", url_name="stories",
)  # fmt: skip
def import_story(request: HttpRequest, asked: NewStory) -> Status[dict[str, Any]]:
    """Each sentence becomes a claim; all of them, or nothing and the reason."""
    asker = asker_on(request)
    place = _place_led(asker, asked)
    kept = take_in_story(asker, _apart(asked), place, source=asked.source)
    return Status(201, story_as_json(story_seen(asker, kept)))


@router.post(
    "/stories/{key}/forget", response={200: Written, **REFUSALS}, auth=writing.router.auth,
    summary="Delete a story with its claims", operation_id="forget_story", url_name="forget_story",
)  # fmt: skip
def forget(request: HttpRequest, key: Path[Name]) -> dict[str, str]:
    """Their links, tests and evidence go with them."""
    asker = asker_on(request)
    found = _story(asker, key)
    forget_story(asker, found)
    return {"kind": "story", "key": found.key, "name": found.title}


def _apart(asked: NewStory) -> TakenApart:
    return take_apart(asked.text, keep_both=asked.keep_both, keep_once=asked.keep_once)


def _place_led(asker: Asker, asked: NewStory) -> Place:
    """The place, which the asker leads. Raises UnknownKey, MayNot."""
    found = Place.objects.filter(key=asked.place).first()
    if found is None:
        raise UnknownKey("place", asked.place, known=tuple(Place.objects.values_list("key", flat=True)))
    require(may_lead(asker, found))
    return found


def _story(asker: Asker, key: str) -> Story:
    """The story with this key. Raises UnknownKey: 404."""
    rows = Story.objects.visible_to(asker).select_related("place")
    found: Story | None = rows.filter(key=key).first()
    if found is None:
        raise UnknownKey("story", key, known=tuple(rows.values_list("key", flat=True)))
    return found
