"""Writing many checked rows at once, and finding the ones the database refuses."""

from __future__ import annotations

from typing import Any

from django.db import IntegrityError, models, transaction

from groundswell.register.actions.planned import Planned
from groundswell.register.errors import RegisterError
from groundswell.register.mistakes import mistake_from
from groundswell.register.models.keyed import Keyed

Outcome = tuple[list[Planned], list[tuple[Planned, RegisterError]]]


def write_new(several: list[Planned]) -> Outcome:
    """Inserts rows of one kind in batches; where a batch is refused, halves it until the refused rows are found.

    Order: of two rows that cannot both stand, the earlier does. Cost: one insert for good rows, about
    2 log n for each bad one.
    """
    if not several:
        return [], []
    try:
        with transaction.atomic():
            type(several[0].row)._default_manager.bulk_create([planned.row for planned in several])
    except IntegrityError as error:
        _forget_keys(several)
        if len(several) == 1:
            return [], [(several[0], mistake_from(error))]
        half = len(several) // 2
        first, second = write_new(several[:half]), write_new(several[half:])
        return first[0] + second[0], first[1] + second[1]
    return several, []


def write_changed(several: list[Planned]) -> Outcome:
    """Saves changed rows; one that is refused is tried again once others have made room for it."""
    done: list[Planned] = []
    waiting = several
    while waiting:
        refused = [(planned, mistake) for planned in waiting if (mistake := _save(planned))]
        still = [planned for planned, _ in refused]
        done += [planned for planned in waiting if planned not in still]
        if len(still) == len(waiting):
            return done, refused
        waiting = still
    return done, []


def write_links(linked: list[tuple[Planned, dict[str, list[Keyed]]]]) -> list[tuple[Planned, RegisterError]]:
    """Sets many-to-many relations: those of new rows in one insert a relation, of changed rows one by one.

    Gives the rows the database refuses.
    """
    new = [(planned, links) for planned, links in linked if planned.plan.verb == "new"]
    rest = [pair for pair in linked if pair not in new]
    try:
        with transaction.atomic():
            _insert_links(new)
    except IntegrityError:
        rest = linked
    return [(planned, mistake) for planned, links in rest if (mistake := _link(planned, links))]


def _insert_links(linked: list[tuple[Planned, dict[str, list[Keyed]]]]) -> None:
    through: dict[Any, list[models.Model]] = {}
    for planned, links in linked:
        for name, several in links.items():
            field: Any = planned.row._meta.get_field(name)
            table = field.remote_field.through
            ends = [
                (field.m2m_field_name(), field.m2m_reverse_field_name(), other)
                for other in dict.fromkeys(several)
            ]
            rows = [table(**{f"{own}_id": planned.row.pk, f"{far}_id": other.pk}) for own, far, other in ends]
            through.setdefault(table, []).extend(rows)
    for table, rows in through.items():
        table._default_manager.bulk_create(rows)


def _link(planned: Planned, links: dict[str, list[Keyed]]) -> RegisterError | None:
    try:
        with transaction.atomic():
            for name, several in links.items():
                getattr(planned.row, name).set(several)
    except IntegrityError as error:
        return mistake_from(error)
    return None


def _save(planned: Planned) -> RegisterError | None:
    try:
        with transaction.atomic():
            planned.row.save()
    except IntegrityError as error:
        return mistake_from(error)
    return None


def _forget_keys(several: list[Planned]) -> None:
    """A rolled-back insert may have left numbers in the rows: they are new again."""
    for planned in several:
        planned.row.pk = None
        planned.row._state.adding = True
