"""The audit chain: any edit, deletion, reordering or truncation is found."""

from __future__ import annotations

import datetime as dt
import os
import random
from collections.abc import Callable

import pytest
from django.db import transaction

from groundswell.records.changes import record, verify
from groundswell.records.models import ChainHead, Change

LENGTH = 9
TRIALS = 1_667 if os.environ.get("GROUNDSWELL_COUNTS") == "soak" else 120  # a kind; six: 10,002 or 720
AT = dt.datetime(2021, 2, 15, 9, 30, 0, 123456, tzinfo=dt.UTC)


@pytest.fixture
def chain(db: None) -> None:
    for number in range(LENGTH):
        record("lead", "amend seat", f"seat s{number % 3}", {"until": dt.date(2021, 3, 1), "n": number}, AT)


def edited(made_up: random.Random) -> None:
    """One field of one entry is changed."""
    name, value = made_up.choice(
        [
            ("actor", "somebody else"),
            ("verb", "remove seat"),
            ("subject", "seat s9"),
            ("detail", {"n": made_up.randrange(100, 999)}),
            ("at", AT + dt.timedelta(microseconds=made_up.randrange(1, 10**9))),
            ("salt", f"{made_up.getrandbits(128):032x}"),
            ("previous", f"{made_up.getrandbits(256):064x}"),
            ("seal", f"{made_up.getrandbits(256):064x}"),
            ("number", made_up.randrange(LENGTH + 1, 99)),
        ]
    )
    Change.objects.filter(number=made_up.randrange(1, LENGTH + 1)).update(**{name: value})


def deleted(made_up: random.Random) -> None:
    """Some entries are taken out, anywhere but only at the end."""
    gone = made_up.sample(range(1, LENGTH), made_up.randrange(1, LENGTH - 1))
    Change.objects.filter(number__in=gone).delete()


def deleted_and_closed_up(made_up: random.Random) -> None:
    """One is taken out and the later ones are given the numbers before them."""
    gone = made_up.randrange(1, LENGTH)
    Change.objects.filter(number=gone).delete()
    for number in range(gone + 1, LENGTH + 1):
        Change.objects.filter(number=number).update(number=number - 1)


def reordered(made_up: random.Random) -> None:
    """Two entries change places."""
    one, other = made_up.sample(range(1, LENGTH + 1), 2)
    Change.objects.filter(number=one).update(number=LENGTH + 50)
    Change.objects.filter(number=other).update(number=one)
    Change.objects.filter(number=LENGTH + 50).update(number=other)


def cut_off(made_up: random.Random) -> None:
    """The last few, or all, are taken out."""
    Change.objects.filter(number__gt=made_up.randrange(0, LENGTH)).delete()


def head_moved(made_up: random.Random) -> None:
    """The head says another number, or another seal, or is gone."""
    match made_up.randrange(3):
        case 0:
            ChainHead.objects.update(number=made_up.choice([0, LENGTH - 1, LENGTH + 1]))
        case 1:
            ChainHead.objects.update(seal=f"{made_up.getrandbits(256):064x}")
        case _:
            ChainHead.objects.all().delete()


@pytest.mark.parametrize("tamper", [edited, deleted, deleted_and_closed_up, reordered, cut_off, head_moved])
def test_every_tampering_is_found(chain: None, tamper: Callable[[random.Random], None]) -> None:
    """Many random trials a kind; each is undone by rolling back."""
    assert verify() == []
    for seed in range(TRIALS):
        with transaction.atomic():
            tamper(random.Random(seed))
            faults = verify()
            transaction.set_rollback(True)
        assert faults, f"{tamper.__name__} with seed {seed} went unseen"
        assert all(fault.endswith(".") for fault in faults)
    assert verify() == []


@pytest.mark.django_db
def test_an_empty_chain_is_whole() -> None:
    assert verify() == []


def test_an_edit_names_its_entry(chain: None) -> None:
    Change.objects.filter(number=4).update(actor="somebody else")
    assert verify() == ["Entry 4 is not as it was written."]


def test_entries_with_the_same_words_have_different_seals(db: None) -> None:
    one, other = (record("lead", "add forum", "forum x", {}, AT) for _ in range(2))
    assert one.seal != other.seal and one.salt != other.salt
    assert other.previous == one.seal


def test_what_is_written_reads_back_sealed_the_same_in_any_time_zone(db: None) -> None:
    summer = AT.astimezone(dt.timezone(dt.timedelta(hours=1)))
    record("lead", "add forum", "forum ü", {"day": dt.date(2021, 1, 1), "names": ["a", None, 1.5]}, summer)
    assert verify() == []
