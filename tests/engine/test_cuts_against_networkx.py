"""How many people the smallest cut takes, against a library that looks for it in another way."""

from __future__ import annotations

from random import Random

import pytest

from groundswell.engine.cuts_by_seats import cuts_by_seats
from groundswell.engine.seating import Seating
from tests.engine.fewest_by_flow import fewest, two_modes

pytestmark = pytest.mark.slow_version


def random_seating(seed: int) -> Seating:
    """Twelve to twenty-five forums of two to nine of up to sixty people; some only listen."""
    rng = Random(seed)
    n_people, most = rng.randint(20, 60), rng.randint(4, 9)
    hears = [frozenset(rng.sample(range(n_people), rng.randint(2, most))) for _ in range(rng.randint(12, 25))]
    return Seating(hears, [frozenset(p for p in people if rng.random() < 0.95) for people in hears])


def test_the_smallest_cut_is_as_large_as_the_flow_through_people_is_wide() -> None:
    sizes = dict.fromkeys(range(5), 0)
    for seed in range(150):
        seating = random_seating(seed)
        graph, targets = two_modes(seating), Random(seed).sample(range(1, seating.n_forums), 5)
        cuts = cuts_by_seats(seating, [0], targets)
        for target in targets:
            size = fewest(graph, 0, target)
            assert min(map(len, cuts[target]), default=0) == (size if size <= 3 else 0), f"seed {seed}"
            sizes[min(size, 4)] += 1
    assert min(sizes.values()) > 5, sizes
