"""The questions somebody answers to say something: one form each. They check; the actions check again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from groundswell.errors import GroundswellError
from groundswell.register.models import Forum, Meeting, Place
from groundswell.threads.drafted import AT_MEETING
from groundswell.threads.models import Voice
from groundswell.threads.models.voices import Told
from groundswell.threads.typed_text import cleaned
from groundswell.web.say_picks import CHOSEN, CONTACT, HOW, ORIGIN, SAID_BY, TOLD, YES_NO
from groundswell.web.say_widgets import Pick, any_of, line, one_of, text, tick

LONG = frozenset({"words", "file_words", "how_known"})  # kept as typed, whatever is wrong with it


class Question(forms.Form):
    """What all questions share: nothing typed is lost, whether it can be used or not."""

    def __init__(self, **named: Any) -> None:
        super().__init__(**named, label_suffix="", auto_id="id-%s")

    def kept(self) -> dict[str, Any]:
        """The answers as they go into the draft: those that can be used, and long texts as they were typed."""
        self.is_valid()
        usable = {name: value for name, value in self.cleaned_data.items() if name != "file"}
        typed = {name: self.data.get(name, "").replace("\x00", "") for name in self.fields if name in LONG}
        return {**usable, **typed}

    def _checked(self, name: str, *, needed: bool) -> str:
        """The long text, cleaned. Its own error tells what to do."""
        typed = str(self.cleaned_data.get(name) or "")
        if not typed.strip() and not needed:
            return ""
        try:
            return str(cleaned(typed).text)
        except GroundswellError as error:
            raise forms.ValidationError(f"{error} {error.remedy}") from error


class PlaceForm(Question):
    """Where do you live or spend time? Asked only where more than one place listens."""

    def __init__(self, places: Sequence[Place], **named: Any) -> None:
        super().__init__(**named)
        picks = [Pick(place.key, place.name) for place in places]
        self.fields["place"] = one_of(
            picks, label=_("Which place is it about?"), missing=_("Choose a place.")
        )


class HowForm(Question):
    """Words, a picture, a recording, or our pictures."""

    form = one_of(
        HOW, label=gettext_lazy("How would you like to say it?"), missing=gettext_lazy("Choose one way.")
    )


class WordsForm(Question):
    """The words."""

    words = text(
        label=gettext_lazy("What would you like to say?"),
        hint=gettext_lazy("Use your own words. Spelling does not matter."),
    )

    def clean_words(self) -> str:
        """Not empty, and not too long."""
        return self._checked("words", needed=True)


class ChosenForm(Question):
    """Our pictures, and what they are about if somebody wants to say."""

    chosen = any_of(
        CHOSEN,
        label=gettext_lazy("What would you like to say?"),
        missing=gettext_lazy("Pick at least one picture."),
    )
    words = text(
        label=gettext_lazy("What is it about?"), hint=gettext_lazy("You may leave this empty."), rows=3
    )

    def clean_words(self) -> str:
        """May be empty."""
        return self._checked("words", needed=False)


class FileForm(Question):
    """A picture or a recording, and what it shows or says in words. `has_file`: one is in the draft already."""

    file = forms.FileField(
        label="",
        required=False,
        allow_empty_file=True,  # so that the reader of files says in its own words what is wrong
    )
    file_words = text(label="", hint=gettext_lazy("You may leave this empty."), rows=3)

    def __init__(self, is_sound: bool, has_file: bool, **named: Any) -> None:
        super().__init__(**named)
        self.is_sound, self.has_file = is_sound, has_file
        self.fields["file"].label = _("Your recording") if is_sound else _("Your picture")
        self.fields["file"].help_text = (
            _("Choose a sound from your phone or computer.")
            if is_sound
            else _("Choose a picture from your phone or computer.")
        )
        self.fields["file_words"].label = _("What does it say?") if is_sound else _("What does it show?")

    def clean_file_words(self) -> str:
        """May be empty."""
        return self._checked("file_words", needed=False)

    def clean(self) -> dict[str, Any]:
        """A file is needed once."""
        if not self.cleaned_data.get("file") and not self.has_file and "file" not in self.errors:
            self.add_error("file", _("Choose a recording.") if self.is_sound else _("Choose a picture."))
        return self.cleaned_data


class WhereForm(Question):
    """At which meeting, or elsewhere; and who should hear it where more than one forum could."""

    where_said = line(
        label=gettext_lazy("Which session or place?"), hint=gettext_lazy("You may leave this empty.")
    )

    def __init__(self, meetings: Sequence[Meeting], forums: Sequence[Forum], **named: Any) -> None:
        super().__init__(**named)
        met = [Pick(AT_MEETING + m.key, _at(m), picture="say/meeting.svg") for m in meetings]
        picks = [
            *met,
            Pick("session", _("At a session or activity"), picture="say/session.svg"),
            Pick("home", _("At home"), picture="say/home.svg"),
            Pick("elsewhere", _("Somewhere else"), picture="say/elsewhere.svg"),
        ]
        self.fields["where"] = one_of(
            picks, label=_("Where did you say it?"), missing=_("Choose where you said it.")
        )
        if len(forums) > 1:
            named_forums = [Pick(f.key, f.name, f.about) for f in forums]
            self.fields["forum"] = one_of(
                named_forums,
                label=_("Who should hear it?"),
                missing=_("Choose who should hear it."),
                required=False,
            )
        self.order_fields(["where", "where_said", "forum"])

    def clean(self) -> dict[str, Any]:
        """A meeting is one forum's; elsewhere somebody is chosen to hear it, where several could."""
        told = self.cleaned_data
        at_meeting = str(told.get("where", "")).startswith(AT_MEETING)
        if "forum" in self.fields and told.get("where") and not at_meeting and not told.get("forum"):
            self.add_error("forum", _("Choose who should hear it."))
        return told


