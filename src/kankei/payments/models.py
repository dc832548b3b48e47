"""What providers told, what was bought there, and every yen that was charged."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from kankei.membership.models import Contract, Coupon, Plan


class ProviderEvent(models.Model):
    """Something a provider told us, kept by its number before anything is done about it.

    Of what was told only the numbers of the things it is about are kept: the state itself is read
    anew, and names and addresses of readers do not come to rest here.
    """

    provider = models.CharField(max_length=20)
    event_id = models.CharField(max_length=255)
    kind = models.CharField(max_length=80)
    payload = models.JSONField(default=dict)
    received_at = models.DateTimeField()
    projected_at = models.DateTimeField(null=True)
    fault = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-received_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                name="a_providers_event_is_kept_once", fields=["provider", "event_id"]
            )
        ]
        indexes = [
            models.Index(
                name="events_to_project",
                fields=["received_at"],
                condition=models.Q(projected_at__isnull=True),
            )
        ]

    def __str__(self) -> str:
        return f"{self.provider} {self.kind} {self.event_id}"


class Customer(models.Model):
    """Who a reader is at a provider; what was billed to them outlives the reader here."""

    reader = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="customers"
    )
    provider = models.CharField(max_length=20)
    customer_id = models.CharField(max_length=255)
    # When the provider was asked to forget them too, after the reader was erased here.
    forgotten_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="a_customer_is_known_once", fields=["provider", "customer_id"]
            ),
            models.UniqueConstraint(
                name="a_reader_is_one_customer_a_provider", fields=["provider", "reader"]
            ),
        ]

    def __str__(self) -> str:
        return f"{self.provider} {self.customer_id}"


class Checkout(models.Model):
    """An order that was confirmed and sent to the provider's page; paid, it has a contract."""

    class State(models.TextChoices):
        OPEN = "open", _("手続き中")
        DONE = "done", _("完了")
        CLOSED = "closed", _("取りやめ")

    reader = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="checkouts"
    )
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="checkouts")
    contract = models.ForeignKey(
        Contract, null=True, on_delete=models.SET_NULL, related_name="checkouts"
    )
    coupon = models.ForeignKey(
        Coupon, null=True, on_delete=models.PROTECT, related_name="checkouts"
    )
    provider = models.CharField(max_length=20)
    session_id = models.CharField(max_length=255, blank=True)
    url = models.TextField(blank=True)
    state = models.CharField(max_length=6, choices=State, default=State.OPEN)
    began_at = models.DateTimeField()
    free_until = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-began_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                name="a_reader_has_one_open_checkout",
                fields=["reader"],
                condition=models.Q(state="open"),
            )
        ]

    def __str__(self) -> str:
        return f"{self.pk} {self.state}"


class Subscription(models.Model):
    """What runs at a provider for a contract, as it was when last read there."""

    contract = models.ForeignKey(Contract, on_delete=models.CASCADE, related_name="subscriptions")
    provider = models.CharField(max_length=20)
    subscription_id = models.CharField(max_length=255)
    customer_id = models.CharField(max_length=255)
    state = models.CharField(max_length=20)
    current_period_end = models.DateTimeField(null=True)
    cancel_at_period_end = models.BooleanField(default=False)
    ended_at = models.DateTimeField(null=True)
    checked_at = models.DateTimeField()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                name="a_subscription_is_known_once", fields=["provider", "subscription_id"]
            ),
            models.UniqueConstraint(
                name="a_contract_has_one_live_subscription",
                fields=["contract"],
                condition=models.Q(ended_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.provider} {self.subscription_id} {self.state}"


class Charge(models.Model):
    """One bill and what became of it: the ledger that the law asks for, kept without the reader.

    A bill has one row however often its payment was tried; all sums are yen with tax.
    """

    class State(models.TextChoices):
        PAID = "paid", _("支払い済み")
        FAILED = "failed", _("支払い失敗")
        REFUNDED = "refunded", _("返金済み")
        DISPUTED = "disputed", _("異議申し立て中")

    contract = models.ForeignKey(Contract, on_delete=models.PROTECT, related_name="charges")
    provider = models.CharField(max_length=20)
    charge_id = models.CharField(max_length=255)
    yen = models.PositiveIntegerField()
    tax_yen = models.PositiveIntegerField()
    refunded_yen = models.PositiveIntegerField(default=0)
    state = models.CharField(max_length=8, choices=State)
    period_start = models.DateTimeField()
    period_end = models.DateTimeField()
    billed_at = models.DateTimeField()
    paid_at = models.DateTimeField(null=True)
    refunded_at = models.DateTimeField(null=True)
    # What stands on receipts; given when the bill is paid, and never changed.
    receipt_number = models.CharField(max_length=30, unique=True, null=True)
    # The name of the plan as it was billed.
    what = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ["-billed_at", "-pk"]
        constraints = [
            models.UniqueConstraint(name="a_bill_stands_once", fields=["provider", "charge_id"]),
            models.CheckConstraint(
                name="no_more_is_refunded_than_was_paid",
                condition=models.Q(refunded_yen__lte=models.F("yen")),
            ),
            models.CheckConstraint(
                name="tax_is_within_the_sum", condition=models.Q(tax_yen__lte=models.F("yen"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.charge_id} {self.yen} {self.state}"


class Ending(models.Model):
    """That the house ended a contract because it shut its reader out, and what is paid back for it.

    Written with the decision; carried out at the provider as soon as that answers.
    """

    contract = models.OneToOneField(Contract, on_delete=models.PROTECT, related_name="ending")
    decided_at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    because = models.CharField(max_length=200, blank=True)
    charge = models.ForeignKey(Charge, null=True, on_delete=models.PROTECT, related_name="+")
    refund_yen = models.PositiveIntegerField(default=0)
    # What had been paid back before: so that a refund that is tried again is made once.
    refunded_before = models.PositiveIntegerField(default=0)
    done_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-decided_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="what_is_paid_back_was_charged",
                condition=models.Q(refund_yen=0) | models.Q(charge__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return f"{self.contract_id} {self.refund_yen}"
