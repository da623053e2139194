"""Finding a forum, person, organisation or place by any of its names: key, name, short name or alias, in any case."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Iterable, Iterator

from django.db.models import Q

from groundswell.records.asking import Asker
from groundswell.register.kinds import model_of
from groundswell.register.models import Alias
from groundswell.register.models.keyed import Keyed

NAMED = ("forum", "person", "organisation", "place")
ALIKE = 0.5  # of difflib's ratio: below it, names have little in common


def find(kind: str, text: str, asker: Asker) -> Keyed | None:
    """The row of this kind that answers to `text`, among those the asker may see; None where none does.

    A key goes before a name, a name before a short name, a short name before another name. Two queries.
    """
    wanted = folded(text)
    found = [(rank, row) for rank, name, row in _names((kind,), asker) if folded(name) == wanted]
    return min(found, key=lambda pair: (pair[0], pair[1].pk))[1] if found else None


def nearest(text: str, asker: Asker, n: int = 3, *, kinds: Iterable[str] = ("forum", "person")) -> list[str]:
    """Up to `n` names of forums and people most like `text`, the likest first. Two queries a kind."""
    shown = {folded(name): name for rank, name, _row in _names(tuple(kinds), asker) if rank > 0}
    like = difflib.get_close_matches(folded(text)[:200], shown, n=n, cutoff=ALIKE)
    return [shown[name] for name in like]


def folded(text: str) -> str:
    """A name as it is compared: no case, one space between words, one spelling of each letter."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def _names(kinds: tuple[str, ...], asker: Asker) -> Iterator[tuple[int, str, Keyed]]:
    """(rank, name, row) for every name of every row the asker may see."""
    for kind in kinds:
        rows: dict[int, Keyed] = {
            row.pk: row
            for row in model_of(kind).objects.visible_to(asker)  # type: ignore[attr-defined]
        }
        for row in rows.values():
            yield 0, row.key, row
            yield 1, str(row), row
            if short := getattr(row, "short_name", ""):
                yield 2, short, row
        for alias in Alias.objects.visible_to(asker).filter(Q(**{f"{kind}__isnull": False})):
            pk = getattr(alias, f"{kind}_id")
            if pk in rows:
                yield 3, alias.name, rows[pk]
