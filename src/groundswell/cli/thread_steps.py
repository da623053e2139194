"""`thread carry`, `table` and the other steps, and what is done with a step: answer, words, evidence, heard."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Annotated

import typer

from groundswell.cli.days import read_day
from groundswell.cli.home import open_for
from groundswell.cli.journeys import AsJson, Today
from groundswell.cli.saying import said as _
from groundswell.cli.saying import tell, tell_json
from groundswell.cli.thread_named import Key, StepKey, person_key, step_named, thread_named

if TYPE_CHECKING:
    from groundswell.threads.models import Step

MeetingTo = Annotated[str, typer.Option("--to", metavar="MEETING", help="To the meeting with this key.")]
MeetingFrom = Annotated[
    str, typer.Option("--from", metavar="MEETING", help="From the meeting with this key.")
]
Through = Annotated[str, typer.Option("--through", metavar="PERSON", help="Who carries it, by any name.")]
Item = Annotated[str, typer.Option("--item", metavar="ITEM", help="Under the agenda item with this key.")]
Paper = Annotated[str, typer.Option("--paper", metavar="PAPER", help="With the paper of this key.")]
Words = Annotated[str, typer.Option("--words", help="The exact words it carries.")]
Intended = Annotated[bool, typer.Option("--intended", help="It is meant to happen; we ask the day after.")]
What = Annotated[str, typer.Option("--what", help="What it was, in a sentence.")]
Day = Annotated[dt.date | None, typer.Option("--day", parser=read_day, metavar="DATE", help="On this day.")]


def add_verbs(family: typer.Typer) -> None:
    """Add these commands."""
    for verb in (carry, table, discuss, decide, resource, change, call, seen, answer, words, attach, heard):
        family.command(verb.__name__)(verb)


def carry(
    key: Key,
    to: MeetingTo = "",
    through: Through = "",
    came_from: MeetingFrom = "",
    item: Item = "",
    words: Words = "",
    intended: Intended = False,
    today: Today = None,
    as_json: AsJson = False,
) -> None:
    """Somebody takes it from one meeting to another, or means to."""
    told = {"to": to, "from": came_from, "item": item, "words": words}
    _add(key, "carried", told, through=through, intended=intended, today=today, as_json=as_json)


def table(
    key: Key,
    to: MeetingTo = "",
    item: Item = "",
    through: Through = "",
    came_from: MeetingFrom = "",
    paper: Paper = "",
    words: Words = "",
    intended: Intended = False,
    today: Today = None,
    as_json: AsJson = False,
) -> None:
    """Somebody puts it before a meeting, under an item or with a paper; or means to."""
    told = {"to": to, "from": came_from, "item": item, "paper": paper, "words": words}
    _add(key, "tabled", told, through=through, intended=intended, today=today, as_json=as_json)


def discuss(key: Key, item: Item = "", today: Today = None, as_json: AsJson = False) -> None:
    """It was talked about under an item. Talked about is not decided."""
    _add(key, "discussed", {"item": item}, today=today, as_json=as_json)


def decide(key: Key, item: Item = "", today: Today = None, as_json: AsJson = False) -> None:
    """It was decided under an item recorded as approved or rejected. To note is not to decide."""
    _add(key, "decided", {"item": item}, today=today, as_json=as_json)


def resource(
    key: Key, what: What = "", day: Day = None, item: Item = "", today: Today = None, as_json: AsJson = False
) -> None:
    """Money, a post, time or a thing was given for it."""
    _add(key, "resourced", {"what": what, "item": item}, day=day, today=today, as_json=as_json)


def change(key: Key, what: What = "", day: Day = None, today: Today = None, as_json: AsJson = False) -> None:
    """Something changed for people. It needs evidence of its own."""
    _add(key, "changed", {"what": what}, day=day, today=today, as_json=as_json)


def call(
    key: Key,
    what: What = "",
    through: Through = "",
    day: Day = None,
    text: Annotated[str, typer.Option("--text", help="The text of the post, as it stands.")] = "",
    url: Annotated[str, typer.Option("--url", help="The address of the post.")] = "",
    author: Annotated[str, typer.Option("--author", help="The author as shown.")] = "",
    platform: Annotated[str, typer.Option("--platform", help="Where it was posted.")] = "",
    public_role: Annotated[
        bool, typer.Option("--public-role", help="The author acts in a public role.")
    ] = False,
    today: Today = None,
    as_json: AsJson = False,
) -> None:
    """It was called for in public; the text of the post is kept as it stood."""
    told = {
        "what": what,
        "text": text,
        "address": url,
        "author_shown": author,
        "platform": platform,
        "is_public_figure": "yes" if public_role else "",
    }
    _add(key, "public_call", told, through=through, day=day, today=today, as_json=as_json)


def seen(
    key: Key,
    by: Annotated[str, typer.Option("--by", metavar="PERSON", help="Who saw it.")] = "",
    what: What = "",
    day: Day = None,
    today: Today = None,
    as_json: AsJson = False,
) -> None:
    """Somebody with power saw it. A like is only “seen”."""
    _add(key, "seen_by", {"what": what}, listener=by, day=day, today=today, as_json=as_json)


def answer(
    key: StepKey,
    what: Annotated[
        str,
        typer.Argument(metavar="ANSWER", help="happened, not_heard, declined, deferred or did_not_happen."),
    ],
    item: Item = "",
    later: Annotated[
        str, typer.Option("--to", metavar="MEETING", help="Deferred: to the meeting with this key.")
    ] = "",
    note: Annotated[str, typer.Option("--note", help="A note.")] = "",
    today: Today = None,
    as_json: AsJson = False,
) -> None:
    """Say what became of something that was meant to happen. The intention stays."""
    asker = open_for(today)
    from groundswell.interchange.threads_file.from_texts import answer_from

    step = step_named(asker, key)
    answer_from(step, {"answer": what, "item": item, "later": later, "note": note}, asker)
    _tell_step(step, today, as_json=as_json)


def words(
    key: StepKey,
    text: Annotated[str, typer.Argument(metavar="WORDS", help="The exact words.")],
    today: Today = None,
    as_json: AsJson = False,
) -> None:
    """A new version of the exact words a step carries. Those before are kept."""
    asker = open_for(today)
    from groundswell.threads import actions

    step = step_named(asker, key)
    actions.word(asker, step, text)
    _tell_step(step, today, as_json=as_json)


def attach(
    key: StepKey,
    kind: Annotated[
        str, typer.Option("--kind", help="minute, paper, post, reply, reaction or statement.")
    ] = "minute",
    meeting: Annotated[
        str, typer.Option("--meeting", metavar="MEETING", help="Minutes of which meeting.")
    ] = "",
    item: Item = "",
    reference: Annotated[str, typer.Option("--reference", help="Where in it: “Minute 4”.")] = "",
    paper: Paper = "",
    given_by: Annotated[str, typer.Option("--given-by", metavar="PERSON", help="Who gave it.")] = "",
    text: Annotated[str, typer.Option("--text", help="The text as it stands.")] = "",
    url: Annotated[str, typer.Option("--url", help="The address of the post.")] = "",
    author: Annotated[str, typer.Option("--author", help="The author as shown.")] = "",
    platform: Annotated[str, typer.Option("--platform", help="Where it was posted.")] = "",
    public_role: Annotated[bool, typer.Option("--public-role", help="They act in a public role.")] = False,
    dated: Annotated[
        dt.date | None, typer.Option("--dated", parser=read_day, metavar="DATE", help="Its own date.")
    ] = None,
    today: Today = None,
    as_json: AsJson = False,
) -> None:
    """Add a piece of evidence to a step. A file is added on the page."""
    asker = open_for(today)
    from groundswell.interchange.threads_file.from_texts import evidence_from

    step = step_named(asker, key)
    told = {
        "kind": kind,
        "meeting": meeting,
        "item": item,
        "reference": reference,
        "paper": paper,
        "given_by": person_key(asker, given_by),
        "text": text,
        "address": url,
        "author_shown": author,
        "platform": platform,
        "is_public_figure": "yes" if public_role else "",
        "dated": dated.isoformat() if dated else "",
    }
    evidence_from(step, told, asker)
    _tell_step(step, today, as_json=as_json)


def heard(key: StepKey, today: Today = None, as_json: AsJson = False) -> None:
    """What was seen becomes heard, once the listener's own act is among its evidence."""
    asker = open_for(today)
    from groundswell.threads import actions

    step = step_named(asker, key)
    actions.heard(asker, step)
    _tell_step(step, today, as_json=as_json)


def _add(
    key: str,
    kind: str,
    told: dict[str, str],
    *,
    through: str = "",
    listener: str = "",
    day: dt.date | None = None,
    intended: bool = False,
    today: dt.date | None,
    as_json: bool,
) -> None:
    """One step, from what was typed; then one sentence, or the step as data."""
    asker = open_for(today)
    from groundswell.interchange.threads_file.from_texts import step_from

    texts = {
        **{name: text for name, text in told.items() if text},
        "kind": kind,
        "state": "intended" if intended else "happened",
        "carrier": person_key(asker, through),
        "listener": person_key(asker, listener),
        "day": day.isoformat() if day else "",
    }
    _tell_step(step_from(thread_named(asker, key), texts, asker), today, as_json=as_json)


def _tell_step(step: Step, today: dt.date | None, *, as_json: bool) -> None:
    """The step as it now stands."""
    asker = open_for(today)
    from groundswell.planner.shown_threads import step_as_json
    from groundswell.threads.way import way_of

    told = next(t for t in way_of(step.thread, asker).steps if t.step.pk == step.pk)
    if as_json:
        tell_json(step_as_json(told))
        return
    tell(_("{says} It is {how}. [{key}]").format(says=told.says, how=told.strength.label, key=step.key))
