"""Writes a file whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from groundswell.errors import GroundswellError


class CannotWrite(GroundswellError):
    """The file cannot be written there."""

    code = "cannot_write"
    remedy = gettext_lazy("Choose a folder that exists and that you may write to.")

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(
            _("%(path)s cannot be written: %(why)s.") % {"path": path, "why": why.lower()}, field="csv"
        )


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """A name to write under; the file takes its own name once the block ends well, and is gone otherwise.

    A file of that name stays as it was until then. Raises CannotWrite.
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        yield beside
        beside.replace(path)
    except OSError as fault:
        raise CannotWrite(path, fault.strerror or str(fault)) from fault
    finally:
        beside.unlink(missing_ok=True)
