"""Makes the pictures of the receipt and of the say pages from OpenMoji. Run by hand; see README.md.

Each becomes a small file without names, scripts, styles or addresses, on a light tile: black lines would vanish on a
dark page. The words and the codes of their pictures stand in threads/receipt_words.txt.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from xml.etree import ElementTree

HERE = Path(__file__).resolve().parent
MADE_FROM = HERE / "node_modules/openmoji/color/svg"
PACKAGE = HERE.parent / "src/groundswell"
SHIPPED = PACKAGE / "web/static"
WORDS = PACKAGE / "threads/receipt_words.txt"

SAY = {
    "words": "1F4AC",
    "drawing": "1F4F7",
    "sound": "1F3A4",
    "pictures": "1F5BC",
    "good": "1F44D",
    "bad": "1F44E",
    "more": "2795",
    "stop": "1F6D1",
    "meeting": "E249",
    "session": "1F3CA",
    "home": "1F3E0",
    "elsewhere": "E094",
    "me": "1F64B",
    "written": "270D",
    "helper": "1F9D1-200D-1F91D-200D-1F9D1",
    "keep": "1F512",
    "share-inside": "1F465",
    "carry": "1F4E9",
    "quote-without-name": "1F464",
    "quote-with-name": "1FAAA",
    "publish": "1F4E3",
    "easy-read": "1F4D6",
    "plain-text": "1F4C4",
    "large-print": "1F50E",
    "phone": "1F4DE",
    "audio": "1F3A7",
    "bsl": "1F450",
    "symbols": "1F523",
    "language": "1F310",
    "help-now": "1F6DF",
}

#: What may stay in a picture; anything else stops the run, so that somebody looks.
DRAWN = {"svg", "g", "path", "line", "polyline", "polygon", "rect", "circle", "ellipse"}
DROPPED = {"id", "stop-color"}  # draw nothing here
KEPT = {
    *(
        "d",
        "points",
        "x",
        "y",
        "x1",
        "x2",
        "y1",
        "y2",
        "cx",
        "cy",
        "r",
        "rx",
        "ry",
        "width",
        "height",
        "transform",
    ),
    *(
        "fill",
        "fill-rule",
        "clip-rule",
        "fill-opacity",
        "opacity",
        "stroke",
        "stroke-width",
        "stroke-linecap",
    ),
    *("stroke-linejoin", "stroke-miterlimit", "paint-order"),
}
NUMBERS = {"d", "points", "x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "rx", "ry", "width", "height"}
TILE = '<rect width="72" height="72" rx="8" fill="#fff"/>'


def make(code: str, to: Path) -> None:
    """Write one picture into the package."""
    root = ElementTree.parse(MADE_FROM / f"{code}.svg").getroot()
    inside = "".join(drawn(child) for child in root)
    to.write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 72 72">{TILE}{inside}</svg>\n', "utf-8"
    )


def drawn(element: ElementTree.Element) -> str:
    """One shape or group and what is in it; nothing for an empty group."""
    name = element.tag.rpartition("}")[2]
    if name not in DRAWN:
        raise SystemExit(f"There is a <{name}> in a picture: look at it before it is shipped.")
    inside = "".join(drawn(child) for child in element)
    told = "".join(f' {key}="{value}"' for key, value in attributes(element))
    if name == "g" and (not inside or not told):
        return inside
    return f"<{name}{told}>{inside}</{name}>" if inside else f"<{name}{told}/>"


def attributes(element: ElementTree.Element) -> list[tuple[str, str]]:
    """What says how it looks, with numbers cut to a thousandth: the picture is 72 wide."""
    told = []
    for key, value in element.attrib.items():
        if key in DROPPED:
            continue
        if key not in KEPT or "url" in value or '"' in value:
            raise SystemExit(f"There is {key}={value!r} in a picture: look at it before it is shipped.")
        told.append((key, shortened(value) if key in NUMBERS else value))
    return told


def shortened(numbers: str) -> str:
    """The same numbers, cut after three places, and no spaces twice.

    Cut and never rounded: in a path "1.5.9999" is two numbers, and rounding up would make one of them.
    """
    return re.sub(r"\s+", " ", re.sub(r"(\.\d{3})\d+", r"\1", numbers)).strip()


def make_all(codes: dict[str, str], folder: str) -> None:
    """Write one folder anew, and take out what is no longer named."""
    (SHIPPED / folder).mkdir(exist_ok=True)
    for left in (SHIPPED / folder).glob("*.svg"):
        if left.stem not in codes:
            left.unlink()
    for name, code in codes.items():
        make(code, SHIPPED / folder / f"{name}.svg")
    sys.stdout.write(f"Wrote {len(codes)} pictures to {folder}/.\n")


if __name__ == "__main__":
    make_all(dict(line.split("\t") for line in WORDS.read_text("utf-8").splitlines()), "receipt")
    make_all(SAY, "say")
