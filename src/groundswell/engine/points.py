"""A Beta distribution as a few points with weights (Gauss's quadrature), so that worlds are quick to draw."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

#: The first 2 * POINTS - 1 moments come out exactly: what befalls 11 meetings of a sitting has just the Beta's chance.
POINTS = 6
#: Binary places of a chance as it is drawn: off by 2 ** -13 at most, and by 2 ** -12 next to 1.
PLACES = 12
#: Binary places of the points' summed weights: each off by 2 ** -15 at most.
WEIGHT_PLACES = 14
ROUNDS, CLOSE = 60, 1e-13  # Aberth's iteration gets there in about eight rounds


@dataclass(frozen=True)
class Points:
    """A Beta as points. `chances` in units of 2 ** -PLACES; `upto`, their weights summed, of 2 ** -WEIGHT_PLACES."""

    chances: tuple[int, ...]
    upto: tuple[int, ...]


@lru_cache(maxsize=4096)
def points(a: float, b: float) -> Points:
    """The points of Beta(a, b), rounded to binary places. `a` and `b` are above 0, their sum 2 or more.

    >>> told = points(3.2, 0.8)
    >>> len(told.chances), told.upto[-1] == 2**WEIGHT_PLACES
    (6, True)
    """
    found = quadrature(a, b)
    one, whole = 1 << PLACES, 1 << WEIGHT_PLACES
    chances = tuple(min(one - 1, round(chance * one)) for chance, _ in found)
    upto = [round(math.fsum(w for _, w in found[: i + 1]) * whole) for i in range(POINTS)]
    return Points(chances, (*upto[:-1], whole))


def quadrature(a: float, b: float, n: int = POINTS) -> list[tuple[float, float]]:
    """(Chance, weight) of Gauss's `n` points for Beta(a, b), the lowest first; weights add up to 1.

    Source: Golub & Welsch 1969 for the recurrence; Aberth 1973 for its roots.

    >>> found = quadrature(3.2, 0.8)
    >>> [round(sum(w * p**k for p, w in found), 9) for k in (0, 1, 2)]
    [1.0, 0.8, 0.672]
    """
    steps = _recurrence(a, b, n)
    roots = [(1 - math.cos(math.pi * (i + 0.5) / n)) / 2 for i in range(n)]
    for _round in range(ROUNDS):
        farthest = 0.0
        for i in range(n):  # each from where the others are by now
            move = _move(steps, roots, i)
            roots[i] -= move
            farthest = max(farthest, abs(move))
        if farthest < CLOSE:
            break
    return [(min(1.0, max(0.0, x)), _weight(steps, x)) for x in sorted(roots)]


def _recurrence(a: float, b: float, count: int) -> list[tuple[float, float]]:
    """(Middle, squared step) of the monic polynomials that are orthogonal under Beta(a, b) on 0 to 1."""
    s, steps = a + b, [(a / (a + b), 1.0)]
    for n in range(1, count):
        t = 2 * n + s
        middle = (1 + (a - b) * (s - 2) / ((t - 2) * t)) / 2
        square = n * (n + a - 1) * (n + b - 1) * (n + s - 2) / ((t - 2) ** 2 * (t - 1) * (t - 3))
        steps.append((middle, square))
    return steps


def _move(steps: list[tuple[float, float]], roots: list[float], i: int) -> float:
    """How far root `i` is to be moved: Newton's step, held off from the other roots."""
    x, before, here = roots[i], 0.0, 1.0
    slope_before, slope = 0.0, 0.0
    for middle, square in steps:
        slope_before, slope = slope, here + (x - middle) * slope - square * slope_before
        before, here = here, (x - middle) * here - square * before
    if here == 0.0:
        return 0.0
    others = math.fsum(1 / (x - other) for j, other in enumerate(roots) if j != i)
    return 1 / (slope / here - others)


def _weight(steps: list[tuple[float, float]], x: float) -> float:
    """The weight of root `x`: one over the sum of the squared orthonormal polynomials there."""
    before, here, norm, total = 0.0, 1.0, 1.0, 0.0
    for n, (middle, square) in enumerate(steps):
        if n:
            norm *= square
        total += here * here / norm
        before, here = here, (x - middle) * here - square * before
    return 1 / total
