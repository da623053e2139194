"""`serve` and `demo`: bring the database up to date, then serve the pages until told to stop."""

from __future__ import annotations

import socket
from typing import Annotated, Any

import typer

from groundswell.cli.home import home, make_home, open_home
from groundswell.cli.saying import said as _
from groundswell.cli.saying import tell
from groundswell.errors import GroundswellError

THREADS = 8
LOOPBACK = ("127.0.0.1", "localhost", "::1")

Port = Annotated[int, typer.Option("--port", min=1, max=65535, help="The port to listen on.")]
Host = Annotated[str, typer.Option("--host", help="The address to listen on. 127.0.0.1: this machine only.")]
Address = Annotated[
    str | None, typer.Option("--address", metavar="HOST:PORT", help="Both at once, in place of the two.")
]


class AddressTaken(GroundswellError):
    """Something else listens there, or the address is not this machine's."""

    code = "address_taken"

    def __init__(self, host: str, port: int, why: str) -> None:
        other = port + 1 if port < 65535 else 8000
        remedy = f"Stop what uses it, or choose another port: --port {other}"
        super().__init__(f"Groundswell cannot listen on {host}:{port}: {why}.", remedy=remedy, field="port")


class BadAddress(GroundswellError):
    """What was typed is no HOST:PORT."""

    code = "bad_address"
    remedy = "Type it like 127.0.0.1:8000."

    def __init__(self, text: str) -> None:
        super().__init__(f"“{text[:80]}” is not an address to listen on.", field="address")


def add_to(app: typer.Typer) -> None:
    """Add this family's commands."""
    app.command("serve")(serve)
    app.command("demo")(demo)


def serve(port: Port = 8000, host: Host = "127.0.0.1", address: Address = None) -> None:
    """Serve the pages until Ctrl-C."""
    host, port = _where(address, host, port)
    open_home()
    require_free(host, port)
    from groundswell.cli.up_to_date import bring_up_to_date

    bring_up_to_date()
    listen(host, port)


def demo(port: Port = 8000, host: Host = "127.0.0.1", address: Address = None) -> None:
    """Load the Stockport example if nothing is here yet, then serve it."""
    host, port = _where(address, host, port)
    make_home()
    require_free(host, port)
    from groundswell.cli.starting import holds_a_register, load_example
    from groundswell.cli.up_to_date import bring_up_to_date

    bring_up_to_date()
    if not holds_a_register():
        load_example("stockport")
        tell(_("Loaded the Stockport example into {home}. Its dates are synthetic.").format(home=home()))
    tell(_("Try this in another terminal:"))
    tell(f"  groundswell --home {home()} journey 'That Counts' ACB --after 2021-02-02")
    listen(host, port)


def require_free(host: str, port: int) -> None:
    """Raises AddressTaken where nothing could listen there."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
    except (OSError, UnicodeError) as fault:
        raise AddressTaken(
            host, port, (getattr(fault, "strerror", None) or "not an address").lower()
        ) from fault


def listen(host: str, port: int) -> None:
    """Serve under gunicorn's threads, one process, until Ctrl-C or TERM; then end with 0."""
    from django.db import connections
    from gunicorn.app.base import BaseApplication  # type: ignore[import-untyped]

    connections.close_all()  # the serving process opens its own

    class Server(BaseApplication):  # type: ignore[misc]
        """gunicorn with our settings, and none from files or the environment."""

        def load_config(self) -> None:
            for name, value in _settings(host, port).items():
                self.cfg.set(name, value)

        def load(self) -> Any:
            from django.core.wsgi import get_wsgi_application

            return get_wsgi_application()

    Server().run()


def _settings(host: str, port: int) -> dict[str, Any]:
    return {
        "bind": f"[{host}]:{port}" if ":" in host else f"{host}:{port}",
        "workers": 1,
        "worker_class": "gthread",  # sync workers were worst by far
        "threads": THREADS,
        "loglevel": "warning",
        "graceful_timeout": 5,
        "when_ready": lambda _server: _say_where(host, port),
    }


def _say_where(host: str, port: int) -> None:
    shown = "127.0.0.1" if host in ("0.0.0.0", "::") else host
    at = f"[{shown}]" if ":" in shown else shown
    tell(_("Groundswell is at http://{at}:{port}/ (Ctrl-C stops it).").format(at=at, port=port))
    if host not in LOOPBACK:
        tell(_("Other machines can reach it. Name the hosts it answers to in GROUNDSWELL_HOSTS."))


def _where(address: str | None, host: str, port: int) -> tuple[str, int]:
    if address is None:
        return host, port
    name, _colon, number = address.rpartition(":")
    if not name or not number.isascii() or not number.isdigit() or not 1 <= int(number) <= 65535:
        raise BadAddress(address)
    return name.strip("[]"), int(number)
