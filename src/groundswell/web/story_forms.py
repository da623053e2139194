"""The questions for bringing a story in: the text and its place; then what to keep of paragraphs nearly alike."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from groundswell.interchange.story.taking_in import BOTH, ONCE, NearPair
from groundswell.interchange.story.text import MOST_BYTES
from groundswell.records.asking import Asker
from groundswell.register.models import Place
from groundswell.register.rules import may_lead
from groundswell.threads.actions.telling_stories import LONGEST_SOURCE
from groundswell.web.thread_form import ThreadForm, line


def places_led(asker: Asker) -> list[Place]:
    """The places whose stories the asker may bring in (one query, and those of the rules)."""
    return [] if asker.is_public else [place for place in Place.objects.all() if may_lead(asker, place)]


class BringStory(ThreadForm):
    """The text, pasted or as a file, and where it belongs. The row is the list of places to choose from."""

    def ask(self) -> None:
        """Adds the questions. What is wrong with the text is for its reader to say, with the line."""
        places: Sequence[Place] = self.row
        options = [(place.key, place.name) for place in places]
        self.fields["place"] = forms.ChoiceField(
            label=_("The place it is about"),
            choices=options if len(options) == 1 else [("", _("Choose a place")), *options],
        )
        self.fields["file"] = forms.FileField(
            label=_("The story as a file"),
            help_text=_("Plain text (.txt) of up to 200 KB. Or paste the text below."),
            required=False,
            allow_empty_file=True,
            widget=forms.FileInput(attrs={"accept": ".txt,.md,text/plain"}),
        )
        self.fields["text"] = _text_field()
        self.fields["source"] = line(
            _("Where does the text come from?"),
            hint=_("A page, a newsletter, a report."),
            needed=False,
            most=LONGEST_SOURCE,
        )

    def place(self) -> Place:
        """The place that was chosen."""
        places: Sequence[Place] = self.row
        return next(place for place in places if place.key == self.text("place"))

    def given(self) -> bytes | str:
        """The file where one was chosen, else what was pasted."""
        file = self.cleaned_data.get("file")
        return file.read(MOST_BYTES + 1) if file is not None else self.text("text")


def _text_field() -> forms.CharField:
    field = forms.CharField(
        label=_("Or the text itself"),
        help_text=_("The title on the first line, then an empty line between paragraphs."),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 14}),
    )
    field.validators = []  # Django's own would refuse a NUL without saying in which line
    return field


class KeepWhat(forms.Form):
    """For each pair of paragraphs that are nearly alike: keep both, or keep once?"""

    def __init__(self, pairs: Sequence[NearPair], data: Any = None) -> None:
        super().__init__(data=data, label_suffix="", auto_id="id-%s")
        self.pairs = pairs
        for pair in pairs:
            self.fields[self.name_of(pair)] = _choice(pair)

    @staticmethod
    def name_of(pair: NearPair) -> str:
        """The name of the pair's question."""
        return f"pair_{pair.later.number}"

    def rows(self) -> list[tuple[NearPair, forms.BoundField]]:
        """Each pair with its question."""
        return [(pair, self[self.name_of(pair)]) for pair in self.pairs]

    def named(self, decision: str) -> list[int]:
        """The later paragraphs of the pairs decided so."""
        return [pair.later.number for pair in self.pairs if self.data.get(self.name_of(pair)) == decision]


def _choice(pair: NearPair) -> forms.ChoiceField:
    numbers = {"later": pair.later.number, "earlier": pair.earlier.number}
    return forms.ChoiceField(
        label=_("What shall we keep of paragraphs %(earlier)d and %(later)d?") % numbers,
        choices=[
            (BOTH, _("Keep both")),
            (ONCE, _("Keep paragraph %(earlier)d only, and note that it was told again") % numbers),
        ],
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Say what to keep of paragraphs %(earlier)d and %(later)d.") % numbers,
            "invalid_choice": _("Say what to keep of paragraphs %(earlier)d and %(later)d.") % numbers,
        },
    )
