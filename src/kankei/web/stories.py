"""Articles as lists show them: with the number of experts' comments, and why they are there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kankei.experts import queries as experts

if TYPE_CHECKING:
    from kankei.articles.models import Article


@dataclass(frozen=True, slots=True)
class Story:
    """One article in a list."""

    article: Article
    comments: int = 0
    reasons: tuple[str, ...] = ()


def stories(*groups: Iterable[Article]) -> list[list[Story]]:
    """Return each group as stories; the comments of all groups cost one query."""
    lists = [list(group) for group in groups]
    counts = experts.comment_counts([one.pk for group in lists for one in group])
    return [[Story(one, counts.get(one.pk, 0)) for one in group] for group in lists]
