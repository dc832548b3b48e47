"""The paper's own key for web push (VAPID, RFC 8292): made once, kept where the secret key is."""

from __future__ import annotations

import base64
import os
from datetime import datetime, timedelta
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlsplit

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)
from django.conf import settings
from py_vapid import Vapid02

_LASTS = timedelta(hours=12)


def ensure_key() -> None:
    """Make the key if there is none; two processes that start at once agree on one."""
    path = Path(settings.PUSH_KEY_FILE)
    if settings.PUSH_KEY or path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    pem = ec.generate_private_key(ec.SECP256R1()).private_bytes(
        Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()
    )
    draft = path.with_suffix(f".{os.getpid()}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(pem)
    try:
        # Unlike a rename, a link never takes the place of another's key.
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()


def public_key() -> str:
    """Return the public key as browsers want it: base64url of the point."""
    point = _key().public_key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    return base64.urlsafe_b64encode(point).rstrip(b"=").decode()


def authorization(endpoint: str, *, at: datetime) -> str:
    """Return the header that proves to the push service of `endpoint` who sends."""
    parts = urlsplit(endpoint)
    sender = settings.DEFAULT_FROM_EMAIL.rpartition("<")[2].rstrip("> ")
    claims = {
        "aud": f"{parts.scheme}://{parts.netloc}",
        "exp": int((at + _LASTS).timestamp()),
        "sub": f"mailto:{sender}",
    }
    return str(_key().sign(claims)["Authorization"])


def _key() -> Vapid02:
    ensure_key()
    return _read(settings.PUSH_KEY or Path(settings.PUSH_KEY_FILE).read_text("ascii"))


@lru_cache(maxsize=4)
def _read(pem: str) -> Vapid02:
    key: Vapid02 = Vapid02.from_pem(pem.replace("\\n", "\n").encode("ascii"))
    return key
