"""One thread's steps, one after the other: each an activity that uses what the one before left."""

from __future__ import annotations

from groundswell.interchange.prov.document import Document, Name
from groundswell.interchange.prov.evidence import tell_claims, tell_evidence
from groundswell.interchange.prov.meetings import tell_meeting
from groundswell.interchange.prov.who import Who
from groundswell.records.asking import Asker
from groundswell.threads.models import Step, Thread
from groundswell.threads.seen import seen_by
from groundswell.threads.steps_seen import StepShown, shown, steps_of
from groundswell.threads.words_carried import voices_ever_in

NEVER_WAS = (Step.State.INTENDED, Step.State.DID_NOT_HAPPEN)  # no activity: PROV tells of what happened
HANDS_ON = (Step.Kind.CARRIED, Step.Kind.TABLED)


class Chain:
    """Tells one thread in a document, for one asker."""

    def __init__(self, document: Document, asker: Asker, thread: Thread) -> None:
        self.document = document
        self.asker = asker
        self.thread = thread
        rows = steps_of(thread, asker)
        self.seen = seen_by(asker, thread, rows)
        voices = voices_ever_in(thread)
        self.steps = [shown(row, self.seen, voices=voices) for row in rows if row.state not in NEVER_WAS]
        self.who = Who(document, self.seen)

    def tell(self) -> None:
        """The thread, its steps in time order, their evidence, and its claims with theirs."""
        about = self.document.thing("entity", f"thread/{self.thread.key}", "Thread", label=self.thread.title)
        stands = ""
        for told in self.steps:
            activity = self._step(told)
            if stands:
                self.document.relate("used", activity, stands)
            if told.step.state == Step.State.HAPPENED:
                stands = self._left(told, activity, before=stands, about=about)
            tell_evidence(self.document, told, activity, self.who)
        tell_claims(self.document, self.asker, self.thread, self.who)

    def _step(self, told: StepShown) -> str:
        """The step itself, at its meeting, with its paper and its words, and through whom."""
        step = told.step
        activity = self.document.thing(
            "activity",
            f"step/{step.key}",
            step.kind,
            thread=Name(f"groundswell:thread/{self.thread.key}"),
            state=step.state,
            day=told.day,
            outcome=step.item.outcome if step.item else "",
            strength=told.strength.name.lower(),
            meeting=Name(tell_meeting(self.document, step.to_meeting)) if step.to_meeting else None,
        )
        if step.from_meeting and step.to_meeting and step.kind in HANDS_ON and not told.is_attempt:
            self.document.relate(
                "wasInformedBy",
                tell_meeting(self.document, step.to_meeting),
                tell_meeting(self.document, step.from_meeting),
            )
        if step.paper and self.seen.paper(step.paper):
            paper = self.document.thing("entity", f"paper/{step.paper.key}", "Paper", label=step.paper.title)
            self.document.relate("used", activity, paper)
        self._words(told, activity)
        self.who.took_part(step, activity)
        return activity

    def _left(self, told: StepShown, activity: str, *, before: str, about: str) -> str:
        """The thread as the step left it: it came of how the thread stood before."""
        left = self.document.thing(
            "entity", f"thread/{self.thread.key}/after/{told.step.key}", "ThreadAfterStep"
        )
        self.document.relate("wasGeneratedBy", left, activity)
        self.document.relate("specializationOf", left, about)
        if before:
            self.document.relate("wasDerivedFrom", left, before, activity=activity)
        return left

    def _words(self, told: StepShown, activity: str) -> None:
        """That the step carried words, version by version; never which. Words taken back are no longer valid."""
        before = ""
        for version in told.versions:
            name = f"words/{told.step.key}/{version.number}"
            words = self.document.thing("entity", name, "StepWords", day=version.written_on)
            self.document.relate("used", activity, words)
            if before:
                self.document.relate("wasDerivedFrom", words, before)
            if version.is_withdrawn:
                withdrawal = self.document.thing("activity", f"withdrawal/{name}", "ConsentWithdrawn")
                self.document.relate("wasInvalidatedBy", words, withdrawal)
            before = words
