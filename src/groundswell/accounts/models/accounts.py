"""Accounts, and what each may do and where."""

from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _


class Accounts(BaseUserManager["Account"]):
    """Finds accounts by e-mail address, in any case."""

    def get_by_natural_key(self, username: str | None) -> Account:
        return self.get(email__iexact=username or "")


class Account(AbstractBaseUser):
    """Somebody who signs in: a member by a code sent or printed, staff by a password and a second step."""

    email = models.EmailField(_("e-mail address"), unique=True)
    name = models.CharField(_("name"), max_length=200, blank=True)
    person_key = models.CharField(_("who this is in the register"), max_length=100, blank=True)
    is_active = models.BooleanField(_("may sign in"), default=True)
    expires_on = models.DateField(
        _("access ends"), null=True, blank=True, help_text=_("The day after its last day. Empty: no end.")
    )
    created = models.DateTimeField(auto_now_add=True)

    objects = Accounts()

    USERNAME_FIELD = "email"

    class Meta:
        constraints = [models.UniqueConstraint(Lower("email"), name="account_email_once_in_any_case")]

    def __str__(self) -> str:
        return self.email


class AccountGrant(models.Model):
    """One role over one place, forum or seat, or the whole instance."""

    class Role(models.TextChoices):
        MEMBER = "member", _("Forum member")
        OFFICER = "officer", _("Forum officer")
        PLACE_LEAD = "place_lead", _("Place lead")
        EVALUATOR = "evaluator", _("Evaluator")
        ADMINISTRATOR = "administrator", _("Administrator")
        DATA_PROTECTION = "data_protection", _("Data protection officer")

    account = models.ForeignKey(Account, models.CASCADE, related_name="role_grants")
    role = models.CharField(_("role"), max_length=20, choices=Role.choices)
    scope = models.CharField(
        _("over"),
        max_length=10,
        choices=[
            ("place", _("a place")),
            ("forum", _("a forum")),
            ("seat", _("a seat")),
            ("instance", _("everything")),
        ],
    )
    scope_key = models.CharField(
        _("which"), max_length=100, blank=True, help_text=_("The key of the place, forum or seat.")
    )
    until = models.DateField(_("until"), null=True, blank=True, help_text=_("The day after its last day."))

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["account", "role", "scope", "scope_key"], name="grant_once"),
            models.CheckConstraint(
                condition=Q(scope="instance", scope_key="") | (~Q(scope="instance") & ~Q(scope_key="")),
                name="grant_names_its_scope",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.account} {self.role} {self.scope} {self.scope_key}"
