"""The list of stories, the page of one with its claims, and forgetting one. Bringing one in: bringing_stories.py."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from groundswell.records.asking import Asker
from groundswell.register.rules import editor_of, may_lead
from groundswell.threads.actions.telling_stories import forget_story
from groundswell.threads.models import Evidence, Story
from groundswell.threads.stories_seen import evidenced_finding, stories_seen, story_seen
from groundswell.web.asking import asker_of

A_PAGE = 20


def stories(request: HttpRequest) -> HttpResponse:
    """The stories by title, each with the share that has evidence."""
    asker = asker_of(request)
    rows = Story.objects.visible_to(asker).select_related("place")
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    told: dict[str, Any] = {
        "page": page,
        "lines": [(one, evidenced_finding(one)) for one in stories_seen(asker, list(page.object_list))],
        "may_bring": not asker.is_public and editor_of(asker).leads_any_place,
    }
    return render(request, "stories/list.html", told)


def story(request: HttpRequest, key: str) -> HttpResponse:
    """One story: what share has evidence, then claim by claim."""
    asker = asker_of(request)
    told = story_seen(asker, story_or_404(asker, key))
    shown = {
        "story": told.story,
        "told": told,
        "finding": evidenced_finding(told),
        "exact": [one for one in told.story.repeated if one["exact"]],
        "nearly": [one for one in told.story.repeated if not one["exact"]],
        "may_forget": told.may_forget and not asker.is_public,
    }
    return render(request, "stories/story.html", shown)


@never_cache
def forget(request: HttpRequest, key: str) -> HttpResponse:
    """Asks whether a story and its claims shall go; POST does it."""
    asker = asker_of(request)
    found = story_or_404(asker, key)
    if asker.is_public or not may_lead(asker, found.place):
        raise PermissionDenied
    if request.method == "POST":
        forget_story(asker, found)
        messages.success(request, _("The story “%(title)s” is gone.") % {"title": found.title})
        return HttpResponseRedirect(reverse("stories"))
    told = {
        "story": found,
        "claims": found.claims.count(),
        "pieces": Evidence.objects.filter(claim__story=found).count(),
    }
    return render(request, "stories/forget.html", told)


def story_or_404(asker: Asker, key: str) -> Story:
    """The story the asker may see (one query). Raises Http404."""
    found: Story | None = Story.objects.visible_to(asker).select_related("place").filter(key=key).first()
    if found is None:
        raise Http404
    return found


urlpatterns = [
    path("stories/", stories, name="stories"),
    path("stories/<slug:key>/", story, name="story"),
    path("stories/<slug:key>/forget/", forget, name="story-forget"),
]
