"""The journey page: a question, and a few good answers in sentences, or why there is none."""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils.translation import gettext as _

from groundswell.errors import GroundswellError
from groundswell.pictures import train_graph
from groundswell.planner import ask, rows_for_pictures, sentences, sentences_on_chances
from groundswell.planner.answers import Answer, Change, Leg, PlannedJourney, Stop
from groundswell.planner.sentences_on_options import with_limits
from groundswell.records.asking import Asker
from groundswell.search.directory import directory_for
from groundswell.web.addresses import address
from groundswell.web.asking import asker_of
from groundswell.web.from_here import same_start
from groundswell.web.journey_form import Typed, choices, mistake_at, option_words, query_of, read
from groundswell.web.picture_words import train_words
from groundswell.web.templatetags.plain import query

API = "/api/v1/journeys"


@dataclass(frozen=True)
class LegShown:
    """A leg with its sentences."""

    leg: Leg
    says: str
    paper: str
    others: str
    way_in: str
    expected: str


@dataclass(frozen=True)
class JourneyShown:
    """An itinerary card. `marks` say what it is best at."""

    journey: PlannedJourney
    headline: str
    marks: tuple[str, ...]
    legs: tuple[LegShown, ...]
    waited: str
    saving: str
    likely: str
    worked_out: tuple[str, ...]
    chairs: tuple[Stop, ...]
    single: tuple[str, ...]


def journey(request: HttpRequest) -> HttpResponse:
    """?from=&to=&after= and more; see journey_form. Without a question, the form alone."""
    asker = asker_of(request)
    typed = read(request.GET)
    shown: dict[str, Any] = {"errors": list(typed.errors)}
    if typed.is_asked:
        try:
            shown |= _answered(_ask(asker, typed), asker, typed)
        except GroundswellError as error:
            shown["errors"] = [mistake_at(error, typed)]
    shown |= choices(directory_for(asker), asked=query_of(typed), typed=typed)
    shown["error_at"] = {e["field"]: e["message"] for e in shown["errors"]}
    return render(request, "journey.html", shown, status=422 if shown["errors"] else 200)


def _ask(asker: Asker, typed: Typed) -> Answer:
    return ask.journeys(
        asker,
        origin=typed.origin,
        target=typed.target,
        after=typed.after,
        by=typed.by,
        about=typed.about or None,
        back=typed.back,
        options=typed.options,
    )


def _answered(answer: Answer, asker: Asker, typed: Typed) -> dict[str, Any]:
    """Everything the page says about an answer."""
    graph = rows_for_pictures.train_graph(asker, answer, address=address)
    return {
        "answer": answer,
        "finding": with_limits(sentences.finding(answer), answer.question.options),
        "ways": [_shown(j, answer, asker) for j in answer.journeys],
        "would_open": answer.no_way.would_open if answer.no_way else (),
        "latest": sentences.latest_sentence(answer),
        "by_any_way": sentences_on_chances.chance_by_sentences(answer),
        "assumes": sentences.assumes_sentence(answer),
        "coverage": sentences.coverage_sentence(answer.coverage),
        "channels": [sentences.channel_sentence(c) for c in answer.open_channels],
        "picture": train_graph.draw(graph, words=train_words()) if graph.rows else None,
        "all_made_up": all(s.is_synthetic for s in _stops(answer) if s.meeting),
        **_links(answer, typed),
    }


def _shown(journey: PlannedJourney, answer: Answer, asker: Asker) -> JourneyShown:
    stops = {leg.end.meeting: leg.end for leg in journey.legs}
    return JourneyShown(
        journey=journey,
        headline=sentences.headline(journey),
        marks=_marks(journey, answer),
        legs=tuple(
            LegShown(
                leg=leg,
                says=sentences.leg_sentence(leg),
                paper=sentences.paper_sentence(leg, asker.today),
                others=sentences.others_sentence(leg),
                way_in=sentences.way_in_phrase(leg),
                expected=sentences.expected_sentence(leg, asker.today),
            )
            for leg in journey.legs
        ),
        waited=sentences.waited_sentence(journey, answer),
        saving=sentences.saving_sentence(journey),
        likely=sentences_on_chances.reliability_sentence(journey.reliability),
        worked_out=sentences_on_chances.worked_out(journey.reliability),
        chairs=tuple(s for s in stops.values() if s.chair),
        single=tuple(
            dict.fromkeys(leg.carrier for leg in journey.legs if leg.kind == "seat" and not leg.could_also)
        ),
    )


def _marks(journey: PlannedJourney, answer: Answer) -> tuple[str, ...]:
    """“Soonest”, “Fewest hand-offs”, “Likeliest”: only where there is more than one to choose from."""
    if len(answer.journeys) < 2:
        return ()
    marks = []
    if journey.arrives == min(j.arrives for j in answer.journeys):
        marks.append(_("Soonest"))
    if journey.hand_offs == min(j.hand_offs for j in answer.journeys):
        marks.append(_("Fewest hand-offs"))
    shares = [j.reliability.share for j in answer.journeys if j.reliability]
    if journey.reliability and journey.reliability.share == max(shares) > min(shares):
        marks.append(_("Likeliest"))
    return tuple(marks)


def _stops(answer: Answer) -> list[Stop]:
    """Every meeting the answer names."""
    legs = [leg for j in answer.journeys for leg in j.legs]
    changes: list[Change] = list(answer.no_way.would_open) if answer.no_way else []
    stops = [s for leg in legs for s in (leg.start, leg.end)] + [c.meeting for c in changes if c.meeting]
    return stops + ([answer.said_on] if answer.said_on else [])


def _links(answer: Answer, typed: Typed) -> dict[str, Any]:
    """Where else to go from an answer: sooner, later, back, the same as JSON, the same in a terminal."""
    asked = query_of(typed)

    def link(**changed: Any) -> str:
        return query({**asked, **changed})

    first = answer.journeys[0] if answer.journeys else None
    return {
        "earlier": link(after=answer.earlier.isoformat(), by="") if answer.earlier else "",
        "later": link(after=answer.later.isoformat(), by="") if answer.later else "",
        "other_way": link(after=first.arrives.isoformat(), by="", back="" if typed.back else "1", upward="")
        if first
        else "",
        "as_json": API + query(_for_api(asked)),
        "command": _command(typed),
        "same_start": same_start(typed),
    }


def _for_api(asked: dict[str, Any]) -> dict[str, Any]:
    told = {k: v for k, v in asked.items() if k not in ("without_standing_items", "back")}
    if asked["without_standing_items"]:
        told["standing_items"] = "false"
    if asked["back"]:
        told["back"] = "true"
    return told


def _command(typed: Typed) -> str:
    """The same question for a terminal."""
    words = ["groundswell", "journey", typed.origin, typed.target]
    for option, day in (("--after", typed.after), ("--by", typed.by)):
        words += [option, day.isoformat()] if day else []
    words += ["--about", typed.about] if typed.about else []
    for name in typed.without:
        words += ["--without", name]
    words += [] if typed.standing_items else ["--without-standing-items"]
    words += ["--back"] if typed.back else []
    return shlex.join(words + option_words(typed))


urlpatterns = [path("journey/", journey, name="journey")]
