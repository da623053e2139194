"""What a form offers to choose from: rows the asker may see, each list read once a form."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from groundswell.records.asking import Asker
from groundswell.register.models import Forum, Meeting, Place, Seat
from groundswell.register.models.keyed import Keyed
from groundswell.register.rules import editor_of
from groundswell.web.edit_kinds import BY_MODEL
from groundswell.web.edit_names import row_name

KEPT = "kept as it is"  # not a key: keys have no spaces

Options = list[tuple[str, str]]


class Choices:
    """Options by key for selects, tick lists and typed names. One query a model."""

    def __init__(self, asker: Asker) -> None:
        self.asker = asker
        self._read: dict[tuple[type[models.Model], bool], Options] = {}

    def of(
        self, model: type[models.Model], *, only_editable: bool = False, current: Keyed | None = None
    ) -> Options:
        """(key, name) of each row. A current one the asker may not see is offered as kept, without its name."""
        options = self._options(model, only_editable=only_editable)
        if current is None or any(key == current.key for key, _name in options):
            return options
        return [(KEPT, _("Kept as it is (not shown to you)")), *options]

    def _options(self, model: type[models.Model], *, only_editable: bool) -> Options:
        kept = (model, only_editable)
        if kept not in self._read:
            found = BY_MODEL[model].rows(self.asker)
            if only_editable:
                found = self._editable(model, found)
            self._read[kept] = [(row.key, row_name(row)) for row in found]
        return self._read[kept]

    def _editable(self, model: type[models.Model], found: models.QuerySet[Any]) -> models.QuerySet[Any]:
        """Those of forums and places where the asker may write; of other kinds, all that are shown."""
        forums = Forum.objects.editable_by(self.asker).values("pk")
        editor = editor_of(self.asker)
        if model is Forum:
            return found.filter(pk__in=forums)
        if model in (Seat, Meeting):
            return found.filter(forum__in=forums)
        if model is Place and not editor.everywhere:
            return found.filter(pk__in=editor.places)
        return found


class NamesField(forms.CharField):
    """Several rows, typed as one name or key a line; gives their keys. Those not shown stay as they are."""

    def __init__(self, *, choices: Choices, model: Any, current: list[str], **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": 3}))
        super().__init__(required=False, **kwargs)
        self.choices = choices
        self.model = model
        self.current = current

    def _names(self) -> dict[str, str]:
        return dict(self.choices.of(self.model))

    def prepare_value(self, value: Any) -> Any:
        if not isinstance(value, list):
            return value
        names = self._names()
        shown = [(key, names[key]) for key in value if key in names]
        return "\n".join(key if _is_double(name, names) else name for key, name in shown)

    def clean(self, value: Any) -> list[str]:
        names = self._names()
        lines = [line.strip() for line in str(super().clean(value)).splitlines() if line.strip()]
        kept = [key for key in self.current if key not in names]
        return list(dict.fromkeys([*(_key_of(line, names) for line in lines), *kept]))


def _is_double(name: str, names: dict[str, str]) -> bool:
    return sum(other.casefold() == name.casefold() for other in names.values()) > 1


def _key_of(line: str, names: dict[str, str]) -> str:
    """The key of a typed name or key. Raises ValidationError where none or several fit."""
    if line in names:
        return line
    found = [key for key, name in names.items() if name.casefold() == line.casefold()]
    if len(found) == 1:
        return found[0]
    if found:
        raise ValidationError(
            _("More than one is called “%(name)s”. Type the key instead: %(keys)s.")
            % {"name": line, "keys": ", ".join(found)}
        )
    raise ValidationError(_("We know nothing called “%(name)s”. Check the spelling.") % {"name": line})
