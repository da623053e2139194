"""`thread voices`, `gather`, `part`, `amend`, `detach` and `approve`. A voice is named by its key, never by words."""

from __future__ import annotations

from typing import Annotated

import typer

from groundswell.cli.home import open_for
from groundswell.cli.journeys import AsJson, Today
from groundswell.cli.saying import said as _
from groundswell.cli.saying import tell, tell_json, tell_table
from groundswell.cli.thread_named import Key, person_key, thread_named

VoiceKey = Annotated[str, typer.Argument(metavar="VOICE", help="The voice's key: see “thread voices”.")]


def add_verbs(family: typer.Typer) -> None:
    """Add these commands."""
    for verb in (voices, gather, part, amend, detach, approve):
        family.command(verb.__name__)(verb)


def voices(
    key: Key,
    others: Annotated[bool, typer.Option("--others", help="Those that could be put into it.")] = False,
    today: Today = None,
    as_json: AsJson = False,
) -> None:
    """The voices in a thread: their keys, days and forums. What they said is read on their own pages."""
    asker = open_for(today)
    from groundswell.threads.gathered_voices import voices_in, voices_to_gather
    from groundswell.threads.rules import may_work_on, require

    thread = thread_named(asker, key)
    require(may_work_on(asker, thread))
    rows = list(voices_to_gather(asker, thread) if others else voices_in(asker, thread))
    if as_json:
        told = [
            {"key": v.key, "said_on": v.said_on.isoformat(), "forum": v.forum.name, "form": v.form}
            for v in rows
        ]
        tell_json({"count": len(told), "voices": told})
    elif not rows:
        tell(_("No voice is here that you may know of."))
    else:
        head = (_("Voice"), _("Said on"), _("Said to"), _("How"))
        cells = [(v.key, v.said_on.isoformat(), v.forum.label, str(v.get_form_display())) for v in rows]
        tell_table(head, cells)


def gather(
    key: Key,
    voice: Annotated[list[str], typer.Argument(metavar="VOICE…", help="The keys of the voices.")],
    today: Today = None,
) -> None:
    """Put voices into a thread: all of them, or none. The lowest consent counts for all together."""
    asker = open_for(today)
    from groundswell.interchange.threads_file.kept_from_texts import gather_from

    thread = thread_named(asker, key)
    gather_from(thread, voice, asker)
    tell(_("The voices are in {title} now.").format(title=thread.title))


def part(
    key: Key,
    voice: VoiceKey,
    why: Annotated[str, typer.Option("--why", help="The reason. It stays known.")] = "",
    today: Today = None,
) -> None:
    """Take a voice out of a thread again, with the reason."""
    asker = open_for(today)
    from groundswell.interchange.threads_file.kept_from_texts import part_from

    thread = thread_named(asker, key)
    part_from(thread, voice, asker, why=why)
    tell(_("The voice is out of {title}.").format(title=thread.title))


def amend(
    key: Key,
    title: Annotated[str | None, typer.Option("--title", help="Its title.")] = None,
    population: Annotated[str | None, typer.Option("--for", help="For whom.")] = None,
    change_wanted: Annotated[str | None, typer.Option("--change", help="The change it wants.")] = None,
    inequality: Annotated[str | None, typer.Option("--inequality", help="What is unequal now.")] = None,
    target_kind: Annotated[
        str | None, typer.Option("--target-kind", help="What would have to change: contract, strategy …")
    ] = None,
    target: Annotated[str | None, typer.Option("--target", help="Which one.")] = None,
    subject: Annotated[
        str, typer.Option("--subject", metavar="SUBJECT", help="The key of its subject on agendas.")
    ] = "",
    owner: Annotated[str, typer.Option("--owner", metavar="PERSON", help="Who looks after it.")] = "",
    today: Today = None,
) -> None:
    """Change what a thread says of itself. What is left out stays as it is."""
    asker = open_for(today)
    from groundswell.interchange.threads_file.kept_from_texts import amend_from

    told = {
        "title": title,
        "population": population,
        "change_wanted": change_wanted,
        "inequality": inequality,
        "target_kind": target_kind,
        "target": target,
        "subject": subject or None,
        "owner": person_key(asker, owner) or None,
    }
    texts = {name: text for name, text in told.items() if text is not None}
    changed = amend_from(thread_named(asker, key), texts, asker)
    tell(_("Changed {title}.").format(title=changed.title))


def detach(
    key: Annotated[
        str, typer.Argument(metavar="EVIDENCE", help="Its key, as “thread show --json” gives it.")
    ],
    today: Today = None,
) -> None:
    """Take a piece of evidence away from a step. That it was there stays known."""
    asker = open_for(today)
    from groundswell.interchange.threads_file.kept_from_texts import detach_from

    step = detach_from(key, asker)
    tell(_("Took it away from the step {key}.").format(key=step.key))


def approve(key: Key, today: Today = None) -> None:
    """Say yes to letting everyone see a thread. Whoever asked for it cannot."""
    asker = open_for(today)
    from groundswell.threads import actions

    shown = actions.approve_thread(asker, thread_named(asker, key))
    tell(_("Everyone can see {title} now.").format(title=shown.title))
