"""Kinds of rows in the words of the pages, with those that are kept beside the register."""

from __future__ import annotations

from django.utils.translation import gettext as _

from groundswell.web.edit_kinds import ATTENDANCE, KINDS


def kind_words(kind: str) -> str:
    """Several of a kind: "Forums"."""
    beside = {"attendance": str(ATTENDANCE.many), "grant": _("grants"), "office": _("offices")}
    words = beside.get(kind) or (str(KINDS[kind].many) if kind in KINDS else kind.replace("_", " "))
    return words[:1].upper() + words[1:]
