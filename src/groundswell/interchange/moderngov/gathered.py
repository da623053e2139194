"""What the files of one ModernGov say together: several name the same committee, and the fullest word counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groundswell.interchange.understood import Said, Understood
from groundswell.register.plan import Fault

KINDS = (
    ("cabinet", "cabinet"),
    ("executive", "cabinet"),
    ("board", "board"),
    ("panel", "panel"),
    ("forum", "network"),
    ("working group", "ops_group"),
    ("steering", "steering_group"),
)
CHAIRS, VICE_CHAIRS = ("chair", "chairman", "chairperson"), ("vice-chair", "vice chair", "vice-chairman")
ROLES = {"officer": "officer", "observer": "observer"}
ROLES |= dict.fromkeys(CHAIRS, "chair") | dict.fromkeys(VICE_CHAIRS, "vice_chair")


@dataclass
class Gathered:
    """All rows so far, each id once."""

    forums: dict[str, Said] = field(default_factory=dict)
    people: dict[str, Said] = field(default_factory=dict)
    meetings: dict[str, Said] = field(default_factory=dict)
    others: dict[tuple[str, str], Said] = field(default_factory=dict)
    members: dict[tuple[str, str], tuple[str, str]] = field(default_factory=dict)
    listed: dict[tuple[str, str], tuple[str, str]] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)
    notes: list[Fault] = field(default_factory=list)
    counted: Counter[str] = field(default_factory=Counter)
    first: dict[str, str] = field(default_factory=dict)
    unknown: Counter[str] = field(default_factory=Counter)

    def committee(
        self, key: str, name: str, where: str, *, category: str = "", is_gone: bool = False
    ) -> None:
        """A committee. One that is deleted or expired is left out, with its meetings."""
        if not key or not name:
            return
        if is_gone:
            self.gone.add(key)
            self.count("gone", where)
            return
        kind = next((ours for word, ours in KINDS if word in name.casefold()), "committee")
        words = {"category": category} if category else {}
        if key not in self.forums or (words and not self.forums[key].words):
            self.forums[key] = Said("forum", key, {"name": name, "kind": kind}, where, words)

    def person(self, key: str, name: str, where: str) -> None:
        """Somebody with an id."""
        if key and name:
            self.people.setdefault(key, Said("person", key, {"name": name}, where))

    def member(self, committee: str, person: str, role: str, where: str) -> None:
        """A member, as a list of members says."""
        if committee and person:
            self.members.setdefault((committee, person), (role, where))

    def seen_at(self, committee: str, person: str, role: str, where: str) -> None:
        """Somebody whom a meeting of the committee lists as belonging to it."""
        self.listed.setdefault((committee, person), (role, where))

    def meeting(self, row: Said) -> None:
        """A meeting; what a whole meeting says goes before what a list of meetings says."""
        before = self.meetings.get(row.id)
        self.meetings[row.id] = row if before is None or len(row.values) >= len(before.values) else before

    def other(self, row: Said) -> None:
        """Attendance, an item or a paper."""
        self.others.setdefault((row.kind, row.id), row)

    def count(self, what: str, where: str) -> None:
        """One more thing that is told at the end."""
        self.counted[what] += 1
        self.first.setdefault(what, where)

    def note(self, where: str, what: str, remedy: str) -> None:
        """Something to tell by itself."""
        self.notes.append(Fault(where, what, remedy))

    def understood(self) -> Understood:
        """All of it as rows; what belongs to a committee that is gone is left out."""
        meetings = [row for row in self.meetings.values() if row.values["forum"] not in self.gone]
        kept = {row.id for row in meetings}
        others = [row for row in self.others.values() if row.values.get("meeting") in kept]
        rows = (*self.forums.values(), *self.people.values(), *self._seats(), *meetings, *others)
        return Understood(tuple(rows), (), (*self.notes, *self._told()))

    def _seats(self) -> Iterator[Said]:
        """The members a list names; of a committee without a list, those its meetings name."""
        with_list = {committee for committee, _person in self.members}
        listed = {key: value for key, value in self.listed.items() if key[0] not in with_list}
        for (committee, person), (role, where) in {**self.members, **listed}.items():
            if committee not in self.forums or person not in self.people:
                continue
            key = f"{committee}/{person}"
            values = {"forum": committee, "name": role or _("Member"), "role": _role(role)}
            yield Said("seat", key, values, where, {"role": role} if role else {})
            yield Said("sitting", key, {"seat": key, "person": person}, where)

    def _told(self) -> Iterator[Fault]:
        for word, count in self.unknown.items():
            said = ngettext(
                "“%(word)s” stands %(n)d time as attendance. We do not know if it means present.",
                "“%(word)s” stands %(n)d times as attendance. We do not know if it means present.",
                count,
            )
            yield Fault(
                self.first[f"word {word}"],
                said % {"word": word[:60], "n": count},
                _("It counts as not recorded. Its words are kept."),
            )
        for what, count in self.counted.items():
            if not what.startswith("word "):
                said, remedy = _words(what, count)
                yield Fault(self.first[what], said % {"n": count}, remedy)


def _role(words: str) -> str:
    told = words.casefold()
    for prefix in ("committee ", "board ", "panel "):
        told = told.removeprefix(prefix)
    return ROLES.get(told, "member")


def _words(what: str, count: int) -> tuple[str, str]:
    """What was counted, and what to do about it."""
    return {
        "gone": (
            ngettext("%(n)d committee is deleted or expired and was left out.",
                     "%(n)d committees are deleted or expired and were left out.", count),
            _("Nothing, unless you need its history."),
        ),
        "restricted": (
            ngettext("%(n)d item or document is restricted or not to be displayed. It was left out.",
                     "%(n)d items or documents are restricted or not to be displayed. They were left out.", count),
            _("Nothing: they are not public."),
        ),
        "expected after minutes": (
            ngettext("%(n)d person still stands as “Expected” after the minutes came out. That is not present.",
                     "%(n)d people still stand as “Expected” after the minutes came out. That is not present.", count),
            _("Look in the minutes who came."),
        ),
        "no day": (
            ngettext("%(n)d meeting has no day that there is. It was left out.",
                     "%(n)d meetings have no day that there is. They were left out.", count),
            _("Look it up on the council's page."),
        ),
        "headings": (
            ngettext("%(n)d agenda item is a heading without a number. It was left out.",
                     "%(n)d agenda items are headings without a number. They were left out.", count),
            _("Nothing."),
        ),
    }[what]  # fmt: skip
