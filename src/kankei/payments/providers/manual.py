"""Bank transfer and invoice: nothing is charged by itself; the operator notes what came."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from kankei.payments.errors import NotFromTheProvider, NothingToPay
from kankei.payments.providers.contract import (
    Begun,
    Offer,
    Order,
    Preview,
    ProviderState,
    SessionState,
    Told,
)


class Manual:
    """Joining makes the contract at once; there is no page elsewhere, and nothing to read there."""

    name = "manual"
    is_automatic = False

    def ensure_customer(self, *, reader: int, email: str, instead_of: str = "") -> str:
        return f"reader-{reader}"

    def begin_checkout(self, order: Order) -> Begun:
        raise NothingToPay()

    def read_checkout(self, session_id: str) -> SessionState:
        raise NothingToPay()

    def close_checkout(self, session_id: str) -> SessionState:
        raise NothingToPay()

    def read(self, subscription_id: str) -> ProviderState | None:
        return None

    def live_subscriptions(self) -> Iterator[str]:
        return iter(())

    def subscriptions_of(self, told: Told) -> Sequence[str]:
        return ()

    def leave(self, subscription_id: str) -> None:
        """The contract's own dates are all there is."""

    def resume(self, subscription_id: str) -> None:
        """The contract's own dates are all there is."""

    def end_now(self, subscription_id: str) -> None:
        """The contract's own dates are all there is."""

    def refund(self, charge_id: str, *, yen: int) -> None:
        """The operator sends the money, and notes it."""

    def preview_change(self, subscription_id: str, *, offer: Offer, at: datetime) -> Preview:
        raise NothingToPay()

    def change_plan(self, subscription_id: str, *, offer: Offer, at: datetime) -> None:
        """The next invoice is for the new plan."""

    def pay_due(self, subscription_id: str) -> bool:
        return False

    def portal_url(self, customer_id: str, *, back: str) -> str:
        raise NothingToPay()

    def change_mail(self, customer_id: str, *, email: str) -> None:
        """Nobody else keeps it."""

    def forget_customer(self, customer_id: str) -> None:
        """Nobody else knows them."""

    def hear(self, body: bytes, headers: Mapping[str, str]) -> Told:
        raise NotFromTheProvider()
