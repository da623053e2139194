"""Every write of voices and threads. Pages, the API and commands call these; none saves a row itself."""

from groundswell.threads.actions.asking import ask_what_happened
from groundswell.threads.actions.calling import call_with_post
from groundswell.threads.actions.carrying import (
    answer,
    call_publicly,
    carry,
    change,
    decide,
    discuss,
    resource,
    seen_by,
    table,
    word,
)
from groundswell.threads.actions.evidencing import attach, detach, heard, take_position
from groundswell.threads.actions.feeding_back import (
    amend_feedback,
    tell,
    throw_away_feedback,
    write_feedback,
)
from groundswell.threads.actions.gathering import (
    amend_thread,
    approve_publication,
    ask_publication,
    close_thread,
    end_publication,
    gather,
    open_thread,
    part,
    reopen_thread,
)
from groundswell.threads.actions.hearing import Heard, Said, hear
from groundswell.threads.actions.keyholding import end_keyholder, name_keyholder
from groundswell.threads.actions.minding import (
    agree_wording,
    answer_ask,
    ask_to_share,
    asker_with_receipt,
    bring_back,
    change_consent,
    erase,
    open_by_receipt,
    propose_wording,
    reply,
    withdraw,
)
from groundswell.threads.actions.moving import moved, say_that_it_moved
from groundswell.threads.actions.opening import open_words

__all__ = [
    "Heard",
    "Said",
    "agree_wording",
    "amend_feedback",
    "amend_thread",
    "answer",
    "answer_ask",
    "approve_publication",
    "ask_publication",
    "ask_to_share",
    "ask_what_happened",
    "asker_with_receipt",
    "attach",
    "bring_back",
    "call_publicly",
    "call_with_post",
    "carry",
    "change",
    "change_consent",
    "close_thread",
    "decide",
    "detach",
    "discuss",
    "end_keyholder",
    "end_publication",
    "erase",
    "gather",
    "hear",
    "heard",
    "moved",
    "name_keyholder",
    "open_by_receipt",
    "open_thread",
    "open_words",
    "part",
    "propose_wording",
    "reopen_thread",
    "reply",
    "resource",
    "say_that_it_moved",
    "seen_by",
    "table",
    "take_position",
    "tell",
    "throw_away_feedback",
    "withdraw",
    "word",
    "write_feedback",
]