def _at(meeting: Meeting) -> str:
    return _("At %(forum)s, on %(day)s") % {
        "forum": meeting.forum.name,
        "day": date_format(meeting.day, "l j F Y"),
    }


class WhoForm(Question):
    """Whose words they are. For a practitioner also from whom they come, without saying who."""

    said_by = one_of(
        SAID_BY,
        label=gettext_lazy("Whose words are these?"),
        missing=gettext_lazy("Choose whose words these are."),
    )
    how_known = text(
        label=gettext_lazy("How do you know this is what they mean?"),
        hint=gettext_lazy("Only if you speak for somebody."),
        rows=3,
    )
    under_13 = tick(label=gettext_lazy("The person who says it is under 13"))
    guardian_agrees = tick(label=gettext_lazy("A parent or carer says yes to this"))

    def __init__(self, is_practitioner: bool, **named: Any) -> None:
        super().__init__(**named)
        if is_practitioner:
            self.fields["origin"] = one_of(
                ORIGIN, label=_("Who does it come from?"), missing=_("Choose who it comes from.")
            )
            self.fields["contact_strength"] = one_of(
                CONTACT,
                label=_("How well do you know each other?"),
                missing=_("Choose how well you know each other."),
                required=False,
            )

    def clean_how_known(self) -> str:
        """May be empty, where it is not needed."""
        return self._checked("how_known", needed=False)

    def clean_contact_strength(self) -> str:
        """Not said where nothing is picked."""
        return self.cleaned_data.get("contact_strength") or Voice.Contact.NOT_SAID

    def clean(self) -> dict[str, Any]:
        """What a supporter and a parent or carer have to say."""
        told = self.cleaned_data
        if (
            told.get("said_by") == Voice.SaidBy.ON_BEHALF
            and "how_known" in told
            and not told["how_known"].strip()
        ):
            self.add_error("how_known", _("Say how you know that this is what they mean."))
        if told.get("under_13") and not told.get("guardian_agrees"):
            self.add_error("guardian_agrees", _("Under 13, a parent or carer says yes too. Ask them."))
        return told


class AllowForm(Question):
    """Who may see the words. Nothing is ticked at first: then only the named officers read them."""

    share_inside = tick(label="", picture="say/share-inside.svg")
    quote_without_name = tick(
        label=gettext_lazy("Others may be told, without my name"),
        hint=gettext_lazy("We write it in a short way. We ask you first."),
        picture="say/quote-without-name.svg",
    )
    quote_with_name = tick(
        label=gettext_lazy("Others may be told, with my name"),
        hint=gettext_lazy("We write it in a short way. We ask you first."),
        picture="say/quote-with-name.svg",
    )
    name = line(label=gettext_lazy("The name to use"), hint=gettext_lazy("Only if you ticked it above."))
    publish = tick(
        label=gettext_lazy("Everyone may read it"),
        hint=gettext_lazy("It may stand on a web page. We ask you first."),
        picture="say/publish.svg",
    )

    def __init__(self, forum: Forum, others: Sequence[Forum], has_name: bool, **named: Any):
        super().__init__(**named)
        self.fields["share_inside"].label = _("People in %(forum)s may read them") % {"forum": forum.name}
        if others:
            self.fields["forums"] = any_of(
                [Pick(f.key, f.name) for f in others],
                label=_("They may be carried to these groups. People there may read them."),
            )
        if not has_name:
            del self.fields["quote_with_name"], self.fields["name"]

    def clean(self) -> dict[str, Any]:
        """A name where it may be used."""
        told = self.cleaned_data
        if told.get("quote_with_name") and not (told.get("name") or "").strip():
            self.add_error("name", _("Type the name to use."))
        return told


class ToldForm(Question):
    """How somebody likes to be told, and how to reach them if they want to say."""

    wishes_to_know = one_of(
        YES_NO,
        label=gettext_lazy("Do you want to be told?"),
        missing=gettext_lazy("Choose yes or no."),
    )
    told_as = one_of(
        TOLD,
        label=gettext_lazy("How do you like to be told?"),
        missing=gettext_lazy("Choose how you like to be told."),
    )
    language = line(
        label=gettext_lazy("Which language?"),
        hint=gettext_lazy("Only if you chose another language."),
        longest=60,
    )
    contact = line(
        label=gettext_lazy("Your e-mail or phone number"),
        hint=gettext_lazy("You may leave this empty. You can look for news here too."),
    )

    def clean(self) -> dict[str, Any]:
        """A language has a name."""
        told = self.cleaned_data
        if told.get("told_as") == Told.LANGUAGE and not (told.get("language") or "").strip():
            self.add_error("language", _("Type which language."))
        return told
