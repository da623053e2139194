"""EBML, of which WebM is made: elements with a name, a size and a body. What the names mean is not told here.

Source: RFC 8794.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from groundswell.threads.file_errors import SoundDamaged

EBML = 0x1A45DFA3
MOST_ELEMENTS = 600_000  # ten minutes of the shortest Opus frames are 240,000
LONGEST_NAME, LONGEST_SIZE = 4, 8  # bytes
LONGEST_NUMBER = 8


def element(name: int, body: bytes) -> bytes:
    """One element as it is written, its size in as few bytes as it fits."""
    width = 1
    while len(body) >= (1 << 7 * width) - 1:
        width += 1
    size = len(body) | 1 << 7 * width
    return name.to_bytes((name.bit_length() + 7) // 8, "big") + size.to_bytes(width, "big") + body


def number(body: bytes) -> int:
    """The whole number in a body; 0 where it is empty. Raises SoundDamaged for one too long."""
    if len(body) > LONGEST_NUMBER:
        raise SoundDamaged
    return int.from_bytes(body, "big")


class Elements:
    """The elements of one file. `endless`: which may have no size, and the names of what can follow each.

    An element without a size ends before the first of these names, or where what it stands in ends. All readings of
    one file together stop at MOST_ELEMENTS, with SoundDamaged.
    """

    def __init__(self, content: bytes, *, endless: Mapping[int, Collection[int]] | None = None) -> None:
        self.content = content
        self._endless = endless or {}
        self._left = MOST_ELEMENTS

    def between(self, start: int, end: int) -> Iterator[tuple[int, tuple[int, int]]]:
        """Each element's name, and where its body begins and ends. Raises SoundDamaged where one reaches past `end`."""
        at = start
        while at < end:
            name, body, size = self._head(at, end)
            stop = self._end_of_endless(name, body, end) if size is None else body + size
            if stop > end:
                raise SoundDamaged
            yield name, (body, stop)
            at = stop

    def first(self, name: int, start: int, end: int) -> tuple[int, int]:
        """Where the body of the first element of this name stands. Raises SoundDamaged where there is none."""
        for found, place in self.between(start, end):
            if found == name:
                return place
        raise SoundDamaged

    def leaves(self, start: int, end: int) -> dict[int, bytes]:
        """The body of each element by its name; the last counts where a name comes twice."""
        return {name: self.content[body:stop] for name, (body, stop) in self.between(start, end)}

    def _head(self, at: int, end: int) -> tuple[int, int, int | None]:
        """The name, where the body begins, and its size in bytes; None where that is not told."""
        self._left -= 1
        if self._left < 0:
            raise SoundDamaged
        name, width = self._whole(at, end, LONGEST_NAME)
        size, more = self._whole(at + width, end, LONGEST_SIZE)
        size &= (1 << 7 * more) - 1
        return name, at + width + more, None if size == (1 << 7 * more) - 1 else size

    def _whole(self, at: int, end: int, longest: int) -> tuple[int, int]:
        """A number of changing length with its mark, and its bytes."""
        first = self.content[at] if at < end else 0
        width = 9 - first.bit_length()
        if width > longest or at + width > end:
            raise SoundDamaged
        return int.from_bytes(self.content[at : at + width], "big"), width

    def _end_of_endless(self, name: int, body: int, end: int) -> int:
        """Where an element without a size ends."""
        if name not in self._endless:
            raise SoundDamaged
        at = body if self._endless[name] else end
        while at < end:
            inner, start, size = self._head(at, end)
            if inner in self._endless[name]:
                break
            if size is None:
                raise SoundDamaged
            at = start + size
        return min(at, end)
