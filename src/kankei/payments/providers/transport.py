"""The way to a provider: refused inside a transaction, whose locks would wait for the network."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import connection
from stripe import HTTPClient, RequestsClient

from kankei.payments.errors import NetworkInTransaction

SECONDS = 20


def refuse_in_transaction() -> None:
    """Raise NetworkInTransaction when a transaction is open on this thread's database."""
    # The transaction that a test wraps around itself is not one of ours.
    if any(not getattr(block, "_from_testcase", False) for block in connection.atomic_blocks):
        raise NetworkInTransaction("ask the provider before or after the transaction, never in it")


class OutsideTransactions(HTTPClient):
    """Stripe's HTTP client, with the guard before every request."""

    name = "kankei"

    def __init__(self, inner: HTTPClient | None = None) -> None:
        super().__init__()
        self._inner = inner or RequestsClient(timeout=SECONDS)

    def request(
        self,
        method: str,
        url: str,
        headers: Mapping[str, str] | None,
        post_data: Any = None,
        **more: Any,
    ) -> tuple[str, int, Mapping[str, str]]:
        refuse_in_transaction()
        return self._inner.request(method, url, headers, post_data)

    def close(self) -> None:
        self._inner.close()  # type: ignore[no-untyped-call]
