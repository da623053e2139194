"""Where the data lives, and waking Django on it. No questions here."""

from __future__ import annotations

import datetime as dt
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from groundswell.cli.saying import Broken
from groundswell.errors import GroundswellError

if TYPE_CHECKING:
    from groundswell.records.asking import Asker

DATABASE = "groundswell.sqlite3"


class NoDataHere(GroundswellError):
    """The home holds no register yet."""

    code = "no_data_here"

    def __init__(self, home: Path) -> None:
        remedy = (
            f"Make one with: groundswell --home {home} init --example stockport\n"
            f"or begin your own with: groundswell --home {home} init --blank"
        )
        super().__init__(f"There is no Groundswell data in {home}.", remedy=remedy, field="home")


class HomeUnusable(GroundswellError):
    """The home cannot be made or written."""

    code = "home_unusable"
    remedy = "Choose another folder with --home, or make this one writable."

    def __init__(self, home: Path, why: str) -> None:
        super().__init__(f"The folder {home} cannot be used: {why}.", field="home")


class OldDatabase(Broken):
    """The database cannot be read, or is from an older version."""

    code = "database_not_ready"
    remedy = "Type: groundswell init. It brings an older database up to date. Then: groundswell doctor"

    def __init__(self) -> None:
        super().__init__("The database cannot be read, or is from an older version.")


def set_home(home: Path) -> None:
    """Say where the data lives, before Django reads its settings."""
    os.environ["GROUNDSWELL_HOME"] = str(home)


def home() -> Path:
    """The folder the data lives in."""
    return Path(os.environ.get("GROUNDSWELL_HOME", "groundswell-data"))


def has_data() -> bool:
    """Whether a database is there; one on a server is taken to be."""
    return bool(os.environ.get("GROUNDSWELL_DATABASE")) or (home() / DATABASE).is_file()


def make_home() -> None:
    """Make the folder, for its owner only, and wake Django. Raises HomeUnusable."""
    try:
        home().mkdir(mode=0o700, parents=True, exist_ok=True)
    except (OSError, ValueError) as fault:
        raise HomeUnusable(home(), _why(fault)) from fault
    if not os.access(home(), os.W_OK | os.X_OK):
        raise HomeUnusable(home(), "it may not be written")
    wake()


def open_home() -> None:
    """Wake Django on a home that holds data. Raises NoDataHere."""
    try:
        holds = has_data()
    except (OSError, ValueError) as fault:
        raise HomeUnusable(home(), _why(fault)) from fault
    if not holds:
        raise NoDataHere(home())
    wake()


def wake() -> None:
    """Start Django, once."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "groundswell.server.settings")
    import django

    django.setup(set_prefix=False)


def leave() -> None:
    """Close the database, where one was opened, so that no file of its log is left beside it."""
    if "django.apps" in sys.modules and sys.modules["django.apps"].apps.ready:
        from django.db import connections

        connections.close_all()


def asker(today: dt.date | None = None, *, as_public: bool = False) -> Asker:
    """The one at this terminal, on `today` or the instance's own (one query). Raises OldDatabase."""
    from django.db import DatabaseError

    from groundswell.records.asking import Asker, operator
    from groundswell.register import today as days

    try:
        here = days.today()
    except DatabaseError as fault:
        raise OldDatabase from fault
    return Asker(today=today or here) if as_public else operator(today or here)


def open_for(today: dt.date | None = None, *, as_public: bool = False) -> Asker:
    """Open the home and say who asks: the first line of nearly every command."""
    open_home()
    return asker(today, as_public=as_public)


def _why(fault: OSError | ValueError) -> str:
    return (getattr(fault, "strerror", None) or str(fault)).lower()
