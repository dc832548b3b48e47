"""Fetch an address: only the open web unless the operator allows more, never too much, never too long."""

from __future__ import annotations

import time

import httpx

from kankei.common.outside import GuardedTransport
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
    transport = GuardedTransport(may_be_private=may_be_private, refusal=errors.PrivateAddress)
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
