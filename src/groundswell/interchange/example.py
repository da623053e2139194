"""The examples that ship with Groundswell, loaded as anybody would load a workbook."""

from __future__ import annotations

from importlib.resources import as_file, files

from django.utils.translation import gettext as _

from groundswell.errors import GroundswellError
from groundswell.interchange.workbook.taking_in import take_in
from groundswell.records.asking import Asker
from groundswell.register.plan import Applied

EXAMPLES = ("stockport",)


class NoSuchExample(GroundswellError):
    """There is no example of this name."""

    code = "no_such_example"


def load_example(name: str, by: Asker) -> Applied:
    """Takes the example's workbook into the register, all or nothing. Loading it twice changes nothing.

    Raises NoSuchExample, or PlanFaults where the register holds something else under its keys.
    """
    if name not in EXAMPLES:
        raise NoSuchExample(
            _("There is no example called “%(name)s”.") % {"name": name},
            remedy=_("Choose one of: %(names)s.") % {"names": ", ".join(EXAMPLES)},
        )
    with as_file(files("groundswell") / "examples" / name) as folder:
        return take_in(folder, by)
