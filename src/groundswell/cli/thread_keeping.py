"""`thread open`, `amend`, `close`, `reopen` and publishing: looking after a thread as a whole."""

from __future__ import annotations

from typing import Annotated

import typer

from groundswell.cli.home import open_for
from groundswell.cli.journeys import AsJson, Today
from groundswell.cli.saying import said as _
from groundswell.cli.saying import tell, tell_json
from groundswell.cli.thread_named import Key, forum_key, person_key, thread_named

Reason = Annotated[str, typer.Option("--reason", help="Why.")]


def add_verbs(family: typer.Typer) -> None:
    """Add these commands."""
    family.command("open")(open_thread)
    for verb in (close, reopen, publish, unpublish):
        family.command(verb.__name__)(verb)


def open_thread(
    title: Annotated[str, typer.Argument(metavar="TITLE", help="The thread's title, in a few words.")],
    forum: Annotated[str, typer.Option("--forum", metavar="FORUM", help="Where it was first said.")] = "",
    said_at: Annotated[
        str, typer.Option("--said-at", metavar="MEETING", help="The meeting where it was said.")
    ] = "",
    population: Annotated[str, typer.Option("--for", help="For whom: “children with SEND”.")] = "",
    change_wanted: Annotated[str, typer.Option("--change", help="The change it wants.")] = "",
    inequality: Annotated[str, typer.Option("--inequality", help="What is unequal now.")] = "",
    target_kind: Annotated[
        str,
        typer.Option(
            "--target-kind", help="What would have to change: contract, strategy, budget and so on."
        ),
    ] = "not_stated",
    target: Annotated[str, typer.Option("--target", help="Which one.")] = "",
    subject: Annotated[
        str, typer.Option("--subject", metavar="SUBJECT", help="The key of its subject on agendas.")
    ] = "",
    owner: Annotated[str, typer.Option("--owner", metavar="PERSON", help="Who looks after it.")] = "",
    today: Today = None,
    as_json: AsJson = False,
) -> None:
    """Open a thread from what was said at a forum. Members see it until two people let everyone."""
    asker = open_for(today)
    from groundswell.interchange.threads_file.from_texts import thread_from

    told = {
        "title": title,
        "forum": forum_key(asker, forum),
        "said_at": said_at,
        "population": population,
        "change_wanted": change_wanted,
        "inequality": inequality,
        "target_kind": target_kind,
        "target": target,
        "subject": subject,
        "owner": person_key(asker, owner),
    }
    made = thread_from(told, asker)
    if as_json:
        tell_json({"key": made.key, "title": made.title})
        return
    tell(_("Opened {title}. [{key}]").format(title=made.title, key=made.key))


def close(
    key: Key,
    how: Annotated[str, typer.Option("--as", help="done, stopped or taken_over.")] = "done",
    reason: Reason = "",
    today: Today = None,
) -> None:
    """Close a thread. As done only when those who spoke were told, or with the reason."""
    asker = open_for(today)
    from groundswell.threads import actions

    closed = actions.close_thread(asker, thread_named(asker, key), closing=how, reason=reason)
    tell(_("Closed {title}.").format(title=closed.title))


def reopen(key: Key, today: Today = None) -> None:
    """Open a closed thread again."""
    asker = open_for(today)
    from groundswell.threads import actions

    tell(
        _("{title} is open again.").format(title=actions.reopen_thread(asker, thread_named(asker, key)).title)
    )


def publish(key: Key, today: Today = None) -> None:
    """Ask that everyone may see a thread. Somebody else says yes: on its page, or with `thread approve`."""
    asker = open_for(today)
    from groundswell.threads import actions

    found = thread_named(asker, key)
    actions.ask_publication(asker, found)
    tell(_("Asked for {title}. Somebody else who leads the place says yes to it.").format(title=found.title))


def unpublish(key: Key, today: Today = None) -> None:
    """Show a thread to members only again, at once."""
    asker = open_for(today)
    from groundswell.threads import actions

    tell(
        _("Members alone see {title} now.").format(
            title=actions.end_publication(asker, thread_named(asker, key)).title
        )
    )
