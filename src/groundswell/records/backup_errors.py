"""The mistakes of backing up and restoring that people are told about, each with its next step."""

from __future__ import annotations

from pathlib import Path

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from groundswell.errors import GroundswellError


class BackupError(GroundswellError):
    """A backup could not be made, read or restored. What was there before is left as it was."""

    code = "backup_error"


class CannotWriteBackup(BackupError):
    """The file cannot be written: no room, no such folder, no leave."""

    code = "cannot_write_backup"
    remedy = gettext_lazy("Make room, or choose another folder. No half-written backup is left.")

    def __init__(self, file: Path, why: str) -> None:
        super().__init__(_("%(file)s cannot be written: %(why)s.") % {"file": file, "why": why}, field="file")


class NotABackup(BackupError):
    """The file is no backup of ours, was cut short, or was damaged."""

    code = "not_a_backup"
    remedy = gettext_lazy("Use another backup. Nothing was restored.")

    def __init__(self, why: str) -> None:
        super().__init__(_("This backup cannot be used: %(why)s.") % {"why": why}, field="file")
        self.why = why


class OtherVersion(BackupError):
    """The backup was made by a version whose tables are other than ours."""

    code = "backup_of_another_version"

    def __init__(self, made_by: str, ours: str) -> None:
        super().__init__(
            _("Version %(made_by)s made this backup; its tables differ from those of %(ours)s.")
            % {"made_by": made_by, "ours": ours},
            remedy=_("Restore it with version %(made_by)s, then bring it up to date with: groundswell init")
            % {"made_by": made_by},
            field="file",
        )
        self.made_by = made_by


class NotEmpty(BackupError):
    """There is data already where a backup would be restored to."""

    code = "not_empty"
    remedy = gettext_lazy(
        "Restore into a folder that does not exist yet: --into DIR. This one is left as it is."
    )

    def __init__(self, where: str) -> None:
        super().__init__(_("%(where)s already holds data.") % {"where": where}, field="into")


class CannotRestore(BackupError):
    """The rows do not fit where they are restored to, or there is no room for them."""

    code = "cannot_restore"
    remedy = gettext_lazy("Nothing was restored. Make room, then try again; or use another backup.")

    def __init__(self, why: str) -> None:
        super().__init__(_("The backup cannot be restored: %(why)s.") % {"why": why}, field="file")
        self.why = why
