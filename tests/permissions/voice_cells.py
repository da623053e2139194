"""The cells of voices: address x method x role x forum x answer x state, with the answer the table promises."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tests.permissions import table
from tests.permissions.asking import MAY_NOT, NOT_THERE, OPENS, SIGN_IN, TYPE_SEVEN_WORDS
from tests.permissions.table import Of

AT_FORUMS = (table.OWN, table.FAR, table.NAMED)
NOTHING = table.NOTHING
HAS_SEVEN_WORDS = (table.HOLDER, table.OTHER_HOLDER, table.HELPER)
ASKED_AT_THE_DOOR = (
    Of(table.OWN, table.KEEP, table.STANDING),
    Of(table.OWN, table.PUBLISH, table.STANDING),
    Of(table.FAR, table.INSIDE, table.STANDING),
    Of(table.FAR, table.CARRY, table.WITHDRAWN),
)

#: Page of the person's own -> what it shows of their voice while it stands, by GET
OWN_PAGES = {
    "track-words": table.ALL_OF_IT - {"file", "contact", "how_known", "where_said", "name", "wording"},
    "track-copy-data": table.ALL_OF_IT - {"file"},
    "track-copy-page": table.ALL_OF_IT - {"file"},
    "track-file": frozenset({"file"}),
    "track-write": frozenset({"message", "answer"}),
    "track-allow": frozenset({"name"}),
    "track-take-back": NOTHING,
    "track-erase": NOTHING,
    "track-helper": NOTHING,
    "track-told": NOTHING,
}
OWN_POSTS = ("track-write", "track-answer", "track-allow", "track-take-back", "track-erase", "track-told")
HELPERS_PAGES = {
    "helping": table.THE_VOICE - {"file"},
    "helping-write": NOTHING,
    "helping-told": NOTHING,
    "helping-file": frozenset({"file"}),
}
HELPERS_POSTS = ("helping-write", "helping-told")


@dataclass(frozen=True)
class Cell:
    """One question about one voice, and its answer: what it amounts to, and whose canaries of which kind come."""

    method: str
    address: str
    role: str
    of: Of
    amounts_to: str
    shows: frozenset[str] = NOTHING
    forum: str = ""
    verb: str = ""


def voice_cells(*, every: bool) -> Iterator[Cell]:
    """The cells CI asks; with `every`, a release's. CI asks who is refused at the door of a few voices only."""
    for of in all_voices():
        for role in sorted(table.EVERYBODY):
            if every or role in HAS_SEVEN_WORDS or of in ASKED_AT_THE_DOOR:
                yield from _own(of, role)
                yield from _helpers(of, role)
            for forum in AT_FORUMS:
                if every or not _refused_at(forum, role) or of in ASKED_AT_THE_DOOR:
                    yield from _at_forum(of, role, forum)


def all_voices() -> Iterator[Of]:
    """Thirty-six: two forums, six answers, three states."""
    for forum in (table.OWN, table.FAR):
        for consent in table.CONSENTS:
            for state in table.STATES:
                yield Of(forum, consent, state)


def _own(of: Of, role: str) -> Iterator[Cell]:
    """The person's own pages; whoever holds another receipt gets pages of their own there, and nothing of these."""
    opens = role == table.HOLDER and of.state != table.ERASED
    to_others = OPENS if role == table.OTHER_HOLDER else TYPE_SEVEN_WORDS
    for address, shows in OWN_PAGES.items():
        not_here = NOT_THERE if (role, address) == (table.OTHER_HOLDER, "track-file") else to_others
        yield Cell("GET", address, role, of, OPENS if opens else not_here, shows if opens else NOTHING)
    for address in OWN_POSTS:
        yield Cell("POST", address, role, of, OPENS if opens else to_others)


def _helpers(of: Of, role: str) -> Iterator[Cell]:
    opens = role == table.HELPER and of.state == table.STANDING
    for address, shows in HELPERS_PAGES.items():
        yield Cell(
            "GET", address, role, of, OPENS if opens else TYPE_SEVEN_WORDS, shows if opens else NOTHING
        )
    for address in HELPERS_POSTS:
        yield Cell("POST", address, role, of, OPENS if opens else TYPE_SEVEN_WORDS)


def _at_forum(of: Of, role: str, forum: str) -> Iterator[Cell]:
    read = table.read_at(forum, role, of)
    refused = _refused_at(forum, role)
    on_page = (read or NOTHING) - {"file"}
    yield Cell("GET", "forum-voice", role, of, refused or (OPENS if read else NOT_THERE), on_page, forum)
    file = frozenset({"file"}) & (read or NOTHING)
    yield Cell("GET", "forum-voice-file", role, of, refused or (OPENS if file else NOT_THERE), file, forum)
    is_keeper = role == table.KEYHOLDER_OF.get(forum) and of.forum == forum
    does = refused or ((OPENS if is_keeper else MAY_NOT) if read else NOT_THERE)
    for method in ("GET", "POST"):
        yield Cell(method, "forum-voice-do", role, of, does, NOTHING, forum, "write")


def _refused_at(forum: str, role: str) -> str:
    """Why a role comes to no voice of this forum; empty where it may look for one."""
    if role not in table.SIGNED_IN:
        return SIGN_IN
    if role in table.MEMBERS_OF[forum] or role == table.LEAD_OF[forum]:
        return ""
    return MAY_NOT if forum == table.OWN else NOT_THERE  # a members' forum is not known to be there
