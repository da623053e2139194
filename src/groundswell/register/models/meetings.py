"""Meetings as they are planned and held, and who was there."""

from __future__ import annotations

import datetime as dt

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from groundswell.register.models.forums import Forum
from groundswell.register.models.keyed import Keyed
from groundswell.register.models.people import Person
from groundswell.register.querysets import NOT_MET, AttendanceQuerySet, MeetingQuerySet


class Meeting(Keyed):
    """One meeting of a forum: a day, and times where they are known (local time; the end may be unknown)."""

    class Status(models.TextChoices):
        EXPECTED = "expected", _("Expected from the forum's usual rhythm")
        CONFIRMED = "confirmed", _("In the calendar")
        HELD = "held", _("Held")
        CANCELLED = "cancelled", _("Cancelled")
        POSTPONED = "postponed", _("Postponed")
        INQUORATE = "inquorate", _("Too few came")

    class Minutes(models.TextChoices):
        NONE = "none", _("None yet")
        DRAFT = "draft", _("Draft")
        APPROVED = "approved", _("Approved")
        CORRECTED = "corrected", _("Approved as corrected")

    NOT_MET = NOT_MET

    forum = models.ForeignKey(Forum, models.PROTECT, related_name="meetings")
    day = models.DateField(_("day"))
    start = models.TimeField(_("start"), null=True, blank=True)
    end = models.TimeField(_("end"), null=True, blank=True)
    status = models.CharField(_("status"), max_length=20, choices=Status.choices, default=Status.CONFIRMED)
    moved_to = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="moved_from",
        verbose_name=_("moved to"),
        help_text=_("For a postponed meeting: the meeting it became."),
    )
    papers_by = models.DateField(
        _("papers by"),
        null=True,
        blank=True,
        help_text=_("Only where the source states a date; else the forum's rule counts."),
    )
    attendance_complete = models.BooleanField(_("the list of who came is complete"), default=False)
    chaired_by = models.ForeignKey(
        Person,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="chaired",
        verbose_name=_("chaired by"),
        help_text=_("Only where somebody else than the forum's chair took it."),
    )
    minutes = models.CharField(_("minutes"), max_length=20, choices=Minutes.choices, default=Minutes.NONE)
    is_synthetic = models.BooleanField(_("the date is made up"), default=False)
    noted = models.TextField(_("what was noted"), blank=True)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        ordering = ["day", "start", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(end__isnull=True) | Q(start__isnull=False, end__gt=F("start")),
                name="meeting_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(moved_to__isnull=True) | Q(status="postponed"),
                name="meeting_moved_only_when_postponed",
            ),
            models.UniqueConstraint(fields=["forum", "day", "start"], name="meeting_once_a_forum_and_time"),
            models.UniqueConstraint(
                fields=["forum", "day"],
                condition=Q(start__isnull=True),
                name="meeting_once_a_forum_and_day_without_time",
            ),
        ]
        indexes = [
            models.Index(fields=["day", "start", "id"], name="meetings_in_time_order"),
            models.Index(fields=["forum", "day"], name="meetings_of_a_forum"),
        ]

    def has_met_by(self, today: dt.date) -> bool:
        """Whether it is known to have met: recorded as held, or in the calendar and past, and not called off.

        One that is only expected from the forum's usual rhythm may never have been called.
        """
        if self.status == self.Status.CONFIRMED:
            return self.day < today
        return self.status == self.Status.HELD and self.day <= today

    def __str__(self) -> str:
        return f"{self.forum} {self.day.isoformat()}"


class Attendance(Keyed):
    """What is known of one person at one meeting. Presence is never assent."""

    class Status(models.TextChoices):
        PRESENT = "present", _("Present")
        APOLOGIES = "apologies", _("Apologies")
        ABSENT = "absent", _("Absent")
        SUBSTITUTE = "substitute", _("Substitute")
        EXPECTED = "expected", _("Expected")
        NOT_RECORDED = "not_recorded", _("Not recorded")
        INVITED = "invited", _("Invited for one item")

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="attendances")
    person = models.ForeignKey(Person, models.PROTECT, related_name="attendances")
    status = models.CharField(_("status"), max_length=20, choices=Status.choices, default=Status.NOT_RECORDED)
    substitute_for = models.ForeignKey(
        Person,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="substituted",
        verbose_name=_("substitute for"),
    )
    invited_for = models.ForeignKey(
        "register.Subject",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="invitations",
        verbose_name=_("invited for"),
        help_text=_("The one subject an invitee is there for."),
    )
    listens_only = models.BooleanField(
        _("listens only"), default=False, help_text=_("There to observe: hears, does not raise.")
    )

    objects = AttendanceQuerySet.as_manager()

    class Meta:
        ordering = ["meeting", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "person"], name="attendance_once_a_meeting_and_person"
            ),
            models.CheckConstraint(
                condition=Q(status="substitute", substitute_for__isnull=False)
                | (~Q(status="substitute") & Q(substitute_for__isnull=True)),
                name="attendance_substitute_says_for_whom",
            ),
            models.CheckConstraint(
                condition=Q(substitute_for__isnull=True) | ~Q(substitute_for=F("person")),
                name="attendance_nobody_stands_in_for_themselves",
            ),
            models.CheckConstraint(
                condition=~Q(status="invited") | Q(invited_for__isnull=False),
                name="attendance_invited_for_something",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} · {self.meeting}"
