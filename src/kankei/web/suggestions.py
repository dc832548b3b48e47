"""What somebody who follows little may like to follow."""

from __future__ import annotations

from datetime import datetime
from itertools import islice
from typing import TYPE_CHECKING

from kankei.feeds import queries as feeds
from kankei.follows import queries as follows

if TYPE_CHECKING:
    from kankei.feeds.models import Feed

MOST = 10
# What one reader typed is not shown to another.
_PRIVATE = {"keyword"}


def good_follows(*, at: datetime) -> list[Feed]:
    """What others began to follow lately, then the paper's topics."""
    rising = [feed for feed, _count in follows.rising_feeds(at=at, most=MOST * 2)]
    shown = {feed.pk: feed for feed in rising if feed.kind not in _PRIVATE}
    for topic in islice(feeds.all_topics(), MOST):
        shown.setdefault(topic.pk, topic)
    return list(shown.values())[:MOST]
