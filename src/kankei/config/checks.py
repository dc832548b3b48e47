"""System checks: a mistake of the operator is told with an id and a hint before it does harm.

docs/reference/settings.md lists each id beside its setting.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register
from django.db import connection

LEAST_KEY_LENGTH = 32
LEAST_POSTGRESQL = 150_000
# What the column takes in which an identity's provider is kept.
MOST_ISSUER = 200
_ADDRESS = re.compile(r"(?:[^<>]*<)?[^@\s<>]+@[^@\s<>]+>?\Z")
_LOCAL = {"127.0.0.1", "localhost", "::1"}


def _home() -> Iterator[CheckMessage]:
    if not os.access(settings.HOME, os.W_OK):
        yield Error(
            f"KANKEI_HOME: {settings.HOME} cannot be written",
            hint="Make the folder, or give the user that runs Kankei the right to write there.",
            id="kankei.E001",
        )


def _secret_key() -> Iterator[CheckMessage]:
    if len(settings.SECRET_KEY) < LEAST_KEY_LENGTH:
        yield Error(
            f"KANKEI_SECRET_KEY is shorter than {LEAST_KEY_LENGTH} characters",
            hint="Leave it out, and a good one is made in KANKEI_HOME/secret-key.",
            id="kankei.E002",
        )


def _site_url() -> Iterator[CheckMessage]:
    parts = urlsplit(settings.SITE_URL)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.path:
        yield Error(
            f"KANKEI_SITE_URL is {settings.SITE_URL!r}",
            hint="Write the address that readers use: https://news.example.jp",
            id="kankei.E003",
        )
    elif not _is_served(parts.hostname):
        yield Error(
            f"KANKEI_HOSTS does not name {parts.hostname}, the host of KANKEI_SITE_URL",
            hint=f"Add it: KANKEI_HOSTS={','.join([*settings.ALLOWED_HOSTS, parts.hostname])}",
            id="kankei.E004",
        )
    elif parts.scheme == "http" and parts.hostname not in _LOCAL:
        yield Warning(
            "KANKEI_SITE_URL begins with http: passwords would travel unencrypted",
            hint="Put a server with a certificate before Kankei, and write https://.",
            id="kankei.W001",
        )


def _is_served(host: str) -> bool:
    return any(
        allowed == "*"
        or allowed.strip("[]") == host
        or (allowed[:1] == "." and host.endswith(allowed[1:]))
        for allowed in settings.ALLOWED_HOSTS
    )


def _mail() -> Iterator[CheckMessage]:
    if not _ADDRESS.match(settings.DEFAULT_FROM_EMAIL):
        yield Error(
            f"KANKEI_MAIL_FROM is {settings.DEFAULT_FROM_EMAIL!r}, which is no mail address",
            hint="Write an address: kankei@news.example.jp",
            id="kankei.E005",
        )


def _port() -> Iterator[CheckMessage]:
    port = os.environ.get("PORT") or "8000"
    if not port.isdigit() or not 1 <= int(port) <= 65535:
        yield Error(
            f"PORT is {port!r}",
            hint="Write a number from 1 to 65535.",
            id="kankei.E006",
        )


def _debug() -> Iterator[CheckMessage]:
    if settings.DEBUG and urlsplit(settings.SITE_URL).hostname not in _LOCAL:
        yield Error(
            "KANKEI_DEBUG is on for a site that others can reach: it shows settings on every fault",
            hint="Leave KANKEI_DEBUG out.",
            id="kankei.E007",
        )


def _name() -> Iterator[CheckMessage]:
    if not settings.SITE_NAME.strip():
        yield Error(
            "KANKEI_SITE_NAME is empty",
            hint="Write the paper's name, or leave it out.",
            id="kankei.E008",
        )


def _registration() -> Iterator[CheckMessage]:
    number = settings.INVOICE_REGISTRATION
    if number and not re.fullmatch(r"T\d{13}", number):
        yield Error(
            f"KANKEI_INVOICE_REGISTRATION is {number!r}",
            hint="Write the number that the tax office gave: T and 13 digits, or leave it out.",
            id="kankei.E020",
        )


def _reader() -> Iterator[CheckMessage]:
    if not settings.READER_URL:
        return
    parts = urlsplit(settings.READER_URL)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.query or parts.username:
        yield Error(
            "KANKEI_READER_URL is no address of an engine",
            hint="Write what stands before /chat/completions: https://engine.example.jp/v1",
            id="kankei.E010",
        )
    elif parts.scheme == "http" and parts.hostname not in _LOCAL:
        yield Warning(
            "KANKEI_READER_URL begins with http: paid text would travel unencrypted",
            hint="Write https://, or ask an engine on this machine.",
            id="kankei.W002",
        )
    if not settings.READER_MODEL or not settings.READER_SECONDS:
        yield Error(
            "KANKEI_READER_URL is set, and KANKEI_READER_MODEL is not, or KANKEI_READER_SECONDS is 0",
            hint="Name the model that is to be asked, and give it seconds to answer.",
            id="kankei.E011",
        )


def _payments() -> Iterator[CheckMessage]:
    if settings.PAYMENTS not in {"manual", "stripe", "practice"}:
        yield Error(
            f"KANKEI_PAYMENTS is {settings.PAYMENTS!r}",
            hint="Write manual (bank transfer), stripe, or practice (no money moves).",
            id="kankei.E030",
        )
    is_reached = urlsplit(settings.SITE_URL).hostname not in _LOCAL
    if settings.PAYMENTS == "practice" and is_reached and not settings.IS_DEMO:
        yield Error(
            "KANKEI_PAYMENTS is practice on a site that others can reach: they would not be charged",
            hint="Write stripe with its keys, or manual.",
            id="kankei.E031",
        )
    yield from _stripe()


def _stripe() -> Iterator[CheckMessage]:
    key, secret = settings.STRIPE_SECRET_KEY, settings.STRIPE_WEBHOOK_SECRET
    if settings.PAYMENTS != "stripe":
        if key:
            yield Warning(
                f"KANKEI_STRIPE_SECRET_KEY is set, and new members pay by {settings.PAYMENTS}",
                hint="Set KANKEI_PAYMENTS=stripe, or leave the key for members who joined by card.",
                id="kankei.W030",
            )
        return
    if not key.startswith(("sk_", "rk_")):
        yield Error(
            "KANKEI_PAYMENTS is stripe, and KANKEI_STRIPE_SECRET_KEY holds no secret key",
            hint="Copy the secret key (sk_…) or a restricted one (rk_…) from Stripe's dashboard.",
            id="kankei.E032",
        )
    elif "_test_" in key[:8] and urlsplit(settings.SITE_URL).hostname not in _LOCAL:
        yield Warning(
            "KANKEI_STRIPE_SECRET_KEY is a test key: nobody is charged",
            hint="Write the live key when the paper opens for business.",
            id="kankei.W031",
        )
    if not secret.startswith("whsec_"):
        yield Error(
            "KANKEI_PAYMENTS is stripe, and KANKEI_STRIPE_WEBHOOK_SECRET holds no signing secret",
            hint="Make an endpoint for /payments/stripe/webhook/ there, and copy its whsec_… here.",
            id="kankei.E033",
        )


def _seller() -> Iterator[CheckMessage]:
    names = ("SELLER_NAME", "SELLER_PERSON", "SELLER_ADDRESS", "SELLER_PHONE", "SELLER_MAIL")
    empty = [f"KANKEI_{name}" for name in names if not getattr(settings, name)]
    if empty and settings.PAYMENTS == "stripe":
        yield Warning(
            f"members pay by card, and {', '.join(empty)} say nothing about who sells",
            hint="特定商取引法 asks for them: docs/howto/open-for-business.md",
            id="kankei.W020",
        )


def _identity() -> Iterator[CheckMessage]:
    parts = ("NAME", "SERVER", "CLIENT_ID", "CLIENT_SECRET")
    empty = [f"KANKEI_OIDC_{one}" for one in parts if not getattr(settings, f"OIDC_{one}")]
    if len(empty) == len(parts):
        return
    if empty:
        yield Error(
            f"signing in by OpenID Connect is half set up: {', '.join(empty)} missing",
            hint="Set KANKEI_OIDC_NAME, _SERVER, _CLIENT_ID and _CLIENT_SECRET, or none of them.",
            id="kankei.E040",
        )
        return
    server = urlsplit(settings.OIDC_SERVER)
    is_safe = server.scheme == "https" or (server.scheme == "http" and server.hostname in _LOCAL)
    if (
        not is_safe
        or not server.hostname
        or server.query
        or len(settings.OIDC_SERVER) > MOST_ISSUER
    ):
        yield Error(
            f"KANKEI_OIDC_SERVER is {settings.OIDC_SERVER!r}",
            hint="Write the provider's address, with https: https://login.example.jp/realms/paper",
            id="kankei.E041",
        )


_EACH: tuple[Callable[[], Iterator[CheckMessage]], ...] = (
    _home, _secret_key, _site_url, _mail, _port, _debug, _name, _registration, _seller, _reader,
    _payments, _identity,
)  # fmt: skip


@register("kankei")
def every_setting(**_kwargs: Any) -> list[CheckMessage]:
    """Look at every setting that can be wrong."""
    return [message for check in _EACH for message in check()]


@register(Tags.database)
def postgresql_is_new_enough(databases: Any = None, **_kwargs: Any) -> list[CheckMessage]:
    if not databases or connection.vendor != "postgresql":
        return []
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version_num")
        number = int(cursor.fetchone()[0])
    if number >= LEAST_POSTGRESQL:
        return []
    return [
        Error(
            f"PostgreSQL {number // 10000} is older than 15",
            hint="Name a server of version 15 or newer in DATABASE_URL.",
            id="kankei.E009",
        )
    ]
