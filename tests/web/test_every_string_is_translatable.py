"""Every word a page says goes through gettext: shown in a pseudo-language, no plain word is left.

Translated words come out as ⟦so⟧, and the register's own as ⸢so⸣. What stands outside both was written into a page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

import pytest
from django.db import models
from django.test import Client
from django.utils import translation

from tests.browser.pages import VIEWS, View
from tests.browser.walks import walk_as_client
from tests.signing_in import sign_in

TRANSLATED, DATA = "⟦⟧", "⸢⸣"
FREE_TEXT = {"name", "short_name", "title", "about", "noted", "speaks_for", "source", "notice"}
FREE_TEXT |= {"what_for", "hours", "web"}  # whom to tell at once
FREE_TEXT |= {
    "title",
    "population",
    "inequality",
    "change_wanted",
    "target",
    "source",
    "text",
    "what",
    "reference",
}
FREE_TEXT |= {"you_said", "we_did", "why_not"}  # what was told back
FREE_TEXT |= {"author"}  # who told a story
FREE_TEXT |= {"cause", "effect", "question", "note"}  # of a claim
SPOKEN = ("alt", "title", "aria-label", "placeholder", "aria-description")
SILENT = {"script", "style", "code"}  # what a machine reads, or a person types as it stands
ENDS_A_SENTENCE = {
    *(
        "p",
        "li",
        "td",
        "th",
        "h1",
        "h2",
        "h3",
        "h4",
        "label",
        "option",
        "button",
        "title",
        "desc",
        "dt",
        "dd",
    ),
    *("caption", "legend", "summary", "g", "figcaption", "div", "svg"),
}
NOT_LANGUAGE = {
    "Groundswell": "the program's name",
    "GROUNDSWELL": "the program's name",
}


class Plain(HTMLParser):
    """Gathers what a page says outside both kinds of brackets."""

    def __init__(self, known: frozenset[str]) -> None:
        super().__init__(convert_charrefs=True)
        self.known = known
        self.depth = 0
        self.silent = 0
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.silent += tag in SILENT
        self._begin_again(tag)
        told = dict(attrs)
        names = [*SPOKEN, "value"] if tag == "input" and told.get("type") in ("submit", "button") else SPOKEN
        for name in names:
            self._note(outside(told.get(name) or "", 0)[0], where=f"{tag}[{name}]")

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag in SILENT
        self._begin_again(tag)

    def _begin_again(self, tag: str) -> None:
        if tag in ENDS_A_SENTENCE:
            self.depth = 0  # a label cut short has lost its closing bracket

    def handle_data(self, data: str) -> None:
        if not self.silent:
            left, self.depth = outside(data, self.depth)
            self._note(left, where="text")

    def _note(self, left: str, *, where: str) -> None:
        for word in re.split(r"\s+", left):
            bare = word.strip(".,:;()“”…·→–-?!/'\"")
            if (
                any(letter.isalpha() for letter in bare)
                and bare not in self.known
                and bare not in NOT_LANGUAGE
            ):
                self.found.append(f"{where}: {' '.join(left.split())[:80]}")
                return


def outside(text: str, depth: int) -> tuple[str, int]:
    """What of the text stands outside all brackets, and how deep inside them it ends."""
    left = []
    for sign in text:
        if sign in (TRANSLATED[0], DATA[0]):
            depth += 1
        elif sign in (TRANSLATED[1], DATA[1]):
            depth = max(0, depth - 1)
        elif not depth:
            left.append(sign)
        else:
            left.append(" ")
    return "".join(left), depth


def plain_words(html: str, known: frozenset[str] = frozenset()) -> list[str]:
    """Each place of a page that says something no translator could reach."""
    reader = Plain(known)
    reader.feed(html)
    return reader.found


def wrapped(text: str) -> str:
    return f"{TRANSLATED[0]}{text}{TRANSLATED[1]}" if text else text


@pytest.fixture
def pseudo_language(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every translation function of Django answers in brackets."""
    real = translation._trans
    real.gettext("")  # lets Django choose its real functions before ours go on top
    gettext, pgettext, ngettext, npgettext = real.gettext, real.pgettext, real.ngettext, real.npgettext
    monkeypatch.setattr(real, "gettext", lambda message: wrapped(gettext(message)))
    monkeypatch.setattr(real, "pgettext", lambda context, message: wrapped(pgettext(context, message)))
    monkeypatch.setattr(real, "ngettext", lambda one, many, n: wrapped(ngettext(one, many, n)))
    monkeypatch.setattr(
        real, "npgettext", lambda context, one, many, n: wrapped(npgettext(context, one, many, n))
    )


