"""How many wrong tries at a receipt are let through, and how long to wait. Times only: no database here.

What a guesser gains. There are 512^7 = 2^63 receipts. One network address may try 20 wrong ones in 10 minutes, which is
2,880 a day; once 500 a day were wrong here altogether, an address that has tried before gets 3 in 10 minutes, which is
432 a day. Say a place keeps 10,000 voices. Somebody who tries from one address finds any one of them in 6 thousand
million years, on average; from a million addresses at once, in 6 thousand years. So the limit need never lock out
anybody for good: it keeps the noise down, and the words do the rest.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
from collections.abc import Sequence

from groundswell.records.networks import network_of

#: Schools and libraries share an address: a class of thirty may mistype, but nobody waits longer than this.
WINDOW = dt.timedelta(minutes=10)
MOST_HERE = 20
#: All addresses together, in KEPT. From then on an address has fewer tries; nobody else's are taken away.
MOST_EVERYWHERE = 500
MOST_HERE_WHEN_BUSY = 3
#: How long a wrong try is remembered, with its address as a salted hash.
KEPT = dt.timedelta(days=1)


def wait(here: Sequence[dt.datetime], everywhere: Sequence[dt.datetime], now: dt.datetime) -> dt.timedelta:
    """How long until the next try is let through; nothing at all where it may be made now.

    `here`: wrong tries from this address; `everywhere`: from all addresses, these among them. In any order. A try
    exactly WINDOW (or KEPT) old no longer counts. Never longer than WINDOW: no lock lasts.
    """
    most = MOST_HERE if len(_within(everywhere, KEPT, now)) < MOST_EVERYWHERE else MOST_HERE_WHEN_BUSY
    counted = sorted(_within(here, WINDOW, now))
    if len(counted) < most:
        return dt.timedelta()
    return counted[-most] + WINDOW - now


def hashed_address(address: str, salt: str) -> str:
    """64 hexadecimal digits that stand for a network address, useless without the salt.

    An IPv6 address counts as its /64, which is one household's or one office's: else one machine would have
    billions of addresses to try from. What is no address at all counts as one address for everybody.
    """
    return hmac.new(salt.encode(), network_of(address).encode(), hashlib.sha256).hexdigest()


def _within(tries: Sequence[dt.datetime], long: dt.timedelta, now: dt.datetime) -> list[dt.datetime]:
    """The tries less than `long` ago."""
    return [at for at in tries if now - at < long]
