"""What addresses are about beside voices: threads that gathered them, evidence, answers; and who sees which."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from groundswell.accounts.actions import glass as glass_actions
from groundswell.accounts.models import Account
from groundswell.interchange.story.taking_in import take_apart, take_in_story
from groundswell.records.asking import Asker, Grant
from groundswell.register.actions import open_data_set, take_in
from groundswell.register.models import AgendaItem, Forum, Meeting, Person, Place
from groundswell.register.plan import PlanRow
from groundswell.register.sourced import Settled, TakingIn
from groundswell.threads import actions
from groundswell.threads.actions.claiming import add_rival, make_claim
from groundswell.threads.actions.requesting import ask_about_data
from groundswell.threads.models import Thread
from groundswell.threads.pictures_given import GivenFile
from tests.cast import TODAY, asker
from tests.permissions import table
from tests.permissions.residents import NOW, OTHER, Resident, keeper_of

STORY = "Story\n\nThe pool has a ramp.\n\nThe council paid for it.\n"


@dataclass(frozen=True)
class Thing:
    """One thing in addresses: what stands for it there, who sees that it is there, who works on it, who leads it."""

    given: dict[str, object]
    seen_by: frozenset[str] = table.EVERYBODY
    worked_by: frozenset[str] = frozenset()
    led_by: frozenset[str] = frozenset()
    carried_by: frozenset[str] = frozenset()  # members too, who carry to a forum and keep the evidence of it


@dataclass(frozen=True)
class Things:
    """By the word in the list of addresses, each thing it may be about; and the threads themselves."""

    by_word: dict[str, tuple[Thing, ...]]
    threads: dict[tuple[str, bool], Thread]


FAR_PEOPLE = table.MEMBERS_OF[table.FAR] | {table.FAR_LEAD}
NAMED_PEOPLE = table.MEMBERS_OF[table.NAMED] | {table.LEAD}
INSIDE = {
    table.OWN: table.MEMBERS_OF[table.OWN] | {table.LEAD},
    table.FAR: FAR_PEOPLE,
}
WORKS = {
    table.OWN: frozenset({table.KEYHOLDER, table.OFFICER, table.LEAD}),
    table.FAR: frozenset({table.FAR_KEYHOLDER, table.FAR_OFFICER, table.FAR_LEAD}),
    table.NAMED: frozenset({table.LEAD}),
}
SEES = {table.OWN: table.EVERYBODY, table.FAR: FAR_PEOPLE, table.NAMED: NAMED_PEOPLE}
PLACES = {table.LEAD: "millbrook", table.FAR_LEAD: "farfield"}


def things_of(
    residents: tuple[Resident, ...], accounts: dict[str, Account], keepers: dict[str, str]
) -> Things:
    """Made while every voice stands. In the caller's transaction."""
    threads = {
        (forum, published): _thread(forum, published, residents, keepers[forum])
        for forum in (table.OWN, table.FAR)
        for published in (True, False)
    }
    other = next(one for one in residents if one.name == OTHER)
    by_word = {
        **_register(),
        **_threads(threads, other),
        **_evidence(threads, keepers),
        **_claims(threads, keepers),
        "story": (_story(),),
        **_imports(),
        "request": (_request(),),
        "glass": (_glass(),),
    }
    return Things(by_word, threads)


def _at(forum: str, **given: object) -> Thing:
    """A thing of a forum: seen, worked on and led as the forum is."""
    return Thing(given, SEES[forum], WORKS[forum], frozenset({table.LEAD_OF[forum]}))


def _register() -> dict[str, tuple[Thing, ...]]:
    forums, meetings = (table.OWN, table.NAMED, table.FAR), ("open-feb", "steer-feb", "far-mar")
    at = tuple(zip(forums, meetings, strict=True))
    items = (
        ("open-feb", "open-item", _at(table.OWN)),
        ("open-feb", "closed", Thing({}, INSIDE[table.OWN], WORKS[table.OWN])),
        ("steer-feb", "swim-item", _at(table.NAMED)),
    )
    return {
        "-": (Thing({}),),
        "nothing": (Thing({}, frozenset()),),
        "forum": tuple(_at(forum, key=forum) for forum in forums),
        "forum-row": tuple(_at(forum, kind="forum", key=forum) for forum in forums),
        "forum-verb": tuple(_at(forum, kind="forum", key=forum, verb="close") for forum in forums),
        "meeting": tuple(_at(forum, key=key) for forum, key in at),
        "item": tuple(_with(thing, meeting=meeting, key=key) for meeting, key, thing in items),
        "item-key": tuple(_with(thing, key=key) for _meeting, key, thing in items),
        "person": (Thing({"key": "chair"}), Thing({"key": "far-person"}, FAR_PEOPLE)),
        "organisation": (Thing({"key": "council"}),),
        "kind": (Thing({"kind": "forum"}), Thing({"kind": "subject"})),
        "kind-key": (Thing({"kind": "forum"}),),
        "question": tuple(
            Thing({"slug": slug}) for slug in ("how", "words", "where", "who", "allow", "check")
        ),
    }


def _with(thing: Thing, **given: object) -> Thing:
    return Thing(given, thing.seen_by, thing.worked_by, thing.led_by)


def _threads(threads: dict[tuple[str, bool], Thread], other: Resident) -> dict[str, tuple[Thing, ...]]:
    """A thread with its verbs, and whom it tells."""
    rows = []
    for (forum, published), thread in threads.items():
        seen = table.EVERYBODY if published else INSIDE[forum]
        lead = frozenset({table.LEAD_OF[forum]})
        rows.append(Thing({"key": thread.key}, seen, WORKS[forum], lead))
    verbs = ("amend", "gather", "part", "close", "resource")
    return {
        "thread": tuple(rows),
        "thread-verb": tuple(_with(one, **one.given, verb=verb) for one in rows for verb in verbs),
        "thread-told": tuple(_with(one, **one.given, to="forum") for one in rows),
        "thread-voice": tuple(_with(one, **one.given, voice=other.voice.key) for one in rows),
    }


