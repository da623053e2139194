"""A small form for each verb, and the action it calls. The pages are in edit_verbs.py."""

from __future__ import annotations

import datetime as dt
from typing import Any, ClassVar

from django import forms
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from groundswell.errors import GroundswellError
from groundswell.records.asking import Asker
from groundswell.register import actions
from groundswell.register.models import Forum, Person, Post, Subject
from groundswell.threads.homeless import threads_to_rehome
from groundswell.web.date_fields import ClockField, DayField
from groundswell.web.edit_choices import Choices, NamesField
from groundswell.web.edit_labels import DAY_HINT, HINTS
from groundswell.web.edit_names import row_name
from groundswell.web.form_errors import say_what_is_missing

A_YEAR = dt.timedelta(days=365)


class VerbForm(forms.Form):
    """What one verb asks, about one row. `do()` does it and gives one sentence."""

    button: ClassVar[str | Promise] = _("Save")

    def __init__(self, row: Any, *, asker: Asker, data: Any = None) -> None:
        super().__init__(data=data, label_suffix="", auto_id="id-%s")
        self.row = row
        self.asker = asker
        self.choices = Choices(asker)
        self.ask()
        say_what_is_missing(self.fields)

    def ask(self) -> None:
        """Adds the fields that depend on the row or the asker."""

    def intro(self) -> str:
        """A sentence above the form."""
        return ""

    def do(self) -> str:
        """Does it; gives one sentence. Raises RegisterError."""
        raise NotImplementedError

    def refuse(self, error: GroundswellError) -> None:
        """Show a refusal beside its field, else above the form, with what to do about it."""
        field = "last_day" if error.field in ("until", "closed") else error.field
        self.add_error(field if field in self.fields else None, f"{error} {error.remedy}")

    def select(self, model: Any, *, label: Any, needed: bool = True, hint: Any = "") -> forms.ChoiceField:
        """One row of a model, by key."""
        first = ("", gettext("Choose one") if needed else gettext("None"))
        return forms.ChoiceField(
            choices=[first, *self.choices.of(model)], label=label, required=needed, help_text=hint
        )


class Sit(VerbForm):
    button = _("Save")

    def ask(self) -> None:
        hint = _("Choose a person or a post, not both.")
        self.fields["person"] = self.select(Person, label=_("Person"), needed=False, hint=hint)
        self.fields["post"] = self.select(Post, label=_("Post"), needed=False)
        self.fields["start"] = DayField(
            label=_("From"), help_text=DAY_HINT, initial=self.asker.today, required=True
        )
        self.fields["last_day"] = DayField(label=_("Last day"), help_text=HINTS["until"], required=False)

    def clean(self) -> dict[str, Any]:
        told = dict(super().clean() or self.cleaned_data)
        if bool(told.get("person")) == bool(told.get("post")):
            raise forms.ValidationError(gettext("Choose a person or a post: one of the two."))
        return told

    def do(self) -> str:
        told = self.cleaned_data
        model, key = (Person, told["person"]) if told["person"] else (Post, told["post"])
        sitting = actions.sit(
            self.asker,
            self.row,
            holder=model.objects.get(key=key),
            start=told["start"],
            last_day=told["last_day"],
        )
        return gettext("%(name)s from %(day)s.") % {"name": row_name(sitting), "day": _long(told["start"])}


class StandDown(VerbForm):
    last_day = DayField(label=_("Last day in the seat"), help_text=DAY_HINT)

    def intro(self) -> str:
        return gettext("The seat stays. What was carried until then stays too.")

    def do(self) -> str:
        actions.stand_down(self.asker, self.row, last_day=self.cleaned_data["last_day"])
        return gettext("The last day is %(day)s.") % {"day": _long(self.cleaned_data["last_day"])}


class CloseForum(VerbForm):
    button = _("Close it")
    last_day = DayField(label=_("Last day"), help_text=DAY_HINT)

    def ask(self) -> None:
        self.fields["successors"] = NamesField(
            choices=self.choices,
            model=Forum,
            current=[],
            label=_("Successors"),
            help_text=HINTS["successors"],
        )

    def intro(self) -> str:
        return gettext("Its history stays. No way leads through it after that day.")

    def do(self) -> str:
        told = self.cleaned_data
        successors = Forum.objects.visible_to(self.asker).filter(key__in=told["successors"])
        at_risk = actions.close_forum(self.asker, self.row, last_day=told["last_day"], successors=successors)
        said = gettext("%(forum)s closes. Its last day is %(day)s.") % {
            "forum": self.row,
            "day": _long(told["last_day"]),
        }
        threads = [thread.title for thread in threads_to_rehome(self.row, self.asker)]
        return f"{said} {_at_risk(at_risk, threads)}".strip()


