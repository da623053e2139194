"""A folder of ModernGov's XML, or one file of it: committees, meetings, who was there, agendas, members.

Operations read: GetCommittees, GetMeetings, GetAllMeetingsByDate, GetMeeting, GetCommitteesByUser,
GetCouncillorsByWard; as GET gives them and as SOAP wraps them. Field names: DemocracyClub/LGSF and afdy/moderngov.
"""

from __future__ import annotations

from pathlib import Path
from xml.etree.ElementTree import Element  # noqa: S405 - the type only; opened/xml_file reads

from django.utils.translation import gettext as _

from groundswell.interchange.moderngov.answers import answer_in, is_fault
from groundswell.interchange.moderngov.gathered import Gathered
from groundswell.interchange.moderngov.meetings import take_meeting, take_meetings
from groundswell.interchange.moderngov.members import take_committees, take_councillors
from groundswell.interchange.moderngov.parts import all_named, counted, name_of, said
from groundswell.interchange.opened.errors import CannotRead
from groundswell.interchange.opened.xml_file import xml_of
from groundswell.interchange.understood import Asked, Understood

MOST_FILES = 20_000
# Answers that may be empty and are answers all the same.
LISTS = ("committees", "getmeetings", "getallmeetingsbydate", "councillorsbyward", "committeesbyuser")
# What a list counts -> what it counts.
COUNTS = (
    ("committeescount", "committee"),
    ("meetingscount", "meeting"),
    ("committeemeetingcount", "meeting"),
)


def read(path: Path, asked: Asked) -> Understood:  # noqa: ARG001 - every reader is asked the same
    """Committees that are not deleted or expired, their meetings, who was there, and what was on the agenda.

    Restricted items, and what is not to be displayed, are left out and counted. Where no file names the members of a
    committee, its seats are those of the people its meetings list. A file of a folder that cannot be read is left
    out, with a note. Raises CannotRead where nothing can be.
    """
    gathered = Gathered()
    whole = []
    for file in _files(gathered, path):
        root = _opened(gathered, file, path)
        if root is None:
            continue
        if _is_whole_meeting(root):
            whole.append(file)
        elif not _take_list(gathered, root, _name(file, path)):
            what = _("This is no answer of ModernGov that we know.")
            gathered.note(_name(file, path), what, _("Leave it out, or get it again."))
    for file in whole:  # after the lists: a meeting by itself does not say whose it is
        root = _opened(gathered, file, path)
        if root is not None:
            outside = "" if name_of(root) == "meeting" else said(root, "committeeid")
            for each in all_named(root, "meeting"):
                take_meeting(gathered, each, _name(file, path), committee=outside)
    if not gathered.forums and not gathered.meetings:
        raise CannotRead(
            path.name,
            _("There is no committee and no meeting of ModernGov in it."),
            _("Choose the folder of XML files, or fetch them with “groundswell fetch moderngov”."),
        )
    return gathered.understood()


def _files(gathered: Gathered, path: Path) -> list[Path]:
    """The XML files of a folder in the order of their names, or the file itself."""
    if not path.is_dir():
        return [path]
    found = sorted(each for each in path.rglob("*") if each.suffix.lower() == ".xml" and each.is_file())
    if len(found) > MOST_FILES:
        what = _("The folder holds more than %(most)d files. The rest was left out.") % {"most": MOST_FILES}
        gathered.note(path.name, what, _("Take in a few years at a time."))
    return found[:MOST_FILES]


def _opened(gathered: Gathered, file: Path, path: Path) -> Element | None:
    """The answer in a file; None, with a note, where one of several cannot be read. Raises CannotRead where it is all
    there is.
    """
    try:
        return answer_in(xml_of(file), file.name)
    except CannotRead as fault:
        if file == path:
            raise
        gathered.notes.append(fault.fault)
        return None


def _name(file: Path, path: Path) -> str:
    return file.relative_to(path).as_posix() if path.is_dir() else file.name


def _is_whole_meeting(root: Element) -> bool:
    """Whether it is GetMeeting's answer: a meeting with an agenda or attendees."""
    if is_fault(root) or name_of(root) in LISTS:
        return False
    return name_of(root) == "meeting" or any(name_of(e) in ("agendaitems", "attendees") for e in root.iter())


def _take_list(gathered: Gathered, root: Element, where: str) -> bool:
    """One list, whichever it is; whether it is one we know."""
    if is_fault(root):
        return False
    names = {name_of(each) for each in root.iter()}
    _look_at_counts(gathered, root, where)
    if names & {"meeting", "committeemeetings", "committeemeetingcount"}:
        take_meetings(gathered, root, where)
    elif "councillor" in names:
        take_councillors(gathered, root, where)
    elif "committee" in names:
        take_committees(gathered, root, where)
    else:
        return name_of(root) in LISTS
    return True


def _look_at_counts(gathered: Gathered, root: Element, where: str) -> None:
    """Tells of a list whose count is not what stands in it."""
    for each in root.iter():
        for name, kind in COUNTS:
            told = counted(each, name)
            if told is not None and told != sum(1 for _found in all_named(each, kind) if _found is not each):
                gathered.count("fewer than counted", where)
