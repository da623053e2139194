"""Reach between two layers over the API: the planner's own answer."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client

from groundswell.planner.reach_between import between_layers
from groundswell.planner.shown_layers import between_as_json
from groundswell.records.asking import Asker

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("stockport")]
PUBLIC = Asker(today=dt.date(2021, 2, 15))


def test_the_answer_is_the_planners_own(client: Client) -> None:
    told = client.get("/api/v1/reach/layers?from_layer=hyper-local&to_layer=strategic&after=2021-02-02")
    assert told.status_code == 200, told.content
    own = between_layers(PUBLIC, from_layer="Hyper-local", to_layer="Strategic", after=dt.date(2021, 2, 2))
    assert told.json() == between_as_json(own)
    assert told.json()["forums"][0]["days"] == [7, 23]


def test_an_unknown_layer_is_a_mistake_with_its_remedy(client: Client) -> None:
    told = client.get("/api/v1/reach/layers?from_layer=village")
    assert told.status_code in (400, 422)
    assert "Hyper-local" in str(told.json())


def test_an_unknown_question_is_refused(client: Client) -> None:
    assert client.get("/api/v1/reach/layers?form_layer=village").status_code == 422
