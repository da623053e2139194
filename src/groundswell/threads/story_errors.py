"""Why a story cannot be kept, each in one sentence with its next step."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from groundswell.threads.errors import ThreadsError


class StoryTakenIn(ThreadsError):
    """The same text stands already at this place."""

    code = "story_taken_in"

    def __init__(self, title: str, key: str) -> None:
        self.key = key
        super().__init__(
            _("This text is already taken in as “%(title)s”.") % {"title": title},
            remedy=_("Look at the story “%(key)s”. To take it in anew, forget that one first.")
            % {"key": key},
            field="text",
        )


class NoClaims(ThreadsError):
    """A story without a title or without a sentence says nothing that could be weighed."""

    code = "no_claims"
    remedy = gettext_lazy("Bring a text with a title and at least one sentence.")

    def __init__(self) -> None:
        super().__init__(_("There is nothing to keep of this story."), field="text")
