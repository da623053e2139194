"""Which voices, threads, steps and claims an asker may know of. Their words are another question: disclosure.py."""

from __future__ import annotations

import datetime as dt
from typing import Any, Self, TypeVar

from django.apps import apps
from django.db import models
from django.db.models import Q

from groundswell.records.asking import Asker
from groundswell.records.dated import on
from groundswell.register.audience import ALL, MEMBERS, NONE, PUBLIC, Audience, forums_seen, insiders
from groundswell.register.rules import audience_of

Row = TypeVar("Row", bound=models.Model)

# Levels of voices.Level, which imports this file
FORUM, PSEUDONYMISED = 1, 2


class VoiceQuerySet(models.QuerySet[Row]):
    """Voices: that they exist, where and when. Never the words."""

    def visible_to(self, asker: Asker) -> Self:
        """Those shared with a forum of the asker's, those whose private words are theirs to open, and, for a
        place's lead, those that may be told of without a name. A visitor sees none, an administrator none.
        """
        audience = audience_of(asker)
        seen = NONE
        if audience.forums:
            seen |= Q(level__gte=FORUM, shared_with__in=audience.forums)
        if keys := asker.scoped("forum", "officer"):
            seen |= Q(forum__key__in=keys) & Q(forum__in=held_forums(asker))
        if audience.everything:
            seen |= Q(level__gte=PSEUDONYMISED)
        elif audience.places:
            seen |= Q(level__gte=PSEUDONYMISED, place__in=audience.places)
        return self.filter(seen, state="kept").distinct()

    def kept(self) -> Self:
        """Those neither withdrawn nor erased."""
        return self.filter(state="kept")


def held_forums(asker: Asker) -> models.QuerySet[Any, Any]:
    """The ids of the forums whose private voices the asker is named to open today."""
    holders = apps.get_model("threads", "Keyholder").objects.filter(
        on(asker.today), account=asker.account or "-"
    )
    return holders.values("forum")


class ThreadQuerySet(models.QuerySet[Row]):
    """Threads."""

    def visible_to(self, asker: Asker) -> Self:
        """Published ones; members' ones to those whose forum they began in or came to; all to their place's leads."""
        return self.filter(threads_seen(audience_of(asker)))

    def open(self) -> Self:
        """Those not closed."""
        return self.filter(closed_on__isnull=True)


def threads_seen(audience: Audience, at: str = "") -> Q:
    """Filter for rows whose thread (reached by the prefix `at`, "thread__") may be seen."""
    if audience.everything:
        return ALL
    seen = Q(**{f"{at}visibility": PUBLIC})
    if audience.forums:
        steps = apps.get_model("threads", "Step").objects.filter(to_meeting__forum__in=audience.forums)
        came = Q(**{f"{at}pk__in" if at else "pk__in": steps.values("thread")})
        seen |= Q(**{f"{at}visibility": MEMBERS}) & (Q(**{f"{at}forum__in": audience.forums}) | came)
    if audience.places:
        seen |= Q(**{f"{at}place__in": audience.places})
    return seen


class GatheringQuerySet(models.QuerySet[Row]):
    """Voices in threads."""

    def on(self, day: dt.date) -> Self:
        """Those in force on `day`."""
        return self.filter(on(day))


class StepQuerySet(models.QuerySet[Row]):
    """Steps."""

    def visible_to(self, asker: Asker) -> Self:
        """Those of threads the asker may see, at meetings of forums they may see; what was taken without the
        public to insiders only.
        """
        audience = audience_of(asker)
        to = Q(to_meeting__isnull=True) | forums_seen(audience, "to_meeting__forum__")
        came_from = Q(from_meeting__isnull=True) | forums_seen(audience, "from_meeting__forum__")
        open_item = (
            Q(item__isnull=True) | Q(item__restricted=False) | insiders(audience, "item__meeting__forum__")
        )
        return self.filter(threads_seen(audience, "thread__"), to, came_from, open_item)

    def happened(self) -> Self:
        """Those that happened, as far as is known: not intended ones, and not attempts that failed."""
        return self.filter(state="happened")

    def unanswered(self, today: dt.date) -> Self:
        """Intended ones whose meeting has passed: “did it happen?” is asked from the day after."""
        return self.filter(state="intended", to_meeting__day__lt=today)


class StoryQuerySet(models.QuerySet[Row]):
    """Stories."""

    def visible_to(self, asker: Asker) -> Self:  # noqa: ARG002 (as every query set)
        """All: a story is a public text. Its claims are seen with it."""
        return self.all()


class ClaimQuerySet(models.QuerySet[Row]):
    """Claims."""

    def visible_to(self, asker: Asker) -> Self:
        """Those of stories, and those of threads the asker may see."""
        of_story = Q(story__isnull=False) & Q(thread__isnull=True)
        return self.filter(of_story | threads_seen(audience_of(asker), "thread__"))
