"""Forms for a new step of a thread: carry, table, discuss, decide, resource, change, call in public, seen by."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from groundswell.register.models import AgendaItem, Meeting, Person
from groundswell.threads import actions
from groundswell.threads.errors import NotAStep
from groundswell.threads.models import Step
from groundswell.threads.sentences import short_day
from groundswell.web.date_fields import DayField
from groundswell.web.edit_labels import DAY_HINT
from groundswell.web.thread_choices import (
    choose,
    item_options,
    meeting_options,
    meetings,
    paper_options,
    person_options,
)
from groundswell.web.thread_form import ThreadForm, line, long_text


class Carry(ThreadForm):
    """Somebody takes it from one meeting to another, or means to."""

    intro = _(
        "Who came as a substitute is the carrier. A meeting still to come is meant, and asked about later."
    )

    def ask(self) -> None:
        self.fields["carrier"] = choose(person_options(self.asker), label=gettext("Through whom"))
        around = meetings(self.asker, self.row)
        self.fields["from_meeting"] = choose(
            meeting_options(around),
            label=gettext("From the meeting"),
            needed=False,
            initial=_last_meeting(self.row),
        )
        to = meetings(self.asker, self.row, to_carry=True)
        self.fields["to"] = choose(
            meeting_options(to), label=gettext("To the meeting"), initial=self.asked.get("to", "")
        )
        self.fields["item"] = choose(
            item_options(self.asker, to), label=gettext("Under the item"), needed=False
        )
        self.fields["words"] = _words()
        self.fields["intended"] = _intended()

    def do(self) -> str:
        carrier, to = self.person("carrier"), self.meeting("to")
        if carrier is None or to is None:
            raise NotAStep(gettext("Name the meeting, and who carries it."))
        step = actions.carry(
            self.asker,
            self.row,
            to=to,
            carrier=carrier,
            from_meeting=self.meeting("from_meeting"),
            item=self.item(),
            words=self.text("words"),
            intended=_is_meant(self, to),
        )
        return done(step, self)


class Table(ThreadForm):
    """Somebody puts it before a meeting, or means to."""

    intro = _(
        "In the UK to table means to put before the meeting. What happened names its item of the agenda."
    )

    def ask(self) -> None:
        to = meetings(self.asker, self.row, to_carry=True)
        self.fields["carrier"] = choose(person_options(self.asker), label=gettext("Through whom"))
        self.fields["item"] = choose(
            item_options(self.asker, to),
            label=gettext("Under the item"),
            needed=False,
            hint=gettext("A standing item will do. It says which meeting it was."),
        )
        self.fields["to"] = choose(
            meeting_options(to),
            label=gettext("Or only the meeting"),
            needed=False,
            hint=gettext("For what is meant to happen, where no item is known yet."),
        )
        self.fields["from_meeting"] = choose(
            meeting_options(meetings(self.asker, self.row)),
            label=gettext("From the meeting"),
            needed=False,
            initial=_last_meeting(self.row),
        )
        self.fields["paper"] = choose(
            paper_options(self.asker), label=gettext("With the paper"), needed=False
        )
        self.fields["words"] = _words()
        self.fields["intended"] = _intended()

    def do(self) -> str:
        item, carrier = self.item(), self.person("carrier")
        to = item.meeting if item else self.meeting("to")
        if to is None or carrier is None:
            raise NotAStep(gettext("Choose the item, or the meeting it is meant for."), field="item")
        step = actions.table(
            self.asker,
            self.row,
            to=to,
            item=item,
            carrier=carrier,
            paper=self.paper(),
            from_meeting=self.meeting("from_meeting"),
            words=self.text("words"),
            intended=_is_meant(self, to),
        )
        return done(step, self)


class UnderAnItem(ThreadForm):
    """What happened under an item."""

    def ask(self) -> None:
        here = meetings(self.asker, self.row, to_carry=True).filter(day__lte=self.asker.today)
        self.fields["item"] = choose(
            item_options(self.asker, here),
            label=gettext("Under which item"),
            hint=gettext("An item that is not here is added on its meeting's page first."),
        )

    def chosen(self) -> AgendaItem:
        """The item. Raises NotAStep where it is not the asker's to see."""
        item = self.item()
        if item is None:
            raise NotAStep(gettext("Choose the item."), field="item")
        return item


class Discuss(UnderAnItem):
    """It was talked about."""

    intro = _("Talked about is not decided. What is only noted stays here.")

    def do(self) -> str:
        return done(actions.discuss(self.asker, self.row, item=self.chosen()), self)


class Decide(UnderAnItem):
    """It was decided."""

    intro = _("Only an item recorded as approved or rejected is a decision. To note or to endorse is not.")

    def do(self) -> str:
        return done(actions.decide(self.asker, self.row, item=self.chosen()), self)


