"""Looking after a thread from plain texts: what it says of itself, its voices and its evidence, each by its key.

As from_texts.py: for commands and calls alike. A voice is named by its key and never by its words.
"""

from __future__ import annotations

from collections.abc import Sequence

from groundswell.interchange.threads_file.from_texts import Texts, UnknownThere, row_named
from groundswell.records.asking import Asker
from groundswell.register.models import Person, Subject
from groundswell.threads import actions
from groundswell.threads.gathered_voices import voices_in
from groundswell.threads.models import Step, Thread, Voice


def amend_from(thread: Thread, texts: Texts, by: Asker) -> Thread:
    """Changes only what is given: its texts, and if given `subject` and `owner`. Raises as amend_thread."""
    told = {name: text for name, text in texts.items() if name not in ("subject", "owner")}
    return actions.amend_thread(
        by,
        thread,
        subject=row_named(Subject, texts, "subject", by),
        owner=row_named(Person, texts, "owner", by),
        **told,
    )


def gather_from(thread: Thread, keys: Sequence[str], by: Asker) -> list[Voice]:
    """Puts the voices with these keys into the thread: none, where one of them is not there. Raises UnknownThere."""
    rows = Voice.objects.visible_to(by).select_related("forum", "meeting")
    found = {voice.key: voice for voice in rows.filter(key__in=keys)}
    for key in keys:
        if key not in found:
            raise UnknownThere("voice", key)
    actions.gather_all(by, thread, list(found.values()))
    return list(found.values())


def part_from(thread: Thread, key: str, by: Asker, *, why: str) -> Voice:
    """Takes the voice with this key out of the thread, with the reason. Raises UnknownThere, and as part."""
    voice = voices_in(by, thread).filter(key=key).first()
    if voice is None:
        raise UnknownThere("voice", key)
    actions.part(by, thread, voice, why=why)
    return voice


def detach_from(key: str, by: Asker) -> Step:
    """Takes the piece of evidence with this key away; gives the step it stood under. Raises UnknownThere."""
    steps = Step.objects.visible_to(by).select_related("thread__place", "thread__forum", "to_meeting__forum")
    step = steps.filter(evidence__key=key).first()
    if step is None:
        raise UnknownThere("evidence", key)
    piece = step.evidence.get(key=key)
    actions.detach(by, piece)
    return step
