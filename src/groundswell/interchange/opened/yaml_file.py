"""YAML, read with care: plain values only, no aliases (a few lines of them unfold to billions), no endless nesting."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml
from django.utils.translation import gettext as _

from groundswell.interchange.opened.errors import CannotRead
from groundswell.interchange.opened.text import text_of
from groundswell.register.plan import Fault

try:
    from yaml import CSafeLoader as Loader
except ImportError:  # pragma: no cover - PyYAML without libyaml reads the same, slower
    from yaml import SafeLoader as Loader  # type: ignore[assignment]

DEEPEST = 60


def yaml_of(path: Path) -> tuple[Any, tuple[Fault, ...]]:
    """What a YAML file holds, and notes on how it was read. Raises CannotRead."""
    text = text_of(path)
    try:
        _look_through(text.words, path.name)
        return yaml.load(text.words, Loader=Loader), text.notes  # noqa: S506 - a safe loader, chosen above
    except yaml.MarkedYAMLError as broken:
        where = _("%(name)s, line %(line)d") % {"name": path.name, "line": _line(broken.problem_mark)}
        raise CannotRead(where, _("The YAML is not written as it must be."), _("Mend this line.")) from None
    except (yaml.YAMLError, RecursionError, ValueError):
        raise CannotRead(
            path.name, _("The YAML is not written as it must be."), _("Export it again.")
        ) from None


def _look_through(words: str, name: str) -> None:
    """Raises CannotRead at the first alias, or where it is nested deeper than anything people write."""
    depth = 0
    for event in yaml.parse(words, Loader=Loader):
        if isinstance(event, yaml.AliasEvent):
            where = _("%(name)s, line %(line)d") % {"name": name, "line": _line(event.start_mark)}
            raise CannotRead(
                where, _("The YAML points back at itself (*)."), _("Write the part out instead.")
            )
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            raise CannotRead(name, _("The YAML is nested too deeply."), _("Export it again."))


def _line(mark: Any) -> int:
    return mark.line + 1 if mark else 1
