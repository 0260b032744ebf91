"""Serving a store: on this machine by default; elsewhere only behind a token.

The port is the one asked for or the next free one, and the address is printed before anything else can fail. The store
may be written to by other processes all the while: every question sees the last commit.
"""

import gc
import secrets
import socket
import threading
import webbrowser
from collections.abc import Callable
from dataclasses import dataclass

import uvicorn

from dateline.errors import ConfigError
from dateline.storage import open_store
from dateline.web.app import create_app
from dateline.web.safety import Access, is_loopback

TRIED_PORTS = 20
SHORTEST_TOKEN = 16


@dataclass(frozen=True)
class Site:
    """Where a server listens, and what opens it."""

    socket: socket.socket
    address: str
    token: str | None

    @property
    def entrance(self) -> str:
        return f"{self.address}?token={self.token}" if self.token else self.address


def serve(
    db: str,
    host: str,
    port: int,
    token: str | None,
    announce: Callable[[Site], None],
    browser: bool = True,
) -> None:
    """Serve until stopped."""
    checked_token(host, token)
    with open_store(db, create=False) as store:
        site = site_for(host, port, token)
        announce(site)
        threading.Thread(target=store.gathered, daemon=True).start()  # the first map need not wait
        if browser:
            threading.Timer(0.4, webbrowser.open, [site.entrance]).start()
        app = create_app(store, Access(token))
        gc.freeze()  # what a server starts with stays; walking it cost single answers tenths of a second
        config = uvicorn.Config(
            app,
            log_level="warning",
            server_header=False,
            proxy_headers=False,
            timeout_graceful_shutdown=2,  # readers of /api/progress stay as long as they are let
        )
        uvicorn.Server(config).run(sockets=[site.socket])


def checked_token(host: str, token: str | None) -> None:
    if token is not None and len(token) < SHORTEST_TOKEN:
        raise ConfigError(
            f"--token: it is too short to keep anybody out\n  allowed: {SHORTEST_TOKEN} characters or more\n"
            f"  next: take this one: {secrets.token_urlsafe(24)}"
        )
    if token is None and not is_loopback(host):
        raise ConfigError(
            f'--host: "{host}" can be reached from other machines, which needs a token\n'
            f"  next: add --token {secrets.token_urlsafe(24)} (or set DATELINE_TOKEN)"
        )


def site_for(host: str, port: int, token: str | None) -> Site:
    for candidate in range(port, port + TRIED_PORTS) if port else [0]:
        bound = bind(host, candidate)
        if bound is not None:
            number = bound.getsockname()[1]
            shown = f"[{host}]" if ":" in host else host
            return Site(bound, f"http://{shown}:{number}/", token)
    raise ConfigError(
        f"--port: {port} and the {TRIED_PORTS - 1} after it are taken\n  next: give another with --port"
    )


def bind(host: str, port: int) -> socket.socket | None:
    """A listening socket, or None where somebody else listens."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    bound = socket.socket(family, socket.SOCK_STREAM)
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        bound.bind((host.strip("[]"), port))
        bound.listen(128)
    except PermissionError as problem:
        bound.close()
        raise ConfigError(
            f"--port: {port} is not yours to take\n  allowed: 1024 to 65535"
        ) from problem
    except OSError as problem:
        bound.close()
        if isinstance(problem, socket.gaierror):
            raise ConfigError(f'--host: "{host}" is no address of this machine') from problem
        return None
    return bound
