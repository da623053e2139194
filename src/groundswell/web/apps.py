"""The web faces as an app, so that Django finds their templates and static files."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "groundswell.web"
    label = "web"
