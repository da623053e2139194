"""The records room as an app: it keeps the audit chain."""

from django.apps import AppConfig


class RecordsConfig(AppConfig):
    name = "groundswell.records"
    label = "records"
    default_auto_field = "django.db.models.BigAutoField"
