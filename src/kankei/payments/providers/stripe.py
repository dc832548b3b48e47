"""Stripe: Prices, hosted Checkout with a trial, the portal, webhooks; through its own SDK."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from typing import Any

import stripe
from stripe import StripeClient

from kankei.payments.errors import CardDeclined, CustomerGone, NotFromTheProvider, ProviderAway
from kankei.payments.providers import reading
from kankei.payments.providers.contract import (
    Begun,
    Discount,
    Offer,
    Order,
    Preview,
    ProviderState,
    SessionState,
    Told,
)
from kankei.payments.providers.reading import ORDER, PLAN, READER
from kankei.payments.providers.transport import OutsideTransactions

# How long a page waits for a card, and how old a webhook may be.
PAGE_LASTS = timedelta(hours=2)
TOLERANCE_SECONDS = 300
NETWORK_TRIES_AGAIN = 2


class Stripe:
    """One account at Stripe, or whatever speaks like it at `address`."""

    is_automatic = True

    def __init__(
        self,
        *,
        key: str,
        webhook_secret: str,
        address: str = "",
        name: str = "stripe",
        transport: stripe.HTTPClient | None = None,
    ) -> None:
        self.name = name
        self._webhook_secret = webhook_secret
        stripe.enable_telemetry = False
        self._client: Any = StripeClient(
            key,
            base_addresses={"api": address} if address else {},
            max_network_retries=NETWORK_TRIES_AGAIN,
            http_client=OutsideTransactions(transport),
        ).v1

    def ensure_customer(self, *, reader: int, email: str, instead_of: str = "") -> str:
        with _spoken():
            made = self._client.customers.create(
                {"email": email, "metadata": {READER: str(reader)}},
                {"idempotency_key": f"kankei-customer-{reader}-{email}{instead_of}"},
            )
        return str(made.id)

    def begin_checkout(self, order: Order) -> Begun:
        offer = order.offer
        marks = {READER: str(order.reader), ORDER: str(order.number)}
        data: dict[str, Any] = {"metadata": marks}
        if offer.free_until is not None:
            data["trial_end"] = int(offer.free_until.timestamp())
        asked: dict[str, Any] = {
            "mode": "subscription",
            "customer": order.customer_id,
            "client_reference_id": str(order.reader),
            "locale": "ja",
            "metadata": marks,
            "payment_method_collection": "always",
            "subscription_data": data,
            "success_url": order.success_url,
            "cancel_url": order.cancel_url,
            "expires_at": int((order.at + PAGE_LASTS).timestamp()),
        }
        with _spoken():
            price = self._price(offer)
            asked["line_items"] = [{"price": price, "quantity": offer.seats}]
            if offer.discount:
                asked["discounts"] = [{"coupon": self._coupon(offer.discount)}]
            key = f"kankei-order-{order.number}-{order.customer_id}"
            with _known_customer():
                made = self._client.checkout.sessions.create(asked, {"idempotency_key": key})
        return Begun(session_id=made.id, url=made.url)

    def read_checkout(self, session_id: str) -> SessionState:
        with _spoken():
            return reading.session(self._client.checkout.sessions.retrieve(session_id).to_dict())

    def close_checkout(self, session_id: str) -> SessionState:
        with _spoken():
            try:
                return reading.session(self._client.checkout.sessions.expire(session_id).to_dict())
            except stripe.InvalidRequestError:
                # It is completed, or expired already.
                return self.read_checkout(session_id)

    def read(self, subscription_id: str) -> ProviderState | None:
        with _spoken():
            try:
                found = self._client.subscriptions.retrieve(subscription_id)
            except stripe.InvalidRequestError as error:
                if error.http_status == 404:
                    return None
                raise
            bills = self._client.invoices.list(
                {"subscription": subscription_id, "limit": 100, "expand": ["data.payments"]}
            )
            charges = list(
                self._client.charges.list(
                    {"customer": found.customer, "limit": 100, "expand": ["data.refunds"]}
                ).auto_paging_iter()
            )
            disputed = frozenset(
                one.id for one in charges if one.disputed and self._is_open(one.id)
            )
            every = [one.to_dict() for one in bills.auto_paging_iter()]
        plain = [one.to_dict() for one in charges]
        return reading.state(self.name, found.to_dict(), every, plain, disputed)

    def live_subscriptions(self) -> Iterator[str]:
        with _spoken():
            for one in self._client.subscriptions.list({"limit": 100}).auto_paging_iter():
                if one.status not in {"incomplete", "incomplete_expired"}:
                    yield one.id

    def subscriptions_of(self, told: Told) -> Sequence[str]:
        if told.kind not in TELLING:
            return ()
        if number := told.about.get("subscription"):
            return (number,)
        with _spoken():
            customer = told.about.get("customer")
            if not customer and "charge" in told.about:
                customer = self._client.charges.retrieve(told.about["charge"]).customer
            if not customer:
                return ()
            found = self._client.subscriptions.list({"customer": customer, "status": "all"})
            return tuple(one.id for one in found.auto_paging_iter())

    def leave(self, subscription_id: str) -> None:
        self._update(subscription_id, {"cancel_at_period_end": True})

    def resume(self, subscription_id: str) -> None:
        with _spoken():
            found = self._client.subscriptions.retrieve(subscription_id)
        # Both say when it ends, and Stripe takes one of them at a time.
        has_date = found.cancel_at is not None and not found.cancel_at_period_end
        asked: dict[str, Any] = {"cancel_at_period_end": False}
        if has_date:
            asked = {"cancel_at": ""}
        self._update(subscription_id, asked)

    def end_now(self, subscription_id: str) -> None:
        with _spoken():
            # It may have ended already; what is due is looked at all the same.
            with suppress(stripe.InvalidRequestError):
                self._client.subscriptions.cancel(subscription_id)
            for bill in self._due(subscription_id):
                self._client.invoices.void_invoice(bill.id)

    def refund(self, charge_id: str, *, yen: int) -> None:
        with _spoken():
            bill = self._client.invoices.retrieve(charge_id, {"expand": ["payments"]})
            intents = [one.payment.payment_intent for one in bill.payments.data]
            for charge in self._client.charges.list({"payment_intent": intents[0]}):
                if charge.paid:
                    before = charge.amount_refunded
                    self._client.refunds.create(
                        {"charge": charge.id, "amount": yen, "reason": "requested_by_customer"},
                        {"idempotency_key": f"kankei-refund-{charge_id}-{before}-{yen}"},
                    )

    def preview_change(self, subscription_id: str, *, offer: Offer, at: datetime) -> Preview:
        with _spoken():
            found = self._client.subscriptions.retrieve(subscription_id)
            asked = {
                "subscription": subscription_id,
                "discounts": "",
                "subscription_details": self._changed(found, offer, at=at),
            }
            shown = self._client.invoices.create_preview(asked)
        return reading.preview(found.to_dict(), shown.to_dict())

    def change_plan(self, subscription_id: str, *, offer: Offer, at: datetime) -> None:
        with _spoken():
            found = self._client.subscriptions.retrieve(subscription_id)
            asked = self._changed(found, offer, at=at)
        # Refused where the card is: what was not paid for does not begin.
        asked |= {"discounts": "", "payment_behavior": "error_if_incomplete"}
        self._update(subscription_id, asked)

    def _changed(self, subscription: Any, offer: Offer, *, at: datetime) -> dict[str, Any]:
        item = subscription["items"].data[0]
        asked = {"id": item.id, "price": self._price(offer), "quantity": offer.seats}
        # What was shown and what is charged are counted from the same moment.
        since = max(int(at.timestamp()), item.current_period_start)
        return {
            "items": [asked],
            "proration_behavior": "always_invoice",
            "proration_date": since,
        }

    def pay_due(self, subscription_id: str) -> bool:
        with _spoken():
            for bill in self._due(subscription_id):
                try:
                    self._client.invoices.pay(bill.id)
                except CARD_FAULTS:
                    return False
        return True

    def portal_url(self, customer_id: str, *, back: str) -> str:
        with _spoken():
            asked = {"customer": customer_id, "return_url": back, "locale": "ja"}
            return str(self._client.billing_portal.sessions.create(asked).url)

    def change_mail(self, customer_id: str, *, email: str) -> None:
        with _spoken():
            self._client.customers.update(customer_id, {"email": email})

    def forget_customer(self, customer_id: str) -> None:
        with _spoken():
            try:
                self._client.customers.delete(customer_id)
            except stripe.InvalidRequestError as error:
                if error.http_status != 404:
                    raise

    def hear(self, body: bytes, headers: Mapping[str, str]) -> Told:
        try:
            stripe.WebhookSignature.verify_header(
                body.decode(),
                headers.get("Stripe-Signature", ""),
                self._webhook_secret,
                TOLERANCE_SECONDS,
            )
            return reading.told(json.loads(body))
        except (stripe.SignatureVerificationError, ValueError, KeyError, TypeError) as error:
            raise NotFromTheProvider() from error

    def _update(self, subscription_id: str, asked: dict[str, Any]) -> None:
        with _spoken():
            self._client.subscriptions.update(subscription_id, asked)

    def _due(self, subscription_id: str) -> list[Any]:
        asked = {"subscription": subscription_id, "status": "open", "limit": 100}
        return list(self._client.invoices.list(asked).auto_paging_iter())

    def _is_open(self, charge_id: str) -> bool:
        found = self._client.disputes.list({"charge": charge_id})
        return any(one.status not in reading.SETTLED for one in found)

    def _price(self, offer: Offer) -> str:
        """The price of an offer; Stripe's never change, so another sum is another one."""
        mark = f"kankei-{offer.plan}-{offer.yen}-{offer.period}"
        for one in self._client.prices.list({"lookup_keys": [mark], "active": True}):
            return str(one.id)
        made = self._client.prices.create(
            {
                "currency": "jpy",
                "unit_amount": offer.yen,
                "tax_behavior": "inclusive",
                "recurring": {"interval": offer.period},
                "lookup_key": mark,
                "metadata": {PLAN: offer.plan},
                "product_data": {"name": offer.name},
            },
            {"idempotency_key": f"price-{mark}"},
        )
        return str(made.id)

    def _coupon(self, discount: Discount) -> str:
        months = discount.months if discount.periods > 1 else 0
        mark = f"kankei-{discount.key}-{discount.yen}-{discount.periods}-{months}"
        asked: dict[str, Any] = {
            "id": mark,
            "name": discount.key[:40],
            "amount_off": discount.yen,
            "currency": "jpy",
            "duration": "once" if discount.periods == 1 else "repeating",
        }
        if months:
            asked["duration_in_months"] = months
        try:
            self._client.coupons.create(asked)
        except stripe.InvalidRequestError as error:
            if error.code != "resource_already_exists":
                raise
        return mark


