"""What is to be kept of a source beside the rows it makes. Values only: `actions/importing.py` writes them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from groundswell.register.plan import Fault, PlanRow


@dataclass(frozen=True)
class Settled:
    """One thing a source says, and what is done about it.

    `row` is what the register is to do, None where nothing is written (left out, kept aside, or the same). `key` is
    the register's row it is or becomes; "" where there is none. `decision` is "new", "same" or "left_out".
    `was_asked` is True where a person decided. `keeps` are the register's values that the row replaces.
    """

    kind: str
    source_id: str
    decision: str
    key: str
    values: Mapping[str, object]
    words: Mapping[str, str]
    where: str
    row: PlanRow | None = None
    was_asked: bool = False
    keeps: Mapping[str, object] = field(default_factory=dict)
    is_new_fact: bool = True
    says_other_than_before: bool = False

    @property
    def is_new(self) -> bool:
        """Whether it makes a row, or is kept beside the register for the first time."""
        if self.row is not None:
            return self.row.verb == "new"
        return self.is_new_fact and self.decision == "new" and not self.key


@dataclass(frozen=True)
class TakingIn:
    """One file, settled: what to write, what has vanished from the source, and what the history says of it."""

    file_name: str
    sha256: str
    settled: tuple[Settled, ...]
    vanished: tuple[tuple[str, str], ...] = ()  # (kind, source id)
    meetings: int = 0
    recorded: int = 0
    notes: tuple[Fault, ...] = ()
