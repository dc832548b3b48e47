"""Fetch an address: only the open web unless the operator allows more, never too much, never too long."""

from __future__ import annotations

import ipaddress
import socket
import ssl
import time
from collections.abc import Iterable

import httpcore
import httpx

from kankei.newsroom import errors
from kankei.newsroom.importers.addresses import checked_address
from kankei.newsroom.importers.document import Document

MOST_BYTES = 5 * 1024 * 1024
_MOST_REDIRECTS = 5
_LONGEST_SECONDS = 30.0
_TIMEOUT = httpx.Timeout(10.0)
_AGENT = "Kankei/0.1 (newsroom import)"


def fetched(address: str, *, may_be_private: bool = False) -> Document:
    """Return what stands at `address`, or refuse with the reason."""
    checked_address(address)
    transport = _GuardedTransport(may_be_private=may_be_private)
    # Proxies of the environment would resolve names for us, out of the guard's sight.
    with httpx.Client(
        transport=transport,
        timeout=_TIMEOUT,
        follow_redirects=True,
        max_redirects=_MOST_REDIRECTS,
        trust_env=False,
        headers={"User-Agent": _AGENT, "Accept-Language": "ja,en;q=0.5"},
    ) as client:
        try:
            return _document(client, address)
        except httpx.TooManyRedirects as error:
            raise errors.NoAnswer(why="転送が多すぎます") from error
        except httpx.UnsupportedProtocol as error:
            raise errors.NotAnAddress() from error
        except httpx.TimeoutException as error:
            raise errors.NoAnswer(why="時間切れ") from error
        except (httpx.HTTPError, httpx.InvalidURL, UnicodeError) as error:
            raise errors.NoAnswer(why="接続できません") from error


def _document(client: httpx.Client, address: str) -> Document:
    started = time.monotonic()
    with client.stream("GET", address) as response:
        if response.status_code != httpx.codes.OK:
            raise errors.NoAnswer(why=f"応答 {response.status_code}")
        data = bytearray()
        for piece in response.iter_bytes():
            data += piece
            if len(data) > MOST_BYTES:
                raise errors.TooLarge(limit=MOST_BYTES // 1024 // 1024)
            if time.monotonic() - started > _LONGEST_SECONDS:
                raise errors.NoAnswer(why="時間切れ")
        return Document(
            name=address,
            data=bytes(data),
            url=str(response.url),
            content_type=response.headers.get("content-type", ""),
        )


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


class _GuardedTransport(httpx.HTTPTransport):
    def __init__(self, *, may_be_private: bool) -> None:
        super().__init__(trust_env=False)
        self._pool = httpcore.ConnectionPool(
            ssl_context=ssl.create_default_context(),
            network_backend=_Guard(may_be_private=may_be_private),
        )


class _Guard(httpcore.SyncBackend):
    """Looks at the address that is really connected to, after every redirect and every name.

    Checking the name first and connecting by name later would let it resolve to something else.
    """

    def __init__(self, *, may_be_private: bool) -> None:
        super().__init__()
        self.may_be_private = may_be_private

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
            raise errors.PrivateAddress()
        return super().connect_tcp(addresses[0], port, timeout, local_address, socket_options)
