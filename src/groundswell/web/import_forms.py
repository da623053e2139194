"""The questions for taking a file in: which format, which source, which place; then what the unsure things are."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from groundswell.interchange.formats import FORMATS
from groundswell.interchange.reconcile.decisions import Decisions, Fact
from groundswell.interchange.reconcile.settling import Unsure
from groundswell.register.models import Place
from groundswell.web.date_fields import DayField
from groundswell.web.edit_labels import DAY_HINT
from groundswell.web.thread_form import ThreadForm, line

MOST_ASKED = 60  # unsure things on one page; more are taken in turn
NEW, LEFT_OUT, SAME = "new", "leave", "same:"


class SeveralFiles(forms.FileField):
    """One file or several."""

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """Each file cleaned by itself."""
        files = data if isinstance(data, list | tuple) else [data]
        return [super(SeveralFiles, self).clean(each, initial) for each in files]


class _Several(forms.ClearableFileInput):
    allow_multiple_selected = True
    template_name = "django/forms/widgets/file.html"


class ChooseFile(ThreadForm):
    """The file and what is said of it. The row is the list of places to choose from."""

    def ask(self) -> None:
        """Adds the questions."""
        places: Sequence[Place] = self.row
        read = [(each.name, f"{each.title}: {each.takes}") for each in FORMATS if each.read_by]
        self.fields["format"] = forms.ChoiceField(
            label=_("What kind of file is it?"), choices=[("", _("Choose a format")), *read]
        )
        self.fields["files"] = SeveralFiles(
            label=_("The file"),
            help_text=_(
                "Up to 40 MB. Several files, or a folder packed as a .zip, where they belong together."
            ),
            widget=_Several(attrs={"multiple": True}),
            error_messages={"empty": _("The file is empty.")},
        )
        self.fields["data_set"] = line(
            _("What do you call this source?"),
            hint=_(
                "Such as “Stockport council's calendar”. The same name next time, and only what changed is taken in."
            ),
        )
        options = [(place.key, place.name) for place in places]
        self.fields["place"] = forms.ChoiceField(
            label=_("Which place are its forums in?"),
            choices=options if len(options) == 1 else [("", _("Choose a place")), *options],
        )
        self.fields["public_names"] = forms.BooleanField(
            label=_("It names people in their public office, so everyone may see those names"), required=False
        )
        for name, label in (
            ("first", _("Write out repeating meetings from")),
            ("last", _("Write out repeating meetings up to")),
        ):
            self.fields[name] = DayField(
                label=label,
                help_text=_("Only for files that say how often a group meets.") + " " + DAY_HINT,
                required=False,
            )

    def said(self) -> dict[str, Any]:
        """What was said, to be kept with the files."""
        first = self.cleaned_data["first"] or self.asker.today
        last = self.cleaned_data["last"] or first + dt.timedelta(days=365)
        return {
            "format": self.text("format"),
            "data_set": self.text("data_set"),
            "place": self.text("place"),
            "public_names": bool(self.cleaned_data["public_names"]),
            "first": first.isoformat(),
            "last": last.isoformat(),
        }


def field_of(fact: Fact) -> str:
    """The name of the question about one thing."""
    return f"is {fact[0]}/{fact[1]}"


def decided(data: Any) -> Decisions:
    """What was ticked, for every thing asked about until now."""
    same, new, left_out = {}, set(), set()
    for name in data:
        kind, slash, source_id = name.removeprefix("is ").partition("/")
        if not name.startswith("is ") or not slash:
            continue
        said = data.get(name)
        if said == NEW:
            new.add((kind, source_id))
        elif said == LEFT_OUT:
            left_out.add((kind, source_id))
        elif said.startswith(SAME):
            same[kind, source_id] = said.removeprefix(SAME)
    return Decisions(same, frozenset(new), frozenset(left_out), all_new=bool(data.get("all_new")))


def kept_answers(data: Any) -> list[tuple[str, str]]:
    """The answers given on pages before this one, to travel along in the form."""
    return [(name, data.get(name)) for name in data if name.startswith("is ") and data.get(name)]


def candidates_of(unsure: Unsure, names: dict[str, str]) -> list[tuple[str, str]]:
    """The answers to choose from: each row it may be, new, or left out."""
    same = [
        (f"{SAME}{key}", _("It is %(name)s") % {"name": names.get(key, key)}) for key in unsure.candidates
    ]
    return [*same, (NEW, _("It is another one: make it new")), (LEFT_OUT, _("Leave it out"))]
