"""One-time codes."""

from __future__ import annotations

import pytest

from groundswell.accounts.codes import ALPHABET, LENGTH, as_typed, fits, hashed, new_code


def test_a_code_is_eight_signs_nobody_mistakes() -> None:
    codes = {new_code() for _ in range(200)}
    assert len(codes) == 200
    assert all(len(code) == LENGTH == 8 and set(code) <= set(ALPHABET) for code in codes)
    assert not set("ILOU") & set(ALPHABET)


@pytest.mark.parametrize(
    "typed", ["7KQ210XD", "7kq210xd", " 7KQ2-10XD ", "7kq2 10xd", "7KQ2IOXD", "7kq2loxd", "7KQ2\u00a010XD"]
)
def test_a_code_is_read_as_people_type_it(typed: str) -> None:
    assert as_typed(typed) == "7KQ210XD"


def test_only_the_hash_fits_its_code_and_no_hash_fits_nothing() -> None:
    stored = hashed("7KQ210XD")
    assert stored.startswith("$argon2id$") and "7KQ210XD" not in stored
    assert fits("7KQ210XD", stored)
    assert not fits("7KQ210XE", stored)
    assert not fits("7KQ210XD", None)
    assert not fits("7KQ210XD", "not a hash")
