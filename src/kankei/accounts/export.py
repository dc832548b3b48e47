"""Who a reader is, to take along."""

from __future__ import annotations

from typing import Any

from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession

from kankei.accounts.models import Reader


def account_of(reader: Reader) -> dict[str, Any]:
    """The account: names, addresses, and where it is signed in."""
    addresses = EmailAddress.objects.filter(user=reader).order_by("-primary", "email")
    devices = UserSession.objects.filter(user=reader).order_by("-last_seen_at")
    identities = SocialAccount.objects.filter(user=reader).order_by("pk")
    return {
        "email": reader.email,
        "display_name": reader.display_name,
        "language": reader.language,
        "joined_at": reader.joined_at,
        "addresses": [{"email": one.email, "is_confirmed": one.verified} for one in addresses],
        "identities": [
            {
                "provider": one.provider,
                "number": one.uid,
                "since": one.date_joined,
                "last_used_at": one.last_login,
            }
            for one in identities
        ],
        "devices": [
            {
                "device": one.user_agent,
                "address": one.ip,
                "since": one.created_at,
                "last_seen_at": one.last_seen_at,
            }
            for one in devices
        ],
    }
