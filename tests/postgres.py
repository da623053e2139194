"""A real PostgreSQL for the length of one command, thrown away afterwards. A missing server fails, it never skips.

    python -m tests.postgres pytest tests/register

runs the command with GROUNDSWELL_DATABASE set to a fresh cluster on a Unix socket of its own.
"""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

USER = "groundswell"
SPEED = "-c listen_addresses='' -c fsync=off -c synchronous_commit=off -c full_page_writes=off"


class NoPostgres(Exception):
    """PostgreSQL is not on this machine, or would not start."""


@contextmanager
def cluster() -> Iterator[str]:
    """The address of a fresh cluster, for GROUNDSWELL_DATABASE; it is stopped and deleted at the end.

    `initdb` refuses root, so root runs it as the user `postgres`, in a folder that user may enter.
    """
    programs = _programs()
    folder = Path(tempfile.mkdtemp(prefix="groundswell-pg-"))
    as_whom = _as_postgres(folder)
    try:
        _run(
            [programs / "initdb", "-D", folder / "data", "-U", USER, "-A", "trust", "-E", "UTF8"],
            folder,
            as_whom,
        )
        start = ["-w", "-l", folder / "log", "-o", f"-k {folder} {SPEED}", "start"]
        _run([programs / "pg_ctl", "-D", folder / "data", *start], folder, as_whom)
        try:
            yield f"postgresql://{USER}@{quote(str(folder), safe='')}/groundswell"
        finally:
            _run([programs / "pg_ctl", "-D", folder / "data", "-m", "immediate", "stop"], folder, as_whom)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def with_cluster(command: list[str], **options: Any) -> subprocess.CompletedProcess[str]:
    """Runs one command against a fresh cluster."""
    with cluster() as address:
        return subprocess.run(
            command, env={**os.environ, "GROUNDSWELL_DATABASE": address}, check=False, text=True, **options
        )


def _programs() -> Path:
    """Where initdb is: on the path, or in the newest of Debian's folders."""
    found = shutil.which("initdb")
    if found:
        return Path(found).parent
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: int(p.parts[-3]))
    if not folders:
        raise NoPostgres("PostgreSQL is not installed: run `make test-tools`, or apt-get install postgresql.")
    return folders[-1].parent


def _as_postgres(folder: Path) -> Mapping[str, Any]:
    """The user the server runs as: this one, or `postgres` where this one is root."""
    if os.geteuid() != 0:
        return {}
    try:
        user = pwd.getpwnam("postgres")
    except KeyError:
        raise NoPostgres("There is no user `postgres`: run `make test-tools` as root.") from None
    os.chown(folder, user.pw_uid, user.pw_gid)
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


def _run(command: list[Any], folder: Path, as_whom: Mapping[str, Any]) -> None:
    """Runs one of PostgreSQL's programs. Its output goes to a file: the server would hold a pipe open."""
    with (folder / "said").open("w") as said:
        done = subprocess.run(
            [str(c) for c in command], cwd=folder, stdout=said, stderr=said, check=False, **as_whom
        )
    if done.returncode:
        raise NoPostgres(f"{Path(command[0]).name} failed: {(folder / 'said').read_text()[-500:]}")


if __name__ == "__main__":
    try:
        sys.exit(with_cluster([sys.executable, "-m", *sys.argv[1:]]).returncode)
    except NoPostgres as error:
        sys.exit(str(error))
