"""The register's rows: places, layers, forums, organisations, people, seats, sittings, meetings and more."""

from groundswell.register.models.agendas import AgendaItem, Paper, Referral, StandingItem, Subject
from groundswell.register.models.channels import OpenChannel
from groundswell.register.models.forums import Forum, Layer
from groundswell.register.models.help_contacts import HelpContact
from groundswell.register.models.instance import Instance, RegisterVersion
from groundswell.register.models.meetings import Attendance, Meeting
from groundswell.register.models.people import Organisation, Person, Post, PostHolding
from groundswell.register.models.places import Alias, Place
from groundswell.register.models.seats import Seat, Sitting
from groundswell.register.models.sources import DataSet, Import, ImportedChange, SourcedFact

__all__ = [
    "AgendaItem",
    "Alias",
    "Attendance",
    "DataSet",
    "Forum",
    "HelpContact",
    "Import",
    "ImportedChange",
    "Instance",
    "Layer",
    "Meeting",
    "OpenChannel",
    "Organisation",
    "Paper",
    "Person",
    "Place",
    "Post",
    "PostHolding",
    "Referral",
    "RegisterVersion",
    "Seat",
    "Sitting",
    "SourcedFact",
    "StandingItem",
    "Subject",
]
