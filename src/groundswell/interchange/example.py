"""The examples that ship with Groundswell, loaded as anybody would load a workbook."""

from __future__ import annotations

from importlib.resources import as_file, files

from django.utils.translation import gettext as _

from groundswell.errors import GroundswellError
from groundswell.interchange.threads_file.taking_in import take_in_threads
from groundswell.interchange.workbook.taking_in import take_in
from groundswell.records.asking import Asker, Grant
from groundswell.register.plan import Applied
from groundswell.register.today import today
from groundswell.threads.actions import approve_publication, ask_publication

EXAMPLES = ("stockport",)
MADE_UP_LEADS = ("example: one lead", "example: another lead")
LEAD = Grant("place_lead", "instance")


class NoSuchExample(GroundswellError):
    """There is no example of this name."""

    code = "no_such_example"


def load_example(name: str, by: Asker) -> Applied:
    """Takes the example's workbook into the register, all or nothing, then its threads. Twice changes nothing.

    Raises NoSuchExample, or PlanFaults where the register holds something else under its keys.
    """
    if name not in EXAMPLES:
        raise NoSuchExample(
            _("There is no example called “%(name)s”.") % {"name": name},
            remedy=_("Choose one of: %(names)s.") % {"names": ", ".join(EXAMPLES)},
        )
    with as_file(files("groundswell") / "examples" / name) as folder:
        applied = take_in(folder, by)
    load_threads(name, by)
    return applied


def load_threads(name: str, by: Asker) -> None:
    """The example's threads, on the example's own day; everyone may see them. Nothing where they stand already.

    Two made-up leads let them be seen, as two people would.
    """
    file = files("groundswell") / "examples" / f"{name}-threads.json"
    if not file.is_file():
        return
    here = Asker(today=today(by.today), account=by.account, grants=by.grants, through=by.through)
    for thread in take_in_threads(file.read_bytes(), here).new:
        first, second = (Asker(today=here.today, account=lead, grants=(LEAD,)) for lead in MADE_UP_LEADS)
        approve_publication(second, ask_publication(first, thread))
