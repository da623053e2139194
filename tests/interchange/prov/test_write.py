"""Evidence chains as PROV: what happened, through whom, known from what; no word that anybody said."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from groundswell.interchange.example import load_example
from groundswell.interchange.formats import format_named
from groundswell.interchange.workbook.standing import Standing
from groundswell.records.asking import Asker
from groundswell.register.models import AgendaItem, Forum, Meeting, Person, Seat
from groundswell.threads import actions
from groundswell.threads.models import Evidence, Step, Thread
from tests.cast import TODAY, Cast
from tests.interchange.prov.constraints import faults_of
from tests.threads.conftest import CARRIED, WORDS, Saying

pytestmark = pytest.mark.django_db

Told = dict[str, Any]


def written(path: Path, asker: Asker) -> Told:
    """The document as the file has it; it breaks no constraint of PROV."""
    form = format_named("prov")
    assert form is not None
    form.write(Standing(replace(asker, kept={})), path)
    told: Told = json.loads(path.read_text("utf-8"))
    assert faults_of(told) == []
    return told


def pairs(told: Told, relation: str) -> set[tuple[str, str]]:
    """The two ends of each, without our prefix."""
    ends = {
        "used": ("activity", "entity"),
        "wasGeneratedBy": ("entity", "activity"),
        "wasDerivedFrom": ("generatedEntity", "usedEntity"),
        "wasInformedBy": ("informed", "informant"),
        "wasInvalidatedBy": ("entity", "activity"),
        "wasAttributedTo": ("entity", "agent"),
        "wasAssociatedWith": ("activity", "agent"),
        "actedOnBehalfOf": ("delegate", "responsible"),
    }[relation]
    return {
        (_short(one[f"prov:{ends[0]}"]), _short(one[f"prov:{ends[1]}"]))
        for one in told.get(relation, {}).values()
    }


def _short(name: str) -> str:
    return name.removeprefix("groundswell:")


def published(thread: Thread, lead: Asker) -> None:
    """Everyone may see it: two people said so."""
    second = replace(lead, account="second lead", kept={})
    actions.approve_publication(second, actions.ask_publication(lead, thread))


def carried(saying: Saying, cast: Cast, person: Person, words: str = "") -> Step:
    """A step to the Steering Group of 9 February, at which everyone may look."""
    Forum.objects.filter(key="steering").update(visibility="public")
    Person.objects.filter(pk=person.pk).update(visibility="public")
    thread = saying.thread(saying.hear(uses=CARRIED).voice)
    to = Meeting.objects.get(key="steer-feb")
    step = actions.carry(
        cast.lead,
        thread,
        to=to,
        from_meeting=saying.meeting,
        carrier=Person.objects.get(pk=person.pk),
        words=words,
    )
    published(thread, cast.lead)
    return step


def test_the_way_of_the_example_is_one_unbroken_chain(by: Asker, tmp_path: Path) -> None:
    """Said at That Counts, carried to LP Ops, to LP Steering, tabled at the Board, talked about there."""
    load_example("stockport", by)
    told = written(tmp_path / "x.json", by)
    about = "thread/accessible-swimming/after/"
    came_from = {one: other for one, other in pairs(told, "wasDerivedFrom") if one.startswith(about)}
    made_by = dict(pairs(told, "wasGeneratedBy"))
    last = next(one for one in came_from if one not in came_from.values())
    kinds = []
    while last:
        kinds.append(told["activity"][f"groundswell:{made_by[last]}"]["prov:type"]["$"])
        last = came_from.get(last, "")
    assert kinds[::-1] == [f"groundswell:{k}" for k in ("said", "carried", "carried", "tabled", "discussed")]
    assert ("meeting/lp-steering-2021-01-28", "meeting/lp-ops-2021-01-07") in pairs(told, "wasInformedBy")
    assert ("person/public-health-lead", "organisation/stockport-council") in pairs(told, "actedOnBehalfOf")


def test_what_was_only_meant_to_happen_is_no_activity(by: Asker, tmp_path: Path) -> None:
    load_example("stockport", by)
    intended = Step.objects.filter(state=Step.State.INTENDED).values_list("key", flat=True)
    told = written(tmp_path / "x.json", by)
    assert intended
    assert not {f"groundswell:step/{key}" for key in intended} & set(told["activity"])
    assert "send-board" not in json.dumps(told)


def test_what_is_known_of_a_step_derives_from_its_evidence_and_that_from_its_meeting(
    saying: Saying, cast: Cast, practitioner: Person, tmp_path: Path
) -> None:
    step = carried(saying, cast, practitioner)
    minute = actions.attach(
        cast.lead, step, kind=Evidence.Kind.MINUTE, meeting=step.to_meeting, reference="4"
    )
    chair = Person.objects.get(key="chair")
    said = actions.attach(
        cast.lead,
        step,
        kind=Evidence.Kind.STATEMENT,
        given_by=chair,
        text="I heard it",
        is_public_figure=True,
    )
    told = written(tmp_path / "x.json", cast.outsider)
    assert {(f"known/{step.key}", f"evidence/{piece.key}") for piece in (minute, said)} <= pairs(
        told, "wasDerivedFrom"
    )
    assert (f"evidence/{minute.key}", "meeting/steer-feb") in pairs(told, "wasGeneratedBy")
    assert (f"evidence/{said.key}", "person/chair") in pairs(told, "wasAttributedTo")
    assert told["entity"][f"groundswell:evidence/{said.key}"]["groundswell:sha256"] == said.sha256
    assert "I heard it" not in json.dumps(told)


def test_a_carrier_acts_for_those_the_seat_speaks_for_and_for_whom_they_stand_in(
    saying: Saying, cast: Cast, practitioner: Person, tmp_path: Path
) -> None:
    Seat.objects.filter(key="steer-1").update(speaks_for="Families", organisation=None)
    step = carried(saying, cast, practitioner)
    Step.objects.filter(pk=step.pk).update(stood_in_for=Person.objects.get(key="chair"))
    told = written(tmp_path / "x.json", cast.outsider)
    assert pairs(told, "actedOnBehalfOf") == {
        ("person/practitioner", "seat/steer-1/speaks-for"),
        ("person/practitioner", "person/chair"),
    }


def test_an_attempt_that_was_not_heard_leaves_nothing_behind(
    saying: Saying, cast: Cast, practitioner: Person, tmp_path: Path
) -> None:
    step = carried(saying, cast, practitioner)
    Step.objects.filter(pk=step.pk).update(state=Step.State.NOT_HEARD)
    told = written(tmp_path / "x.json", cast.outsider)
    assert told["activity"][f"groundswell:step/{step.key}"]["groundswell:state"] == "not_heard"
    assert not [one for one, by in pairs(told, "wasGeneratedBy") if by == f"step/{step.key}"]
    assert pairs(told, "wasInformedBy") == set()


@pytest.mark.parametrize("name", ["lead", "member", "outsider"])
def test_no_word_of_anybody_and_no_voice_is_in_it(
    saying: Saying, cast: Cast, practitioner: Person, tmp_path: Path, name: str
) -> None:
    step = carried(saying, cast, practitioner, words=f"They said: {WORDS}")
    actions.attach(
        cast.lead, step, kind=Evidence.Kind.POST, text="A canary sings", author_shown="A neighbour",
        address="https://example.org/neighbour",
    )  # fmt: skip
    told = json.dumps(written(tmp_path / "x.json", getattr(cast, name)))
    for kept in (WORDS, "They said", "canary", "neighbour", step.thread.gatherings.get().voice.key):
        assert kept not in told


def test_withdrawn_consent_makes_the_words_no_longer_valid(
    saying: Saying, cast: Cast, practitioner: Person, tmp_path: Path
) -> None:
    step = carried(saying, cast, practitioner, words=WORDS)
    before = written(tmp_path / "before.json", cast.outsider)
    assert "wasInvalidatedBy" not in before
    voice = step.thread.gatherings.get().voice
    actions.withdraw(actions.asker_with_receipt(voice, TODAY), voice)
    told = written(tmp_path / "after.json", cast.outsider)
    words = f"words/{step.key}/1"
    assert pairs(told, "wasInvalidatedBy") == {(words, f"withdrawal/{words}")}
    assert (
        told["activity"][f"groundswell:withdrawal/{words}"]["prov:type"]["$"]
        == "groundswell:ConsentWithdrawn"
    )
    assert voice.key not in json.dumps(told)
    assert set(told["activity"]) > set(before["activity"])  # the chain stays


def test_everyone_reads_published_threads_only(saying: Saying, cast: Cast, tmp_path: Path) -> None:
    thread = saying.thread()
    assert "entity" not in written(tmp_path / "before.json", cast.outsider)
    assert f"groundswell:thread/{thread.key}" in written(tmp_path / "lead.json", cast.lead)["entity"]
    published(thread, cast.lead)
    assert f"groundswell:thread/{thread.key}" in written(tmp_path / "after.json", cast.outsider)["entity"]


def test_a_carrier_in_a_hidden_seat_is_no_agent(
    saying: Saying, cast: Cast, practitioner: Person, tmp_path: Path
) -> None:
    Seat.objects.filter(key="steer-1").update(sensitive=True)
    step = carried(saying, cast, practitioner)
    told = written(tmp_path / "x.json", cast.outsider)
    assert f"groundswell:step/{step.key}" in told["activity"]
    assert "practitioner" not in json.dumps(told).lower()


def test_a_minute_of_what_was_taken_without_the_public_shows_only_that_it_is_there(
    saying: Saying, cast: Cast, tmp_path: Path
) -> None:
    thread = saying.thread()
    published(thread, cast.lead)
    step = actions.call_publicly(cast.lead, thread, what="A post", carrier=None, day=dt.date(2021, 2, 10))
    closed = AgendaItem.objects.get(key="closed")
    piece = actions.attach(cast.lead, step, kind=Evidence.Kind.MINUTE, item=closed, reference="The price")
    told = written(tmp_path / "x.json", cast.outsider)
    shown = told["entity"][f"groundswell:evidence/{piece.key}"]
    assert shown["groundswell:keptBack"] is True
    assert "The price" not in json.dumps(told)
    assert "The price" in json.dumps(written(tmp_path / "lead.json", cast.lead))


def test_writing_twice_gives_the_same_bytes(by: Asker, tmp_path: Path) -> None:
    load_example("stockport", by)
    for name in ("one.json", "two.json"):
        written(tmp_path / name, by)
    assert (tmp_path / "one.json").read_bytes() == (tmp_path / "two.json").read_bytes()


def test_the_checker_of_constraints_finds_each_breach() -> None:
    thing: Told = {"x:a": {}, "x:b": {}}
    told: Told = {
        "prefix": {"x": "urn:x:"},
        "entity": {**thing, "y:c": {}},
        "activity": {"x:b": {}},
        "wasGeneratedBy": {
            "_:1": {"prov:entity": "x:a", "prov:activity": "x:b"},
            "_:2": {"prov:entity": "x:a", "prov:activity": "x:z"},
        },
        "wasDerivedFrom": {
            "_:3": {"prov:generatedEntity": "x:a", "prov:usedEntity": "x:b"},
            "_:4": {"prov:generatedEntity": "x:b", "prov:usedEntity": "x:a"},
        },
        "hadMember": {},
    }
    assert faults_of(told) == [
        "hadMember is no member of PROV-JSON that we know",
        "x:b is an entity and an activity",
        "y:c has no prefix",
        "_:2: activity is no activity: x:z",
        "wasGeneratedBy: x:a twice",
        "x:a derives from itself",
        "x:b derives from itself",
    ]
