"""The line of stops in plain words: what happened at each, how we know, what is meant to happen. Never a guess."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from groundswell.register.models.agendas import Outcome
from groundswell.threads.ladder import Strength
from groundswell.threads.models import Step
from groundswell.threads.own_way import Line, Stop, Way

Kind = Step.Kind

NAMES: dict[str, Any] = {
    Kind.SAID: gettext_lazy("Said"),
    Kind.CARRIED: gettext_lazy("Carried"),
    Kind.TABLED: gettext_lazy("Tabled"),
    Kind.DISCUSSED: gettext_lazy("Talked about"),
    Kind.DECIDED: gettext_lazy("Decided"),
    Kind.RESOURCED: gettext_lazy("Paid for"),
    Kind.CHANGED: gettext_lazy("Changed"),
    Kind.TOLD_BACK: gettext_lazy("Told back"),
}
KNOWN: dict[Strength, Any] = {
    Strength.CLAIMED: gettext_lazy("Somebody told us so. We have no paper for it yet."),
    Strength.DOCUMENTED_DRAFT: gettext_lazy("A first draft says so. It is not agreed yet."),
    Strength.DOCUMENTED_APPROVED: gettext_lazy("The agreed notes say so."),
    Strength.CONFIRMED: gettext_lazy("Those who heard it say so too."),
}
OUTCOMES: dict[str, Any] = {
    Outcome.NOTED: gettext_lazy("They took note. That is not a yes and not a no."),
    Outcome.ENDORSED: gettext_lazy("They like it. That is not a yes yet."),
    Outcome.APPROVED: gettext_lazy("They said yes."),
    Outcome.REJECTED: gettext_lazy("They said no."),
    Outcome.DEFERRED: gettext_lazy("They put it off."),
    Outcome.REFERRED: gettext_lazy("They sent it on to others."),
    Outcome.ACTION: gettext_lazy("They agreed that somebody does something."),
}
TRIED: dict[str, Any] = {
    Step.State.NOT_HEARD: gettext_lazy("Somebody tried. It was not heard."),
    Step.State.DECLINED: gettext_lazy("Somebody tried. They would not take it."),
    Step.State.DEFERRED: gettext_lazy("Somebody tried. It was put off."),
    Step.State.DID_NOT_HAPPEN: gettext_lazy("It was meant to happen. It did not."),
}


@dataclass(frozen=True)
class Said:
    """One thing at a stop: when, in which words, and how we know it (empty where that goes without saying)."""

    when: str
    text: str
    known: str = ""


@dataclass(frozen=True)
class Told:
    """A stop as it is shown. `is_done`: it was reached."""

    kind: str
    name: str
    is_done: bool
    lines: tuple[Said, ...]


@dataclass(frozen=True)
class ToldWay:
    """A whole way: its thread's title where it is in one, its stops, what is next, and how it ended if it did."""

    title: str
    stops: tuple[Told, ...]
    next: str
    ended: str
    reason: str


def told_way(way: Way) -> ToldWay:
    """The way as a page shows it."""
    thread, meant = way.thread, way.next_meant
    ended = ""
    if thread and thread.closed_on:
        ended = _("This ended on %(day)s.") % {"day": _day(thread.closed_on)}
    return ToldWay(
        thread.title if thread else "",
        tuple(_stop(stop) for stop in way.stops),
        _meant(meant) if meant and not ended else "",
        ended,
        thread.closing_reason if thread and ended else "",
    )


def finding(ways: Sequence[Way]) -> str:
    """One sentence: the farthest that the words came, by any way."""
    order = list(Kind)
    farthest = max((way.farthest for way in ways), key=lambda stop: order.index(stop.kind))
    line = farthest.done[-1]
    told = {"forum": line.forum, "day": _day(line.day)}
    sentence = str(FARTHEST[farthest.kind])
    if line.day is None or ("%(forum)s" in sentence and not line.forum):
        return str(FARTHEST_ALONE[farthest.kind])
    return sentence % told


