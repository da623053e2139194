"""What every form of a thread or a step shares: the asker, what is chosen, and a refusal beside its field."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from groundswell.errors import GroundswellError
from groundswell.records.asking import Asker
from groundswell.register.models import AgendaItem, Meeting, Paper, Person
from groundswell.web.form_errors import say_what_is_missing

LONGEST = 5_000  # characters of a text


class ThreadForm(forms.Form):
    """What one verb asks. `do()` does it and gives one sentence; it raises GroundswellError."""

    button: ClassVar[str | Promise] = _("Save")
    intro: ClassVar[str | Promise] = ""
    says_optional = True

    def __init__(
        self,
        row: Any,
        *,
        asker: Asker,
        data: Any = None,
        files: Any = None,
        asked: dict[str, str] | None = None,
    ) -> None:
        super().__init__(data=data, files=files, label_suffix="", auto_id="id-%s")
        self.row, self.asker, self.asked = row, asker, asked or {}
        self.ask()
        say_what_is_missing(self.fields)

    def ask(self) -> None:
        """Adds the fields that depend on the row or the asker."""

    def do(self) -> str:
        """Does it; gives one sentence."""
        raise NotImplementedError

    def refuse(self, error: GroundswellError) -> None:
        """Show a refusal beside its field, else above the form, with what to do about it."""
        self.add_error(error.field if error.field in self.fields else None, f"{error} {error.remedy}")

    def text(self, name: str) -> str:
        """What was typed there; empty where nothing was."""
        return str(self.cleaned_data.get(name) or "")

    def meeting(self, name: str) -> Meeting | None:
        """The meeting chosen there, that the asker may see; None where none was."""
        return (
            Meeting.objects.visible_to(self.asker)
            .select_related("forum__place")
            .filter(key=self.text(name))
            .first()
        )

    def item(self, name: str = "item") -> AgendaItem | None:
        """The agenda item chosen there; None where none was."""
        rows = AgendaItem.objects.visible_to(self.asker).select_related("meeting__forum__place")
        return rows.filter(key=self.text(name)).first()

    def person(self, name: str) -> Person | None:
        """The person chosen there; None where none was."""
        return Person.objects.visible_to(self.asker).filter(key=self.text(name)).first()

    def paper(self, name: str = "paper") -> Paper | None:
        """The paper chosen there; None where none was."""
        return Paper.objects.visible_to(self.asker).filter(key=self.text(name)).first()


def long_text(label: object, *, hint: object = "", needed: bool = True, rows: int = 4) -> forms.CharField:
    """A text of several lines."""
    return forms.CharField(
        label=str(label),
        help_text=str(hint),
        required=needed,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


def line(label: object, *, hint: object = "", needed: bool = True, most: int = 200) -> forms.CharField:
    """A text of one line."""
    return forms.CharField(label=str(label), help_text=str(hint), required=needed, max_length=most)
