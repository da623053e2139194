"""Keys made for rows that were given none: short, readable, and not taken yet."""

from __future__ import annotations

from collections.abc import Container
from typing import Any

from django.utils.text import slugify

from groundswell.register import models as rows
from groundswell.register.kinds import kind_of
from groundswell.register.models.keyed import Keyed

LONGEST = 90  # leaves room for a number at the end


def key_for(row: Keyed, taken: Container[str] | None = None) -> str:
    """A free key from what the row is about; `taken` are the keys in use, else the database is asked."""
    stem = slugify(_about(row))[:LONGEST].strip("-") or kind_of(row).replace("_", "-")
    key, number = stem, 1
    while _is_taken(row, key, taken):
        number += 1
        key = f"{stem}-{number}"
    return key


def _is_taken(row: Keyed, key: str, taken: Container[str] | None) -> bool:
    if taken is not None:
        return key in taken
    return type(row)._default_manager.filter(key=key).exists()


def _about(row: Any) -> str:
    match row:
        case rows.Seat():
            return f"{row.forum.key} {row.name}"
        case rows.Sitting():
            holder = row.person or row.post
            return f"{row.seat.key} {holder.key if holder else ''}"
        case rows.PostHolding():
            return f"{row.post.key} {row.person.key}"
        case rows.Meeting():
            return f"{row.forum.key} {row.day}"
        case rows.StandingItem():
            return f"{row.forum.key} {row.subject.key}"
        case rows.AgendaItem():
            return f"{row.meeting.key} {row.standing_item.key if row.standing_item else row.title}"
        case rows.Attendance():
            return f"{row.meeting.key} {row.person.key}"
        case rows.Referral():
            return f"{row.paper.key} {row.to_forum.key}"
        case rows.Paper():
            return row.title
        case _:
            return str(getattr(row, "short_name", "") or row.name)
