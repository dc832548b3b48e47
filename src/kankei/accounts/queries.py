"""Readers as the operator sees them."""

from __future__ import annotations

from django.db.models import QuerySet

from kankei.accounts.models import Reader


def banned() -> QuerySet[Reader]:
    """Who is shut out, latest first."""
    return Reader.objects.filter(banned_at__isnull=False).order_by("-banned_at", "-pk")
