"""Forms for a claim: making one, its links, rivals, tests and evidence."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from groundswell.register.models import Meeting
from groundswell.threads.actions import claiming
from groundswell.threads.actions.claiming import LinkGiven
from groundswell.threads.errors import NotAClaim
from groundswell.threads.models import Claim, ClaimLink, EvidenceTest, Rival, Step, Thread
from groundswell.threads.told_back import day_of
from groundswell.web.answer_forms import Attach
from groundswell.web.date_fields import DayField, day_in_words
from groundswell.web.edit_labels import DAY_HINT
from groundswell.web.thread_choices import choose, meeting_options
from groundswell.web.thread_form import ThreadForm, line, long_text

MOST_MEETINGS = 100
Kind = EvidenceTest.Kind
#: What each kind of test shows: to pass it, to fail it
KINDS = (
    (Kind.HOOP, _("Hoop: it must be so. Passed proves little; failed rules it out.")),
    (Kind.SMOKING_GUN, _("Smoking gun: if so, strong support. Failed rules nothing out.")),
    (Kind.DOUBLY_DECISIVE, _("Doubly decisive: passed supports it most; failed rules it out.")),
    (Kind.STRAW, _("Straw in the wind: a hint. It decides nothing alone.")),
)


class MakeClaim(ThreadForm):
    """A claim of a thread; the row is the thread."""

    button = _("Make the claim")
    intro = _("One sentence: this helped bring about that. It counts as claimed until there is evidence.")

    def ask(self) -> None:
        self.fields["text"] = long_text(
            gettext("The claim"),
            hint=gettext("Like “the posts led to the event”. No names of residents."),
            rows=3,
        )

    def do(self) -> str:
        self.made = claiming.make_claim(self.asker, self.row, self.text("text"))
        return gettext("The claim is made. Now say how one led to the other.")


class PutOn(ThreadForm):
    """Ties a story's claim to a thread; the row is the claim."""

    button = _("Put it on this thread")
    intro = _("From then on those see it who may see the thread.")

    def ask(self) -> None:
        rows = Thread.objects.visible_to(self.asker).values_list("key", "title")
        self.fields["thread"] = choose(list(rows), label=gettext("Which thread"))

    def do(self) -> str:
        thread = Thread.objects.visible_to(self.asker).filter(key=self.text("thread")).first()
        if thread is None:
            raise NotAClaim(gettext("Choose the thread."), field="thread")
        claiming.put_claim_on(self.asker, self.row, thread)
        return gettext("The claim is on the thread now.")


class LinkForm(ThreadForm):
    """A link: what came first and what it helped bring about. The row is the claim, or the link to change."""

    button = _("Save the link")
    intro = _("Whether the cause came first is then checked by itself.")

    def ask(self) -> None:
        link = self.row if isinstance(self.row, ClaimLink) else None
        claim: Claim = link.claim if link else self.row
        self.steps = {step.key: step for step in _steps(self, claim)}
        options = [(key, _step_name(step)) for key, step in self.steps.items()]
        for name, label in (
            ("cause", gettext("What came first")),
            ("effect", gettext("What it helped bring about")),
        ):
            self.fields[name] = line(label, most=300)
            if options:
                self.fields[f"{name}_step"] = choose(
                    options, label=gettext("Which step of the thread that was"), needed=False
                )
            self.fields[f"{name}_day"] = DayField(
                label=gettext("On which day"), help_text=DAY_HINT, required=False
            )
        if link is not None:
            self.initial = {
                "cause": link.cause,
                "effect": link.effect,
                "cause_day": link.cause_day,
                "effect_day": link.effect_day,
                "cause_step": link.cause_step.key if link.cause_step else "",
                "effect_step": link.effect_step.key if link.effect_step else "",
            }

    def do(self) -> str:
        given: LinkGiven = {
            "cause": self.text("cause"),
            "effect": self.text("effect"),
            "cause_day": self.cleaned_data.get("cause_day"),
            "effect_day": self.cleaned_data.get("effect_day"),
            "cause_step": self._step("cause_step"),
            "effect_step": self._step("effect_step"),
        }
        if isinstance(self.row, ClaimLink):
            claiming.amend_link(self.asker, self.row, **given)
            return gettext("The link is changed.")
        claiming.add_link(self.asker, self.row, **given)
        return gettext("The link is kept.")

    def _step(self, name: str) -> Step | None:
        """The step chosen; one that is not shown to the asker stays as it was."""
        before: Step | None = getattr(self.row, name, None)
        if before is not None and before.key not in self.steps:
            return before
        return self.steps.get(self.text(name))


