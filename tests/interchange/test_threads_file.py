"""A JSON file of threads is taken in whole or not at all, and each fault says where it stands."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groundswell.interchange.threads_file.read import read
from groundswell.interchange.threads_file.taking_in import take_in_threads
from groundswell.records.asking import Asker, operator
from groundswell.records.changes import verify
from groundswell.register.errors import PlanFaults
from groundswell.threads.errors import MayNot
from groundswell.threads.models import Step, Thread
from tests.cast import TODAY, Cast

THREAD: dict[str, Any] = {
    "key": "ramps",
    "title": "Ramps",
    "forum": "open-door",
    "said_at": "open-feb",
    "population": "Wheelchair users",
}
CARRY = {
    "kind": "carried",
    "from": "open-feb",
    "to": "steer-feb",
    "carrier": "practitioner",
    "words": "A ramp",
}
MINUTE = {"kind": "minute", "meeting": "steer-feb", "reference": "Minute 2"}


def as_file(*threads: Any) -> bytes:
    return json.dumps(list(threads)).encode()


def faults_of(given: bytes) -> list[str]:
    """Each fault as “where: what”."""
    with pytest.raises(PlanFaults) as refused:
        take_in_threads(given, operator(TODAY))
    assert not Thread.objects.exists() and not Step.objects.exists()
    return [f"{fault.where}: {fault.what}" for fault in refused.value.faults]


def test_a_thread_comes_in_with_its_steps_and_evidence(cast: Cast) -> None:
    taken = take_in_threads(as_file({**THREAD, "steps": [{**CARRY, "evidence": [MINUTE]}]}), operator(TODAY))
    assert [t.key for t in taken.new] == ["ramps"]
    said, carried = taken.new[0].steps.order_by("id")
    assert said.to_meeting is not None
    assert (said.kind, said.to_meeting.key) == ("said", "open-feb")
    assert (carried.words.get().text, carried.evidence.get().reference) == ("A ramp", "Minute 2")
    assert verify() == []


def test_an_attempt_comes_in_with_what_became_of_it(cast: Cast) -> None:
    meant = {
        "kind": "tabled",
        "state": "deferred",
        "to": "steer-feb",
        "later": "steer-mar",
        "carrier": "chair",
    }
    take_in_threads(as_file({**THREAD, "steps": [meant]}), operator(TODAY))
    states = Step.objects.filter(kind="tabled").order_by("id").values_list("state", "to_meeting__key")
    assert list(states) == [("deferred", "steer-feb"), ("intended", "steer-mar")]


def test_a_thread_that_stands_already_is_left_as_it_is(cast: Cast) -> None:
    take_in_threads(as_file(THREAD), operator(TODAY))
    again = take_in_threads(as_file({**THREAD, "title": "Other"}), operator(TODAY))
    assert (again.new, again.same) == ((), 1)
    assert Thread.objects.get().title == "Ramps"


@pytest.mark.parametrize(
    ("thread", "says"),
    [
        ({**THREAD, "forum": "nowhere"}, "thread 1: forum: nothing has the key “nowhere”."),
        ({**THREAD, "nonsense": "x"}, "thread 1: There is no “nonsense” here."),
        ({**THREAD, "title": 3}, "thread 1: “title” is no text."),
        ({k: v for k, v in THREAD.items() if k != "population"}, "thread 1: “population” is missing."),
        ({**THREAD, "steps": [{**CARRY, "to": "far"}]}, "thread 1, step 1: to: nothing has the key “far”."),
        ({**THREAD, "steps": [{"kind": "flown"}]}, "thread 1, step 1: kind: nothing has the key “flown”."),
        ({**THREAD, "steps": "none"}, "thread 1: “steps” is no list."),
        ({**THREAD, "target_kind": "moon"}, "thread 1: Choose what would have to change."),
        (
            {**THREAD, "steps": [{"kind": "discussed", "item": "swim-item"}, {**CARRY, "to": "open-feb"}]},
            "thread 1, step 2: It can only be carried to a later day.",
        ),
        (
            {
                **THREAD,
                "steps": [{**CARRY, "evidence": [{"kind": "post", "address": "https://example.org"}]}],
            },
            "thread 1, step 1: Paste the text of the post: the post itself may be deleted.",
        ),
    ],
)
def test_one_fault_stops_it_all_and_says_where(cast: Cast, thread: dict[str, Any], says: str) -> None:
    assert says in faults_of(as_file(thread))


@pytest.mark.parametrize("given", [b"", b"{}", b"[", b"\xff\xfe", b"[NaN]", b"3", b"[" * 100_000])
def test_what_is_no_list_of_threads_is_refused(db: None, given: bytes) -> None:
    assert faults_of(given)


@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["steps", "key", "title", "evidence", "kind"]), inner, max_size=3
            )
        ),
        max_leaves=12,
    )
)
def test_reading_never_breaks(told: Any) -> None:
    rows, faults = read(json.dumps([told]).encode())
    assert rows == () and faults


def test_an_outsider_cannot(cast: Cast) -> None:
    with pytest.raises(PlanFaults) as refused:
        take_in_threads(as_file(THREAD), Asker(today=TODAY))
    assert isinstance(refused.value.__cause__, MayNot)
    assert not Thread.objects.exists()
