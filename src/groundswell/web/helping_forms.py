"""Two short questions: for how long may somebody help, and how does the person like to be told."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from groundswell.threads.models.voices import Told
from groundswell.web.say_forms import Question
from groundswell.web.say_picks import TOLD
from groundswell.web.say_widgets import Pick, line, one_of

LONG_ENOUGH = (Pick("7", _("One week")), Pick("30", _("30 days")), Pick("90", _("90 days")))


class HowLongForm(Question):
    """For how long somebody may help."""

    days = one_of(LONG_ENOUGH, label=_("For how long may they look?"), missing=_("Choose for how long."))


class TellForm(Question):
    """How the person likes to be told."""

    told_as = one_of(
        TOLD, label=_("How do you like to be told?"), missing=_("Choose how you like to be told.")
    )
    language = line(label=_("Which language?"), hint=_("Only if you chose another language."), longest=60)

    def clean(self) -> dict[str, Any]:
        """A language has a name."""
        told = self.cleaned_data
        if told.get("told_as") == Told.LANGUAGE and not (told.get("language") or "").strip():
            self.add_error("language", _("Type which language."))
        return told
