"""Readers as the operator sees them, and what opens their accounts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount
from django.db.models import QuerySet

from kankei.accounts.models import Reader


def banned() -> QuerySet[Reader]:
    """Who is shut out, latest first."""
    return Reader.objects.filter(banned_at__isnull=False).order_by("-banned_at", "-pk")


def is_registered(address: str) -> bool:
    """Whether somebody has an account under `address`."""
    return (
        Reader.objects.filter(email__iexact=address).exists()
        or EmailAddress.objects.filter(email__iexact=address).exists()
    )


@dataclass(frozen=True, slots=True)
class Identity:
    """That an account is opened by an identity elsewhere."""

    pk: int
    since: datetime
    used_at: datetime


def identities_of(reader: Reader, *, issuer: str) -> list[Identity]:
    """The identities at `issuer` that open the account of `reader`, oldest first."""
    kept = SocialAccount.objects.filter(user=reader, provider=issuer).order_by("pk")
    return [Identity(one.pk, one.date_joined, one.last_login) for one in kept]
