"""The shapes of what was taken in, and of what taking a file in would do; each field with its meaning."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils.translation import gettext_noop as _
from ninja import Field, Schema

from groundswell.api.register_shapes import FaultTold, Named


class DataSetTold(Schema):
    """One source that is taken in again and again."""

    key: str = Field(description=_("The source's key."))
    name: str = Field(description=_("What it is called."))
    format: str = Field(description=_("The name of its format."))
    place: Named = Field(description=_("The place its forums are in."))
    names_are_public: bool = Field(description=_("Whether everyone may see the people it names."))
    things: int = Field(description=_("How many things it speaks of."))
    no_longer_in_the_source: int = Field(description=_("How many of them its latest file no longer has."))
    last_taken_in: dt.date | None = Field(description=_("The day a file of it was taken in last."))


class DataSets(Schema):
    """A part of the list of sources."""

    count: int = Field(description=_("How many there are in all."))
    data_sets: list[DataSetTold] = Field(description=_("The sources, by name."))


class FactTold(Schema):
    """What a source says of one thing."""

    kind: str = Field(description=_("Its kind: forum, person, meeting and so on."))
    id: str = Field(description=_("The source's own id for it."))
    key: str = Field(
        description=_("The key of the row it is here; empty where it is left out or kept aside.")
    )
    decision: str = Field(description=_("new, same (as a row that was there) or left_out."))
    was_asked: bool = Field(description=_("Whether a person decided so."))
    values: dict[str, Any] = Field(description=_("What the source says, relations by its own ids."))
    words: dict[str, str] = Field(description=_("The source's own words where they were turned into ours."))
    where: str = Field(description=_("Where it stood in the file."))
    first_seen: dt.date = Field(description=_("The day it was first taken in."))
    last_seen: dt.date = Field(description=_("The day it was last there."))
    no_longer_since: dt.date | None = Field(
        description=_("The day the source was first found without it; null where it is there.")
    )


class DataSetShown(DataSetTold):
    """A source with a part of what it says."""

    count: int = Field(description=_("How many things fit what was asked."))
    facts: list[FactTold] = Field(description=_("What it says of each, as first taken in."))


class ImportTold(Schema):
    """One time a file was taken in."""

    number: int = Field(description=_("The import's number."))
    data_set: str = Field(description=_("The key of the source."))
    day: dt.date = Field(description=_("The day it was taken in."))
    by: str = Field(description=_("Whose account took it in."))
    file_name: str = Field(description=_("What the file was called."))
    sha256: str = Field(description=_("SHA-256 of the file."))
    state: str = Field(description=_("done, undone, or unfinished: the same file again finishes it."))
    can_be_undone: bool = Field(description=_("Whether no later import of the source stands on it."))
    new: int = Field(description=_("How many rows it made or kept aside."))
    changed: int = Field(description=_("How many rows it changed."))
    same: int = Field(description=_("How many stayed as they were."))
    left_out: int = Field(description=_("How many were left out."))
    no_longer_in_the_source: int = Field(
        description=_("How many the file no longer had. They are marked only.")
    )
    meetings: int = Field(description=_("How many meetings it names."))
    with_recorded_attendance: int = Field(description=_("How many of them say who came."))
    notes: list[FaultTold] = Field(description=_("What was left out or kept as it was, and why."))


class Imports(Schema):
    """A part of the list of imports."""

    count: int = Field(description=_("How many there are in all."))
    imports: list[ImportTold] = Field(description=_("The imports, the latest first."))


class UnsureTold(Schema):
    """One thing that has the name of something that is here: a person has to say whether it is the same."""

    kind: str = Field(description=_("Its kind."))
    id: str = Field(description=_("The source's own id for it."))
    name: str = Field(description=_("Its name."))
    where: str = Field(description=_("Where it stands in the file."))
    may_be: list[str] = Field(description=_("The keys of the rows it may be."))


class FileLookedAt(Schema):
    """What taking a file in would do, or did."""

    data_set: str = Field(description=_("The key of the source."))
    format: str = Field(description=_("The name of its format."))
    in_the_file: dict[str, int] = Field(description=_("How many of each kind the file holds."))
    meetings: int = Field(description=_("How many meetings it names."))
    with_recorded_attendance: int = Field(description=_("How many of them say who came."))
    new: int = Field(description=_("How many rows it makes or keeps aside."))
    changed: int = Field(description=_("How many rows it changes."))
    left_out: int = Field(description=_("How many are left out."))
    no_longer_in_the_source: int = Field(description=_("How many the file no longer has."))
    changes_nothing: bool = Field(description=_("Whether all it says is here already."))
    unsure: list[UnsureTold] = Field(description=_("What has to be decided first."))
    faults: list[FaultTold] = Field(description=_("What has to be mended first."))
    notes: list[FaultTold] = Field(description=_("What is left out or kept as it is, and why."))
    import_: int | None = Field(
        None, alias="import", description=_("The number of the import that took it in; null for a preview.")
    )