CARD_FAULTS = (stripe.CardError,)
# What changes a subscription or its bills; Stripe's other events are kept and looked at no further.
TELLING = frozenset(
    {
        "checkout.session.completed",
        "customer.subscription.created",
        "customer.subscription.updated",
        "customer.subscription.deleted",
        "customer.subscription.paused",
        "customer.subscription.resumed",
        "invoice.paid",
        "invoice.payment_failed",
        "invoice.voided",
        "invoice.marked_uncollectible",
        "charge.refunded",
        "refund.failed",
        "charge.dispute.created",
        "charge.dispute.updated",
        "charge.dispute.closed",
        "customer.deleted",
    }
)


@contextmanager
def _known_customer() -> Iterator[None]:
    """Tell a customer whom the provider forgot from every other mistake."""
    try:
        yield
    except stripe.InvalidRequestError as error:
        if error.code == "resource_missing" and error.param == "customer":
            raise CustomerGone() from error
        raise


@contextmanager
def _spoken() -> Iterator[None]:
    """Turn the faults of a conversation into refusals that a reader understands."""
    try:
        yield
    except stripe.CardError as error:
        raise CardDeclined() from error
    except stripe.InvalidRequestError:
        # What was asked is wrong: a mistake of ours or of the settings, which has to be seen.
        raise
    except stripe.StripeError as error:
        raise ProviderAway() from error
