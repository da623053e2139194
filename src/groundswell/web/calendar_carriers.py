"""Who sits where on which day, for calendar feeds: who could bring a word to a board, and so its paper."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Q

from groundswell.records.asking import Asker
from groundswell.records.dated import Dated
from groundswell.register.models import PostHolding, Sitting

RAISES = ("chair", "vice_chair", "member", "officer")  # an observer listens


@dataclass(frozen=True)
class Sat:
    """One person in one seat over some days."""

    person: int
    name: str
    order: tuple[int, str]
    forum: int
    role: str
    when: Dated
    held: Dated = Dated(None, None)  # the post, where a post holds the seat

    def on(self, day: dt.date) -> bool:
        """Whether they sat there that day, and held the post by which they sat."""
        return self.when.holds_on(day) and self.held.holds_on(day)


class Carriers:
    """The sittings of some people, or of everybody on some forums, wherever they sit. Three or six queries."""

    def __init__(
        self, asker: Asker, *, people: set[int] | None = None, forums: set[int] | None = None
    ) -> None:
        self.asker = asker
        wanted = people if people is not None else _people_on(asker, forums or set())
        self._sat: dict[int, list[Sat]] = defaultdict(list)  # person -> where they sat
        for sat in _sittings_of(asker, wanted):
            self._sat[sat.person].append(sat)

    def forums(self) -> set[int]:
        """Every forum where any of them ever sat."""
        return {sat.forum for all_of_one in self._sat.values() for sat in all_of_one}

    def sits(self, person: int, forum: int, day: dt.date) -> bool:
        """Whether the person has a seat there on that day."""
        return any(sat.forum == forum and sat.on(day) for sat in self._sat.get(person, ()))

    def who_can_carry(self, forum: int, day: dt.date) -> list[str]:
        """Those who may raise there by a seat and also sit on another forum, in the register's order."""
        able = []
        for all_of_one in self._sat.values():
            here = [s for s in all_of_one if s.on(day) and s.forum == forum and s.role in RAISES]
            elsewhere = any(s.on(day) and s.forum != forum for s in all_of_one)
            if here and elsewhere:
                able.append(here[0])
        return [sat.name for sat in sorted(able, key=lambda sat: sat.order)]


def _people_on(asker: Asker, forums: set[int]) -> set[int]:
    return {
        sat.person
        for sat in _sittings(asker, Q(seat__forum__in=forums), Q(post__sittings__seat__forum__in=forums))
    }


def _sittings_of(asker: Asker, people: set[int]) -> Iterator[Sat]:
    return _sittings(asker, Q(person__in=people), Q(person__in=people))


def _sittings(asker: Asker, of: Q, holders: Q) -> Iterator[Sat]:
    """Sittings the asker may see: by people themselves, and by posts through who held them. Two queries."""
    seen = Sitting.objects.visible_to(asker).filter(seat__is_aggregate=False).select_related("seat", "person")
    for sitting in seen.filter(of, person__isnull=False):
        assert sitting.person is not None
        yield Sat(
            sitting.person.pk,
            sitting.person.name,
            (sitting.person.position, sitting.person.name),
            sitting.seat.forum_id,
            sitting.seat.role,
            Dated(sitting.start, sitting.until),
        )
    held = PostHolding.objects.visible_to(asker).filter(holders).select_related("person").distinct()
    by_post = defaultdict(list)
    for sitting in seen.filter(post__in=held.values("post")):
        by_post[sitting.post_id].append(sitting)
    for holding in held:
        for sitting in by_post[holding.post_id]:
            yield Sat(
                holding.person.pk,
                holding.person.name,
                (holding.person.position, holding.person.name),
                sitting.seat.forum_id,
                sitting.seat.role,
                Dated(sitting.start, sitting.until),
                Dated(holding.start, holding.until),
            )
