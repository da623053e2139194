"""access.toml against every address there is, and the middleware that keeps it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.urls.converters import IntConverter

from groundswell.records.asking import Asker, Grant
from groundswell.server.access import Access, AccessFileWrong, access, may, read

TODAY = dt.date(2021, 2, 15)
VISITOR = Asker(today=TODAY)
MEMBER = Asker(today=TODAY, account="1", grants=(Grant("member", "forum", "1"),))
OFFICER = Asker(today=TODAY, account="2", grants=(Grant("officer", "forum", "1"),))
LEAD = Asker(today=TODAY, account="3", grants=(Grant("place_lead", "place", "1"),))
ADMINISTRATOR = Asker(today=TODAY, account="4", grants=(Grant("administrator", "instance"),))


def every_address(
    resolver: URLResolver | None = None, *, names: tuple[str, ...] = (), start: str = "/"
) -> Iterator[tuple[str, str, URLPattern]]:
    """(name with its namespaces, path, pattern) of each address the project answers."""
    for entry in (resolver or get_resolver()).url_patterns:
        path = start + str(entry.pattern)
        if isinstance(entry, URLResolver):
            inner = (*names, entry.namespace) if entry.namespace else names
            yield from every_address(entry, names=inner, start=path)
        else:
            yield ":".join((*names, entry.name or "")), path, entry


def filled(pattern: URLPattern) -> dict[str, str]:
    """An argument for each part of the address; kinds are real, keys and numbers are not."""
    return {
        name: "forum" if name == "kind" else "0" if isinstance(converter, IntConverter) else "no-such-key"
        for name, converter in pattern.pattern.converters.items()  # type: ignore[attr-defined]
    }


ADDRESSES = sorted(every_address(), key=lambda told: told[:2])


def test_there_are_addresses_to_check() -> None:
    assert {"map", "journey", "edit", "record-meeting", "health"} <= {name for name, _p, _e in ADDRESSES}


@pytest.mark.parametrize(("name", "path", "_pattern"), ADDRESSES, ids=[f"{n} {p}" for n, p, _e in ADDRESSES])
def test_every_address_has_a_row(name: str, path: str, _pattern: URLPattern) -> None:
    assert access().row(name, path), f"{name or path} has no row in access.toml: everybody is refused"


def test_every_row_has_an_address() -> None:
    names = {name for name, _path, _pattern in ADDRESSES}
    assert set(access().routes) <= names


@pytest.mark.parametrize(
    ("who", "let_in"),
    [
        ("public", [VISITOR, MEMBER, OFFICER, LEAD, ADMINISTRATOR]),
        ("signed_in", [MEMBER, OFFICER, LEAD, ADMINISTRATOR]),
        ("editor", [OFFICER, LEAD]),
        ("administrator", [ADMINISTRATOR]),
    ],
)
def test_each_word_for_who_lets_in_exactly_these(who: str, let_in: list[Asker]) -> None:
    assert [a for a in (VISITOR, MEMBER, OFFICER, LEAD, ADMINISTRATOR) if may(a, who)] == let_in


def test_a_name_without_a_row_has_no_methods() -> None:
    assert Access({"map": {"GET": "public"}}, ()).row("secret", "/secret/") == {}


def test_a_prefix_covers_what_is_below_it_and_nothing_else() -> None:
    rows = read({"prefix": [{"path": "/api/", "methods": ["GET"], "who": "public"}]})
    assert rows.row("api-1:forums", "/api/v1/forums") == {"GET": "public"}
    assert rows.row("", "/apix") == {}


@pytest.mark.parametrize(
    "told",
    [
        {"route": [{"name": "map", "methods": ["GET"], "who": "everybody"}]},
        {"route": [{"name": "map", "methods": ["GET"], "who": "public"}] * 2},
    ],
    ids=["an unknown who", "two rows for one method"],
)
def test_a_wrong_file_is_told_and_not_used(told: dict[str, object]) -> None:
    with pytest.raises(AccessFileWrong):
        read(told)


@pytest.mark.django_db
def test_a_method_without_a_row_is_refused(client: Client) -> None:
    response = client.post(reverse("map"))
    assert response.status_code == 405
    assert response["Allow"] == "GET"


@pytest.mark.django_db
def test_an_address_without_a_row_is_refused(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("groundswell.server.access.access", lambda: Access({}, ()))
    assert client.get(reverse("map")).status_code == 403


def closed() -> list[tuple[str, str, URLPattern]]:
    return [
        (name, method, pattern)
        for name, path, pattern in ADDRESSES
        for method, who in access().row(name, path).items()
        if who != "public"
    ]


@pytest.mark.django_db
@pytest.mark.parametrize(("name", "method", "pattern"), closed(), ids=[f"{m} {n}" for n, m, _p in closed()])
def test_an_outsider_cannot(client: Client, name: str, method: str, pattern: URLPattern) -> None:
    address = reverse(name, kwargs=filled(pattern))
    response = client.generic(method, address)
    if address.startswith("/api/"):
        assert (response.status_code, response.json()["error"]) == (401, "not_allowed")
        return
    assert response.status_code == 302
    assert response["Location"].startswith(reverse("sign-in"))
