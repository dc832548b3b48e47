"""From which network address a request comes, behind proxies of one's own too."""

from __future__ import annotations

from ipaddress import IPv6Address, ip_address, ip_network

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


def network_of(address: str) -> str:
    """Return what to count an address by: itself, or the /64 that one line of IPv6 is given."""
    if not address:
        return "nowhere"
    place = ip_address(address)
    if isinstance(place, IPv6Address) and place.ipv4_mapped is None:
        return str(ip_network(f"{place}/64", strict=False))
    return str(place)


def _regular(text: str) -> str:
    """Return `text` as an address in its one regular form; "" when it is none."""
    try:
        return str(ip_address(text))
    except ValueError:
        return ""
