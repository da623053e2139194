"""Reading a file apart: in a process of its own, so that no file can bring the program down or eat its memory."""

from __future__ import annotations

import io
import logging
import os
import pickle
import subprocess
import sys
from pathlib import Path
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from groundswell.interchange.formats import Format
from groundswell.interchange.understood import Asked, Understood
from groundswell.register.plan import Fault

log = logging.getLogger(__name__)
PATIENCE = 90  # seconds: the child's own limit is 20 of CPU; a busy machine takes longer
CHILD = "groundswell.interchange.apart_child"
OURS = {
    ("groundswell.interchange.understood", "Understood"),
    ("groundswell.interchange.understood", "Said"),
    ("groundswell.register.plan", "Fault"),
    ("datetime", "date"),
    ("datetime", "time"),
    ("decimal", "Decimal"),
}


def read_apart(form: Format, path: Path, asked: Asked) -> Understood:
    """What the file says, read in a child process. One that overruns its time or memory is a fault, as any other."""
    given = pickle.dumps((form.name, path, asked, get_language() or "en"))
    try:
        done = subprocess.run(
            [sys.executable, "-m", CHILD],
            input=given,
            capture_output=True,
            timeout=PATIENCE,
            env={**os.environ, "DJANGO_SETTINGS_MODULE": "groundswell.server.settings"},
            check=False,
        )
    except subprocess.TimeoutExpired:
        return _too_much(path)
    if done.returncode != 0:
        # Of the fault only its kind: what stands behind it may hold words of the file.
        told = done.stderr.decode(errors="replace").strip().rsplit("\n", 1)[-1].split(":", 1)[0][:80]
        log.warning("Reading a %s file ended with %s: %s", form.name, done.returncode, told)
        return _too_much(path)
    found = _OnlyOurs(io.BytesIO(done.stdout)).load()
    return found if isinstance(found, Understood) else _too_much(path)


def _too_much(path: Path) -> Understood:
    what = _("The file could not be read: it takes too much time or memory, or is badly broken.")
    return Understood(faults=(Fault(path.name, what, _("Export it again, or fewer years at a time.")),))


class _OnlyOurs(pickle.Unpickler):
    """Makes nothing but what a reader gives."""

    def find_class(self, module: str, name: str) -> Any:
        """The class, if it is one of ours. Raises UnpicklingError."""
        if (module, name) not in OURS:
            raise pickle.UnpicklingError(f"{module}.{name}")
        return super().find_class(module, name)
