"""/join/PLAN/: the final confirmation, with every date and sum, and the one button that joins."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from kankei.bills import actions as bills
from kankei.bills import invoices, terms
from kankei.bills import queries as bill_queries
from kankei.bills.errors import TermsChanged
from kankei.common.clock import now
from kankei.common.errors import ReaderError
from kankei.membership import actions, coupons, groups, queries, rules, students
from kankei.membership.errors import CouponForNew
from kankei.payments import actions as payments
from kankei.payments import queries as payment_queries
from kankei.web.going_back import next_here
from kankei.web.pages import paying
from kankei.web.viewer import signed_in

if TYPE_CHECKING:
    from datetime import datetime

    from kankei.accounts.models import Reader
    from kankei.membership.models import Contract, Coupon, Plan


class GroupForm(forms.Form):
    """For whom seats are bought, and how many."""

    name = forms.CharField(label=gettext_lazy("会社・団体の名前"), max_length=100)
    seats = forms.IntegerField(
        label=gettext_lazy("席の数"), min_value=1, max_value=rules.MOST_SEATS, initial=5
    )


@dataclass(frozen=True, slots=True)
class Order:
    """What somebody is about to join, as the page and the button both make it from what was typed."""

    plan: Plan
    coupon: Coupon | None
    coupon_refusal: str
    code: str
    group: tuple[str, int]
    offered: terms.Terms
    is_return: bool


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what joining means, then join; a plan for companies asks first who and how many."""
    reader, at = signed_in(request), now()
    plan = queries.plan(slug)
    group = ("", 1)
    if plan.kind == plan.Kind.GROUP:
        typed = request.POST if request.method == "POST" else request.GET
        form = GroupForm(typed if "seats" in typed else None)
        if not form.is_valid():
            context = {"plan": plan, "form": form, "after": next_here(request)}
            status = 400 if form.is_bound else 200
            return render(request, "membership/group_details.html", context, status=status)
        group = (form.cleaned_data["name"], form.cleaned_data["seats"])
    elif turned_away := _turned_away(request, reader, plan, at=at):
        return turned_away
    order = _order(request, reader, plan, group, at=at)
    if request.method == "POST":
        return _join(request, reader, order, at=at)
    return _page(request, order)


@never_cache
@login_required
@require_safe
def agreed(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a reader again what they agreed to, word for word."""
    found = bill_queries.confirmation(signed_in(request), pk)
    context = {"agreed": found, "is_unchanged": bill_queries.is_unchanged(found)}
    return render(request, "membership/agreed.html", context)


def _turned_away(
    request: HttpRequest, reader: Reader, plan: Plan, *, at: datetime
) -> HttpResponse | None:
    """Lead away who is a member already, who comes back to another plan, who is no student."""
    if plan.kind == plan.Kind.STUDENT and not students.is_student(reader, at=at):
        return redirect("student")
    mine = queries.membership_of(reader, at=at)
    if mine.contract is None or not mine.is_running:
        return None
    if not mine.has_left:
        messages.info(request, _("すでに会員です。手続きは必要ありません。"))
        return redirect(next_here(request) or "membership")
    own = mine.contract.plan.slug
    return None if own == plan.slug else redirect("join_confirm", own)


def _order(
    request: HttpRequest, reader: Reader, plan: Plan, group: tuple[str, int], *, at: datetime
) -> Order:
    typed = request.POST if request.method == "POST" else request.GET
    code, coupon, refusal = typed.get("code", "")[:40], None, ""
    start = _start(reader, plan, at=at)
    try:
        coupon = coupons.coupon_for(reader, code, at=at)
        if coupon is not None and start.first_at is not None:
            raise CouponForNew()
    except ReaderError as error:
        coupon, refusal = None, error.sentence
    offered = terms.terms_of(
        plan,
        at=at,
        provider=_provider(typed.get("pay", ""), plan),
        start=start,
        coupon=coupon,
        group=group,
    )
    return Order(plan, coupon, refusal, code, group, offered, start.first_at is not None)


def _start(reader: Reader, plan: Plan, *, at: datetime) -> terms.Start:
    if plan.kind == plan.Kind.GROUP:
        return terms.Start()
    mine = queries.membership_of(reader, at=at)
    if mine.is_running and mine.contract is not None:
        return terms.Start(mine.contract.free_until if mine.is_free else None, mine.ends_at)
    return terms.Start(None if mine.had_free_month else rules.a_month_after(at))


def _provider(wanted: str, plan: Plan) -> str:
    """How it is paid: as the house takes money, or by transfer for whoever asks for a bill."""
    usual: str = payment_queries.provider_for(plan)
    return "manual" if wanted == "transfer" and invoices.takes_transfers() else usual


def _join(request: HttpRequest, reader: Reader, order: Order, *, at: datetime) -> HttpResponse:
    shown = request.POST.get("shown", "")
    try:
        with transaction.atomic():
            kept = bills.agree(reader, order.offered, shown=shown, at=at)
            if order.coupon is not None:
                coupons.redeem(reader, order.coupon, at=at)
            if not order.offered.is_charged_by_itself:
                contract = _contract(reader, order, at=at)
                bills.attach(kept, contract)
                if not contract.free_until and invoices.may_ask(contract):
                    invoices.ask(contract, at=at)
    except TermsChanged as changed:
        return _page(request, order, refusal=changed)
    if order.offered.is_charged_by_itself:
        # The provider is asked after the transaction: no lock waits for the network.
        started = payments.begin(reader, plan=order.plan, coupon=order.coupon, at=at)
        return paying.sent_on(request, started, after=next_here(request))
    if order.is_return:
        bills.welcome_back(kept)
    if order.plan.kind == order.plan.Kind.GROUP:
        messages.success(request, _("お申し込みを受け付けました。席に招待できます。"))
        return redirect("group")
    messages.success(request, _("会員になりました。ようこそ。"))
    return redirect(next_here(request) or "membership")


def _contract(reader: Reader, order: Order, *, at: datetime) -> Contract:
    if order.plan.kind == order.plan.Kind.GROUP:
        name, seats = order.group
        founded = groups.found(
            reader, plan=order.plan, name=name, seats=seats, at=at, coupon=order.coupon
        )
        return founded.contract
    return actions.join(reader, plan=order.plan, coupon=order.coupon, at=at)


def _page(
    request: HttpRequest, order: Order, *, refusal: ReaderError | None = None
) -> HttpResponse:
    context = {
        "order": order,
        "items": terms.items(order.offered),
        "refusal": refusal,
        "after": next_here(request),
        "may_transfer": order.offered.is_charged_by_itself and invoices.takes_transfers(),
    }
    status = refusal.status if refusal else 200
    return render(request, "membership/confirm.html", context, status=status)
