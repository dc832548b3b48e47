"""Join by a provider's page, leave, come back, change; each asks the provider outside transactions."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from kankei.accounts.models import Reader
from kankei.common import audit
from kankei.membership import actions as membership
from kankei.membership import queries as memberships
from kankei.membership import rules, students
from kankei.membership.errors import AlreadyMember, NotMember, PlanNotOffered
from kankei.membership.models import Contract, Coupon, Plan
from kankei.payments import endings, events, ledger, partings, queries, tasks, telling
from kankei.payments import rules as money
from kankei.payments.errors import CustomerGone, NothingToPay, NotToBeChanged
from kankei.payments.models import Charge, Checkout, Customer, Subscription
from kankei.payments.providers.chosen import provider
from kankei.payments.providers.contract import Discount, Offer, Order, Preview, Provider


@dataclass(frozen=True, slots=True)
class Started:
    """Where somebody who confirmed an order goes, and the order or contract that was made."""

    address: str
    checkout: Checkout | None = None
    contract: Contract | None = None


def begin(
    reader: Reader,
    *,
    plan: Plan,
    at: datetime,
    coupon: Coupon | None = None,
) -> Started:
    """Start joining: at once where money comes by bank, else by the provider's page.

    The free month is not used before the page was completed. A page that is still open in another
    tab is closed first; if it was completed there, the reader is a member already.
    """
    speaks = provider(queries.provider_for(plan))
    if not speaks.is_automatic:
        contract = membership.join(reader, plan=plan, coupon=coupon, at=at)
        telling.welcome(contract)
        return Started(reverse("membership"), contract=contract)
    _close_open_checkouts(reader, at=at)
    running = memberships.running_contract(reader)
    if running is not None and running.left_at and memberships.is_open(running, at=at):
        return Started(reverse("membership"), contract=resume(reader, at=at))
    _end_what_ran_out(running, at=at)
    checkout = _order(reader, plan=plan, coupon=coupon, at=at)
    offer = offer_of(plan, at=at, free_until=checkout.free_until, coupon=coupon)
    return _open_page(speaks, checkout, offer, at=at)


def offer_of(
    plan: Plan,
    *,
    at: datetime,
    free_until: datetime | None = None,
    coupon: Coupon | None = None,
) -> Offer:
    """Return a plan in the words of providers; what a coupon takes off is said in yen.

    So the sum that is charged is the one that was confirmed, whoever rounds.
    """
    discount = None
    if coupon is not None:
        off = plan.price - rules.price_of(plan, coupon)
        months = money.coupon_months(
            coupon.periods, interval=plan.period, began=at, first_at=free_until or at
        )
        discount = Discount(key=coupon.code, yen=off, periods=coupon.periods, months=months)
    return Offer(
        plan=plan.slug,
        name=plan.name,
        yen=plan.price,
        period=plan.period,
        free_until=free_until,
        discount=discount,
    )


def _close_open_checkouts(reader: Reader, *, at: datetime) -> None:
    for checkout in list(Checkout.objects.filter(reader=reader, state=Checkout.State.OPEN)):
        speaks = provider(checkout.provider)
        if checkout.session_id:
            page = speaks.close_checkout(checkout.session_id)
            if page.subscription_id:
                ledger.project(speaks, page.subscription_id, at=at)
        _close(checkout)


def _close(checkout: Checkout) -> None:
    Checkout.objects.filter(pk=checkout.pk, state=Checkout.State.OPEN).update(
        state=Checkout.State.CLOSED
    )


def _end_what_ran_out(running: Contract | None, *, at: datetime) -> None:
    """Whoever comes back after the days of grace begins anew; the old bills are not asked for."""
    if running is None or memberships.is_open(running, at=at):
        return
    if subscription := queries.subscription_of(running):
        _end_now(subscription, at=at)


def _end_now(subscription: Subscription, *, at: datetime) -> None:
    speaks = provider(subscription.provider)
    speaks.end_now(subscription.subscription_id)
    ledger.project(speaks, subscription.subscription_id, at=at)


@transaction.atomic
def _order(reader: Reader, *, plan: Plan, coupon: Coupon | None, at: datetime) -> Checkout:
    if not plan.is_offered:
        raise PlanNotOffered()
    if plan.kind == Plan.Kind.STUDENT:
        students.check(reader, at=at)
    # Two tabs queue here: the later one's order takes the place of the earlier one's.
    Reader.objects.select_for_update().get(pk=reader.pk)
    running = memberships.running_contract(reader)
    if running is not None and memberships.is_open(running, at=at):
        raise AlreadyMember()
    mine = Checkout.objects.filter(reader=reader, state=Checkout.State.OPEN)
    mine.update(state=Checkout.State.CLOSED)
    return Checkout.objects.create(
        reader=reader,
        plan=plan,
        coupon=coupon,
        provider=queries.provider_for(plan),
        began_at=at,
        free_until=memberships.free_month_for(reader, at=at),
    )


def _open_page(speaks: Provider, checkout: Checkout, offer: Offer, *, at: datetime) -> Started:
    reader = checkout.reader
    if reader is None:
        raise ValueError("an order that is begun has a reader")
    site = settings.SITE_URL
    try:
        order = Order(
            number=checkout.pk,
            reader=reader.pk,
            offer=offer,
            customer_id=_customer(speaks, reader),
            success_url=f"{site}{reverse('joined')}",
            cancel_url=f"{site}{reverse('join_confirm', args=[offer.plan])}",
            at=at,
        )
        try:
            begun = speaks.begin_checkout(order)
        except CustomerGone:
            Customer.objects.filter(provider=speaks.name, reader=reader).delete()
            number = _customer(speaks, reader, instead_of=order.customer_id)
            begun = speaks.begin_checkout(replace(order, customer_id=number))
    except Exception:
        _close(checkout)
        raise
    checkout.session_id, checkout.url = begun.session_id, begun.url
    checkout.save(update_fields=["session_id", "url"])
    if Checkout.objects.filter(pk=checkout.pk, state=Checkout.State.CLOSED).exists():
        # Another tab began a later order in the meantime; that one counts.
        speaks.close_checkout(begun.session_id)
        newer = queries.newest_checkout(reader)
        return Started((newer.url if newer else "") or reverse("join"), checkout=newer)
    return Started(begun.url, checkout=checkout)


def _customer(speaks: Provider, reader: Reader, *, instead_of: str = "") -> str:
    known = Customer.objects.filter(provider=speaks.name, reader=reader).first()
    if known is not None:
        return known.customer_id
    number = speaks.ensure_customer(reader=reader.pk, email=reader.email, instead_of=instead_of)
    made, _ = Customer.objects.get_or_create(
        provider=speaks.name, reader=reader, defaults={"customer_id": number}
    )
    return made.customer_id


def settle(reader: Reader, *, at: datetime) -> Checkout | None:
    """Look at the provider what became of a reader's last order: no webhook need have come."""
    checkout = queries.newest_checkout(reader)
    if checkout is None or not checkout.session_id or checkout.state != Checkout.State.OPEN:
        return checkout
    speaks = provider(checkout.provider)
    page = speaks.read_checkout(checkout.session_id)
    if page.subscription_id:
        ledger.project(speaks, page.subscription_id, at=at)
        # A second one that was paid twice is undone, and is no order any more.
        _close(checkout)
    elif page.state == "expired":
        _close(checkout)
    return queries.newest_checkout(reader)


