"""The voices of the permission table: two forums, six answers, three states; each with a canary in all it gives."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from groundswell.records.asking import Asker, Grant
from groundswell.register.models import Forum
from groundswell.threads import actions
from groundswell.threads.consent import Uses
from groundswell.threads.models import Voice
from groundswell.threads.pictures_given import GivenFile
from tests.cast import TODAY, asker
from tests.permissions.canaries import Aviary
from tests.permissions.table import Of

NOW = dt.datetime(2021, 2, 15, 12, tzinfo=dt.UTC)
OWN, FAR, NAMED_FORUM = "open-door", "far-board", "steering"
FORUMS = (OWN, FAR)
STATES = ("standing", "withdrawn", "erased")
ANSWERS = {
    "keep": Uses(),
    "share inside": Uses(share_inside=True),
    "carry to a named forum": Uses(carry=True, forums=(NAMED_FORUM,)),
    "quote without name": Uses(quote_without_name=True),
    "quote with name": Uses(quote_with_name=True),
    "publish": Uses(publish=True),
}
OTHER = "another person at open-door"  # whose receipt opens nobody else's words


@dataclass(frozen=True)
class Resident:
    """One voice of the table, and the seven words of its person and of who helps them."""

    name: str
    forum: str
    consent: str
    state: str
    voice: Voice
    receipt: tuple[str, ...]
    helper: tuple[str, ...]

    @property
    def of(self) -> Of:
        """The voice as the table knows it."""
        return Of(self.forum, self.consent, self.state)

    @property
    def file(self) -> str:
        """The number of its picture in addresses; one that never was where it was erased."""
        kept = self.voice.files.first()
        return str(kept.pk) if kept else "987654321"


def keeper_of(forum: str, account: str) -> Asker:
    """The named officer of a forum, on a new page."""
    return asker(account, Grant("officer", "forum", forum))


def everyone(aviary: Aviary, keepers: dict[str, str]) -> tuple[Resident, ...]:
    """All thirty-six, standing as yet, and one more. `keepers`: forum -> the account that opens its voices."""
    told = [
        _resident(aviary, f"{consent}, {state}, at {forum}", forum, consent, state, keepers[forum])
        for forum in FORUMS
        for consent in ANSWERS
        for state in STATES
    ]
    return (*told, _resident(aviary, OTHER, OWN, "keep", "standing", keepers[OWN]))


def _resident(aviary: Aviary, name: str, forum: str, consent: str, state: str, keeper: str) -> Resident:
    heard = actions.hear(Asker(today=TODAY), _said(aviary, name, forum, consent), now=NOW)
    voice, mine = heard.voice, actions.asker_with_receipt(heard.voice, TODAY)
    officer = keeper_of(forum, keeper)
    wording = actions.propose_wording(officer, voice, aviary.new(name, "wording"))
    actions.agree_wording(mine, wording, yes=True)
    actions.reply(mine, voice, aviary.new(name, "message"), now=NOW)
    actions.reply(officer, voice, aviary.new(name, "answer"), now=NOW)
    helper = actions.choose_supporter(mine, voice).receipt
    aviary.keep_receipt(name, heard.receipt)
    return Resident(name, forum, consent, state, voice, heard.receipt, helper)


def _said(aviary: Aviary, name: str, forum: str, consent: str) -> actions.Said:
    inside = aviary.new(name, "file").encode()
    said = actions.Said(
        forum=Forum.objects.get(key=forum),
        form=Voice.Form.WORDS,
        where=Voice.Where.SESSION,
        where_said=aviary.new(name, "where_said"),
        said_on=TODAY,
        words=aviary.new(name, "words"),
        said_by=Voice.SaidBy.ON_BEHALF,
        how_known=aviary.new(name, "how_known"),
        name=aviary.new(name, "name"),
        contact=aviary.new(name, "contact").replace(" ", ".") + "@canary.example",
        file_words=aviary.new(name, "shows"),
        uses=ANSWERS[consent],
    )
    return replace(said, files=(GivenFile("picture", "image/png", inside, width=8, height=8),))


def as_their_state_says(resident: Resident) -> Resident:
    """Takes the words back, or erases them, where the table says so. Everything else is done before."""
    mine = actions.asker_with_receipt(resident.voice, TODAY)
    if resident.state == "withdrawn":
        actions.withdraw(mine, resident.voice)
    elif resident.state == "erased":
        actions.erase(mine, resident.voice)
    return replace(resident, voice=Voice.objects.get(pk=resident.voice.pk))
