"""Everything held about one voice, for the person who said it to take away: their own copy, as data."""

from __future__ import annotations

import base64
import datetime as dt
from collections.abc import Iterable
from typing import Any

from groundswell.records.asking import Asker
from groundswell.threads import own_voice
from groundswell.threads.consent import Uses
from groundswell.threads.disclosure import Purpose, words_for
from groundswell.threads.models import Feedback, Voice, VoiceFile
from groundswell.threads.own_openings import openings
from groundswell.threads.own_way import Line, Stop, ways_of
from groundswell.threads.supporters import last_day_of

FORMAT = "groundswell-own-copy-1"


def own_copy(asker: Asker, voice: Voice) -> dict[str, Any]:
    """All that is held: words, files (as Base64), answers, messages, what was told, where copies went, and the way.

    Plain values only, so that it is written as JSON as it stands. Days as 2021-02-02. The receipt is not in it: it is
    kept nowhere. Raises MayNot for anybody but the person. About twenty queries.
    """
    words = words_for(voice, asker, Purpose.OWN)
    about = own_voice.particulars(asker, voice)
    return {
        "format": FORMAT,
        "made_on": asker.today.isoformat(),
        "voice": _voice(voice),
        "words": words.text,
        "chosen_pictures": list(words.chosen),
        "name": about.name,
        "contact": about.contact,
        "where_you_said_it": about.where_said,
        "how_your_supporter_knows": about.how_known,
        "files": [_file(file) for file in words.files],
        "what_you_allowed": [
            _consent(given.given, own_voice.uses_of(given)) for given in voice.consents.all()
        ],
        "who_may_see_them_now": own_voice.who_may_see(asker, voice),
        "somebody_you_chose": [
            {"from": _day(one.start), "until": _day(last_day_of(one))} for one in voice.supporters.all()
        ],
        "opened": [
            {"day": _day(one.day), "by": one.text, "why": one.reason} for one in openings(asker, voice)
        ],
        "asked_to_share": [
            {"forum": ask.forum.name, "asked_on": _day(ask.asked_on), "answer": ask.answer}
            for ask in own_voice.asks(asker, voice)
        ],
        "wordings": [
            {
                "text": one.text,
                "proposed_on": _day(one.proposed_on),
                "agreed_on": _day(one.agreed_on),
                "refused_on": _day(one.refused_on),
            }
            for one in own_voice.wordings(asker, voice)
        ],
        "messages": [
            {
                "from_you": one.from_person,
                "from_who_helps": one.from_supporter,
                "text": one.text,
                "written": one.written.isoformat(),
            }
            for one in own_voice.messages(asker, voice)
        ],
        "told_back": [_told(one) for one in own_voice.told(asker, voice)],
        "way": [
            {"thread": way.thread.title if way.thread else "", "steps": _steps(way.stops)}
            for way in ways_of(asker, voice)
        ],
        "copies_elsewhere": [
            {"for": one.purpose, "with": one.recipient, "until": _day(one.expires_on)}
            for one in voice.exports.all()
        ],
        "requests": [
            {"kind": one.kind, "received_on": _day(one.received_on), "answered_on": _day(one.answered_on)}
            for one in voice.requests.all()
        ],
    }


def _voice(voice: Voice) -> dict[str, Any]:
    return {
        "said_on": _day(voice.said_on),
        "received": voice.received.isoformat(),
        "how": voice.form,
        "said_to": voice.forum.name,
        "place": voice.place.name,
        "where": voice.where,
        "comes_from": voice.origin,
        "whose_words": voice.said_by,
        "age": voice.age,
        "guardian_agrees": voice.guardian_agrees,
        "held_by": voice.held_by.name if voice.held_by else "",
        "contact_strength": voice.contact_strength,
        "told_as": voice.told_as,
        "language": voice.language,
        "wishes_to_know": voice.wishes_to_know,
        "state": voice.state,
        "withdrawn_on": _day(voice.withdrawn_on),
        "asked_again_on": _day(voice.review_on),
    }


def _file(file: VoiceFile) -> dict[str, Any]:
    return {
        "kind": file.kind,
        "media_type": file.media_type,
        "says": file.says,
        "base64": base64.b64encode(bytes(file.content)).decode("ascii"),
    }


def _consent(given: dt.datetime, uses: Uses) -> dict[str, Any]:
    return {
        "given": given.isoformat(),
        "keep": uses.keep,
        "share_inside": uses.share_inside,
        "carry": uses.carry,
        "forums": list(uses.forums),
        "quote_without_name": uses.quote_without_name,
        "quote_with_name": uses.quote_with_name,
        "publish": uses.publish,
    }


def _told(one: Feedback) -> dict[str, Any]:
    return {
        "told_on": _day(one.told_on),
        "you_said": one.you_said,
        "we_did": one.we_did,
        "why_not": one.why_not,
        "told_as": one.told_as,
    }


def _steps(stops: Iterable[Stop]) -> list[dict[str, Any]]:
    return [_step(line) for stop in stops for line in (*stop.done, *stop.meant, *stop.tried)]


def _step(line: Line) -> dict[str, Any]:
    return {
        "what": line.kind,
        "state": line.state,
        "day": _day(line.day),
        "forum": line.forum,
        "through": line.through,
        "how_well_known": str(line.strength.label),
    }


def _day(day: dt.date | None) -> str:
    return day.isoformat() if day else ""
