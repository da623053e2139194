"""The list of organisations, and the page of one: its sector, its people, the seats that speak for it."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from groundswell.register.models import Organisation, Person, Seat
from groundswell.register.rules import may_edit
from groundswell.search.directory import Directory, directory_for
from groundswell.search.seats import Holding
from groundswell.web.asking import asker_of


@dataclass(frozen=True)
class OrganisationRow:
    """An organisation in the list, with its seats."""

    organisation: Organisation
    seats: tuple[Seat, ...]


@dataclass(frozen=True)
class SeatFor:
    """A seat that speaks from an organisation, and who sits in it today."""

    seat: Seat
    holders: tuple[Holding, ...]


def organisations(request: HttpRequest) -> HttpResponse:
    """Every organisation with its sector and how many seats speak from it."""
    directory = directory_for(asker_of(request))
    rows = [OrganisationRow(o, _seats_of(directory, o)) for o in directory.organisations.values()]
    return render(request, "organisations.html", {"rows": rows})


def organisation(request: HttpRequest, key: str) -> HttpResponse:
    """One organisation."""
    asker = asker_of(request)
    directory = directory_for(asker)
    found = directory.organisations.get(key)
    if found is None:
        raise Http404
    return render(
        request,
        "organisation.html",
        {
            "organisation": found,
            "aliases": directory.names_of(found),
            "people": _people_of(directory, found),
            "seats": [SeatFor(s, directory.holders(s, asker.today)) for s in _seats_of(directory, found)],
            "may_edit_organisation": may_edit(asker, None),
        },
    )


def _seats_of(directory: Directory, organisation: Organisation) -> tuple[Seat, ...]:
    seats = (s for rows in directory.seats_of.values() for s in rows)
    return tuple(s for s in seats if s.organisation_id == organisation.pk)


def _people_of(directory: Directory, organisation: Organisation) -> list[Person]:
    return [p for p in directory.people.values() if p.organisation_id == organisation.pk]


urlpatterns = [
    path("organisations/", organisations, name="organisations"),
    path("organisations/<slug:key>/", organisation, name="organisation"),
]
