"""Which requests about people's data wait, at the terminal: kinds and days, never what was written."""

from __future__ import annotations

from pathlib import Path

from tests.cli.test_backups import _python
from tests.terminal import Terminal

ASK = (
    "from groundswell.threads.actions.requesting import ask_about_data as ask;"
    "from groundswell.register.models import Place; place = Place.objects.get(key='stockport');"
    "[ask(Asker(today=day), place, kind=kind, text='canary', contact='canary') for kind in ('access', 'complaint')]"
)


def test_what_waits_is_listed_with_its_day_and_without_its_words(stockport: Terminal, tmp_path: Path) -> None:
    here = stockport.copy_to(tmp_path / "here")
    assert here.type("requests").out == "No request waits.\n"
    _python(here, ASK)
    told = here.type("requests", "--json")
    assert [(one["kind"], one["do"], one["by"]) for one in told.json] == [
        ("access", "answer", "2021-03-15"),
        ("complaint", "acknowledge", "2021-03-16"),
    ]
    assert "canary" not in told.out + here.type("requests").out
