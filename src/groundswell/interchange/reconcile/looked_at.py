"""A file held against the register, as plain values: the same in the terminal and over the API."""

from __future__ import annotations

from typing import Any

from groundswell.interchange.reconcile.review import Review
from groundswell.register.models import Import
from groundswell.register.plan import Fault


def review_as_json(seen: Review, done: Import | None = None) -> dict[str, Any]:
    """What taking the files in would do; and with `done`, the number of the import that did it."""
    told = {
        "data_set": seen.source.key,
        "format": seen.source.format.name,
        "in_the_file": dict(seen.counts),
        "meetings": seen.what.meetings,
        "with_recorded_attendance": seen.what.recorded,
        "new": seen.count("new"),
        "changed": seen.count("changed"),
        "left_out": seen.left_out,
        "no_longer_in_the_source": len(seen.what.vanished),
        "changes_nothing": seen.changes_nothing,
        "unsure": [
            {
                "kind": each.fact[0],
                "id": each.fact[1],
                "name": each.name,
                "where": each.where,
                "may_be": list(each.candidates),
            }
            for each in seen.unsure
        ],
        "faults": [_fault(each) for each in seen.faults],
        "notes": [_fault(each) for each in seen.what.notes],
    }
    return {**told, "import": done.pk} if done is not None else told


def _fault(fault: Fault) -> dict[str, str]:
    return {"where": fault.where, "what": fault.what, "remedy": fault.remedy}
