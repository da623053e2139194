"""The shapes of stories, each field with its meaning. Telling is not evidence."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext_noop as _
from ninja import Field, Schema

from groundswell.api.register_shapes import Named


class KeptOnceTold(Schema):
    """A paragraph that is not kept again."""

    paragraph: int = Field(description=_("Its number in the story, from 1."))
    same_as: int = Field(description=_("The paragraph that stands for it."))
    exact: bool = Field(description=_("true: word for word; false: nearly, and somebody said “keep once”."))


class MissingTold(Schema):
    """A picture that is missing."""

    paragraph: int = Field(description=_("The paragraph it came after; 0 above the first."))
    text: str = Field(description=_("What stands in its place."))


class ClaimOfStory(Schema):
    """One sentence of a story: a claim, and how sure it is."""

    key: str = Field(description=_("The claim's key."))
    number: int = Field(description=_("Its number in the story, from 1."))
    text: str = Field(description=_("The sentence."))
    paragraphs: list[int] = Field(description=_("Every paragraph it stands in."))
    strength: str = Field(description=_("How strong its evidence is: claimed, documented_draft and so on."))
    pieces: int = Field(description=_("How many pieces of evidence it has."))


class StoryLine(Schema):
    """A story as it stands in a list."""

    key: str = Field(description=_("The story's key."))
    title: str = Field(description=_("Its title."))
    author: str = Field(description=_("Who told it; empty where it does not say."))
    told_on: dt.date | None = Field(description=_("When it was told; null where it does not say."))
    place: Named = Field(description=_("The place it is about."))
    claims: int = Field(description=_("How many claims it makes."))
    evidenced: int = Field(description=_("How many are documented in draft or stronger."))
    percent_evidenced: int = Field(description=_("The share of them; neither 0 nor 100 unless none or all."))
    finding: str = Field(description=_("The same in one sentence."))


class Stories(Schema):
    """A part of the list of stories."""

    count: int = Field(description=_("How many there are in all."))
    stories: list[StoryLine] = Field(description=_("The stories, by title."))


class StoryShown(StoryLine):
    """A story with its claims."""

    source: str = Field(description=_("Where the text comes from."))
    sha256: str = Field(
        description=_("SHA-256 of the text as it was read: line feeds alone, NFC, no spaces round it.")
    )
    sentences: list[ClaimOfStory] = Field(description=_("Each claim, in the order of the story."))
    repeated: list[KeptOnceTold] = Field(description=_("Paragraphs told twice and kept once."))
    missing: list[MissingTold] = Field(description=_("Pictures that are missing."))


class SentenceFound(Schema):
    """A sentence that would become a claim."""

    number: int = Field(description=_("Its number, from 1."))
    text: str = Field(description=_("The sentence."))
    paragraphs: list[int] = Field(description=_("Every paragraph it stands in."))


class NearlyTold(Schema):
    """Two paragraphs that are nearly alike."""

    paragraph: int = Field(description=_("The later one."))
    same_as: int = Field(description=_("The earlier one."))
    percent: int = Field(description=_("Of the runs of three words that either has, how many both have."))
    text: str = Field(description=_("The later one's text."))
    same_as_text: str = Field(description=_("The earlier one's text."))
    decided: str = Field(description=_("both, once or not_yet."))


class MarkFound(Schema):
    """Something that could tell who somebody is."""

    sentence: int = Field(description=_("The sentence it stands in; 0 for the title."))
    kind: str = Field(description=_("nhs_number, email, phone, birth_date or postcode."))
    text: str = Field(description=_("What was found. An NHS number is never kept."))


class StoryPreview(Schema):
    """What bringing a text in would keep."""

    title: str = Field(description=_("Its title."))
    author: str = Field(description=_("Who told it; empty where it does not say."))
    told_on: dt.date | None = Field(description=_("When it was told; null where it does not say."))
    sha256: str = Field(description=_("SHA-256 of the text as it was read."))
    finding: str = Field(description=_("What was found, in one sentence."))
    sentences: list[SentenceFound] = Field(description=_("The sentences that would become claims."))
    repeated: list[KeptOnceTold] = Field(description=_("Paragraphs that would be kept once."))
    nearly: list[NearlyTold] = Field(description=_("Paragraphs that are nearly alike: say what to keep."))
    missing: list[MissingTold] = Field(description=_("Pictures that are missing."))
    marks: list[MarkFound] = Field(
        description=_("What could tell who somebody is. Everyone may read a story.")
    )
    headings: list[str] = Field(description=_("Lines that are no sentences, so no claims."))
