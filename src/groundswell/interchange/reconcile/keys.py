"""Keys for rows a source brings: readable, free, and the same whichever day the file is taken in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from django.utils.text import slugify

from groundswell.register.keys import LONGEST
from groundswell.register.kinds import model_of

# What a key is made of; other kinds go by their short name or name.
MADE_OF: Mapping[str, tuple[str, ...]] = {
    "seat": ("forum", "name"),
    "sitting": ("seat", "person", "post"),
    "post_holding": ("post", "person"),
    "meeting": ("forum", "day"),
    "standing_item": ("forum", "subject"),
    "paper": ("title",),
    "agenda_item": ("meeting", "title"),
    "attendance": ("meeting", "person"),
    "referral": ("paper", "to_forum"),
}


class Keys:
    """Free keys, kind by kind. Those in use are read once a kind, hidden rows' too (one query)."""

    def __init__(self) -> None:
        self._taken: dict[str, set[str]] = {}
        self._next: dict[tuple[str, str], int] = defaultdict(lambda: 2)

    def free(self, kind: str, values: Mapping[str, object]) -> str:
        """A key that nothing has, from what the row is about; `values` hold relations as keys."""
        taken = self._of(kind)
        stem = slugify(_about(kind, values))[:LONGEST].strip("-") or kind.replace("_", "-")
        key = stem
        while key in taken:
            number = self._next[kind, stem]
            self._next[kind, stem] = number + 1
            key = f"{stem}-{number}"
        taken.add(key)
        return key

    def _of(self, kind: str) -> set[str]:
        if kind not in self._taken:
            self._taken[kind] = set(model_of(kind)._default_manager.values_list("key", flat=True))
        return self._taken[kind]


def _about(kind: str, values: Mapping[str, object]) -> str:
    parts = MADE_OF.get(kind) or (("short_name",) if values.get("short_name") else ("name",))
    return " ".join(str(values[part]) for part in parts if values.get(part))
