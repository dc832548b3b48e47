"""Record what was done, in the same transaction as the deed."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import models

from kankei.common.clock import now
from kankei.common.models import AuditEntry


def record(
    verb: str,
    *,
    by: Any = None,
    subject: models.Model | None = None,
    at: datetime | None = None,
    **details: Any,
) -> None:
    """Write one line of the audit log: `audit.record("articles.published", subject=article)`."""
    AuditEntry.objects.create(
        at=at or now(),
        verb=verb,
        by=by if by is not None and by.pk else None,
        subject=f"{subject._meta.label_lower}:{subject.pk}" if subject is not None else "",
        details=details,
    )
