"""A made-up council in the shapes of ModernGov's web service: 3 committees, 24 meetings, and each of its traps."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import escape

COMMITTEES = {
    "101": "Scrutiny Committee",
    "102": "Planning Panel",
    "103": "Cabinet",
    "104": "Old Works Committee",
}
FIRST = {"101": dt.date(2021, 1, 12), "102": dt.date(2021, 1, 19), "103": dt.date(2021, 1, 26)}
PEOPLE = {
    "1": "Councillor Ada O&#39;Brien",
    "2": "Councillor Ben Cole",
    "3": "Councillor Cai Davies",
    "4": "Eve Fox",
}
# committee -> its members, each with the role the council gives
MEMBERS = {
    "101": {"1": "Committee Chair", "2": "Committee Member"},
    "102": {"2": "Committee Chair", "3": "Committee Member"},
    "103": {"1": "Committee Member", "3": "Committee Chair"},
}
CANCELLED, MINUTED, WITH_SUBSTITUTE = "102-4", "101-1", "103-2"


def write(folder: Path) -> Path:
    """The saved answers, a file each."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "committees.xml").write_text(committees(), encoding="utf-8")
    for committee in FIRST:
        (folder / f"meetings-{committee}.xml").write_text(meetings(committee), encoding="utf-8")
        for number, _day in days(committee):
            (folder / f"get-{committee}-{number}.xml").write_text(
                meeting(committee, number), encoding="utf-8"
            )
    return folder


def days(committee: str) -> Iterator[tuple[int, dt.date]]:
    """Eight meetings, four weeks apart."""
    for number in range(1, 9):
        yield number, FIRST[committee] + dt.timedelta(weeks=4 * (number - 1))


def committees() -> str:
    """GetCommittees; the count has a leading blank."""
    rows = "".join(
        f"<committee><committeeid>{key}</committeeid><committeetitle>{name}</committeetitle>"
        f"<committeedeleted>{'True' if key == '104' else 'False'}</committeedeleted>"
        "<committeeexpired>False</committeeexpired><committeecategory>Council</committeecategory></committee>"
        for key, name in COMMITTEES.items()
    )
    return f"<committees><committeescount> {len(COMMITTEES)}</committeescount>{rows}</committees>"


def meetings(committee: str) -> str:
    """GetMeetings of one committee."""
    rows = "".join(
        f"<meeting><meetingid>{committee}{number}</meetingid><meetingdate>{day:%d/%m/%Y}</meetingdate>"
        f"<meetingstatus>{_status(committee, number)}</meetingstatus><meetingtime>10.00 am</meetingtime>"
        "<iswebcast>False</iswebcast></meeting>"
        for number, day in days(committee)
    )
    return (
        "<getmeetings><meetingscount> 8</meetingscount><committeescount> 1</committeescount><committee>"
        f"<committeeid>{committee}</committeeid><committeetitle>{COMMITTEES[committee]}</committeetitle>"
        f"<committeemeetingcount> 8</committeemeetingcount><committeemeetings>{rows}</committeemeetings>"
        "</committee></getmeetings>"
    )


def meeting(committee: str, number: int) -> str:
    """GetMeeting: attendance is recorded for the first two; the rest are still expected."""
    day = dict(days(committee))[number]
    minuted = f"{committee}-{number}" == MINUTED
    return (
        f"<meeting><meetingid>{committee}{number}</meetingid><meetingdate>{day:%d/%m/%Y}</meetingdate>"
        f"<meetingstatus>{_status(committee, number)}</meetingstatus><isdisplayallowed>True</isdisplayallowed>"
        f"<meetingtime>10.00 am</meetingtime><meetingactualfinishtime>12.15 pm</meetingactualfinishtime>"
        f"<meetinglocation>Town Hall</meetinglocation><minutepublished>{minuted}</minutepublished>"
        f"<agendaitems>{_items(committee, number)}</agendaitems>"
        f"<attendees>{_attendees(committee, number)}</attendees></meeting>"
    )


def _status(committee: str, number: int) -> str:
    return "Cancelled" if f"{committee}-{number}" == CANCELLED else "Confirmed"


def _items(committee: str, number: int) -> str:
    """A heading, an item with a paper, and a restricted one."""
    key = f"{committee}{number}"
    link = (
        f"<linkeddocuments><linkeddoc><attachmentid>d{key}</attachmentid><title>Report {key}</title>"
        f"<isurl>False</isurl><url>https://council.example/d{key}.pdf</url><isrestricted>False</isrestricted></linkeddoc></linkeddocuments>"
    )
    return (
        f"<agendaitem><agendaitemid>{key}0</agendaitemid><agendaitemtitle>PART A</agendaitemtitle>"
        "<agendaitemnumber>0</agendaitemnumber></agendaitem>"
        f"<agendaitem><agendaitemid>{key}1</agendaitemid>"
        f"<agendaitemtitle>{escape('Ramps &#39;for all&#39;')}</agendaitemtitle><agendaitemnumber>1</agendaitemnumber>"
        f"<isrestricted>False</isrestricted><isdisplayallowed>True</isdisplayallowed>{link}</agendaitem>"
        f"<agendaitem><agendaitemid>{key}2</agendaitemid><agendaitemtitle>A private matter</agendaitemtitle>"
        "<agendaitemnumber>2</agendaitemnumber><isrestricted>True</isrestricted></agendaitem>"
    )


def _attendees(committee: str, number: int) -> str:
    at = f"{committee}-{number}"
    rows = []
    for person, role in MEMBERS[committee].items():
        word = "Present" if number <= 2 else "Expected"
        if at == MINUTED and person == "2":
            word = "Expected"  # never brought up to date, though the minutes are out
        if at == WITH_SUBSTITUTE and person == "1":
            word = "Apologies"
        rows.append(_attendee(person, role, word))
    if at == WITH_SUBSTITUTE:
        rows.append(_attendee("4", "Substitute for Councillor Ada O&#39;Brien", "Present"))
    if at == "102-1":
        rows.append(_attendee("4", "Officer", "Dialled in"))
    return "".join(rows)


def _attendee(person: str, role: str, word: str) -> str:
    return (
        f'<attendee membertype="U" memberid="{person}" name="{escape(PEOPLE[person])}" '
        f'roledescription="{escape(role)}" attendance="{word}" politicalparty="" ward=""/>'
    )


def in_soap(answer: str, operation: str) -> str:
    """The same answer as SOAP wraps it."""
    space = "http://moderngov.co.uk/namespaces"
    return (
        '<?xml version="1.0" encoding="utf-8"?><soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/">'
        f'<soap:Body><{operation}Response xmlns="{space}"><{operation}Result>{answer}</{operation}Result>'
        f"</{operation}Response></soap:Body></soap:Envelope>"
    )
