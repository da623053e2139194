"""The server room as an app, so that its checks of the settings are registered."""

from django.apps import AppConfig


class ServerConfig(AppConfig):
    name = "groundswell.server"
    label = "server"

    def ready(self) -> None:
        from groundswell.server import checks

        checks.register_all()
