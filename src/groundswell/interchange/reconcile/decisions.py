"""What a person decided about things we were unsure of: the same as a row, new, or left out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from groundswell.register.errors import NotValid

Fact = tuple[str, str]  # kind, source id


@dataclass(frozen=True)
class Decisions:
    """Each is (kind, the source's id). `same` says which row of the register it is, by its key.

    `all_new` takes everything nobody decided about as new, whatever has its name.
    """

    same: Mapping[Fact, str] = field(default_factory=dict)
    new: frozenset[Fact] = frozenset()
    left_out: frozenset[Fact] = frozenset()
    all_new: bool = False

    def __contains__(self, fact: Fact) -> bool:
        return fact in self.same or fact in self.new or fact in self.left_out


def typed(
    same: Iterable[str] = (), new: Iterable[str] = (), left_out: Iterable[str] = (), *, all_new: bool = False
) -> Decisions:
    """Decisions as they are typed: "person/ID=key" for the same, "person/ID" for the others. Raises NotValid."""
    pairs = {}
    for text in same:
        fact, equals, key = text.rpartition("=")
        if not equals or not key:
            raise NotValid(
                _("“%(text)s” does not say which row it is.") % {"text": text},
                remedy=_("Write it as KIND/ID=KEY, such as person/12=jane-doe."),
            )
        pairs[fact_typed(fact)] = key
    return Decisions(pairs, frozenset(map(fact_typed, new)), frozenset(map(fact_typed, left_out)), all_new)


def fact_typed(text: str) -> Fact:
    """One thing of a file, typed as KIND/ID. Raises NotValid."""
    kind, slash, source_id = text.partition("/")
    if not slash or not source_id:
        raise NotValid(
            _("“%(text)s” does not name one thing of the file.") % {"text": text},
            remedy=_("Write it as KIND/ID, such as person/12. The preview shows both."),
        )
    return kind, source_id
