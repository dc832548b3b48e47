"""A list of articles as a reader sees it: what is read, saved and commented, and why it is there."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kankei.articles.models import Article
    from kankei.articles.queries import Listed
    from kankei.feeds.models import Feed
    from kankei.follows.front import Followed, FrontItem
    from kankei.library.rules import ReadMarks


@dataclass(frozen=True, slots=True)
class Line:
    """One article in a list; `is_behind_the_line` at the first one that was there last time."""

    article: Article | Listed
    reasons: Sequence[Followed]
    is_read: bool
    may_be_unread: bool
    is_saved: bool
    comments: int
    is_behind_the_line: bool

    @property
    def shown_at(self) -> datetime:
        """When it was published, or rewritten as good as new: what is in a list was."""
        if self.article.shown_at is None:
            raise ValueError(f"article {self.article.pk} is no article that was published")
        return self.article.shown_at


def lines_of(
    found: Iterable[FrontItem],
    *,
    marks: ReadMarks,
    saved: Collection[int],
    comments: Mapping[int, int],
    before: int | None,
) -> list[Line]:
    """Compose the lines of one page; `before` is the key at which the page begins."""
    lines: list[Line] = []
    seen = marks.previous_seen_position
    newer_is_above = before is None or before > seen
    for item in found:
        position = item.article.position
        is_behind = newer_is_above and position <= seen
        newer_is_above = newer_is_above and not is_behind
        lines.append(
            Line(
                article=item.article,
                reasons=item.reasons,
                is_read=marks.is_read(position),
                may_be_unread=position > marks.below,
                is_saved=item.article.pk in saved,
                comments=comments.get(item.article.pk, 0),
                is_behind_the_line=is_behind,
            )
        )
    return lines


@dataclass(frozen=True, slots=True)
class FollowLine:
    """One follow in the list of all."""

    feed: Feed
    unread: int
    tell: str
