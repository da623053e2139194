"""Who carries may add evidence; what others added only those take away who work on the thread."""

from __future__ import annotations

import pytest
from django.test import Client

from groundswell.threads.models import Evidence
from tests.story.walking import example, lead, member

__all__ = ["example"]
pytestmark = pytest.mark.usefixtures("example")


def taken_away(client: Client, piece: Evidence) -> bool:
    client.post(f"/evidence/{piece.key}/remove/")
    return not Evidence.objects.filter(pk=piece.pk).exists()


def test_a_member_takes_away_nothing_that_others_added() -> None:
    pieces = Evidence.objects.filter(step__to_meeting__forum__key="lp-steering")
    piece = pieces.get()
    assert not taken_away(member("lp-lead", "lp-steering"), piece)
    assert taken_away(lead(), piece)
