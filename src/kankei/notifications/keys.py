"""The keys of a browser's subscription, as bytes."""

from __future__ import annotations

import base64


def bytes_of(text: str) -> bytes:
    """Read base64url with or without its padding; ValueError for anything else."""
    if not text.isascii():
        raise ValueError("a key has letters, digits, - and _ only")
    return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
