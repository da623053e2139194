"""What `doctor` looks at, one function a thing; each gives what it found and the remedy. Mends nothing."""

from __future__ import annotations

import os
import shutil
import stat
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass

from groundswell.cli.home import has_data, home, wake
from groundswell.cli.saying import said as _

LEAST_PYTHON = (3, 11)
SAFE_SQLITE = (3, 51, 3)  # the first without the WAL-reset corruption bug
MOST_PLACES = 5  # named one by one
LEAST_DISK = 200 * 1024 * 1024  # bytes


@dataclass(frozen=True)
class Finding:
    """One thing looked at: good, note (works, but know this) or broken."""

    name: str
    state: str
    says: str
    remedy: str = ""

    def as_json(self) -> dict[str, str]:
        """`{"name", "state", "says", "remedy"}`."""
        return asdict(self)


def look() -> tuple[Finding, ...]:
    """Everything, in the order one thing stands on another; what needs the database only where there is one."""
    found = [python(), folder(), disk()]
    if not has_data() or found[1].state == "broken":
        remedy = _("Type: groundswell --home {home} init --example stockport").format(home=home())
        return (*found, Finding("database", "broken", _("no data here yet"), remedy))
    wake()
    found += [sqlite(), database()]
    if found[-1].state == "broken":
        return tuple(found)
    found.append(migrations())
    if found[-1].state == "broken":
        return tuple(found)
    rest: tuple[Callable[[], Finding], ...] = (
        audit,
        secret,
        mail,
        settings_checked,
        static_files,
        holidays_known,
        saying,
    )
    return (*found, *(check() for check in rest))


def python() -> Finding:
    """The Python that runs us."""
    here = sys.version_info[:3]
    says = ".".join(map(str, here))
    if here < LEAST_PYTHON:
        return Finding("python", "broken", says, _("Install Python 3.11 or newer."))
    return Finding("python", "good", says)


def folder() -> Finding:
    """The home is there and may be written."""
    if not home().is_dir():
        remedy = _("Type: groundswell --home {home} init").format(home=home())
        return Finding("home", "broken", _("{home} is not there").format(home=home()), remedy)
    if not os.access(home(), os.W_OK | os.X_OK):
        remedy = _("Give this account the right to write it, or choose another with --home.")
        return Finding("home", "broken", _("{home} may not be written").format(home=home()), remedy)
    return Finding("home", "good", str(home()))


def disk() -> Finding:
    """Room on the disk the home lies on."""
    where = home()
    while not where.exists():
        where = where.parent if where != where.parent else where.cwd()
    free = shutil.disk_usage(where).free
    says = _("{n} MB free").format(n=free // (1024 * 1024))
    if free < LEAST_DISK:
        return Finding("disk", "broken", says, _("Make room: writes fail when the disk is full."))
    return Finding("disk", "good", says)


def sqlite() -> Finding:
    """Which SQLite is in use, and what follows."""
    from django.db import connection

    if connection.vendor != "sqlite":
        return Finding("sqlite", "good", _("not used: the database is {name}").format(name=connection.vendor))
    import sqlite3

    says = sqlite3.sqlite_version
    if tuple(map(int, says.split("."))) < SAFE_SQLITE:
        remedy = _("Install pysqlite3, which brings a newer one: this one can damage a database under load.")
        return Finding("sqlite", "note", says, remedy)
    return Finding("sqlite", "good", _("{version}, without the WAL-reset fault").format(version=says))


def database() -> Finding:
    """The database answers, and SQLite finds no damage in it."""
    from django.db import DatabaseError, connection

    remedy = _("Restore the last backup, or make a new home with init.")
    try:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA quick_check" if connection.vendor == "sqlite" else "SELECT 'ok'")
            says = str(cursor.fetchone()[0])
    except DatabaseError as fault:
        return Finding("database", "broken", str(fault).splitlines()[0], remedy)
    if says != "ok":
        return Finding("database", "broken", says, remedy)
    return Finding("database", "good", _("answers ({name})").format(name=connection.vendor))


def migrations() -> Finding:
    """Nothing waits to be brought up to date."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if waiting:
        says = _("{n} changes wait").format(n=len(waiting))
        return Finding("migrations", "broken", says, _("Type: groundswell init"))
    return Finding("migrations", "good", _("up to date"))


def audit() -> Finding:
    """The audit chain is whole."""
    from groundswell.records.changes import verify

    faults = verify()
    if faults:
        remedy = _("Somebody wrote past Groundswell. Compare with the last backup.")
        return Finding("audit", "broken", "; ".join(faults[:3]), remedy)
    return Finding("audit", "good", _("the chain is whole"))


def secret() -> Finding:
    """The secret is kept, and by its owner only."""
    kept = home() / "secret.txt"
    if os.environ.get("GROUNDSWELL_SECRET"):
        return Finding("secret", "good", _("from GROUNDSWELL_SECRET"))
    if not kept.exists():
        return Finding("secret", "broken", _("not kept"), _("Type: groundswell init"))
    if kept.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        remedy = _("Type: chmod 600 {file}").format(file=kept)
        return Finding("secret", "note", _("other accounts of this machine can read it"), remedy)
    return Finding("secret", "good", _("kept"))


def mail() -> Finding:
    """Where mail goes."""
    from django.conf import settings

    if settings.EMAIL_HOST:
        return Finding("mail", "good", _("by {host}").format(host=settings.EMAIL_HOST))
    remedy = _("Set GROUNDSWELL_SMTP_HOST to send mail.")
    return Finding("mail", "note", _("no mail server: letters wait on the outbox page"), remedy)


def settings_checked() -> Finding:
    """The settings, by the checks that docs/self-host.md names."""
    from django.core.checks import ERROR, run_checks

    told = run_checks(tags=["groundswell"])  # ours only: Django's own would read every page
    if not told:
        return Finding("settings", "good", _("nothing to mend"))
    worst = max(told, key=lambda message: message.level)
    state = "broken" if worst.level >= ERROR else "note"
    return Finding("settings", state, f"{worst.id}: {worst.msg}", str(worst.hint or ""))


def static_files() -> Finding:
    """The look's files ship in the package."""
    from django.contrib.staticfiles import finders

    styles = [p for f in finders.get_finders() for p, _s in f.list([]) if p.endswith(".css")]
    if not styles:
        return Finding("look", "broken", _("the style sheets are missing"), _("Install Groundswell again."))
    return Finding("look", "good", _("{n} style sheets").format(n=len(styles)))


def holidays_known() -> Finding:
    """Bank holidays are known for each nation the register uses."""
    from groundswell.register.deadlines import working_days_before
    from groundswell.register.models import Place
    from groundswell.register.today import today

    nations = sorted(set(Place.objects.values_list("nation", flat=True)))
    for nation in nations:
        working_days_before(today(), 5, nation)
    return Finding("holidays", "good", ", ".join(nations) or _("no place yet"))


def saying() -> Finding:
    """Residents can say something in each place with a forum of theirs: somebody can be told at once there."""
    from django.core.checks import run_checks

    told = run_checks(tags=["groundswell-register"], databases=["default"])
    if not told:
        return Finding("saying", "good", _("somebody can be told at once wherever residents can speak"))
    says = " ".join(str(message.msg) for message in told[:MOST_PLACES])
    if len(told) > MOST_PLACES:
        says += " " + _("And in {n} more places.").format(n=len(told) - MOST_PLACES)
    return Finding("saying", "note", f"{told[0].id}: {says}", str(told[0].hint or ""))
