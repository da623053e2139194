"""Bringing a database up to date with the program."""

from __future__ import annotations


def bring_up_to_date() -> None:
    """Run the migrations that wait; nothing happens where none does."""
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)
