"""What a holder's bits are in a pass: one Python integer here; compiled, eight words held at once (see wide_bits)."""

from __future__ import annotations

from typing import Any

NOTHING: Any = 0


def also(so_far: Any, bits: Any, at: Any) -> Any:
    """`so_far`, and what stands at `at`."""
    return so_far | bits[at]


def also_in(so_far: Any, bits: Any, at: Any, worlds: Any) -> Any:
    """`so_far`, and what stands at `at` in some worlds."""
    return so_far | bits[at] & worlds


def adds(bits: Any, at: Any, so_far: Any) -> bool:
    """Whether something stands at `at` that `so_far` lacks."""
    return bool(bits[at] & ~so_far)


def lacks(bits: Any, at: Any, more: Any) -> bool:
    """Whether `more` has something that does not stand at `at`."""
    return bool(more & ~bits[at])


def give(bits: Any, at: Any, more: Any) -> None:
    """Add `more` to what stands at `at`."""
    bits[at] |= more


def give_in(bits: Any, at: Any, more: Any, worlds: Any) -> None:
    """Add `more` in some worlds."""
    bits[at] |= more & worlds


def only(bits: Any, at: Any, masks: Any, row: Any) -> Any:
    """What stands at `at` in the worlds of a mask, which is all that stays there."""
    bits[at] &= masks[row]
    return bits[at]


def put(bits: Any, at: Any, now: Any) -> None:
    """Let `now` stand at `at`."""
    bits[at] = now


def either(one: Any, other: Any, where: Any) -> Any:
    """`other` where `where` is set, `one` elsewhere."""
    return one ^ (one ^ other) & where


def lowest(bits: Any) -> int:
    """Which bit is the lowest that is set. `bits` is not 0."""
    return int((bits & -bits).bit_length() - 1)


def but_lowest(bits: Any) -> Any:
    """The bits without the lowest that is set."""
    return bits & bits - 1
