"""Reads somebody's file in a process of its own, under limits of CPU time and memory, and prints what it understood.

Run as `python -m groundswell.interchange.apart_child`, with what to read pickled on standard input. It opens
no database: a file that harms this process harms nothing else.
"""

from __future__ import annotations

import pickle
import resource
import sys

CPU_SECONDS = 20
MEMORY = 400 * 1024 * 1024  # bytes of data; libraries' own code is not counted


def main() -> None:
    """Reads one file."""
    import django
    from django.utils import translation

    django.setup()
    from groundswell.interchange.formats import format_named

    name, path, asked, language = pickle.load(sys.stdin.buffer)  # noqa: S301 - from the process that started this one
    form = format_named(name)
    assert form is not None, name
    form.load()
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
    with translation.override(language):
        found = form.read(path, asked)
    pickle.dump(found, sys.stdout.buffer)


if __name__ == "__main__":
    main()
