"""Popolo's organisations and posts: those that meet are forums, the others organisations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from django.utils.translation import gettext as _

from groundswell.interchange.opened.shapes import Thing, things, words
from groundswell.interchange.popolo.ours import as_said, kind_of
from groundswell.interchange.popolo.reading import Reading, days, is_term
from groundswell.interchange.understood import Said
from groundswell.register.models import Forum

# Classifications of bodies that meet, in small letters -> the kind of forum that is nearest.
FORUMS: Mapping[str, str] = {
    "committee": "committee", "subcommittee": "committee", "legislature": "committee", "chamber": "committee",
    "council": "committee", "board": "board", "panel": "panel", "cabinet": "cabinet", "executive": "cabinet",
    "working group": "ops_group", "steering group": "steering_group", "network": "network", "forum": "network",
    **{kind: kind for kind in Forum.Kind.values},
}  # fmt: skip
NEVER_MEET = ("party", "company", "faction")


def that_meet(reading: Reading) -> frozenset[str]:
    """The ids of organisations that meet: by their classification, or because somebody sits in them or they met."""
    classes = {words(o.get("id")): _class(o) for _where, o in reading.part("organizations")}
    sat_in = {words(m.get("organization_id")) for _where, m in reading.part("memberships")}
    met = {words(e.get("organization_id")) for _where, e in reading.part("events") if not is_term(e)}
    said = {key for key, name in classes.items() if name in FORUMS}
    never = {key for key, name in classes.items() if name in NEVER_MEET}
    return frozenset((sat_in | met | said) - never - {""})


def organizations(reading: Reading, bodies: frozenset[str]) -> Iterator[Said]:
    """A forum with its other names, or an organisation, for each."""
    for where, each in reading.part("organizations"):
        kind = kind_of(each)
        if not words(each.get("name")):
            reading.left_out.lose(_("it has no name"), where)
        elif kind in ("forum", "organisation"):
            yield as_said(kind, each, where)
            yield from other_names(each, kind, where)
        elif words(each.get("id")) in bodies:
            yield from _forum(each, where)
        else:
            name = words(each.get("name"))
            yield Said("organisation", words(each.get("id")), {"name": name}, where, _classified(each))


def other_names(each: Thing, kind: str, where: str) -> Iterator[Said]:
    """Other names that the register had for a row of ours."""
    for number, other in things(each.get("other_names")):
        if kind_of(other) == "alias":
            at = f"{where}.other_names {number}"
            yield as_said("alias", other, at, **{kind: words(each.get("id"))})


def posts(reading: Reading) -> Iterator[Said]:
    """Seats and posts of ours; a post of anybody else is kept with its source."""
    for where, each in reading.part("posts"):
        kind = kind_of(each)
        name = words(each.get("label")) or words(each.get("role"))
        if not name:
            reading.left_out.lose(_("it has no name"), where)
        elif kind in ("seat", "post"):
            yield as_said(kind, each, where)
        else:
            yield Said("office", words(each.get("id")), {"name": name}, where)


def _forum(each: Thing, where: str) -> Iterator[Said]:
    key, name = words(each.get("id")), words(each.get("name"))
    values: dict[str, object] = {"name": name, "kind": FORUMS.get(_class(each), "committee")}
    values |= days(each, "founding_date", "dissolution_date", "opened", "closed")
    yield Said("forum", key, values, where, _classified(each))
    for number, other in things(each.get("other_names")):
        called = words(other.get("name"))
        if called and called != name:
            alias = {"name": called, "forum": key, **days(other, "start_date", "end_date", "start", "until")}
            yield Said("alias", f"{key}/{called}", alias, f"{where}.other_names {number}")


def _class(each: Thing) -> str:
    return words(each.get("classification")).lower()


def _classified(each: Thing) -> dict[str, str]:
    said = words(each.get("classification"))
    return {"classification": said} if said else {}
