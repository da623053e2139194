"""The tube map: what it shows of the example, of nothing, of a borough, and of anything at all."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from groundswell.pictures.picture import Picture
from groundswell.pictures.tube_choice import MOST_LINES, choose
from groundswell.pictures.tube_map import SHADES, Line, Station, TubeMap, draw
from tests.pictures.reading_pictures import (
    SVG,
    letters,
    outside,
    overlapping,
    parsed,
    struck_through,
    with_class,
)
from tests.pictures.stockport import LAYERS, NAMES, STOCKPORT, line, station

STATION_TEXTS = {"station-name", "quiet"}


def borough(forums: int = 35, people: int = 300, seed: int = 1) -> TubeMap:
    """A borough's register: forums in five layers, two in five people on more than one."""
    dice = random.Random(seed)
    stations = tuple(
        station(f"Forum for housing and health {n}", n % 5 if n else None) for n in range(forums)
    )
    lines = []
    for n in range(people):
        count = 1 if dice.random() < 0.6 else dice.choice((2, 2, 3, 4))
        lines.append(
            line(f"p{n}", f"Person {n}", *(s.key for s in dice.sample(stations, min(count, forums))))
        )
    return TubeMap(LAYERS, stations, tuple(lines))


def both(picture: Picture) -> tuple[str, str]:
    """The two drawings."""
    return picture.wide, picture.upright


@pytest.fixture(scope="module")
def stockport() -> Picture:
    return draw(STOCKPORT)


def test_each_forum_and_each_person_is_one_link_in_both_drawings(stockport: Picture) -> None:
    wanted = {f"/forums/{key}/" for key in NAMES} | {p.href for p in STOCKPORT.lines}
    for svg in both(stockport):
        links = [a.get("href") for a in parsed(svg).iter(f"{SVG}a")]
        assert sorted(links) == sorted(wanted)


def test_a_link_says_where_the_person_sits_and_what_is_by_invitation(stockport: Picture) -> None:
    for svg in both(stockport):
        said = {a.get("href"): a.get("aria-label") for a in parsed(svg).iter(f"{SVG}a")}
        assert said["/people/ph-lead/"] == (
            "Public Health Lead: sits on LP Ops, LP Steering, Active Communities Board, SEND Board (by invitation)"
        )
        assert said["/forums/that-counts/"] == "That Counts: 3 people"
        assert said["/forums/send-board/"] == "SEND Board: 1 person"


def test_layers_stand_with_the_most_strategic_on_top(stockport: Picture) -> None:
    for svg in both(stockport):
        names = [t for t in letters(parsed(svg)) if t.said in LAYERS]
        assert [t.said for t in sorted(names, key=lambda t: t.top)] == list(reversed(LAYERS))


def test_the_drawing_is_a_group_with_a_title_and_a_description_that_it_names(stockport: Picture) -> None:
    for svg, kind in zip(both(stockport), ("wide", "upright"), strict=True):
        root = parsed(svg)
        assert root.get("role") == "group"
        ids = {e.get("id"): e.text for e in root.iter() if e.get("id")}
        assert ids[root.get("aria-labelledby")] == "Forums and the people who link them"
        assert "table below" in (ids[root.get("aria-describedby")] or "")
        assert root.get("class") == f"picture picture-{kind}"


def test_nothing_is_styled_or_scripted_inside_the_drawing(stockport: Picture) -> None:
    for picture in (stockport, draw(borough())):
        for svg in both(picture):
            for element in parsed(svg).iter():
                assert not any(name == "style" or name.startswith("on") for name in element.attrib)
                assert element.tag.removeprefix(SVG) in {
                    "svg",
                    "g",
                    "a",
                    "title",
                    "desc",
                    "rect",
                    "circle",
                    "path",
                    "text",
                }