class Resource(ThreadForm):
    """Money, a post, time or a thing was given."""

    intro = _("Say what was given, by whom, from when. What you do not know, say so.")

    def ask(self) -> None:
        self.fields["what"] = long_text(gettext("What was given"))
        self.fields["day"] = _day()
        here = meetings(self.asker, self.row).filter(day__lte=self.asker.today)
        self.fields["item"] = choose(
            item_options(self.asker, here), label=gettext("Under the item"), needed=False
        )

    def do(self) -> str:
        step = actions.resource(
            self.asker, self.row, what=self.text("what"), day=self.cleaned_data["day"], item=self.item()
        )
        return done(step, self)


class Change(ThreadForm):
    """Something changed for people."""

    intro = _("It needs evidence of its own. A decision is not yet a change.")

    def ask(self) -> None:
        self.fields["what"] = long_text(gettext("What changed for people"))
        self.fields["day"] = _day()

    def do(self) -> str:
        return done(
            actions.change(self.asker, self.row, what=self.text("what"), day=self.cleaned_data["day"]), self
        )


class Call(ThreadForm):
    """A public post or call, with the text of it kept as evidence."""

    intro = _("Paste the text as it stands. We keep a copy: the post may be deleted later.")

    def ask(self) -> None:
        self.fields["what"] = line(gettext("What was called for, in a sentence"), most=300)
        self.fields["carrier"] = choose(person_options(self.asker), label=gettext("By whom"), needed=False)
        self.fields["day"] = _day()
        self.fields["address"] = forms.URLField(
            label=gettext("Address of the post"), required=False, max_length=1000, assume_scheme="https"
        )
        self.fields["text"] = long_text(gettext("Text of the post"), needed=False)
        self.fields["author_shown"] = line(gettext("Author as shown"), needed=False)
        self.fields["platform"] = line(gettext("Where it was posted"), needed=False, most=100)
        self.fields["is_public_figure"] = public_figure()

    def clean(self) -> dict[str, Any]:
        told = dict(super().clean() or self.cleaned_data)
        if told.get("address") and not told.get("text"):
            self.add_error("text", gettext("Paste the text of the post: the post itself may be deleted."))
        return told

    def do(self) -> str:
        post = {name: self.text(name) for name in ("address", "text", "author_shown", "platform")}
        step = actions.call_with_post(
            self.asker,
            self.row,
            what=self.text("what"),
            carrier=self.person("carrier"),
            day=self.cleaned_data["day"],
            is_public_figure=bool(self.cleaned_data["is_public_figure"]),
            **post,
        )
        return done(step, self)


class SeenBy(ThreadForm):
    """Somebody with power saw it."""

    intro = _("A like is only “seen”. It becomes “heard” when their own reply, statement or act is linked.")

    def ask(self) -> None:
        self.fields["listener"] = choose(person_options(self.asker), label=gettext("Who saw it"))
        self.fields["what"] = line(gettext("What they saw"), needed=False, most=300)
        self.fields["day"] = _day()

    def do(self) -> str:
        listener: Person | None = self.person("listener")
        if listener is None:
            raise NotAStep(gettext("Choose who saw it."), field="listener")
        step = actions.seen_by(
            self.asker, self.row, listener=listener, what=self.text("what"), day=self.cleaned_data["day"]
        )
        return done(step, self)


def done(step: Step, form: ThreadForm) -> str:
    """“Added: Carried, 28 Jan.”"""
    day = step.to_meeting.day if step.to_meeting else step.day
    told = {"what": step.get_kind_display(), "day": short_day(day, form.asker.today) if day else ""}
    return gettext("Added: %(what)s, %(day)s.") % told if day else gettext("Added: %(what)s.") % told


def public_figure(label: str = "") -> forms.BooleanField:
    """Whether the author acts in a public role."""
    return forms.BooleanField(
        required=False,
        label=label or gettext("The author acts in a public role"),
        help_text=gettext("Without this tick it is shown to those who work on this thread only."),
    )


def _last_meeting(thread: Any) -> str:
    """The key of the last meeting it came to; empty where it came to none (one query)."""
    came = thread.steps.happened().filter(to_meeting__isnull=False).order_by("-to_meeting__day", "-id")
    return str(came.values_list("to_meeting__key", flat=True).first() or "")


def _is_meant(form: ThreadForm, to: Meeting) -> bool:
    """Whether it is meant to happen: ticked, or the meeting is still to come."""
    return bool(form.cleaned_data["intended"]) or to.day > form.asker.today


def _words() -> forms.CharField:
    return long_text(
        gettext("The exact words it carries"),
        needed=False,
        hint=gettext("A resident's own words go only where they allowed it. Each version is kept."),
    )


def _intended() -> forms.BooleanField:
    return forms.BooleanField(
        required=False,
        label=gettext("It is meant to happen"),
        help_text=gettext("We ask once, the day after: did it happen?"),
    )


def _day() -> DayField:
    return DayField(label=gettext("On"), help_text=DAY_HINT, required=False)
