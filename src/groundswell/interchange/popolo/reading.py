"""One Popolo file on its way into rows: where its things stand, and what of it is left out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _

from groundswell.interchange.left_out import LeftOut
from groundswell.interchange.opened.shapes import Thing, day_after, first_day, things, words

TERMS = ("legislative period", "general election", "election")  # events that are no meetings


@dataclass
class Reading:
    """One file. `zone` is the time zone that times with an offset are turned to."""

    given: Mapping[str, Any]
    name: str
    zone: str
    left_out: LeftOut = field(default_factory=LeftOut)
    words_kept: dict[str, tuple[int, str]] = field(default_factory=dict)  # word -> how often, where first

    def part(self, name: str) -> Iterator[tuple[str, Thing]]:
        """The things of one list, each with where it stands."""
        for number, each in things(self.given.get(name)):
            yield (
                _("%(name)s, %(part)s %(number)d") % {"name": self.name, "part": name, "number": number},
                each,
            )

    def keep_word(self, word: str, where: str) -> None:
        """Counts a word that is none of ours."""
        count, first = self.words_kept.get(word, (0, where))
        self.words_kept[word] = count + 1, first

    @cached_property
    def terms(self) -> dict[str, Thing]:
        """The elections and terms among the events, by id."""
        return {words(event.get("id")): event for _where, event in self.part("events") if is_term(event)}


def is_term(event: Thing) -> bool:
    """Whether an event is an election or a term, which nobody attends."""
    return words(event.get("classification")).lower() in TERMS


def days(each: Thing, first: str, last: str, start: str, until: str) -> dict[str, object]:
    """The days something was in force, where they are stated and in order."""
    found: dict[str, object] = {}
    begin, end = first_day(each.get(first)), day_after(each.get(last))
    if begin is not None:
        found[start] = begin
    if end is not None and (begin is None or begin < end):
        found[until] = end
    return found
