"""A home of its own, sessions with seven words in them, and whether its files still hold them once they are tidied.

Run as a program, for the home's own SQLite and its log: python -m tests.threads.sessions_on_disk HOME
"""

from __future__ import annotations

import datetime as dt
import json
import sys
from pathlib import Path

from tests.threads.canaries_on_disk import count


def main(home: Path) -> None:
    """One session whose words waited an hour, one that ended, and one whose person went on."""
    from groundswell.cli.home import make_home, set_home
    from groundswell.cli.up_to_date import bring_up_to_date

    set_home(home)
    make_home()
    bring_up_to_date()
    from django.contrib.sessions.backends.db import SessionStore
    from django.contrib.sessions.models import Session
    from django.test import RequestFactory
    from django.utils import timezone

    from groundswell.threads.actions.tidying import tidy
    from groundswell.threads.receipts import new_receipt
    from groundswell.web.say_session import RECEIPT, SHOWN, words_are_kept

    now = timezone.now()
    made = {}
    for name in ("waited", "ended", "went on"):
        session = SessionStore()
        session.update({RECEIPT: list(new_receipt()), SHOWN: (now - dt.timedelta(hours=2)).isoformat()})
        session.save()
        made[name] = session
    rows = {name: Session.objects.get(session_key=session.session_key) for name, session in made.items()}
    Session.objects.filter(pk=rows["ended"].pk).update(expire_date=now - dt.timedelta(hours=1))
    stood = {name: row.session_data.split(":")[0] for name, row in rows.items()}
    before = {name: count(home, text) for name, text in stood.items()}
    request = RequestFactory().post("/say/receipt/")
    request.session = made["went on"]
    words_are_kept(request)
    went_on = count(home, stood["went on"])
    tidy(today=now.date(), now=now)
    after = {name: count(home, text) for name, text in stood.items()} | {"went on at once": went_on}
    print(json.dumps({"before": before, "after": after}))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
