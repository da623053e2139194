"""A form's errors as every page shows them: the list above the form that leads to each field."""

from __future__ import annotations

from django import forms


def errors_of(form: forms.BaseForm) -> list[dict[str, str]]:
    """`{field, message, remedy}` for parts/_errors.html; `field` is empty where no single field is at fault."""
    if not form.is_bound:
        return []
    told = [{"field": "", "message": str(message), "remedy": ""} for message in form.non_field_errors()]
    for bound in form:
        told += [{"field": _target(bound), "message": str(message), "remedy": ""} for message in bound.errors]
    return told


def _target(bound: forms.BoundField) -> str:
    """Where the link goes: the field, or the first of its ticks."""
    if isinstance(bound.field.widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
        return f"{bound.html_name}_0"
    return str(bound.html_name)
