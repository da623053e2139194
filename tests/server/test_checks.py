"""What an installation is told about its own settings."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import settings as now
from django.core.checks import CheckMessage, run_checks
from django.db import connection

from groundswell.register.models import HelpContact
from groundswell.server import checks
from tests.cast import Cast

OUTSIDE = ["groundswell.example.org", "127.0.0.1"]


def ids(messages: list[CheckMessage]) -> list[str]:
    return [str(m.id) for m in messages]


def test_an_installation_with_nothing_set_is_told_of_no_error() -> None:
    told = [m for m in run_checks() if m.is_serious()]
    assert told == []


def test_every_check_has_an_id_and_a_remedy(settings, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.SECRET_IS_KEPT, settings.EMAIL_HOST, settings.SECURE, settings.DEBUG = False, "", False, True
    settings.ALLOWED_HOSTS = OUTSIDE
    monkeypatch.setenv("GROUNDSWELL_DATABASE", "mysql://elsewhere")
    monkeypatch.setattr(checks, "sqlite_version", lambda: (3, 40, 1))
    told = [message for check in checks.ALL for message in check()]
    assert ids(told) == [
        "groundswell.W001",
        "groundswell.W002",
        "groundswell.W003",
        "groundswell.W004",
        "groundswell.E005",
        "groundswell.E006",
    ]
    assert all(m.hint and m.hint.endswith(".") and m.msg.endswith(".") for m in told)


@pytest.mark.django_db
def test_a_place_where_residents_would_speak_and_nobody_can_be_told_is_named(cast: Cast) -> None:
    assert checks.somebody_can_be_told(databases=["default"]) == []
    HelpContact.objects.all().delete()
    (told,) = checks.somebody_can_be_told(databases=["default"])
    assert told.id == "groundswell.W007"
    assert told.msg == "Residents cannot say anything in Old Mill yet."
    assert told.hint == "Add who to tell at once there: open Edit, or fill that sheet of the workbook."


def test_the_register_is_asked_only_where_a_database_is_named() -> None:
    """This test may not touch the database: a query would fail it."""
    assert checks.somebody_can_be_told() == checks.somebody_can_be_told(databases=[]) == []


@pytest.mark.django_db
def test_a_database_without_its_tables_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection.introspection, "table_names", list)
    assert checks.somebody_can_be_told(databases=["default"]) == []


def test_the_sqlite_that_is_bundled_is_sound() -> None:
    assert checks.sqlite_is_sound() == []
    assert checks.sqlite_version() >= (3, 51, 3)


def test_a_site_only_this_machine_reaches_needs_no_mail_and_no_https(settings) -> None:
    settings.ALLOWED_HOSTS, settings.EMAIL_HOST, settings.SECURE = ["localhost", "127.0.0.1"], "", False
    assert checks.letters_are_sent() == checks.cookies_travel_hidden() == []


def test_a_site_others_reach_is_told_what_is_missing(settings) -> None:
    settings.ALLOWED_HOSTS, settings.EMAIL_HOST, settings.SECURE = OUTSIDE, "", False
    assert ids(checks.letters_are_sent() + checks.cookies_travel_hidden()) == [
        "groundswell.W003",
        "groundswell.W004",
    ]
    settings.EMAIL_HOST, settings.SECURE = "mail.example.org", True
    assert checks.letters_are_sent() == checks.cookies_travel_hidden() == []


def test_the_checks_are_written_up_for_who_runs_it() -> None:
    page = (Path(now.PACKAGE).parents[1] / "docs" / "self-host.md").read_text(encoding="utf-8")
    for check in (*checks.ALL, *checks.OF_THE_REGISTER):
        named = str(check.__doc__).split(":")[0]
        assert f"groundswell.{named}" in page
