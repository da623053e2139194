"""Puts a SQLite without the WAL-reset bug (fixed in 3.51.3) in place before Django looks for one."""

from __future__ import annotations

import sys


def use_bundled_sqlite() -> None:
    """Make `import sqlite3` mean pysqlite3, whose wheel brings its own SQLite.

    Debian 12's Python links 3.40.1. Django takes whatever `sqlite3` is in sys.modules.
    """
    if "sqlite3" in sys.modules and getattr(sys.modules["sqlite3"], "__name__", "") == "pysqlite3":
        return
    import pysqlite3
    import pysqlite3.dbapi2

    sys.modules["sqlite3"] = pysqlite3
    sys.modules["sqlite3.dbapi2"] = pysqlite3.dbapi2
