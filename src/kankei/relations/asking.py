"""Another engine that reads articles, asked at the address that the settings name; off unless they do.

The whole text of an article, its paid part included, leaves the house when it is asked. Nothing about readers does.
"""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Mapping
from typing import Any

import httpx
from django.conf import settings

from kankei_reading.errors import CannotAsk
from kankei_reading.readers import ByAsking, ByRules, Reader

logger = logging.getLogger(__name__)

MOST_BYTES = 1024 * 1024
_CONNECTING_SECONDS = 10.0


def reader() -> Reader:
    """Return the reader of this house: the rules, or another engine with the rules behind it.

    Another engine may take a minute to answer: it is asked by the worker only, and in no transaction.
    """
    if not settings.READER_URL:
        return ByRules()
    return ByAsking(ask=_ask, model=settings.READER_MODEL)


def _ask(request: Mapping[str, Any]) -> Mapping[str, Any]:
    try:
        return _answer(request)
    except (CannotAsk, httpx.HTTPError, httpx.InvalidURL, ValueError, RecursionError) as error:
        why = str(error) if isinstance(error, CannotAsk) else type(error).__name__
        logger.warning("the asked reader gave no answer: %s", why)
        raise CannotAsk(why) from error


def _answer(request: Mapping[str, Any]) -> Mapping[str, Any]:
    seconds = float(settings.READER_SECONDS)
    headers = {"Authorization": f"Bearer {settings.READER_KEY}"} if settings.READER_KEY else {}
    # A redirect could carry the text, and the key, to somebody whom the operator did not name; so could a proxy of
    # the environment.
    with (
        httpx.Client(
            timeout=httpx.Timeout(seconds, connect=min(seconds, _CONNECTING_SECONDS)),
            follow_redirects=False,
            trust_env=False,
            headers=headers,
        ) as client,
        client.stream("POST", f"{settings.READER_URL}/chat/completions", json=request) as response,
    ):
        if response.status_code != httpx.codes.OK:
            raise CannotAsk(f"status {response.status_code}")
        answer = json.loads(_body(response, until=time.monotonic() + seconds))
    if not isinstance(answer, dict):
        raise CannotAsk("an answer that is no object")
    return answer


def _body(response: httpx.Response, *, until: float) -> bytes:
    """Return the answer's bytes: not too many, and not forever in coming, a byte at a time."""
    found = bytearray()
    for piece in response.iter_bytes():
        found += piece
        if len(found) > MOST_BYTES:
            raise CannotAsk(f"more than {MOST_BYTES} bytes")
        if time.monotonic() > until:
            raise CannotAsk("too slow")
    return bytes(found)
