"""Coupons: find one by its code, and use it once a person."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import F

from kankei.accounts.models import Reader
from kankei.common import audit
from kankei.membership import errors, rules
from kankei.membership.models import Coupon, Redemption


def coupon_for(reader: Reader, code: str, *, at: datetime) -> Coupon | None:
    """Return the coupon that `reader` may use at `at`; None where no code was typed.

    Whoever has used it already but not joined with it yet may go on with it.
    """
    folded = rules.folded_code(code)
    if not folded:
        return None
    coupon = Coupon.objects.filter(code=folded).first()
    if coupon is None:
        raise errors.NoSuchCoupon()
    if Redemption.objects.filter(coupon=coupon, reader=reader).exists():
        if reader.contracts.filter(coupon=coupon).exists():
            raise errors.CouponUsed()
        return coupon
    if not rules.is_coupon_good(
        used=coupon.used, most=coupon.most, expires_at=coupon.expires_at, at=at
    ):
        raise errors.NoSuchCoupon()
    return coupon


@transaction.atomic
def redeem(reader: Reader, coupon: Coupon, *, at: datetime) -> Redemption:
    """Note that `reader` uses `coupon`; twice is once, and no more people than may."""
    locked = Coupon.objects.select_for_update().get(pk=coupon.pk)
    redemption, is_new = Redemption.objects.get_or_create(
        coupon=locked, reader=reader, defaults={"at": at}
    )
    if not is_new:
        return redemption
    if not rules.is_coupon_good(
        used=locked.used, most=locked.most, expires_at=locked.expires_at, at=at
    ):
        raise errors.NoSuchCoupon()
    Coupon.objects.filter(pk=locked.pk).update(used=F("used") + 1)
    audit.record("membership.coupon_used", by=reader, subject=locked, at=at)
    return redemption
