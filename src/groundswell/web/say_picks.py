"""What can be picked on the say pages: in plain words, with a picture where one helps."""

from __future__ import annotations

from django.utils.translation import gettext_lazy

from groundswell.threads.models.voices import Told
from groundswell.web.say_widgets import Pick

HOW = (
    Pick("words", gettext_lazy("In words"), gettext_lazy("Type it."), "say/words.svg"),
    Pick(
        "picture",
        gettext_lazy("With a drawing or photo"),
        gettext_lazy("Send a picture."),
        "say/drawing.svg",
    ),
    Pick("sound", gettext_lazy("With a recording"), gettext_lazy("Send a sound."), "say/sound.svg"),
    Pick("chosen", gettext_lazy("With our pictures"), gettext_lazy("Pick one or more."), "say/pictures.svg"),
)
CHOSEN = (
    Pick("good", gettext_lazy("Good"), gettext_lazy("I like this."), "say/good.svg"),
    Pick("bad", gettext_lazy("Bad"), gettext_lazy("I do not like this."), "say/bad.svg"),
    Pick("more", gettext_lazy("More"), gettext_lazy("I want more of this."), "say/more.svg"),
    Pick("stop", gettext_lazy("Stop"), gettext_lazy("I want this to stop."), "say/stop.svg"),
)
SAID_BY = (
    Pick("themselves", gettext_lazy("They are mine"), gettext_lazy("I say them myself."), "say/me.svg"),
    Pick(
        "written_down",
        gettext_lazy("They are mine, and somebody helped"),
        gettext_lazy("They wrote them down, word for word."),
        "say/written.svg",
    ),
    Pick(
        "on_behalf",
        gettext_lazy("I speak for somebody"),
        gettext_lazy("The words are mine. The meaning is theirs."),
        "say/helper.svg",
    ),
)
ORIGIN = (
    Pick("person", gettext_lazy("One person")),
    Pick("champion", gettext_lazy("A champion")),
    Pick("group", gettext_lazy("A group")),
    Pick("session", gettext_lazy("A session")),
)
CONTACT = (
    Pick("close", gettext_lazy("We know each other well")),
    Pick("some", gettext_lazy("We know each other a little")),
    Pick("once", gettext_lazy("We met once")),
    Pick("not_said", gettext_lazy("I would rather not say")),
)
TOLD = (
    Pick(Told.PLAIN_TEXT, gettext_lazy("Plain text"), picture="say/plain-text.svg"),
    Pick(Told.EASY_READ, gettext_lazy("Easy Read"), picture="say/easy-read.svg"),
    Pick(Told.LARGE_PRINT, gettext_lazy("Large print"), picture="say/large-print.svg"),
    Pick(Told.PHONE, gettext_lazy("A phone call"), picture="say/phone.svg"),
    Pick(Told.AUDIO, gettext_lazy("A recording"), picture="say/audio.svg"),
    Pick(Told.BSL, gettext_lazy("British Sign Language"), picture="say/bsl.svg"),
    Pick(Told.SYMBOLS, gettext_lazy("Symbols"), picture="say/symbols.svg"),
    Pick(Told.LANGUAGE, gettext_lazy("Another language"), picture="say/language.svg"),
)
YES_NO = (Pick("yes", gettext_lazy("Yes, tell me")), Pick("no", gettext_lazy("No, do not tell me")))
