"""Forms for a thread itself: gather and part voices, change what it says, publish, close and open again."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from groundswell.register.models import Forum, Meeting, Subject
from groundswell.threads import actions
from groundswell.threads.actions.gathering import TEXTS
from groundswell.threads.errors import NotSaidEnough
from groundswell.threads.gathered_voices import voices_in, voices_to_gather
from groundswell.threads.models import Thread, Voice
from groundswell.web.edit_names import meeting_name
from groundswell.web.thread_choices import (
    choose,
    person_options,
    voice_name,
    voice_options,
)
from groundswell.web.thread_form import ThreadForm, line, long_text

MOST_MEETINGS = 100


class AboutThread(ThreadForm):
    """What a thread says of itself."""

    def ask(self) -> None:
        told = self.row if isinstance(self.row, Thread) else None
        self.fields["title"] = line(gettext("Title"), hint=gettext("In a few plain words. No names."))
        self.fields["population"] = line(gettext("For whom"), hint=gettext("Like “children with SEND”."))
        self.fields["inequality"] = long_text(gettext("What is unequal now"), needed=False)
        self.fields["change_wanted"] = long_text(gettext("The change it wants"), needed=False)
        self.fields["target_kind"] = forms.ChoiceField(
            choices=Thread.TargetKind.choices, label=gettext("What would have to change")
        )
        self.fields["target"] = line(gettext("Which one"), needed=False, most=300)
        subjects = list(Subject.objects.visible_to(self.asker).values_list("key", "name"))
        self.fields["subject"] = choose(subjects, label=gettext("Subject on agendas"), needed=False)
        self.fields["owner"] = choose(
            person_options(self.asker), label=gettext("Looked after by"), needed=False
        )
        if told is not None:
            self.initial = {
                **{name: getattr(told, name) for name in TEXTS},
                "subject": told.subject.key if told.subject else "",
                "owner": told.owner.key if told.owner else "",
            }

    def texts(self) -> dict[str, str]:
        """The texts as the action takes them."""
        names = [name for name in TEXTS if name in self.fields]
        return {name: self.text(name) for name in names}

    def subject(self) -> Subject | None:
        """The subject chosen; None where none was."""
        return Subject.objects.visible_to(self.asker).filter(key=self.text("subject")).first()


class OpenThread(AboutThread):
    """A thread from what was said at a forum; the row is the forum."""

    button = _("Open the thread")
    intro = _("It is seen by members until two people let everyone see it.")

    def ask(self) -> None:
        super().ask()
        forum: Forum = self.row
        held = (
            Meeting.objects.visible_to(self.asker).that_met().filter(forum=forum, day__lte=self.asker.today)
        )
        self.fields["said_at"] = choose(
            [(m.key, meeting_name(m)) for m in held.select_related("forum").order_by("-day")[:MOST_MEETINGS]],
            label=gettext("Said at which meeting"),
        )
        rows = Voice.objects.visible_to(self.asker).filter(forum=forum)
        found = list(rows.select_related("forum", "content").order_by("-said_on", "-id"))
        if found:
            self.fields["voices"] = _ticks(voice_options(self.asker, found), gettext("Voices it begins with"))

    def do(self) -> str:
        meeting = self.meeting("said_at")
        if meeting is None:
            raise NotSaidEnough(gettext("Choose the meeting where it was said."), field="said_at")
        chosen = Voice.objects.visible_to(self.asker).filter(key__in=self.cleaned_data.get("voices", ()))
        self.made = actions.open_thread(
            self.asker,
            self.row,
            started=meeting.day,
            said_at=meeting,
            voices=list(chosen.select_related("forum", "meeting")),
            owner=self.person("owner"),
            subject=self.subject(),
            **self.texts(),
        )
        return gettext("The thread is open: %(title)s.") % {"title": self.made.title}


class Amend(AboutThread):
    """Changes what the thread says of itself."""

    def do(self) -> str:
        actions.amend_thread(
            self.asker, self.row, owner=self.person("owner"), subject=self.subject(), **self.texts()
        )
        return gettext("Saved.")


class Gather(ThreadForm):
    """Puts voices into the thread."""

    button = _("Put them into this thread")
    intro = _("A voice may be in several threads. The lowest consent counts for all of them together.")

    def ask(self) -> None:
        self.voices = list(voices_to_gather(self.asker, self.row))
        self.fields["voices"] = _ticks(voice_options(self.asker, self.voices), gettext("Voices"), needed=True)

    def do(self) -> str:
        chosen = [voice for voice in self.voices if voice.key in self.cleaned_data["voices"]]
        actions.gather_all(self.asker, self.row, chosen)
        return gettext("The voices are in this thread now.")


class Part(ThreadForm):
    """Takes a voice out again."""

    button = _("Take it out")
    intro = _("That it was here stays known, with your reason.")

    def ask(self) -> None:
        self.voices = {voice.key: voice for voice in voices_in(self.asker, self.row)}
        options = [(key, voice_name(self.asker, voice)) for key, voice in self.voices.items()]
        self.fields["voice"] = choose(options, label=gettext("Which voice"))
        self.fields["why"] = line(gettext("Why"), most=300)

    def do(self) -> str:
        actions.part(self.asker, self.row, self.voices[self.text("voice")], why=self.text("why"))
        return gettext("The voice is out of this thread.")


class AskPublication(ThreadForm):
    """Asks that everyone may see the thread."""

    button = _("Ask for it")
    intro = _("Somebody else, who leads the place, has to say yes. Until then members alone see it.")

    def do(self) -> str:
        actions.ask_publication(self.asker, self.row)
        return gettext("Asked. Somebody else who leads the place says yes.")


class ApprovePublication(ThreadForm):
    """The second person's yes."""

    button = _("Yes, let everyone see it")
    intro = _("Everyone will see its steps and evidence, and wordings that people agreed to publish.")

    def do(self) -> str:
        actions.approve_thread(self.asker, self.row)
        return gettext("Everyone can see this thread now.")


class EndPublication(ThreadForm):
    """Shows it to members only again."""

    button = _("Show it to members only")
    intro = _("It is gone from public pages at once. Copies people made stay with them.")

    def do(self) -> str:
        actions.end_publication(self.asker, self.row)
        return gettext("Members alone see this thread now.")


class Close(ThreadForm):
    """Closes the thread."""

    button = _("Close it")
    intro = _("As done only when those who spoke were told, or with the reason why they cannot be.")

    def ask(self) -> None:
        self.fields["closing"] = forms.ChoiceField(
            choices=Thread.Closing.choices, label=gettext("Closed as"), widget=forms.RadioSelect
        )
        self.fields["reason"] = long_text(
            gettext("Why"), needed=False, hint=gettext("Needed, unless it is done and everybody was told.")
        )

    def do(self) -> str:
        actions.close_thread(self.asker, self.row, closing=self.text("closing"), reason=self.text("reason"))
        return gettext("The thread is closed.")


class Reopen(ThreadForm):
    """Opens it again."""

    button = _("Open it again")

    def do(self) -> str:
        actions.reopen_thread(self.asker, self.row)
        return gettext("The thread is open again.")


def _ticks(options: Any, label: str, *, needed: bool = False) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        choices=options, label=label, required=needed, widget=forms.CheckboxSelectMultiple
    )
