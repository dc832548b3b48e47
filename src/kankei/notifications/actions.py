"""Put a message into the outbox, and forget an address."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, time, timedelta

from django.db import transaction

from kankei.accounts.models import Reader
from kankei.common import audit
from kankei.common.clock import now
from kankei.common.ids import position_at
from kankei.notifications import leaving_mails, push
from kankei.notifications.hours import Hours
from kankei.notifications.models import EARLY, LATE, Announcement, Device, Message, Notice, Telling

MOST_DEVICES = 10
NOTICES_LAST = timedelta(days=90)
TRACES_LAST = timedelta(days=14)


@transaction.atomic
def put(
    *, key: str, to: str, subject: str, text: str, html: str = "", reader: Reader | None = None
) -> Message:
    """Put a message into the outbox; the same `key` again changes nothing and sends nothing."""
    at = now()
    message, _ = Message.objects.get_or_create(
        key=key,
        defaults={
            "reader": reader,
            "to": to,
            "subject": " ".join(subject.split())[:200],
            "text": text,
            "html": html,
            "created_at": at,
            "due_at": at,
        },
    )
    return message


def send_again(message: Message, *, at: datetime) -> bool:
    """Let a message that is uncertain or failed leave once more, by an operator's own hand."""
    troubled = [Message.State.UNCERTAIN, Message.State.FAILED]
    turned = Message.objects.filter(pk=message.pk, state__in=troubled).update(
        state=Message.State.PENDING, due_at=at, tries=0, fault=""
    )
    if turned:
        audit.record("notifications.sent_again", at=at, message=message.pk)
    return bool(turned)


@dataclass(frozen=True, slots=True)
class Wishes:
    """How a reader wants to be told."""

    hours: Hours = field(default_factory=Hours)
    quiet_from: time | None = LATE
    quiet_until: time | None = EARLY
    most_an_hour: int = 6
    is_mailed_at_once: bool = False


@transaction.atomic
def choose_telling(reader: Reader, *, wishes: Wishes, at: datetime) -> Telling:
    """Keep how `reader` wants to be told; digests begun now tell of what comes from now on."""
    Telling.objects.get_or_create(reader=reader)
    telling = Telling.objects.select_for_update().get(reader=reader)
    if telling.next_digest_at is None:
        telling.told_below, telling.told_positions = position_at(at), []
    hours = wishes.hours
    telling.morning, telling.evening = hours.morning, hours.evening
    telling.weekly, telling.weekly_day = hours.weekly, hours.weekly_day
    telling.quiet_from, telling.quiet_until = wishes.quiet_from, wishes.quiet_until
    telling.most_an_hour = wishes.most_an_hour
    telling.is_mailed_at_once = wishes.is_mailed_at_once
    telling.next_digest_at = hours.next_after(at)
    telling.save()
    return telling


def leave_mails(token: str) -> str | None:
    """End the mails that a signed word names; return which, or None for a forged word."""
    named = leaving_mails.read_token(token)
    if named is None:
        return None
    pk, kind = named
    mine = Telling.objects.filter(pk=pk)
    if kind == leaving_mails.DIGEST:
        mine.update(morning=None, evening=None, weekly=None, next_digest_at=None)
    else:
        mine.update(is_mailed_at_once=False)
    return kind


@dataclass(frozen=True, slots=True)
class Subscription:
    """What a browser says of itself when it wants to be told."""

    endpoint: str
    p256dh: str
    auth: str
    name: str = ""


@transaction.atomic
def add_device(
    reader: Reader, *, subscription: Subscription, session_key: str, at: datetime
) -> Device:
    """Let a browser take push messages for `reader`, for as long as its session lasts."""
    push.checked(subscription.endpoint, subscription.p256dh, subscription.auth)
    known = Device.objects.filter(endpoint=subscription.endpoint)
    # One browser, another reader: what waits for the first is not for the second.
    known.exclude(reader=reader).delete()
    device, _ = Device.objects.update_or_create(
        endpoint=subscription.endpoint,
        defaults={
            "reader": reader,
            "p256dh": subscription.p256dh,
            "auth": subscription.auth,
            "name": subscription.name[:60],
            "session_key": session_key,
        },
        create_defaults={
            "reader": reader,
            "p256dh": subscription.p256dh,
            "auth": subscription.auth,
            "name": subscription.name[:60],
            "session_key": session_key,
            "created_at": at,
        },
    )
    old = Device.objects.filter(reader=reader).order_by("-created_at", "-pk")[MOST_DEVICES:]
    Device.objects.filter(pk__in=[one.pk for one in old]).delete()
    return device


def remove_device(reader: Reader, *, pk: int) -> None:
    """Let a browser of `reader` take no more push messages."""
    Device.objects.filter(reader=reader, pk=pk).delete()


def forget_session(session_key: str) -> None:
    """Let the browser whose session ends take no more push messages."""
    if session_key:
        Device.objects.filter(session_key=session_key).delete()


def read_notices(reader: Reader, *, upto: int, at: datetime) -> None:
    """Mark the notices of `reader` as read, up to the number of the newest that was on the page."""
    Notice.objects.filter(reader=reader, read_at__isnull=True, pk__lte=upto).update(read_at=at)


def prune(*, at: datetime) -> None:
    """Forget notices after 90 days, and announcements and what was sent of them after two weeks."""
    Notice.objects.filter(at__lt=at - NOTICES_LAST).delete()
    Announcement.objects.filter(position__lt=position_at(at - TRACES_LAST)).delete()
    done = [Message.State.SENT, Message.State.DROPPED]
    Message.objects.filter(
        about__isnull=False, state__in=done, created_at__lt=at - TRACES_LAST
    ).delete()
