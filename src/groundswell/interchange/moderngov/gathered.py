"""What the files of one ModernGov say together: several name the same committee, and the fullest word counts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from groundswell.interchange.left_out import LeftOut
from groundswell.interchange.moderngov.told import Counted
from groundswell.interchange.tied import tied
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
    hidden: set[str] = field(default_factory=set)
    notes: list[Fault] = field(default_factory=list)
    counted: Counted = field(default_factory=Counted)

    def committee(
        self, key: str, name: str, where: str, *, category: str = "", is_gone: bool = False
    ) -> None:
        """A committee. One that is deleted or expired is left out, with its meetings."""
        if not key or not name:
            return
        if is_gone and key not in self.gone:
            self.gone.add(key)
            self.count("gone", where)
        kind = next((ours for word, ours in KINDS if word in name.casefold()), "committee")
        words = {"category": category} if category else {}
        if key not in self.forums or (words and not self.forums[key].words):
            self.forums[key] = Said("forum", key, {"name": name, "kind": kind}, where, words)

    def titled(self, title: str) -> str:
        """The id of the one committee with this title; "" where there is none, or more than one."""
        found = [row.id for row in self.forums.values() if row.values["name"] == title]
        return found[0] if len(found) == 1 else ""

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
        """A meeting; a later file adds to it, and goes before an earlier one where both speak."""
        before = self.meetings.get(row.id)
        if before is not None:
            row = replace(row, values={**before.values, **row.values}, words={**before.words, **row.words})
        self.meetings[row.id] = row

    def hide(self, meeting: str, where: str) -> None:
        """A meeting that is not to be displayed: it is left out, even where a list names it."""
        if meeting not in self.hidden:
            self.hidden.add(meeting)
            self.count("not displayed", where)

    def other(self, row: Said) -> None:
        """Attendance, an item or a paper."""
        self.others.setdefault((row.kind, row.id), row)

    def count(self, what: str, where: str) -> None:
        """One more thing that is told at the end."""
        self.counted.count(what, where)

    def note(self, where: str, what: str, remedy: str) -> None:
        """Something to tell by itself."""
        self.notes.append(Fault(where, what, remedy))

    def understood(self) -> Understood:
        """All of it as rows; what belongs to a committee that is gone, or to a hidden meeting, is left out."""
        forums = [row for row in self.forums.values() if row.id not in self.gone]
        meetings = [
            row
            for row in self.meetings.values()
            if row.values["forum"] not in self.gone and row.id not in self.hidden
        ]
        kept = {row.id for row in meetings}
        others = [row for row in self.others.values() if row.values.get("meeting") in kept]
        left_out = LeftOut()
        rows = tied((*forums, *self.people.values(), *self._seats(), *meetings, *others), left_out)
        return Understood(rows, (), (*self.notes, *self.counted.notes(), *left_out.notes()))

    def _seats(self) -> Iterator[Said]:
        """The members a list names; of a committee without a list, those its meetings name."""
        with_list = {committee for committee, person in self.members if person in self.people}
        listed = {key: value for key, value in self.listed.items() if key[0] not in with_list}
        for at, (_role_said, where) in self.listed.items():
            if at[0] in with_list - self.gone and at not in self.members:
                self.count("not on the list", where)
        told = set(self.gone)
        for (committee, person), (role, where) in {**self.members, **listed}.items():
            if committee not in self.forums or committee in self.gone or person not in self.people:
                continue
            if committee not in with_list | told:
                told.add(committee)
                self.count("seats from attendance", where)
            key = f"{committee}/{person}"
            name = role or self.people[person].values["name"]
            values = {"forum": committee, "name": name, "role": _role(role)}
            yield Said("seat", key, values, where, {"role": role} if role else {})
            yield Said("sitting", key, {"seat": key, "person": person}, where)


def _role(words: str) -> str:
    told = words.casefold()
    for prefix in ("committee ", "board ", "panel "):
        told = told.removeprefix(prefix)
    return ROLES.get(told, "member")
