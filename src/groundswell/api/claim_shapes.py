"""The shapes of contribution claims, each field with its meaning. “claims_shapes” are another thing: could and did."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext_noop as _
from ninja import Field, Schema


class TestTold(Schema):
    """A test of a link or of another explanation."""

    number: int = Field(description=_("Its number, to answer it by."))
    kind: str = Field(description=_("straw, hoop, smoking_gun or doubly_decisive."))
    question: str = Field(description=_("What is asked."))
    result: str = Field(description=_("passed, failed or not_yet."))
    note: str = Field(description=_("What was found."))
    tested_on: dt.date | None = Field(description=_("On which day; null where it is not done."))


class LinkTold(Schema):
    """A link: this helped bring about that."""

    number: int = Field(description=_("Its number in the claim, from 1."))
    cause: str = Field(description=_("What came first."))
    effect: str = Field(description=_("What it helped bring about."))
    cause_day: dt.date | None = Field(
        description=_("The day of the first; null where it is not known to you.")
    )
    effect_day: dt.date | None = Field(
        description=_("The day of the second; null where it is not known to you.")
    )
    date_order: str = Field(description=_("passed, same_day, failed or not_recorded."))
    standing: str = Field(description=_("ruled_out, not_tested, possible, supported or decisive."))
    tests: list[TestTold] = Field(description=_("Its tests."))


class RivalTold(Schema):
    """Another explanation of the same change."""

    number: int = Field(description=_("Its number, to test it by."))
    text: str = Field(description=_("What it says."))
    standing: str = Field(description=_("ruled_out, not_tested, possible, supported or decisive."))
    tests: list[TestTold] = Field(description=_("Its tests."))


class ClaimTold(Schema):
    """A claim, weighed."""

    key: str = Field(description=_("The claim's key."))
    text: str = Field(description=_("What it says."))
    thread: str = Field(description=_("The key of its thread; empty where it is on none."))
    story: str = Field(description=_("The key of the story it stands in; empty where it stands in none."))
    finding: str = Field(description=_("What it all adds up to, in one or two sentences."))
    standing: str = Field(description=_("That of its weakest link."))
    strength: str = Field(description=_("How strong its evidence is: claimed, documented_draft and so on."))
    pieces: int = Field(description=_("How many pieces of evidence it has."))
    links: list[LinkTold] = Field(description=_("Its links, the weakest first."))
    rivals: list[RivalTold] = Field(description=_("Other explanations."))


class ClaimsTold(Schema):
    """Claims."""

    count: int = Field(description=_("How many there are."))
    claims: list[ClaimTold] = Field(description=_("Each of them."))
