"""Who and what is in the register, as one asker may see it, kept in memory until the register changes.

Forums, seats, who sits in them, people, organisations, places and their other names. No meetings:
those are many, and pages ask for the few they show.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from groundswell.records.asking import Asker
from groundswell.records.dated import Dated
from groundswell.register.kept import Kept
from groundswell.register.models import (
    Alias,
    Forum,
    Layer,
    Organisation,
    Person,
    Place,
    PostHolding,
    Seat,
    Sitting,
    StandingItem,
)
from groundswell.search.seats import Holding, SeatOn


@dataclass(frozen=True)
class Directory:
    """The rows, by key or by the id of what they belong to. Relations between them cost no query."""

    forums: dict[str, Forum]
    people: dict[str, Person]
    organisations: dict[str, Organisation]
    places: dict[str, Place]
    layers: tuple[Layer, ...]  # nearest to residents first
    layers_of: dict[int, tuple[Layer, ...]]  # forum id -> its layers
    seats_of: dict[int, tuple[Seat, ...]]  # forum id -> its seats in order
    holdings_of: dict[int, tuple[Holding, ...]]  # seat id -> who held it, oldest first
    seats_held: dict[int, tuple[Holding, ...]]  # person id -> where they sat
    kept_back: frozenset[
        tuple[int, int]
    ]  # (forum id, person id) of those who sat there in hidden seats alone
    posts_held: dict[int, tuple[PostHolding, ...]]  # person id -> posts
    standing: dict[int, tuple[StandingItem, ...]]  # forum id -> standing items
    aliases: tuple[Alias, ...]
    successors: dict[int, tuple[Forum, ...]]  # forum id -> what took over
    predecessors: dict[int, tuple[Forum, ...]]

    @cached_property
    def forum_ids(self) -> frozenset[int]:
        """The ids of the forums the asker may see."""
        return frozenset(f.pk for f in self.forums.values())

    @cached_property
    def person_ids(self) -> frozenset[int]:
        """The ids of the people the asker may see."""
        return frozenset(p.pk for p in self.people.values())

    def holders(self, seat: Seat, day: dt.date) -> tuple[Holding, ...]:
        """Who sits in the seat on a day: one, none, or for a shared post several."""
        return tuple(h for h in self.holdings_of.get(seat.pk, ()) if h.days.holds_on(day))

    def seats_on(self, forum: Forum, day: dt.date) -> tuple[SeatOn, ...]:
        """The forum's seats in order, each with who sits in it that day."""
        return tuple(SeatOn(s, self.holders(s, day)) for s in self.seats_of.get(forum.pk, ()))

    def forums_of(self, person: Person, day: dt.date) -> tuple[Forum, ...]:
        """The forums a person sits on that day, each once."""
        now = [h for h in self.seats_held.get(person.pk, ()) if h.days.holds_on(day)]
        return tuple({h.seat.forum.pk: h.seat.forum for h in now}.values())

    def named_at(self, forum: Forum, person: Person | None) -> Person | None:
        """The person, where naming them at this forum gives away neither them nor a hidden seat of theirs."""
        if person is None or (forum.pk, person.pk) in self.kept_back:
            return None
        return self.people.get(person.key)

    def sitters(self, forum: Forum, day: dt.date) -> tuple[Person, ...]:
        """The people the asker may see on a forum that day, each once, in seat order."""
        found = {
            h.person.pk: h.person
            for seat in self.seats_of.get(forum.pk, ())
            for h in self.holders(seat, day)
            if h.person
        }
        return tuple(found.values())

    def chairs(self, forum: Forum, day: dt.date) -> tuple[Person, ...]:
        """Who chairs the forum that day."""
        seats = [s for s in self.seats_of.get(forum.pk, ()) if s.role == Seat.Role.CHAIR]
        return tuple(h.person for s in seats for h in self.holders(s, day) if h.person)

    def names_of(self, row: Forum | Person | Organisation | Place) -> tuple[Alias, ...]:
        """The other names of one thing."""
        field = f"{row._meta.model_name}_id"
        return tuple(a for a in self.aliases if getattr(a, field) == row.pk)

    def place_and_inside(self, place: Place) -> frozenset[int]:
        """The ids of the place and of every place inside it."""
        found = {place.pk}
        grew = True
        while grew:
            more = {p.pk for p in self.places.values() if p.inside_id in found} - found
            found |= more
            grew = bool(more)
        return frozenset(found)

    def place_and_around(self, place: Place) -> tuple[Place, ...]:
        """The place and each larger one it lies in, smallest first."""
        by_id = {p.pk: p for p in self.places.values()}
        chain = [place]
        while (up := by_id.get(chain[-1].inside_id or 0)) and up not in chain:
            chain.append(up)
        return tuple(chain)


