"""Who can be told at once from a place, and the places where nobody can: there, residents cannot say anything."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

from django.db.models import Q, QuerySet

from groundswell.register.models import Forum, HelpContact, Place
from groundswell.register.models.keyed import Visibility

Tree = Mapping[int, int | None]  # place -> the place it lies in


def contacts_for(place: Place) -> list[HelpContact]:
    """The place's own contacts, then those of the places around it, nearest first; in each by their order.

    Two queries, however deep the place lies.
    """
    distance = {pk: steps for steps, pk in enumerate(_place_and_around(place.pk, _tree()))}
    found = HelpContact.objects.filter(place__in=distance).select_related("place")
    return sorted(found, key=lambda one: (distance[one.place_id], one.position, one.pk))


def can_open(place: Place) -> bool:
    """Whether residents can say something there: somebody can be told at once. Two queries."""
    return HelpContact.objects.filter(place__in=list(_place_and_around(place.pk, _tree()))).exists()


def places_without_contacts(day: dt.date) -> list[Place]:
    """The places where residents would speak on `day` and nobody can be told at once, by name. Three queries."""
    with_contacts = set(HelpContact.objects.values_list("place", flat=True))
    tree = _tree()
    return [
        place
        for place in _places_of_residents(day)
        if with_contacts.isdisjoint(_place_and_around(place.pk, tree))
    ]


def places_left_without(contact: HelpContact, day: dt.date) -> list[Place]:
    """The places where residents would speak on `day` and have this contact alone, by name. Three queries."""
    others = set(HelpContact.objects.exclude(pk=contact.pk).values_list("place", flat=True))
    tree = _tree()
    around = {place: set(_place_and_around(place.pk, tree)) for place in _places_of_residents(day)}
    return [place for place, near in around.items() if contact.place_id in near and others.isdisjoint(near)]


def _places_of_residents(day: dt.date) -> QuerySet[Place]:
    """The places with a forum on `day` that the public sees or can walk into, by name."""
    speaks = Q(visibility=Visibility.PUBLIC) | Q(walk_in=True)
    forums = Forum.objects.open_on(day).filter(speaks)
    return Place.objects.filter(pk__in=forums.values("place"))


def _tree() -> Tree:
    """Every place with the one it lies in. One query: the tree is small."""
    return dict(Place.objects.order_by().values_list("pk", "inside"))


def _place_and_around(pk: int, tree: Tree) -> Iterator[int]:
    """The place itself, then the ones it lies in, nearest first. The database allows no ring."""
    here: int | None = pk
    while here is not None:
        yield here
        here = tree.get(here)
