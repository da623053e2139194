"""A voice with everything that can be on its tracking page: carried, tried, meant, asked, written to, told back."""

from __future__ import annotations

import datetime as dt
import sys

TODAY = dt.date(2021, 2, 15)
NOW = dt.datetime(2021, 2, 15, 12, tzinfo=dt.UTC)


def say_it_all(mark: str = "", *, for_helper: bool = False) -> str:
    """Says it at That Counts, lets the officers do all they can, and gives the seven words in a row.

    `for_helper`: the words of somebody the person chose to help them. `mark`: two brackets put round all that
    people write themselves.
    """
    from groundswell.records.asking import Asker, Grant
    from groundswell.register.models import Forum, Meeting, Person
    from groundswell.threads import actions
    from groundswell.threads.actions.opening import open_words
    from groundswell.threads.consent import Uses
    from groundswell.threads.disclosure import Purpose

    def own(text: str) -> str:
        return f"{mark[0]}{text}{mark[1]}" if mark else text

    def who(role: str, scope: str, key: str) -> Asker:
        return Asker(today=TODAY, account=role, grants=(Grant(role, scope, key),))

    forum = Forum.objects.get(key="that-counts")
    meeting = {m.key: m for m in Meeting.objects.select_related("forum")}
    person = {p.key: p for p in Person.objects.all()}
    lead, keeper = who("place_lead", "place", "stockport"), who("officer", "forum", "that-counts")
    said = actions.Said(
        forum=forum,
        form="words",
        where="meeting",
        meeting=meeting["that-counts-2021-02-02"],
        said_on=dt.date(2021, 2, 2),
        words=own("The changing room has no hoist, so my brother waits in the car every week."),
        uses=Uses(share_inside=True, quote_without_name=True),
    )
    heard = actions.hear(Asker(today=TODAY), said, now=NOW)
    voice, mine = heard.voice, actions.asker_with_receipt(heard.voice, TODAY)
    actions.name_keyholder(lead, forum, "officer")
    thread = actions.open_thread(
        keeper,
        forum,
        title=own("A hoist at the pool"),
        population=own("Disabled children"),
        started=voice.said_on,
        voices=[voice],
    )
    ops, acb, send = (meeting[k] for k in ("lp-ops-2021-02-04", "acb-2021-02-09", "send-board-2021-02-25"))
    actions.carry(keeper, thread, to=ops, from_meeting=said.meeting, carrier=person["lp-lead"])
    tried = actions.table(keeper, thread, to=acb, carrier=person["public-health-lead"], intended=True)
    actions.answer(keeper, tried, answer="deferred", now_due=send)
    open_words(keeper, voice, Purpose.TRIAGE)
    actions.reply(mine, voice, own("When will it be?"), now=NOW)
    actions.reply(keeper, voice, own("In May, we hope."), now=NOW)
    actions.ask_to_share(keeper, voice, forum_id=acb.forum_id)
    actions.propose_wording(keeper, voice, own("A family says that a hoist is missing."))
    answer = actions.write_feedback(
        keeper,
        thread,
        voice=voice,
        you_said=own("There is no hoist."),
        we_did=own("A hoist is ordered."),
        why_not=own("It comes in May, not sooner."),
        next_meeting=meeting["that-counts-2021-03-02"],
        who_knows=person["lp-lead"],
    )
    actions.tell(keeper, answer)
    if for_helper:
        return " ".join(actions.choose_supporter(mine, voice).receipt)
    return " ".join(heard.receipt)


if __name__ == "__main__":
    import django

    django.setup()
    sys.stdout.write(say_it_all(for_helper="helper" in sys.argv))
