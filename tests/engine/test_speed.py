"""What compiled code is kept under: never what was compiled before a change."""

from __future__ import annotations

from types import FunctionType
from typing import Any

from groundswell.engine.speed import compiled


def helper(n: Any) -> Any:
    return n + 1


def other_helper(n: Any) -> Any:
    return n + 2


def twice(n: Any) -> Any:
    return helper(helper(n))


def test_a_kernel_is_compiled_anew_when_something_it_calls_has_changed() -> None:
    """Numba looks only at a kernel's own file: after an update it went on using the old helper, without a word."""
    assert compiled(twice)(0) == 2
    changed = FunctionType(twice.__code__, {**twice.__globals__, "helper": other_helper}, "twice")
    changed.__module__, changed.__qualname__ = twice.__module__, twice.__qualname__
    assert compiled(changed)(0) == 4


def test_a_kernel_is_compiled_anew_when_a_number_it_uses_has_changed() -> None:
    assert compiled(scaled)(2) == 6
    changed = FunctionType(scaled.__code__, {**scaled.__globals__, "SCALE": 5}, "scaled")
    changed.__module__, changed.__qualname__ = scaled.__module__, scaled.__qualname__
    assert compiled(changed)(2) == 10


SCALE = 3


def scaled(n: Any) -> Any:
    return n * SCALE
