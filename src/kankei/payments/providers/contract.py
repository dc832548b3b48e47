"""What every payment provider does for Kankei, and the frozen values it answers with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Discount:
    """A coupon as providers know it: so many yen off each of the first `periods` bills.

    `months` is how long a provider keeps it for that.
    """

    key: str
    yen: int
    periods: int = 1
    months: int = 0


@dataclass(frozen=True, slots=True)
class Offer:
    """What is bought: a plan, at `yen` with tax each `period` ("month" or "year") and seat."""

    plan: str
    name: str
    yen: int
    period: str
    seats: int = 1
    free_until: datetime | None = None
    discount: Discount | None = None


@dataclass(frozen=True, slots=True)
class Order:
    """An offer on its way to the provider's page, and the ways back from there."""

    number: int
    reader: int
    offer: Offer
    customer_id: str
    success_url: str
    cancel_url: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Begun:
    """The provider's page on which an order is paid."""

    session_id: str
    url: str


@dataclass(frozen=True, slots=True)
class SessionState:
    """What became of a page: "open", "complete" or "expired", and the subscription it made."""

    session_id: str
    state: str
    order: int | None
    subscription_id: str


@dataclass(frozen=True, slots=True)
class Bill:
    """One bill: its `state` is "open", "failed" (tried in vain), "paid" or "void"."""

    charge_id: str
    yen: int
    state: str
    period_start: datetime
    period_end: datetime
    billed_at: datetime
    paid_at: datetime | None = None
    refunded_yen: int = 0
    refunded_at: datetime | None = None
    is_disputed: bool = False


@dataclass(frozen=True, slots=True)
class ProviderState:
    """A subscription as the provider has it now; `bills` are oldest first, without those of 0 yen."""

    provider: str
    subscription_id: str
    customer_id: str
    state: str
    plan: str
    seats: int
    started_at: datetime
    free_until: datetime | None
    period_end: datetime | None
    cancel_at_period_end: bool
    canceled_at: datetime | None
    ended_at: datetime | None
    bills: tuple[Bill, ...] = ()
    reader: int | None = None
    order: int | None = None

    @property
    def is_live(self) -> bool:
        """Whether it bills, or may bill again."""
        return self.state in {"trialing", "active", "past_due", "unpaid", "paused"}


@dataclass(frozen=True, slots=True)
class Preview:
    """What a change would cost: `due_now` yen at once; `credit` yen taken off the bills that follow.

    In a free month, which ends at `free_until`, nothing is due before then.
    """

    due_now: int
    credit: int
    period_end: datetime
    free_until: datetime | None = None
    had_discount: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """A provider's event: its number, its kind, and the numbers of what it is about."""

    event_id: str
    kind: str
    about: Mapping[str, str]


class Provider(Protocol):
    """A payment provider. Every call may go over the network: none is made in a transaction."""

    name: str
    # Whether it charges by itself, so that joining leads through a page of its own.
    is_automatic: bool

    def ensure_customer(self, *, reader: int, email: str, instead_of: str = "") -> str:
        """Return the number of the customer for `reader`; asking twice makes one.

        `instead_of` is the number of one that is gone, and is not given again.
        """

    def begin_checkout(self, order: Order) -> Begun:
        """Make the page on which `order` is paid; asking twice with its number makes one.

        CustomerGone when the provider does not know the customer any more.
        """

    def read_checkout(self, session_id: str) -> SessionState:
        """Return what became of a page."""

    def close_checkout(self, session_id: str) -> SessionState:
        """Make a page unusable, unless it was completed; return what became of it."""

    def read(self, subscription_id: str) -> ProviderState | None:
        """Return a subscription as it is now, or None where the provider knows none."""

    def live_subscriptions(self) -> Iterator[str]:
        """Yield the number of every subscription that runs there."""

    def subscriptions_of(self, told: Told) -> Sequence[str]:
        """Return the subscriptions that an event may have changed."""

    def leave(self, subscription_id: str) -> None:
        """End a subscription with its period."""

    def resume(self, subscription_id: str) -> None:
        """Take back that a subscription ends with its period."""

    def end_now(self, subscription_id: str) -> None:
        """End a subscription at once; what is unpaid is not asked for any more."""

    def refund(self, charge_id: str, *, yen: int) -> None:
        """Pay back `yen` of a bill."""

    def preview_change(self, subscription_id: str, *, offer: Offer, at: datetime) -> Preview:
        """Return what `change_plan` at that moment would cost; nothing is changed."""

    def change_plan(self, subscription_id: str, *, offer: Offer, at: datetime) -> None:
        """Go on with another plan or number of seats; days from `at` on are settled at once.

        A discount ends with it. CardDeclined when what is due at once was not paid; then all is as
        it was.
        """

    def pay_due(self, subscription_id: str) -> bool:
        """Ask for what is due once more, now; return whether all of it was paid."""

    def portal_url(self, customer_id: str, *, back: str) -> str:
        """Return the page on which a customer changes the card."""

    def change_mail(self, customer_id: str, *, email: str) -> None:
        """Tell the provider a customer's new address."""

    def forget_customer(self, customer_id: str) -> None:
        """End all that runs for a customer, and have the provider erase them."""

    def hear(self, body: bytes, headers: Mapping[str, str]) -> Told:
        """Return the event of a webhook, or raise NotFromTheProvider for one that is not theirs."""
