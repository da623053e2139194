"""Where imported rows come from: data sets, each time one was taken in, and what it says of each row."""

from __future__ import annotations

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from groundswell.register.models.places import Place
from groundswell.register.querysets import DataSetQuerySet, OfADataSetQuerySet


class DataSet(models.Model):
    """One source that is taken in again and again: a council's calendar, an association's list of seats."""

    key = models.SlugField(_("key"), max_length=100, unique=True)
    name = models.CharField(_("name"), max_length=200)
    format = models.CharField(_("format"), max_length=40)
    place = models.ForeignKey(Place, models.PROTECT, related_name="data_sets", verbose_name=_("place"))
    names_are_public = models.BooleanField(
        _("its people's names are public"),
        default=False,
        help_text=_("Everyone may see them. Only for a source that names people in their public office."),
    )

    objects = DataSetQuerySet.as_manager()

    class Meta:
        ordering = ["name", "id"]

    def __str__(self) -> str:
        return self.name


class Import(models.Model):
    """One time a file of a data set was taken in. Numbers count what it did to the register."""

    class State(models.TextChoices):
        UNFINISHED = "unfinished", _("Broken off; take the same file in again to finish it")
        DONE = "done", _("Taken in")
        UNDONE = "undone", _("Undone")

    data_set = models.ForeignKey(DataSet, models.CASCADE, related_name="imports")
    at = models.DateTimeField()
    day = models.DateField()
    by = models.CharField(max_length=100)
    file_name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    state = models.CharField(max_length=12, choices=State.choices, default=State.UNFINISHED)
    new = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    same = models.PositiveIntegerField(default=0)
    vanished = models.PositiveIntegerField(default=0)
    left_out = models.PositiveIntegerField(default=0)
    meetings = models.PositiveIntegerField(default=0)
    recorded = models.PositiveIntegerField(default=0)
    notes = models.JSONField(default=list)

    objects = OfADataSetQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.data_set} {self.day.isoformat()}"


class SourcedFact(models.Model):
    """What a data set says of one thing: under which id, in which words, since when, and which row here it is.

    `key` is the register's row; "" for what is kept aside or left out. `values` are as the source last said them,
    relations by the source's ids. `vanished` is the day the source was first found without it.
    """

    class Decision(models.TextChoices):
        NEW = "new", _("A new row")
        SAME = "same", _("The same as a row that was there")
        LEFT_OUT = "left_out", _("Left out")

    data_set = models.ForeignKey(DataSet, models.CASCADE, related_name="facts")
    kind = models.CharField(max_length=30)
    source_id = models.CharField(max_length=300)
    key = models.CharField(max_length=100, blank=True)
    decision = models.CharField(max_length=10, choices=Decision.choices)
    was_asked = models.BooleanField(default=False)
    values = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    words = models.JSONField(default=dict)
    where = models.CharField(max_length=300, blank=True)
    first_import = models.ForeignKey(Import, models.CASCADE, related_name="first_seen")
    first_seen = models.DateField()
    last_seen = models.DateField()
    vanished = models.DateField(null=True, blank=True)
    vanished_during = models.ForeignKey(
        Import, models.SET_NULL, null=True, blank=True, related_name="found_without"
    )

    objects = OfADataSetQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["data_set", "kind", "source_id"], name="fact_once_a_data_set")
        ]
        indexes = [
            models.Index(fields=["kind", "key"], condition=~Q(key=""), name="facts_of_a_row"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.source_id}"


class ImportedChange(models.Model):
    """A row that was there before an import changed it: what stood, so that it can be put back.

    `before` and `after` hold the register's fields; `said_before` what the source had said until then.
    """

    during = models.ForeignKey(Import, models.CASCADE, related_name="changes")
    fact = models.ForeignKey(SourcedFact, models.CASCADE, related_name="changes")
    before = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    after = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    said_before = models.JSONField(default=dict, encoder=DjangoJSONEncoder)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.fact} · {self.during}"
