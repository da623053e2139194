"""Migrations go up, down and up again, and the models need no more of them."""

from __future__ import annotations

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.db.migrations.recorder import MigrationRecorder

from groundswell.records.asking import operator
from groundswell.register.actions import apply
from groundswell.register.models import Person, Seat, Sitting
from tests.cast import TODAY, small_register


@pytest.mark.django_db
def test_the_models_and_the_migrations_agree() -> None:
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)


@pytest.mark.django_db(transaction=True)
def test_each_migration_after_the_first_goes_down_and_up_again_with_rows_in_place() -> None:
    """Down, two may sit in one seat; up again, they may not.

    The threads stand on the register and go down with it. Once only the register came up again, and a process that
    had other tests left to run found no threads in its database.
    """
    before = set(MigrationRecorder(connection).applied_migrations())
    apply(operator(TODAY), small_register())
    seat, person = Seat.objects.get(key="steer-1"), Person.objects.get(key="chair")
    try:
        call_command("migrate", "register", "0001", verbosity=0)
        second = Sitting.objects.create(key="second", seat=seat, person=person)
        second.delete()
    finally:
        call_command("migrate", verbosity=0)
    assert set(MigrationRecorder(connection).applied_migrations()) == before
    with pytest.raises(IntegrityError), transaction.atomic():
        Sitting.objects.create(key="second", seat=seat, person=person)
    assert Sitting.objects.filter(seat=seat).count() == 1
    assert connection.is_usable()
