"""Agenda items of a ModernGov meeting and their documents. What is restricted is left out and counted."""

from __future__ import annotations

from xml.etree.ElementTree import Element  # noqa: S405 - the type only; opened/xml_file reads

from groundswell.interchange.moderngov.gathered import Gathered
from groundswell.interchange.moderngov.parts import all_named, is_displayed, said
from groundswell.interchange.understood import Said


def take_agenda(gathered: Gathered, element: Element, meeting: Said, where: str) -> None:
    """The items of one meeting. A heading has no number and is no item; its documents are taken."""
    for number, item in enumerate(all_named(element, "agendaitem"), 1):
        place = f"{where}, item {number}"
        if not is_displayed(item):
            gathered.count("restricted", place)
            continue
        paper = _papers(gathered, item, meeting, place)
        if said(item, "agendaitemnumber") in ("", "0"):
            gathered.count("headings", place)
        else:
            _item(gathered, item, meeting, paper, place)


def _item(gathered: Gathered, item: Element, meeting: Said, paper: str, where: str) -> None:
    key, title = said(item, "agendaitemid"), said(item, "agendaitemtitle")
    if not key or not title:
        return
    values: dict[str, object] = {"meeting": meeting.id, "number": _number(item), "title": title}
    if paper:
        values["paper"] = paper
    forum = gathered.forums.get(str(meeting.values["forum"]))
    words = {"presented by": said(item, "commenttext1"), "actions": said(item, "commenttext2")}
    refers_to = said(item, "refertocommittee")
    if forum is not None and refers_to != forum.values["name"]:
        words["refer to"] = refers_to
    gathered.other(
        Said("agenda_item", key, values, where, {name: text for name, text in words.items() if text})
    )


def _number(item: Element) -> str:
    """The number as it is printed; the one inside counts headings too."""
    inside = said(item, "agendaitemnumber") + said(item, "agendaitemsubnumber")
    return said(item, "fulldisplaynumberformat").rstrip(".") or inside


def _papers(gathered: Gathered, item: Element, meeting: Said, where: str) -> str:
    """The documents as papers of the meeting; gives the id of the first."""
    first = ""
    for document in all_named(item, "linkeddoc"):
        if not is_displayed(document):
            gathered.count("restricted", where)
            continue
        key, title = said(document, "attachmentid"), said(document, "title")
        if key and title:
            values = {"title": title, "meeting": meeting.id}
            gathered.other(Said("paper", key, values, where, _address(document)))
            first = first or key
    return first


def _address(document: Element) -> dict[str, str]:
    address = said(document, "url")
    return {"url": address} if address.startswith(("http://", "https://")) else {}
