"""What a follow button names: a feed that is there, or one that is made when it is first followed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kankei.experts import actions as experts
from kankei.experts.queries import expert_by_slug
from kankei.feeds import actions, actors, queries
from kankei.feeds.errors import NoSuchFeed

if TYPE_CHECKING:
    from kankei.feeds.models import Feed


@dataclass(frozen=True, slots=True)
class Followable:
    """What can be followed though nothing is on its feed yet; a button needs no more of a feed."""

    kind: str
    key: str
    name: str
    name_en: str
    pk: None = None


def shown(kind: str, key: str) -> Feed | Followable:
    """Return what the button of `kind` under `key` shows; NoSuchFeed when nothing can be followed there.

    Experts, countries and pairs have pages before anything is on their feeds.
    """
    try:
        return queries.feed(kind, key)
    except NoSuchFeed:
        if kind == "expert":
            expert = expert_by_slug(key)
            return Followable(kind, key, expert.name, expert.name_en)
        return _of_actors(kind, key)


def feed_to_follow(kind: str, key: str) -> Feed:
    """Return the feed of what `shown` shows, made if there was none."""
    try:
        return queries.feed(kind, key)
    except NoSuchFeed:
        if kind == "expert":
            return experts.feed_of(expert_by_slug(key))
        wanted = _of_actors(kind, key)
        return actions.ensure_feed(kind, wanted.key, name=wanted.name, name_en=wanted.name_en)


def _of_actors(kind: str, key: str) -> Followable:
    codes = sorted(set(key.upper().split("-")))
    needed = {"country": 1, "pair": 2}.get(kind)
    if len(codes) != needed or not all(actors.is_code(code) for code in codes):
        raise NoSuchFeed()
    called = actors.pair_name if kind == "pair" else actors.name_of
    joined = "-".join(codes)
    return Followable(kind, joined, called(joined, "ja"), called(joined, "en"))
