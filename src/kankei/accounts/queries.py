"""Readers as the operator sees them, and what opens their accounts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.contrib.auth import HASH_SESSION_KEY
from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.utils.crypto import constant_time_compare

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


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A browser in which somebody is signed in; `session` is its key, and is shown to nobody."""

    pk: int
    session: str
    user_agent: str
    address: str
    since: datetime
    seen_at: datetime
    is_current: bool


def sessions_of(reader: Reader, *, current: str, at: datetime) -> list[SignedIn]:
    """Where `reader` is signed in at `at`: `current` first, then the one that was seen last."""
    rows = {row.session_key: row for row in UserSession.objects.filter(user=reader)}
    running = Session.objects.filter(session_key__in=rows, expire_date__gt=at)
    found = [
        SignedIn(
            row.pk, key, row.user_agent, row.ip, row.created_at, row.last_seen_at, key == current
        )
        for session in running
        if (key := session.session_key) and _opens(session, reader) and (row := rows[key])
    ]
    return sorted(found, key=lambda one: (not one.is_current, -one.seen_at.timestamp(), one.pk))


def _opens(session: Session, reader: Reader) -> bool:
    """Whether `session` still opens the account: one from before a new password does not."""
    proof = str(session.get_decoded().get(HASH_SESSION_KEY, ""))
    return constant_time_compare(proof, reader.get_session_auth_hash())
