"""Who opens a forum's private voices: the place's lead names its officers, one by one, and ends it again."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from groundswell.accounts.models import Account
from groundswell.errors import GroundswellError
from groundswell.records.asking import Asker
from groundswell.records.dated import not_ended_by, on
from groundswell.register.models import Forum
from groundswell.threads import actions
from groundswell.threads.errors import NotThere
from groundswell.threads.models import Keyholder
from groundswell.threads.rules import may_name_keyholders
from groundswell.web.asking import asker_of
from groundswell.web.careful import careful
from groundswell.web.date_fields import LastDayField
from groundswell.web.edit_labels import DAY_HINT
from groundswell.web.form_errors import errors_of
from groundswell.web.thread_choices import choose
from groundswell.web.thread_form import ThreadForm


class NameKeyholder(ThreadForm):
    """Names one officer of the forum; the row is the forum."""

    button = gettext_lazy("Name them")

    def ask(self) -> None:
        self.fields["account"] = choose(officers(self.row, self.asker), label=_("Which officer"))
        self.fields["last_day"] = LastDayField(label=_("Until"), required=False, help_text=str(DAY_HINT))

    def do(self) -> str:
        found = Account.objects.filter(pk=self.text("account")).first()
        if found is None:
            raise NotThere
        until = self.cleaned_data.get("last_day")
        actions.name_keyholder(self.asker, self.row, str(found.pk), until=until)
        return _("%(name)s may open the private voices of %(forum)s now.") % {
            "name": found.name or found.email,
            "forum": self.row.name,
        }


def officers(forum: Forum, asker: Asker) -> list[tuple[str, str]]:
    """(id, name) of the accounts that are officers of the forum today, without the asker's own."""
    grants = not_ended_by(asker.today, until="role_grants__until")
    rows = Account.objects.filter(
        grants,
        is_active=True,
        role_grants__role="officer",
        role_grants__scope="forum",
        role_grants__scope_key=forum.key,
    )
    found = rows.order_by("email").distinct()
    return [(str(one.pk), one.name or one.email) for one in found if str(one.pk) != asker.account]


@careful
def keyholders(request: HttpRequest, key: str) -> HttpResponse:
    """Who is named, and a form to name one more."""
    asker = asker_of(request)
    forum = Forum.objects.visible_to(asker).select_related("place").filter(key=key).first()
    if forum is None:
        raise Http404
    if not may_name_keyholders(asker, forum):
        raise PermissionDenied
    here = reverse("keyholders", args=[forum.key])
    is_post = request.method == "POST"
    if is_post and "end" in request.POST:
        return _ended(request, asker, forum, here)
    form = NameKeyholder(forum, asker=asker, data=request.POST if is_post else None)
    if is_post and form.is_valid():
        try:
            messages.success(request, form.do())
            return HttpResponseRedirect(here)
        except GroundswellError as error:
            form.refuse(error)
    errors = errors_of(form)
    told: dict[str, Any] = {
        "forum": forum,
        "named": _named(forum, asker),
        "form": form,
        "errors": errors,
        "has_officers": bool(officers(forum, asker)),
    }
    return render(request, "voices/keyholders.html", told, status=422 if errors else 200)


def _ended(request: HttpRequest, asker: Asker, forum: Forum, here: str) -> HttpResponse:
    typed = request.POST["end"]
    number = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 19 else 0
    named = forum.keyholders.filter(pk=number).first()
    if named is not None:
        actions.end_keyholder(asker, named)
        messages.success(request, _("They open nothing more, from now on."))
    return HttpResponseRedirect(here)


def _named(forum: Forum, asker: Asker) -> list[tuple[Keyholder, str]]:
    """Those named today or later, with their name or address (two queries)."""
    rows = list(forum.keyholders.filter(on(asker.today)))
    ids = [row.account for row in rows if row.account.isascii() and row.account.isdigit()]
    names = {str(one.pk): one.name or one.email for one in Account.objects.filter(pk__in=ids)}
    return [(row, names.get(row.account, _("an account that is gone"))) for row in rows]


urlpatterns = [path("forums/<slug:key>/keyholders/", keyholders, name="keyholders")]
