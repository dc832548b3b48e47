"""From which network address a request comes, behind proxies of one's own too."""

from __future__ import annotations

from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest


def address_of(request: HttpRequest) -> str:
    """Return the address that asked; what its sender wrote into a header is never believed.

    Each proxy adds the address that asked it at the end of X-Forwarded-For: with n proxies of
    one's own, the n-th from the end is the reader's, and all before it may be invented.
    """
    proxies: int = settings.TRUSTED_PROXIES
    told = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",")]
    if proxies and len(told) >= proxies and (address := _regular(told[-proxies])):
        return address
    return _regular(request.META.get("REMOTE_ADDR", "")) or ""


def _regular(text: str) -> str:
    """Return `text` as an address in its one regular form; "" when it is none."""
    try:
        return str(ip_address(text))
    except ValueError:
        return ""
