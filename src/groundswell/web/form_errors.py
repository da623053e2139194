"""A form's errors as every page shows them: the list above the form that leads to each field."""

from __future__ import annotations

from collections.abc import Mapping

from django import forms
from django.utils.translation import gettext as _


def errors_of(form: forms.BaseForm) -> list[dict[str, str]]:
    """`{field, message, remedy}` for parts/_errors.html; `field` is empty where no single field is at fault."""
    if not form.is_bound:
        return []
    told = [{"field": "", "message": str(message), "remedy": ""} for message in form.non_field_errors()]
    for bound in form:
        told += [{"field": _target(bound), "message": str(message), "remedy": ""} for message in bound.errors]
    return told


def say_what_is_missing(fields: Mapping[str, forms.Field]) -> None:
    """Let each needed field say its own name when it is left empty, so that the list of errors reads alone."""
    for field in fields.values():
        words = _("Choose: %(field)s.") if isinstance(field, forms.ChoiceField) else _("Fill in: %(field)s.")
        field.error_messages["required"] = words % {"field": field.label}


def _target(bound: forms.BoundField) -> str:
    """Where the link goes: the field, or the first of its ticks."""
    if isinstance(bound.field.widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
        return f"{bound.html_name}_0"
    return str(bound.html_name)
