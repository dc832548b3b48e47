"""What readers follow, in numbers that point to nobody: what fewer than five follow is not named."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Q

from kankei.feeds.models import Feed
from kankei.follows.models import Follow

LEAST_READERS = 5
DAYS = 7
MOST = 30


@dataclass(frozen=True, slots=True)
class Counted:
    """A feed, how many follow it, and how many of them began in the last days."""

    feed: Feed
    readers: int
    fresh: int


@dataclass(frozen=True, slots=True)
class Interest:
    """What is followed most, and the words that more and more readers follow."""

    most: list[Counted]
    rising_words: list[Counted]


def of_all_readers(*, at: datetime) -> Interest:
    """Count all follows; each of the numbers stands for at least five readers."""
    since = at - timedelta(days=DAYS)
    rows = (
        Follow.objects.exclude(state=Follow.State.MUTED)
        .order_by()
        .values("feed", "feed__kind")
        .annotate(
            readers=Count("pk"),
            fresh=Count("pk", filter=Q(created_at__gt=since, created_at__lte=at)),
        )
        .filter(readers__gte=LEAST_READERS)
    )
    ranked = list(rows.order_by("-readers", "feed")[:MOST])
    words = rows.filter(feed__kind=Feed.Kind.KEYWORD, fresh__gte=LEAST_READERS)
    rising = list(words.order_by("-fresh", "-readers", "feed")[:MOST])
    feeds = Feed.objects.in_bulk({row["feed"] for row in (*ranked, *rising)})

    def counted(row: dict[str, int]) -> Counted:
        fresh = row["fresh"] if row["fresh"] >= LEAST_READERS else 0
        return Counted(feeds[row["feed"]], row["readers"], fresh)

    return Interest([counted(row) for row in ranked], [counted(row) for row in rising])
