"""What a tube map is made of: forums as stations, people as lines, and the words beside them."""

from __future__ import annotations

from dataclasses import dataclass, field

SHADES = 4


@dataclass(frozen=True)
class Station:
    """A forum. `layer` counts from 0, nearest to residents; None where the forum is in no layer.

    `also_in` names further layers (the map draws the highest, the table tells the others). `others` are seats
    nobody is named for, such as "other senior leaders": text beneath the station, never a line. `shade` fills
    the station by how soon: 4 the soonest, 1 the latest, 0 never (a broken edge), None for no such question;
    `note` says the same in words beneath the name, so that no meaning hangs on the colour.
    """

    key: str
    name: str
    layer: int | None
    href: str
    also_in: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    shade: int | None = None
    note: str = ""

    @property
    def looks(self) -> str:
        """The classes of this station's shade."""
        return "capsule" if self.shade is None else f"capsule shade-{max(0, min(self.shade, SHADES))}"


@dataclass(frozen=True)
class Line:
    """A person and the keys of the forums they sit on; `by_invitation` are those they are only invited to."""

    key: str
    name: str
    stops: tuple[str, ...]
    href: str
    by_invitation: frozenset[str] = frozenset()


@dataclass(frozen=True)
class TubeMap:
    """Layers nearest to residents first, the forums and the people on one day."""

    layers: tuple[str, ...]
    stations: tuple[Station, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class TubeWords:
    """Every word the tube map writes, in English unless the caller translates them.

    Keep the names in braces. `_one` is said of one, `_many` of none or several.
    """

    title: str = "Forums and the people who link them"
    described: str = (
        "Forums are stations, in bands by layer, the most strategic at the top. "
        "People are numbered lines that join the forums they sit on. The table below says the same in words."
    )
    empty: str = "There are no forums to draw yet."
    no_layer: str = "No layer stated"
    key_heading: str = "People"
    key_invited: str = "Broken line: by invitation"
    key_bundle: str = "A thicker line joins forums that share more people"
    bundle_one: str = "{count} person sits on both {first} and {second}"
    bundle_many: str = "{count} people sit on both {first} and {second}"
    people_one: str = "{count} person"
    people_many: str = "{count} people"
    shares_one: str = "Shares {count} person with {forum}"
    shares_many: str = "Shares {count} people with {forum}"
    shares_more_one: str = "and some with {count} more forum, in the table"
    shares_more_many: str = "and some with {count} more forums, in the table"
    drawn: str = "{drawn} of {all} pairs of forums that share people are drawn; the table has them all."
    person_link: str = "{person}: sits on {forums}"
    forum_link_one: str = "{forum}: {count} person"
    forum_link_many: str = "{forum}: {count} people"
    invited: str = "{forum} (by invitation)"
    person_invited: str = "{person} (by invitation)"
    in_layer: str = "{forum}, {layer}"
    list_join: str = ", "
    list_last: str = "{first} and {last}"
    head: tuple[str, ...] = ("Forum", "Layer", "People", "Shares people with")
    nobody: str = "Nobody"
    shared_with: str = "{forum} ({count})"
    shared_with_invited: str = "{forum} ({count}, by invitation)"
    caption: str = "Forums and who sits on them"
    finding_empty: str = "There are no forums to draw yet."
    finding_single: str = "There is one forum, {forum}, and none to share people with."
    finding_none: str = "No two of these {forums} forums share a person."
    finding_one: str = "{people} person is on more than one forum and links {joined} of the {forums} forums"
    finding_many: str = "{people} people are on more than one forum and link {joined} of the {forums} forums"
    finding_invited: str = "{said} ({names} by invitation only)"
    finding_whole: str = "{said}."
    finding_alone_one: str = "{said}; {names} shares nobody with another forum."
    finding_alone_many: str = "{said}; {names} share nobody with another forum."


@dataclass(frozen=True)
class Bundle:
    """Two forums and everybody who sits on both, by key; `first` comes first in the register."""

    first: str
    second: str
    people: tuple[str, ...]
    invited: tuple[str, ...] = field(default=())
