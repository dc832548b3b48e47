"""Web addresses: which are addresses at all, and the one form in which they are compared."""

from __future__ import annotations

import hashlib
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from kankei.newsroom import errors

_LONGEST_KEY = 190
_LONGEST_STORED = 500
# What tells where somebody came from, not which page it is.
_TRACKING = ("utm_", "fbclid", "gclid", "yclid", "mc_cid", "mc_eid", "ref_src")


def is_address(text: str) -> bool:
    return text.lower().startswith(("http://", "https://"))


def checked_address(text: str) -> str:
    """Return `text` as an address that may be asked for, or refuse it."""
    text = text.strip()
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError as error:
        raise errors.NotAnAddress() from error
    if parts.scheme.lower() not in {"http", "https"} or not parts.hostname or port == 0:
        raise errors.NotAnAddress()
    if parts.username or parts.password or any(c.isspace() or ord(c) < 32 for c in text):
        raise errors.NotAnAddress()
    return text


def key_of_address(address: str) -> str:
    """The key under which the article of an address is known; nothing for no address."""
    if not is_address(address):
        return ""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    query = [
        (name, value)
        for name, value in parse_qsl(parts.query, keep_blank_values=True)
        if not name.lower().startswith(_TRACKING)
    ]
    path = parts.path or "/"
    return short_key("url", urlunsplit(("https", parts.netloc.lower(), path, urlencode(query), "")))


def may_speak_for(claimed: str, fetched: str) -> bool:
    """Whether a page fetched from one address may say that it is the page of another.

    Only within one site: else a stranger's page could take the place of an article of the house.
    """
    if not is_address(claimed):
        return False
    if not fetched:
        return True
    try:
        hosts = [(urlsplit(one).hostname or "").removeprefix("www.") for one in (claimed, fetched)]
    except ValueError:
        return False
    return (
        hosts[0] == hosts[1]
        or hosts[1].endswith(f".{hosts[0]}")
        or hosts[0].endswith(f".{hosts[1]}")
    )


def short_key(kind: str, name: str) -> str:
    """A key that fits its column, however long the name is."""
    key = f"{kind}:{name}"
    if len(key) <= _LONGEST_KEY:
        return key
    return f"{kind}-sha256:{hashlib.sha256(name.encode('utf-8', 'replace')).hexdigest()}"


def storable(address: str) -> str:
    return address if is_address(address) and len(address) <= _LONGEST_STORED else ""
