"""Makes the two fonts the pages use from Atkinson Hyperlegible Next. Run by hand; see README.md.

The letters stay as they are. The zero loses its slash, which reads as an eight or an error in
dates such as 10 October 2020. The font's licence (OFL 1.1) asks that a changed font has its own
name, so the family is called “Groundswell Reading”.
"""

from __future__ import annotations

import sys
from pathlib import Path

from fontTools.pens.recordingPen import RecordingPen
from fontTools.pens.reverseContourPen import ReverseContourPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

HERE = Path(__file__).resolve().parent
MADE_FROM = HERE / "node_modules/@fontsource/atkinson-hyperlegible-next/files"
SHIPPED = HERE.parent / "src/groundswell/web/static/fonts"
FAMILY = "Groundswell Reading"

Contour = list[tuple[str, tuple]]


def contours(font: TTFont, glyph: str) -> list[Contour]:
    """The drawing of one glyph, contour by contour."""
    pen = RecordingPen()
    font.getGlyphSet()[glyph].draw(pen)
    told: list[Contour] = [[]]
    for step in pen.value:
        told[-1].append(step)
        if step[0] == "closePath":
            told.append([])
    return [c for c in told if c]


def box(contour: Contour) -> tuple[float, float, float, float]:
    """Left, bottom, right, top."""
    points = [p for _, args in contour for p in args if p]
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return min(xs), min(ys), max(xs), max(ys)


def without_slash(font: TTFont, glyph: str) -> None:
    """Replace the two half moons inside the zero by one opening of the same size."""
    if font["glyf"][glyph].isComposite():
        return  # drawn from the other zero, which is mended already
    outer, *moons = contours(font, glyph)
    left, bottom, right, top = box(outer)
    inner = [box(m) for m in moons]
    to_left, to_bottom = min(b[0] for b in inner), min(b[1] for b in inner)
    to_right, to_top = max(b[2] for b in inner), max(b[3] for b in inner)
    across, up = (to_right - to_left) / (right - left), (to_top - to_bottom) / (top - bottom)
    pen = TTGlyphPen(None)
    opening = TransformPen(
        ReverseContourPen(pen), (across, 0, 0, up, to_left - left * across, to_bottom - bottom * up)
    )
    for way, to in ((outer, pen), (outer, opening)):
        for step, args in way:
            getattr(to, step)(*args)
    font["glyf"][glyph] = pen.glyph()


def make(weight: int, style: str) -> None:
    """Write one weight into the package, under our own family name."""
    font = TTFont(MADE_FROM / f"atkinson-hyperlegible-next-latin-{weight}-normal.woff2")
    for glyph in ("zero", "zero.tf"):
        without_slash(font, glyph)
    names = {
        1: FAMILY,
        2: style,
        3: f"{FAMILY} {style} 1",
        4: f"{FAMILY} {style}",
        6: f"GroundswellReading-{style}",
    }
    for record in font["name"].names:
        if record.nameID in names:
            record.string = names[record.nameID]
    font["head"].modified = font["head"].created  # the same bytes each time
    font.recalcTimestamp = False
    font.flavor = "woff2"
    font.save(SHIPPED / f"groundswell-reading-{weight}.woff2")


if __name__ == "__main__":
    make(400, "Regular")
    make(700, "Bold")
    sys.stdout.write(f"Wrote two fonts to {SHIPPED.name}/.\n")
