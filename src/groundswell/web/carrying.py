"""Who could take a word from one forum to another: the answer shown on a forum's page. Could, never did."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from groundswell.planner.ask import who_could_carry
from groundswell.planner.naming import BadQuestion
from groundswell.planner.sentences import carriers_sentence
from groundswell.register.models import Forum
from groundswell.web.asking import asker_of


def carriers_asked(request: HttpRequest, forum: Forum) -> dict[str, Any]:
    """`carriers`, its sentence and its error, where ?carry_from= names a forum; else nothing but the empty field."""
    asked = request.GET.get("carry_from", "").strip()
    told: dict[str, Any] = {"carry_from": asked, "carriers": None, "carry_says": "", "carry_error": None}
    if not asked:
        return told
    asker = asker_of(request)
    try:
        found = who_could_carry(asker, origin=asked, target=forum.key, on=asker.today)
    except BadQuestion as error:
        return {**told, "carry_error": error}
    return {**told, "carriers": found, "carry_from": found.origin_key, "carry_says": carriers_sentence(found)}
