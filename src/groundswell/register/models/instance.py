"""What is true of this whole installation, and the count of its changes."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Instance(models.Model):
    """One row: the name people see, a fixed today where the instance has one, and a notice for every page."""

    name = models.CharField(_("name"), max_length=200, default="Groundswell")
    fixed_today = models.DateField(
        _("today is fixed at"),
        null=True,
        blank=True,
        help_text=_("For examples and rehearsals. Empty: the real date."),
    )
    notice = models.CharField(_("notice on every page"), max_length=500, blank=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(id=1), name="instance_is_one_row")]

    def __str__(self) -> str:
        return self.name


class RegisterVersion(models.Model):
    """One row: how many changes the register has seen. Timetables are kept under it."""

    number = models.PositiveBigIntegerField(default=0)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(id=1), name="register_version_is_one_row")]

    def __str__(self) -> str:
        return str(self.number)
