"""What people call things: keys, names, short names and aliases, of the register and of the workbook together."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from django.utils.translation import gettext as _

from groundswell.interchange.workbook.sheets import sheet_of
from groundswell.interchange.workbook.standing import Standing

NAMED_BY = ("name", "short_name", "title")
WITH_ALIASES = ("place", "forum", "organisation", "person")


class NotFound(Exception):
    """A name that leads nowhere, or to several: what is wrong, and the remedy."""

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(what)
        self.what = what
        self.remedy = remedy


class Names:
    """kind -> what it may be called, in any case -> keys."""

    def __init__(self, standing: Standing) -> None:
        self.standing = standing
        self._keys: dict[str, set[str]] = defaultdict(set)
        self._called: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        self._known: set[str] = set()

    def know(self, kind: str) -> None:
        """Takes in what the register holds of a kind, once."""
        if kind in self._known:
            return
        self._known.add(kind)
        for key, values in self.standing.rows(kind).items():
            self.add(kind, key, values)
        if kind in WITH_ALIASES:
            for values in self.standing.rows("alias").values():
                self.add_alias(kind, values)

    def add(self, kind: str, key: str, values: Mapping[str, object]) -> None:
        """Takes in one row: its key and every name it goes by."""
        self._keys[kind].add(key)
        for heading in NAMED_BY:
            self.call(kind, values.get(heading), key)
        forum, day = values.get("forum"), values.get("day")
        if kind == "meeting" and isinstance(forum, str) and isinstance(day, dt.date):
            self.know("forum")
            for name in {forum, *self.names_of("forum", forum)}:
                self.call("meeting", f"{name} {day.isoformat()}", key)

    def add_alias(self, kind: str, values: Mapping[str, object]) -> None:
        """Takes in another name of a row of `kind`, where this alias is one."""
        whose = values.get(kind)
        if isinstance(whose, str):
            self.call(kind, values.get("name"), whose)

    def call(self, kind: str, name: object, key: str) -> None:
        """Notes that `name` leads to `key`."""
        if isinstance(name, str) and name:
            self._called[kind][name.casefold()].add(key)

    def names_of(self, kind: str, key: str) -> Iterable[str]:
        """Every name, in small letters, that leads to a key."""
        return [name for name, keys in self._called[kind].items() if key in keys]

    def find(self, kind: str, text: str) -> str:
        """The key that a key, a name or an alias leads to. Raises NotFound where it leads to none, or to several."""
        self.know(kind)
        if text in self._keys[kind]:
            return text
        keys = self._called[kind].get(text.casefold(), set())
        keys = keys | {key for key in (text.casefold(),) if key in self._keys[kind]}
        if len(keys) == 1:
            return next(iter(keys))
        sheet = sheet_of(kind).name
        if keys:
            raise NotFound(
                _("“%(text)s” is the name of %(count)d rows of “%(sheet)s”.")
                % {"text": text, "count": len(keys), "sheet": sheet},
                _("Write the key: %(keys)s.") % {"keys": ", ".join(sorted(keys)[:5])},
            )
        raise NotFound(
            _("“%(text)s” is neither on the sheet “%(sheet)s” nor in the register.")
            % {"text": text[:100], "sheet": sheet},
            self._nearest(kind, text, sheet),
        )

    def _nearest(self, kind: str, text: str, sheet: str) -> str:
        known = [*self._keys[kind], *self._called[kind]]
        near = get_close_matches(text[:100].casefold(), known[:5000], n=3, cutoff=0.6)
        if near:
            return _("The nearest are: %(near)s. Or add a row for it on “%(sheet)s”.") % {
                "near": ", ".join(near),
                "sheet": sheet,
            }
        return _("Check the spelling, or add a row for it on “%(sheet)s”.") % {"sheet": sheet}
