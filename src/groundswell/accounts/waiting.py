"""How long to wait after wrong tries at signing in. Times only: no database here.

Tries are counted by account and address together, so nobody's tries elsewhere make the owner wait. A few are free;
then each wrong one doubles the wait, up to a quarter of an hour. No lock lasts. What a guesser gains from it: about
100 tries a day at a code of 40 bits, at a passphrase, or, knowing that, at three of a million figures.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
from collections.abc import Sequence

from groundswell.records.networks import network_of

FREE = 5
FIRST_WAIT = dt.timedelta(minutes=1)
LONGEST_WAIT = dt.timedelta(minutes=15)
KEPT = dt.timedelta(days=1)  # a wrong try older than this counts no more


def wait(wrong: Sequence[dt.datetime], now: dt.datetime) -> dt.timedelta:
    """How long until the next try is let through; nothing where it may be made now. In any order.

    After FREE wrong tries within KEPT: one minute from the last, then two, four, eight, and never over LONGEST_WAIT.
    """
    counted = [at for at in wrong if now - at < KEPT]
    if len(counted) < FREE:
        return dt.timedelta()
    doubled = FIRST_WAIT * (1 << min(len(counted) - FREE, 10))
    return max(max(counted) + min(doubled, LONGEST_WAIT) - now, dt.timedelta())


def about(what: str, who: str, *, address: str, key: str) -> str:
    """64 hexadecimal digits for tries at `what` of `who` from an address; useless without the key.

    An IPv6 address counts as its /64, which one household or office shares.
    """
    told = "\n".join((what, who.strip().casefold(), network_of(address)))
    return hmac.new(key.encode(), told.encode(), hashlib.sha256).hexdigest()