def test_the_way_by_invitation_is_broken_and_the_others_whole(stockport: Picture) -> None:
    root = parsed(stockport.wide)
    link = next(a for a in root.iter(f"{SVG}a") if a.get("href") == "/people/ph-lead/")
    strokes = [e.get("class", "") for e in link.iter(f"{SVG}path") if "line" in e.get("class", "").split()]
    assert sum("invited" in s for s in strokes) == 1  # from the ACB to the SEND Board only
    assert len(strokes) == 4  # three hops, and the sample in the key
    assert [e.get("class") for e in with_class(root, "dot") if "invited" in e.get("class", "")] == [
        "dot line-4 invited"
    ]
    assert "Broken line: by invitation" in [t.said for t in letters(root)]


def test_upright_a_line_stays_whole_past_a_forum_it_is_invited_to(stockport: Picture) -> None:
    link = next(a for a in parsed(stockport.upright).iter(f"{SVG}a") if a.get("href") == "/people/ph-lead/")
    assert not [e for e in link.iter(f"{SVG}path") if "invited" in e.get("class", "")]


def test_seats_nobody_is_named_for_are_text_and_never_lines(stockport: Picture) -> None:
    for svg in both(stockport):
        root = parsed(svg)
        said = " ".join(t.said for t in letters(root))
        assert "Other senior system leaders (not named)" in said
        assert not [a for a in root.iter(f"{SVG}a") if "Other senior" in (a.get("aria-label") or "")]


def test_every_line_differs_from_every_other_by_number_and_by_more_than_colour() -> None:
    people = tuple(line(f"p{n}", f"Person {n}", "acb", "gmm") for n in range(MOST_LINES))
    drawn = choose(replace(STOCKPORT, lines=people), frozenset()).drawn
    assert len({d.number for d in drawn}) == MOST_LINES
    assert len({(d.colour, d.pattern) for d in drawn}) == MOST_LINES
    by_colour = [d.pattern for d in drawn if d.colour == 1]
    assert len(by_colour) == len(set(by_colour)) == 2


def test_the_finding_is_one_sentence_that_says_what_is_by_invitation(stockport: Picture) -> None:
    assert stockport.finding == (
        "4 people are on more than one forum and link 5 of the 6 forums (SEND Board by invitation only); "
        "GM Moving executive shares nobody with another forum."
    )


def test_the_table_says_all_that_the_drawing_does(stockport: Picture) -> None:
    rows = {row[0]: row for _, row in stockport.table.linked_rows()}
    assert list(rows) == [
        "GM Moving executive",
        "Active Communities Board",
        "SEND Board",
        "LP Steering",
        "LP Ops",
        "That Counts",
    ]
    assert rows["That Counts"] == (
        "That Counts",
        "Hyper-local",
        "LP Lead, Seashell practitioner 1, Seashell practitioner 2",
        "LP Ops (3), LP Steering (3)",
    )
    assert rows["SEND Board"][2] == "Public Health Lead (by invitation), Council, Health, Education"
    assert "Active Communities Board (1, by invitation)" in rows["SEND Board"][3]
    assert rows["GM Moving executive"][3] == "Nobody"
    assert stockport.table.hrefs[0] == "/forums/gmm/"


def test_a_forum_in_two_layers_is_drawn_once_and_the_table_tells_the_other() -> None:
    lone = TubeMap(LAYERS, (station("acb", 3, also_in=("Steering",)), station("gmm", None)), ())
    picture = draw(lone)
    assert [row[1] for row in picture.table.rows] == ["Strategic, Steering", "No layer stated"]
    assert len(with_class(parsed(picture.wide), "capsule")) == 2
    assert "No layer stated" in [t.said for t in letters(parsed(picture.wide))]


def test_an_empty_register_says_so() -> None:
    picture = draw(TubeMap((), (), ()))
    assert picture.finding == "There are no forums to draw yet."
    for svg in both(picture):
        assert "no forums" in " ".join(t.said for t in letters(parsed(svg)))
    assert picture.table.rows == ()


