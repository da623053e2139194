"""The folder of plain files that holds a whole installation: what lies where, and what stays out of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from groundswell.records.backup_rows import Model, label, tables

FAMILY = "groundswell-instance-"
FORMAT = f"{FAMILY}1"
MANIFEST = "manifest.json"
SALT = "receipts.txt"
ROWS_FOLDER, BLOBS_FOLDER = "rows", "blobs"
BLOB = re.compile(r"blobs/[0-9a-f]{64}")
OWNER_ONLY_FOLDER = 0o700

# What lets somebody in. Nothing of it lies in the folder unless that was asked for.
KEYS_TO_THE_DOOR = frozenset(
    {"accounts.ApiToken", "accounts.RecoveryCode", "accounts.SecondStep", "accounts.SignInCode"}
)
NO_PASSWORD = "!"  # what Django keeps where no password fits # noqa: S105
INSTEAD: Mapping[str, Mapping[str, object]] = {"accounts.Account": {"password": NO_PASSWORD}}


def rows_file(model: Model) -> str:
    """Where a table's rows lie: `rows/threads.Voice.jsonl`."""
    return f"{ROWS_FOLDER}/{label(model)}.jsonl"


def blob_file(sha256: str) -> str:
    """Where a picture or recording lies, by its hash."""
    return f"{BLOBS_FOLDER}/{sha256}"


def is_ours(name: str, every: Iterable[Model] = ()) -> bool:
    """Whether a file of this name belongs into such a folder."""
    of_tables = {rows_file(model) for model in every or tables()}
    return name == SALT or name in of_tables or BLOB.fullmatch(name) is not None
