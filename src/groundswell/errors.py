"""The one family of mistakes Groundswell tells people about. No room imports anything below this one."""

from __future__ import annotations

from typing import Any


class GroundswellError(Exception):
    """Something a person asked for could not be done, and what they can do about it.

    The page, the JSON and the terminal show the same `code`, sentence and `remedy`.
    `code` names the class in lower case with underscores; `field` names the form field or
    option at fault, where there is one.
    """

    code = "groundswell_error"
    remedy: Any = "Check what was asked and try again."  # text, or text translated when it is told

    def __init__(self, message: str, *, remedy: str | None = None, field: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.field = field
        if remedy is not None:
            self.remedy = remedy

    def __str__(self) -> str:
        return self.message

    def as_json(self) -> dict[str, str]:
        """`{"error", "message", "remedy"}`, and `field` where one is at fault."""
        told = {"error": self.code, "message": self.message, "remedy": str(self.remedy)}
        if self.field:
            told["field"] = self.field
        return told
