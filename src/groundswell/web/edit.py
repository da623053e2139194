"""What can be edited, and the list of each kind. Forms are in edit_row.py, removing in edit_remove.py."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, Q, QuerySet, Value
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groundswell.records.asking import Asker
from groundswell.register.rules import may_set_instance
from groundswell.web import edit_instance, edit_remove, edit_row, edit_verbs
from groundswell.web.asking import asker_of
from groundswell.web.edit_kind import Kind
from groundswell.web.edit_kinds import GROUPS, every_kind
from groundswell.web.edit_names import row_name
from groundswell.web.edit_row import kind_or_404

A_PAGE = 100  # lines


def edit(request: HttpRequest) -> HttpResponse:
    """Every kind of row with how many there are."""
    asker = asker_of(request)
    counts = _counts(asker)
    groups = [
        {"name": name, "lines": [_line(kind, counts.get(kind.name, 0)) for kind in kinds]}
        for name, kinds in GROUPS
    ]
    return render(request, "edit/index.html", {"groups": groups, "may_set_instance": may_set_instance(asker)})


def _line(kind: Kind, count: int) -> dict[str, Any]:
    return {"kind": kind, "title": _capital(str(kind.many)), "count": count}


def _counts(asker: Asker) -> dict[str, int]:
    """Kind -> how many the asker may see. One query for all of them."""
    each = [_count(kind, asker) for kind in every_kind()]
    return dict(each[0].union(*each[1:], all=True))


def _count(kind: Kind, asker: Asker) -> QuerySet[Any, tuple[str, int]]:
    seen = kind.model.objects.visible_to(asker).order_by()  # type: ignore[attr-defined]
    counted: QuerySet[Any, tuple[str, int]] = (
        seen.annotate(of=Value(kind.name))
        .values("of")
        .annotate(n=Count("pk", distinct=True))
        .values_list("of", "n")
    )
    return counted


def edit_kind(request: HttpRequest, kind: str) -> HttpResponse:
    """The rows of one kind, with a filter. One query for the rows of a page, one for their number."""
    asked = kind_or_404(kind)
    q = request.GET.get("q", "").replace("\x00", "").strip()[:100]
    found = asked.rows(asker_of(request))
    if q:
        found = found.filter(_with_words(asked, q))
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "edit/kind.html",
        {
            "kind": asked,
            "title": _capital(str(asked.many)),
            "add_words": _("Add: %(kind)s") % {"kind": asked.one},
            "q": q,
            "page": page,
            "lines": [_row_line(asked, row) for row in page.object_list],
            "count_words": _count_words(page.paginator.count, q),
        },
    )


def _with_words(kind: Kind, q: str) -> Q:
    """Filter for rows where each word stands in one of the fields the kind is found by."""
    found = Q()
    for word in q.split():
        in_any = Q(key__icontains=word)
        for field in kind.found_by:
            in_any |= Q(**{f"{field}__icontains": word})
        found &= in_any
    return found


def _row_line(kind: Kind, row: Any) -> dict[str, str]:
    more = " · ".join(str(part) for part in kind.told(row) if part)
    return {"key": row.key, "name": row_name(row), "more": more}


def _count_words(count: int, q: str) -> str:
    if q:
        return ngettext("%(count)d fits “%(q)s”.", "%(count)d fit “%(q)s”.", count) % {"count": count, "q": q}
    return ngettext("There is %(count)d.", "There are %(count)d.", count) % {"count": count}


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


urlpatterns = [
    path("edit/", edit, name="edit"),
    *edit_instance.urlpatterns,
    path("edit/<kind>/", edit_kind, name="edit-kind"),
    *edit_row.urlpatterns,
    *edit_remove.urlpatterns,
    *edit_verbs.urlpatterns,
]
