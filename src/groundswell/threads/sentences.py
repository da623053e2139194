"""What stands of a step, in one plain sentence. Carried, heard, agreed, decided and told back stay different words."""

from __future__ import annotations

import datetime as dt

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from groundswell.register.models import Meeting
from groundswell.threads.models import Step

CAME = {
    Step.Kind.SAID: gettext_lazy("Said at %(to)s."),
    Step.Kind.TABLED: gettext_lazy("Put before %(to)s."),
    Step.Kind.DISCUSSED: gettext_lazy("Talked about at %(to)s."),
    Step.Kind.DECIDED: gettext_lazy("Decided at %(to)s."),
    Step.Kind.RESOURCED: gettext_lazy("Resourced: %(what)s"),
    Step.Kind.CHANGED: gettext_lazy("Changed: %(what)s"),
    Step.Kind.TOLD_BACK: gettext_lazy("Told back to %(told)s."),
    Step.Kind.PUBLIC_CALL: gettext_lazy("Called for in public: %(what)s"),
    Step.Kind.SEEN_BY: gettext_lazy("Seen by %(listener)s."),
    Step.Kind.HEARD_BY: gettext_lazy("Heard by %(listener)s."),
}
CARRIED_FROM = gettext_lazy("Carried from %(from)s to %(to)s.")
CARRIED_TO = gettext_lazy("Carried to %(to)s.")
MEANT = {
    Step.Kind.CARRIED: gettext_lazy("carry to %(to)s"),
    Step.Kind.TABLED: gettext_lazy("paper to %(to)s"),
}
FAILED = {
    Step.State.NOT_HEARD: gettext_lazy("Tried on %(day)s: %(what)s: not heard."),
    Step.State.DECLINED: gettext_lazy("Tried on %(day)s: %(what)s: declined."),
    Step.State.DEFERRED: gettext_lazy("Tried on %(day)s: %(what)s: deferred."),
    Step.State.DID_NOT_HAPPEN: gettext_lazy("Meant for %(day)s: %(what)s: it did not happen."),
}


def step_sentence(
    step: Step, *, today: dt.date, listener: str = "", put_off_to: Meeting | None = None
) -> str:
    """“Carried from LP Ops to LP Steering.”, or “Intended for 25 Feb: paper to SEND Board: not yet confirmed.”

    `listener`: the name the asker may see. `put_off_to`: the meeting an attempt was deferred to. Reads the
    meetings' forums.
    """
    if step.state == Step.State.HAPPENED:
        return _happened(step, listener)
    day, what = (short_day(step.to_meeting.day, today) if step.to_meeting else ""), meant_words(step)
    if step.state == Step.State.INTENDED:
        if step.to_meeting is not None and step.to_meeting.day < today:
            return _("Intended for %(day)s: %(what)s: not yet confirmed.") % {"day": day, "what": what}
        return _("Intended for %(day)s: %(what)s.") % {"day": day, "what": what}
    if step.state == Step.State.DEFERRED and put_off_to is not None:
        return _("Tried on %(day)s: %(what)s: deferred to %(later)s.") % {
            "day": day,
            "what": what,
            "later": short_day(put_off_to.day, today),
        }
    return FAILED[Step.State(step.state)] % {"day": day, "what": what}


def meant_words(step: Step) -> str:
    """“paper to SEND Board”, “carry to LP Ops”: what an intention is, without its day."""
    to = step.to_meeting.forum.label if step.to_meeting else ""
    if step.kind in MEANT:
        return MEANT[Step.Kind(step.kind)] % {"to": to}
    return f"{step.get_kind_display()}: {to}"


def short_day(day: dt.date, today: dt.date) -> str:
    """“25 Feb”, with the year where it is another one than today's."""
    return date_format(day, "j M" if day.year == today.year else "j M Y")


def _happened(step: Step, listener: str) -> str:
    values = {
        "to": step.to_meeting.forum.name if step.to_meeting else "",
        "from": step.from_meeting.forum.name if step.from_meeting else "",
        "what": step.what,
        "told": step.told_forum.name if step.told_forum else _("people who spoke"),
        "listener": listener or _("somebody not shown to you"),
    }
    if step.kind == Step.Kind.CARRIED:
        return str((CARRIED_FROM if step.from_meeting else CARRIED_TO) % values)
    return str(CAME[Step.Kind(step.kind)] % values)
