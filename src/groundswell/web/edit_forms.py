"""The form for one row of any kind: made from the model's own fields, in people's words. Nothing is saved here."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db import models
from django.utils.translation import gettext as _

from groundswell.errors import GroundswellError
from groundswell.records.asking import Asker
from groundswell.records.dated import last_day_from_until
from groundswell.register.models.keyed import Keyed
from groundswell.web.date_fields import ClockField, DayField, LastDayField
from groundswell.web.edit_choices import KEPT, Choices, NamesField
from groundswell.web.edit_kind import Kind
from groundswell.web.edit_labels import DAY_HINT, hint_of, label_of
from groundswell.web.form_errors import say_what_is_missing

LAST_DAYS = {"until": "last_day", "closed": "last_day"}  # stored field -> the field people fill in
WRITTEN_THERE = frozenset(  # relations that say whose row it is: offered where the asker may write
    {
        *(("forum", "place"), ("seat", "forum"), ("sitting", "seat"), ("meeting", "forum")),
        *(("standing_item", "forum"), ("agenda_item", "meeting"), ("paper", "meeting")),
        *(("referral", "from_meeting"), ("open_channel", "to_forum"), ("alias", "forum")),
        ("help_contact", "place"),
    }
)
TICKED = ("layers",)  # few enough to tick; other many-to-many fields are typed as names


class RowForm(forms.Form):
    """Asks for every field of a row of one kind. `values()` gives what register/actions take."""

    def __init__(
        self,
        kind: Kind,
        *,
        asker: Asker,
        row: Keyed | None = None,
        initial: dict[str, Any] | None = None,
        **kwargs: Any,
    ) -> None:
        told = _told(kind, row) if row else initial
        super().__init__(initial=told, label_suffix="", auto_id="id-%s", **kwargs)
        self.kind = kind
        self.row = row
        choices = Choices(asker)
        for name in (*kind.fields, "source"):
            field = _field(kind, name, choices=choices, row=row)
            self.fields[LAST_DAYS.get(name, name)] = field
            if isinstance(field, forms.ChoiceField) and KEPT in dict(field.choices):  # type: ignore[arg-type]
                self.initial[name] = KEPT
        if row is None:
            self.fields["key"] = _key_field()
        say_what_is_missing(self.fields)

    def values(self) -> dict[str, Any]:
        """Field names of the model -> values; relations as keys. What the asker may not see stays out of it."""
        told: dict[str, Any] = {}
        for name in (*self.kind.fields, "source"):
            value = self.cleaned_data.get(LAST_DAYS.get(name, name))
            if value == KEPT:
                continue
            told[name] = LastDayField.until_of(value) if name in LAST_DAYS else value
        if self.cleaned_data.get("key"):
            told["key"] = self.cleaned_data["key"]
        return told

    def refuse(self, error: GroundswellError) -> None:
        """Show a refusal beside its field, else above the form, with what to do about it."""
        field = LAST_DAYS.get(error.field or "", error.field or "")
        self.add_error(field if field in self.fields else None, f"{error} {error.remedy}")


def _told(kind: Kind, row: Keyed) -> dict[str, Any]:
    """A row's values as the form shows them: relations by key, ends as last days."""
    told: dict[str, Any] = {"source": row.source}
    for name in kind.fields:
        field = kind.model._meta.get_field(name)
        if field.many_to_many:
            told[name] = [other.key for other in getattr(row, name).all()]
        elif isinstance(field, models.ForeignKey):
            other = getattr(row, name)
            told[name] = other.key if other else ""
        elif name in LAST_DAYS:
            told[LAST_DAYS[name]] = last_day_from_until(getattr(row, name))
        else:
            told[name] = getattr(row, name)
    return told


def _field(kind: Kind, name: str, *, choices: Choices, row: Keyed | None) -> forms.Field:
    stored: Any = kind.model._meta.get_field(name)
    words: dict[str, Any] = {
        "label": label_of(kind.name, name, stored.verbose_name),
        "help_text": hint_of(kind.name, name, stored.help_text),
    }
    needed = not (stored.blank or getattr(stored, "null", False))
    if stored.many_to_many:
        return _many(kind, name, words=words, choices=choices, row=row)
    if isinstance(stored, models.ForeignKey):
        current = getattr(row, name) if row else None
        only_editable = (kind.name, name) in WRITTEN_THERE
        options = choices.of(stored.related_model, only_editable=only_editable, current=current)
        empty = [("", _("Choose one") if needed else _("None"))]
        return forms.ChoiceField(choices=empty + options, required=needed, **words)
    return _plain(stored, name, needed=needed, words=words)


def _many(
    kind: Kind, name: str, *, words: dict[str, Any], choices: Choices, row: Keyed | None
) -> forms.Field:
    related: Any = kind.model._meta.get_field(name).related_model
    if name in TICKED:
        return forms.MultipleChoiceField(
            choices=choices.of(related), required=False, widget=forms.CheckboxSelectMultiple, **words
        )
    current = [other.key for other in getattr(row, name).all()] if row else []
    return NamesField(choices=choices, model=related, current=current, **words)


def _plain(stored: Any, name: str, *, needed: bool, words: dict[str, Any]) -> forms.Field:
    if isinstance(stored, models.DateField):
        words["help_text"] = f"{words['help_text']} {DAY_HINT}".strip()
        kind_of_day = LastDayField if name in LAST_DAYS else DayField
        return kind_of_day(required=needed, **words)
    if isinstance(stored, models.TimeField):
        return ClockField(required=needed, **words)
    if isinstance(stored, models.BooleanField) and stored.null:
        return forms.TypedChoiceField(
            choices=[("", _("Not stated")), ("True", _("Yes")), ("False", _("No"))],
            coerce=lambda told: told == "True",
            empty_value=None,
            required=False,
            **words,
        )
    if isinstance(stored, models.IntegerField):
        words["required"] = needed and not stored.has_default()
    field: forms.Field = stored.formfield(**words)
    if isinstance(stored, models.TextField):
        field.widget.attrs["rows"] = 4
    return field


def _key_field() -> forms.Field:
    return forms.SlugField(
        label=_("Key"),
        max_length=100,
        required=False,
        help_text=_("A short name for addresses and workbooks. Leave it empty and we make one."),
    )
