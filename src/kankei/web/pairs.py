"""Relations as pages tell them: how a pair stands now, its triangles, and its timeline."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import combinations, groupby
from typing import TYPE_CHECKING, Any

from kankei.membership import queries as membership
from kankei.membership.rules import Gate, gate
from kankei.relations import queries as relations
from kankei.web import labels

if TYPE_CHECKING:
    from kankei.articles.models import Article
    from kankei.relations.models import Event
    from kankei.relations.queries import PairCount

_DATELINE = re.compile(r"^【[^】\n]{1,60}】")


@dataclass(frozen=True, slots=True)
class PairNow:
    """A pair, which way it moves, and how much there is to tell."""

    pair: str
    name: str
    way: labels.Way
    events: int


@dataclass(frozen=True, slots=True)
class Act:
    """One event of a timeline: who did what to whom."""

    pk: int
    actors: str
    recipients: str
    kind: str
    standing: str
    way: labels.Way
    ruling: str


@dataclass(frozen=True, slots=True)
class Told:
    """What one sentence of an article tells: its acts, and its words as far as the viewer may read."""

    article: Article
    # As exactly as the article says it: 2026-11-22, 2026-11 or 2026.
    day: str
    acts: tuple[Act, ...]
    words: str
    is_continued: bool = False


def relations_now(*, at: datetime, most: int, code: str = "") -> list[PairNow]:
    """The pairs most told of (those of `code` alone, if given) with their verdicts."""
    counts = [
        one for one in relations.pairs_with_events() if not code or code in one.pair.split("-")
    ][:most]
    return with_verdicts(counts, at=at)


def with_verdicts(counts: Sequence[PairCount], *, at: datetime) -> list[PairNow]:
    """Each pair of `counts` with the way it moves."""
    verdicts = relations.verdicts([one.pair for one in counts], at=at)
    return [
        PairNow(
            one.pair,
            labels.pair(one.pair),
            labels.way(verdicts[one.pair].direction),
            one.events,
        )
        for one in counts
    ]


def triangles(counts: Iterable[PairCount], *, holding: Iterable[str] = (), most: int) -> list[str]:
    """The triples of which all three pairs are told of, those told most evenly first.

    A triple is as strong as its weakest side. All codes of `holding` stand in each.
    """
    events = {one.pair: one.events for one in counts}
    near: dict[str, set[str]] = {}
    for pair in events:
        first, second = pair.split("-")
        near.setdefault(first, set()).add(second)
        near.setdefault(second, set()).add(first)
    wanted = set(holding)
    found: dict[str, int] = {}
    for pair in events:
        first, second = pair.split("-")
        for third in near[first] & near[second]:
            codes = sorted((first, second, third))
            if wanted <= set(codes):
                sides = ["-".join(side) for side in combinations(codes, 2)]
                found["-".join(codes)] = min(events[side] for side in sides)
    return sorted(found, key=lambda triple: (-found[triple], triple))[:most]


def told(events: Iterable[Event], viewer: Any, *, at: datetime) -> list[Told]:
    """The events as `viewer` may see them, those of one sentence together.

    Who may not open an article sees the one sentence of it that is cited to everybody.
    """
    standing = membership.standing(viewer, at=at)
    lines: list[Told] = []
    for (_, article_pk, _), group in groupby(events, key=_sentence):
        acts = list(group)
        day = _day_told(acts)
        article = acts[0].article
        may_read = gate(article.wall, standing, article=article.pk) is Gate.READ
        words = next(
            filter(None, (relations.cite(one, viewer_may_read=may_read) for one in acts)), ""
        )
        before = lines[-1] if lines else None
        lines.append(
            Told(
                article=article,
                day=day,
                acts=tuple(_act(one) for one in acts),
                words=_DATELINE.sub("", words.strip()),
                is_continued=bool(before and before.article.pk == article_pk and before.day == day),
            )
        )
    return lines


def _sentence(event: Event) -> tuple[date, int, int]:
    return event.day, event.article_id, event.sentence_start


def _day_told(events: Iterable[Event]) -> str:
    """The day on which something happened or began, to the month or year where no more is told."""
    told = [event.date_text.partition("/")[0] or event.day.isoformat() for event in events]
    return max(told, key=len)


def _act(event: Event) -> Act:
    both = event.is_reciprocal
    return Act(
        pk=event.pk,
        actors=labels.countries([*event.actors, *(event.recipients if both else ())]),
        recipients="" if both else labels.countries(event.recipients),
        kind=labels.deed(event.type),
        standing=labels.standing(event.modality),
        way=labels.way_of_event(event),
        ruling=event.get_ruling_display() if event.ruling else "",
    )
