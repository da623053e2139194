"""A mistake no page caught is still told in plain words."""

from __future__ import annotations

import pytest
from django.test import Client

from groundswell.errors import GroundswellError
from groundswell.register.errors import NoSuchRow, NotAllowed
from groundswell.web import overlaps
from groundswell.web.mistakes import status_of


class TooLate(GroundswellError):
    """A mistake of a test's own."""

    code = "too_late"
    remedy = "Ask sooner."


@pytest.mark.django_db
def test_an_uncaught_mistake_says_what_and_how_to_mend_it(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*args: object, **options: object) -> None:
        raise TooLate("The meeting is over.")

    monkeypatch.setattr(overlaps.ask, "overlaps", fail)
    answer = client.get("/overlaps/")
    assert answer.status_code == 422
    assert "The meeting is over." in answer.content.decode()
    assert "Ask sooner." in answer.content.decode()


def test_what_is_not_allowed_and_what_is_not_there_say_so_by_status() -> None:
    assert status_of(NotAllowed()) == 403
    assert status_of(NoSuchRow("forum", "x")) == 404