def test_one_forum_alone_is_drawn() -> None:
    picture = draw(TubeMap(LAYERS, (station("acb", 3),), (line("dph", "Director", "acb"),)))
    assert picture.finding == "There is one forum, Active Communities Board, and none to share people with."
    assert "Active Communities" in " ".join(t.said for t in letters(parsed(picture.wide)))


def test_forums_that_share_nobody_are_said_to() -> None:
    picture = draw(replace(STOCKPORT, lines=(line("dph", "Director", "acb"),)))
    assert picture.finding == "No two of these 6 forums share a person."
    assert not with_class(parsed(picture.wide), "bundled")


def test_past_a_dozen_people_are_bundled_with_their_count() -> None:
    people = tuple(line(f"p{n}", f"Person {n}", "acb", "send-board") for n in range(MOST_LINES + 1))
    picture = draw(replace(STOCKPORT, lines=people))
    root = parsed(picture.wide)
    (bundle,) = with_class(root, "bundled")
    assert bundle[0].text == "13 people sit on both Active Communities Board and SEND Board"
    assert [t.said for t in letters(root) if t.classes == "badge-count"] == ["13"]
    assert "Shares 13 people with SEND Board" in " ".join(t.said for t in letters(parsed(picture.upright)))


def test_people_chosen_out_of_many_are_drawn_as_lines_of_their_own() -> None:
    crowded = borough()
    chosen = [p.key for p in crowded.lines if len(p.stops) > 2][:2]
    root = parsed(draw(crowded, only=frozenset(chosen)).wide)
    assert not with_class(root, "bundled")
    people = [a.get("href") for a in root.iter(f"{SVG}a") if a.get("class") == "tube-line"]
    assert people == [f"/people/{key}/" for key in chosen]


def test_choosing_people_leaves_the_table_and_the_finding_whole() -> None:
    chosen, everybody = draw(STOCKPORT, only=frozenset({"lp-lead"})), draw(STOCKPORT)
    assert (chosen.table, chosen.finding) == (everybody.table, everybody.finding)
    assert "Seashell" not in chosen.wide


def test_a_borough_says_how_many_pairs_it_leaves_to_the_table() -> None:
    picture = draw(borough())
    choice = choose(borough(), frozenset())
    note = f"{len(choice.bundles)} of {len(choice.pairs)} pairs of forums that share people are drawn"
    assert note in " ".join(t.said for t in letters(parsed(picture.wide)))
    assert len(choice.bundles) < len(choice.pairs)
    linked = {key for pair in choice.pairs for key in (pair.first, pair.second)}
    assert linked == {key for pair in choice.bundles for key in (pair.first, pair.second)}


def test_the_same_map_is_the_same_text() -> None:
    assert draw(borough()) == draw(borough())


def test_no_station_link_is_smaller_than_44_units() -> None:
    for picture in (draw(STOCKPORT), draw(borough())):
        for svg in both(picture):
            for link in parsed(svg).iter(f"{SVG}a"):
                if link.get("class") == "station":
                    (hit,) = [e for e in link.iter() if "hit" in e.get("class", "").split()]
                    assert float(hit.get("width", 0)) >= 44
                    assert float(hit.get("height", 0)) >= 44


def test_no_letters_are_smaller_than_fourteen_units() -> None:
    for picture in (draw(STOCKPORT), draw(borough())):
        for svg in both(picture):
            assert min(t.size for t in letters(parsed(svg))) >= 14


NASTY = "<b>&\"'\u202eevil\u202c\x00\ud800 " + "long name " * 20