def directory_for(asker: Asker) -> Directory:
    """What the asker may see. One query where it is kept, about a dozen where it is not."""
    return _kept.of(asker)


def forget() -> None:
    """Drop everything kept. For tests, whose databases come and go under one version."""
    _kept.forget()


def _read(asker: Asker) -> Directory:
    places = {p.pk: p for p in Place.objects.visible_to(asker)}
    for place in places.values():
        place.inside = places.get(place.inside_id or 0)
    organisations = {o.pk: o for o in Organisation.objects.visible_to(asker)}
    forums = {f.pk: f for f in Forum.objects.visible_to(asker)}
    for forum in forums.values():
        forum.place = places[forum.place_id]
    people = {p.pk: p for p in Person.objects.visible_to(asker)}
    for person in people.values():
        person.organisation = organisations.get(person.organisation_id or 0)
    layers = tuple(Layer.objects.visible_to(asker))
    seats = _seats(asker, forums, organisations)
    holdings, posts_held = _holdings(seats, people)
    held = _by_person(holdings, seats)
    kept_back = _kept_back(asker, held)
    successors, predecessors = _kin(forums)
    return Directory(
        forums={f.key: f for f in forums.values()},
        people={p.key: p for p in people.values()},
        organisations={o.key: o for o in organisations.values()},
        places={p.key: p for p in places.values()},
        layers=layers,
        layers_of=_layers_of(layers),
        seats_of=_by(seats.values(), "forum_id"),
        holdings_of=holdings,
        seats_held=held,
        kept_back=kept_back,
        posts_held=posts_held,
        standing=_standing(asker, forums, people, kept_back),
        aliases=tuple(Alias.objects.visible_to(asker)),
        successors=successors,
        predecessors=predecessors,
    )


def _seats(asker: Asker, forums: dict[int, Forum], organisations: dict[int, Organisation]) -> dict[int, Seat]:
    seats = {s.pk: s for s in Seat.objects.visible_to(asker) if s.forum_id in forums}
    for seat in seats.values():
        seat.forum = forums[seat.forum_id]
        seat.organisation = organisations.get(seat.organisation_id or 0)
    return seats


def _holdings(
    seats: dict[int, Seat], people: dict[int, Person]
) -> tuple[dict[int, tuple[Holding, ...]], dict[int, tuple[PostHolding, ...]]]:
    """Who held each visible seat, and each visible person's posts. A hidden holder is only “hidden”."""
    in_posts: dict[int, list[PostHolding]] = defaultdict(list)
    posts_held: dict[int, list[PostHolding]] = defaultdict(list)
    for turn in PostHolding.objects.select_related("post").order_by("start", "id"):
        in_posts[turn.post_id].append(turn)
        if turn.person_id in people:
            posts_held[turn.person_id].append(turn)
    found: dict[int, list[Holding]] = defaultdict(list)
    for sitting in Sitting.objects.select_related("post").order_by("start", "id"):
        if sitting.seat_id not in seats:
            continue
        seat, days = seats[sitting.seat_id], Dated(sitting.start, sitting.until)
        if sitting.post_id is None:
            person = people.get(sitting.person_id or 0)
            found[seat.pk].append(Holding(seat, person, None, days, hidden=person is None))
            continue
        turns = in_posts.get(sitting.post_id, [])
        both = [(t, days.within(Dated(t.start, t.until))) for t in turns]
        in_turn = [(t, d) for t, d in both if not d.is_empty()]
        for turn, shared in in_turn:
            person = people.get(turn.person_id)
            found[seat.pk].append(Holding(seat, person, sitting.post, shared, hidden=person is None))
        if not in_turn:
            found[seat.pk].append(Holding(seat, None, sitting.post, days))
    held = {seat: tuple(times) for seat, times in found.items()}
    return held, {person: tuple(turns) for person, turns in posts_held.items()}


