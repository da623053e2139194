"""The world of the permission cells: built once, in one transaction that is never committed."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest
from django.db import transaction
from django.test import override_settings
from pytest_django.plugin import DjangoDbBlocker

from tests.permissions.world import World, build


@pytest.fixture(scope="package")
def world(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[World]:
    """Each question is asked between two savepoints, so that every cell finds the same world. Files given wait in a
    folder of the test's own.
    """
    logging.getLogger("django.request").setLevel(
        logging.ERROR
    )  # each refusal is a warning with its traceback
    home = override_settings(HOME=tmp_path_factory.mktemp("home"))
    with home, django_db_blocker.unblock(), transaction.atomic():
        yield build()
        transaction.set_rollback(True)
    logging.getLogger("django.request").setLevel(logging.NOTSET)
