"""`claim list`, `show`, `make`, `link`, `rival`, `test` and `answer`: what brought something about, and its tests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from groundswell.cli.home import open_for
from groundswell.cli.journeys import AsJson, Today
from groundswell.cli.saying import said as _
from groundswell.cli.saying import tell, tell_json, tell_paragraph
from groundswell.cli.thread_named import Key, thread_named

if TYPE_CHECKING:
    from groundswell.records.asking import Asker

family = typer.Typer(
    help="Claims that one thing helped bring about another.", no_args_is_help=True, rich_markup_mode=None
)
ClaimKey = Annotated[str, typer.Argument(metavar="CLAIM", help="The claim's key, as “claim list” gives it.")]
Question = Annotated[str, typer.Argument(metavar="QUESTION", help="What is asked.")]
Said = Annotated[str, typer.Argument(metavar="TEXT", help="In one plain sentence.")]


@family.callback()
def claim() -> None:
    """Claims that one thing helped bring about another."""


def add_to(app: typer.Typer) -> None:
    """Add this family's commands."""
    app.add_typer(family, name="claim")


@family.command("list")
def list_claims(today: Today = None, as_json: AsJson = False) -> None:
    """Every claim, and how it stands."""
    asker = open_for(today)
    from groundswell.threads.claims_seen import claims_seen, claims_to_see
    from groundswell.threads.shown_claims import claim_as_json

    rows = claims_seen(asker, claims_to_see(asker).order_by("id"))
    if as_json:
        tell_json({"count": len(rows), "claims": [claim_as_json(row) for row in rows]})
        return
    if not rows:
        tell(_("No claim is here. Make one: groundswell claim make THREAD TEXT"))
    for row in rows:
        tell_paragraph(f"{row.claim.key}  {row.claim.text} {row.finding}")


@family.command("show")
def show(key: ClaimKey, today: Today = None, as_json: AsJson = False) -> None:
    """One claim: its links weakest first, its tests, and other explanations."""
    _show(open_for(today), key, as_json=as_json)


@family.command("make")
def make(key: Key, text: Said, today: Today = None) -> None:
    """Claim that something in a thread helped bring something about."""
    asker = open_for(today)
    from groundswell.interchange.threads_file.claims_from_texts import claim_from

    made = claim_from(thread_named(asker, key), {"text": text}, asker)
    tell(_("Made the claim {key}.").format(key=made.key))


@family.command("link")
def link(
    key: ClaimKey,
    cause: Annotated[str, typer.Option("--cause", help="What came first.")],
    effect: Annotated[str, typer.Option("--effect", help="What it helped bring about.")],
    cause_day: Annotated[str, typer.Option("--cause-day", metavar="DAY", help="Its day.")] = "",
    effect_day: Annotated[str, typer.Option("--effect-day", metavar="DAY", help="Its day.")] = "",
    cause_step: Annotated[str, typer.Option("--cause-step", metavar="STEP", help="The step it was.")] = "",
    effect_step: Annotated[str, typer.Option("--effect-step", metavar="STEP", help="The step it was.")] = "",
    today: Today = None,
) -> None:
    """Say how one led to the other. Whether the cause came first is checked by itself."""
    asker = open_for(today)
    from groundswell.interchange.threads_file.claims_from_texts import claim_named, link_from

    texts = {
        "cause": cause,
        "effect": effect,
        "cause_day": cause_day,
        "effect_day": effect_day,
        "cause_step": cause_step,
        "effect_step": effect_step,
    }
    link_from(claim_named(key, asker), {name: text for name, text in texts.items() if text}, asker)
    _show(asker, key)


@family.command("rival")
def rival(key: ClaimKey, text: Said, today: Today = None) -> None:
    """Add another explanation of the same change."""
    asker = open_for(today)
    from groundswell.interchange.threads_file.claims_from_texts import claim_named, rival_from

    rival_from(claim_named(key, asker), {"text": text}, asker)
    _show(asker, key)


@family.command("test")
def test(
    key: ClaimKey,
    question: Question,
    kind: Annotated[
        str, typer.Option("--kind", help="straw, hoop, smoking_gun or doubly_decisive.")
    ] = "hoop",
    link: Annotated[str, typer.Option("--link", metavar="NUMBER", help="Of which link.")] = "",
    rival: Annotated[str, typer.Option("--rival", metavar="NUMBER", help="Of which explanation.")] = "",
    today: Today = None,
) -> None:
    """Add a test of a link, or of another explanation."""
    asker = open_for(today)
    from groundswell.interchange.threads_file.claims_from_texts import claim_named, test_from

    texts = {"kind": kind, "question": question, "link": link, "rival": rival}
    test_from(claim_named(key, asker), texts, asker)
    _show(asker, key)


@family.command("answer")
def answer(
    key: ClaimKey,
    number: Annotated[str, typer.Argument(metavar="TEST", help="The test's number.")],
    result: Annotated[str, typer.Argument(metavar="RESULT", help="passed, failed or not_yet.")],
    note: Annotated[str, typer.Option("--note", help="What was found.")] = "",
    day: Annotated[str, typer.Option("--day", metavar="DAY", help="On which day.")] = "",
    today: Today = None,
) -> None:
    """Say how a test came out."""
    asker = open_for(today)
    from groundswell.interchange.threads_file.claims_from_texts import answer_test_from, claim_named

    texts = {"test": number, "result": result, "note": note, **({"day": day} if day else {})}
    answer_test_from(claim_named(key, asker), texts, asker)
    _show(asker, key)


def _show(asker: Asker, key: str, *, as_json: bool = False) -> None:
    from groundswell.interchange.threads_file.claims_from_texts import claim_named
    from groundswell.threads.claims_seen import claim_seen, order_words
    from groundswell.threads.shown_claims import claim_as_json

    told = claim_seen(asker, claim_named(key, asker))
    if as_json:
        tell_json(claim_as_json(told))
        return
    tell_paragraph(told.claim.text)
    tell_paragraph(told.finding)
    for one in told.links:
        head = _("Link {number}: {cause} → {effect}.").format(
            number=one.link.number, cause=one.link.cause, effect=one.link.effect
        )
        tell_paragraph(f"{head} {order_words(one.order)}")
        _tests(one.tests)
    for other in told.rivals:
        tell_paragraph(
            _("Other explanation {number}: {text}.").format(number=other.rival.pk, text=other.rival.text)
        )
        _tests(other.tests)


def _tests(tests: object) -> None:
    for one in tests:  # type: ignore[attr-defined]
        tell_paragraph(
            f"  {one.pk}  {one.get_kind_display()}: {one.question} {one.get_result_display()}. {one.note}"
        )
