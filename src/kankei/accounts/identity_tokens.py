"""What an OpenID Connect provider says of itself and of a reader, believed only when it is proved."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import jwt
import requests
from django.conf import settings

from kankei.accounts import errors

Session = Callable[[], requests.Session]

# Signatures with a public key: a shared secret would let whoever knows it sign.
ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512")
_NEEDED = ("iss", "sub", "aud", "exp", "iat", "nonce")
_ENDPOINTS = ("issuer", "authorization_endpoint", "token_endpoint", "jwks_uri")
# Clocks differ by so many seconds.
_LEEWAY = 60


def discovered(address: str, session: Session) -> dict[str, Any]:
    """Return what the provider says of itself."""
    said = _asked(address, session)
    if any(not isinstance(said.get(one), str) for one in _ENDPOINTS):
        raise errors.IdentityUnreachable(name=settings.OIDC_NAME)
    return said


def claims_in(
    token: str, *, config: dict[str, Any], nonce: str, session: Session
) -> dict[str, Any]:
    """Return what the provider signed for this very request; IdentityRefused for anything else."""
    keys = _asked(config["jwks_uri"], session)
    try:
        claims: dict[str, Any] = jwt.decode(
            token,
            key=_key_of(token, keys),
            algorithms=list(ALGORITHMS),
            audience=settings.OIDC_CLIENT_ID,
            issuer=config["issuer"],
            leeway=_LEEWAY,
            options={"require": list(_NEEDED)},
        )
    except (jwt.PyJWTError, ValueError, TypeError) as error:
        raise errors.IdentityRefused(name=settings.OIDC_NAME) from error
    if claims["nonce"] != nonce or not _is_for_this_paper(claims) or not claims["sub"]:
        raise errors.IdentityRefused(name=settings.OIDC_NAME)
    return claims


def told_of(token: str, *, config: dict[str, Any], session: Session) -> dict[str, Any]:
    """Return what the provider tells of the reader beside the signed token."""
    return _asked(config["userinfo_endpoint"], session, Authorization=f"Bearer {token}")


def address_in(told: dict[str, Any], *, of: str) -> dict[str, Any]:
    """Return the mail address in `told`, and whether the provider confirmed it; {} if of another."""
    if told.get("sub") != of or not isinstance(told.get("email"), str):
        return {}
    # Some providers write it as a word.
    said = told.get("email_verified")
    return {"email": told["email"], "email_verified": said is True or said == "true"}


def _is_for_this_paper(claims: dict[str, Any]) -> bool:
    """A token for several is only good when it says that it was given to this one."""
    party = claims.get("azp")
    several = isinstance(claims["aud"], list) and len(claims["aud"]) > 1
    return bool(party == settings.OIDC_CLIENT_ID or (party is None and not several))


def _key_of(token: str, keys: dict[str, Any]) -> Any:
    """Return the provider's key that `token` names; the only one where it names none."""
    named = jwt.get_unverified_header(token).get("kid")
    signing = [
        one for one in jwt.PyJWKSet.from_dict(keys).keys if one.public_key_use in {None, "sig"}
    ]
    if named is None and len(signing) == 1:
        return signing[0]
    for key in signing:
        if key.key_id == named:
            return key
    raise jwt.InvalidKeyError("the provider has no such key")


def _asked(address: str, session: Session, **headers: str) -> dict[str, Any]:
    try:
        with session() as asking:
            answer = asking.get(address, headers=headers)
            answer.raise_for_status()
            said = answer.json()
    except (requests.RequestException, ValueError) as error:
        raise errors.IdentityUnreachable(name=settings.OIDC_NAME) from error
    if not isinstance(said, dict):
        raise errors.IdentityUnreachable(name=settings.OIDC_NAME)
    return said
