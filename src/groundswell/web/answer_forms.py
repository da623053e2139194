"""Forms for a step that stands: did it happen, new words, evidence of each kind, and heard."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from groundswell.register.models import Meeting
from groundswell.threads import actions
from groundswell.threads.errors import NotSaidEnough
from groundswell.threads.files_given import taken_in
from groundswell.threads.models import Evidence, Position, Step
from groundswell.web.date_fields import DayField
from groundswell.web.edit_labels import DAY_HINT
from groundswell.web.step_forms import public_figure
from groundswell.web.thread_choices import (
    choose,
    item_options,
    meeting_options,
    meetings,
    paper_options,
    person_options,
)
from groundswell.web.thread_form import ThreadForm, line, long_text

ANSWERS = (
    ("happened", _("Yes, it happened")),
    ("not_heard", _("It was tried, and not heard")),
    ("declined", _("It was tried, and declined")),
    ("deferred", _("It was put off")),
    ("did_not_happen", _("No, it did not happen")),
)


class Answer(ThreadForm):
    """Did it happen? The row is the step."""

    button = _("Save the answer")
    intro = _("What was meant stays, whatever the answer. An attempt counts even if it failed.")

    def ask(self) -> None:
        step: Step = self.row
        self.fields["answer"] = forms.ChoiceField(
            choices=ANSWERS, label=gettext("Did it happen?"), widget=forms.RadioSelect
        )
        here = Meeting.objects.visible_to(self.asker).filter(pk=step.to_meeting_id or 0)
        if step.kind == Step.Kind.TABLED:
            self.fields["item"] = choose(
                item_options(self.asker, here),
                label=gettext("If yes: under which item"),
                needed=False,
                hint=gettext("An item that is not here is added on the meeting's page first."),
            )
        self.fields["now_due"] = choose(
            meeting_options(self._later()), label=gettext("If put off: to which meeting"), needed=False
        )
        self.fields["note"] = line(gettext("A note"), needed=False, most=500)

    def _later(self) -> Any:
        """Later meetings, those of the same forum first."""
        step: Step = self.row
        day = step.to_meeting.day if step.to_meeting else self.asker.today
        rows = meetings(self.asker, step.thread).filter(day__gt=day)
        forum = step.to_meeting.forum_id if step.to_meeting else 0
        return sorted(rows, key=lambda m: (m.forum_id != forum, m.day))

    def do(self) -> str:
        answer = self.text("answer")
        now_due = self.meeting("now_due") if answer == Step.State.DEFERRED else None
        item = self.item() if answer == Step.State.HAPPENED else None
        actions.answer(
            self.asker, self.row, answer=answer, now_due=now_due, item=item, note=self.text("note")
        )
        return gettext("Thank you. The answer is kept.")


class Words(ThreadForm):
    """A new version of the exact words a step carries."""

    button = _("Keep this version")
    intro = _("Versions before stay. A resident's own words go only where they allowed it.")

    def ask(self) -> None:
        self.fields["words"] = long_text(gettext("The exact words"), rows=6)

    def do(self) -> str:
        version = actions.word(self.asker, self.row, self.text("words"))
        return gettext("Version %(number)d is kept.") % {"number": version.number}


class Heard(ThreadForm):
    """What was seen becomes heard."""

    button = _("It was heard")
    intro = _("Only with their own reply, statement or minuted act among the evidence. A like is not enough.")

    def do(self) -> str:
        actions.heard(self.asker, self.row)
        return gettext("It stands as heard now.")


class Attach(ThreadForm):
    """A piece of evidence; `asked["kind"]` says of which kind. Each kind asks for what makes it evidence."""

    button = _("Add the evidence")

    @property
    def kind(self) -> str:
        """The kind asked for; a minute where none is."""
        asked = self.asked.get("kind", "")
        return asked if asked in Evidence.Kind.values else str(Evidence.Kind.MINUTE)

    def ask(self) -> None:
        {
            Evidence.Kind.MINUTE: self._minute,
            Evidence.Kind.PAPER: self._paper,
            Evidence.Kind.POST: self._post,
            Evidence.Kind.REPLY: self._reply,
            Evidence.Kind.REACTION: self._reaction,
            Evidence.Kind.FILE: self._file,
            Evidence.Kind.STATEMENT: self._statement,
        }[Evidence.Kind(self.kind)]()

    def _minute(self) -> None:
        step: Step = self.row
        rows = meetings(self.asker, step.thread)
        chosen = step.to_meeting.key if step.to_meeting else ""
        self.fields["meeting"] = choose(
            meeting_options(rows), label=gettext("Minutes of the meeting"), initial=chosen
        )
        here = Meeting.objects.visible_to(self.asker).filter(pk=step.to_meeting_id or 0)
        self.fields["item"] = choose(item_options(self.asker, here), label=gettext("Item"), needed=False)
        self.fields["reference"] = line(
            gettext("Where in it"), needed=False, hint=gettext("Like “Minute 4”.")
        )
        if step.listener is not None:
            self._giver(gettext("Whose act it shows"), needed=False)

    def _paper(self) -> None:
        self.fields["paper"] = choose(paper_options(self.asker), label=gettext("Which paper"))
        self.fields["reference"] = line(gettext("Where in it"), needed=False, hint=gettext("Like “page 3”."))

    def _post(self) -> None:
        self._posted()
        self.fields["text"] = long_text(
            gettext("Text of the post"), hint=gettext("Paste it as it stands: the post may be deleted later.")
        )

    def _reply(self) -> None:
        self._giver(gettext("Who replied"), needed=True)
        self._posted()
        self.fields["text"] = long_text(gettext("Text of the reply"))

    def _reaction(self) -> None:
        self._giver(gettext("Whose like or view"), needed=True)
        self._posted()

    def _file(self) -> None:
        self.fields["file"] = forms.FileField(
            label=gettext("The file"),
            help_text=gettext("A picture or a recording. What its device wrote is taken out."),
        )
        self.fields["alt_text"] = line(gettext("What it shows, in words"), most=1000)

    def _statement(self) -> None:
        self._giver(gettext("Who says so"), needed=True)
        self.fields["text"] = long_text(gettext("What they say"))
        self.fields["dated"] = DayField(label=gettext("Said on"), help_text=DAY_HINT, required=False)
        self.fields["is_public_figure"] = public_figure(gettext("They said it in a public role"))

    def _giver(self, label: str, *, needed: bool) -> None:
        self.fields["given_by"] = choose(person_options(self.asker), label=label, needed=needed)

    def _posted(self) -> None:
        self.fields["address"] = forms.URLField(
            label=gettext("Address"), required=False, max_length=1000, assume_scheme="https"
        )
        self.fields["author_shown"] = line(gettext("Author as shown"), needed=False)
        self.fields["platform"] = line(gettext("Where it was posted"), needed=False, most=100)
        self.fields["dated"] = DayField(label=gettext("Posted on"), help_text=DAY_HINT, required=False)
        self.fields["is_public_figure"] = public_figure()

    def do(self) -> str:
        given: Any = self.cleaned_data.get("file")
        texts = ("reference", "address", "author_shown", "platform", "text", "alt_text")
        actions.attach(
            self.asker,
            self.row,
            kind=self.kind,
            meeting=self.meeting("meeting"),
            item=self.item(),
            paper=self.paper(),
            given_by=self.person("given_by"),
            dated=self.cleaned_data.get("dated"),
            is_public_figure=bool(self.cleaned_data.get("is_public_figure")),
            file=taken_in(given.name, given.read()) if given else None,
            **{name: self.text(name) for name in texts},
        )
        return gettext("The evidence is added.")


class Detach(ThreadForm):
    """Takes a piece of evidence away; the row is the piece."""

    button = _("Take it away")
    intro = _("The chain of changes keeps that it was here.")

    def do(self) -> str:
        actions.detach(self.asker, self.row)
        return gettext("The evidence is taken away.")


class TakePosition(ThreadForm):
    """What one person said of an item; the row is the item."""

    button = _("Save the position")
    intro = _("Only what somebody said, with where it is written. Being there is not agreeing.")

    def ask(self) -> None:
        self.fields["person"] = choose(person_options(self.asker), label=gettext("Who"))
        self.fields["stance"] = forms.ChoiceField(
            choices=Position.Stance.choices, label=gettext("What they said"), widget=forms.RadioSelect
        )
        self.fields["source"] = line(
            gettext("Where this is written"), needed=False, most=300, hint=gettext("Like “Minute 4, line 2”.")
        )

    def do(self) -> str:
        person = self.person("person")
        if person is None:
            raise NotSaidEnough(gettext("Choose who."), field="person")
        actions.take_position(
            self.asker, self.row, person, stance=self.text("stance"), source=self.text("source")
        )
        return gettext("The position is kept.")
