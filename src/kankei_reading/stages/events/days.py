"""Days: which verb one belongs to that stands after a topic, and what day a date as the reading writes it begins and ends."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Final

from kankei_reading.lexicon.predicates.grammar import grammar

from .phrases import Phrase

_YEAR: Final = 4
_TOPICS: Final = ("は", "が", "も")
_SAID: Final = grammar("saying verbs") | grammar("wishing verbs")
_MADE_KNOWN: Final = frozenset(("発表", "公表", "決定", "決める", "明らか", "表明", "申し合わせる"))


def day_of(phrases: list[Phrase], day: Phrase) -> int:
    """政府は18日、輸出を止めると発表した: the day is that of what the topic before it does."""
    topic = phrases[day.index - 1]
    if topic.case not in _TOPICS or not day.index < day.head < topic.head:
        return day.head
    at = phrases[day.head]
    # 22日、釈放を要求し、制裁を延ばすと発表した: both on that day.
    if at.lemma in _SAID or phrases[topic.head].lemma not in _MADE_KNOWN:
        return day.head
    while at.form in ("ren", "te") and at.index < at.head < topic.head:
        at = phrases[at.head]
    is_told = at.form == "quote" or (at.form == "adn" and phrases[at.head].lemma == "こと")
    return topic.head if is_told else day.head


# Asked again and again of the few dates of an article.
@lru_cache(maxsize=32)
def first_day(value: str) -> date | None:
    """Return the first day of a date as the reading writes it."""
    parts = value.split("/", maxsplit=1)[0].split("-")
    try:
        return date(*map(int, (*parts, "1", "1")[:3]))
    except (ValueError, TypeError):
        return None


def last_day(value: str, first: date) -> date:
    """Return the last day of a date as the reading writes it, for deciding how long ago it is."""
    if "/" in value:
        return first_day(value.split("/", maxsplit=1)[1]) or first
    # A year alone stands for its middle.
    return first.replace(month=7) if len(value) == _YEAR and value.isdigit() else first
