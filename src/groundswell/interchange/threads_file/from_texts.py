"""One thread, step, answer or piece of evidence from plain texts: for files, commands and calls alike.

Rows are named by their keys. What the asker may not see is told like what is not there. The actions decide who may.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any, TypeVar

from django.utils.translation import gettext as _

from groundswell.errors import GroundswellError
from groundswell.records.asking import Asker
from groundswell.register.models import AgendaItem, Forum, Meeting, Paper, Person, Subject
from groundswell.threads import actions
from groundswell.threads.models import Evidence, Step, StepAnswer, Thread

Row = TypeVar("Row", Forum, Meeting, AgendaItem, Person, Paper, Subject)
Texts = Mapping[str, str]
TEXTS = ("title", "population", "inequality", "change_wanted", "target_kind", "target", "source")
POST = ("reference", "address", "author_shown", "platform", "text", "alt_text")


class UnknownThere(GroundswellError):
    """What is named is not there, or not the asker's to see."""

    code = "unknown_name"

    def __init__(self, name: str, key: str) -> None:
        super().__init__(
            _("%(name)s: nothing has the key “%(key)s”.") % {"name": name, "key": key[:100]},
            remedy=_("Use a key that stands on its page and in the workbook."),
            field=name,
        )


def thread_from(texts: Texts, by: Asker) -> Thread:
    """Opens a thread: its texts, `forum`, `said_at`, and if given `key`, `subject`, `owner`. Raises as open_thread."""
    forum, said_at = _needed(Forum, texts, "forum", by), _needed(Meeting, texts, "said_at", by)
    told: dict[str, Any] = {name: texts[name] for name in TEXTS if name in texts}
    return actions.open_thread(
        by,
        forum,
        key=texts.get("key", ""),
        started=said_at.day,
        said_at=said_at,
        subject=row_named(Subject, texts, "subject", by),
        owner=row_named(Person, texts, "owner", by),
        **told,
    )


def step_from(thread: Thread, texts: Texts, by: Asker) -> Step:
    """The step by the action of its `kind`; “said” is there already, since the thread was opened.

    A `state` other than happened makes it an intention. Raises as the actions, and UnknownThere.
    """
    kind, intended = texts.get("kind", ""), texts.get("state", "happened") != "happened"
    item = row_named(AgendaItem, texts, "item", by)
    carrier = row_named(Person, texts, "carrier", by)
    what, day = texts.get("what", ""), day_from(texts, "day")
    match kind:
        case "said":
            return thread.steps.get(kind=kind, to_meeting=_needed(Meeting, texts, "to", by))
        case "carried" | "tabled":
            to = item.meeting if item and "to" not in texts else _needed(Meeting, texts, "to", by)
            way: dict[str, Any] = {
                "to": to,
                "item": item,
                "carrier": carrier or _needed(Person, texts, "carrier", by),
                "from_meeting": row_named(Meeting, texts, "from", by),
                "words": texts.get("words", ""),
                "intended": intended,
            }
            if kind == "carried":
                return actions.carry(by, thread, **way)
            return actions.table(by, thread, paper=row_named(Paper, texts, "paper", by), **way)
        case "discussed":
            return actions.discuss(by, thread, item=_needed(AgendaItem, texts, "item", by))
        case "decided":
            return actions.decide(by, thread, item=_needed(AgendaItem, texts, "item", by))
        case "resourced":
            return actions.resource(by, thread, what=what, day=day, item=item)
        case "changed":
            return actions.change(by, thread, what=what, day=day)
        case "public_call":
            return _call(thread, texts, by)
        case "seen_by":
            return actions.seen_by(
                by, thread, listener=_needed(Person, texts, "listener", by), what=what, day=day
            )
    raise UnknownThere("kind", kind)


def _call(thread: Thread, texts: Texts, by: Asker) -> Step:
    told: dict[str, Any] = {
        name: texts[name] for name in ("address", "text", "author_shown", "platform") if name in texts
    }
    return actions.call_with_post(
        by,
        thread,
        what=texts.get("what", ""),
        carrier=row_named(Person, texts, "carrier", by),
        day=day_from(texts, "day"),
        is_public_figure=texts.get("is_public_figure", "") == "yes",
        **told,
    )


def answer_from(step: Step, texts: Texts, by: Asker) -> StepAnswer:
    """Answers “did it happen?”: `answer`, and if given `item`, `later` (the meeting it was put off to), `note`."""
    return actions.answer(
        by,
        step,
        answer=texts.get("answer", ""),
        now_due=row_named(Meeting, texts, "later", by),
        item=row_named(AgendaItem, texts, "item", by),
        note=texts.get("note", ""),
    )


def evidence_from(step: Step, texts: Texts, by: Asker) -> Evidence:
    """Adds a piece of evidence of `kind`, with what that kind needs. Raises as attach, and UnknownThere."""
    told: dict[str, Any] = {name: texts[name] for name in POST if name in texts}
    return actions.attach(
        by,
        step,
        kind=texts.get("kind", ""),
        meeting=row_named(Meeting, texts, "meeting", by),
        item=row_named(AgendaItem, texts, "item", by),
        paper=row_named(Paper, texts, "paper", by),
        given_by=row_named(Person, texts, "given_by", by),
        dated=day_from(texts, "dated"),
        is_public_figure=texts.get("is_public_figure", "") == "yes",
        **told,
    )


def row_named(model: type[Row], texts: Texts, name: str, by: Asker) -> Row | None:
    """The row a text names by key, where the asker may see it; None where it names none. Raises UnknownThere."""
    return _needed(model, texts, name, by) if texts.get(name) else None


def _needed(model: type[Row], texts: Texts, name: str, by: Asker) -> Row:
    key = texts.get(name, "")
    found: Row | None = model.objects.visible_to(by).filter(key=key).first()
    if found is None:
        raise UnknownThere(name, key)
    return found


def day_from(texts: Texts, name: str) -> dt.date | None:
    """A day like 2021-02-09; None where there is none. Raises UnknownThere for what is no day."""
    try:
        return dt.date.fromisoformat(texts[name]) if texts.get(name) else None
    except ValueError:
        raise UnknownThere(name, texts[name]) from None
