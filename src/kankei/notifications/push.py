"""Web push: a payload sealed for one device (RFC 8291), given to the push service of its browser."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

import http_ece
import httpx
from cryptography.hazmat.primitives.asymmetric import ec
from django.conf import settings

from kankei.common.outside import GuardedTransport, PrivateAddress
from kankei.notifications import errors, vapid
from kankei.notifications.keys import bytes_of
from kankei.notifications.models import Device, Message
from kankei.notifications.rules import Outcome, Tried

# A push service keeps what a sleeping phone has not taken for so long, and no longer: it is news.
KEPT_SECONDS = 12 * 3600
_TIMEOUT = httpx.Timeout(10.0)
_GONE = {404, 410}
_POINT, _SECRET = 65, 16


def client() -> httpx.Client:
    """A client that follows no redirect and enters nobody's own network."""
    return httpx.Client(
        transport=GuardedTransport(may_be_private=settings.PUSH_PRIVATE),
        timeout=_TIMEOUT,
        follow_redirects=False,
        trust_env=False,
        headers={"User-Agent": "Kankei"},
    )


def checked(endpoint: str, p256dh: str, auth: str) -> None:
    """Refuse what no browser's subscription looks like."""
    try:
        parts = urlsplit(endpoint)
        is_known = parts.scheme == "https" or (parts.scheme == "http" and settings.PUSH_PRIVATE)
        is_whole = bool(parts.hostname) and not parts.username and parts.port != 0
        point, secret = bytes_of(p256dh), bytes_of(auth)
        ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), point)
    except ValueError as error:
        raise errors.NotADevice() from error
    is_sized = len(point) == _POINT and len(secret) == _SECRET and len(endpoint) <= 600
    if not (is_known and is_whole and is_sized and endpoint.isascii()):
        raise errors.NotADevice()


def deliver(
    message: Message, http: httpx.Client, *, at: datetime, begin: Callable[[], bool]
) -> Tried | None:
    """Try once to give a sealed message to the push service of its device, if `begin` allows it."""
    device = message.device
    if device is None:
        return Tried(Outcome.DROPPED)
    headers = {
        "Authorization": vapid.authorization(device.endpoint, at=at),
        "Content-Encoding": "aes128gcm",
        "Content-Type": "application/octet-stream",
        "TTL": str(KEPT_SECONDS),
        "Urgency": "normal",
        **message.headers,
    }
    body = sealed(message.text, device)
    if not begin():
        return None
    try:
        answer = http.post(device.endpoint, content=body, headers=headers)
    except (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout) as error:
        return Tried(Outcome.AGAIN, type(error).__name__)
    except (PrivateAddress, httpx.InvalidURL, httpx.UnsupportedProtocol) as error:
        device.delete()
        return Tried(Outcome.FAILED, type(error).__name__)
    except httpx.HTTPError as error:
        # The request was on its way: the service may have taken it.
        return Tried(Outcome.UNCERTAIN, type(error).__name__)
    return _read(answer, device, at=at)


def sealed(text: str, device: Device) -> bytes:
    """Encrypt `text` so that only the device reads it, not even its push service."""
    once: bytes = http_ece.encrypt(
        text.encode(),
        salt=os.urandom(16),
        private_key=ec.generate_private_key(ec.SECP256R1()),
        dh=bytes_of(device.p256dh),
        auth_secret=bytes_of(device.auth),
        version="aes128gcm",
    )
    return once


def _read(answer: httpx.Response, device: Device, *, at: datetime) -> Tried:
    code = answer.status_code
    if 200 <= code < 300:
        return Tried(Outcome.SENT)
    if code in _GONE:
        device.delete()
    if code == 429 or code >= 500:
        wait = _wait(answer.headers.get("Retry-After", ""), at=at)
        return Tried(Outcome.AGAIN, f"push service: {code}", wait)
    return Tried(Outcome.FAILED, f"push service: {code}")


def _wait(asked: str, *, at: datetime) -> timedelta:
    """Read Retry-After: seconds or a moment."""
    if asked.isascii() and asked.isdecimal() and len(asked) < 7:
        return timedelta(seconds=int(asked))
    try:
        moment = parsedate_to_datetime(asked)
    except ValueError:
        return timedelta()
    return max(timedelta(), (moment if moment.tzinfo else moment.replace(tzinfo=UTC)) - at)
