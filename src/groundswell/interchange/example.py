"""The examples that ship with Groundswell, loaded as anybody would load a workbook."""

from __future__ import annotations

from importlib.resources import as_file, files

from django.utils.translation import gettext as _

from groundswell.errors import GroundswellError
from groundswell.interchange.story.taking_in import take_apart, take_in_story
from groundswell.interchange.threads_file.taking_in import take_in_threads
from groundswell.interchange.workbook.taking_in import take_in
from groundswell.records.asking import Asker, Grant
from groundswell.register.models import Place
from groundswell.register.plan import Applied
from groundswell.register.today import today
from groundswell.threads.actions import approve_publication, ask_publication
from groundswell.threads.models import Story

EXAMPLES = ("stockport",)
MADE_UP_LEADS = ("example: one lead", "example: another lead")
LEAD = Grant("place_lead", "instance")
RETOLD = "Retold for the example in its own words; its teller and its meeting dates are made up (synthetic)"


class NoSuchExample(GroundswellError):
    """There is no example of this name."""

    code = "no_such_example"


def load_example(name: str, by: Asker) -> Applied:
    """Takes the example's workbook into the register, all or nothing, then its threads and its story.
    Twice changes nothing.

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
    load_story(name, by)
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


def load_story(name: str, by: Asker) -> None:
    """The example's story, at the place of its name, on the example's own day. Nothing where it stands already."""
    file = files("groundswell") / "examples" / f"{name}-story.txt"
    place = Place.objects.filter(key=name).first()
    if not file.is_file() or place is None:
        return
    here = Asker(today=today(by.today), account=by.account, grants=by.grants, through=by.through)
    apart = take_apart(file.read_bytes())
    if not Story.objects.filter(place=place, sha256=apart.told.sha256).exists():
        take_in_story(here, apart, place, source=RETOLD)
