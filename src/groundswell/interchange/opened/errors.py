"""Why a file cannot be read, in words for whoever chose it."""

from __future__ import annotations

from groundswell.register.plan import Fault


class CannotRead(Exception):
    """A file cannot be read at all: where, what is wrong, and the remedy."""

    def __init__(self, where: str, what: str, remedy: str) -> None:
        super().__init__(f"{where}: {what}")
        self.fault = Fault(where, what, remedy)
