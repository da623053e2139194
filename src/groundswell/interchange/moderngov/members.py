"""Committees, councillors, and who is a member of what: GetCommittees, GetCommitteesByUser, GetCouncillorsByWard."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from xml.etree.ElementTree import Element  # noqa: S405 - the type only; opened/xml_file reads

from groundswell.interchange.moderngov.gathered import Gathered
from groundswell.interchange.moderngov.parts import all_named, children, is_true, said

WHO = ("userid", "luserid", "memberid", "councillorid")
ROLES = ("role", "userrole", "roledescription")
# How the file of one person's committees is called where the answer itself does not say whose they are.
OF_ONE = re.compile(
    r"(?:getcommitteesbyuser|committeesbyuser|user|member)[-_ ]?(\d+)", re.ASCII | re.IGNORECASE
)


def take_committees(gathered: Gathered, root: Element, where: str) -> None:
    """GetCommittees; with somebody's id, in the answer or in the name of its file, GetCommitteesByUser."""
    user = _first(root, WHO) or _of_whom(where)
    for each in all_named(root, "committee"):
        key = said(each, "committeeid")
        gathered.committee(
            key,
            said(each, "committeetitle"),
            where,
            category=said(each, "committeecategory"),
            is_gone=is_true(said(each, "committeedeleted")) or is_true(said(each, "committeeexpired")),
        )
        if user:
            gathered.member(key, user, _first(each, ROLES), where)


def take_councillors(gathered: Gathered, root: Element, where: str) -> None:
    """GetCouncillorsByWard: their ids and names, and their committees where they are given. No party, no address."""
    for each in all_named(root, "councillor"):
        person = said(each, "councillorid")
        gathered.person(person, said(each, "fullusername"), where)
        for served in children(each, "committees"):
            for committee in all_named(served, "committee"):
                gathered.member(said(committee, "committeeid"), person, _first(committee, ROLES), where)


def _first(element: Element, names: tuple[str, ...]) -> str:
    return next((found for name in names if (found := said(element, name))), "")


def _of_whom(where: str) -> str:
    met = OF_ONE.fullmatch(PurePosixPath(where).stem)
    return met[1] if met else ""
