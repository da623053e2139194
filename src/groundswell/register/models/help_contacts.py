"""Who to tell at once when somebody may be in danger: a place's safeguarding contacts. Public, always."""

from __future__ import annotations

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from groundswell.register.models.keyed import Keyed
from groundswell.register.models.places import Place
from groundswell.register.querysets import SharedQuerySet

# A spreadsheet takes the first 0 off a number it reads as a figure; a wrong number must never be shown here.
NUMBER = RegexValidator(
    r"\A(?:(?:\+|\(?0)[0-9 ()\-]{5,27}|[1-9](?:[ \-]?[0-9]){2,5})\Z",
    _("Write the number as people dial it, with its first 0: 0800 1111."),
    code="no_number",
)
PAGE = RegexValidator(
    r"\A(?:https?://)?(?:[a-zA-Z0-9](?:[a-zA-Z0-9\-]*[a-zA-Z0-9])?\.)+[a-zA-Z]{2,}(?:/[^\s\"'<>\\]*)?\Z",
    _("Write the page as people type it: nspcc.org.uk."),
    code="no_page",
)


class HelpContact(Keyed):
    """Somebody who acts at once when a child or an adult may be in danger, for one place and all inside it."""

    class ForWhom(models.TextChoices):
        CHILD = "child", _("A child or young person")
        ADULT = "adult", _("An adult")
        ANYBODY = "anybody", _("Anybody")

    place = models.ForeignKey(
        Place,
        models.PROTECT,
        related_name="help_contacts",
        verbose_name=_("place"),
        help_text=_("The place they help in, with every place inside it."),
    )
    name = models.CharField(_("name"), max_length=200, help_text=_("What people know them as."))
    what_for = models.CharField(
        _("what for"), max_length=300, help_text=_("One plain sentence: when to turn to them.")
    )
    for_whom = models.CharField(
        _("who may be in danger"), max_length=10, choices=ForWhom.choices, default=ForWhom.ANYBODY
    )
    phone = models.CharField(
        _("phone number"),
        max_length=30,
        blank=True,
        validators=[NUMBER],
        help_text=_("As people dial it, with spaces and its first 0."),
    )
    text_number = models.CharField(
        _("number for texts"),
        max_length=30,
        blank=True,
        validators=[NUMBER],
        help_text=_("For people who would rather text than speak."),
    )
    web = models.CharField(
        _("web page"),
        max_length=300,
        blank=True,
        validators=[PAGE],
        help_text=_("As people type it: nspcc.org.uk."),
    )
    hours = models.CharField(
        _("hours"),
        max_length=200,
        blank=True,
        help_text=_("When somebody answers: “day and night”. Empty: not stated."),
    )
    position = models.PositiveIntegerField(_("order"), default=0, help_text=_("Lower ones are shown first."))

    objects = SharedQuerySet.as_manager()

    class Meta:
        ordering = ["position", "id"]
        verbose_name = _("contact to tell at once")
        verbose_name_plural = _("contacts to tell at once")
        constraints = [
            models.CheckConstraint(
                condition=~Q(phone="") | ~Q(text_number="") | ~Q(web=""), name="help_contact_can_be_reached"
            ),
            models.UniqueConstraint(fields=["place", "name"], name="help_contact_once_a_place"),
        ]

    @property
    def dialled(self) -> str:
        """The phone number without spaces and brackets, for a link; empty without one."""
        return _signs(self.phone)

    @property
    def texted(self) -> str:
        """The number for texts, the same way."""
        return _signs(self.text_number)

    @property
    def web_address(self) -> str:
        """The whole address of the page, by HTTPS where it does not say; empty without one."""
        if not self.web or self.web.startswith(("http://", "https://")):
            return self.web
        return f"https://{self.web}"


def _signs(number: str) -> str:
    return "".join(sign for sign in number if sign.isdigit() or sign == "+")
