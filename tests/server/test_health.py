"""The page a monitor asks."""

from __future__ import annotations

import pytest
from django.db import DatabaseError
from django.test import Client

from groundswell import __version__
from groundswell.register.models import RegisterVersion


@pytest.mark.django_db
def test_a_database_that_answers_is_ok(client: Client) -> None:
    response = client.get("/health")
    assert response.status_code == 200
    assert response.json() == {"status": "ok", "database": "answers", "version": __version__}


@pytest.mark.django_db
def test_a_database_that_does_not_answer_is_503(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails() -> bool:
        raise DatabaseError("disk I/O error: /secret/path")

    monkeypatch.setattr(RegisterVersion.objects, "exists", fails)
    response = client.get("/health")
    assert response.status_code == 503
    assert "secret" not in response.content.decode()
    assert response.json()["status"] == "down"
