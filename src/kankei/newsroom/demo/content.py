"""The demo newsroom as it lies on disk: TOML files read into frozen values, without a database."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from kankei.newsroom.demo.dates import expand

HERE = Path(__file__).parent
ARTICLES = HERE / "articles"
TOKYO = ZoneInfo("Asia/Tokyo")
NOTICE = "この記事は架空です。登場する人物・企業・発言は実在しません。"
CREDIT = "図・関係新報"

# Articles dated by the hour reach back six hours at most. Loaded deep in the night they would
# cross midnight and stop agreeing with those dated by the day.
FIRST_HOUR_OF_AN_EDITION = 6


@dataclass(frozen=True, slots=True)
class Amendment:
    """A correction: what readers are told, and the words that are exchanged."""

    after: timedelta
    text: str
    before: str
    now: str


@dataclass(frozen=True, slots=True)
class Story:
    """One article of the demo, its dates still written from the day of publication."""

    slug: str
    headline: str
    body: str
    caption: str
    place: str
    section: str
    authors: tuple[str, ...]
    access: str
    topics: tuple[str, ...]
    series: str
    column: str
    is_flash: bool
    days_ago: int | None
    time: str
    hours_ago: float | None
    drawing: dict[str, Any]
    amendments: tuple[Amendment, ...]

    def published_at(self, *, at: datetime) -> datetime:
        """Return when the story came out, for a newsroom loaded at `at`."""
        press = _edition(at)
        if self.hours_ago is not None:
            return (press - timedelta(hours=self.hours_ago)).replace(second=0, microsecond=0)
        hour, minute = (int(part) for part in self.time.split(":"))
        day = press - timedelta(days=self.days_ago or 0)
        return day.replace(hour=hour, minute=minute, second=0, microsecond=0)

    def written(self, text: str, *, at: datetime) -> str:
        """Return `text` of this story with its dates written out."""
        return expand(text, published=self.published_at(at=at).date())


def _edition(at: datetime) -> datetime:
    """Return the moment from which a newsroom loaded at `at` counts its hours."""
    here = at.astimezone(TOKYO)
    if here.hour >= FIRST_HOUR_OF_AN_EDITION:
        return here
    return (here - timedelta(days=1)).replace(hour=23, minute=55)


def _read(path: Path) -> dict[str, Any]:
    with path.open("rb") as file:
        content = tomllib.load(file)
    if content.pop("fiction", None) is not True:
        raise ValueError(f"{path.name} does not say that it is fiction")
    return content


@cache
def rows(name: str) -> tuple[dict[str, Any], ...]:
    """Return the rows of `name`.toml: sections, topics, authors, experts, comments, readers…"""
    (table,) = _read(HERE / f"{name}.toml").values()
    return tuple(table)


@cache
def stories() -> tuple[Story, ...]:
    """Return the articles of the demo, oldest first."""
    return tuple(_story(path) for path in sorted(ARTICLES.glob("*.toml")))


def _story(path: Path) -> Story:
    row = _read(path)
    amendments = tuple(
        Amendment(
            after=timedelta(hours=entry["hours_after"]),
            text=entry["text"],
            before=entry["before"],
            now=entry["after"],
        )
        for entry in row.pop("corrections", [])
    )
    return Story(
        slug=path.stem.partition("-")[2],
        headline=row.pop("headline"),
        body=row.pop("body").strip(),
        caption=row.pop("caption"),
        place=row.pop("place"),
        section=row.pop("section"),
        authors=tuple(row.pop("authors")),
        access=row.pop("access"),
        topics=tuple(row.pop("topics")),
        series=row.pop("series", ""),
        column=row.pop("column", ""),
        is_flash=row.pop("flash", False),
        days_ago=row.pop("days_ago", None),
        time=row.pop("time", ""),
        hours_ago=row.pop("hours_ago", None),
        drawing={"seed": path.stem.partition("-")[2]} | row.pop("drawing"),
        amendments=amendments,
        **_nothing_else(row, path),
    )


def _nothing_else(row: dict[str, Any], path: Path) -> dict[str, Any]:
    if row:
        raise ValueError(f"{path.name} has fields that nobody reads: {', '.join(row)}")
    return {}