def test_names_are_escaped_and_shortened_with_the_whole_name_on_hover() -> None:
    nasty = TubeMap(
        ("<layer>",),
        (Station("a", NASTY, 0, '/f/"><script>'), Station("b", "B", 0, "javascript:alert(1)")),
        (Line("p", NASTY, ("a", "b"), "/p/"),),
    )
    picture = draw(nasty)
    for svg in both(picture):
        root = parsed(svg)
        assert "\u202e" not in svg
        assert "javascript:" not in svg
        assert not [e for e in root.iter() if e.tag.endswith(("script", "}b"))]
        titles = [e.text or "" for e in root.iter(f"{SVG}title")]
        assert any(t.startswith("<b>&\"'evil") and t.endswith("long name") for t in titles)
        assert overlapping(root) == []
        assert outside(root) == []


SHADED = replace(
    STOCKPORT,
    stations=tuple(
        replace(s, shade=shade, note=note)
        for s, shade, note in zip(
            STOCKPORT.stations,
            (4, 4, 3, 2, 2, 0),
            ("said here", "2 days", "23 days", "35 days", "51 days", "no way"),
            strict=True,
        )
    ),
)


def test_a_shade_is_always_beside_its_words() -> None:
    for svg in both(draw(SHADED)):
        root = parsed(svg)
        said = [text.said for text in letters(root)]
        for note in ("said here", "2 days", "23 days", "35 days", "51 days", "no way"):
            assert note in said
        shades = [with_class(root, f"shade-{n}") for n in range(SHADES + 1)]
        assert [len(found) for found in shades] == [1, 0, 2, 1, 2]
        assert overlapping(root) == []


def test_the_link_of_a_shaded_forum_says_its_note() -> None:
    for svg in both(draw(SHADED)):
        assert 'aria-label="LP Ops: 4 people, 2 days"' in svg


def test_without_a_shade_nothing_is_shaded(stockport: Picture) -> None:
    assert all("shade-" not in svg for svg in both(stockport))


names = st.text(min_size=0, max_size=60) | st.sampled_from(
    ["Active Communities Board", "W" * 80, "a b " * 30]
)


@st.composite
def maps(draw_one: st.DrawFn) -> TubeMap:
    """Any map: up to twelve forums, any layers, any names, up to twenty people."""
    layers = tuple(draw_one(st.lists(names, max_size=5)))
    count = draw_one(st.integers(0, 12))
    layer = st.none() | st.integers(-1, 6)
    stations = tuple(
        Station(
            f"f{n}",
            draw_one(names),
            draw_one(layer),
            f"/f{n}/",
            others=tuple(draw_one(st.lists(names, max_size=3))),
            shade=draw_one(st.none() | st.integers(-1, 6)),
            note=draw_one(st.just("") | names),
        )
        for n in range(count)
    )
    keys = st.lists(st.integers(0, 13).map(lambda n: f"f{n}"), max_size=5)
    lines = []
    for n in range(draw_one(st.integers(0, 20))):
        stops = tuple(draw_one(keys))
        invited = frozenset(stops[:1]) if draw_one(st.booleans()) else frozenset()
        lines.append(Line(f"p{n}", draw_one(names), stops, f"/p{n}/", invited))
    return TubeMap(layers, stations, tuple(lines))


@settings(max_examples=60, deadline=None)
@given(maps())
def test_no_label_lies_over_another_nor_leaves_the_frame(tube_map: TubeMap) -> None:
    picture = draw(tube_map)
    for svg in both(picture):
        root = parsed(svg)
        assert overlapping(root) == []
        assert outside(root) == []


@settings(max_examples=60, deadline=None)
@given(maps())
def test_no_line_runs_through_a_name(tube_map: TubeMap) -> None:
    picture = draw(tube_map)
    for svg in both(picture):
        root = parsed(svg)
        for kind in ("line", "bundle"):
            assert struck_through(root, kind, STATION_TEXTS) == []


@pytest.mark.parametrize("seed", [2, 3, 4])
def test_a_borough_has_no_label_over_another_and_no_line_through_a_name(seed: int) -> None:
    for svg in both(draw(borough(seed=seed))):
        root = parsed(svg)
        assert overlapping(root) == []
        assert outside(root) == []
        assert struck_through(root, "bundle", STATION_TEXTS) == []
