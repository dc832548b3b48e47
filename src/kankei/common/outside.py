"""Ask addresses that strangers named: only the open web, whatever a name resolves to meanwhile."""

from __future__ import annotations

import ipaddress
import socket
import ssl
from collections.abc import Callable, Iterable

import httpcore
import httpx


class PrivateAddress(Exception):
    """A name leads to an address inside somebody's own network."""


def is_open_address(host: str) -> bool:
    """Whether an IP address belongs to the open web, also behind IPv6's ways of writing IPv4."""
    address: ipaddress.IPv4Address | ipaddress.IPv6Address = ipaddress.ip_address(host)
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
        if address in ipaddress.ip_network("64:ff9b::/96"):
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            address = inner
    return address.is_global and not address.is_multicast


class GuardedTransport(httpx.HTTPTransport):
    """Connects to the open web only, unless `may_be_private`; else raises what `refusal` makes."""

    def __init__(
        self, *, may_be_private: bool, refusal: Callable[[], Exception] = PrivateAddress
    ) -> None:
        super().__init__(trust_env=False)
        self._pool = httpcore.ConnectionPool(
            ssl_context=ssl.create_default_context(),
            network_backend=_Guard(may_be_private=may_be_private, refusal=refusal),
        )


class _Guard(httpcore.SyncBackend):
    """Looks at the address that is really connected to, after every redirect and every name.

    Checking the name first and connecting by name later would let it resolve to something else.
    """

    def __init__(self, *, may_be_private: bool, refusal: Callable[[], Exception]) -> None:
        super().__init__()
        self.may_be_private = may_be_private
        self.refusal = refusal

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError(str(error)) from error
        addresses = [str(entry[4][0]) for entry in found]
        if not self.may_be_private and not all(map(is_open_address, addresses)):
            raise self.refusal()
        return super().connect_tcp(addresses[0], port, timeout, local_address, socket_options)