def mark_data() -> frozenset[str]:
    """Put every free text of the register in brackets; give the keys and rules, which may be shown as they are."""
    from django.apps import apps

    known: set[str] = set()
    for room in ("register", "accounts", "threads"):
        for kind in apps.get_app_config(room).get_models():
            for row in kind._default_manager.all():
                known.update(shown_as_is(row))
                changed: dict[str, Any] = {name: marked(said) for name, said in free_text(row)}
                if hasattr(row, "missing"):  # the captions of a story's missing pictures
                    changed["missing"] = [{**one, "text": marked(one["text"])} for one in row.missing]
                if changed:
                    kind._default_manager.filter(pk=row.pk).update(**changed)
    return frozenset(known)


def marked(said: str) -> str:
    return f"{DATA[0]}{said}{DATA[1]}"


def free_text(row: models.Model) -> Iterator[tuple[str, str]]:
    for field in row._meta.concrete_fields:
        said: Any = getattr(row, field.attname)
        if field.name in FREE_TEXT and isinstance(said, str) and said and not field.choices:
            yield field.name, said


def shown_as_is(row: models.Model) -> Iterator[str]:
    for name in ("key", "recurrence", "email", "time_zone", "scope_key"):
        said = getattr(row, name, "")
        if said:
            yield said


def test_a_plain_word_is_found_and_a_bracketed_one_is_not() -> None:
    html = (
        "<p>⟦Chair: ⸢Director⸣⟧ · 2021</p><p>Hello ⸢you⸣</p><input type=submit value=Go>"
        "<a aria-label='⟦More⟧'>⟦cut</a><p>Next"
    )
    assert plain_words(html) == ["text: Hello", "input[value]: Go", "text: Next"]


def accounts() -> dict[str, Any]:
    """Somebody for each who asks; None is the visitor."""
    from groundswell.accounts.actions import open_account
    from groundswell.records.asking import operator
    from groundswell.register.models import Forum
    from groundswell.register.today import today
    from groundswell.threads.actions import name_keyholder

    by = operator(today())
    lead, _code = open_account(
        by, "lead@example.org", role="place_lead", scope="place", scope_key="stockport", today=by.today
    )
    keeper, _code = open_account(
        by, "keeper@example.org", role="administrator", scope="instance", today=by.today
    )
    officer, _code = open_account(
        by, "officer@example.org", role="officer", scope="forum", scope_key="that-counts", today=by.today
    )
    evaluator, _code = open_account(
        by, "ev@example.org", role="evaluator", scope="place", scope_key="stockport", today=by.today
    )
    protector, _code = open_account(
        by, "dpo@example.org", role="data_protection", scope="instance", today=by.today
    )
    walk_as_client(Client(), "tracked, full", mark=DATA)
    name_keyholder(by, Forum.objects.get(key="that-counts"), str(officer.pk))
    return {
        "public": None,
        "editor": lead,
        "officer": officer,
        "administrator": keeper,
        "data_protection": protector,
        "evaluator": evaluator,
    }


def pressed(client: Client, address: str, send: str) -> Any:
    """The page after one press: a link that is followed, else the empty form that is sent."""
    wanted = re.findall(r"\[href([*$])='([^']+)'\]", send)
    if not wanted:
        return client.post(address, {})
    html = client.get(address).content.decode()
    for found in re.findall(r'href="([^"]+)"', html[html.index("<main") :]):
        if all(found.endswith(part) if how == "$" else part in found for how, part in wanted):
            return client.get(found)
    raise AssertionError(f"{address} has no link {send}")


def answered(view: View, who: Any) -> tuple[int, str, frozenset[str]]:
    """The page as that person gets it, with its button pressed where the view says so; and a receipt's words."""
    client = Client(SERVER_NAME="localhost")
    if who is not None:
        sign_in(client, who)
    words = walk_as_client(client, view.walk, mark=DATA) if view.walk else set()
    answer, at = (None, view.at) if view.presses else (client.get(view.at), view.at)
    for send in view.presses:
        answer = pressed(client, at, send)
        at = answer.request["PATH_INFO"]
    return answer.status_code, answer.content.decode(), frozenset(words)


@pytest.mark.django_db
def test_no_page_says_a_word_that_no_translator_could_reach(pseudo_language: None) -> None:
    from groundswell.cli.starting import load_example
    from groundswell.planner.keeping import forget

    load_example("stockport")
    people = accounts()
    known = mark_data()
    forget()
    found = {}
    for view in VIEWS:
        if view.site == "stockport":
            status, html, words = answered(view, people[view.who])
            is_sent = bool(view.presses) and "href" not in view.presses[-1]
            assert status == (422 if is_sent else view.status), f"{view.at} gave {status}"
            assert html.count(TRANSLATED[0]) > 10, f"{view.at} was not translated"
            said = plain_words(html, known | words)
            if said:
                found[view.label] = sorted(set(said))
    assert found == {}, "\n".join(f"{label}: {line}" for label, lines in found.items() for line in lines)
