"""The practice provider: Stripe's own SDK, speaking to books in the house instead of a network."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from stripe import HTTPClient

from kankei.common.clock import now
from kankei.payments.practice import routes
from kankei.payments.practice.books import Books
from kankei.payments.practice.kept import opened
from kankei.payments.practice.shapes import Thing
from kankei.payments.providers.stripe import Stripe

KEY = "sk_test_practice"
Opener = Callable[[], AbstractContextManager[Books]]


class InTheHouse(HTTPClient):
    """Answers the SDK's requests from the books, on this thread."""

    name = "practice"

    def __init__(self, books: Opener, *, base: str) -> None:
        super().__init__()
        self._books, self._base = books, base

    def request(
        self,
        method: str,
        url: str,
        headers: Mapping[str, str] | None,
        post_data: Any = None,
        **more: Any,
    ) -> tuple[str, int, Mapping[str, str]]:
        parts = urlsplit(url)
        key = (headers or {}).get("Idempotency-Key", "")
        text = post_data or parts.query
        with self._books() as books:
            status, found = routes.answer(
                books, method.upper(), parts.path, text, key=key, base=self._base
            )
        return json.dumps(found), status, {"Request-Id": "req_practice"}

    def close(self) -> None:
        """There is nothing to close."""


def practice(books: Opener, *, base: str, secret: str) -> Stripe:
    """Return the provider that speaks to `books`; its pages are at `base`/practice/."""
    return Stripe(
        key=KEY,
        webhook_secret=secret,
        name="practice",
        transport=InTheHouse(books, base=base),
    )


def in_file(path: Path, *, tell: Callable[[Sequence[Thing]], None]) -> Opener:
    """Return an opener of the books at `path`, at the present moment; events go to `tell`."""

    @contextmanager
    def books() -> Iterator[Books]:
        with opened(path, at=int(now().timestamp())) as (found, told):
            yield found
        if told:
            tell(told)

    return books
