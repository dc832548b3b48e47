"""Reads of what was bought and billed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import QuerySet

from kankei.accounts.models import Reader
from kankei.membership.models import Contract, Plan
from kankei.membership.queries import MANUAL, running_contract
from kankei.payments.models import Charge, Checkout, Subscription


def subscription_of(contract: Contract) -> Subscription | None:
    """What runs at a provider for `contract`; nothing for one that is paid by hand."""
    return Subscription.objects.filter(contract=contract, ended_at=None).first()


@dataclass(frozen=True, slots=True)
class Paying:
    """How a running membership is paid for, in the words a page needs."""

    is_by_card: bool
    is_past_due: bool
    reads_until: datetime | None
    renews_at: datetime | None
    is_practice: bool


def paying_of(reader: Reader) -> Paying | None:
    """How `reader` pays; None without a membership of their own."""
    contract = running_contract(reader)
    if contract is None:
        return None
    subscription = subscription_of(contract)
    since = contract.past_due_since
    runs = subscription is not None and contract.left_at is None and since is None
    return Paying(
        is_by_card=subscription is not None,
        is_past_due=since is not None,
        reads_until=since + timedelta(days=settings.GRACE_DAYS) if since else None,
        renews_at=subscription.current_period_end if subscription and runs else None,
        is_practice=subscription is not None and subscription.provider == "practice",
    )


def newest_checkout(reader: Reader) -> Checkout | None:
    """The order that a reader confirmed last."""
    return Checkout.objects.filter(reader=reader).select_related("plan", "contract").first()


def charges_of(reader: Reader) -> QuerySet[Charge]:
    """Every bill of a reader, newest first."""
    return Charge.objects.filter(contract__reader=reader).select_related("contract__plan")


def other_plans(contract: Contract | None) -> list[Plan]:
    """Plans of the same kind that a contract may be changed to."""
    if contract is None:
        return []
    offered = Plan.objects.filter(is_offered=True, kind=contract.plan.kind)
    return list(offered.exclude(pk=contract.plan_id))


def provider_for(plan: Plan) -> str:
    """What `plan` is paid with: companies get an invoice, everybody else what the settings say."""
    return MANUAL if plan.kind == Plan.Kind.GROUP else str(settings.PAYMENTS)


def pages_elsewhere() -> tuple[str, ...]:
    """The origins of the provider's pages that our forms lead to; none while all is in the house."""
    if settings.PAYMENTS != "stripe":
        return ()
    if settings.STRIPE_API:
        parts = urlsplit(settings.STRIPE_API)
        return (f"{parts.scheme}://{parts.netloc}",)
    return ("https://checkout.stripe.com", "https://billing.stripe.com")
