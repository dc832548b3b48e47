"""Which provider new members pay with, and the one that an older contract was made with."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from django.conf import settings

from kankei.payments.errors import NoSuchProvider
from kankei.payments.practice.shapes import Thing
from kankei.payments.practice.webhooks import Postman
from kankei.payments.providers.contract import Provider
from kankei.payments.providers.manual import Manual
from kankei.payments.providers.practice import Opener, in_file, practice
from kankei.payments.providers.stripe import Stripe


def chosen() -> Provider:
    """The provider that the settings choose for whoever joins now."""
    return provider(settings.PAYMENTS)


def provider(name: str) -> Provider:
    """The provider that a contract names; older contracts stay with theirs."""
    if name == "manual":
        return Manual()
    if name == "stripe" and settings.STRIPE_SECRET_KEY:
        return _stripe(
            settings.STRIPE_SECRET_KEY, settings.STRIPE_WEBHOOK_SECRET, settings.STRIPE_API
        )
    if name == "practice" and settings.PAYMENTS == "practice":
        return practice(practice_books(), base=settings.SITE_URL, secret=settings.SECRET_KEY)
    raise NoSuchProvider(
        f"a contract was made with {name!r}, for which no keys are set: see KANKEI_PAYMENTS"
    )


@cache
def _stripe(key: str, secret: str, address: str) -> Stripe:
    return Stripe(key=key, webhook_secret=secret, address=address)


def practice_books() -> Opener:
    """The books of the practice provider, in the house's folder."""
    return in_file(Path(settings.HOME) / "practice.sqlite3", tell=_carry)


def _carry(events: Sequence[Thing]) -> None:
    """Bring events to the house's own webhook, as Stripe would; one that gets lost is found later."""
    postman = Postman(f"{settings.SITE_URL}/payments/practice/webhook/", settings.SECRET_KEY)
    for event in events:
        postman.take(event)
    threading.Thread(target=postman.go, name="practice webhooks", daemon=True).start()
