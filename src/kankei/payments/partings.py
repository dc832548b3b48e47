"""What providers have to know of a reader's other changes: a new address, or that they are gone."""

from __future__ import annotations

from datetime import datetime

from kankei.membership.models import Contract
from kankei.payments import ledger
from kankei.payments.models import Customer, Subscription
from kankei.payments.providers.chosen import provider


def change_mail(reader_pk: int) -> None:
    """Tell every provider that knows a reader their present address."""
    for customer in Customer.objects.filter(reader=reader_pk).select_related("reader"):
        if customer.reader is not None:
            email = customer.reader.email
            provider(customer.provider).change_mail(customer.customer_id, email=email)


def forget_customers(*, at: datetime) -> int:
    """Have providers end and erase customers whose reader is gone; return how many."""
    gone = list(Customer.objects.filter(reader=None, forgotten_at=None))
    for customer in gone:
        speaks = provider(customer.provider)
        speaks.forget_customer(customer.customer_id)
        runs = Subscription.objects.filter(
            provider=customer.provider, customer_id=customer.customer_id, ended_at=None
        )
        for number in list(runs.values_list("subscription_id", flat=True)):
            ledger.project(speaks, number, at=at)
        Customer.objects.filter(pk=customer.pk).update(forgotten_at=at)
    # Nobody reads by them any more, however they were paid for.
    Contract.objects.filter(reader=None, ended_at=None).update(ended_at=at)
    return len(gone)
