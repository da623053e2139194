"""What an import would do, or did, as lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from groundswell.cli.saying import said as _
from groundswell.cli.saying import tell, tell_paragraph

if TYPE_CHECKING:
    from groundswell.interchange.reconcile.review import Review
    from groundswell.register.models import Import
    from groundswell.register.plan import Fault

MOST_SHOWN = 40  # of faults, notes and unsure things each; --json gives all


def tell_review(seen: Review) -> None:
    """What taking the file in would do."""
    _tell_counts(seen)
    told = {"new": seen.count("new"), "changed": seen.count("changed"), "gone": len(seen.what.vanished)}
    tell(_("It would make {new} rows and change {changed}. No longer in the source: {gone}.").format(**told))
    _tell_faults(_("To mend:"), seen.faults)
    _tell_unsure(seen)
    _tell_faults(_("To know:"), seen.what.notes)


def tell_done(seen: Review, done: Import) -> None:
    """What was done."""
    _tell_counts(seen)
    told = {
        "file": done.file_name,
        "new": done.new,
        "changed": done.changed,
        "same": done.same,
        "id": done.pk,
    }
    tell(_("Took in {file}: {new} new, {changed} changed, {same} the same. Import {id}.").format(**told))
    if done.vanished:
        tell(_("No longer in the source: {n}. They are marked, not deleted.").format(n=done.vanished))
    _tell_faults(_("To know:"), seen.what.notes)


def _tell_counts(seen: Review) -> None:
    counts = ", ".join(f"{count} {kind.replace('_', ' ')}" for kind, count in seen.counts.items())
    tell(_("In the file: {counts}.").format(counts=counts or _("nothing")))
    if seen.what.meetings:
        told = {"meetings": seen.what.meetings, "recorded": seen.what.recorded}
        tell(_("{meetings} meetings, {recorded} with recorded attendance.").format(**told))


def _tell_unsure(seen: Review) -> None:
    if not seen.unsure:
        return
    tell(
        _("We are unsure of {n}. Say --same KIND/ID=KEY, --new KIND/ID or --leave-out KIND/ID:").format(
            n=len(seen.unsure)
        )
    )
    for each in seen.unsure[:MOST_SHOWN]:
        kind, source_id = each.fact
        keys = ", ".join(each.candidates)
        tell_paragraph(
            _("{kind}/{id}: “{name}” may be {keys}.").format(
                kind=kind, id=source_id, name=each.name, keys=keys
            ),
            indent="  ",
        )
    _tell_rest(len(seen.unsure))


def _tell_faults(head: str, faults: tuple[Fault, ...]) -> None:
    if faults:
        tell(head)
    for each in faults[:MOST_SHOWN]:
        tell_paragraph(f"{each.where}: {each.what} {each.remedy}", indent="  ")
    _tell_rest(len(faults))


def _tell_rest(count: int) -> None:
    if count > MOST_SHOWN:
        tell(_("And {n} more; --json gives them all.").format(n=count - MOST_SHOWN))
