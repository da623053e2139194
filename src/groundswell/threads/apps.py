"""The threads app: voices, threads, steps, evidence, claims and what is told back."""

from django.apps import AppConfig


class ThreadsConfig(AppConfig):
    name = "groundswell.threads"
    label = "threads"
    default_auto_field = "django.db.models.BigAutoField"
