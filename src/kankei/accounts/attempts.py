"""Guesses at passwords: limited by account and by address, and no stranger can lock an account.

Whoever signed in once from a device or an address is known there, and has a count of their own:
however many guesses strangers make elsewhere, it is not used up by them. Strangers to an account
share one count; the owner on a new device signs in with a code by mail, or a passkey.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.db.models import Q
from django.http import HttpRequest, HttpResponse

from kankei.accounts.models import Reader
from kankei.common import limits
from kankei.common.addresses import address_of, network_of

DEVICE_COOKIE = "kankei_device"
_SALT = "kankei.accounts.device"
_LASTS = timedelta(days=400)
FROM_AN_ADDRESS = (40, timedelta(minutes=10))
BY_SOMEBODY_KNOWN = (10, timedelta(minutes=10))
BY_STRANGERS = (20, timedelta(hours=1))


def may_try(request: HttpRequest, login: str, *, at: datetime) -> bool:
    """Count one attempt at the password of `login`; whether it may be made."""
    most, per = FROM_AN_ADDRESS
    place = network_of(address_of(request))
    if not limits.is_within("password from", place, most=most, per=per, at=at):
        return False
    account = login.strip().lower()
    known = _known_as(request, account)
    most, per = BY_SOMEBODY_KNOWN if known else BY_STRANGERS
    return limits.is_within("password of", f"{account} {known}", most=most, per=per, at=at)


def succeeded(request: HttpRequest, login: str) -> None:
    """Forget the attempts that led to the right password; of its address only this one."""
    limits.give_back("password from", network_of(address_of(request)))
    account = login.strip().lower()
    if known := _known_as(request, account):
        limits.forget("password of", f"{account} {known}")


def remember_device(request: HttpRequest, response: HttpResponse, reader: Reader) -> None:
    """Make the device known, so that its owner's attempts are counted apart from strangers'."""
    if _device_of(request)[0] == str(reader.pk):
        return
    response.set_signed_cookie(
        DEVICE_COOKIE,
        f"{reader.pk} {uuid4().hex}",
        salt=_SALT,
        max_age=_LASTS,
        httponly=True,
        samesite="Lax",
        secure=bool(settings.SESSION_COOKIE_SECURE),
    )


def _known_as(request: HttpRequest, account: str) -> str:
    """Return what the account knows the asker by: a device, an address; "" for a stranger."""
    number, device = _device_of(request)
    mine: Any = Reader.objects.filter(
        Q(email__iexact=account) | Q(emailaddress__email__iexact=account)
    )
    if number.isdecimal() and mine.filter(pk=number).exists():
        return f"device {device}"
    address = address_of(request)
    is_known = address and UserSession.objects.filter(user__in=mine, ip=address).exists()
    return f"address {address}" if is_known else ""


def _device_of(request: HttpRequest) -> tuple[str, str]:
    kept = str(request.get_signed_cookie(DEVICE_COOKIE, default="", salt=_SALT) or "")
    number, _, device = kept.partition(" ")
    return number, device
