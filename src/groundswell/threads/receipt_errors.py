"""Why typed words are no receipt, and why typed text cannot be kept. The words themselves are never told back."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from groundswell.threads.errors import ThreadsError


class NotAReceipt(ThreadsError):
    """What was typed cannot be read as seven of our words. `field` is always `words`."""

    code = "not_a_receipt"
    remedy = gettext_lazy("Type all seven words in their order, with a space between them.")

    def __init__(self, message: str, *, remedy: str | None = None) -> None:
        super().__init__(message, remedy=remedy, field="words")


class NoWords(NotAReceipt):
    """Nothing was typed, or nothing that holds a letter."""

    code = "no_words"

    def __init__(self) -> None:
        super().__init__(_("There are no words here yet."))


class NotSevenWords(NotAReceipt):
    """More or fewer than seven words; `found` counts them, up to a hundred."""

    code = "not_seven_words"

    def __init__(self, found: int) -> None:
        super().__init__(_("A receipt has seven words. Here we count %(found)d.") % {"found": found})


class WordNotOurs(NotAReceipt):
    """One word is not on our list, and not one letter away from just one that is. `place` counts from 1."""

    code = "word_not_ours"
    remedy = gettext_lazy("Look at its picture on your card. Type that word again.")

    def __init__(self, place: int) -> None:
        super().__init__(_("We do not know word number %(place)d.") % {"place": place})


class NothingTyped(ThreadsError):
    """The text is empty once what cannot be seen is taken out."""

    code = "nothing_typed"
    remedy = gettext_lazy("Type a few words. Or send a picture or a sound.")

    def __init__(self) -> None:
        super().__init__(_("There is nothing here yet."), field="words")


class TooMuchTyped(ThreadsError):
    """The text has more characters than we keep at once. `text` holds all of it, so that nothing is lost."""

    code = "too_much_typed"
    remedy = gettext_lazy("Send it in two parts. What you typed is still here.")

    def __init__(self, text: str, *, most: int) -> None:
        super().__init__(
            _("This has more than %(most)s characters.") % {"most": f"{most:,}"},
            field="words",
        )
        self.text = text
