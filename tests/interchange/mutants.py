"""Sound files damaged on purpose: byte by byte, and part by part where a file is a tree (JSON, YAML, XML).

What a reader owes to every one of them is in tests/interchange/sound.py.
"""

from __future__ import annotations

import copy
import json
import os
from collections.abc import Iterator, Mapping
from pathlib import PurePath
from typing import Any
from xml.etree import ElementTree

import yaml
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

IS_SOAK = os.environ.get("GROUNDSWELL_COUNTS") == "soak"
MUTANTS = 2_000 if IS_SOAK else 200
settled = settings(max_examples=MUTANTS, deadline=None, suppress_health_check=list(HealthCheck))

DEEP = "@deep@"  # stands for brackets in brackets, which a writer of JSON would refuse
LONG = "x" * 70_000
# What a tamperer or a bad export puts in place of some bytes.
NASTY = (
    b"", b"\0", b"\xff\xfe", b"\xe9", b'"', b"{", b"[[[[", b"]", b"<", b"&x;", b"<!DOCTYPE a>", b"\n", b",", b":",
    b"*a", b"&a", b"NaN", b"1e999", b"9" * 400, b"31/02/2021", b"2021-02-31", b"null", b"true", b"-1", b"=1+1",
    "\u202e".encode(), "А".encode(), "é".encode("cp1252"), LONG[:5_000].encode(), b"\t", b"- ", b"FREQ=SECONDLY",
)  # fmt: skip
# Texts no field expects: days that are none, formulas, what the eye cannot see, letters that look alike.
TEXTS = (
    "", " ", "31/02/2021", "2021-02-31", "0000-00-00", "9999-12-31", "2021-13", "2021-02-09T25:61", "24:00",
    "2021-02-09T10:00:00+23:59", "0001-01-01T00:00:00+14:00", "1e999", "-1", "=1+1", "@SUM(A1)", "\u202egnp.exe",
    "a\u200bb", "\u0410\u0421B", "\0", "\ud800", "null", "../../etc/passwd", "<script>", "%(n)d", "{0}", LONG,
)  # fmt: skip
WRONG: tuple[Any, ...] = (
    None, True, False, 0, -1, 2021, 1.5, 10**30, float("nan"), float("inf"), [], {}, [[]], {"a": 1}, ["x"],
    DEEP, *TEXTS,
)  # fmt: skip


@st.composite
def wounded(draw: st.DrawFn, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files with up to four wounds in one of them; now and then cut short, or in other letters."""
    found = dict(files)
    name = draw(st.sampled_from(sorted(found)))
    given = found[name]
    for _wound in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, max(0, len(given) - 1)))
        end = min(len(given), at + draw(st.integers(0, 40)))
        flipped = bytes(each ^ 0x20 for each in given[at:end])
        put = draw(st.sampled_from(NASTY) | st.sampled_from((given[at:end] * 2, flipped)))
        given = given[:at] + put + given[end:]
    found[name] = draw(st.sampled_from((given, given, given[: len(given) // 2], _lettered(draw, given))))
    return found


def _lettered(draw: st.DrawFn, given: bytes) -> bytes:
    """The same text in other letters than UTF-8."""
    return given.decode(errors="replace").encode(
        draw(st.sampled_from(("cp1252", "utf-16"))), errors="replace"
    )


@st.composite
def twisted(draw: st.DrawFn, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files with up to three parts of one tree dropped, doubled, swapped or filled with what is wrong."""
    found = dict(files)
    trees = sorted(name for name in found if PurePath(name).suffix in (".json", ".yaml", ".yml", ".xml"))
    name = draw(st.sampled_from(trees))
    twist = _xml_twisted if name.endswith(".xml") else _tree_twisted
    found[name] = twist(draw, found[name], PurePath(name).suffix)
    return found


def _tree_twisted(draw: st.DrawFn, given: bytes, suffix: str) -> bytes:
    tree = {"": json.loads(given) if suffix == ".json" else yaml.safe_load(given)}
    for _twist in range(draw(st.integers(1, 3))):
        ways = list(_ways(tree))
        holder, at = draw(st.sampled_from(ways))
        verb = draw(st.sampled_from(("wrong", "wrong", "drop", "double", "swap")))
        if verb == "wrong":
            holder[at] = copy.deepcopy(draw(st.sampled_from(WRONG)))
        elif verb == "swap":
            other, there = draw(st.sampled_from(ways))
            holder[at] = copy.deepcopy(other[there])
        elif verb == "double" and isinstance(holder, list):
            holder.insert(at, copy.deepcopy(holder[at]))
        elif at != "":
            del holder[at]
    return _written(tree.get(""), suffix)


def _ways(tree: Any) -> Iterator[tuple[Any, Any]]:
    """Every place in a tree: what holds it, and at which name or number."""
    for at in tree if isinstance(tree, dict) else range(len(tree)):
        yield tree, at
        if isinstance(tree[at], dict | list):
            yield from _ways(tree[at])


def _written(tree: Any, suffix: str) -> bytes:
    text = json.dumps(tree) if suffix == ".json" else yaml.safe_dump(tree, allow_unicode=False)
    deep = "[" * 2_000 + "]" * 2_000
    return text.replace(f'"{DEEP}"', deep).replace(f"'{DEEP}'", deep).encode(errors="surrogatepass")


def _xml_twisted(draw: st.DrawFn, given: bytes, _suffix: str) -> bytes:
    root = ElementTree.fromstring(given)  # noqa: S314 - our own sound example
    for _twist in range(draw(st.integers(1, 3))):
        pairs = [(root, root), *((parent, child) for parent in root.iter() for child in parent)]
        parent, child = draw(st.sampled_from(pairs))
        verb = draw(st.sampled_from(("wrong", "wrong", "attribute", "drop", "double", "swap", "deep")))
        text = draw(st.sampled_from(TEXTS))
        if verb == "wrong":
            child.text = text
        elif verb == "attribute":
            child.attrib = dict.fromkeys(child.attrib, text)
        elif verb == "swap":
            child.tag = draw(st.sampled_from(pairs))[1].tag
        elif verb == "deep":
            child.text = DEEP
        elif child is not root and child in parent:
            parent.insert(0, copy.deepcopy(child)) if verb == "double" else parent.remove(child)
    return _as_xml(root)


def _as_xml(root: ElementTree.Element) -> bytes:
    text = ElementTree.tostring(root, encoding="unicode")
    return text.replace(DEEP, "<a>" * 500 + "</a>" * 500).encode(errors="surrogatepass")
