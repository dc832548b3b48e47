"""What providers tell: kept first, looked at afterwards."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from django.db.models import Q

from kankei.common.clock import now
from kankei.payments import ledger
from kankei.payments.errors import ProviderAway
from kankei.payments.models import ProviderEvent
from kankei.payments.providers.chosen import provider
from kankei.payments.providers.contract import Told

logger = logging.getLogger(__name__)
PATIENCE = timedelta(minutes=5)


def keep(name: str, told: Told, *, at: datetime) -> ProviderEvent | None:
    """Keep an event; return it, or None for one that was kept before."""
    event, is_new = ProviderEvent.objects.get_or_create(
        provider=name,
        event_id=told.event_id,
        defaults={"kind": told.kind[:80], "payload": dict(told.about), "received_at": at},
    )
    return event if is_new else None


def project(event_pk: int) -> str:
    """Read what an event is about, and apply it; an event that was projected is left alone."""
    event = ProviderEvent.objects.filter(pk=event_pk, projected_at=None).first()
    if event is None:
        return "done"
    speaks = provider(event.provider)
    told = Told(event_id=event.event_id, kind=event.kind, about=event.payload)
    began = now()
    try:
        numbers = speaks.subscriptions_of(told)
        for subscription_id in numbers:
            ledger.project(speaks, subscription_id, at=now())
    except ProviderAway:
        # It stays to be projected; the rounds take it up again.
        ProviderEvent.objects.filter(pk=event_pk).update(fault="the provider did not answer")
        logger.warning("a payment event waits for its provider", extra={"event": event_pk})
        return "waits"
    done = Q(pk=event_pk)
    if numbers:
        # What was told of the same before the reading began, the reading knows: a burst is read once.
        about_it = Q(payload__subscription__in=list(numbers), received_at__lte=began)
        done |= about_it & Q(provider=event.provider, projected_at=None)
    ProviderEvent.objects.filter(done).update(projected_at=now(), fault="")
    return "projected"


def left_behind(*, at: datetime) -> list[int]:
    """Events that nobody projected, oldest first."""
    waiting = ProviderEvent.objects.filter(projected_at=None, received_at__lt=at - PATIENCE)
    return list(waiting.order_by("received_at", "pk").values_list("pk", flat=True))
