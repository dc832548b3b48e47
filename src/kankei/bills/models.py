"""What was agreed to, exactly as it was shown, and what else is put in writing."""

from __future__ import annotations

from django.conf import settings
from django.db import models
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
    """What was paid back of a charge, each time it was: a 適格返還請求書."""

    charge = models.ForeignKey(Charge, on_delete=models.PROTECT, related_name="return_notes")
    number = models.CharField(max_length=30, unique=True)
    yen = models.PositiveIntegerField()
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
