"""The one clock: everything else takes the time as a parameter."""

from datetime import datetime

from django.utils import timezone


def now() -> datetime:
    """Return the present moment, aware; views and commands call it, rules and queries never."""
    return timezone.now()
