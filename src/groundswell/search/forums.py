"""Which forums fit: of a place and what lies inside it, or open to residents who walk in."""

from __future__ import annotations

from groundswell.register.models import Forum, Place
from groundswell.search.directory import Directory

NO_LAYER = 10_000  # forums without a layer stand last


def forums_of(
    directory: Directory, *, place: Place | None = None, walk_in: bool = False
) -> tuple[Forum, ...]:
    """The forums that fit, nearest to residents first, then in the register's order.

    Walking in, a resident of a place may also use what is open in a larger place around it.
    """
    found = [f for f in directory.forums.values() if f.walk_in or not walk_in]
    if place is not None:
        around = {p.pk for p in directory.place_and_around(place)} if walk_in else set()
        places = directory.place_and_inside(place) | around
        found = [f for f in found if f.place_id in places]
    return tuple(sorted(found, key=lambda f: _nearest_layer(directory, f)))


def _nearest_layer(directory: Directory, forum: Forum) -> int:
    return min((la.position for la in directory.layers_of.get(forum.pk, ())), default=NO_LAYER)
