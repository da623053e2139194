"""Eight streams of random words side by side, written out so that the compiler runs them together. Compiled only.

Generators: splitmix64 (Steele, Lea & Flood 2014) to begin with, then xorshift (Marsaglia 2003).
"""

from __future__ import annotations

from typing import Any

import numpy as np

GOLDEN, MIX, MIX_AGAIN = (np.uint64(n) for n in (0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB))


def mixed(x: Any) -> Any:
    """A number that tells nothing of `x`, and is never 0."""
    x = (x ^ (x >> np.uint64(30))) * MIX
    x = (x ^ (x >> np.uint64(27))) * MIX_AGAIN
    return (x ^ (x >> np.uint64(31))) | np.uint64(1)


def begun(seed: Any, stream: Any) -> Any:
    """The eight states of one stream."""
    x = seed + stream * np.uint64(8) * GOLDEN
    return (
        mixed(x),
        mixed(x + GOLDEN),
        mixed(x + np.uint64(2) * GOLDEN),
        mixed(x + np.uint64(3) * GOLDEN),
        mixed(x + np.uint64(4) * GOLDEN),
        mixed(x + np.uint64(5) * GOLDEN),
        mixed(x + np.uint64(6) * GOLDEN),
        mixed(x + np.uint64(7) * GOLDEN),
    )


def step(x: Any) -> Any:
    """The next word of one generator."""
    x ^= x << np.uint64(13)
    x ^= x >> np.uint64(7)
    return x ^ (x << np.uint64(17))


def stepped(state: Any) -> Any:
    """The next word of each."""
    a, b, c, d, e, f, g, h = state
    return step(a), step(b), step(c), step(d), step(e), step(f), step(g), step(h)


def place(so_far: Any, toss: Any, one: Any) -> Any:
    """One binary place more of comparing a random number with a limit: `one` is every bit where the limit has a 1."""
    a, b, c, d, e, f, g, h = so_far
    i, j, k, m, n, o, p, q = toss
    return (
        (a & i) | (one & (a | i)),
        (b & j) | (one & (b | j)),
        (c & k) | (one & (c | k)),
        (d & m) | (one & (d | m)),
        (e & n) | (one & (e | n)),
        (f & o) | (one & (f | o)),
        (g & p) | (one & (g | p)),
        (h & q) | (one & (h | q)),
    )
