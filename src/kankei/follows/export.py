"""What a reader follows, to take along."""

from __future__ import annotations

from typing import Any

from kankei.accounts.models import Reader
from kankei.follows.models import Follow


def export_of(reader: Reader) -> list[dict[str, Any]]:
    """Every follow of `reader`, in the order in which they put them."""
    return [
        {
            "kind": follow.feed.kind,
            "state": follow.state,
            "tell": follow.tell,
            "key": follow.feed.key,
            "name": follow.feed.name,
            "since": follow.created_at,
        }
        for follow in Follow.objects.filter(reader=reader).select_related("feed")
    ]
