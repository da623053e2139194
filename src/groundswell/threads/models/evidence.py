"""What a step or a claim rests on, and where people stand. Presence is never assent."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from groundswell.register.models import AgendaItem, Meeting, Paper, Person
from groundswell.threads.keys import new_key
from groundswell.threads.models.claims import Claim
from groundswell.threads.models.steps import Step


class Evidence(models.Model):
    """One piece of evidence for one step or claim. How strong it is follows from what it is: see ladder.py."""

    class Kind(models.TextChoices):
        MINUTE = "minute", _("Minute")
        PAPER = "paper", _("Paper")
        POST = "post", _("Public post")
        REPLY = "reply", _("Reply in public")
        REACTION = "reaction", _("A like or a view")
        FILE = "file", _("File")
        STATEMENT = "statement", _("Statement")

    key = models.CharField(max_length=20, unique=True, default=new_key)
    step = models.ForeignKey(Step, models.CASCADE, null=True, blank=True, related_name="evidence")
    claim = models.ForeignKey(Claim, models.CASCADE, null=True, blank=True, related_name="evidence")
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    meeting = models.ForeignKey(
        Meeting,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="evidence",
        verbose_name=_("minutes of the meeting"),
    )
    item = models.ForeignKey(AgendaItem, models.PROTECT, null=True, blank=True, related_name="evidence")
    reference = models.CharField(_("where in it"), max_length=200, blank=True, help_text=_("“Minute 4”."))
    paper = models.ForeignKey(Paper, models.PROTECT, null=True, blank=True, related_name="evidence")
    given_by = models.ForeignKey(
        Person,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="evidence_given",
        verbose_name=_("given by"),
    )
    from_other_side = models.BooleanField(
        _("from the other side"),
        default=False,
        help_text=_(
            "Worked out when it is added: given by the listener, or by somebody of the forum it came to."
        ),
    )
    address = models.URLField(_("address"), max_length=1000, blank=True)
    author_shown = models.CharField(_("author as shown"), max_length=200, blank=True)
    platform = models.CharField(_("where it was posted"), max_length=100, blank=True)
    is_public_figure = models.BooleanField(
        _("the author acts in a public role"),
        default=False,
        help_text=_(
            "Off: a private person. Their name and words are shown to nobody but the forum's officers."
        ),
    )
    dated = models.DateField(_("dated"), null=True, blank=True)
    text = models.TextField(_("text as it stood"), blank=True)
    content = models.BinaryField(_("file"), null=True, blank=True)
    media_type = models.CharField(max_length=60, blank=True)
    alt_text = models.CharField(_("what it shows, in words"), max_length=1000, blank=True)
    sha256 = models.CharField(
        _("SHA-256"), max_length=64, blank=True, help_text=_("Of the text or file, so that a change shows.")
    )
    added_on = models.DateField()
    added_by = models.CharField(max_length=100)

    class Meta:
        ordering = ["added_on", "id"]
        verbose_name_plural = "evidence"
        constraints = [
            models.CheckConstraint(
                condition=Q(step__isnull=False, claim__isnull=True)
                | Q(step__isnull=True, claim__isnull=False),
                name="evidence_for_one_thing",
            ),
            models.CheckConstraint(
                condition=~Q(kind="minute") | Q(meeting__isnull=False), name="minute_names_its_meeting"
            ),
            models.CheckConstraint(
                condition=~Q(kind="paper") | Q(paper__isnull=False), name="paper_is_named"
            ),
            models.CheckConstraint(
                condition=~Q(kind="statement") | Q(given_by__isnull=False), name="statement_is_somebodys"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"


class Position(models.Model):
    """What one person said of one item of business. Nothing recorded is “not stated”, whoever was there."""

    class Stance(models.TextChoices):
        SUPPORTS = "supports", _("Supports")
        OBJECTS = "objects", _("Objects")
        NOT_STATED = "not_stated", _("Not stated")

    item = models.ForeignKey(AgendaItem, models.CASCADE, related_name="positions")
    person = models.ForeignKey(Person, models.PROTECT, related_name="positions")
    stance = models.CharField(max_length=20, choices=Stance.choices, default=Stance.NOT_STATED)
    stated_on = models.DateField(null=True, blank=True)
    source = models.CharField(_("where this is said"), max_length=300, blank=True)
    recorded_by = models.CharField(max_length=100)

    class Meta:
        ordering = ["item", "person"]
        constraints = [
            models.UniqueConstraint(fields=["item", "person"], name="position_once_an_item_and_person"),
            models.CheckConstraint(
                condition=Q(stance="not_stated") | ~Q(source=""), name="position_says_where_it_was_stated"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} {self.stance}"
