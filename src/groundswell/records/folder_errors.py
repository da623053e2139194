"""The mistakes of writing an installation to a folder and taking it in again, each with its next step."""

from __future__ import annotations

from pathlib import Path

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from groundswell.records.backup_errors import BackupError


class FolderTaken(BackupError):
    """There is something already where the folder would be written."""

    code = "folder_taken"
    remedy = gettext_lazy("Choose a folder that does not exist yet. This one is left as it is.")

    def __init__(self, folder: Path) -> None:
        super().__init__(_("%(folder)s is not empty.") % {"folder": folder}, field="folder")


class CannotWriteFolder(BackupError):
    """The folder cannot be written: no room, or no leave."""

    code = "cannot_write_folder"
    remedy = gettext_lazy("Make room, or choose another folder. Nothing half-written is left.")

    def __init__(self, folder: Path, why: str) -> None:
        super().__init__(
            _("%(folder)s cannot be written: %(why)s.") % {"folder": folder, "why": why}, field="folder"
        )


class NotAnInstance(BackupError):
    """The folder is none of ours, or is not as it was written."""

    code = "not_an_instance"
    remedy = gettext_lazy("Use another copy of the folder, or export it again. Nothing was taken in.")

    def __init__(self, why: str) -> None:
        super().__init__(_("This folder cannot be taken in: %(why)s.") % {"why": why}, field="folder")


class RowsDoNotFit(BackupError):
    """The rows do not fit together, or there is no room for them."""

    code = "rows_do_not_fit"
    remedy = gettext_lazy(
        "Make room, then try again; or use another copy of the folder. Nothing was taken in."
    )

    def __init__(self, why: str) -> None:
        super().__init__(_("The folder's rows do not fit: %(why)s.") % {"why": why}, field="folder")


class FolderOfAnotherVersion(BackupError):
    """The folder was written by a version whose tables are other than ours."""

    code = "folder_of_another_version"

    def __init__(self, made_by: str, ours: str) -> None:
        super().__init__(
            _("Version %(made_by)s wrote this folder; its tables differ from those of %(ours)s.")
            % {"made_by": made_by, "ours": ours},
            remedy=_("Take it in with version %(made_by)s, then bring it up to date with: groundswell init")
            % {"made_by": made_by},
            field="folder",
        )
