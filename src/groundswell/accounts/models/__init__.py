"""The rows of accounts, under one roof: who may sign in, how, with which programs, and which glass was broken."""

from groundswell.accounts.models.accounts import Account, AccountGrant, Accounts
from groundswell.accounts.models.codes import SignInCode, WrongTry
from groundswell.accounts.models.glass import GlassBreak
from groundswell.accounts.models.second_steps import RecoveryCode, SecondStep
from groundswell.accounts.models.tokens import ApiToken

__all__ = [
    "Account",
    "AccountGrant",
    "Accounts",
    "ApiToken",
    "GlassBreak",
    "RecoveryCode",
    "SecondStep",
    "SignInCode",
    "WrongTry",
]
