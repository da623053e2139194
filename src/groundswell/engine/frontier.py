"""What "better" means: earlier, fewer hand-offs, or likelier. No calendar here."""

from __future__ import annotations

from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")

HANDFUL = 5


class _Row(NamedTuple, Generic[T]):
    arrival: int
    hand_offs: int
    likely: float
    answer: T


class Frontier(Generic[T]):
    """Keeps the answers that no other beats in arrival, hand-offs and how likely they are.

    Offers come in order of arrival. Equal ones are kept once: the first offered. A later answer, or one
    with more hand-offs, must be likelier by more than `worth` to be kept: 0 keeps every one that is.

    >>> best = Frontier[str]()
    >>> for arrival, hand_offs, name in ((9, 1, "ACB"), (9, 1, "again"), (12, 1, "later"), (20, 0, "direct")):
    ...     best.offer(arrival, hand_offs, name)
    >>> best.kept()
    ('ACB', 'direct')
    """

    def __init__(self, *, worth: float = 0.0) -> None:
        self._worth = worth
        self._rows: list[_Row[T]] = []

    def offer(self, arrival: int, hand_offs: int, answer: T, *, likely: float = 1.0) -> None:
        """Keep `answer` unless one already kept is as early, with as few hand-offs and as likely."""
        if any(row.arrival <= arrival and self._as_good(row, hand_offs, likely) for row in self._rows):
            return
        new = _Row(arrival, hand_offs, likely, answer)
        self._rows = [row for row in self._rows if not _beats(new, row)]
        self._rows.append(new)

    def beats(self, hand_offs: int, likely: float) -> bool:
        """Whether whatever arrives later, with as many hand-offs or more and no likelier, is beaten already."""
        return any(self._as_good(row, hand_offs, likely) for row in self._rows)

    def _as_good(self, row: _Row[T], hand_offs: int, likely: float) -> bool:
        return row.hand_offs <= hand_offs and row.likely + self._worth >= likely

    def kept(self) -> tuple[T, ...]:
        """The answers, earliest first."""
        return tuple(row.answer for row in self._in_order())

    def handful(self, most: int = HANDFUL) -> tuple[T, ...]:
        """At most so many, earliest first: the soonest, the fewest hand-offs, the likeliest, then by arrival.

        >>> best = Frontier[str]()
        >>> for day, likely in enumerate((0.1, 0.2, 0.3, 0.9)):
        ...     best.offer(day, 2, str(day), likely=likely)
        >>> best.handful(2)
        ('0', '3')
        """
        rows = self._in_order()
        first = (
            [rows[0], min(rows, key=lambda r: r.hand_offs), max(rows, key=lambda r: r.likely)] if rows else []
        )
        chosen: list[_Row[T]] = []
        for row in [*first, *rows]:
            if row not in chosen and len(chosen) < most:
                chosen.append(row)
        return tuple(row.answer for row in rows if row in chosen)

    def _in_order(self) -> list[_Row[T]]:
        return sorted(self._rows, key=lambda row: row[:2])


def _beats(one: _Row[T], other: _Row[T]) -> bool:
    return one.arrival <= other.arrival and one.hand_offs <= other.hand_offs and one.likely >= other.likely
