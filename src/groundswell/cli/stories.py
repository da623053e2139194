"""`import story` and `story list`, `show`, `forget`: a story told by somebody, taken apart into claims."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from groundswell.cli.could_and_did import CannotRead
from groundswell.cli.home import open_for
from groundswell.cli.journeys import AsJson, AsPublic, Today
from groundswell.cli.saying import said as _
from groundswell.cli.saying import tell, tell_json, tell_paragraph
from groundswell.errors import GroundswellError

if TYPE_CHECKING:
    from groundswell.interchange.story.taking_in import TakenApart
    from groundswell.records.asking import Asker
    from groundswell.register.models import Place
    from groundswell.threads.models import Story
    from groundswell.threads.stories_seen import StoryTold

family = typer.Typer(
    help="Stories somebody told, sentence by sentence.", no_args_is_help=True, rich_markup_mode=None
)
Key = Annotated[str, typer.Argument(metavar="STORY", help="The story's key, as “story list” gives it.")]


class UnknownStory(GroundswellError):
    """No story has this key, or no place answers to this name."""

    code = "unknown_key"

    def __init__(self, kind: str, key: str, *, known: list[str]) -> None:
        told = _("No {kind} here has the key “{key}”.").format(kind=kind, key=key[:100])
        remedy = _("There are: {names}.").format(names=", ".join(known[:20])) if known else ""
        super().__init__(told, remedy=remedy or _("Add one first."))


class NoNumbers(GroundswellError):
    """What was typed is no list of paragraphs."""

    code = "no_numbers"
    remedy = "Type the numbers of paragraphs with commas between them: 3,5."

    def __init__(self, typed: str) -> None:
        super().__init__(_("“{typed}” is no list of numbers.").format(typed=typed[:40]), field="keep_both")


@family.callback()
def story() -> None:
    """Stories somebody told, sentence by sentence."""


def add_to(app: typer.Typer) -> None:
    """Add this family's commands."""
    app.add_typer(family, name="story")


def add_verbs(taking: typer.Typer) -> None:
    """Add `import story` to what takes files in."""
    taking.command("story")(import_story)


def import_story(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The story as plain text (UTF-8).")],
    place: Annotated[str, typer.Option("--place", metavar="PLACE", help="The place it is about.")],
    preview: Annotated[bool, typer.Option("--preview", help="Say what would be kept; keep nothing.")] = False,
    keep_both: Annotated[
        str,
        typer.Option("--keep-both", metavar="3,5", help="Nearly the same as another: keep these too."),
    ] = "",
    keep_once: Annotated[
        str,
        typer.Option("--keep-once", metavar="3,5", help="Nearly the same as another: keep the first only."),
    ] = "",
    source: Annotated[str, typer.Option("--source", help="Where the text comes from.")] = "",
    as_json: AsJson = False,
) -> None:
    """Take in a story: each sentence becomes a claim. All or nothing."""
    asker = open_for()
    from groundswell.interchange.story.shown import apart_as_json, story_as_json
    from groundswell.interchange.story.taking_in import found_sentence, take_apart, take_in_story
    from groundswell.threads.stories_seen import evidenced_finding, story_seen

    where = _place_named(place)
    apart = take_apart(_read(file), keep_both=_numbers(keep_both), keep_once=_numbers(keep_once))
    if preview:
        tell_json(apart_as_json(apart)) if as_json else _tell_preview(apart)
        return
    kept = story_seen(asker, take_in_story(asker, apart, where, source=source))
    if as_json:
        tell_json({**story_as_json(kept), "found": found_sentence(apart)})
        return
    tell_paragraph(found_sentence(apart))
    told = {"title": kept.story.title, "key": kept.story.key, "finding": evidenced_finding(kept)}
    tell_paragraph(_("Took in {title} [{key}]. {finding}").format(**told))


@family.command("list")
def list_stories(as_public: AsPublic = False, as_json: AsJson = False) -> None:
    """The stories, and what share of each has evidence."""
    asker = open_for(as_public=as_public)
    from groundswell.interchange.story.shown import story_line_as_json
    from groundswell.threads.models import Story
    from groundswell.threads.stories_seen import evidenced_finding, stories_seen

    told = stories_seen(asker, list(Story.objects.visible_to(asker).select_related("place")))
    if as_json:
        tell_json({"count": len(told), "stories": [story_line_as_json(one) for one in told]})
        return
    if not told:
        tell(_("No story is here."))
    for one in told:
        finding = evidenced_finding(one)
        tell_paragraph(f"{one.story.title} [{one.story.key}] {finding}", indent="  ", first="")


