"""The pictures' style sheet: contrast in both themes, colours apart for colour-blind readers, one drawing at a time."""

from __future__ import annotations

import math
import re
from itertools import combinations
from pathlib import Path

import pytest

import groundswell.web
from groundswell.pictures.tube_choice import COLOURS, PATTERNS
from groundswell.pictures.tube_parts import SHADES

CSS = (Path(groundswell.web.__file__).parent / "static" / "pictures.css").read_text()
LINES = [f"--line-{n}" for n in range(1, 9)]
Colour = tuple[float, ...]

# Machado, Oliveira and Fernandes 2009, severity 1, on linear RGB.
SIGHTS = {
    "most": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.01182, 0.04294, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.3039),
    ),
}
APART = 0.075  # in OKLab, where 0.02 is a difference one just sees


def theme(name: str) -> dict[str, str]:
    """The colours of a theme; the light ones fill in what the dark one leaves."""
    light = dict(re.findall(r"(--[\w-]+): (#\w{6})", CSS[: CSS.index("@media")]))
    if name == "light":
        return light
    start = CSS.index('\n:root[data-theme="dark"] svg.picture')
    return light | dict(re.findall(r"(--[\w-]+): (#\w{6})", CSS[start : CSS.index("}", start)]))


def linear(colour: str) -> Colour:
    """Linear red, green and blue of a #rrggbb colour."""
    parts = (int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5))
    return tuple(c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)


def contrast(one: str, other: str) -> float:
    """WCAG's contrast ratio."""
    low, high = sorted(0.2126 * r + 0.7152 * g + 0.0722 * b for r, g, b in (linear(one), linear(other)))
    return (high + 0.05) / (low + 0.05)


def oklab(rgb: Colour) -> Colour:
    """OKLab of linear RGB (Ottosson 2020)."""
    r, g, b = (max(0.0, c) for c in rgb)
    long, middle, short = (
        (x * r + y * g + z * b) ** (1 / 3)
        for x, y, z in (
            (0.4122214708, 0.5363325363, 0.0514459929),
            (0.2119034982, 0.6806995451, 0.1073969566),
            (0.0883024619, 0.2817188376, 0.6299787005),
        )
    )
    return (
        0.2104542553 * long + 0.793617785 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.428592205 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.808675766 * short,
    )


def seen(colour: str, sight: str) -> Colour:
    """The colour in OKLab as somebody with this sight sees it."""
    rgb = linear(colour)
    return oklab(tuple(sum(k * c for k, c in zip(row, rgb, strict=True)) for row in SIGHTS[sight]))


@pytest.mark.parametrize("name", ["light", "dark"])
def test_each_line_stands_out_from_the_page_and_the_bands(name: str) -> None:
    colours = theme(name)
    for line in [*LINES, "--line-0", "--journey", "--today", "--picture-bundle", "--picture-hair"]:
        for ground in ("--picture-page", "--picture-band"):
            assert contrast(colours[line], colours[ground]) >= 3, (line, ground)


@pytest.mark.parametrize("name", ["light", "dark"])
def test_each_shade_is_fuller_than_the_last_within_an_edge_that_is_seen(name: str) -> None:
    colours = theme(name)
    shades = [colours[f"--shade-{n}"] for n in range(1, SHADES + 1)]
    from_page = [contrast(shade, colours["--picture-page"]) for shade in shades]
    assert from_page == sorted(from_page)
    assert from_page[-1] >= 3
    assert min(contrast(colours["--picture-ink"], shade) for shade in shades) >= 3
    for n in range(SHADES + 1):
        assert f".picture .shade-{n} {{" in CSS


@pytest.mark.parametrize("name", ["light", "dark"])
def test_letters_keep_seven_to_one(name: str) -> None:
    colours = theme(name)
    for ink in ("--picture-ink", "--picture-quiet"):
        for ground in ("--picture-page", "--picture-band"):
            assert contrast(colours[ink], colours[ground]) >= 7
    assert contrast("#14201f", colours["--picture-focus"]) >= 7  # letters in focus


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize("sight", sorted(SIGHTS))
def test_no_two_lines_look_alike_to_colour_blind_readers(name: str, sight: str) -> None:
    colours = theme(name)
    for one, other in combinations(LINES, 2):
        assert math.dist(seen(colours[one], sight), seen(colours[other], sight)) >= APART, (one, other)


def test_the_dark_colours_are_the_same_by_the_devices_wish_and_the_readers() -> None:
    start = CSS.index("@media (prefers-color-scheme: dark)")
    device = CSS[start : CSS.index("}", start)]
    wished = dict(re.findall(r"(--[\w-]+): (#\w{6})", device))
    start = CSS.index('\n:root[data-theme="dark"] svg.picture')
    chosen = dict(re.findall(r"(--[\w-]+): (#\w{6})", CSS[start : CSS.index("}", start)]))
    assert wished == chosen
    assert set(LINES) <= set(wished)


def test_the_focus_is_seen_on_every_ground() -> None:
    for name in ("light", "dark"):
        colours = theme(name)
        for ground in ("--picture-page", "--picture-band"):
            seen_by = (contrast(colours[c], colours[ground]) for c in ("--picture-focus", "--picture-ink"))
            assert max(seen_by) >= 3


def test_every_pattern_and_colour_that_is_drawn_is_styled() -> None:
    for n in range(1, COLOURS + 1):
        assert f".line-{n} {{ stroke: var(--line-{n})" in CSS
    patterns = [re.search(rf"\.core-{n} {{ stroke-dasharray: ([^;]+)", CSS) for n in range(1, PATTERNS)]
    assert len({p.group(1) for p in patterns if p}) == PATTERNS - 1


def test_one_drawing_is_shown_at_a_time_and_the_wide_one_in_print() -> None:
    assert "@media print" in CSS
    assert "@media (forced-colors: active)" in CSS
    assert re.search(r"svg\.picture\.picture-wide { display: none", CSS)
    assert re.search(r"@media \(min-width: 48rem\) {\s+svg\.picture\.picture-wide { display: block", CSS)
