"""Who may read what, written by hand from the rules people were promised. Nothing here asks the code under test.

Decision 13 and docs/know/trust.md are the source: a change here is a change of what residents are told.
"""

from __future__ import annotations

from dataclasses import dataclass

VISITOR = "visitor"
MEMBER, FAR_MEMBER, NAMED_MEMBER = "member", "member of the far forum", "member of the named forum"
KEYHOLDER, OFFICER = "keyholder", "officer without the key"
FAR_KEYHOLDER, FAR_OFFICER = "far keyholder", "far officer without the key"
LEAD, FAR_LEAD = "place lead", "far place lead"
EVALUATOR, ADMINISTRATOR, DATA_PROTECTION = "evaluator", "administrator", "data protection officer"
HOLDER, OTHER_HOLDER, HELPER = "receipt holder", "holder of another receipt", "supporter"
READ_TOKEN, WRITE_TOKEN = "reading token of the keyholder", "writing token of the keyholder"

EVERYBODY = frozenset(
    {
        VISITOR,
        MEMBER,
        FAR_MEMBER,
        NAMED_MEMBER,
        KEYHOLDER,
        OFFICER,
        FAR_KEYHOLDER,
        FAR_OFFICER,
        LEAD,
        FAR_LEAD,
    }
    | {EVALUATOR, ADMINISTRATOR, DATA_PROTECTION, HOLDER, OTHER_HOLDER, HELPER, READ_TOKEN, WRITE_TOKEN}
)
TOKENS = frozenset({READ_TOKEN, WRITE_TOKEN})
NO_ACCOUNT = frozenset({VISITOR, HOLDER, OTHER_HOLDER, HELPER})
SIGNED_IN = EVERYBODY - NO_ACCOUNT - TOKENS  # on pages: a token opens no page
OFFICERS = frozenset({KEYHOLDER, OFFICER, FAR_KEYHOLDER, FAR_OFFICER})
LEADS = frozenset({LEAD, FAR_LEAD})

OWN, FAR, NAMED = "open-door", "far-board", "steering"  # the named forum: the one some allow to carry it to
MEMBERS_OF = {
    OWN: frozenset({MEMBER, KEYHOLDER, OFFICER}),
    FAR: frozenset({FAR_MEMBER, FAR_KEYHOLDER, FAR_OFFICER}),
    NAMED: frozenset({NAMED_MEMBER}),
}
KEYHOLDER_OF = {OWN: KEYHOLDER, FAR: FAR_KEYHOLDER}
LEAD_OF = {OWN: LEAD, FAR: FAR_LEAD, NAMED: LEAD}

KEEP, INSIDE, CARRY = "keep", "share inside", "carry to a named forum"
QUOTE, QUOTE_WITH_NAME, PUBLISH = "quote without name", "quote with name", "publish"
CONSENTS = (KEEP, INSIDE, CARRY, QUOTE, QUOTE_WITH_NAME, PUBLISH)
STATES = STANDING, WITHDRAWN, ERASED = ("standing", "withdrawn", "erased")
MAY_TRAVEL = frozenset({QUOTE, QUOTE_WITH_NAME, PUBLISH})  # as an agreed wording

THE_VOICE = frozenset({"words", "file", "shows"})
WRITTEN_WITH_PERSON = frozenset({"message", "answer", "wording"})
ALL_OF_IT = THE_VOICE | WRITTEN_WITH_PERSON | {"name", "contact", "how_known", "where_said"}
NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Of:
    """A voice as the table knows it: the forum it was said to, what the person allows, and how it stands."""

    forum: str
    consent: str
    state: str


def name_if_ticked(of: Of) -> frozenset[str]:
    """The name, where the person ticked it."""
    return frozenset({"name"}) if of.consent == QUOTE_WITH_NAME else NOTHING


def read_at(forum: str, role: str, of: Of) -> frozenset[str] | None:
    """What a role reads of a voice at a forum's pages; None where it may not know that the voice is there."""
    if of.state != STANDING:
        return None
    is_here = of.forum == forum
    if is_here and role == KEYHOLDER_OF.get(forum):
        return THE_VOICE | WRITTEN_WITH_PERSON | name_if_ticked(of)
    if role in MEMBERS_OF[forum]:
        shared = (is_here and of.consent == INSIDE) or (forum == NAMED and of.consent == CARRY)
        return THE_VOICE if shared else None
    if role == LEAD_OF[forum] and is_here and of.consent in MAY_TRAVEL:
        return frozenset({"wording"}) | name_if_ticked(of)
    return None


def read_in_threads(role: str, of: Of, *, published: bool) -> frozenset[str]:
    """What a role reads of a voice on the page of a thread that gathered it: an agreed wording or nothing."""
    if of.state != STANDING or role in TOKENS:
        return NOTHING
    inside = role in MEMBERS_OF[of.forum] or role == LEAD_OF[of.forum]
    agreed = frozenset({"wording"}) | name_if_ticked(of)
    if inside and of.consent in MAY_TRAVEL:
        return agreed
    return agreed if published and of.consent == PUBLISH else NOTHING


def may_ever_read(role: str, of: Of, *, is_theirs: bool) -> frozenset[str]:
    """Everything of a voice that a role may meet anywhere at all. `is_theirs`: their receipt, or whom they help."""
    if of.state == ERASED:
        return NOTHING
    if role == HOLDER and is_theirs:
        return ALL_OF_IT | {"receipt"}
    if of.state == WITHDRAWN or role in TOKENS:
        return NOTHING
    met = read_in_threads(role, of, published=True)
    for forum in (OWN, FAR, NAMED):
        met |= read_at(forum, role, of) or NOTHING
    if role == HELPER and is_theirs:
        met |= THE_VOICE
    if role == EVALUATOR and of.forum == OWN and of.consent in MAY_TRAVEL:
        met |= {"wording"}  # in the rows that go out, without a name
    return met
