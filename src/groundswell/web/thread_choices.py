"""What the forms of threads offer to choose from: meetings, items, people, papers and voices the asker may see."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from groundswell.records.asking import Asker
from groundswell.register.models import AgendaItem, Meeting, Paper, Person
from groundswell.register.rules import audience_of
from groundswell.threads.disclosure import Purpose, words_for
from groundswell.threads.models import Thread, Voice
from groundswell.threads.rules import may_work_on
from groundswell.web.edit_names import meeting_name

Options = list[tuple[str, str]]
MOST = 300  # options in one list
BEFORE, AFTER = dt.timedelta(days=365), dt.timedelta(days=540)
FIRST_WORDS = 60  # characters of an agreed wording


def meetings(asker: Asker, thread: Thread, *, to_carry: bool = False) -> QuerySet[Meeting]:
    """Meetings around the thread's days, that met or may meet; with `to_carry` those the asker may carry it to."""
    rows = Meeting.objects.visible_to(asker).that_met().select_related("forum")
    rows = rows.filter(day__gte=thread.started - BEFORE, day__lte=asker.today + AFTER)
    if to_carry and not may_work_on(asker, thread):
        rows = rows.filter(forum__in=audience_of(asker).forums)
    return rows.order_by("-day", "-start", "-id")


def meeting_options(rows: Iterable[Meeting]) -> Options:
    """(key, “9 Feb 2021 · ACB”), the latest first; at most MOST."""
    return [(m.key, meeting_name(m)) for m in list(rows)[:MOST]]


def item_options(asker: Asker, rows: QuerySet[Meeting]) -> Options:
    """(key, “9 Feb 2021 · ACB: 1 Swimming”) of the items of these meetings, the latest first; at most MOST."""
    items = AgendaItem.objects.visible_to(asker).filter(meeting__in=rows.values("pk"))
    found = items.select_related("meeting__forum").order_by("-meeting__day", "-meeting__id", "id")[:MOST]
    return [(i.key, f"{meeting_name(i.meeting)}: {i.number} {i.title}") for i in found]


def person_options(asker: Asker) -> Options:
    """(key, name) of everybody the asker may see."""
    return list(Person.objects.visible_to(asker).values_list("key", "name"))


def paper_options(asker: Asker) -> Options:
    """(key, title) of papers, the newest first; at most MOST."""
    return list(Paper.objects.visible_to(asker).order_by("-id").values_list("key", "title")[:MOST])


def voice_options(asker: Asker, rows: Iterable[Voice]) -> Options:
    """(key, when, where and how it was said), with the first words of an agreed wording; at most MOST."""
    return [(voice.key, voice_name(asker, voice)) for voice in list(rows)[:MOST]]


def voice_name(asker: Asker, voice: Voice) -> str:
    """“2 Feb 2021, That Counts, Words”, with the first words of a wording that was agreed, where there is one.

    Never somebody's own words: to open those is recorded, and happens on the voice's own page.
    """
    name = _("%(day)s, %(forum)s, %(form)s") % {
        "day": f"{voice.said_on.day} {voice.said_on:%b %Y}",
        "forum": voice.forum.label,
        "form": voice.get_form_display(),
    }
    words = words_for(voice, asker, Purpose.THREAD).text
    return f"{name}: “{words[:FIRST_WORDS]}{'…' if len(words) > FIRST_WORDS else ''}”" if words else name


def choose(
    options: Options, *, label: object, needed: bool = True, hint: object = "", initial: str = ""
) -> forms.ChoiceField:
    """One row, by key; may stay empty where it is not needed."""
    first = ("", _("Choose one") if needed else _("None"))
    return forms.ChoiceField(
        choices=[first, *options], label=str(label), required=needed, help_text=str(hint), initial=initial
    )