@family.command("show")
def show(key: Key, as_public: AsPublic = False, as_json: AsJson = False) -> None:
    """One story: each claim with its paragraphs and how sure it is."""
    asker = open_for(as_public=as_public)
    from groundswell.interchange.story.shown import story_as_json
    from groundswell.threads.stories_seen import story_seen

    told = story_seen(asker, _story_named(asker, key))
    if as_json:
        tell_json(story_as_json(told))
        return
    _tell_story(told)


@family.command("forget")
def forget(
    key: Key,
    sure: Annotated[
        bool, typer.Option("--yes", help="Its claims go too, with their links, tests and evidence.")
    ] = False,
    today: Today = None,
) -> None:
    """Delete a story with its claims, and all that hangs on them."""
    asker = open_for(today)
    from groundswell.threads.actions.telling_stories import forget_story

    found = _story_named(asker, key)
    count = found.claims.count()
    if not sure:
        raise NotSure(found.title, count)
    forget_story(asker, found)
    tell(_("Forgot {title} and its {n} claims.").format(title=found.title, n=count))


class NotSure(GroundswellError):
    """Forgetting takes claims and evidence with it, so it is asked twice."""

    code = "not_sure"
    remedy = "If you mean it, type it again with --yes."

    def __init__(self, title: str, count: int) -> None:
        super().__init__(
            _("{n} claims of {title} would go, with their evidence.").format(n=count, title=title),
            field="yes",
        )


def _tell_story(told: StoryTold) -> None:
    from groundswell.interchange.story.taking_in import missing_words
    from groundswell.threads.stories_seen import evidenced_finding

    story = told.story
    tell_paragraph(f"{story.title}. {evidenced_finding(told)}")
    for one in told.claims:
        cited = ", ".join(str(number) for number in one.claim.paragraphs)
        how = _("paragraph {n}; {strength}").format(n=cited, strength=one.strength.label)
        tell_paragraph(
            f"{one.claim.number}. {one.claim.text} ({how}) [{one.claim.key}]", indent="   ", first=""
        )
    for again in story.repeated:
        says = _("Paragraph {n} repeats paragraph {m}.")
        tell(says.format(n=again["paragraph"], m=again["same_as"]))
    missing = missing_words([one["text"] for one in story.missing])
    tell_paragraph(f"{missing[:1].upper()}{missing[1:]}.")


def _tell_preview(apart: TakenApart) -> None:
    from groundswell.interchange.story.taking_in import decision_words, found_sentence, mark_words

    tell_paragraph(found_sentence(apart))
    for mark in apart.marks:
        tell_paragraph(mark_words(mark), indent="    ", first="  ")
    for pair in apart.near:
        for paragraph in (pair.earlier, pair.later):
            tell_paragraph(f"{paragraph.number}: {paragraph.text}", indent="    ", first="  ")
        tell_paragraph(_("  {percent}% alike: {how}.").format(percent=pair.percent, how=decision_words(pair)))
    for number, claim in enumerate(apart.claims, start=1):
        cited = ", ".join(str(number) for number in claim.paragraphs)
        tell_paragraph(f"{number}. {claim.text} ({cited})", indent="   ", first="")
    for heading in apart.told.headings:
        tell_paragraph(_("No claim: {line}").format(line=heading), indent="  ", first="")
    tell(_("Nothing was kept."))


def _read(file: Path) -> bytes:
    from groundswell.interchange.story.text import MOST_BYTES

    try:
        with file.open("rb") as opened:
            return opened.read(MOST_BYTES + 1)
    except (OSError, ValueError) as fault:
        raise CannotRead(file, (getattr(fault, "strerror", None) or str(fault)).lower()) from fault


def _numbers(typed: str) -> list[int]:
    parts = [part.strip() for part in typed.split(",") if part.strip()]
    if not all(part.isascii() and part.isdigit() and len(part) < 6 for part in parts):
        raise NoNumbers(typed)
    return [int(part) for part in parts]


def _place_named(name: str) -> Place:
    """The place with this key or name. Raises UnknownStory."""
    from django.db.models import Q

    from groundswell.register.models import Place

    found = Place.objects.filter(Q(key=name) | Q(name__iexact=name)).order_by("id").first()
    if found is None:
        raise UnknownStory(_("place"), name, known=list(Place.objects.values_list("key", flat=True)))
    return found


def _story_named(asker: Asker, key: str) -> Story:
    """The story with this key. Raises UnknownStory."""
    from groundswell.threads.models import Story

    rows = Story.objects.visible_to(asker).select_related("place")
    found: Story | None = rows.filter(key=key).first()
    if found is None:
        raise UnknownStory(_("story"), key, known=list(rows.values_list("key", flat=True)))
    return found