FARTHEST: dict[str, Any] = {
    Kind.SAID: gettext_lazy("You said it at %(forum)s on %(day)s. Nobody has carried it yet."),
    Kind.CARRIED: gettext_lazy("Your words were carried to %(forum)s on %(day)s."),
    Kind.TABLED: gettext_lazy("Your words were put to %(forum)s on %(day)s."),
    Kind.DISCUSSED: gettext_lazy("%(forum)s talked about it on %(day)s."),
    Kind.DECIDED: gettext_lazy("%(forum)s decided about it on %(day)s."),
    Kind.RESOURCED: gettext_lazy("%(forum)s gave something for it on %(day)s."),
    Kind.CHANGED: gettext_lazy("Something changed on %(day)s."),
    Kind.TOLD_BACK: gettext_lazy("You were told what came of it on %(day)s."),
}
FARTHEST_ALONE: dict[str, Any] = {
    Kind.SAID: gettext_lazy("We have your words. Nobody has carried them yet."),
    Kind.CARRIED: gettext_lazy("Your words were carried on."),
    Kind.TABLED: gettext_lazy("Your words were put to a meeting."),
    Kind.DISCUSSED: gettext_lazy("Your words were talked about."),
    Kind.DECIDED: gettext_lazy("Something was decided."),
    Kind.RESOURCED: gettext_lazy("Something was paid for."),
    Kind.CHANGED: gettext_lazy("Something changed."),
    Kind.TOLD_BACK: gettext_lazy("You were told what came of it. It stands on this page."),
}


def _stop(stop: Stop) -> Told:
    lines = (
        *(Said(_day(line.day) if line.day else "", _done(line), _known(line)) for line in stop.done),
        *(Said(_day(line.day) if line.day else "", _tried(line)) for line in stop.tried),
        *(Said("", _meant(line)) for line in stop.meant),
    )
    return Told(stop.kind, str(NAMES[stop.kind]), bool(stop.done), lines)


def _done(line: Line) -> str:
    """What happened, in one to three short sentences."""
    first = _happened(line)
    about = _("It was about: %(item)s.") % {"item": line.item} if line.item else ""
    closed = _("The public was not there.") if line.closed_item else ""
    outcome = str(OUTCOMES.get(line.outcome, "")) if line.kind != Kind.CARRIED else ""
    return " ".join(part for part in (first, line.what, about, closed, outcome) if part)


def _happened(line: Line) -> str:
    forum = line.forum or _("a group that is not open to all")
    who = _who(line)
    match line.kind:
        case Kind.SAID:
            return _("You said it at %(forum)s.") % {"forum": forum} if line.forum else _("You said it.")
        case Kind.CARRIED:
            return _("%(who)s took it to %(forum)s.") % {"who": who, "forum": forum}
        case Kind.TABLED:
            return _("%(who)s put it to %(forum)s.") % {"who": who, "forum": forum}
        case Kind.DISCUSSED | Kind.DECIDED:
            return _("%(forum)s talked about it.") % {"forum": forum}
        case Kind.TOLD_BACK:
            return _("You were told. It stands on this page.")
        case _:
            return ""


def _who(line: Line) -> str:
    """By name or seat; whose place they took stands beside."""
    who = line.through or _("Somebody")
    if line.in_place_of:
        return _("%(who)s (in place of %(other)s)") % {"who": who, "other": line.in_place_of}
    return who


def _known(line: Line) -> str:
    """How we know; empty for what the person themselves said or read."""
    return "" if line.step is None else str(KNOWN.get(line.strength, ""))


def _tried(line: Line) -> str:
    said = str(TRIED.get(line.state, ""))
    return _("%(what)s It was for %(forum)s.") % {"what": said, "forum": line.forum} if line.forum else said


def _meant(line: Line) -> str:
    """What is meant to happen, or was: never told as if it had."""
    told = {"forum": line.forum or _("a group that is not open to all"), "day": _day(line.day)}
    if line.is_late:
        return _("It was meant for %(forum)s on %(day)s. We do not know yet if it happened.") % told
    return _("It is meant to go to %(forum)s on %(day)s. That is not sure yet.") % told


def _day(day: dt.date | None) -> str:
    return date_format(day, "l j F Y") if day else _("a day we do not know")
