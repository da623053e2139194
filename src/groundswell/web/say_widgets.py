"""Choices with a picture and a plain sentence each, and the marks every question of the say pages shares."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Pick:
    """One answer that can be picked: its value, its words, a plain sentence more, and its picture's file."""

    value: str
    label: Any
    hint: Any = ""
    picture: str = ""


class PictureSelect(forms.RadioSelect):
    """One of several picks."""

    def __init__(self, picks: Sequence[Pick] = ()) -> None:
        self.picks = {pick.value: pick for pick in picks}
        # A browser takes a question without an answer for a wrong one, and a screen reader would say so at once.
        super().__init__(attrs={"aria-invalid": "false"}, choices=[(p.value, p.label) for p in picks])

    def create_option(self, name: str, value: Any, *more: Any, **named: Any) -> dict[str, Any]:
        """Django's option with the pick's sentence and picture beside it."""
        option = super().create_option(name, value, *more, **named)
        return _with_pick(option, self.picks.get(str(value)))


class PictureTicks(forms.CheckboxSelectMultiple):
    """Any of several picks."""

    def __init__(self, picks: Sequence[Pick] = ()) -> None:
        self.picks = {pick.value: pick for pick in picks}
        super().__init__(choices=[(pick.value, pick.label) for pick in picks])

    def create_option(self, name: str, value: Any, *more: Any, **named: Any) -> dict[str, Any]:
        """Django's option with the pick's sentence and picture beside it."""
        option = super().create_option(name, value, *more, **named)
        return _with_pick(option, self.picks.get(str(value)))


def _with_pick(option: dict[str, Any], pick: Pick | None) -> dict[str, Any]:
    option["hint"], option["picture"] = (pick.hint, pick.picture) if pick else ("", "")
    return option


def one_of(picks: Sequence[Pick], *, label: Any, missing: Any, required: bool = True) -> forms.ChoiceField:
    """A question with one answer. `missing` is said where none was picked."""
    return forms.ChoiceField(
        label=label,
        choices=[(pick.value, pick.label) for pick in picks],
        widget=PictureSelect(picks),
        required=required,
        error_messages={"required": missing, "invalid_choice": missing},
    )


def any_of(picks: Sequence[Pick], *, label: Any, missing: Any = "") -> forms.MultipleChoiceField:
    """A question with any number of answers; at least one where `missing` says what to do."""
    told = missing or _("Choose again.")
    return forms.MultipleChoiceField(
        label=label,
        choices=[(pick.value, pick.label) for pick in picks],
        widget=PictureTicks(picks),
        required=bool(missing),
        error_messages={"required": told, "invalid_choice": _("Choose again.")},
    )


class Typed(forms.CharField):
    """What somebody typed. A NUL, which no database keeps, falls away instead of being held against them."""

    def to_python(self, value: Any) -> Any:
        """The text without NULs."""
        return super().to_python(value.replace("\x00", "") if isinstance(value, str) else value)


def line(*, label: Any, hint: Any = "", longest: int = 200) -> forms.CharField:
    """A short answer that may stay empty."""
    return Typed(
        label=label,
        help_text=hint,
        required=False,
        max_length=longest,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"max_length": _("This is too long. Please use fewer words.")},
    )


def text(*, label: Any, hint: Any = "", rows: int = 8) -> forms.CharField:
    """A long answer. How long it may be is checked by typed_text, so that its error says what to do."""
    return Typed(
        label=label,
        help_text=hint,
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": rows, "autocomplete": "off"}),
    )


class _BoundTick(forms.BoundField):
    """The hint of a tick stands in its label: as a description too, it would be heard twice."""

    @property
    def aria_describedby(self) -> str | None:
        return f"{self.auto_id}_error" if self.errors else None


class Tick(forms.BooleanField):
    """A tick with a picture beside it; `picture` is a static file, or empty."""

    def __init__(self, *, picture: str, **told: Any) -> None:
        super().__init__(required=False, **told)
        self.picture = picture

    def get_bound_field(self, form: forms.BaseForm, field_name: str) -> forms.BoundField:
        """The field on a page, described by its error alone."""
        return _BoundTick(form, self, field_name)


def tick(*, label: Any, hint: Any = "", picture: str = "") -> forms.BooleanField:
    """A yes that is no until it is ticked."""
    return Tick(label=label, help_text=hint, picture=picture)
