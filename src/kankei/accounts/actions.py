"""Change one's settings; leave and be forgotten; be shut out, and let in again."""

from __future__ import annotations

from datetime import datetime

from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import QuerySet

from kankei.accounts import erasing, errors, rules
from kankei.accounts.models import Reader
from kankei.accounts.tasks import forget_in_sessions
from kankei.common import audit


def change_settings(reader: Reader, *, display_name: str, language: str) -> Reader:
    """Keep how `reader` wants to be named and to see the paper."""
    reader.display_name = display_name.strip()
    reader.language = language
    reader.save(update_fields=["display_name", "language"])
    return reader


@transaction.atomic
def erase(reader: Reader, *, words: str, at: datetime) -> None:
    """Erase `reader` from every table, as the manifest says of each."""
    if not rules.confirms_erasing(words):
        raise errors.ErasingNotConfirmed()
    number, addresses = reader.pk, erasing.addresses_of(reader)
    end_sessions(reader)
    erasing.unlink(reader)
    erasing.take_out_of_texts(addresses)
    reader.delete()
    forget_in_sessions.enqueue([erasing.mark_of(address) for address in addresses])
    audit.record("accounts.erased", at=at, reader=number)


@transaction.atomic
def ban(reader: Reader, *, by: Reader | None, at: datetime) -> None:
    """Shut `reader` out: signed out everywhere, and no way of signing in works; twice changes nothing."""
    if reader.is_superuser or reader == by:
        raise errors.CannotBan()
    if reader.banned_at is not None:
        return
    reader.banned_at = at
    reader.is_active = False
    reader.save(update_fields=["banned_at", "is_active"])
    end_sessions(reader)
    audit.record("accounts.banned", by=by, subject=reader, at=at)


@transaction.atomic
def lift_ban(reader: Reader, *, by: Reader | None, at: datetime) -> None:
    """Let `reader` sign in again; what they had is as it was, but a membership ended with the ban."""
    if reader.banned_at is None:
        return
    reader.banned_at = None
    reader.is_active = True
    reader.save(update_fields=["banned_at", "is_active"])
    audit.record("accounts.ban_lifted", by=by, subject=reader, at=at)


@transaction.atomic
def end_sessions(reader: Reader, *, but: str = "") -> list[str]:
    """Sign `reader` out on every device, `but` in one session; return the keys of those that ended."""
    return _end(UserSession.objects.filter(user=reader).exclude(session_key=but))


@transaction.atomic
def end_session(reader: Reader, *, pk: int) -> list[str]:
    """Sign `reader` out on one device; return the key of its session, nothing if it is no more."""
    return _end(UserSession.objects.filter(user=reader, pk=pk))


def saw(session: str, *, address: str, user_agent: str, at: datetime) -> None:
    """Remember when, from where and with which browser `session` was last used."""
    most = UserSession._meta.get_field("user_agent").max_length
    UserSession.objects.filter(session_key=session).update(
        last_seen_at=at, ip=address, user_agent=user_agent[:most]
    )


def _end(sessions: QuerySet[UserSession]) -> list[str]:
    keys = list(sessions.values_list("session_key", flat=True))
    Session.objects.filter(session_key__in=keys).delete()
    sessions.delete()
    return keys


def disconnect(reader: Reader, *, identity: int) -> bool:
    """Let an identity elsewhere open the account no more; whether there was one.

    A code by mail always opens it: nobody shuts themselves out.
    """
    gone, _ = SocialAccount.objects.filter(user=reader, pk=identity).delete()
    return bool(gone)
