"""Stage: mentions that name no country and mean one: people, 同国, 両国, 政府."""

from __future__ import annotations

from operator import attrgetter
from typing import Final

from kankei_reading.draft import BY_NUMBER, Draft
from kankei_reading.stages.referents.again import called_again
from kankei_reading.stages.referents.bands import bands_again
from kankei_reading.stages.referents.groups import groups_again
from kankei_reading.stages.referents.pairs import pairs_again
from kankei_reading.stages.referents.regions import of_regions
from kankei_reading.types import Actor

__all__ = ["find_referents"]

_place: Final = attrgetter("span")


def find_referents(draft: Draft) -> tuple[Actor, ...]:
    """Return the mentions whose country only the article tells."""
    people = [Actor(p.span, (p.of,), 0.95, "person") for p in draft.people if p.of]
    regions = of_regions(draft)
    known = sorted([*draft.actors, *people, *regions], key=_place)
    bands = bands_again(draft, known)
    known = sorted([*known, *bands], key=_place)
    # Of five under one name 両国 are no two.
    few = [actor for actor in known if actor.rule != BY_NUMBER]
    pairs = [*pairs_again(draft, few), *groups_again(draft, known)]
    again = called_again(draft, sorted([*known, *pairs, *draft.places], key=_place))
    return tuple(sorted([*people, *regions, *bands, *pairs, *again], key=_place))
