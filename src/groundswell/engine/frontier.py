"""What "better" means: earlier, or fewer hand-offs. No calendar here."""

from __future__ import annotations

from typing import Generic, TypeVar

T = TypeVar("T")


class Frontier(Generic[T]):
    """Keeps the answers that no other beats in both arrival and hand-offs.

    Offers come in order of arrival. Equal (arrival, hand-offs) are kept once: the first offered.

    >>> best = Frontier[str]()
    >>> for arrival, hand_offs, name in ((9, 1, "ACB"), (9, 1, "again"), (12, 1, "later"), (20, 0, "direct")):
    ...     best.offer(arrival, hand_offs, name)
    >>> best.kept()
    ('ACB', 'direct')
    """

    def __init__(self) -> None:
        self._rows: list[tuple[int, int, T]] = []

    def offer(self, arrival: int, hand_offs: int, answer: T) -> None:
        """Keep `answer` unless one already kept is as early with as few hand-offs."""
        if any(a <= arrival and k <= hand_offs for a, k, _ in self._rows):
            return
        self._rows = [row for row in self._rows if not (arrival <= row[0] and hand_offs <= row[1])]
        self._rows.append((arrival, hand_offs, answer))

    def kept(self) -> tuple[T, ...]:
        """The answers, earliest first."""
        return tuple(answer for _, _, answer in sorted(self._rows, key=lambda row: row[:2]))
