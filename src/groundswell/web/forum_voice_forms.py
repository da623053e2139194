"""What a named officer does with a voice: write to the person, ask to share it, propose a wording, gather it."""

from __future__ import annotations

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from groundswell.register.models import Forum
from groundswell.threads import actions
from groundswell.threads.errors import NotThere
from groundswell.threads.triage import threads_for
from groundswell.web.thread_choices import choose
from groundswell.web.thread_form import ThreadForm, long_text


class Write(ThreadForm):
    """A message to the person, on their own page."""

    button = _("Send it")
    intro = _("They read it when they type their seven words. They can write back.")

    def ask(self) -> None:
        self.fields["text"] = long_text(gettext("Your message"), hint=gettext("Short and plain."))

    def do(self) -> str:
        actions.reply(self.asker, self.row, self.text("text"), now=timezone.now())
        return gettext("Your message stands on their page.")


class AskToShare(ThreadForm):
    """Asks the person whether one more forum may read it."""

    button = _("Ask them")
    intro = _("They say yes or no on their own page. Nothing goes there before. A no stays a no.")

    def ask(self) -> None:
        asked = self.row.asks.values("forum")
        rows = Forum.objects.visible_to(self.asker).open_on(self.asker.today)
        rows = rows.exclude(pk__in=asked).exclude(pk__in=self.row.shared_with.values("pk"))
        self.fields["forum"] = choose(
            list(rows.order_by("position", "name").values_list("key", "name")), label=gettext("Which forum")
        )

    def do(self) -> str:
        forum = Forum.objects.visible_to(self.asker).filter(key=self.text("forum")).first()
        if forum is None:
            raise NotThere
        actions.ask_to_share(self.asker, self.row, forum_id=forum.pk)
        return gettext("Asked. Their answer will stand here.")


class ProposeWording(ThreadForm):
    """Proposes a wording that may travel in place of the words."""

    button = _("Propose it")
    intro = _("Say it so that nobody can tell who said it. Nobody uses it before they say yes.")

    def ask(self) -> None:
        self.fields["text"] = long_text(
            gettext("The wording"), hint=gettext("No names, no places that only one family uses.")
        )

    def do(self) -> str:
        actions.propose_wording(self.asker, self.row, self.text("text"))
        return gettext("Proposed. They say yes or no on their own page.")


class GatherIt(ThreadForm):
    """Puts the voice into a thread."""

    button = _("Put it into this thread")
    intro = _("It may be in several threads. The words go no further than the person allowed.")

    def ask(self) -> None:
        _inside, others = threads_for(self.asker, self.row)
        self.others = {thread.key: thread for thread in others}
        self.fields["thread"] = choose(
            [(key, thread.title) for key, thread in self.others.items()], label=gettext("Which thread")
        )

    def do(self) -> str:
        thread = self.others[self.text("thread")]
        actions.gather(self.asker, thread, self.row)
        return gettext("It is in this thread now: %(title)s.") % {"title": thread.title}


VOICE_VERBS: dict[str, tuple[str | Promise, type[ThreadForm]]] = {
    "write": (_("Write to them"), Write),
    "share": (_("Ask to share it with a forum"), AskToShare),
    "wording": (_("Propose a wording"), ProposeWording),
    "gather": (_("Put it into a thread"), GatherIt),
}
