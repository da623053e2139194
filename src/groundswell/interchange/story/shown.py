"""Stories as plain values: what the API answers and `--json` prints."""

from __future__ import annotations

from typing import Any

from groundswell.interchange.story.taking_in import NearPair, TakenApart, found_sentence
from groundswell.threads.stories_seen import ClaimTold, StoryTold, evidenced_finding


def story_line_as_json(told: StoryTold) -> dict[str, Any]:
    """A story as it stands in a list."""
    story = told.story
    return {
        "key": story.key,
        "title": story.title,
        "author": story.author,
        "told_on": story.told_on.isoformat() if story.told_on else None,
        "place": {"key": story.place.key, "name": story.place.name},
        "claims": len(told.claims),
        "evidenced": told.evidenced,
        "percent_evidenced": told.percent,
        "finding": evidenced_finding(told),
    }


def story_as_json(told: StoryTold) -> dict[str, Any]:
    """A story with its claims, what was told twice, and the pictures that are missing."""
    return {
        **story_line_as_json(told),
        "source": told.story.source,
        "sha256": told.story.sha256,
        "sentences": [_claim(one) for one in told.claims],
        "repeated": told.story.repeated,
        "missing": told.story.missing,
    }


def apart_as_json(apart: TakenApart) -> dict[str, Any]:
    """What bringing a text in would keep."""
    told = apart.told
    return {
        "title": told.title,
        "author": told.author,
        "told_on": told.told_on.isoformat() if told.told_on else None,
        "sha256": told.sha256,
        "finding": found_sentence(apart),
        "sentences": [
            {"number": number, "text": claim.text, "paragraphs": list(claim.paragraphs)}
            for number, claim in enumerate(apart.claims, start=1)
        ],
        "repeated": [
            {"paragraph": one.paragraph, "same_as": one.same_as, "exact": one.exact}
            for one in apart.kept_once
        ],
        "nearly": [_near(pair) for pair in apart.near],
        "missing": [{"paragraph": one.paragraph, "text": one.text} for one in apart.missing],
        "headings": list(told.headings),
        "marks": [
            {"sentence": mark.sentence, "kind": mark.found.kind.value, "text": mark.found.text}
            for mark in apart.marks
        ],
    }


def _near(pair: NearPair) -> dict[str, Any]:
    return {
        "paragraph": pair.later.number,
        "same_as": pair.earlier.number,
        "percent": pair.percent,
        "text": pair.later.text,
        "same_as_text": pair.earlier.text,
        "decided": pair.decided or "not_yet",
    }


def _claim(told: ClaimTold) -> dict[str, Any]:
    return {
        "key": told.claim.key,
        "number": told.claim.number,
        "text": told.claim.text,
        "paragraphs": told.claim.paragraphs,
        "strength": told.strength.name.lower(),
        "pieces": told.pieces,
    }
