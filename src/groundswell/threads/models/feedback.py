"""“You said, we did”: what those who spoke were told, and who will sit with them next."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from groundswell.register.models import Forum, Meeting, Person
from groundswell.threads.keys import new_key
from groundswell.threads.models.gathered import Thread
from groundswell.threads.models.steps import Step
from groundswell.threads.models.voices import Told, Voice


class Feedback(models.Model):
    """One answer to one voice, or to a forum. It is told from the day `told_on`; before that it is a draft."""

    key = models.CharField(max_length=20, unique=True, default=new_key)
    thread = models.ForeignKey(Thread, models.CASCADE, related_name="feedback")
    voice = models.ForeignKey(Voice, models.CASCADE, null=True, blank=True, related_name="feedback")
    forum = models.ForeignKey(Forum, models.PROTECT, null=True, blank=True, related_name="feedback")
    you_said = models.TextField(_("you said"))
    we_did = models.TextField(_("we did"), blank=True)
    why_not = models.TextField(_("what we did not do, and why"), blank=True)
    told_as = models.CharField(_("told as"), max_length=20, choices=Told.choices, default=Told.PLAIN_TEXT)
    next_meeting = models.ForeignKey(
        Meeting,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="feedback_next",
        verbose_name=_("where to ask next"),
    )
    who_knows = models.ForeignKey(
        Person,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="feedback_known",
        verbose_name=_("who will be there and knows"),
    )
    step = models.OneToOneField(
        Step, models.SET_NULL, null=True, blank=True, related_name="feedback", verbose_name=_("step")
    )
    written_on = models.DateField()
    written_by = models.CharField(max_length=100)
    told_on = models.DateField(null=True, blank=True)
    told_by = models.ForeignKey(
        Person,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="feedback_told",
        verbose_name=_("done by"),
        help_text=_("Who rang, recorded, signed or translated it, where a page could not."),
    )

    class Meta:
        ordering = ["written_on", "id"]
        verbose_name_plural = "feedback"
        constraints = [
            models.CheckConstraint(
                condition=Q(voice__isnull=False) | Q(forum__isnull=False), name="feedback_to_somebody"
            ),
            models.CheckConstraint(
                condition=~Q(we_did="") | ~Q(why_not=""), name="feedback_says_what_or_why_not"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.thread} {self.key}"
