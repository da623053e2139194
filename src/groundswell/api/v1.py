"""Version 1 of the API: its resources under one roof. The page that documents it is in docs_page.py."""

from __future__ import annotations

from ninja import NinjaAPI

from groundswell import __version__
from groundswell.api import (
    claims,
    could_and_did,
    data_requests,
    exporting,
    finding,
    forums,
    gathering,
    importing,
    meetings,
    people,
    planning,
    positions,
    reach_layers,
    reaching,
    stories,
    thread_writing,
    threads,
    told_back,
    voices,
    writing,
)
from groundswell.api.mistakes import say_mistakes

api = NinjaAPI(
    title="Groundswell",
    version="1",
    description=f"How what people said could be heard, through whom and by when. Groundswell {__version__}.",
    docs_url=None,  # ninja's own page loads its script from elsewhere
    openapi_url="/openapi.json",
    urls_namespace="api-v1",
)
for resource in (
    planning,
    reaching,
    reach_layers,
    could_and_did,
    forums,
    people,
    meetings,
    finding,
    writing,
    voices,
    threads,
    thread_writing,
    gathering,
    positions,
    claims,
    stories,
    told_back,
    importing,
    exporting,
    data_requests,
):
    api.add_router("", resource.router)
say_mistakes(api)
