"""What somebody said, what they allow, and what they were asked since. Their words stand apart from the row."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from groundswell.register.models import Forum, Meeting, Person, Place
from groundswell.threads.keys import new_key
from groundswell.threads.querysets import VoiceQuerySet

NAME_LENGTH = 200


class Level(models.IntegerChoices):
    """How far the words may go. When voices are combined the lowest one counts."""

    PRIVATE = 0, _("Kept by the named officers only")
    FORUM = 1, _("Shared inside the forums that were named")
    PSEUDONYMISED = 2, _("An agreed wording may travel, without a name")
    PUBLISH = 3, _("An agreed wording may be published")


class Told(models.TextChoices):
    """How somebody likes to be told."""

    PLAIN_TEXT = "plain_text", _("Plain text")
    EASY_READ = "easy_read", _("Easy Read")
    LARGE_PRINT = "large_print", _("Large print")
    PHONE = "phone", _("By phone")
    AUDIO = "audio", _("A recording")
    BSL = "bsl", _("British Sign Language")
    SYMBOLS = "symbols", _("Symbols")
    LANGUAGE = "language", _("Another language")


#: Ways to be told that somebody has to do: a page alone does not tell it
DONE_BY_SOMEBODY = (Told.PHONE, Told.AUDIO, Told.BSL, Told.SYMBOLS, Told.LANGUAGE)


class Voice(models.Model):
    """One thing somebody said. This row says where and how; it holds no word of theirs and no name."""

    class Form(models.TextChoices):
        WORDS = "words", _("Words")
        PICTURE = "picture", _("A drawing or photo")
        SOUND = "sound", _("A recording")
        CHOSEN = "chosen", _("Chosen pictures")

    class Origin(models.TextChoices):
        PERSON = "person", _("One person")
        CHAMPION = "champion", _("A champion")
        GROUP = "group", _("A group")
        SESSION = "session", _("A session")

    class SaidBy(models.TextChoices):
        THEMSELVES = "themselves", _("The person, themselves")
        WRITTEN_DOWN = "written_down", _("The person; somebody wrote it down word for word")
        ON_BEHALF = "on_behalf", _("A supporter, in the supporter's words")

    class Where(models.TextChoices):
        MEETING = "meeting", _("At a meeting")
        SESSION = "session", _("At a session or activity")
        HOME = "home", _("At home")
        ELSEWHERE = "elsewhere", _("Somewhere else")

    class Age(models.TextChoices):
        UNDER_13 = "under_13", _("Under 13")
        TEEN = "13_to_17", _("13 to 17")
        ADULT = "adult", _("18 or over")
        NOT_SAID = "not_said", _("Not said")

    class Contact(models.TextChoices):
        CLOSE = "close", _("Know each other well")
        SOME = "some", _("Know each other a little")
        ONCE = "once", _("Met once")
        NOT_SAID = "not_said", _("Not said")

    class State(models.TextChoices):
        KEPT = "kept", _("Kept")
        WITHDRAWN = "withdrawn", _("Withdrawn by the person")
        ERASED = "erased", _("Erased")

    key = models.CharField(max_length=20, unique=True, default=new_key)
    form = models.CharField(_("how it was said"), max_length=10, choices=Form.choices)
    origin = models.CharField(_("who it comes from"), max_length=10, choices=Origin.choices, default="person")
    said_by = models.CharField(_("whose words"), max_length=20, choices=SaidBy.choices, default="themselves")
    where = models.CharField(_("where it was said"), max_length=10, choices=Where.choices)
    place = models.ForeignKey(Place, models.PROTECT, related_name="voices")
    forum = models.ForeignKey(
        Forum, models.PROTECT, related_name="voices", help_text=_("The forum it was said to.")
    )
    meeting = models.ForeignKey(Meeting, models.PROTECT, null=True, blank=True, related_name="voices")
    said_on = models.DateField(_("said on"))
    received = models.DateTimeField(_("received"))
    age = models.CharField(_("age"), max_length=10, choices=Age.choices, default=Age.NOT_SAID)
    guardian_agrees = models.BooleanField(_("a parent or carer agrees"), default=False)
    held_by = models.ForeignKey(
        Person,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="voices_held",
        verbose_name=_("held by"),
        help_text=_("The practitioner who knows who said it. Who that is stays with them."),
    )
    contact_strength = models.CharField(
        _("how well they know each other"), max_length=10, choices=Contact.choices, default=Contact.NOT_SAID
    )
    told_as = models.CharField(
        _("likes to be told"), max_length=20, choices=Told.choices, default=Told.PLAIN_TEXT
    )
    language = models.CharField(_("language"), max_length=60, blank=True)
    wishes_to_know = models.BooleanField(_("wishes to be told"), default=True)
    level = models.PositiveSmallIntegerField(
        _("how far it may go"),
        choices=Level.choices,
        default=Level.PRIVATE,
        help_text=_("Follows from the newest consent; kept here so that a question can ask for it."),
    )
    shared_with = models.ManyToManyField(
        Forum,
        blank=True,
        related_name="voices_shared",
        verbose_name=_("read by members of"),
        help_text=_("Follows from the newest consent and what was answered since."),
    )
    receipt = models.BinaryField(_("receipt"), max_length=32, null=True, blank=True, unique=True)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.KEPT)
    withdrawn_on = models.DateField(_("withdrawn on"), null=True, blank=True)
    review_on = models.DateField(_("ask again on"), help_text=_("Twelve months after consent was given."))

    objects = VoiceQuerySet.as_manager()

    class Meta:
        ordering = ["said_on", "id"]
        indexes = [
            models.Index(fields=["forum", "said_on"], name="voices_said_to_a_forum"),
            models.Index(fields=["place", "state"], name="voices_of_a_place"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(where="meeting") | Q(meeting__isnull=False), name="voice_names_its_meeting"
            ),
            models.CheckConstraint(
                condition=Q(state="kept", withdrawn_on__isnull=True)
                | (~Q(state="kept") & Q(withdrawn_on__isnull=False)),
                name="voice_withdrawn_on_a_day",
            ),
        ]

    def __str__(self) -> str:
        return self.key


class VoiceContent(models.Model):
    """What was said, and by whom if they told. Read by disclosure.py only; the row goes when it is erased."""

    voice = models.OneToOneField(Voice, models.CASCADE, related_name="content")
    words = models.TextField(_("words"), blank=True)
    chosen = models.JSONField(_("chosen pictures"), default=list, blank=True)
    name = models.CharField(_("name"), max_length=NAME_LENGTH, blank=True)
    contact = models.CharField(_("how to reach them"), max_length=300, blank=True)
    where_said = models.CharField(_("where it was said"), max_length=NAME_LENGTH, blank=True)
    how_known = models.TextField(_("how the supporter knows that this is what they mean"), blank=True)

    def __str__(self) -> str:
        return str(self.voice)


class VoiceFile(models.Model):
    """A picture or recording, re-made without anything its device wrote into it. In the database, so that it
    is written, backed up and erased together with its voice.
    """

    class Kind(models.TextChoices):
        PICTURE = "picture", _("Picture")
        SOUND = "sound", _("Recording")

    voice = models.ForeignKey(Voice, models.CASCADE, related_name="files")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    media_type = models.CharField(max_length=60)
    content = models.BinaryField()
    width = models.PositiveIntegerField(null=True, blank=True)
    height = models.PositiveIntegerField(null=True, blank=True)
    seconds = models.FloatField(null=True, blank=True)
    says = models.CharField(_("what it shows or says, in words"), max_length=1000, blank=True)

    def __str__(self) -> str:
        return f"{self.voice} {self.kind}"


class Consent(models.Model):
    """The six answers as they were given on one day. The newest counts; the older ones stay."""

    voice = models.ForeignKey(Voice, models.CASCADE, related_name="consents")
    given = models.DateTimeField()
    keep = models.BooleanField(_("keep it"), default=True)
    share_inside = models.BooleanField(_("share it inside the forum it was said to"), default=False)
    carry = models.BooleanField(_("carry it to the forums named"), default=False)
    forums = models.ManyToManyField(
        Forum, blank=True, related_name="consents", verbose_name=_("to these forums")
    )
    quote_without_name = models.BooleanField(_("quote it without a name"), default=False)
    quote_with_name = models.BooleanField(_("quote it with the name"), default=False)
    publish = models.BooleanField(_("publish it"), default=False)
    asked_by = models.CharField(
        _("who asked"),
        max_length=100,
        blank=True,
        help_text=_("Empty: they answered on the page themselves."),
    )
    wording = models.CharField(_("in which wording"), max_length=20)
    on_behalf = models.BooleanField(_("answered for somebody else"), default=False)

    class Meta:
        ordering = ["given", "id"]

    def __str__(self) -> str:
        return f"{self.voice} {self.given.isoformat()}"


class ConsentAsk(models.Model):
    """A question to the person: may this also go to that forum? Nothing goes there before the answer is yes."""

    class Answer(models.TextChoices):
        WAITING = "waiting", _("Not answered yet")
        YES = "yes", _("Yes")
        NO = "no", _("No")

    voice = models.ForeignKey(Voice, models.CASCADE, related_name="asks")
    forum = models.ForeignKey(Forum, models.CASCADE, related_name="consent_asks")
    asked_on = models.DateField()
    asked_by = models.CharField(max_length=100)
    answer = models.CharField(max_length=10, choices=Answer.choices, default=Answer.WAITING)
    answered_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["asked_on", "id"]
        constraints = [
            models.UniqueConstraint(fields=["voice", "forum"], name="asked_once_a_voice_and_forum")
        ]

    def __str__(self) -> str:
        return f"{self.voice} {self.forum}"


class AgreedWording(models.Model):
    """A wording that may travel in place of the words. It counts from the day the person agreed to it."""

    voice = models.ForeignKey(Voice, models.CASCADE, related_name="wordings")
    text = models.TextField()
    proposed_by = models.CharField(max_length=100)
    proposed_on = models.DateField()
    agreed_on = models.DateField(null=True, blank=True)
    refused_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.voice} {self.proposed_on.isoformat()}"


class Reply(models.Model):
    """A message between the person with the receipt and the officers who keep the voice."""

    voice = models.ForeignKey(Voice, models.CASCADE, related_name="replies")
    from_person = models.BooleanField(_("from the person themselves"))
    author = models.CharField(max_length=100, blank=True)
    text = models.TextField()
    written = models.DateTimeField()

    class Meta:
        ordering = ["written", "id"]
        verbose_name_plural = "replies"

    def __str__(self) -> str:
        return f"{self.voice} {self.written.isoformat()}"
