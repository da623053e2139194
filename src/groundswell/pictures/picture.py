"""What every picture gives: two drawings, the table that says the same, and its one-sentence finding."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Table:
    """The picture's facts as rows of plain text, for readers who do not see or do not want the drawing.

    `hrefs` gives each row an address for its first cell; an empty string where it has none. Cells are not
    escaped: a template does that.
    """

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    hrefs: tuple[str, ...] = ()

    def linked_rows(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """(href, cells) for each row, ready for a template's loop."""
        hrefs = self.hrefs or ("",) * len(self.rows)
        return tuple(zip(hrefs, self.rows, strict=True))


@dataclass(frozen=True)
class Picture:
    """One picture, drawn twice. Both drawings are whole `<svg>` elements, already escaped.

    `wide` is for a screen, `upright` for a phone or 400 % zoom; the style sheet shows one of the two.
    `finding` and `table` are plain text.
    """

    wide: str
    upright: str
    table: Table
    finding: str
