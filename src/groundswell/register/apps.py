"""The register app."""

from django.apps import AppConfig


class RegisterConfig(AppConfig):
    name = "groundswell.register"
    label = "register"
    default_auto_field = "django.db.models.BigAutoField"
