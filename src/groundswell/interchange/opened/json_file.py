"""JSON, read with care: no NaN, nothing nested without end, and the line named where it breaks."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any, NoReturn

from django.utils.translation import gettext as _

from groundswell.interchange.opened.errors import CannotRead
from groundswell.interchange.opened.text import text_of
from groundswell.register.plan import Fault


def json_of(path: Path) -> tuple[Any, tuple[Fault, ...]]:
    """What a JSON file holds, and notes on how it was read. Raises CannotRead."""
    text = text_of(path)
    return parsed(text.words, path.name), text.notes


def parsed(words: str, name: str) -> Any:
    """What this JSON says; `name` is what a fault calls it. Numbers with a point are Decimal: money stays exact.

    Raises CannotRead.
    """
    try:
        return json.loads(words, parse_float=Decimal, parse_constant=lambda word: _no_number(word, name))
    except json.JSONDecodeError as broken:
        where = _("%(name)s, line %(line)d") % {"name": name, "line": broken.lineno}
        raise CannotRead(
            where, _("The JSON breaks off or is misspelt here."), _("Mend this line, or export it again.")
        ) from None
    except RecursionError:
        raise CannotRead(
            name, _("The JSON is nested too deeply."), _("Export it again: no data of this kind needs it.")
        ) from None
    except ValueError:  # a whole number of thousands of digits
        raise CannotRead(name, _("A number in the JSON is far too long."), _("Correct the number.")) from None


def _no_number(word: str, name: str) -> NoReturn:
    raise CannotRead(
        name,
        _("The JSON holds “%(word)s”, which is not a number.") % {"word": word},
        _("Leave the field out where nothing is known."),
    )
