"""Taking in what a source says: the rows, what it says of each, and the history; all of it or nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import islice

from django.db import transaction
from django.utils import timezone

from groundswell.records.asking import Asker
from groundswell.register.actions.one_change import one_change
from groundswell.register.actions.plans import apply
from groundswell.register.models import DataSet, Import, ImportedChange, Place, SourcedFact
from groundswell.register.plan import Plan
from groundswell.register.rules import may_lead, require
from groundswell.register.sourced import Settled, TakingIn

MOST_NOTES = 300
IN_ONE_GO = 5_000  # rows; a longer import is written in parts, each whole, and can be broken off and finished


def open_data_set(
    by: Asker, *, key: str, name: str, format: str, place: Place, names_are_public: bool = False
) -> DataSet:
    """The data set with this key, made where it is not there yet. Raises NotAllowed to who does not lead the place."""
    require(may_lead(by, place))
    found = DataSet.objects.filter(key=key).first()
    if found is not None:
        require(may_lead(by, found.place))
        return found
    with one_change(by, "open data set") as entry:
        made = DataSet.objects.create(
            key=key, name=name, format=format, place=place, names_are_public=names_are_public
        )
        entry.subject = f"data set {key}"
    return made


def take_in(
    by: Asker, data_set: DataSet, what: TakingIn, *, told: Callable[[int], None] = lambda _done: None
) -> Import:
    """Writes one settled file. Up to 5,000 rows it is all or nothing. A longer one is written in parts in an order of
    need, each all or nothing; broken off, it stays "unfinished", and the same file taken in again writes the rest.

    `told` is called with how many rows are in. Raises PlanFaults and NotAllowed; then nothing, or no more, is written.
    """
    require(may_lead(by, data_set.place))
    parts = list(_parts(what.settled))
    if len(parts) <= 1:
        with transaction.atomic():
            run = _begun(by, data_set, what)
            _write_part(by, run, what.settled)
            _end(by, run, what)
        told(len(what.settled))
        return run
    run = _begun(by, data_set, what)
    done = 0
    for part in parts:
        with transaction.atomic():
            _write_part(by, run, part)
        done += len(part)
        told(done)
    with transaction.atomic():
        _end(by, run, what)
    return run


def _parts(settled: Sequence[Settled]) -> Iterable[tuple[Settled, ...]]:
    rest = iter(settled)
    while part := tuple(islice(rest, IN_ONE_GO)):
        yield part


def _begun(by: Asker, data_set: DataSet, what: TakingIn) -> Import:
    return Import.objects.create(
        data_set=data_set,
        at=timezone.now(),
        day=by.today,
        by=by.account or "operator",
        file_name=what.file_name[:200],
        sha256=what.sha256,
        meetings=what.meetings,
        recorded=what.recorded,
        notes=[{"where": n.where, "what": n.what, "remedy": n.remedy} for n in what.notes[:MOST_NOTES]],
    )


def _write_part(by: Asker, run: Import, part: Sequence[Settled]) -> None:
    """The rows of one part, and what the source says of each."""
    rows = tuple(each.row for each in part if each.row is not None)
    if rows:
        apply(by, Plan(rows))
    SourcedFact.objects.bulk_create([_fact(run, each) for each in part if each.is_new_fact], batch_size=1_000)
    _keep_changes(run, [each for each in part if not each.is_new_fact and each.says_other_than_before])
    run.new += sum(each.is_new for each in part)
    run.changed += sum(each.row is not None and each.row.verb == "changed" for each in part)
    run.left_out += sum(each.decision == "left_out" for each in part)
    run.same += sum(each.row is None and not each.is_new and each.decision != "left_out" for each in part)
    run.save()


def _fact(run: Import, each: Settled) -> SourcedFact:
    return SourcedFact(
        data_set_id=run.data_set_id,
        kind=each.kind,
        source_id=each.source_id,
        key=each.key,
        decision=each.decision,
        was_asked=each.was_asked,
        values=dict(each.values),
        words=dict(each.words),
        where=each.where[:300],
        first_import=run,
        first_seen=run.day,
        last_seen=run.day,
    )


def _keep_changes(run: Import, changed: Sequence[Settled]) -> None:
    """What the source says now, and what stood before."""
    facts = (
        {(f.kind, f.source_id): f for f in SourcedFact.objects.filter(data_set=run.data_set_id)}
        if changed
        else {}
    )
    for each in changed:
        fact = facts[each.kind, each.source_id]
        ImportedChange.objects.create(
            during=run,
            fact=fact,
            before=dict(each.keeps),
            after={name: each.row.values[name] for name in each.keeps} if each.row else {},
            said_before={
                "values": fact.values,
                "words": fact.words,
                "key": fact.key,
                "decision": fact.decision,
                "was_asked": fact.was_asked,
            },
        )
        fact.values, fact.words, fact.where = dict(each.values), dict(each.words), each.where[:300]
        fact.key, fact.decision, fact.was_asked = each.key, each.decision, each.was_asked
        fact.save()


def _end(by: Asker, run: Import, what: TakingIn) -> None:
    """Everything of the file is seen today; what the source no longer has is marked, not deleted."""
    facts = SourcedFact.objects.filter(data_set=run.data_set_id)
    there = {(each.kind, each.source_id) for each in what.settled}
    for fact in facts.filter(vanished__isnull=False):
        if (fact.kind, fact.source_id) in there:
            _returned(run, fact)
    gone = set(what.vanished)
    lost = (
        [f.pk for f in facts.filter(vanished__isnull=True) if (f.kind, f.source_id) in gone] if gone else []
    )
    for some in _in_hundreds(lost):
        facts.filter(pk__in=some).update(vanished=run.day, vanished_during=run)
    facts.filter(vanished__isnull=True).update(last_seen=run.day)
    run.vanished = len(lost)
    run.state = Import.State.DONE
    run.save()
    with one_change(by, "import") as entry:
        entry.subject = f"data set {run.data_set.key}"
        entry.detail = {
            "import": run.pk,
            "new": run.new,
            "changed": run.changed,
            "vanished": run.vanished,
            "sha256": run.sha256,
        }


def _returned(run: Import, fact: SourcedFact) -> None:
    """The source has it again."""
    stood = {"vanished": fact.vanished, "vanished_during_id": fact.vanished_during_id}
    ImportedChange.objects.create(during=run, fact=fact, said_before=stood)
    fact.vanished, fact.vanished_during = None, None
    fact.save()


def _in_hundreds(keys: Sequence[int]) -> Iterable[Sequence[int]]:
    """SQLite takes only so many values in one question."""
    return (keys[at : at + 500] for at in range(0, len(keys), 500))
