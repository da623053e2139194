"""What every page shows, how it looks to one reader, and what people see when something is wrong."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest
from django.test import Client
from django.test.utils import override_settings

from tests.web.reading import Page, page

STYLE = files("groundswell.web").joinpath("static/groundswell.css").read_text(encoding="utf-8")
PAGES = (
    *("/", "/journey/", "/forums/", "/forums/acb/", "/people/", "/people/lp-lead/", "/organisations/"),
    *("/meetings/", "/overlaps/", "/spoken-for/", "/search/", "/about/", "/accessibility/"),
    *("/how-it-works/", "/sign-in/", "/nowhere/"),
)


def test_each_page_shows_today_the_notice_one_h1_and_where_the_content_starts(visitor: Client) -> None:
    for address in PAGES:
        _is_whole(page(visitor, address))


def _is_whole(shown: Page) -> None:
    assert "Today in this example: Monday 15 February 2021" in shown.said
    assert "made up (synthetic)" in shown.said
    assert [level for level, _text in shown.headings].count(1) == 1
    assert 'href="#main"' in shown.html
    assert 'id="main"' in shown.html
    assert len(shown.html.encode()) + len(STYLE.encode()) < 100_000


def test_no_page_needs_a_script_or_another_site(visitor: Client) -> None:
    for address in PAGES:
        html = page(visitor, address).html
        assert "<script" not in html, address
        assert " style=" not in html, address
        assert not re.search(r'(?:src|<link[^>]* href)="(?:https?:)?//', html), address


def test_a_visitor_who_only_reads_is_given_no_cookie(visitor: Client) -> None:
    for address in ("/", "/journey/", "/forums/acb/"):
        assert not visitor.get(address).cookies


def test_a_theme_and_text_size_are_kept_without_signing_in(visitor: Client) -> None:
    kept = visitor.post("/looks/", {"theme": "dark", "text_size": "large", "next": "/forums/"})
    assert (kept.status_code, kept["Location"]) == (302, "/forums/")
    html = page(visitor, "/forums/").html
    assert 'data-theme="dark"' in html
    assert 'data-text="large"' in html


@pytest.mark.parametrize(
    "there", ["https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)", ""]
)
def test_choosing_a_look_never_leads_away(visitor: Client, there: str) -> None:
    kept = visitor.post("/looks/", {"theme": "no such", "next": there})
    assert kept["Location"] == "/"
    assert not kept.cookies


def test_a_cookie_somebody_else_wrote_is_not_shown(visitor: Client) -> None:
    visitor.cookies["theme"] = '"><b>'
    assert 'data-theme="auto"' in page(visitor, "/").html


def test_what_is_not_here_is_told_in_plain_words(visitor: Client) -> None:
    shown = page(visitor, "/forums/no-such-forum/")
    assert shown.status == 404
    assert "This page is not here" in shown.said
    assert "Traceback" not in shown.html


def test_a_broken_page_says_sorry_without_asking_the_database() -> None:
    from django.test import RequestFactory
    from django.views.defaults import server_error

    answer = server_error(RequestFactory().get("/"))
    assert answer.status_code == 500
    assert "The mistake is ours." in answer.content.decode()


@pytest.mark.django_db
@override_settings(ALLOWED_HOSTS=["example.org"])
def test_a_request_we_cannot_understand_is_told_in_plain_words() -> None:
    shown = page(Client(), "/about/")
    assert shown.status == 400
    assert "We could not understand that" in shown.said


def _colours(block: str) -> dict[str, str]:
    return dict(re.findall(r"(--[a-z-]+):\s*(#[0-9a-f]{6})", block))


def _light_and_dark() -> tuple[dict[str, str], dict[str, str]]:
    light = STYLE[STYLE.index(":root {") : STYLE.index("/* The dark colours")]
    dark = STYLE[STYLE.index(':root[data-theme="dark"]') : STYLE.index("html {")]
    return _colours(light), _colours(dark)


def test_the_dark_colours_are_the_same_for_devices_and_for_readers_who_chose_them() -> None:
    by_device = STYLE[
        STYLE.index("@media screen and (prefers-color-scheme: dark)") : STYLE.index(
            ':root[data-theme="dark"]'
        )
    ]
    assert _colours(by_device) == _light_and_dark()[1]
    assert len(_colours(by_device)) > 20


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def _contrast(one: str, other: str) -> float:
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


GROUNDS_OF = {
    "text": ("ground", "ground-soft", "brand-soft", "error-ground"),
    "text-muted": ("ground", "ground-soft", "brand-soft"),
    "link": ("ground", "ground-soft", "brand-soft"),
    "link-hover": ("ground", "ground-soft", "brand-soft"),
    "link-visited": ("ground", "ground-soft"),
    "brand-ink": ("ground-soft",),
    "brand-text": ("brand",),
    "action-text": ("action", "action-hover"),
    "focus-text": ("focus",),
    "error": ("ground", "error-ground", "brand-soft"),
    "ground": ("error",),
    "made-up": ("made-up-ground",),
    "expected": ("expected-ground",),
}


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("ink", GROUNDS_OF)
def test_text_keeps_seven_to_one_against_its_grounds(theme: int, ink: str) -> None:
    colours = {**_light_and_dark()[0], **_light_and_dark()[theme]}
    for ground in GROUNDS_OF[ink]:
        assert _contrast(colours[f"--{ink}"], colours[f"--{ground}"]) >= 7, ground
