"""Every write about accounts, one function each. The faces call these and save nothing themselves."""

from groundswell.accounts.actions.by_code import LETTERS_AN_HOUR, new_code, send_code, sign_in
from groundswell.accounts.actions.glass import approve, ask_to_open, close_glass
from groundswell.accounts.actions.keeping import close_account, grant, open_account, revoke
from groundswell.accounts.actions.second_steps import (
    choose_password,
    prove_second_step,
    reset_sign_in,
    set_up_second_step,
    sign_in_by_password,
)
from groundswell.accounts.actions.tokens import make_token, note_use, take_back_token

__all__ = [
    "LETTERS_AN_HOUR",
    "approve",
    "ask_to_open",
    "choose_password",
    "close_account",
    "close_glass",
    "grant",
    "make_token",
    "new_code",
    "note_use",
    "open_account",
    "prove_second_step",
    "reset_sign_in",
    "revoke",
    "send_code",
    "set_up_second_step",
    "sign_in",
    "sign_in_by_password",
    "take_back_token",
]
