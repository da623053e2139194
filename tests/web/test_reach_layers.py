"""Reach between two layers on its page: one sentence, a table of days, and every mistake at its field."""

from __future__ import annotations

from django.test import Client

from tests.web.reading import page

MOST_QUERIES = 12


def test_the_page_answers_for_the_layers_nearest_residents_and_before_last(visitor: Client) -> None:
    shown = page(
        visitor, "/reach/layers/", from_layer="hyper-local", to_layer="strategic", after="2021-02-02"
    )
    assert shown.status == 200
    assert (
        "1 of 1 forum of the layer Hyper-local could be heard at the layer Strategic within 90 days."
        in shown.said
    )
    days = shown.section("Days until each board could hear")
    assert "That Counts" in days
    assert "7" in days and "23" in days
    assert "never what did" in shown.said


def test_days_past_those_asked_say_that_they_are_too_late(visitor: Client) -> None:
    shown = page(visitor, "/reach/layers/", to_layer="strategic", after="2021-02-02", within="7")
    days = shown.section("Days until each board could hear")
    assert "23, too late" in days
    assert "1 of 1 forum" in shown.said


def test_a_limit_on_the_word_is_said_back(visitor: Client) -> None:
    shown = page(visitor, "/reach/layers/", to_layer="strategic", after="2021-02-02", age="3", upward="1")
    assert "upward only, words no older than 3 days" in shown.said
    assert "0 of 1 forum" in shown.said
    assert "no way" in shown.section("Days until each board could hear")


def test_each_mistake_stands_at_its_field(visitor: Client) -> None:
    shown = page(visitor, "/reach/layers/", from_layer="village")
    assert shown.status == 422
    assert "There is no layer called “village”." in shown.said
    assert "Hyper-local" in shown.said
    shown = page(visitor, "/reach/layers/", within="soon", after="2021-02-31")
    assert shown.status == 422
    assert "Give the number of days in digits, such as 90." in shown.said


def test_the_answer_takes_few_queries(visitor: Client, django_assert_max_num_queries: object) -> None:
    page(visitor, "/reach/layers/")
    with django_assert_max_num_queries(MOST_QUERIES):  # type: ignore[operator]
        page(visitor, "/reach/layers/", to_layer="strategic")
