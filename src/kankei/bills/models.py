"""What was agreed to, exactly as it was shown."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from kankei.membership.models import Contract


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
