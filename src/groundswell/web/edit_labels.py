"""What fields are called and what is said beside them, where the model's own words don't do."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

LABELS: dict[str, str | Promise] = {
    "forum": _("Forum"),
    "seat": _("Seat"),
    "person": _("Person"),
    "post": _("Post"),
    "place": _("Place"),
    "organisation": _("Organisation"),
    "subject": _("Subject"),
    "meeting": _("Meeting"),
    "paper": _("Paper"),
    "standing_item": _("Standing item"),
    "start": _("From"),
    "until": _("Last day"),
    "closed": _("Last day"),
    "end": _("End"),
}
KIND_LABELS: dict[tuple[str, str], str | Promise] = {
    ("meeting", "start"): _("Start"),
    ("alias", "place"): _("Another name for the place"),
    ("alias", "forum"): _("Another name for the forum"),
    ("alias", "organisation"): _("Another name for the organisation"),
    ("alias", "person"): _("Another name for the person"),
}
HINTS: dict[str, str | Promise] = {
    "start": _("The first day. Leave it empty if it is not known."),
    "until": _("Leave it empty if there is no end."),
    "closed": _("The last day it stood. Leave it empty while it is open."),
    "successors": _("Those that took over. One name or key a line."),
    "authors": _("One name or key a line."),
    "user_led": _("Run by the people it is for, by its own word."),
    "source": _("Where this comes from: a document, a page, or “synthetic”."),
}
KIND_HINTS: dict[tuple[str, str], str | Promise] = {
    ("meeting", "start"): _("Like 14:30 or 2.30pm. Leave it empty if only the day is known."),
    ("meeting", "end"): _("Like 16:00 or 4pm. Leave it empty if it is not known."),
    ("forum", "usual_start"): _("Like 14:30 or 2.30pm."),
    ("sitting", "person"): _("Choose a person or a post, not both."),
    ("alias", "place"): _("Choose one thing only."),
}
DAY_HINT = _("Like 2 February 2021 or 2/2/2021.")


def label_of(kind: str, field: str, otherwise: object) -> str:
    """The label of a field of that kind, starting with a capital."""
    words = str(KIND_LABELS.get((kind, field)) or LABELS.get(field) or otherwise)
    return words[:1].upper() + words[1:]


def hint_of(kind: str, field: str, otherwise: object) -> str:
    """What is said beside a field of that kind; may be empty."""
    return str(KIND_HINTS.get((kind, field)) or HINTS.get(field) or otherwise or "")


VERB_TITLES: dict[str, str | Promise] = {
    "expect-meetings": _("Put its expected meetings in the calendar"),
    "place-standing-items": _("Put its standing items on coming agendas"),
    "close": _("Close this forum"),
    "sit": _("Somebody takes this seat"),
    "stand-down": _("End this sitting"),
    "record": _("Record who came and what was noted"),
    "invite": _("Invite somebody for one item"),
    "postpone": _("Postpone this meeting"),
    "call-off": _("Cancel this meeting"),
    "withdraw-invitation": _("Take back this invitation"),
}
