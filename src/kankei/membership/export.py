"""What a reader did at the door, to take along."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from kankei.accounts.models import Reader
from kankei.membership.models import Gift, MeterMonth, Redemption, Seat, StudentProof


def opened_by(reader: Reader) -> list[dict[str, Any]]:
    """The metered articles that `reader` opened, month by month."""
    found = MeterMonth.objects.filter(reader=reader).order_by("month")
    return [
        {"month": one.month, "articles": [reverse("article", args=[pk]) for pk in one.articles]}
        for one in found
    ]


def gifts_by(reader: Reader) -> list[dict[str, Any]]:
    """Everything that `reader` gave away."""
    found = Gift.objects.filter(giver=reader).select_related("article").defer("article__body")
    return [
        {
            "address": reverse("article", args=[one.article_id]),
            "headline": one.article.headline,
            "made_at": one.made_at,
            "revoked_at": one.revoked_at,
            "openings": one.openings,
        }
        for one in found
    ]


def coupons_of(reader: Reader) -> list[dict[str, Any]]:
    """The coupons that `reader` used."""
    found = Redemption.objects.filter(reader=reader).select_related("coupon")
    return [{"code": one.coupon.code, "at": one.at} for one in found]


def studies_of(reader: Reader) -> list[dict[str, Any]]:
    """What `reader` showed to be a student."""
    found = StudentProof.objects.filter(reader=reader)
    return [
        {"how": one.how, "note": one.note, "asked_at": one.asked_at, "until": one.until}
        for one in found
    ]


def seats_of(reader: Reader) -> list[dict[str, Any]]:
    """The seats that `reader` sits on."""
    found = Seat.objects.filter(reader=reader).order_by("pk")
    return [{"number": one.number, "taken_at": one.taken_at} for one in found]
