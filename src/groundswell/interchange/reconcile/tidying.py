"""Text out of other people's files, made fit to be shown: what the eye cannot see is taken out, and that is told."""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import replace
from functools import cache

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groundswell.interchange.understood import ASIDE, Said, Understood
from groundswell.interchange.workbook.texts import TURNERS, UNSEEN, mixed_word, tidy
from groundswell.register.kinds import model_of
from groundswell.register.plan import Fault

FORMULA = ("=", "+", "-", "@")


def tidied(found: Understood) -> Understood:
    """The same rows with their text tidied: no control, turning or unseen characters, and cut where it is too long.

    What was cut or taken out stays in `words`. Each kind of finding is one note with its count and its first place.
    """
    counts: Counter[str] = Counter()
    first: dict[str, str] = {}
    rows = []
    for row in found.rows:
        clean, what = _row(row)
        for each in what:
            counts[each] += 1
            first.setdefault(each, row.where)
        rows.append(clean)
    notes = tuple(_note(what, count, first[what]) for what, count in counts.items())
    return replace(found, rows=tuple(rows), notes=(*found.notes, *notes))


def _row(row: Said) -> tuple[Said, tuple[str, ...]]:
    """The row with tidy text, and what was found in it."""
    values, words = dict(row.values), dict(row.words)
    what: list[str] = []
    for name, value in row.values.items():
        if not isinstance(value, str) or name in _relations(row.kind):
            continue
        clean, findings = tidy_text(value, _longest(row.kind, name))
        if clean != value:
            values[name] = clean
        if set(findings) & {"unseen", "cut"}:
            words.setdefault(name, value)
        what += findings
    return (replace(row, values=values, words=words) if what or values != row.values else row), tuple(what)


def tidy_text(text: str, longest: int | None) -> tuple[str, tuple[str, ...]]:
    """Text without what cannot be seen, no longer than `longest`; and which of these were found: unseen, cut, formula,
    alphabets.
    """
    found = []
    clean = "".join(c for c in tidy(text) if c not in TURNERS and c not in UNSEEN)
    if any(c in TURNERS or c in UNSEEN or _is_control(c) for c in text):
        found.append("unseen")
    if longest is not None:
        clean = " ".join(clean.splitlines())
        if len(clean) > longest:
            clean = clean[: longest - 1].rstrip() + "…"
            found.append("cut")
    if clean.startswith(FORMULA) and len(clean) > 1 and not clean[1:2].isspace():
        found.append("formula")
    if mixed_word(clean):
        found.append("alphabets")
    return clean, tuple(found)


def _is_control(character: str) -> bool:
    return character not in "\n\r\t" and unicodedata.category(character) in ("Cc", "Cs")


@cache
def _longest(kind: str, name: str) -> int | None:
    """How many characters fit in one line of this field; None for long text and what is kept aside."""
    if kind in ASIDE:
        return None
    field = {f.name: f for f in model_of(kind)._meta.concrete_fields}.get(name)
    return field.max_length if isinstance(field, models.CharField) else None


@cache
def _relations(kind: str) -> frozenset[str]:
    """The names of the fields that hold ids of other rows: they are matched as they are."""
    if kind in ASIDE:
        return frozenset()
    fields = [*model_of(kind)._meta.concrete_fields, *model_of(kind)._meta.many_to_many]
    return frozenset(field.name for field in fields if field.is_relation)


def _note(what: str, count: int, where: str) -> Fault:
    said, remedy = {
        "unseen": (
            ngettext(
                "%(count)d text had characters that cannot be seen. They were taken out.",
                "%(count)d texts had characters that cannot be seen. They were taken out.",
                count,
            ),
            _("Nothing, unless a name now looks wrong. The source's own words are kept."),
        ),
        "cut": (
            ngettext(
                "%(count)d text was too long and was cut.",
                "%(count)d texts were too long and were cut.",
                count,
            ),
            _("The whole text is kept with its source."),
        ),
        "formula": (
            ngettext(
                "%(count)d text begins like a spreadsheet's formula. It is kept as text.",
                "%(count)d texts begin like a spreadsheet's formula. They are kept as text.",
                count,
            ),
            _("Look whether it is meant to be a name."),
        ),
        "alphabets": (
            ngettext(
                "%(count)d name mixes letters of two alphabets that look the same.",
                "%(count)d names mix letters of two alphabets that look the same.",
                count,
            ),
            _("Look whether it only looks like a name you know."),
        ),
    }[what]
    return Fault(where, said % {"count": count}, remedy)
