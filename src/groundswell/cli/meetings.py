"""`meeting record`, `meeting cancel` and `invitation withdraw`: what happened, and what will not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from groundswell.cli.days import short
from groundswell.cli.home import open_for
from groundswell.cli.looking_up import person_named
from groundswell.cli.saying import said as _
from groundswell.cli.saying import tell
from groundswell.errors import GroundswellError

if TYPE_CHECKING:
    from groundswell.records.asking import Asker
    from groundswell.register.models import Meeting

MeetingKey = Annotated[str, typer.Argument(metavar="MEETING", help="The meeting's key: acb-2021-02-09.")]
Names = list[str] | None

family = typer.Typer(help="One meeting: record it or cancel it.", no_args_is_help=True, rich_markup_mode=None)
invitations = typer.Typer(help="Invitations to one item.", no_args_is_help=True, rich_markup_mode=None)


class UnknownMeeting(GroundswellError):
    """No meeting has this key."""

    code = "unknown_name"

    def __init__(self, key: str, *, nearest: tuple[str, ...]) -> None:
        self.nearest = nearest
        remedy = (
            _("Did you mean {names}?").format(names=_(" or ").join(nearest))
            if nearest
            else _("A meeting's key stands on its page and in the workbook.")
        )
        super().__init__(_("No meeting here has the key “{key}”.").format(key=key[:100]), remedy=remedy)

    def as_json(self) -> dict[str, str]:
        return {**super().as_json(), "nearest": "; ".join(self.nearest)}


class NotInvited(GroundswellError):
    """The person has no invitation to withdraw there."""

    code = "not_invited"
    remedy = "Look at the meeting's page for who is invited."

    def __init__(self, person: str, meeting: str) -> None:
        super().__init__(f"{person} is not invited to {meeting}.")


class SubstituteForWhom(GroundswellError):
    """A substitute is typed with the person they stand in for."""

    code = "substitute_for_whom"
    remedy = "Type it like --substitute 'Jo Day=Public Health Lead'."

    def __init__(self, text: str) -> None:
        super().__init__(f"“{text[:80]}” does not say for whom.", field="substitute")


def add_to(app: typer.Typer) -> None:
    """Add this family's commands."""
    app.add_typer(family, name="meeting")
    app.add_typer(invitations, name="invitation")


@family.callback()
def one_meeting() -> None:
    """One meeting: record it or cancel it."""


@invitations.callback()
def invitation() -> None:
    """Invitations to one item."""


@family.command("record")
def record(
    key: MeetingKey,
    present: Annotated[
        Names, typer.Option("--present", metavar="PERSON", help="Came. May be given again.")
    ] = None,
    apologies: Annotated[
        Names, typer.Option("--apologies", metavar="PERSON", help="Sent apologies. May be given again.")
    ] = None,
    absent: Annotated[
        Names, typer.Option("--absent", metavar="PERSON", help="Did not come. May be given again.")
    ] = None,
    substitute: Annotated[
        Names, typer.Option("--substitute", metavar="PERSON=FOR", help="Came in somebody's place.")
    ] = None,
    noted: Annotated[str, typer.Option("--noted", help="What was noted.")] = "",
    partial: Annotated[bool, typer.Option("--partial", help="The list of who came is not complete.")] = False,
) -> None:
    """Record who came to a meeting. Presence is never assent."""
    asker = open_for()
    from groundswell.register import actions
    from groundswell.register.actions import AttendanceRecord

    meeting = _meeting(asker, key)
    came: dict[str, AttendanceRecord] = {}
    for status, names in (("present", present), ("apologies", apologies), ("absent", absent)):
        for name in names or ():
            came[person_named(asker, name)[1].key] = AttendanceRecord(status=status)
    for text in substitute or ():
        who, sign, whom = text.partition("=")
        if not sign or not who.strip() or not whom.strip():
            raise SubstituteForWhom(text)
        stands_for = person_named(asker, whom.strip())[1].key
        came[person_named(asker, who.strip())[1].key] = AttendanceRecord(
            status="substitute", substitute_for=stands_for
        )
    actions.record_meeting(asker, meeting, attendance=came, complete=not partial, noted=noted)
    tell(
        _("Recorded {forum}, {day}: {n} people.").format(
            forum=meeting.forum.name, day=short(meeting.day), n=len(came)
        )
    )


@family.command("cancel")
def cancel(key: MeetingKey) -> None:
    """Say that a meeting will not take place: it neither hears nor passes anything on."""
    asker = open_for()
    from groundswell.register import actions

    meeting = _meeting(asker, key)
    actions.call_off(asker, meeting)
    tell(_("Cancelled {forum}, {day}.").format(forum=meeting.forum.name, day=short(meeting.day)))


@invitations.command("withdraw")
def withdraw(
    key: MeetingKey,
    person: Annotated[str, typer.Argument(metavar="PERSON", help="Who was invited.")],
) -> None:
    """Take back an invitation to one item."""
    asker = open_for()
    from groundswell.register import actions

    meeting = _meeting(asker, key)
    found = person_named(asker, person)[1]
    asked = meeting.attendances.filter(person=found, status="invited").first()
    if asked is None:
        raise NotInvited(found.name, key)
    actions.withdraw_invitation(asker, asked)
    tell(
        _("Withdrew {person}'s invitation to {forum}, {day}.").format(
            person=found.name, forum=meeting.forum.name, day=short(meeting.day)
        )
    )


def _meeting(asker: Asker, key: str) -> Meeting:
    """The meeting with this key. Raises UnknownMeeting."""
    from difflib import get_close_matches

    from groundswell.register.models import Meeting

    rows = Meeting.objects.visible_to(asker).select_related("forum")
    found = rows.filter(key=key).first()
    if found is None:
        near = get_close_matches(key[:100], list(rows.values_list("key", flat=True)), n=3)
        raise UnknownMeeting(key, nearest=tuple(near))
    return found
