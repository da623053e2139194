"""What real ModernGov servers do that nobody would expect, each met by name. Traps of the live service: test_fetch."""

from __future__ import annotations

from pathlib import Path

import pytest

from groundswell.interchange.understood import Said, Understood
from tests.interchange.moderngov import made_council
from tests.interchange.moderngov.test_read import read, told

ATTENDEE = '<attendee memberid="{0}" name="{1}" roledescription="{2}" attendance="{3}"/>'


def one_meeting(
    folder: Path, *, items: str = "", attendees: str = "", more: str = "", minuted: bool = False
) -> Understood:
    """A folder with one list and its first meeting, with this inside it."""
    (folder / "committees.xml").write_text(made_council.committees())
    (folder / "meetings.xml").write_text(made_council.meetings("101"))
    (folder / "get.xml").write_text(
        "<meeting><meetingid>1011</meetingid><meetingdate>12/01/2021</meetingdate><meetingtime>10.00 am</meetingtime>"
        f"<minutepublished>{minuted}</minutepublished>{more}<agendaitems>{items}</agendaitems>"
        f"<attendees>{attendees}</attendees></meeting>"
    )
    return read(folder)


def item(number: str, *, printed: str = "", more: str = "", title: str = "Ramps") -> str:
    return (
        f"<agendaitem><agendaitemid>9{number}</agendaitemid><agendaitemtitle>{title}</agendaitemtitle>"
        f"<agendaitemnumber>{number}</agendaitemnumber><fulldisplaynumberformat>{printed}</fulldisplaynumberformat>"
        f"{more}</agendaitem>"
    )


def document(key: str, *, restricted: str = "False", committee: str = "Scrutiny Committee") -> str:
    return (
        f"<linkeddocuments><linkeddoc><attachmentid>{key}</attachmentid><title>Report {key}</title>"
        f"<isrestricted>{restricted}</isrestricted><committeetitle>{committee}</committeetitle></linkeddoc>"
        "</linkeddocuments>"
    )


def came(found: Understood) -> dict[object, object]:
    return {row.values["person"]: row.values["status"] for row in found.of("attendance")}


def the(found: Understood, kind: str) -> list[Said]:
    return list(found.of(kind))


def test_trap_c_text_is_escaped_twice(tmp_path: Path) -> None:
    found = one_meeting(tmp_path, items=item("1", title="Ramps &amp;#39;for all&amp;#39; &amp;amp; more"))
    assert the(found, "agenda_item")[0].values["title"] == "Ramps 'for all' & more"


def test_trap_d_counts_have_leading_blanks_and_are_held_against_the_list(tmp_path: Path) -> None:
    (tmp_path / "meetings.xml").write_text(made_council.meetings("101"))
    assert "more or fewer" not in told(read(tmp_path))
    short = made_council.meetings("101").replace("<meetingscount> 8", "<meetingscount> 9")
    (tmp_path / "meetings.xml").write_text(short)
    assert "1 list says it holds more or fewer than it does" in told(read(tmp_path))


@pytest.mark.parametrize("number", ["0", ""])
def test_trap_e_an_item_without_a_number_is_a_heading_but_its_documents_are_papers(
    tmp_path: Path, number: str
) -> None:
    found = one_meeting(tmp_path, items=item(number, printed="A", more=document("7")))
    assert not the(found, "agenda_item")
    assert [row.id for row in found.of("paper")] == ["7"]
    assert "1 agenda item is a heading" in told(found)


def test_an_item_has_the_number_that_is_printed(tmp_path: Path) -> None:
    found = one_meeting(tmp_path, items=item("4", printed="1.") + item("5"))
    assert [row.values["number"] for row in found.of("agenda_item")] == ["1", "5"]


@pytest.mark.parametrize(
    "mark", ["<isrestricted>True</isrestricted>", "<isdisplayallowed>False</isdisplayallowed>"]
)
def test_trap_f_what_is_restricted_is_left_out_with_its_documents(tmp_path: Path, mark: str) -> None:
    found = one_meeting(tmp_path, items=item("1", more=mark + document("7")))
    assert not the(found, "agenda_item")
    assert not the(found, "paper")
    assert "1 item or document is restricted" in told(found)


def test_trap_f_a_restricted_document_of_a_public_item_is_left_out(tmp_path: Path) -> None:
    found = one_meeting(tmp_path, items=item("1", more=document("7", restricted="True")))
    assert the(found, "agenda_item")
    assert not the(found, "paper")


def test_trap_f_a_meeting_not_to_be_displayed_goes_even_where_a_list_names_it(tmp_path: Path) -> None:
    found = one_meeting(
        tmp_path, more="<isdisplayallowed>False</isdisplayallowed>", items=item("1", more=document("7"))
    )
    assert "1011" not in {row.id for row in found.of("meeting")}
    assert not the(found, "paper")
    assert "1 meeting is not to be displayed" in told(found)


def test_trap_g_expected_is_never_present_with_or_without_minutes(tmp_path: Path) -> None:
    attendees = ATTENDEE.format(1, "Ada", "Committee Member", "Expected")
    for minuted in (False, True):
        found = one_meeting(tmp_path, attendees=attendees, minuted=minuted)
        assert came(found) == {"1": "expected"}
        assert ("after the minutes came out" in told(found)) is minuted


def test_who_is_only_expected_as_a_substitute_did_not_come(tmp_path: Path) -> None:
    attendees = ATTENDEE.format(1, "Councillor Ada", "Committee Member", "Apologies")
    attendees += ATTENDEE.format(2, "Ben", "Substitute for Councillor Ada", "Expected")
    assert came(one_meeting(tmp_path, attendees=attendees)) == {"1": "apologies", "2": "expected"}


