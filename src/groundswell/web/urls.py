"""Every page's address. Each file of this room says its own; this one only gathers them."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver

from groundswell.web import (
    calendars,
    could_and_did,
    dependence,
    edit,
    forums,
    journey,
    looks,
    map,
    meetings,
    openings,
    organisations,
    outbox,
    overlaps,
    people,
    reach,
    reach_layers,
    reach_over_time,
    record_meeting,
    search,
    signing_in,
    spoken_for,
    words_pages,
    workbook,
)

urlpatterns: list[URLPattern | URLResolver] = [
    *map.urlpatterns,
    *journey.urlpatterns,
    *forums.urlpatterns,
    *people.urlpatterns,
    *organisations.urlpatterns,
    *meetings.urlpatterns,
    *record_meeting.urlpatterns,
    *overlaps.urlpatterns,
    *reach.urlpatterns,
    *reach_layers.urlpatterns,
    *reach_over_time.urlpatterns,
    *could_and_did.urlpatterns,
    *dependence.urlpatterns,
    *openings.urlpatterns,
    *spoken_for.urlpatterns,
    *search.urlpatterns,
    *words_pages.urlpatterns,
    *looks.urlpatterns,
    *calendars.urlpatterns,
    *signing_in.urlpatterns,
    *outbox.urlpatterns,
    *edit.urlpatterns,
    *workbook.urlpatterns,
]
