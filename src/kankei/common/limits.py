"""How often the same may be done: counted in the database, so that it holds over all processes."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import connection
from django.db.models import F
from django.utils.crypto import salted_hmac

from kankei.common.models import Tally

_SALT = "kankei.common.limits"
# One statement: whoever comes at the same moment is counted after us, never beside us.
_COUNT = """
INSERT INTO common_tally (key, count, until) VALUES (%s, 1, %s)
ON CONFLICT (key) DO UPDATE SET
  count = CASE WHEN common_tally.until <= %s THEN 1 ELSE common_tally.count + 1 END,
  until = CASE WHEN common_tally.until <= %s THEN excluded.until ELSE common_tally.until END
RETURNING count
"""


def is_within(what: str, who: str, *, most: int, per: timedelta, at: datetime) -> bool:
    """Count one more `what` by `who`; whether it is one of the first `most` in `per`."""
    moment = int(at.timestamp())
    until = moment + int(per.total_seconds())
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, [_key(what, who), until, moment, moment])
        return int(cursor.fetchone()[0]) <= most


def give_back(what: str, who: str) -> None:
    """Take one count back: it was no attempt after all."""
    Tally.objects.filter(key=_key(what, who), count__gt=0).update(count=F("count") - 1)


def forget(what: str, who: str) -> None:
    """Begin to count from nothing again."""
    Tally.objects.filter(key=_key(what, who)).delete()


def sweep(*, at: datetime) -> int:
    """Remove counts that are over; return how many."""
    removed, _ = Tally.objects.filter(until__lte=int(at.timestamp())).delete()
    return removed


def _key(what: str, who: str) -> str:
    # Neither address nor account stands in the table.
    return salted_hmac(_SALT, f"{what}\n{who}", algorithm="sha256").hexdigest()
