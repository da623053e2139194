"""The last page before sending: all answers once more, what could give somebody away, and “Send it”."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from groundswell.errors import GroundswellError
from groundswell.register.models import Forum
from groundswell.threads.actions import drafting
from groundswell.threads.drafted import meeting_in, said_of
from groundswell.threads.plain_checks import Found, found_in, without
from groundswell.web.say_forms import LONG
from groundswell.web.say_page import shown
from groundswell.web.say_picks import CHOSEN, CONTACT, HOW, ORIGIN, SAID_BY, TOLD
from groundswell.web.say_questions import CHECK, Saying
from groundswell.web.say_session import hand_over
from groundswell.web.say_widgets import Pick

LEAVE = "leave"


@dataclass(frozen=True)
class PointedOut:
    """Something in the words by which others could find somebody: `name` is the field that says what to do with it."""

    name: str
    field: str
    found: Found
    what: str
    leave: bool


@dataclass(frozen=True)
class Row:
    """One answer as it will be sent, and the question that changes it."""

    label: str
    said: tuple[str, ...]
    slug: str


def check(saying: Saying) -> HttpResponse:
    """GET shows it all. POST sends it, once: pressed twice, the second press leads to the same receipt."""
    request = saying.request
    if saying.draft is None:
        return HttpResponseRedirect(reverse("say-receipt"))
    missing = saying.unanswered()
    if missing is not None:
        return HttpResponseRedirect(reverse("say-question", args=[missing]))
    errors: list[dict[str, str]] = []
    if request.method == "POST":
        match request.POST.get("go"):
            case "back":
                return HttpResponseRedirect(reverse("say-question", args=[saying.before(CHECK)]))
            case "throw-away":
                return HttpResponseRedirect(reverse("say-throw-away"))
        try:
            return _send(saying)
        except GroundswellError as error:
            errors = [{"field": "", "message": str(error), "remedy": str(error.remedy)}]
    told = {
        "slug": CHECK,
        "back": True,
        "errors": errors,
        "rows": list(_rows(saying)),
        "pointed_out": list(pointed_out(saying)),
    }
    return shown(saying, "say/check.html", told, status=422 if errors else 200)


def pointed_out(saying: Saying) -> Iterator[PointedOut]:
    """Numbers, addresses and dates in the long texts, each with what the person chose: taken out unless left."""
    for field in sorted(LONG):
        for i, found in enumerate(found_in(saying.answers.get(field, ""))):
            name = f"found-{field}-{i}"
            leave = saying.request.POST.get(name) == LEAVE
            yield PointedOut(name, field, found, str(found.kind), leave)


def _send(saying: Saying) -> HttpResponse:
    """Takes out what is to go, hears it, and leads to the receipt. Raises what hear raises; the draft then stays.

    Where another press sent it meanwhile, this one leaves the session alone: saved anew, it would lose the receipt.
    """
    request, draft = saying.request, saying.draft
    assert draft is not None
    _take_out(saying)
    said = said_of(saying.asker, draft, saying.listened, held_by=saying.practitioner)
    drafting.send(saying.asker, draft, said, now=timezone.now(), keep=lambda heard: hand_over(request, heard))
    return HttpResponseRedirect(reverse("say-receipt"))


def _take_out(saying: Saying) -> None:
    assert saying.draft is not None
    found = list(pointed_out(saying))
    changed = {}
    for field in {one.field for one in found}:
        gone = [one.found for one in found if one.field == field and not one.leave]
        changed[field] = without(saying.answers.get(field, ""), gone)
    if changed:
        drafting.keep_answers(saying.draft, changed, now=timezone.now())


def _rows(saying: Saying) -> Iterator[Row]:
    """The answers in the order they were asked."""
    told = saying.answers
    if saying.place is not None and "place" in saying.slugs:
        yield Row(_("Place"), (saying.place.name,), "place")
    yield Row(_("What you say"), tuple(_words(told)), "words")
    yield Row(_("Where you said it"), tuple(_where(saying)), "where")
    yield Row(_("Whose words"), tuple(_whose(told)), "who")
    yield Row(_("Who may see it"), tuple(_allowed(saying)), "allow")
    yield Row(_("How we tell you"), tuple(_told(told)), "told")


def _words(told: dict[str, Any]) -> Iterator[str]:
    form = told.get("form")
    if form == "chosen":
        yield ", ".join(_label(CHOSEN, one) for one in told.get("chosen", ()))
    if form in ("words", "chosen"):
        yield told.get("words", "")
    else:
        yield _label(HOW, form)
        yield told.get("file_words", "")


def _where(saying: Saying) -> Iterator[str]:
    meeting = meeting_in(saying.answers, saying.listened)
    labels = {
        "session": _("At a session or activity"),
        "home": _("At home"),
        "elsewhere": _("Somewhere else"),
    }
    if meeting is not None:
        yield _("At %(forum)s") % {"forum": meeting.forum.name}
    else:
        yield labels.get(str(saying.answers.get("where")), "")
    yield saying.answers.get("where_said", "")
    if saying.forum is not None and meeting is None:
        yield _("It goes to %(forum)s.") % {"forum": saying.forum.name}


def _whose(told: dict[str, Any]) -> Iterator[str]:
    yield _label(SAID_BY, told.get("said_by"))
    yield told.get("how_known", "") if told.get("said_by") == "on_behalf" else ""
    if told.get("under_13"):
        yield _("Under 13. A parent or carer says yes.")
    if told.get("origin", "person") != "person":
        yield _label(ORIGIN, told.get("origin"))
        yield _label(CONTACT, told.get("contact_strength"))


def _allowed(saying: Saying) -> Iterator[str]:
    told = saying.answers
    if saying.forum is not None:
        yield _("The named officers of %(forum)s") % {"forum": saying.forum.name}
        if told.get("share_inside"):
            yield _("People in %(forum)s") % {"forum": saying.forum.name}
    for forum in Forum.objects.filter(key__in=told.get("forums", ())):
        yield _("People in %(forum)s") % {"forum": forum.name}
    if told.get("quote_without_name"):
        yield _("Others may be told, without your name.")
    if told.get("quote_with_name"):
        yield _("Others may be told, with this name: %(name)s.") % {"name": told.get("name", "")}
    if told.get("publish"):
        yield _("Everyone may read it, once you said yes to the words.")


def _told(told: dict[str, Any]) -> Iterator[str]:
    if told.get("wishes_to_know") == "no":
        yield _("You do not want to be told.")
        return
    yield _label(TOLD, told.get("told_as"))
    yield told.get("language", "") if told.get("told_as") == "language" else ""
    yield told.get("contact", "")


def _label(picks: tuple[Pick, ...], value: Any) -> str:
    return next((str(pick.label) for pick in picks if pick.value == value), "")
