"""Naming the officers who may open a forum's private voices, and ending it."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _

from groundswell.records.asking import Asker
from groundswell.register.models import Forum
from groundswell.threads.actions.one_change import one_change
from groundswell.threads.errors import MayNot
from groundswell.threads.models import Keyholder
from groundswell.threads.rules import may_name_keyholders


def name_keyholder(by: Asker, forum: Forum, account: str, *, until: dt.date | None = None) -> Keyholder:
    """Names an account (by its id as text) to open the forum's private voices, from today until a day.

    They open them only while they are the forum's officer as well. Nobody names themselves.
    """
    if not may_name_keyholders(by, forum):
        raise MayNot
    if account == by.account:
        raise MayNot(_("Nobody names themselves."), remedy=_("Ask another lead of the place."))
    with one_change(by, "name keyholder") as entry:
        named, _made = Keyholder.objects.update_or_create(
            forum=forum,
            account=account,
            defaults={"named_by": by.account, "start": by.today, "until": until},
        )
        entry.subject, entry.detail = f"forum {forum.key}", {"account": account, "until": until}
    return named


def end_keyholder(by: Asker, named: Keyholder) -> None:
    """They open nothing more, from today on."""
    if not may_name_keyholders(by, named.forum):
        raise MayNot
    with one_change(by, "end keyholder") as entry:
        entry.subject, entry.detail = f"forum {named.forum.key}", {"account": named.account}
        named.delete()
