"""A page as a screen reader speaks it, a line a stop, from Chromium's own accessibility tree. No verdict here.

It follows what NVDA and Orca say in reading mode: role, name, state, description. What a browser keeps from a
screen reader is not in the tree and so not here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from playwright.sync_api import Page

Node = dict[str, Any]
Tree = dict[str, Node]

ROLES = {
    "RootWebArea": "page",
    "textbox": "edit",
    "radio": "radio button",
    "DescriptionListTerm": "term",
    "term": "term",
    "definition": "definition",
    "img": "picture",
    "image": "picture",
    "blockquote": "quote",
    "DisclosureTriangle": "button, opens and closes",
    "contentinfo": "footer",
    "rowheader": "row header",
    "columnheader": "column header",
}
# Spoken by their name, so what is inside them is not spoken again.
SPOKEN_WHOLE = {
    "link",
    "button",
    "textbox",
    "radio",
    "checkbox",
    "combobox",
    "img",
    "image",
    "heading",
    "DisclosureTriangle",
}
# A screen reader says that it goes in, then what is inside.
GONE_INTO = {
    "main",
    "banner",
    "navigation",
    "contentinfo",
    "region",
    "form",
    "group",
    "radiogroup",
    "list",
    "table",
    "figure",
    "alert",
    "status",
    "blockquote",
    "article",
    "complementary",
}
LABELLED = ("radio button, ", "checkbox, ", "edit, ", "group, ")
CHANGING = (
    (re.compile(r"http://127\.0\.0\.1:\d+"), "(address)"),
    (re.compile(r"(?<=[?&/])[0-9a-f]{8,}"), "(token)"),
    (re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day \d{1,2} [A-Z][a-z]+ \d{4}\b"), "(a day)"),
    (re.compile(r"\b\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December)"
                r" \d{4}\b"), "(a day)"),
)  # fmt: skip


def spoken(page: Page, *, inside: str = "main") -> list[str]:
    """What is spoken inside one landmark, or all of the page for an empty `inside`, in reading order."""
    session = page.context.new_cdp_session(page)
    tree: Tree = {n["nodeId"]: n for n in session.send("Accessibility.getFullAXTree")["nodes"]}
    session.detach()
    root = next(iter(tree.values()))
    start = next(n for n in tree.values() if role_of(n) == inside) if inside else root
    return [f"page, {name_of(root)}", *once(lines(tree, start))]


def once(said: Iterator[str]) -> Iterator[str]:
    """Without the words of a label, or a legend, that were just spoken as the name of what they label."""
    last = ""
    for line in said:
        if line.startswith(LABELLED):
            last = line
        elif line in last:
            continue
        yield line


def role_of(node: Node) -> str:
    return "" if node.get("ignored") else str(node.get("role", {}).get("value", ""))


def name_of(node: Node) -> str:
    return " ".join(str(node.get("name", {}).get("value", "")).split())


def children(tree: Tree, node: Node) -> list[Node]:
    return [tree[key] for key in node.get("childIds", []) if key in tree]


def lines(tree: Tree, node: Node) -> Iterator[str]:
    """One line for each stop of the reader, this node's first."""
    role = role_of(node)
    if role in SPOKEN_WHOLE or (role in GONE_INTO and (name_of(node) or role in ("list", "main", "table"))):
        yield told(tree, node)
    if role in SPOKEN_WHOLE:
        return
    text: list[str] = []
    for child in children(tree, node):
        if role_of(child) == "ListMarker":
            continue
        if role_of(child) in ("StaticText", "InlineTextBox", "LineBreak"):
            text.append(name_of(child))
        elif role_of(child) in ("strong", "emphasis", "code", "mark", "time", "Abbr", "subscript"):
            text.extend(within(tree, child))
        else:
            yield from together(role, text)
            text = []
            yield from lines(tree, child)
    yield from together(role, text)


def within(tree: Tree, node: Node) -> list[str]:
    """The words inside, where nothing inside is a stop of its own."""
    return [
        said for child in children(tree, node) for said in ([name_of(child)] if name_of(child) else [])
    ] or [name_of(node)]


def together(role: str, text: list[str]) -> Iterator[str]:
    said = " ".join(filter(None, text))
    before = {"listitem": "item, ", "term": "term, ", "DescriptionListTerm": "term, "}.get(role, "")
    before = before or {"definition": "definition, ", "cell": "cell, ", "columnheader": "column, "}.get(
        role, ""
    )
    if said:
        yield before + said


def told(tree: Tree, node: Node) -> str:
    """Role, name, states, description: "edit, Your words, required"."""
    role, asked = role_of(node), {p["name"]: p["value"].get("value") for p in node.get("properties", [])}
    words = [ROLES.get(role, role)]
    if role == "heading":
        words[0] += f" {asked.get('level')}"
    words += [name_of(node) or ("" if role in ("list", "main", "table") else "(NO NAME)")]
    words += [f"{len(children(tree, node))} items"] if role == "list" else []
    words += list(states(role, asked))
    value = str(node.get("value", {}).get("value", ""))
    words += [f"holds: {value}"] if value and role in ("textbox", "combobox") else []
    said = " ".join(str(node.get("description", {}).get("value", "")).split())
    words += [f"description: {said}"] if said else []
    return ", ".join(filter(None, words))


def states(role: str, asked: dict[str, Any]) -> Iterator[str]:
    """What can be said of it at the moment."""
    if role in ("radio", "checkbox"):
        yield "checked" if asked.get("checked") == "true" else "not checked"
    if role == "DisclosureTriangle":
        yield "open" if asked.get("expanded") else "closed"
    if asked.get("required"):
        yield "required"
    if asked.get("invalid") not in (None, False, "false"):
        yield "wrong"
    if asked.get("disabled"):
        yield "not to be used"


def steady(said: list[str], seven: str = "") -> str:
    """Without what differs from run to run: the seven words, days, tokens."""
    text = "\n".join(said) + "\n"
    for word in seven.split():
        text = re.sub(rf"\b{word}\b", "(word)", text)
    for pattern, mark in CHANGING:
        text = pattern.sub(mark, text)
    return text
