"""The same as `bits` for eight words of 64 bits, written out one by one: so the compiler keeps them at hand.

In a loop over words it would fear that writing one changes the next, and would read each anew.
"""

from __future__ import annotations

from typing import Any

import numpy as np

NONE = np.uint64(0)
ONE, TWO, THREE, FOUR = np.uint64(1), np.uint64(2), np.uint64(3), np.uint64(4)
FIVE, SIX, SEVEN = np.uint64(5), np.uint64(6), np.uint64(7)
#: A number whose every six bits in a row differ: times a lone bit, its top six tell which one (de Bruijn)
DE_BRUIJN, TOP_SIX = np.uint64(0x03F79D71B4CB0A89), np.uint64(58)
WHICH: Any = np.zeros(64, np.uint64)
for _bit in range(64):
    WHICH[(0x03F79D71B4CB0A89 << _bit & (1 << 64) - 1) >> 58] = _bit
NOTHING: Any = (np.uint64(0),) * 8


def also(so_far: Any, bits: Any, at: Any) -> Any:
    a, b, c, d, e, f, g, h = so_far
    return (
        a | bits[at],
        b | bits[at + ONE],
        c | bits[at + TWO],
        d | bits[at + THREE],
        e | bits[at + FOUR],
        f | bits[at + FIVE],
        g | bits[at + SIX],
        h | bits[at + SEVEN],
    )


def also_in(so_far: Any, bits: Any, at: Any, worlds: Any) -> Any:
    a, b, c, d, e, f, g, h = so_far
    i, j, k, m, n, o, p, q = worlds
    return (
        a | bits[at] & i,
        b | bits[at + ONE] & j,
        c | bits[at + TWO] & k,
        d | bits[at + THREE] & m,
        e | bits[at + FOUR] & n,
        f | bits[at + FIVE] & o,
        g | bits[at + SIX] & p,
        h | bits[at + SEVEN] & q,
    )


def adds(bits: Any, at: Any, so_far: Any) -> Any:
    a, b, c, d, e, f, g, h = so_far
    i, j, k, m = bits[at] & ~a, bits[at + ONE] & ~b, bits[at + TWO] & ~c, bits[at + THREE] & ~d
    n, o, p, q = bits[at + FOUR] & ~e, bits[at + FIVE] & ~f, bits[at + SIX] & ~g, bits[at + SEVEN] & ~h
    return (i | j | k | m | n | o | p | q) != NONE


def lacks(bits: Any, at: Any, more: Any) -> Any:
    a, b, c, d, e, f, g, h = more
    i, j, k, m = a & ~bits[at], b & ~bits[at + ONE], c & ~bits[at + TWO], d & ~bits[at + THREE]
    n, o, p, q = e & ~bits[at + FOUR], f & ~bits[at + FIVE], g & ~bits[at + SIX], h & ~bits[at + SEVEN]
    return (i | j | k | m | n | o | p | q) != NONE


def give(bits: Any, at: Any, more: Any) -> None:
    a, b, c, d, e, f, g, h = more
    a, b, c, d = a | bits[at], b | bits[at + ONE], c | bits[at + TWO], d | bits[at + THREE]
    e, f, g, h = e | bits[at + FOUR], f | bits[at + FIVE], g | bits[at + SIX], h | bits[at + SEVEN]
    put(bits, at, (a, b, c, d, e, f, g, h))


def give_in(bits: Any, at: Any, more: Any, worlds: Any) -> None:
    a, b, c, d, e, f, g, h = more
    i, j, k, m, n, o, p, q = worlds
    give(bits, at, (a & i, b & j, c & k, d & m, e & n, f & o, g & p, h & q))


def only(bits: Any, at: Any, masks: Any, row: Any) -> Any:
    a, b, c, d = (
        bits[at] & masks[row],
        bits[at + ONE] & masks[row + ONE],
        bits[at + TWO] & masks[row + TWO],
        bits[at + THREE] & masks[row + THREE],
    )
    e, f, g, h = (
        bits[at + FOUR] & masks[row + FOUR],
        bits[at + FIVE] & masks[row + FIVE],
        bits[at + SIX] & masks[row + SIX],
        bits[at + SEVEN] & masks[row + SEVEN],
    )
    now = (a, b, c, d, e, f, g, h)
    put(bits, at, now)
    return now


def put(bits: Any, at: Any, now: Any) -> None:
    a, b, c, d, e, f, g, h = now
    bits[at], bits[at + ONE], bits[at + TWO], bits[at + THREE] = a, b, c, d
    bits[at + FOUR], bits[at + FIVE], bits[at + SIX], bits[at + SEVEN] = e, f, g, h


def either(one: Any, other: Any, where: Any) -> Any:
    a, b, c, d, e, f, g, h = one
    i, j, k, left, m, n, o, p = other
    q, r, s, t, u, v, w, x = where
    return (
        a ^ (a ^ i) & q,
        b ^ (b ^ j) & r,
        c ^ (c ^ k) & s,
        d ^ (d ^ left) & t,
        e ^ (e ^ m) & u,
        f ^ (f ^ n) & v,
        g ^ (g ^ o) & w,
        h ^ (h ^ p) & x,
    )


def lowest(bits: Any) -> Any:
    return WHICH[(bits & (~bits + ONE)) * DE_BRUIJN >> TOP_SIX]


def but_lowest(bits: Any) -> Any:
    return bits & bits - ONE
