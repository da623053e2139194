"""What lets a word be raised at a meeting, and by when it must be held for that."""

from __future__ import annotations

from dataclasses import dataclass, replace

from groundswell.engine.calendar import Calendar
from groundswell.engine.ids import NO_SUBJECT, ForumIdx, PersonIdx, SubjectIdx

#: Equal cutoffs are told in this order.
ORDER = ("standing_item", "open_floor", "chair", "invitation", "paper")


@dataclass(frozen=True)
class Terms:
    """The terms of one question: what it is about, who is away, and what may be counted on.

    `until` is the last day looked at, and counts. `about` is NO_SUBJECT where the question names none.
    The meetings of `without_forums` neither hear nor pass. `upward` gives each forum the order of its
    layer, 1 nearest to residents: word told in one layer is then never raised in a layer nearer to
    residents, and a forum of order 0 (no layer) neither hears nor passes. Empty: direction is free.
    """

    until: int
    about: SubjectIdx = NO_SUBJECT
    without: frozenset[PersonIdx] = frozenset()
    standing_items: bool = True
    without_forums: frozenset[ForumIdx] = frozenset()
    upward: tuple[int, ...] = ()

    def but_until(self) -> Terms:
        """The same without its last day: what stays the same from day to day."""
        return replace(self, until=0)


def is_free(calendar: Calendar, m: int, terms: Terms) -> bool:
    """Whether any seat may raise the word at `m` without a paper."""
    if calendar.open_floor[m]:
        return True
    about, standing, bare = terms.about, calendar.standing[m], calendar.without_paper[m]
    if terms.standing_items and standing and (about == NO_SUBJECT or about in standing):
        return True
    return bool(bare) and (about == NO_SUBJECT or about in bare)


def is_free_for_invitee(calendar: Calendar, m: int, subject: int, terms: Terms) -> bool:
    """Whether the item somebody is invited for stands on the agenda without a paper."""
    if calendar.open_floor[m] or subject in calendar.without_paper[m]:
        return True
    return terms.standing_items and subject in calendar.standing[m]


def takes_part(calendar: Calendar, a: int, terms: Terms) -> bool:
    """Whether attendance `a` counts for this question: an invitee only for that item's subject."""
    if calendar.who[a] in terms.without:
        return False
    invited = calendar.invited_for[a]
    return invited == NO_SUBJECT or terms.about in (NO_SUBJECT, invited)


def cutoff(calendar: Calendar, m: int, a: int, terms: Terms, *, free: bool) -> int:
    """The last minute by which attendance `a` must hold the word to raise it at `m`; the minute counts.

    `free` is `is_free(calendar, m, terms)`, worked out once a meeting. The chair's own agenda opens
    the meeting for the one who chairs it, and for nobody else.
    """
    invited = calendar.invited_for[a]
    if invited != NO_SUBJECT:
        free = is_free_for_invitee(calendar, m, invited, terms)
    elif calendar.chairs[a]:
        free = True
    return calendar.start[m] - 1 if free else calendar.deadline[m]


def ways_in(calendar: Calendar, m: int, a: int, *, held: int, terms: Terms) -> tuple[str, ...]:
    """Every way in at `m` open to attendance `a`, who has held the word since minute `held`.

    The latest cutoff first; equal ones in ORDER. Empty where all are missed.
    """
    start, deadline = calendar.start[m] - 1, calendar.deadline[m]
    invited = calendar.invited_for[a]
    about = terms.about if invited == NO_SUBJECT else invited
    standing, bare = calendar.standing[m], calendar.without_paper[m]
    cutoffs: dict[str, int] = {}
    if terms.standing_items and standing and (about == NO_SUBJECT or about in standing):
        cutoffs["standing_item"] = start
    if calendar.open_floor[m] or (bare and (about == NO_SUBJECT or about in bare)):
        cutoffs["open_floor"] = start
    if calendar.chairs[a] and invited == NO_SUBJECT:
        cutoffs["chair"] = start
    if invited != NO_SUBJECT:
        cutoffs["invitation"] = start if is_free_for_invitee(calendar, m, invited, terms) else deadline
    if calendar.has_paper_rule[m]:
        cutoffs["paper"] = deadline
    in_time = [name for name in ORDER if held <= cutoffs.get(name, held - 1)]
    return tuple(sorted(in_time, key=lambda name: -cutoffs[name]))
