"""Forms for telling people back: what they said, what was done or why not, where to ask next; and that it was told."""

from __future__ import annotations

from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from groundswell.planner.way_back import WayBack
from groundswell.records.asking import Asker
from groundswell.register.models import Forum, Meeting, Person
from groundswell.threads import actions
from groundswell.threads.answers import is_done_by_somebody
from groundswell.threads.models import Feedback, Thread, Voice
from groundswell.threads.models.voices import Told
from groundswell.threads.told_back import newest_move
from groundswell.web.date_fields import DayField
from groundswell.web.edit_labels import DAY_HINT
from groundswell.web.thread_choices import choose, meeting_options, person_options
from groundswell.web.thread_form import ThreadForm, long_text


@dataclass(frozen=True)
class ToWhom:
    """Whom an answer is for: one voice, or a forum; with the way back, and the draft where there is one."""

    thread: Thread
    voice: Voice | None
    forum: Forum | None
    way: WayBack | None
    draft: Feedback | None = None

    @property
    def asked(self) -> Forum:
        """The forum where they asked."""
        return self.forum or (self.voice.forum if self.voice else self.thread.forum)


class WriteAnswer(ThreadForm):
    """The answer. The row is a ToWhom; a draft is changed, else a new one is written: then it is `made`."""

    button = _("See it as they will")
    intro = _("Nobody reads it before you tell it. The next page shows it as they will see it.")

    def ask(self) -> None:
        to: ToWhom = self.row
        self.fields["you_said"] = long_text(
            gettext("You said"), hint=gettext("What was heard, in plain words."), rows=3
        )
        self.fields["we_did"] = long_text(
            gettext("We did"),
            hint=gettext("What was done or decided. Leave it empty if nothing was."),
            needed=False,
        )
        self.fields["why_not"] = long_text(
            gettext("What we did not do, and why"),
            hint=gettext("One of the two is needed. Say it as it is."),
            needed=False,
        )
        self.fields["told_as"] = forms.ChoiceField(
            choices=Told.choices, label=gettext("How it is told"), help_text=_asked_for(to)
        )
        self.fields["next_meeting"] = choose(
            meeting_options(coming_meetings(self.asker, to.asked)),
            label=gettext("Where they can ask next"),
            needed=False,
        )
        self.fields["who_knows"] = choose(
            people_there(self.asker, to.way),
            label=gettext("Who will be there and knows"),
            needed=False,
            hint=_who_hint(to.way),
        )
        self.initial = _initial(to)

    def do(self) -> str:
        to: ToWhom = self.row
        said = {name: self.text(name) for name in ("you_said", "we_did", "why_not", "told_as")}
        next_meeting, who_knows = self.meeting("next_meeting"), self.person("who_knows")
        if to.draft is not None:
            self.made = actions.amend_feedback(
                self.asker, to.draft, next_meeting=next_meeting, who_knows=who_knows, **said
            )
        else:
            self.made = actions.write_feedback(
                self.asker,
                to.thread,
                voice=to.voice,
                forum=to.forum,
                next_meeting=next_meeting,
                who_knows=who_knows,
                **said,
            )
        return gettext("Saved as a draft. Nobody else has seen it.")


class Tell(ThreadForm):
    """That it is told: at which meeting, or by whom and when where somebody has to do it. The row is the draft."""

    button = _("Tell it")
    held: list[Meeting]

    @property
    def can_be_told(self) -> bool:
        """Whether there is a meeting at which it can have been told, where one is needed."""
        return self.row.forum is None or bool(self.held)

    def ask(self) -> None:
        written: Feedback = self.row
        if written.forum is not None:
            self.held = _held_since_the_move(self.asker, written)
            self.fields["at"] = choose(
                meeting_options(self.held),
                label=gettext("Told at which of their meetings"),
                initial=self.held[0].key if self.held else "",
            )
        elif is_done_by_somebody(written):
            self.fields["done_by"] = choose(person_options(self.asker), label=gettext("Done by"))
            self.fields["on"] = DayField(label=gettext("On"), help_text=str(DAY_HINT))

    def do(self) -> str:
        written: Feedback = self.row
        actions.tell(
            self.asker,
            written,
            at=self.meeting("at") if "at" in self.fields else None,
            done_by=self.person("done_by") if "done_by" in self.fields else None,
            on=self.cleaned_data.get("on"),
        )
        if written.forum is not None:
            return gettext("Told back to %(forum)s.") % {"forum": written.forum.name}
        return gettext("Told. It stands on their own page from now on.")


def coming_meetings(asker: Asker, forum: Forum) -> list[Meeting]:
    """The forum's meetings from today on that are not called off, the soonest first (one query)."""
    rows = Meeting.objects.visible_to(asker).that_met().filter(forum=forum, day__gte=asker.today)
    return list(rows.select_related("forum").order_by("day", "start", "id"))


def people_there(asker: Asker, way: WayBack | None) -> list[tuple[str, str]]:
    """Who is expected at the next meeting, that everybody may know of; who was at the move is marked."""
    if way is None:
        return []
    everyone = Asker(today=asker.today)
    keys = [person.key for person in way.expected]
    shown = set(Person.objects.visible_to(everyone).filter(key__in=keys).values_list("key", flat=True))
    knows = {person.key for person in way.knows}
    return [
        (
            p.key,
            gettext("%(name)s (was there when it moved)") % {"name": p.name} if p.key in knows else p.name,
        )
        for p in way.expected
        if p.key in shown
    ]


def _held_since_the_move(asker: Asker, written: Feedback) -> list[Meeting]:
    """The meetings at which the forum can have been told: held, on or after the newest move; the latest first."""
    moved = newest_move(written.thread)
    rows = Meeting.objects.visible_to(asker).that_met().filter(forum=written.forum, day__lte=asker.today)
    if moved is not None:
        rows = rows.filter(day__gte=moved)
    found = rows.select_related("forum").order_by("-day", "-start", "-id")
    return [meeting for meeting in found if meeting.has_met_by(asker.today)]


def _asked_for(to: ToWhom) -> str:
    if to.voice is None:
        return ""
    asked = str(to.voice.get_told_as_display())
    language = f" ({to.voice.language})" if to.voice.language else ""
    return gettext("They asked for: %(form)s.") % {"form": f"{asked}{language}"}


def _who_hint(way: WayBack | None) -> str:
    if way is None or way.next is None:
        return ""
    if way.knows:
        return gettext("Those marked were there when it moved.")
    return gettext("Nobody there was at the meeting that moved it. Somebody has to tell them first.")


def _initial(to: ToWhom) -> dict[str, str]:
    draft, way = to.draft, to.way
    if draft is not None:
        return {
            "you_said": draft.you_said,
            "we_did": draft.we_did,
            "why_not": draft.why_not,
            "told_as": draft.told_as,
            "next_meeting": draft.next_meeting.key if draft.next_meeting else "",
            "who_knows": draft.who_knows.key if draft.who_knows else "",
        }
    there = (way.tells or way.next) if way else None
    return {
        "told_as": to.voice.told_as if to.voice else Told.PLAIN_TEXT,
        "next_meeting": there.meeting if there else "",
        "who_knows": way.knows[0].key if way and way.knows else "",
    }
