"""The questions in their order: which form asks each, what is known already, and which one comes next."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.http import HttpRequest

from groundswell.records.asking import Asker
from groundswell.register.help_contacts import contacts_for
from groundswell.register.models import Forum, HelpContact, Person, Place
from groundswell.register.rules import audience_of
from groundswell.threads.drafted import forum_in, meeting_in
from groundswell.threads.listening import Listening, listening, may_be_carried_to, recent_meetings
from groundswell.threads.models import Draft, DraftFile
from groundswell.threads.models.voices import Told
from groundswell.web import say_forms
from groundswell.web.asking import asker_of
from groundswell.web.say_session import draft_in

FILE_FORMS = ("picture", "sound")
TEMPLATES = {
    "place": "say/place.html",
    "how": "say/how.html",
    "words": "say/words.html",
    "where": "say/where.html",
    "who": "say/who.html",
    "allow": "say/allow.html",
    "told": "say/told.html",
}
ANSWERED_BY = {
    "place": "place",
    "how": "form",
    "where": "where",
    "who": "said_by",
    "allow": "publish",
    "told": "told_as",
}
CHECK = "check"


@dataclass
class Saying:
    """Somebody saying something: who asks, who listens, and the draft so far."""

    request: HttpRequest
    asker: Asker
    listened: Listening
    draft: Draft | None

    @property
    def answers(self) -> dict[str, Any]:
        """What is answered so far; empty where nothing is."""
        return self.draft.answers if self.draft else {}

    @cached_property
    def place(self) -> Place | None:
        """The place it is about; None while more than one could be meant."""
        places = self.listened.places
        if len(places) == 1:
            return places[0]
        return next((place for place in places if place.key == self.answers.get("place")), None)

    @cached_property
    def forum(self) -> Forum | None:
        """The forum that will hear it, as far as is known."""
        meeting = meeting_in(self.answers, self.listened)
        return meeting.forum if meeting else forum_in(self.answers, self.listened)

    @cached_property
    def has_file(self) -> bool:
        """Whether the draft holds a picture or recording of the kind that was chosen (one query)."""
        kind = self.answers.get("form", "")
        return DraftFile.objects.filter(draft=self.draft, kind=kind).exists() if self.draft else False

    @cached_property
    def practitioner(self) -> Person | None:
        """Who enters it for somebody else: a signed-in member of a forum who stands in the register."""
        key = getattr(self.request.user, "person_key", "")
        if not key or not audience_of(self.asker).forums:
            return None
        return Person.objects.filter(key=key).first()

    @cached_property
    def help_now(self) -> list[tuple[Place, list[HelpContact]]]:
        """Whom to tell at once: in the place, or in every place that could be meant. The same one only once."""
        known: set[int] = set()
        told = []
        for place in (self.place,) if self.place else self.listened.places:
            here = [one for one in contacts_for(place) if one.pk not in known]
            known.update(one.pk for one in here)
            told.append((place, here))
        return told

    @property
    def slugs(self) -> tuple[str, ...]:
        """The questions this person is asked, in order, with the check at the end."""
        first = ("place",) if len(self.listened.places) > 1 else ()
        return (*first, "how", "words", "where", "who", "allow", "told", CHECK)

    def is_answered(self, slug: str) -> bool:
        """Whether a question has an answer that can be sent."""
        if slug == "words":
            return self._has_words()
        return self.answers.get(ANSWERED_BY[slug]) is not None

    def _has_words(self) -> bool:
        form = self.answers.get("form")
        if form in FILE_FORMS:
            return self.has_file
        return bool(self.answers.get("chosen") if form == "chosen" else self.answers.get("words", "").strip())

    def unanswered(self) -> str | None:
        """The first question without an answer; None where all have one."""
        return next((slug for slug in self.slugs if slug != CHECK and not self.is_answered(slug)), None)

    def after(self, slug: str) -> str:
        """The next question: the following one, or the check where the last was answered before."""
        if self.is_answered("told"):
            return self.unanswered() or CHECK
        return self.slugs[self.slugs.index(slug) + 1]

    def before(self, slug: str) -> str:
        """The question before; the first stays the first."""
        return self.slugs[max(0, self.slugs.index(slug) - 1)]


def saying_of(request: HttpRequest) -> Saying:
    """Who listens and what is drafted, read once a request."""
    asker = asker_of(request)
    return Saying(request, asker, listening(asker), draft_in(request))


def form_for(slug: str, saying: Saying, *, sent: bool) -> say_forms.Question:
    """The form of a question: with what was sent, else with what is known."""
    request = saying.request
    given: dict[str, Any] = {"data": request.POST, "files": request.FILES} if sent else {}
    named = {"initial": saying.answers, **given}
    match slug:
        case "place":
            return say_forms.PlaceForm(saying.listened.places, **named)
        case "how":
            return say_forms.HowForm(**named)
        case "words":
            return _saying_form(saying, named)
        case "where":
            forums = saying.listened.at(saying.place)
            met = [m for f in forums for m in recent_meetings(f, saying.asker.today)]
            return say_forms.WhereForm(met, forums, **named)
        case "who":
            return say_forms.WhoForm(saying.practitioner is not None, **named)
        case "allow":
            return _allow_form(saying, named)
        case _:
            named["initial"] = {"told_as": Told.PLAIN_TEXT, **saying.answers}
            return say_forms.ToldForm(**named)


def _saying_form(saying: Saying, named: dict[str, Any]) -> say_forms.Question:
    form = saying.answers.get("form")
    if form in FILE_FORMS:
        return say_forms.FileForm(form == "sound", saying.has_file, **named)
    return say_forms.ChosenForm(**named) if form == "chosen" else say_forms.WordsForm(**named)


def _allow_form(saying: Saying, named: dict[str, Any]) -> say_forms.Question:
    forum = saying.forum
    assert forum is not None  # where nobody listens no question is asked
    others = may_be_carried_to(saying.asker, forum)
    return say_forms.AllowForm(forum, others, saying.answers.get("origin", "person") == "person", **named)
