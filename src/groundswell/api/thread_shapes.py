"""The shapes of threads, steps and evidence, each field with its meaning. What may not be seen is never filled in."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext_noop as _
from ninja import Field, Schema
from pydantic import ConfigDict

from groundswell.api.register_shapes import Named


class ByName(Schema):
    """A shape whose fields may be given by their own names or by those of the JSON."""

    model_config = ConfigDict(populate_by_name=True)


class AtMeeting(Schema):
    """A meeting that a step came to, or is meant for."""

    key: str = Field(description=_("The meeting's key."))
    forum: str = Field(description=_("The forum's name."))
    day: dt.date = Field(description=_("Its day."))
    minutes: str = Field(description=_("none, draft, approved or corrected."))
    is_synthetic: bool = Field(description=_("Whether the date is made up."))


class UnderItem(Schema):
    """The item of the agenda."""

    key: str = Field(description=_("The item's key."))
    number: str = Field(description=_("Its number on the agenda."))
    title: str = Field(description=_("Its title."))
    outcome: str = Field(description=_("noted, endorsed, approved and so on; to note is not to decide."))


class ThreadLine(Schema):
    """A thread as it stands in a list."""

    key: str = Field(description=_("The thread's key."))
    title: str = Field(description=_("What it is called."))
    forum: Named | None = Field(description=_("Where it was first said; null where you may not see it."))
    place: Named = Field(description=_("The place it is about."))
    started: dt.date = Field(description=_("When it was first said."))
    visibility: str = Field(description=_("public, members or place."))
    closed_on: dt.date | None = Field(description=_("When it was closed; null while it is open."))
    closing: str | None = Field(description=_("done, stopped or taken_over; null while it is open."))
    source: str = Field(description=_("Where this comes from."))
    stage: str | None = Field(description=_("How far it came, from said to told_back; null: nothing yet."))
    finding: str = Field(description=_("The same in one sentence."))
    next_meeting: AtMeeting | None = Field(description=_("What comes next; null where nothing is known."))
    momentum: str = Field(
        description=_("moving, waiting, one_chance_passed, fading, closed or too_few_to_say.")
    )


class Threads(Schema):
    """A part of the list of threads."""

    count: int = Field(description=_("How many there are in all."))
    threads: list[ThreadLine] = Field(description=_("The threads, the newest first."))


class Version(Schema):
    """One version of the words a step carries."""

    version: int = Field(description=_("Its number, from 1."))
    written_on: dt.date = Field(description=_("When it was written."))
    text: str = Field(description=_("The words; empty where you may not read them."))
    why_not: str = Field(description=_("Why you may not; else empty."))


class Piece(Schema):
    """One piece of evidence."""

    key: str = Field(description=_("Its key."))
    kind: str = Field(description=_("minute, paper, post, reply, reaction, file or statement."))
    strength: str = Field(description=_("How strong it is: claimed, documented_draft and so on."))
    meeting: AtMeeting | None = Field(description=_("The meeting whose minutes it is from."))
    reference: str = Field(description=_("Where in it."))
    paper: str = Field(description=_("The paper's title."))
    given_by: str | None = Field(description=_("Who gave it, where you may know."))
    author: str = Field(description=_("The author as shown on a post."))
    platform: str = Field(description=_("Where it was posted."))
    address: str = Field(description=_("The post's address."))
    dated: dt.date | None = Field(description=_("Its own date."))
    text: str = Field(description=_("The text as it stood."))
    sha256: str = Field(description=_("Of the text or file, so that a change shows."))
    may_have_been_deleted_since: bool = Field(description=_("Whether it is a post, which may be gone."))
    kept_back: str = Field(description=_("Why you may not see what it holds; else empty."))


class RecordSays(Schema):
    """What recorded attendance says of a carried step."""

    verdict: str = Field(description=_("borne_out, contradicted or cannot_be_said."))
    says: str = Field(description=_("The same in words."))
    contradicted_by_attendance: bool = Field(description=_("Whether the record speaks against it."))
    rests_on: list[str] = Field(description=_("The records it rests on."))


class StepTold(ByName):
    """One step of a thread."""

    key: str = Field(description=_("The step's key."))
    kind: str = Field(description=_("said, carried, tabled, discussed, decided and so on."))
    state: str = Field(description=_("intended, happened, not_heard, declined, deferred or did_not_happen."))
    says: str = Field(description=_("The step in one sentence."))
    day: dt.date | None = Field(description=_("Its day; null where not known."))
    from_: AtMeeting | None = Field(alias="from", description=_("From which meeting."))
    to: AtMeeting | None = Field(description=_("To which meeting."))
    through: str | None = Field(description=_("Who carried it, or their seat; null where nobody did."))
    through_key: str | None = Field(description=_("The person's key, where you may know them."))
    substitute_for: str | None = Field(description=_("In whose place the carrier came."))
    item: UnderItem | None = Field(description=_("Under which item."))
    what: str = Field(description=_("What was given, changed or called for."))
    words: list[Version] = Field(description=_("The words it carries, oldest version first."))
    strength: str = Field(
        description=_("intended, claimed, documented_draft, documented_approved or confirmed.")
    )
    strength_says: str = Field(description=_("The same in words."))
    evidence: list[Piece] = Field(description=_("What it rests on."))
    is_asked: bool = Field(description=_("Whether you are asked: did it happen?"))
    record: RecordSays | None = Field(description=_("What recorded attendance says; null: nothing."))


class ForumReached(Schema):
    """One forum: could, did and only claimed, apart."""

    key: str = Field(description=_("The forum's key."))
    name: str = Field(description=_("The forum's name."))
    could: bool = Field(description=_("Whether it could be reached, by seats or calendar."))
    could_on: dt.date | None = Field(description=_("The first day it could hear; null: no meeting in time."))
    did_on: dt.date | None = Field(description=_("The first day it did, by a step with evidence."))
    only_claimed_on: dt.date | None = Field(description=_("The first day that is only claimed."))


class CouldAndDid(Schema):
    """Where it could reach beside where it did."""

    finding: str = Field(description=_("Both in words."))
    forums: list[ForumReached] = Field(description=_("Forums nearest to residents first."))


class Owner(Schema):
    """Who looks after it."""

    key: str = Field(description=_("The person's key."))
    name: str = Field(description=_("What they are called."))


class Chance(Schema):
    """A meeting of the forum whose calendar counts."""

    key: str = Field(description=_("The meeting's key."))
    day: dt.date = Field(description=_("Its day."))
    papers_by: dt.date | None = Field(description=_("The last day for papers; null where none is needed."))
    has_recorded_agenda: bool = Field(description=_("Whether an item is recorded that you may see."))


class MomentumTold(Schema):
    """Whether a thread moves, waits or fades: in meetings of its forum, never in days."""

    state: str = Field(description=_("moving, waiting, one_chance_passed, fading, closed, too_few_to_say."))
    state_says: str = Field(description=_("The same in words."))
    finding: str = Field(description=_("What it rests on, in one sentence."))
    notes: list[str] = Field(description=_("How full the record is, and what does not count."))
    forum: Named | None = Field(description=_("The forum it last came to with evidence, else began in."))
    since: dt.date = Field(description=_("Its last step with evidence; else when it was first said."))
    has_evidence: bool = Field(description=_("Whether any step has evidence."))
    passed: list[Chance] = Field(description=_("Meetings that were held since without it."))
    not_recorded: list[Chance] = Field(description=_("Meetings that may never have been held."))
    next_meeting: Chance | None = Field(description=_("The next; null where none is in the calendar."))


class ThreadTold(ThreadLine):
    """A whole thread."""

    population: str = Field(description=_("For whom."))
    inequality: str = Field(description=_("What is unequal now."))
    change_wanted: str = Field(description=_("The change it wants."))
    target_kind: str = Field(description=_("What would have to change."))
    target: str = Field(description=_("Which one."))
    owner: Owner | None = Field(description=_("Who looks after it; null where nobody is named."))
    closing_reason: str = Field(description=_("Why it was closed."))
    voices: str = Field(description=_("How many voices, as far as it may be told: never exactly."))
    wordings: list[str] = Field(description=_("Wordings people agreed to."))
    momentum_rests_on: MomentumTold = Field(description=_("What its momentum rests on."))
    attempts: int = Field(description=_("How many attempts did not come through. They count."))
    steps: list[StepTold] = Field(description=_("Its steps in time order."))
    decided: list[str] = Field(description=_("Keys of the steps that decided."))
    resourced: list[str] = Field(description=_("Keys of the steps that gave something."))
    changed_for_people: list[str] = Field(description=_("Keys of changes with evidence; else empty."))
    could_and_did: CouldAndDid = Field(description=_("Could reach, and did reach."))


class DidReachOn(Schema):
    """What was reached at the end of a day."""

    on: dt.date
    forums: list[Named]
    sectors: list[str] = Field(description=_("Sectors of the seats that heard it, as stated."))
    places: list[Named] = Field(description=_("Places of those forums."))
    steps_with_evidence: int = Field(description=_("Steps it rests on."))
    steps_only_claimed: int = Field(description=_("Steps that count for nothing here."))


class Added(Schema):
    """What the later day has and the earlier has not."""

    forums: list[Named]
    sectors: list[str] = Field(description=_("Sectors added."))


class DidReachBoth(Schema):
    """Did reach on both days."""

    before: DidReachOn = Field(description=_("At the end of the earlier day."))
    later: DidReachOn = Field(description=_("At the end of the later day."))
    added: Added = Field(description=_("What was added between."))


class DidReachTold(Schema):
    """Where a thread did reach by two days, by steps with evidence alone."""

    thread: str = Field(description=_("The thread's key."))
    finding: str = Field(description=_("The same in one sentence."))
    account: list[str] = Field(description=_("What it rests on."))
    did: DidReachBoth = Field(description=_("Both days."))


class AskedLine(Schema):
    """Something that was meant to happen."""

    step: str = Field(description=_("The step's key."))
    thread: str = Field(description=_("The thread's key."))
    says: str = Field(description=_("What was meant, in a sentence."))
    meant_for: AtMeeting | None = Field(description=_("The meeting it was meant for."))


class AskedOf(Schema):
    """What you are asked."""

    count: int = Field(description=_("How many there are in all."))
    asked: list[AskedLine] = Field(description=_("The longest waiting first."))


class PositionTold(Schema):
    """Where one person stands on an item. Presence is never assent."""

    person: Named
    presence: str = Field(description=_("present, substitute, not_recorded and so on."))
    stance: str = Field(description=_("supports, objects or not_stated."))
    source: str = Field(description=_("Where it is written."))


class Positions(Schema):
    """Everybody recorded as there, or with a recorded position."""

    item: UnderItem = Field(description=_("The item."))
    positions: list[PositionTold] = Field(description=_("One entry a person."))
