"""The examples in the docstrings of the pure rooms run, and say what they say."""

from __future__ import annotations

import doctest
import importlib
import pkgutil

import pytest

import groundswell.engine
import groundswell.pictures

MODULES = [
    f"{room.__name__}.{module.name}"
    for room in (groundswell.engine, groundswell.pictures)
    for module in pkgutil.iter_modules(room.__path__)
]


@pytest.mark.parametrize("name", MODULES)
def test_each_example_says_what_it_gives(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0


def test_the_journeys_have_examples() -> None:
    tried = [doctest.testmod(importlib.import_module(name)).attempted for name in MODULES]
    assert sum(tried) > 20