def _by_person(
    holdings: dict[int, tuple[Holding, ...]], seats: dict[int, Seat]
) -> dict[int, tuple[Holding, ...]]:
    found: dict[int, list[Holding]] = defaultdict(list)
    for seat in seats:
        for holding in holdings.get(seat, ()):
            if holding.person:
                found[holding.person.pk].append(holding)
    return {person: tuple(times) for person, times in found.items()}


def _by(seats: Iterable[Seat], field: str) -> dict[int, tuple[Seat, ...]]:
    found: dict[int, list[Seat]] = defaultdict(list)
    for seat in seats:
        found[getattr(seat, field)].append(seat)
    return {key: tuple(rows) for key, rows in found.items()}


def _layers_of(layers: tuple[Layer, ...]) -> dict[int, tuple[Layer, ...]]:
    by_id = {layer.pk: layer for layer in layers}
    found: dict[int, list[Layer]] = defaultdict(list)
    for forum, layer in Forum.layers.through.objects.values_list("forum_id", "layer_id").order_by(
        "layer__position"
    ):
        if layer in by_id:
            found[forum].append(by_id[layer])
    return {forum: tuple(rows) for forum, rows in found.items()}


def _kept_back(asker: Asker, held: dict[int, tuple[Holding, ...]]) -> frozenset[tuple[int, int]]:
    """(forum id, person id) of those who ever sat there, and only in seats the asker may not see (two queries)."""
    hidden = Sitting.objects.exclude(seat__in=Seat.objects.visible_to(asker).values("pk"))
    by_themselves = hidden.filter(person__isnull=False).values_list("seat__forum_id", "person_id")
    by_post = hidden.filter(post__holdings__isnull=False).values_list(
        "seat__forum_id", "post__holdings__person_id"
    )
    shown = {(h.seat.forum_id, person) for person, times in held.items() for h in times}
    return frozenset({*by_themselves, *by_post} - shown)


def _standing(
    asker: Asker,
    forums: dict[int, Forum],
    people: dict[int, Person],
    kept_back: frozenset[tuple[int, int]],
) -> dict[int, tuple[StandingItem, ...]]:
    found: dict[int, list[StandingItem]] = defaultdict(list)
    for item in StandingItem.objects.visible_to(asker).select_related("subject"):
        item.forum = forums[item.forum_id]
        is_kept_back = (item.forum_id, item.owner_id) in kept_back
        item.owner = None if is_kept_back else people.get(item.owner_id or 0)
        found[item.forum_id].append(item)
    return {forum: tuple(items) for forum, items in found.items()}


def _kin(forums: dict[int, Forum]) -> tuple[dict[int, tuple[Forum, ...]], dict[int, tuple[Forum, ...]]]:
    after: dict[int, list[Forum]] = defaultdict(list)
    before: dict[int, list[Forum]] = defaultdict(list)
    pairs = Forum.successors.through.objects.values_list("from_forum_id", "to_forum_id")
    for old, new in pairs:
        if old in forums and new in forums:
            after[old].append(forums[new])
            before[new].append(forums[old])
    return {k: tuple(v) for k, v in after.items()}, {k: tuple(v) for k, v in before.items()}


_kept: Kept[Directory] = Kept(_read)
