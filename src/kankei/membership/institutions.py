"""Institutions: whose network an address lies in, and so opens members' articles from inside."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Q

from kankei.membership import rules
from kankei.membership.models import Institution


def institution_at(address: str, *, at: datetime) -> Institution | None:
    """The institution whose network `address` lies in, if its contract runs at `at`."""
    if not address:
        return None
    running = Institution.objects.filter(Q(until=None) | Q(until__gt=at), is_active=True)
    for one in running:
        if rules.is_inside(address, networks_of(one)):
            return one
    return None


def are_there() -> bool:
    """Whether anybody opens articles by their address: then no page of a shut article is everybody's."""
    return Institution.objects.filter(is_active=True).exists()


def networks_of(institution: Institution) -> tuple[str, ...]:
    """The networks of an institution; a line that is none opens nothing, and hurts no other."""
    found: list[str] = []
    for line in institution.networks.splitlines():
        try:
            found += rules.networks_in(line)
        except ValueError:
            continue
    return tuple(found)
