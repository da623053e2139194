"""The API documents itself: every field of every shape has its place, and the page needs no script."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from groundswell.api.docs_page import document
from groundswell.api.reference import BODIES, EXAMPLES, SIGNED_IN, operations, shapes

pytestmark = pytest.mark.django_db


def test_the_openapi_document_is_served(client: Client) -> None:
    told = client.get("/api/v1/openapi.json").json()
    assert told["openapi"].startswith("3.")
    assert "/api/v1/journeys" in told["paths"]


def test_the_docs_page_tells_every_operation_and_field_without_a_script(client: Client) -> None:
    response = client.get("/api/v1/docs")
    page = response.content.decode()
    assert response.status_code == 200
    assert "<script" not in page
    assert not re.search(r"""(?:src|href)=["']https?://""", page)
    for operation in operations(document()):
        assert operation.path in page
        assert all(p.name in page for p in operation.parameters)
    for shape in shapes(document()):
        assert f'id="shape-{shape.name}"' in page


def test_every_parameter_says_what_it_means() -> None:
    silent = [
        (o.id, p.name)
        for o in operations(document())
        for p in o.parameters
        if not p.says and p.where == "query"
    ]
    assert silent == []


def test_every_operation_has_an_example_that_works(client: Client, stockport: None) -> None:
    told = operations(document())
    assert {o.id for o in told} == set(EXAMPLES) | set(SIGNED_IN) | set(BODIES)
    for operation in told:
        if operation.example:
            response = client.get(operation.example)
            assert response.status_code == 200, (operation.example, response.content)
        if operation.asked_signed_in:
            assert client.get(operation.asked_signed_in).status_code == 401
