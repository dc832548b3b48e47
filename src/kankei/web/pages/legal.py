"""/legal/: who sells (特定商取引法に基づく表記), and what is sent elsewhere (外部送信)."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kankei.accounts import identity
from kankei.bills import seller
from kankei.membership import queries


@dataclass(frozen=True, slots=True)
class Transmission:
    """Something that a reader's browser is led to send to somebody else."""

    to: str
    what: str
    why: str
    when: str


@require_safe
def commerce(request: HttpRequest) -> HttpResponse:
    """Say who sells, at which prices, how it is paid and left; and what is not filled in yet."""
    facts = list(seller.facts())
    context = {
        "facts": facts,
        "missing": [fact for fact in facts if not fact.words],
        "plans": queries.offered_plans(),
    }
    return render(request, "legal/commerce.html", context)


@require_safe
def transmission(request: HttpRequest) -> HttpResponse:
    """List every sending of a reader's information to others, with recipient and purpose."""
    return render(request, "legal/transmission.html", {"transmissions": transmissions()})


def transmissions() -> list[Transmission]:
    """What leaves the house by the settings of now; without any, nothing does."""
    every: list[Transmission] = []
    if settings.PAYMENTS == "stripe":
        every.append(_to_stripe())
    if name := identity.name():
        every.append(
            Transmission(
                to=f"{name} ({urlsplit(identity.issuer()).hostname})",
                what=_("IPアドレスとブラウザの種類、このサイトでログインすること。"),
                why=_("本人の確認とログイン"),
                when=_("「%(name)sで続ける」または「%(name)sとつなげる」を押した時")
                % {"name": name},
            )
        )
    return every


def _to_stripe() -> Transmission:
    return Transmission(
        to="Stripe, Inc. / Stripe Payments Europe, Ltd. (stripe.com)",
        what=_(
            "カードの番号と名義、メールアドレス、IPアドレスとブラウザの種類。お支払いの画面はStripeのものです。"
        ),
        why=_("カードによるお支払いと、不正な支払いの防止"),
        when=_("会員のお申し込みとお支払い方法の変更で、Stripeの画面に移った時"),
    )
