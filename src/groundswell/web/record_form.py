"""What somebody filled in on the record page: read from the request, checked, ready for the action."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from django.utils.translation import gettext as _

from groundswell.register.models import AgendaItem, Attendance
from groundswell.register.models.agendas import Outcome
from groundswell.web.record_lines import NOT_YET, PRESENT, SUBSTITUTE, Line

MORE = 2  # free lines for somebody else who came
STATUSES = frozenset(Attendance.Status.values)


@dataclass
class Item:
    """One agenda item as it stands on the page."""

    key: str
    title: str
    is_standing: bool
    outcome: str
    slot: str
    noted: str


@dataclass
class Filled:
    """The page as filled in. `errors` are `{field, message, remedy}`; nothing is stored while there are any."""

    lines: list[Line]
    items: list[Item]
    complete: bool
    noted: str
    more: list[tuple[str, str]] = field(default_factory=lambda: [("", "")] * MORE)  # (who, in whose place)
    errors: list[dict[str, str]] = field(default_factory=list)

    def refuse(self, where: str, message: str) -> None:
        """One more error, beside a field of the page or above it."""
        self.errors.append({"field": where, "message": message, "remedy": ""})


def read_items(items: Sequence[AgendaItem], given: Mapping[str, str] | None = None) -> list[Item]:
    """The agenda as stored, or as filled in."""
    told = given or {}
    return [
        Item(
            key=i.key,
            title=f"{i.number} {i.title}",
            is_standing=i.standing_item_id is not None,
            outcome=_one_of(told.get(f"outcome-{i.key}"), Outcome.values, i.outcome),
            slot=_one_of(told.get(f"slot-{i.key}"), AgendaItem.Slot.values, i.slot),
            noted=told.get(f"noted-{i.key}", i.noted)[:5000],
        )
        for i in items
    ]


def read(
    given: Mapping[str, str], lines: list[Line], items: Sequence[AgendaItem], people: dict[str, str]
) -> Filled:
    """The posted page. `people`: key -> name of everybody who can be added."""
    filled = Filled(
        lines=[_line(given, line) for line in lines],
        items=read_items(items, given),
        complete=given.get("complete") == "yes",
        noted=given.get("noted", "")[:20000],
        more=[(given.get(f"more-{n}", ""), given.get(f"more-{n}-for", "")) for n in range(1, MORE + 1)],
    )
    _add_more(filled, people)
    _check(filled)
    return filled


def _line(given: Mapping[str, str], line: Line) -> Line:
    status = _one_of(given.get(f"who-{line.key}"), STATUSES, line.blank)
    stands_in_for = given.get(f"for-{line.key}", "") if status == PRESENT else ""
    return replace(line, status=SUBSTITUTE if stands_in_for else status, stands_in_for=stands_in_for)


def _add_more(filled: Filled, people: dict[str, str]) -> None:
    """Somebody else who came becomes a line of their own, or changes the line they have."""
    for number, (key, stands_in_for) in enumerate(filled.more, start=1):
        if not key and stands_in_for:
            filled.refuse(f"more-{number}", _("Say who came in their place."))
        if key and key not in people:
            filled.refuse(f"more-{number}", _("Choose somebody from the list."))
        if key not in people:
            continue
        status = SUBSTITUTE if stands_in_for else PRESENT
        there = next((i for i, line in enumerate(filled.lines) if line.key == key), None)
        if there is None:
            filled.lines.append(
                Line(key, people[key], "", status=status, stands_in_for=stands_in_for, has_seat=False)
            )
        else:
            filled.lines[there] = replace(filled.lines[there], status=status, stands_in_for=stands_in_for)


def _check(filled: Filled) -> None:
    came = {line.key: line.name for line in filled.lines if line.chosen == PRESENT}
    for line in filled.lines:
        if line.stands_in_for == line.key:
            filled.refuse(
                f"for-{line.key}", _("%(name)s can't stand in for themselves.") % {"name": line.name}
            )
        elif line.stands_in_for in came:
            filled.refuse(
                f"for-{line.key}",
                _("%(name)s came, so nobody stood in for them.") % {"name": came[line.stands_in_for]},
            )
    _check_complete(filled)


def _check_complete(filled: Filled) -> None:
    """A complete list says of everybody whether they came. Those somebody stood in for did not."""
    replaced = {line.stands_in_for for line in filled.lines}
    open_still = [line for line in filled.lines if line.status in NOT_YET and line.key not in replaced]
    if filled.complete and open_still:
        filled.refuse(
            f"who-{open_still[0].key}-1",
            _("The list is not complete yet. Say who came or did not: %(names)s.")
            % {"names": ", ".join(line.name for line in open_still)},
        )


def _one_of(given: str | None, choices: object, otherwise: str) -> str:
    return given if given is not None and given in choices else otherwise  # type: ignore[operator]
