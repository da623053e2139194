"""SVG as text, escaped. Classes and presentation attributes only: no style, no script, so a strict CSP holds."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from groundswell.pictures.lettering import clean, is_whole, wrap

LINE_HEIGHT = 1.25  # of the font size


def number(value: float) -> str:
    """A coordinate with at most one decimal, so that the same drawing is the same text everywhere."""
    told = f"{value:.1f}".removesuffix(".0")
    return "0" if told == "-0" else told


def tag(name: str, attributes: dict[str, str | float], *children: str) -> str:
    """One element. Attribute values are cleaned and escaped; children are markup already."""
    told = "".join(
        f' {key}="{number(value) if isinstance(value, int | float) else escape(clean(value))}"'
        for key, value in attributes.items()
    )
    return f"<{name}{told}>{''.join(children)}</{name}>" if children else f"<{name}{told}/>"


def words(text: str) -> str:
    """Text that may stand between tags."""
    return escape(clean(text), quote=False)


def title(text: str) -> str:
    """The full text, shown where the drawn one had to be shortened."""
    return f"<title>{words(text)}</title>"


def path(d: str, classes: str) -> str:
    """A line without a filling."""
    return f'<path class="{classes}" d="{d}" fill="none"/>'


def text(
    lines: Iterable[str],
    x: float,
    y: float,
    size: float,
    classes: str = "",
    *,
    anchor: str = "start",
    full: str = "",
) -> str:
    """Lines of text, the first with its baseline at y. `full` is told on hover where the lines lost some of it."""
    shown = tuple(lines)
    told = title(full) if full and not is_whole(full, shown) else ""
    look = f' class="{classes}"' if classes else ""
    place = "" if anchor == "start" else f' text-anchor="{anchor}"'
    parts = []
    for nth, line in enumerate(shown):
        at = f'x="{number(x)}" y="{number(y + nth * size * LINE_HEIGHT)}"'
        parts.append(f'<text {at} font-size="{number(size)}"{place}{look}>{told}{words(line)}</text>')
    return "".join(parts)


def wrapped(
    content: str, x: float, y: float, size: float, limit: float, classes: str = "", *, most_lines: int = 3
) -> tuple[str, float]:
    """(Text broken to fit the limit, its height)."""
    lines = wrap(content, size, limit, most_lines)
    return text(lines, x, y, size, classes, full=content), len(lines) * size * LINE_HEIGHT


def link(href: str, name: str, classes: str, *children: str) -> str:
    """A link with a spoken name; without an address, a plain group."""
    if not href or not href.startswith(("/", "#", "?", "https://", "http://")):
        return tag("g", {"class": classes}, *children)
    return tag("a", {"href": href, "aria-label": name, "class": classes}, *children)


def drawing(name: str, kind: str, size: tuple[float, float], told: tuple[str, str], *children: str) -> str:
    """A whole `<svg>`: `name` makes its ids, `kind` is wide or upright, `told` its title and description."""
    ids = f"{name}-{kind}"
    attributes: dict[str, str | float] = {
        "xmlns": "http://www.w3.org/2000/svg",
        "viewBox": f"0 0 {number(size[0])} {number(size[1])}",
        "class": f"picture picture-{kind}",
        "role": "group",
        "aria-labelledby": f"{ids}-title",
        "aria-describedby": f"{ids}-told",
    }
    said = f'<title id="{ids}-title">{words(told[0])}</title><desc id="{ids}-told">{words(told[1])}</desc>'
    return tag("svg", attributes, said, *children)
