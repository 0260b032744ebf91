"""Which network addresses a page may be fetched from: those of the public internet only.

A link in a feed or a redirect may point into the network of whoever runs this program. A name is therefore resolved
once, every address it stands for is looked at, and the connection is made to the very address that was checked. IPv6
has several ways to carry an IPv4 address inside, which are unwrapped first.
"""

import ipaddress
import socket
from collections.abc import Callable

from dateline.errors import SourceError

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address

NAT64 = ipaddress.ip_network("64:ff9b::/96")
NAT64_LOCAL = ipaddress.ip_network("64:ff9b:1::/48")


def is_public(address: IPAddress) -> bool:
    plain = unwrap(address)
    if plain in NAT64_LOCAL:
        return False
    return plain.is_global and not plain.is_multicast and not plain.is_unspecified


def unwrap(address: IPAddress) -> IPAddress:
    """The IPv4 address that an IPv6 address carries, if it does."""
    if isinstance(address, ipaddress.IPv4Address):
        return address
    if address in NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFF_FFFF)
    if address.teredo:
        return address.teredo[1]
    return address.ipv4_mapped or address.sixtofour or address


def checked_address(host: str, port: int, allowed: Callable[[IPAddress], bool]) -> str:
    """The address to connect to; refused when any address of the name is not allowed."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as problem:
        raise SourceError(
            f'"{host}": no such host\n  next: check the address and the network'
        ) from problem
    addresses = [ipaddress.ip_address(str(one[4][0]).partition("%")[0]) for one in found]
    for address in addresses:
        if not allowed(address):
            raise SourceError(
                f'"{host}": {address} is not an address of the public internet\n'
                "  allowed: public hosts\n  next: save the page and give its file"
            )
    return str(addresses[0])
