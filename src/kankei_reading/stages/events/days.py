"""Which verb a day belongs to that stands between a topic and what is said of it."""

from __future__ import annotations

from typing import Final

from kankei_reading.lexicon.predicates.grammar import grammar

from .phrases import Phrase

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