def leave(reader: Reader, *, at: datetime) -> Contract:
    """End the membership with its period; a payment that is due is not asked for any more."""
    contract, subscription = _running(reader)
    if subscription is None:
        was_left = contract.left_at
        contract = membership.leave(reader, at=at)
        if not was_left:
            until = contract.paid_until or contract.free_until
            telling.left(contract, until=until)
        return contract
    speaks = provider(subscription.provider)
    if contract.past_due_since is not None:
        _end_now(subscription, at=at)
    else:
        speaks.leave(subscription.subscription_id)
        ledger.project(speaks, subscription.subscription_id, at=at)
    contract.refresh_from_db()
    return contract


def resume(reader: Reader, *, at: datetime) -> Contract:
    """Take back a leaving, as long as the membership runs."""
    contract, subscription = _running(reader)
    if subscription is None:
        return membership.join(reader, plan=contract.plan, at=at)
    speaks = provider(subscription.provider)
    speaks.resume(subscription.subscription_id)
    ledger.project(speaks, subscription.subscription_id, at=at)
    contract.refresh_from_db()
    audit.record("membership.resumed", by=reader, subject=contract, at=at)
    return contract


def preview_plan(reader: Reader, *, plan: Plan, at: datetime) -> tuple[Contract, Preview]:
    """Return what going on with another plan would cost, by the provider's own count."""
    contract, subscription = _changeable(reader, plan)
    speaks = provider(subscription.provider)
    shown = speaks.preview_change(
        subscription.subscription_id, offer=offer_of(plan, at=at), at=rules.midnight_before(at)
    )
    return contract, shown


