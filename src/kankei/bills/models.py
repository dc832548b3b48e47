"""What was agreed to, exactly as it was shown, and what else is put in writing."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Case, F, When
from django.db.models.expressions import Expression
from django.utils.translation import gettext_lazy as _

from kankei.membership.models import Contract
from kankei.payments.models import Charge


class Confirmation(models.Model):
    """The last page before joining, as one person saw it and agreed to it; never changed.

    The database refuses to change what was shown (migration 0002). It stays when the reader
    leaves for good: it holds no name and no address.
    """

    reader = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="confirmations"
    )
    contract = models.ForeignKey(
        Contract, null=True, on_delete=models.SET_NULL, related_name="confirmations"
    )
    agreed_at = models.DateTimeField()
    language = models.CharField(max_length=5)
    version = models.CharField(max_length=20)
    text = models.TextField()
    data = models.JSONField()
    digest = models.CharField(max_length=64)

    class Meta:
        ordering = ["-agreed_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.contract_id} {self.digest[:8]}"


class Addressee(models.Model):
    """The name that a reader wants on bills and receipts."""

    reader = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="addressee"
    )
    name = models.CharField(_("宛名"), max_length=100)

    def __str__(self) -> str:
        return f"{self.reader_id}"


class ReturnNote(models.Model):
    """What was paid back of a charge, each time it was: a 適格返還請求書.

    Where money that was paid back did not arrive, a further note takes the earlier one back.
    """

    charge = models.ForeignKey(Charge, on_delete=models.PROTECT, related_name="return_notes")
    number = models.CharField(max_length=30, unique=True)
    yen = models.PositiveIntegerField()
    is_reversal = models.BooleanField(default=False)
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="a_return_note_is_about_a_sum", condition=models.Q(yen__gte=1)
            )
        ]

    def __str__(self) -> str:
        return self.number


def returned(yen: Expression | F, *, below: str = "") -> Case:
    """A sum of return notes with its sign: what a later note takes back is less than nothing."""
    back = When(**{f"{below}is_reversal": True}, then=-yen)
    return Case(back, default=yen, output_field=models.IntegerField())


class Invoice(models.Model):
    """A bill that is paid by transfer: for one period of a contract."""

    class State(models.TextChoices):
        OPEN = "open", _("入金待ち")
        PAID = "paid", _("入金済み")
        CANCELLED = "cancelled", _("取り消し")

    number = models.CharField(max_length=30, unique=True)
    contract = models.ForeignKey(Contract, on_delete=models.PROTECT, related_name="invoices")
    what = models.CharField(max_length=120)
    seats = models.PositiveIntegerField(default=1)
    yen = models.PositiveIntegerField()
    tax_yen = models.PositiveIntegerField()
    state = models.CharField(max_length=9, choices=State, default=State.OPEN)
    issued_at = models.DateTimeField()
    due_on = models.DateField()
    # A bill for more seats until the end of what was paid for: how many, and until when.
    adds_seats = models.PositiveIntegerField(default=0)
    until = models.DateTimeField(null=True)
    # Where the operator let the period begin before the money came: from when to when.
    begun_from = models.DateTimeField(null=True)
    begun_until = models.DateTimeField(null=True)
    charge = models.OneToOneField(
        Charge, null=True, on_delete=models.PROTECT, related_name="invoice"
    )
    cancelled_because = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["-issued_at", "-pk"]
        permissions = [("view_figures", "Can see members and income")]
        constraints = [
            models.UniqueConstraint(
                name="a_contract_has_one_open_bill",
                fields=["contract"],
                condition=models.Q(state="open", adds_seats=0),
            ),
            models.UniqueConstraint(
                name="a_contract_has_one_open_bill_for_seats",
                fields=["contract"],
                condition=models.Q(state="open", adds_seats__gt=0),
            ),
            models.CheckConstraint(
                name="a_bill_for_seats_says_until_when",
                condition=models.Q(adds_seats=0, until=None)
                | models.Q(adds_seats__gt=0, until__isnull=False),
            ),
            models.CheckConstraint(
                name="a_paid_bill_stands_in_the_ledger",
                condition=models.Q(state="paid", charge__isnull=False)
                | (~models.Q(state="paid") & models.Q(charge__isnull=True)),
            ),
        ]

    def __str__(self) -> str:
        return self.number


class Transfer(models.Model):
    """Money that came for a bill, as somebody of the house noted it."""

    invoice = models.ForeignKey(Invoice, on_delete=models.PROTECT, related_name="transfers")
    on = models.DateField()
    yen = models.PositiveIntegerField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    noted_at = models.DateTimeField()

    class Meta:
        ordering = ["on", "pk"]
        constraints = [
            models.CheckConstraint(name="a_transfer_is_a_sum", condition=models.Q(yen__gte=1))
        ]

    def __str__(self) -> str:
        return f"{self.invoice_id} {self.yen}"
