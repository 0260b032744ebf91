"""Which outlet publishes on a host."""

from functools import cache
from urllib.parse import urlsplit

from dateline.knowledge.loading import load_file
from dateline.records import Record


class Outlet(Record):
    name: str
    hosts: tuple[str, ...]
    language: str | None
    """Null where one host serves several languages."""
    country: str


class OutletFile(Record):
    """`data/outlets/outlets.yaml`."""

    outlets: tuple[Outlet, ...]


@cache
def by_host() -> dict[str, Outlet]:
    file = load_file("outlets/outlets.yaml", OutletFile)
    return {host: outlet for outlet in file.outlets for host in outlet.hosts}


def outlet_at(url: str | None) -> Outlet | None:
    """The outlet of an address: its host, or the nearest parent domain that is listed."""
    try:
        parts = (urlsplit(url or "").hostname or "").split(".")
    except ValueError:
        return None
    hosts = (".".join(parts[start:]) for start in range(len(parts) - 1))
    return next((by_host()[host] for host in hosts if host in by_host()), None)
