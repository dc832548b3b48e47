"""マイニュース as its page shows it, in as few statements as that takes."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from kankei.articles.queries import Listed, listed
from kankei.common.rows import rows
from kankei.follows.models import Follow
from kankei.follows.queries import UNREAD_SHOWN, unmuted


class Followed(NamedTuple):
    """What a reader follows, or muted: of its feed, what a page says of it."""

    pk: int
    kind: str
    key: str
    name: str
    name_en: str
    state: str


@dataclass(frozen=True, slots=True)
class FrontItem:
    """An article, and the follows that brought it."""

    article: Listed
    reasons: list[Followed]


@dataclass(frozen=True, slots=True)
class Front:
    """A page of マイニュース; `positions` are the newest, as far as unread ones are counted."""

    items: list[FrontItem]
    positions: list[int]
    muted: int


_FOLLOWED = """
SELECT feed.id, feed.kind, feed.key, feed.name, feed.name_en, follow.state
FROM follows_follow AS follow JOIN feeds_feed AS feed ON feed.id = follow.feed_id
WHERE follow.reader_id = %s ORDER BY follow.place, follow.created_at, follow.id
"""


def followed(reader: Any) -> list[Followed]:
    """All that `reader` follows, paused or muted, in the reader's own order."""
    return [Followed(*row) for row in rows(_FOLLOWED, reader.pk)]


def front(
    follows: Collection[Followed], *, before: int | None = None, most: int = 30, at: datetime
) -> Front:
    """The newest `most` articles of `follows` below the position `before`."""
    known = {one.pk: one for one in follows if one.state != Follow.State.MUTED}
    asked = [one.pk for one in known.values() if one.state == Follow.State.FOLLOWING]
    mutes = [one.pk for one in follows if one.state == Follow.State.MUTED]
    entries, held = unmuted(asked, mutes, before=before, most=max(most, UNREAD_SHOWN + 1))
    shown = entries[:most]
    articles = {one.position: one for one in listed([e.position for e in shown], at=at)}
    items = [
        FrontItem(
            articles[entry.position],
            sorted((known[one] for one in entry.feed_ids), key=lambda one: (one.kind, one.name)),
        )
        for entry in shown
        if entry.position in articles
    ]
    last = shown[-1].position if len(entries) > most else 0
    return Front(
        items, [entry.position for entry in entries], sum(position > last for position in held)
    )
