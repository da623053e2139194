"""An evaluator's copy: for a purpose and a recipient, until a day; and remembered, so that its voices can be told."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from dataclasses import dataclass

from django.utils.translation import gettext as _

from groundswell.records.asking import Asker
from groundswell.register.models import Place
from groundswell.threads.actions.one_change import moment, one_change
from groundswell.threads.errors import NotSaidEnough
from groundswell.threads.evaluation import K, as_plain, places_of, taken
from groundswell.threads.models import Export, Voice
from groundswell.threads.rules import require

FORMAT = "groundswell-evaluation-1"
LONGEST = dt.timedelta(days=366)


@dataclass(frozen=True)
class Project:
    """What the evaluator says of the copy: its project, what for, who gets it, and the last day it may be kept."""

    name: str
    purpose: str
    recipient: str
    last_day: dt.date | None


def export_for(
    by: Asker, place: Place, project: Project, *, evaluator: Asker | None = None
) -> tuple[Export, bytes]:
    """Makes the copy: a row that remembers it, and the file as JSON. The manifest in it says how to check the rows.

    For the place's evaluator, signed in with both steps; or made at the terminal for an `evaluator`, who gets no
    more than they would themselves. Raises MayNot, NotSaidEnough.
    """
    require(evaluator is None or by.through == "terminal")
    holder = evaluator or by
    require(not by.through_token and place.pk in {one.pk for one in places_of(holder)})
    last_day = _checked(by, project)
    told = taken(holder, place, project.name)
    rows = as_plain(told)
    seal = hashlib.sha256(_canonical(rows)).hexdigest()
    with one_change(by, "export") as entry:
        made = Export.objects.create(
            made=moment(),
            made_by=holder.account,
            purpose=project.purpose,
            recipient=project.recipient,
            project=project.name,
            sha256=seal,
            expires_on=last_day,
        )
        made.voices.set(Voice.objects.filter(key__in=told.keys))
        entry.subject = f"export {made.key}"
        entry.detail = {"place": place.key, "rows": len(told.voices), "for": holder.account}
    manifest = {
        "format": FORMAT,
        "export": made.key,
        "made_on": by.today.isoformat(),
        "place": place.key,
        "project": project.name,
        "purpose": project.purpose,
        "recipient": project.recipient,
        "delete_after": last_day.isoformat(),
        "rows": {name: len(list_of) for name, list_of in rows.items() if isinstance(list_of, list)},
        "sha256_of_rows": seal,
        "alike_at_least": K,
        "coarsened": told.coarsened > 0,
        "left_out": told.left_out > 0,
    }
    return made, _canonical({"manifest": manifest, "rows": rows})


def exports_of(by: Asker) -> list[Export]:
    """The copies the asker made, the newest first; those past their last day are to be deleted.

    At the terminal all of them, as metadata: what for, who holds it, until when.
    """
    rows = Export.objects.order_by("-made")
    return list(rows if by.through == "terminal" else rows.filter(made_by=by.account or "-"))


def _checked(by: Asker, project: Project) -> dt.date:
    """The last day. Raises NotSaidEnough, with the field at fault."""
    for field, said in (
        ("project", project.name),
        ("purpose", project.purpose),
        ("recipient", project.recipient),
    ):
        if not said.strip():
            raise NotSaidEnough(_("Fill this in: it goes into the record of the copy."), field=field)
    if len(project.name) > 60 or max(len(project.purpose), len(project.recipient)) > 300:
        raise NotSaidEnough(_("That is too long. Please use fewer words."), field="project")
    last = project.last_day
    if last is None or not by.today < last <= by.today + LONGEST:
        raise NotSaidEnough(_("Give a last day within a year."), field="last_day")
    return last


def _canonical(told: object) -> bytes:
    return json.dumps(told, ensure_ascii=False, sort_keys=True, indent=1).encode()
