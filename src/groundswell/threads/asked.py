"""What somebody is asked: of what was meant to happen and whose day has passed, did it happen?"""

from __future__ import annotations

from django.db.models import Q

from groundswell.records.asking import Asker
from groundswell.register.rules import audience_of
from groundswell.threads.inside import may_answer, person_of
from groundswell.threads.models import Step

NAMED = ("thread__place", "thread__forum", "to_meeting__forum__place", "carrier", "seat")


def asked_of(asker: Asker) -> list[Step]:
    """The intentions the asker may answer for, the longest waiting first: their own, their forums', their place's.

    Two queries, and those of the rules.
    """
    if asker.is_public:
        return []
    person = person_of(asker)
    own = Q(carrier=person) | Q(thread__owner=person) if person is not None else Q(pk__in=[])
    audience = audience_of(asker)
    theirs = (
        own
        | Q(to_meeting__forum__in=audience.forums)
        | Q(thread__forum__in=audience.forums)
        | Q(thread__place__in=audience.places)
    )
    rows = Step.objects.unanswered(asker.today).select_related(*NAMED)
    found = rows if audience.everything else rows.filter(theirs)
    return [s for s in found.order_by("to_meeting__day", "id").distinct() if may_answer(asker, s)]
