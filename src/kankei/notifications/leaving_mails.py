"""The signed word in a mail's foot that ends such mails with one click, without signing in (RFC 8058)."""

from __future__ import annotations

from django.conf import settings
from django.core import signing
from django.urls import reverse

DIGEST, AT_ONCE = "digest", "at_once"
KINDS = (DIGEST, AT_ONCE)
# The word names a reader and a kind of mail, opens nothing else, and does not grow old.
_signer = signing.Signer(salt="kankei.notifications.leaving_mails")


def token_of(reader_pk: int, kind: str) -> str:
    """Return the word that ends mails of `kind` to a reader."""
    return _signer.sign(f"{reader_pk}:{kind}")


def read_token(token: str) -> tuple[int, str] | None:
    """Return the reader and the kind of mails that `token` names; None for a forged one."""
    try:
        pk, _, kind = _signer.unsign(token).partition(":")
    except signing.BadSignature:
        return None
    return (int(pk), kind) if kind in KINDS and pk.isdecimal() else None


def address_of(reader_pk: int, kind: str) -> str:
    """Return the address that ends mails of `kind`: POST ends them, GET asks first."""
    return str(settings.SITE_URL) + reverse("leave_mails", args=[token_of(reader_pk, kind)])


def headers_of(reader_pk: int, kind: str) -> dict[str, str]:
    """Return the headers by which a mail program offers to end mails of `kind`."""
    return {
        "List-Unsubscribe": f"<{address_of(reader_pk, kind)}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "Auto-Submitted": "auto-generated",
    }
