"""What was taken in: finding it again by what a person types, and each of it as plain values."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Max, Q, QuerySet
from django.utils.translation import gettext as _

from groundswell.interchange.reconcile.decisions import fact_typed
from groundswell.records.asking import Asker
from groundswell.register.actions.redeciding import CAN_BE_TWO
from groundswell.register.actions.undoing_imports import is_the_last
from groundswell.register.errors import NoSuchRow, NotValid
from groundswell.register.kinds import model_of
from groundswell.register.models import DataSet, Import, SourcedFact
from groundswell.register.models.keyed import Keyed

LARGEST = 2**63 - 1  # SQLite takes no larger number


def data_sets_seen(asker: Asker) -> QuerySet[DataSet]:
    """The data sets of the places the asker leads, counted."""
    gone = Count("facts", filter=Q(facts__vanished__isnull=False), distinct=True)
    return (
        DataSet.objects.visible_to(asker)
        .select_related("place")
        .annotate(facts_held=Count("facts", distinct=True), gone=gone, last_day=Max("imports__day"))
    )


def data_set_named(asker: Asker, key: str) -> DataSet:
    """The data set with this key. Raises NoSuchRow."""
    found = data_sets_seen(asker).filter(key=key).first()
    if found is None:
        raise NoSuchRow("data set", key[:100], field="data_set")
    return found


def imports_seen(asker: Asker) -> QuerySet[Import]:
    """The imports of those data sets, the latest first."""
    return Import.objects.visible_to(asker).select_related("data_set__place")


def import_numbered(asker: Asker, number: int) -> Import:
    """The import with this number. Raises NoSuchRow."""
    found = imports_seen(asker).filter(pk=number).first() if 0 < number <= LARGEST else None
    if found is None:
        raise NoSuchRow("import", str(number)[:20], field="number")
    return found


def fact_named(data_set: DataSet, text: str) -> SourcedFact:
    """What a data set says of one thing, typed as KIND/ID. Raises NotValid, NoSuchRow."""
    kind, source_id = fact_typed(text)
    found = SourcedFact.objects.filter(data_set=data_set, kind=kind, source_id=source_id).first()
    if found is None:
        raise NoSuchRow(kind, source_id[:100], field="fact")
    return found


def row_it_could_be(asker: Asker, fact: SourcedFact, key: str) -> Keyed:
    """The row of the same kind with this key, that the asker may see. Raises NotValid, NoSuchRow."""
    if fact.kind not in CAN_BE_TWO:
        raise NotValid(
            _("Only a place, an organisation, a person, a post or a forum can be joined to another.")
        )
    model: Any = model_of(fact.kind)
    found: Keyed | None = model.objects.visible_to(asker).filter(key=key).first()
    if found is None:
        raise NoSuchRow(fact.kind, key[:100], field="to")
    return found


def facts_asked(
    data_set: DataSet, *, kind: str = "", decision: str = "", vanished: bool = False
) -> QuerySet[SourcedFact]:
    """What a data set says, of one kind or decision, or only what the source no longer has."""
    wanted = {name: said for name, said in (("kind", kind), ("decision", decision)) if said}
    found = SourcedFact.objects.filter(data_set=data_set, **wanted)
    return found.filter(vanished__isnull=False) if vanished else found


def data_set_as_json(one: DataSet) -> dict[str, Any]:
    """One of `data_sets_seen`."""
    counted: Any = one
    return {
        "key": one.key,
        "name": one.name,
        "format": one.format,
        "place": {"key": one.place.key, "name": one.place.name},
        "names_are_public": one.names_are_public,
        "things": counted.facts_held,
        "no_longer_in_the_source": counted.gone,
        "last_taken_in": counted.last_day.isoformat() if counted.last_day else None,
    }


def import_as_json(run: Import) -> dict[str, Any]:
    """One time a file was taken in. Asks whether a later one stands on it (one query)."""
    return {
        "number": run.pk,
        "data_set": run.data_set.key,
        "day": run.day.isoformat(),
        "by": run.by,
        "file_name": run.file_name,
        "sha256": run.sha256,
        "state": run.state,
        "can_be_undone": is_the_last(run),
        "new": run.new,
        "changed": run.changed,
        "same": run.same,
        "left_out": run.left_out,
        "no_longer_in_the_source": run.vanished,
        "meetings": run.meetings,
        "with_recorded_attendance": run.recorded,
        "notes": list(run.notes),
    }


def fact_as_json(fact: SourcedFact) -> dict[str, Any]:
    """What a source says of one thing, in its own words where they were turned into ours."""
    return {
        "kind": fact.kind,
        "id": fact.source_id,
        "key": fact.key,
        "decision": fact.decision,
        "was_asked": fact.was_asked,
        "values": fact.values,
        "words": fact.words,
        "where": fact.where,
        "first_seen": fact.first_seen.isoformat(),
        "last_seen": fact.last_seen.isoformat(),
        "no_longer_since": fact.vanished.isoformat() if fact.vanished else None,
    }
