"""Finds what a name means in a timetable, and says the nearest names where it means nothing."""

from __future__ import annotations

import difflib
from dataclasses import dataclass

from django.utils.translation import gettext as _

from groundswell.engine.ids import NO_SUBJECT, PersonIdx, SubjectIdx
from groundswell.errors import GroundswellError
from groundswell.planner.reading import folded
from groundswell.planner.timetable import Timetable


class BadQuestion(GroundswellError):
    """The question cannot be asked so."""

    code = "bad_question"


class UnknownName(BadQuestion):
    """No forum or person that the asker may see answers to this name. `nearest` holds up to three names."""

    code = "unknown_name"

    def __init__(self, name: str, *, nearest: tuple[str, ...], field: str | None = None) -> None:
        self.nearest = nearest
        message = _("No forum or person here is called “%(name)s”.") % {"name": name[:200]}
        if nearest:
            remedy = _("Did you mean %(names)s?") % {"names": _(" or ").join(nearest)}
        else:
            remedy = _("Look at the list of forums for the names in use.")
        super().__init__(message, remedy=remedy, field=field)

    def as_json(self) -> dict[str, str]:
        return {**super().as_json(), "nearest": "; ".join(self.nearest)}


class UnknownSubject(BadQuestion):
    """No agenda, standing item or paper has this subject."""

    code = "unknown_subject"

    def __init__(self, name: str, *, nearest: tuple[str, ...]) -> None:
        message = _("No subject here is called “%(name)s”.") % {"name": name[:200]}
        remedy = (
            _("Did you mean %(names)s?") % {"names": _(" or ").join(nearest)}
            if nearest
            else _("Leave the subject out: then any standing item counts.")
        )
        super().__init__(message, remedy=remedy, field="about")


class UnknownPlace(BadQuestion):
    """No place answers to this name."""

    code = "unknown_place"

    def __init__(self, name: str, *, nearest: tuple[str, ...]) -> None:
        self.nearest = nearest
        message = _("No place here is called “%(name)s”.") % {"name": name[:200]}
        remedy = (
            _("Did you mean %(names)s?") % {"names": _(" or ").join(nearest)}
            if nearest
            else _("Leave the place out: then every forum counts.")
        )
        super().__init__(message, remedy=remedy, field="place")


class AmbiguousName(BadQuestion):
    """Two forums, or two people, answer to this name."""

    code = "ambiguous_name"

    def __init__(self, name: str, *, keys: tuple[str, ...], field: str | None = None) -> None:
        message = _("More than one answers to “%(name)s”.") % {"name": name[:200]}
        remedy = _("Use the key of the one you mean: %(keys)s.") % {"keys": ", ".join(keys)}
        super().__init__(message, remedy=remedy, field=field)


@dataclass(frozen=True)
class Named:
    """What a name means: a forum or a person, with its index and what it is called."""

    kind: str  # "forum" or "person"
    index: int
    key: str
    name: str


def find(timetable: Timetable, name: str, *, field: str | None = None) -> Named:
    """The forum or person that answers to `name`, by name, alias or key, in any case. A forum comes first.

    Raises UnknownName with the nearest names, AmbiguousName where two of a kind answer to it.
    """
    answers = timetable.names.get(folded(name), ())
    for kind in ("forum", "person"):
        found = [index for k, index in answers if k == kind]
        if len(found) > 1:
            raise AmbiguousName(name, keys=tuple(_named(timetable, kind, i).key for i in found), field=field)
        if found:
            return _named(timetable, kind, found[0])
    raise UnknownName(name, nearest=nearest(timetable, name), field=field)


def find_person(timetable: Timetable, name: str, *, field: str | None = None) -> PersonIdx:
    """The person that answers to `name`; raises UnknownName or AmbiguousName."""
    found = [index for kind, index in timetable.names.get(folded(name), ()) if kind == "person"]
    if len(found) > 1:
        keys = tuple(timetable.people[i].key for i in found)
        raise AmbiguousName(name, keys=keys, field=field)
    if not found:
        raise UnknownName(name, nearest=nearest(timetable, name, kind="person"), field=field)
    return PersonIdx(found[0])


def find_subject(timetable: Timetable, name: str | None) -> SubjectIdx:
    """The subject of this name in any case; NO_SUBJECT for None or "". Raises UnknownSubject."""
    if not name or not name.strip():
        return NO_SUBJECT
    plain = {folded(subject): i for i, subject in enumerate(timetable.subjects)}
    if folded(name) in plain:
        return SubjectIdx(plain[folded(name)])
    near = difflib.get_close_matches(folded(name), plain, n=3, cutoff=0.3)
    raise UnknownSubject(name, nearest=tuple(timetable.subjects[plain[n]] for n in near))


def find_place(timetable: Timetable, name: str | None) -> int | None:
    """The index of the place that answers to `name`; None for None or "". Raises UnknownPlace, AmbiguousName."""
    if not name or not name.strip():
        return None
    found = timetable.place_names.get(folded(name), ())
    if len(found) > 1:
        raise AmbiguousName(name, keys=tuple(timetable.places[i].key for i in found), field="place")
    if not found:
        near = difflib.get_close_matches(folded(name)[:200], timetable.place_names, n=3, cutoff=0.4)
        names = dict.fromkeys(timetable.places[timetable.place_names[n][0]].name for n in near)
        raise UnknownPlace(name, nearest=tuple(names))
    return found[0]


def nearest(timetable: Timetable, name: str, *, kind: str | None = None, most: int = 3) -> tuple[str, ...]:
    """Up to `most` names of forums and people most like `name`, each thing named once.

    Where none is like it, the forums least unlike it: a list to choose from beats none.
    """
    known = {n: a for n, a in timetable.names.items() if kind is None or any(k == kind for k, _i in a)}
    plain = folded(name)[:200]
    found: list[str] = []
    starts = [n for n in known if plain and (n.startswith(plain) or plain in n.split())]
    like = [*sorted(starts), *difflib.get_close_matches(plain, known, n=10, cutoff=0.4)]
    if not like and kind is None:
        forums = [n for n, answers in known.items() if answers[0][0] == "forum"]
        like = difflib.get_close_matches(plain, forums, n=10, cutoff=0.0)
    for close in like:
        k, index = known[close][0]
        shown = _named(timetable, k, index).name
        if shown not in found:
            found.append(shown)
    return tuple(found[:most])


def _named(timetable: Timetable, kind: str, index: int) -> Named:
    row = timetable.forums[index] if kind == "forum" else timetable.people[index]
    return Named(kind, index, row.key, row.name)
