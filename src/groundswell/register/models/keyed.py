"""What every row of the register carries: a key people can type, and where the fact comes from."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Visibility(models.TextChoices):
    """Who may see a forum, seat or person; deny by default is `visible_to` in rules.py."""

    PUBLIC = "public", _("Everyone")
    MEMBERS = "members", _("Members of the forum, and the place's leads")
    PLACE = "place", _("The place's leads only")


class Keyed(models.Model):
    """A row with a key that stays the same when its name changes: in addresses, workbooks and answers."""

    key = models.SlugField(
        _("key"),
        max_length=100,
        unique=True,
        help_text=_("A short name used in addresses and workbooks. It stays when the name changes."),
    )
    source = models.CharField(
        _("source"),
        max_length=500,
        blank=True,
        help_text=_("Where this comes from: a document, a page, or “synthetic”."),
    )

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return str(getattr(self, "name", self.key))
