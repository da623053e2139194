"""A folder of ModernGov's XML, or one file of it: committees, meetings, who was there, agendas, members.

Operations read: GetCommittees, GetMeetings, GetAllMeetingsByDate, GetMeeting, GetCommitteesByUser,
GetCouncillorsByWard; as GET gives them and as SOAP wraps them. Field names: DemocracyClub/LGSF and afdy/moderngov.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element  # noqa: S405 - the type only; opened/xml_file reads

from django.utils.translation import gettext as _

from groundswell.interchange.moderngov.gathered import Gathered
from groundswell.interchange.moderngov.meetings import take_meeting, take_meetings
from groundswell.interchange.moderngov.parts import all_named, children, name_of, said
from groundswell.interchange.opened.errors import CannotRead
from groundswell.interchange.opened.xml_file import xml_of
from groundswell.interchange.understood import Asked, Understood

MOST_FILES = 5_000
FAULTY = ("error", "html")  # what a service that is switched off answers with


def read(path: Path, asked: Asked) -> Understood:  # noqa: ARG001 - every reader is asked the same
    """Committees that are not deleted or expired, their meetings, who was there, and what was on the agenda.

    Restricted items, and what is not to be displayed, are left out and counted. Where no file names the members of a
    committee, its seats are those of the people its meetings list. A file that cannot be read is left out, with a
    note. Raises CannotRead where nothing can be.
    """
    gathered = Gathered()
    whole = []
    for file in _files(path):
        root = _opened(gathered, file)
        if root is None:
            continue
        if _is_whole_meeting(root):
            whole.append(file)
        elif not _take(gathered, root, _name(file, path)):
            what = _("This is no answer of ModernGov that we know.")
            gathered.note(file.name, what, _("Leave it out, or get it again."))
    for file in whole:  # after the lists: a meeting by itself does not say whose it is
        root = _opened(gathered, file)
        if root is not None:
            for each in _outermost(root, "meeting"):
                take_meeting(gathered, each, _name(file, path), committee=_committee_of(root))
    if not gathered.forums and not gathered.meetings:
        raise CannotRead(
            path.name,
            _("There is no committee and no meeting of ModernGov in it."),
            _("Choose the folder of XML files, or fetch them with “groundswell fetch moderngov”."),
        )
    return gathered.understood()


def _files(path: Path) -> list[Path]:
    if path.is_dir():
        return sorted(each for each in path.rglob("*") if each.suffix.lower() == ".xml" and each.is_file())[
            :MOST_FILES
        ]
    return [path]


def _opened(gathered: Gathered, file: Path) -> Element | None:
    """The file's XML; None, with a note, where it cannot be read. A fault met before is told once."""
    try:
        return xml_of(file)
    except CannotRead as fault:
        gathered.notes.append(fault.fault)
        return None


def _name(file: Path, path: Path) -> str:
    return file.relative_to(path).as_posix() if path.is_dir() else file.name


def _is_whole_meeting(root: Element) -> bool:
    names = {name_of(each) for each in root.iter()}
    return bool(names & {"agendaitems", "attendees"}) or name_of(_inner(root)) == "meeting"


def _take(gathered: Gathered, root: Element, where: str) -> bool:
    """One list, whichever it is; whether it is one we know."""
    if name_of(root) in FAULTY:
        return False
    names = {name_of(each) for each in root.iter()}
    if names & {"committeemeetings", "committeemeetingcount"}:
        take_meetings(gathered, root, where)
    elif names & {"councillors", "councillor"}:
        _take_councillors(gathered, root, where)
    elif "committee" in names:
        _take_committees(gathered, root, where)
    else:
        return False
    return True


def _inner(root: Element) -> Element:
    """The answer inside SOAP's envelope, body, response and result; the root itself where there is none."""
    wraps = ("envelope", "body")
    while len(root) == 1 and (name_of(root) in wraps or name_of(root).endswith(("response", "result"))):
        root = root[0]
    return root


def _outermost(root: Element, name: str) -> Iterator[Element]:
    inner = _inner(root)
    return iter([inner]) if name_of(inner) == name else all_named(inner, name)


def _committee_of(root: Element) -> str:
    """The committee's id where the answer says it once for all."""
    inner = _inner(root)
    return said(inner, "committeeid") if name_of(inner) != "meeting" else ""


def _take_committees(gathered: Gathered, root: Element, where: str) -> None:
    """GetCommittees; with a member's id, GetCommitteesByUser."""
    user = said(_inner(root), "userid") or said(_inner(root), "memberid")
    for each in all_named(root, "committee"):
        gathered.committee(
            said(each, "committeeid"),
            said(each, "committeetitle"),
            where,
            category=said(each, "committeecategory"),
            is_gone="true"
            in (said(each, "committeedeleted").lower(), said(each, "committeeexpired").lower()),
        )
        if user:
            gathered.member(
                said(each, "committeeid"), user, said(each, "role") or said(each, "userrole"), where
            )


def _take_councillors(gathered: Gathered, root: Element, where: str) -> None:
    for each in all_named(root, "councillor"):
        gathered.person(said(each, "councillorid"), said(each, "fullusername"), where)
        for served in children(each, "committees"):
            for committee in all_named(served, "committee"):
                gathered.member(
                    said(committee, "committeeid"), said(each, "councillorid"), said(committee, "role"), where
                )
