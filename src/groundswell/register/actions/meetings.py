"""What becomes of a meeting before it is held: called off, postponed, somebody invited or not any more."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _

from groundswell.records.asking import Asker
from groundswell.register.actions.one_change import one_change
from groundswell.register.actions.placing import place_items
from groundswell.register.actions.rows import name_in_chain, seen_again
from groundswell.register.errors import NotValid
from groundswell.register.keys import key_for
from groundswell.register.models import Attendance, Meeting, Person, Subject
from groundswell.register.rules import require_edit


def call_off(by: Asker, meeting: Meeting) -> Meeting:
    """Marks a meeting as cancelled. It neither hears nor passes, and no attendance counts for it."""
    with one_change(by, "call off") as entry:
        off = _not_yet_held(by, meeting)
        off.status, off.moved_to = Meeting.Status.CANCELLED, None
        off.save()
        entry.subject = name_in_chain(off)
    return off


def postpone(
    by: Asker, meeting: Meeting, *, to_day: dt.date, start: dt.time | None = None, end: dt.time | None = None
) -> Meeting:
    """Marks a meeting as postponed and gives the new one, which takes its agenda, papers and invitations along.

    Without a start only the new day is known.
    """
    with one_change(by, "postpone") as entry:
        old = _not_yet_held(by, meeting)
        new = Meeting(forum=old.forum, day=to_day, start=start, end=end, source=old.source)
        new.is_synthetic = old.is_synthetic
        new.key = key_for(new)
        new.save(force_insert=True)
        old.status, old.moved_to = Meeting.Status.POSTPONED, new
        old.save()
        _take_along(old, new)
        place_items(new.forum, today=by.today)
        entry.subject, entry.detail = name_in_chain(old), {"to": new.key, "day": to_day}
    return new


def _take_along(old: Meeting, new: Meeting) -> None:
    old.agenda_items.update(meeting=new)
    old.papers.update(meeting=new)
    old.attendances.filter(status=Attendance.Status.INVITED).update(meeting=new)


def invite(by: Asker, meeting: Meeting, person: Person, subject: Subject) -> Attendance:
    """Invites a person to one meeting for one subject. It takes the place of a seat, not of a paper."""
    with one_change(by, "invite") as entry:
        asked = _not_yet_held(by, meeting)
        invitation = asked.attendances.filter(person=person).first() or Attendance(
            meeting=asked, person=person
        )
        if invitation.pk and invitation.status in (Attendance.Status.PRESENT, Attendance.Status.SUBSTITUTE):
            raise NotValid(_("%(person)s was there already.") % {"person": person}, field="person")
        invitation.status, invitation.substitute_for = Attendance.Status.INVITED, None
        invitation.invited_for = subject
        invitation.key = invitation.key or key_for(invitation)
        invitation.save()
        entry.subject, entry.detail = name_in_chain(invitation), {"for": subject.key}
    return invitation


def withdraw_invitation(by: Asker, attendance: Attendance) -> None:
    """Takes an invitation back, as if it had not been made; the audit chain keeps that it was."""
    with one_change(by, "withdraw invitation") as entry:
        invitation: Attendance = seen_again(by, attendance)
        require_edit(by, invitation.meeting.forum)
        if invitation.status != Attendance.Status.INVITED:
            raise NotValid(
                _("%(person)s is on the list of that meeting, but not as invited.")
                % {"person": invitation.person},
                remedy=_("Change what is recorded of who came instead."),
            )
        entry.subject = name_in_chain(invitation)
        entry.detail = {"for": invitation.invited_for.key if invitation.invited_for else None}
        invitation.delete()


def _not_yet_held(by: Asker, meeting: Meeting) -> Meeting:
    """The meeting, where the asker may write and it is still to come; raises NotValid where it was held or is off."""
    found: Meeting = seen_again(by, meeting)
    require_edit(by, found.forum)
    if found.status == Meeting.Status.HELD:
        raise NotValid(
            _("This meeting was held."), remedy=_("Correct its record instead, or choose a meeting to come.")
        )
    if found.status in Meeting.NOT_MET:
        raise NotValid(
            _("This meeting does not take place."), remedy=_("Choose another meeting, or add a new one.")
        )
    return found