def _thread(forum: str, published: bool, residents: tuple[Resident, ...], keeper: str) -> Thread:
    """A thread that gathers every voice of its forum, seen by everyone or by members."""
    officer = keeper_of(forum, keeper)
    thread = actions.open_thread(
        officer,
        Forum.objects.get(key=forum),
        title="Swimming for everybody" if published else "Swimming, told inside",
        population="Disabled children",
        started=TODAY,
        voices=[one.voice for one in residents if one.forum == forum],
    )
    if published:
        lead = table.LEAD_OF[forum]
        actions.approve_publication(_leads(lead), actions.ask_publication(officer, thread))
    return thread


def _leads(role: str) -> Asker:
    """The second person whose yes it takes."""
    return asker(role, Grant("place_lead", "place", PLACES[role]))


def _evidence(
    threads: dict[tuple[str, bool], Thread], keepers: dict[str, str]
) -> dict[str, tuple[Thing, ...]]:
    """A step of the published thread with a file as evidence, and an answer that is not told yet."""
    officer, thread = keeper_of(table.OWN, keepers[table.OWN]), threads[table.OWN, True]
    step = actions.table(
        officer,
        thread,
        to=Meeting.objects.get(key="open-feb"),
        carrier=Person.objects.get(key="practitioner"),
        item=AgendaItem.objects.get(key="open-item"),
    )
    piece = actions.attach(
        officer, step, kind="file", file=GivenFile("picture", "image/png", b"made up"), alt_text="A ramp"
    )
    draft = actions.write_feedback(officer, thread, you_said="A ramp", we_did="A ramp", forum=thread.forum)
    works, members = WORKS[table.OWN], INSIDE[table.OWN]
    verbs = ("answer", "words", "evidence")
    return {
        "step": (Thing({"key": step.key}, table.EVERYBODY, works),),
        "step-worded": (Thing({"key": step.key}, table.EVERYBODY, works | members),),  # by who carries it
        "step-verb": tuple(
            Thing({"key": step.key, "verb": verb}, table.EVERYBODY, works, carried_by=members)
            for verb in verbs
        ),
        "evidence": (Thing({"key": piece.key}, INSIDE[table.OWN], works),),
        "evidence-of": (Thing({"key": piece.key}, table.EVERYBODY, works),),  # that it is there, all see
        "answer": (Thing({"key": draft.key}, works, works),),
    }


def _claims(threads: dict[tuple[str, bool], Thread], keepers: dict[str, str]) -> dict[str, tuple[Thing, ...]]:
    """A claim on each thread, with another explanation: seen and worked on as its thread is."""
    claims, parts = [], []
    for (forum, published), thread in threads.items():
        officer = keeper_of(forum, keepers[forum])
        claim = make_claim(officer, thread, "The ramp was built because people asked.")
        rival = add_rival(officer, claim, "It was planned before.")
        seen = table.EVERYBODY if published else INSIDE[forum]
        claims.append(Thing({"key": claim.key}, seen, WORKS[forum]))
        part = {"key": claim.key, "part": "rivals", "number": rival.pk, "verb": "test"}
        parts.append(Thing(part, seen, WORKS[forum]))
    verbs = ("link", "rival", "evidence")
    return {
        "claim": tuple(claims),
        "claim-verb": tuple(_with(one, **one.given, verb=verb) for one in claims for verb in verbs),
        "claim-part": tuple(parts),
    }


def _story() -> Thing:
    story = take_in_story(
        _leads(table.LEAD), take_apart(STORY), Place.objects.get(key="millbrook"), source=""
    )
    lead = frozenset({table.LEAD})
    return Thing({"key": story.key}, led_by=lead)


def _imports() -> dict[str, tuple[Thing, ...]]:
    """What was taken in for a place is seen by who leads it."""
    by = _leads(table.LEAD)
    place = Place.objects.get(key="millbrook")
    source = open_data_set(by, key="our-log", name="Our log", format="attendance-log", place=place)
    said = {"name": "A forum from a file", "kind": "board", "place": "millbrook", "visibility": "place"}
    row = PlanRow("forum", "from-a-file", "new", said, "line 2")
    one = Settled("forum", "a forum", "new", "from-a-file", {"name": "A forum"}, {}, "line 2", row)
    run = take_in(by, source, TakingIn("log.csv", "0" * 64, (one,)))
    lead = frozenset({table.LEAD})
    return {
        "import": (Thing({"number": run.pk}, lead),),
        "data-set": (Thing({"key": source.key}, lead),),
    }


def _request() -> Thing:
    place = Place.objects.get(key="millbrook")
    asked = ask_about_data(Asker(today=TODAY), place, kind="access", text="What?", contact="a@example.org")
    return Thing({"key": asked.key}, frozenset({table.DATA_PROTECTION}))


def _glass() -> Thing:
    by = asker("another administrator", Grant("administrator", "instance"))
    asked = glass_actions.ask_to_open(by, "place millbrook", reason="A test of who may do this.", now=NOW)
    return Thing({"number": asked.pk})


def tokens_of(account: Account) -> tuple[Thing, ...]:
    """A token of an account's: there for that account alone."""
    token = account.api_tokens.order_by("pk").first()
    assert token is not None and token.expires > TODAY + dt.timedelta(days=1)
    return (Thing({"number": token.pk}, frozenset({table.KEYHOLDER})),)
