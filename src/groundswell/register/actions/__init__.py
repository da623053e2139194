"""Every write of the register. Pages, the API and commands call these; none saves a row itself."""

from groundswell.register.actions.forums import AtRisk, close_forum, expect_meetings, place_standing_items
from groundswell.register.actions.importing import open_data_set, take_in
from groundswell.register.actions.installation import set_instance
from groundswell.register.actions.meetings import call_off, invite, postpone, withdraw_invitation
from groundswell.register.actions.plans import apply
from groundswell.register.actions.recording import AttendanceRecord, ItemRecord, record_meeting
from groundswell.register.actions.redeciding import join, separate
from groundswell.register.actions.rows import add, amend, remove
from groundswell.register.actions.seats import sit, stand_down
from groundswell.register.actions.undoing_imports import undo_import

__all__ = [
    "AtRisk",
    "AttendanceRecord",
    "ItemRecord",
    "add",
    "amend",
    "apply",
    "call_off",
    "close_forum",
    "expect_meetings",
    "invite",
    "join",
    "open_data_set",
    "place_standing_items",
    "postpone",
    "record_meeting",
    "remove",
    "separate",
    "set_instance",
    "sit",
    "stand_down",
    "take_in",
    "undo_import",
    "withdraw_invitation",
]
