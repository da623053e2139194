"""Open channels: a post, a call or an event by which the word can travel without a seat; never certain."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from groundswell.register.models.agendas import Subject
from groundswell.register.models.forums import Forum
from groundswell.register.models.keyed import Keyed
from groundswell.register.models.people import Person
from groundswell.register.models.places import Place
from groundswell.register.querysets import OpenChannelQuerySet


class OpenChannel(Keyed):
    """One public post, call or event that somebody on a forum answered, or could."""

    class Kind(models.TextChoices):
        POST = "post", _("Public post")
        CALL = "call", _("Public call")
        EVENT = "event", _("Event")

    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    name = models.CharField(_("what it was"), max_length=300)
    place = models.ForeignKey(Place, models.PROTECT, null=True, blank=True, related_name="open_channels")
    to_forum = models.ForeignKey(
        Forum, models.CASCADE, related_name="open_channels", verbose_name=_("reaches")
    )
    subject = models.ForeignKey(Subject, models.PROTECT, null=True, blank=True, related_name="open_channels")
    opened_on = models.DateField(_("made public on"), null=True, blank=True)
    answered_by = models.ForeignKey(
        Person,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="channels_answered",
        verbose_name=_("answered by"),
    )
    answered_on = models.DateField(
        _("answered on"), null=True, blank=True, help_text=_("Empty: the date is not recorded.")
    )

    objects = OpenChannelQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