class RivalForm(ThreadForm):
    """Another explanation; the row is the claim."""

    button = _("Keep this explanation")
    intro = _("What else could have brought the same change about?")

    def ask(self) -> None:
        self.fields["text"] = line(
            gettext("Another explanation"), hint=gettext("Like “it was already planned”."), most=300
        )

    def do(self) -> str:
        claiming.add_rival(self.asker, self.row, self.text("text"))
        return gettext("The explanation is kept. Test it too.")


class AddTest(ThreadForm):
    """A test; the row is the link or the other explanation."""

    button = _("Keep this test")
    intro = _("Say what you would have to find before you look.")

    def ask(self) -> None:
        self.fields["kind"] = forms.ChoiceField(
            choices=KINDS, label=gettext("What kind of test"), widget=forms.RadioSelect
        )
        self.fields["question"] = line(
            gettext("What is asked"),
            hint=gettext("Like “Does the convenor say the posts made them do it?”"),
            most=300,
        )

    def do(self) -> str:
        claiming.add_test(self.asker, self.row, kind=self.text("kind"), question=self.text("question"))
        return gettext("The test is kept. Now answer it.")


class AnswerTest(ThreadForm):
    """How a test came out; the row is the test."""

    button = _("Keep the answer")

    def ask(self) -> None:
        test: EvidenceTest = self.row
        self.fields["result"] = forms.ChoiceField(
            choices=EvidenceTest.Result.choices, label=test.question, widget=forms.RadioSelect
        )
        self.fields["note"] = line(gettext("What was found"), needed=False, most=500)
        self.fields["day"] = DayField(label=gettext("Looked at on"), help_text=DAY_HINT, required=False)
        self.initial = {"result": test.result, "note": test.note, "day": test.tested_on}

    def do(self) -> str:
        claiming.answer_test(
            self.asker,
            self.row,
            result=self.text("result"),
            note=self.text("note"),
            day=self.cleaned_data.get("day"),
        )
        return gettext("The answer is kept.")


class RemoveLink(ThreadForm):
    """Takes a link away; the row is the link."""

    button = _("Take it away")
    intro = _("Its tests go with it. The chain of changes keeps that it was here.")

    def do(self) -> str:
        claiming.remove_link(self.asker, self.row)
        return gettext("The link is taken away.")


class RemoveRival(RemoveLink):
    """Takes another explanation away; the row is the rival."""

    def do(self) -> str:
        rival: Rival = self.row
        claiming.remove_rival(self.asker, rival)
        return gettext("The explanation is taken away.")


class AttachToClaim(Attach):
    """Evidence for a claim; the row is the claim."""

    def _minute(self) -> None:
        rows = Meeting.objects.visible_to(self.asker).that_met().filter(day__lte=self.asker.today)
        recent = rows.select_related("forum").order_by("-day")[:MOST_MEETINGS]
        self.fields["meeting"] = choose(meeting_options(recent), label=gettext("Minutes of the meeting"))
        self.fields["reference"] = line(
            gettext("Where in it"), needed=False, hint=gettext("Like “Minute 4”.")
        )


def _steps(form: ThreadForm, claim: Claim) -> list[Step]:
    """The steps of the claim's thread that happened, as far as the asker sees them."""
    if claim.thread is None:
        return []
    rows = Step.objects.visible_to(form.asker).filter(thread=claim.thread, state=Step.State.HAPPENED)
    return list(
        rows.select_related("to_meeting__forum", "from_meeting__forum", "item", "listener", "told_forum")
    )


def _step_name(step: Step) -> Any:
    day = day_of(step)
    return f"{step.get_kind_display()}, {day_in_words(day)}" if day else str(step.get_kind_display())