@pytest.mark.parametrize(
    ("role", "word"),
    [
        ("Substitute for Councillor Ada", "Present"),
        ("Substitute for Ada", "Present as substitute"),
        ("", "Present as substitute for Cllr Ada"),
        ("", "Substitute for Ada"),
    ],
)
def test_a_substitute_for_somebody_who_is_listed(tmp_path: Path, role: str, word: str) -> None:
    attendees = ATTENDEE.format(1, "Councillor Ada", "Committee Member", "Apologies")
    attendees += ATTENDEE.format(2, "Ben", role, word)
    found = one_meeting(tmp_path, attendees=attendees)
    assert came(found)["2"] == "substitute"
    assert the(found, "attendance")[1].values["substitute_for"] == "1"
    assert [row.id for row in found.of("seat")] == ["101/1"]


def test_a_substitute_for_nobody_named_is_present_and_keeps_the_words(tmp_path: Path) -> None:
    attendees = ATTENDEE.format(2, "Ben", "Committee Member", "Present as substitute")
    found = one_meeting(tmp_path, attendees=attendees)
    assert came(found) == {"2": "present"}
    assert the(found, "attendance")[0].words["attendance"] == "Present as substitute"
    assert not the(found, "seat")


def test_a_substitute_for_one_of_two_of_the_same_name_is_for_neither(tmp_path: Path) -> None:
    attendees = "".join(ATTENDEE.format(n, "Ada Lee", "Committee Member", "Apologies") for n in (1, 3))
    attendees += ATTENDEE.format(2, "Ben", "Substitute for Ada Lee", "Present")
    assert came(one_meeting(tmp_path, attendees=attendees))["2"] == "present"


def test_who_is_in_attendance_has_no_seat(tmp_path: Path) -> None:
    attendees = ATTENDEE.format(2, "Ben", "Cabinet Member", "In attendance")
    found = one_meeting(tmp_path, attendees=attendees)
    assert came(found) == {"2": "present"}
    assert not the(found, "seat")


def test_an_unknown_status_of_a_meeting_is_kept_and_told(tmp_path: Path) -> None:
    found = one_meeting(tmp_path, more="<meetingstatus>Adjourned</meetingstatus>")
    row = next(row for row in found.of("meeting") if row.id == "1011")
    assert (row.values["status"], row.words["status"]) == ("confirmed", "Adjourned")
    assert "“Adjourned” stands 1 time as the status" in told(found)


def test_published_minutes_are_a_draft_at_most(tmp_path: Path) -> None:
    found = one_meeting(tmp_path, minuted=True)
    assert {row.id: row.values.get("minutes") for row in found.of("meeting")}["1011"] == "draft"


def test_one_meeting_alone_is_of_the_committee_its_documents_name(tmp_path: Path) -> None:
    one_meeting(
        tmp_path, items=item("1", more=document("7")), attendees=ATTENDEE.format(1, "Ada", "Chair", "Present")
    )
    found = read(tmp_path / "get.xml")
    assert [row.values["name"] for row in found.of("forum")] == ["Scrutiny Committee"]
    assert found.counts()["meeting"] == 1
    assert [row.values["role"] for row in found.of("seat")] == ["chair"]


def test_one_meeting_alone_whose_documents_name_two_committees_is_left_out(tmp_path: Path) -> None:
    two = item("1", more=document("7")) + item("2", more=document("8", committee="Cabinet"))
    one_meeting(tmp_path, items=two)
    (fault,) = read(tmp_path / "get.xml").faults
    assert fault.remedy


def test_a_broken_file_alone_says_where_it_breaks(tmp_path: Path) -> None:
    (tmp_path / "get.xml").write_text("<meeting>\n<meetingid>")
    (fault,) = read(tmp_path / "get.xml").faults
    assert "line 2" in fault.where


def test_an_answer_in_a_string_is_read(tmp_path: Path, folder: Path) -> None:
    inside = made_council.meetings("101").replace("&", "&amp;").replace("<", "&lt;")
    (tmp_path / "string.xml").write_text(
        f'<string xmlns="http://moderngov.co.uk/namespaces">{inside}</string>'
    )
    assert read(tmp_path / "string.xml").counts()["meeting"] == 8


def test_meetings_by_themselves_name_their_committee(tmp_path: Path) -> None:
    (tmp_path / "all.xml").write_text(
        "<getallmeetingsbydate><meetingscount> 1</meetingscount><meetings><meeting><meetingid>5</meetingid>"
        "<committeeid>101</committeeid><committeetitle>Scrutiny Committee</committeetitle>"
        "<meetingdate>12/01/2021</meetingdate></meeting></meetings></getallmeetingsbydate>"
    )
    found = read(tmp_path)
    assert [row.values["forum"] for row in found.of("meeting")] == ["101"]


def test_whose_committees_they_are_may_stand_in_the_name_of_the_file(folder: Path) -> None:
    row = "<committee><committeeid>101</committeeid><committeetitle>Scrutiny Committee</committeetitle></committee>"
    (folder / "GetCommitteesByUser-3.xml").write_text(f"<committees>{row}</committees>")
    found = read(folder)
    assert [seat.id for seat in found.of("seat") if seat.values["forum"] == "101"] == ["101/3"]
    assert "2 people are listed at meetings of committees whose lists of members do not name them" in told(
        found
    )


def test_no_address_party_or_ward_of_a_person_is_taken_in(tmp_path: Path) -> None:
    attendees = (
        '<attendee memberid="1" name="Ada" roledescription="Chair" attendance="Present" politicalparty="LAB" '
        'ward="Central"><url>https://council.example/u1</url><email>ada@council.example</email></attendee>'
    )
    rows = repr(one_meeting(tmp_path, attendees=attendees).rows)
    assert not any(word in rows for word in ("LAB", "Central", "ada@", "u1"))
