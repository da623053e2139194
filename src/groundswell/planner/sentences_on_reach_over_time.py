"""Reach on two days in sentences: could reach, by seats; did reach is not recorded, and says so."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from groundswell.planner.phrases import names_together, short_date
from groundswell.planner.reach_over_time import KINDS, Named, ReachCompared
from groundswell.planner.sentences_on_options import account_of_limits, with_limits
from groundswell.register.models import Organisation

KIND_NAMES = {
    "forum": gettext_lazy("Forums"),
    "sector": gettext_lazy("Sectors"),
    "place": gettext_lazy("Places"),
    "person": gettext_lazy("People in deciding seats"),
}


def name_of(one: Named) -> str:
    """What it is called; a sector by its label, a person with the deciding forums they sit on."""
    if one.kind == "sector":
        return str(Organisation.Sector(one.name).label)
    if one.kind == "person":
        return _("%(name)s (%(seats)s)") % {"name": one.name, "seats": names_together(one.seats)}
    return one.name


def compared_finding(found: ReachCompared) -> str:
    """How many forums it could reach on each day, and which were added and lost, always by seats."""
    values = {
        "from": found.origin,
        "first": len(found.before.of("forum")),
        "second": len(found.later.of("forum")),
        "day": short_date(found.before.on),
        "later": short_date(found.later.on),
    }
    said = (
        ngettext(
            "By seats a word from %(from)s could reach %(first)d forum on %(day)s, and %(second)d on %(later)s.",
            "By seats a word from %(from)s could reach %(first)d forums on %(day)s, and %(second)d on %(later)s.",
            len(found.before.of("forum")),
        )
        % values
    )
    told = [said, changed_sentence(found.added("forum"), found.lost("forum"))]
    return with_limits(" ".join(one for one in told if one), found.options)


def changed_sentence(added: Sequence[Named], lost: Sequence[Named]) -> str:
    """“Added: …. Lost: ….”"""
    told = []
    if added:
        told.append(_("Added: %(names)s.") % {"names": names_together([name_of(one) for one in added])})
    if lost:
        told.append(_("Lost: %(names)s.") % {"names": names_together([name_of(one) for one in lost])})
    return " ".join(told) or _("None was added and none was lost.")


def compared_rows(found: ReachCompared) -> list[tuple[str, int, int, str]]:
    """(what, how many on the first day, how many on the second, what was added and lost) of each kind."""
    return [
        (
            str(KIND_NAMES[kind]),
            len(found.before.of(kind)),
            len(found.later.of(kind)),
            changed_sentence(found.added(kind), found.lost(kind)),
        )
        for kind in KINDS
    ]


def did_sentence() -> str:
    """What did reach: not recorded, so no figure is shown."""
    return _(
        "Did reach: not recorded. It is counted for each thread, on its page, by evidenced steps. "
        "So no figure is shown."
    )


def account_of_comparing(found: ReachCompared) -> tuple[str, ...]:
    """What is taken into account, and what is left out."""
    values = {"day": short_date(found.before.on), "later": short_date(found.later.on)}
    told = [
        _(
            "Could reach: by the seats of %(day)s and of %(later)s. Meeting days and paper deadlines are left out."
        )
        % values,
        _("Invitations made for a day or later count on that day. Where it starts counts too."),
        _("Sectors are those of people who sit where seats lead, as far as they are stated."),
    ]
    if found.deciding:
        told.append(
            _("Deciding seats are those on forums of these layers: %(names)s.")
            % {"names": names_together(found.deciding)}
        )
    else:
        told.append(_("The register has no layers far from residents, so no seat counts as deciding."))
    if found.before.not_named or found.later.not_named:
        told.append(_("Seats that stand for several people who are not named are not counted as people."))
    told.append(_("A sitting whose first day is not stated counts on every day up to its last."))
    if found.options.without:
        told.append(
            _("As if these were not there: %(names)s.") % {"names": names_together(found.options.without)}
        )
    told += account_of_limits(found.options)
    told.append(_("This is what could reach, never what did."))
    return tuple(told)
