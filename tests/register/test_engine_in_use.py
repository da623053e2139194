"""Which database these tests run on is the one they were told to."""

from __future__ import annotations

import os

import pytest
from django.db import connection


@pytest.mark.django_db
def test_the_tests_run_on_the_database_they_were_given() -> None:
    given = "postgresql" if os.environ.get("GROUNDSWELL_DATABASE") else "sqlite"
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        assert cursor.fetchone() == (1,)
    assert connection.vendor == given