class ExpectMeetings(VerbForm):
    button = _("Put them in the calendar")

    def ask(self) -> None:
        self.fields["until"] = DayField(
            label=_("Up to this day"), help_text=DAY_HINT, initial=self.asker.today + A_YEAR
        )

    def intro(self) -> str:
        return gettext("Meetings follow from how often it meets. Each is marked as expected.")

    def do(self) -> str:
        made = actions.expect_meetings(self.asker, self.row, until=self.cleaned_data["until"])
        return _count(
            made, ngettext("Added %(n)d expected meeting.", "Added %(n)d expected meetings.", len(made))
        )


class PlaceStandingItems(VerbForm):
    button = _("Put them on the agendas")

    def intro(self) -> str:
        return gettext("Each coming meeting gets an item for each standing item in force on its day.")

    def do(self) -> str:
        made = actions.place_standing_items(self.asker, self.row)
        return _count(made, ngettext("Added %(n)d agenda item.", "Added %(n)d agenda items.", len(made)))


class CallOff(VerbForm):
    button = _("Cancel the meeting")

    def intro(self) -> str:
        return gettext("It stays in the calendar, marked cancelled. It never counts as a meeting missed.")

    def do(self) -> str:
        actions.call_off(self.asker, self.row)
        return gettext("Cancelled: %(meeting)s.") % {"meeting": row_name(self.row)}


class Postpone(VerbForm):
    button = _("Postpone it")
    to_day = DayField(label=_("New day"), help_text=DAY_HINT)
    start = ClockField(
        label=_("Start"), required=False, help_text=_("Like 14:30. Empty: only the day is known.")
    )
    end = ClockField(label=_("End"), required=False)

    def intro(self) -> str:
        return gettext("The old day stays, marked postponed. The new day is a meeting of its own.")

    def do(self) -> str:
        told = self.cleaned_data
        actions.postpone(self.asker, self.row, to_day=told["to_day"], start=told["start"], end=told["end"])
        return gettext("Postponed to %(day)s.") % {"day": _long(told["to_day"])}


class Invite(VerbForm):
    button = _("Invite them")

    def ask(self) -> None:
        self.fields["person"] = self.select(Person, label=_("Who"))
        self.fields["subject"] = self.select(Subject, label=_("For which subject"))

    def intro(self) -> str:
        return gettext(
            "They may raise this one subject. An invitation takes the place of a seat, not of a paper."
        )

    def do(self) -> str:
        told = self.cleaned_data
        person = Person.objects.get(key=told["person"])
        subject = Subject.objects.get(key=told["subject"])
        actions.invite(self.asker, self.row, person, subject)
        return gettext("Invited: %(person)s.") % {"person": person}


class WithdrawInvitation(VerbForm):
    button = _("Take it back")

    def intro(self) -> str:
        return gettext("%(person)s will not be expected at this meeting.") % {"person": self.row.person}

    def do(self) -> str:
        person = str(self.row.person)
        actions.withdraw_invitation(self.asker, self.row)
        return gettext("The invitation of %(person)s is taken back.") % {"person": person}


def _at_risk(left: actions.AtRisk, threads: list[str]) -> str:
    """What wants a new home after a closing: “Find a new home for: seat Chair; standing item …”."""
    homeless = [
        *(gettext("seat %(name)s") % {"name": seat.name} for seat in left.seats),
        *(gettext("standing item %(name)s") % {"name": item.subject} for item in left.standing_items),
        *(gettext("thread %(name)s") % {"name": name} for name in threads),
    ]
    told = gettext("Find a new home for: %(these)s.") % {"these": "; ".join(homeless)} if homeless else ""
    if left.meetings:
        days = ", ".join(date_format(meeting.day, "j F Y") for meeting in left.meetings)
        told += " " + gettext("Called off: %(days)s.") % {"days": days}
    return told


def _long(day: dt.date) -> str:
    return date_format(day, "l j F Y")


def _count(made: Any, words: str) -> str:
    return words % {"n": len(made)}


FORMS: dict[str, type[VerbForm]] = {
    "sit": Sit,
    "stand-down": StandDown,
    "close": CloseForum,
    "expect-meetings": ExpectMeetings,
    "place-standing-items": PlaceStandingItems,
    "call-off": CallOff,
    "postpone": Postpone,
    "invite": Invite,
    "withdraw-invitation": WithdrawInvitation,
}
