"""Join, pay, leave, come back; open from the meter; give an article away."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import F

from kankei.accounts.models import Reader
from kankei.articles.models import Article
from kankei.common import audit, limits
from kankei.common.addresses import network_of
from kankei.membership import errors, queries, rules, students
from kankei.membership.models import Contract, Coupon, Gift, MeterMonth, Plan
from kankei.membership.viewer import Viewer


@transaction.atomic
def join(reader: Reader, *, plan: Plan, at: datetime, coupon: Coupon | None = None) -> Contract:
    """Start a membership of `plan`; the first one a person ever starts begins with a free month."""
    if not plan.is_offered:
        raise errors.PlanNotOffered()
    if plan.kind == Plan.Kind.STUDENT:
        students.check(reader, at=at)
    # One reader's taps queue here, so that two of them cannot both find no contract.
    Reader.objects.select_for_update().get(pk=reader.pk)
    running = queries.running_contract(reader)
    if running is not None and queries.is_open(running, at=at):
        if running.left_at is None:
            raise errors.AlreadyMember()
        return _resume(running, at=at)
    if running is not None:
        _end(running, at=at)
    contract = Contract.objects.create(
        reader=reader,
        plan=plan,
        coupon=coupon,
        joined_at=at,
        free_until=queries.free_month_for(reader, at=at),
    )
    audit.record("membership.joined", by=reader, subject=contract, at=at, plan=plan.slug)
    return contract


@transaction.atomic
def leave(reader: Reader, *, at: datetime) -> Contract:
    """End the membership at the end of what is free or paid for; leaving twice changes nothing."""
    contract = queries.running_contract(reader)
    if contract is None:
        raise errors.NotMember()
    if contract.left_at is not None:
        return contract
    contract.left_at = at
    contract.save(update_fields=["left_at"])
    audit.record("membership.left", by=reader, subject=contract, at=at)
    if not queries.is_open(contract, at=at):
        _end(contract, at=at)
    return contract


@transaction.atomic
def record_payment(contract: Contract, *, at: datetime, by: Reader | None = None) -> Contract:
    """Note that a period was paid by hand (bank transfer); it follows what was free or paid before."""
    starts = max([at, *(t for t in (contract.free_until, contract.paid_until) if t is not None)])
    contract.paid_until = rules.period_after(starts, contract.plan.period)
    contract.save(update_fields=["paid_until"])
    audit.record("membership.paid", by=by, subject=contract, at=at, yen=contract.plan.price)
    return contract


@transaction.atomic
def open_from_meter(viewer: Viewer, article: Article, *, at: datetime) -> None:
    """Count `article` as opened this month; opening it again costs nothing.

    However many requests come at once, no more articles are opened than the meter has. An
    article that is behind another wall is not counted, and stays behind it. Visitors are known
    by a cookie, and can throw it away: what all visitors at one address open is counted too.
    """
    if article.wall != Article.Access.METERED:
        return
    month = rules.month_of(at)
    owner: dict[str, Any] = {"reader": viewer.reader, "visitor": viewer.visitor}
    if viewer.reader is not None:
        owner["visitor"] = ""
    MeterMonth.objects.get_or_create(month=month, **owner)
    # All requests of one reader queue at their row: the count that is read is the count that holds.
    meter = MeterMonth.objects.select_for_update().get(month=month, **owner)
    if article.pk in meter.articles:
        return
    if len(meter.articles) >= queries.standing(viewer, at=at).free_articles:
        raise errors.MeterUsedUp()
    if viewer.reader is None and not _has_room(viewer.address, month=month, at=at):
        raise errors.MeterUsedUp()
    meter.articles = [*meter.articles, article.pk]
    meter.save(update_fields=["articles"])


def _has_room(address: str, *, month: str, at: datetime) -> bool:
    """Count one more opening by a visitor at `address`; whether there was room for it."""
    return limits.is_within(
        f"metered in {month}",
        network_of(address),
        most=settings.METER_FROM_AN_ADDRESS,
        per=timedelta(days=32),
        at=at,
    )


@transaction.atomic
def give(reader: Reader, article: Article, *, at: datetime) -> Gift:
    """Make the link that opens `article` for others; a living one is given again."""
    Reader.objects.select_for_update().get(pk=reader.pk)
    mine = Gift.objects.filter(giver=reader, article=article, revoked_at=None)
    if gift := mine.first():
        if queries.living_gift(gift.token, at=at):
            return gift
        mine.update(revoked_at=at)
    if not queries.standing(reader, at=at).is_member:
        raise errors.NotYoursToGive()
    if not queries.gifts_left(reader, at=at):
        raise errors.GiftsUsedUp(limit=settings.GIFTS_A_MONTH)
    made = Gift.objects.create(
        giver=reader, article=article, token=secrets.token_urlsafe(16), made_at=at
    )
    audit.record("membership.gave", by=reader, subject=article, at=at)
    return made


def take_back(reader: Reader, gift_pk: int, *, at: datetime) -> None:
    """End a gift of `reader`; its link opens nothing from now on."""
    Gift.objects.filter(giver=reader, pk=gift_pk, revoked_at=None).update(revoked_at=at)


def count_gift(token: str) -> None:
    """Count that somebody opened an article by a gift."""
    Gift.objects.filter(token=token).update(openings=F("openings") + 1)


def _resume(contract: Contract, *, at: datetime) -> Contract:
    contract.left_at = None
    contract.save(update_fields=["left_at"])
    audit.record("membership.resumed", by=contract.reader, subject=contract, at=at)
    return contract


def _end(contract: Contract, *, at: datetime) -> None:
    contract.ended_at = at
    contract.save(update_fields=["ended_at"])
