"""A folder that holds the cast's register, a voice with a picture, an account with every secret, and a chain."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from django.db import transaction

from groundswell.accounts.models import Account, ApiToken, RecoveryCode, SecondStep, SignInCode
from groundswell.records.asking import Asker, operator
from groundswell.records.writing_folder import write_folder
from groundswell.register.actions import apply
from groundswell.register.models import Forum
from groundswell.threads.actions import Said, hear
from groundswell.threads.models import VoiceFile
from tests.cast import TODAY, small_register
from tests.records.folders import Written

NOW = dt.datetime(2021, 2, 15, 12, tzinfo=dt.UTC)
PICTURE = b"\x89PNG and what follows"


class _EmptyAgain(Exception):
    """Takes back what was written to fill the folder."""


def fill() -> None:
    """What the folder is to hold."""
    apply(operator(TODAY), small_register())
    said = Said(
        forum=Forum.objects.get(key="open-door"),
        form="words",
        where="home",
        said_on=TODAY,
        words="A canary sings.",
    )
    heard = hear(Asker(today=TODAY), said, now=NOW)
    for _twice in range(2):
        VoiceFile.objects.create(voice=heard.voice, kind="picture", media_type="image/png", content=PICTURE)
    _an_account()


def _an_account() -> None:
    account = Account.objects.create(email="keeper@example.org", password="pbkdf2-secret")
    SecondStep.objects.create(account=account, salt="salt-secret", made=NOW)
    RecoveryCode.objects.create(account=account, hashed="recovery-secret")
    SignInCode.objects.create(account=account, hashed="code-secret", made=NOW, expires=NOW)
    ApiToken.objects.create(
        account=account, name="feed", hashed="token-secret", made=TODAY, expires=TODAY + dt.timedelta(days=1)
    )


def written(folder: Path, *, with_secrets: bool = False) -> Written:
    """The filled installation as a folder. Afterwards the database is empty again."""
    try:
        with transaction.atomic():
            fill()
            write_folder(folder, with_secrets=with_secrets)
            raise _EmptyAgain
    except _EmptyAgain:
        return Written(folder)


@pytest.fixture
def folder(db: None, tmp_path: Path) -> Written:
    """Written without secrets; the database is empty."""
    return written(tmp_path / "kept")


@pytest.fixture
def with_secrets(db: None, tmp_path: Path) -> Written:
    """Written with secrets; the database is empty."""
    return written(tmp_path / "kept", with_secrets=True)