def change_plan(reader: Reader, *, plan: Plan, at: datetime) -> Contract:
    """Go on with another plan; what is left of the old one is counted by days, from today's on."""
    contract, subscription = _changeable(reader, plan)
    speaks = provider(subscription.provider)
    since = rules.midnight_before(at)
    speaks.change_plan(subscription.subscription_id, offer=offer_of(plan, at=at), at=since)
    ledger.project(speaks, subscription.subscription_id, at=at)
    contract = Contract.objects.select_related("plan").get(pk=contract.pk)
    audit.record("membership.changed_plan", by=reader, subject=contract, at=at, plan=plan.slug)
    return contract


def pay_due(reader: Reader, *, at: datetime) -> bool:
    """Ask for what is due once more; return whether all of it is paid now."""
    _contract, subscription = _charged(reader)
    speaks = provider(subscription.provider)
    is_paid = speaks.pay_due(subscription.subscription_id)
    ledger.project(speaks, subscription.subscription_id, at=at)
    return is_paid


def portal_url(reader: Reader) -> str:
    """Return the provider's page on which a reader changes the card."""
    _contract, subscription = _charged(reader)
    back = f"{settings.SITE_URL}{reverse('paid_with')}"
    return provider(subscription.provider).portal_url(subscription.customer_id, back=back)


def refresh(reader: Reader, *, at: datetime) -> None:
    """Read anew what runs for a reader: they come back from the provider's pages."""
    contract = memberships.running_contract(reader)
    subscription = queries.subscription_of(contract) if contract else None
    if subscription is not None:
        ledger.project(provider(subscription.provider), subscription.subscription_id, at=at)


def refund(charge: Charge, *, yen: int, by: Reader, at: datetime) -> Charge:
    """Pay back `yen` of a bill; the ledger says so when the provider does."""
    runs = Subscription.objects.filter(contract=charge.contract, provider=charge.provider).first()
    if runs is None:
        raise NothingToPay()
    speaks = provider(charge.provider)
    speaks.refund(charge.charge_id, yen=yen)
    ledger.project(speaks, runs.subscription_id, at=at)
    audit.record("payments.refunded", by=by, subject=charge, at=at, yen=yen)
    charge.refresh_from_db()
    return charge


def hear(name: str, body: bytes, headers: Any, *, at: datetime) -> None:
    """Take a provider's webhook: checked, kept by its number, and looked at by the worker."""
    told = provider(name).hear(body, headers)
    if event := events.keep(name, told, at=at):
        tasks.project_event.enqueue(event.pk)


def take_up_events(*, at: datetime) -> int:
    """Have events looked at whose task was lost; return how many."""
    waiting = events.left_behind(at=at)
    for event_pk in waiting:
        tasks.project_event.enqueue(event_pk)
    return len(waiting)


def end_after_grace(*, at: datetime) -> int:
    """End what was not paid within the days of grace; return how many."""
    since = at - timedelta(days=settings.GRACE_DAYS)
    late = Subscription.objects.filter(ended_at=None, contract__past_due_since__lte=since)
    ending = list(late)
    for subscription in ending:
        _end_now(subscription, at=at)
    return len(ending)


def forget_erased(*, at: datetime) -> int:
    """Have providers forget whoever was erased while they, or the queue, were away."""
    return partings.forget_customers(at=at)


def end_banned(*, at: datetime) -> int:
    """End what still runs for those who are shut out; return how many."""
    return endings.carry_out(at=at)


def change_mail(reader: Reader) -> None:
    """Have providers told a reader's new address."""
    transaction.on_commit(lambda: tasks.change_mail.enqueue(reader.pk))


def part_from_erased() -> None:
    """Have providers forget whoever was erased; called in the transaction that erases."""
    transaction.on_commit(tasks.forget_customers.enqueue)


def _changeable(reader: Reader, plan: Plan) -> tuple[Contract, Subscription]:
    contract, subscription = _charged(reader)
    if not plan.is_offered or plan.kind != contract.plan.kind or plan == contract.plan:
        raise PlanNotOffered()
    if contract.left_at is not None or contract.past_due_since is not None:
        raise NotToBeChanged()
    return contract, subscription


def _running(reader: Reader) -> tuple[Contract, Subscription | None]:
    contract = memberships.running_contract(reader)
    if contract is None:
        raise NotMember()
    return contract, queries.subscription_of(contract)


def _charged(reader: Reader) -> tuple[Contract, Subscription]:
    contract, subscription = _running(reader)
    if subscription is None:
        raise NothingToPay()
    return contract, subscription
