"""What a search is narrowed to beside its words: days, a section, and who may read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from kankei.articles.models import Access, Section

_ONLY = """ AND {column} IN (
  SELECT article.position FROM articles_article AS article
  LEFT JOIN articles_section AS section ON section.id = article.section_id WHERE {tests}
)"""
WALLS = tuple(one for one in Access if one is not Access.SECTION)


@dataclass(frozen=True, slots=True)
class Narrowing:
    """Limits that are chosen, not typed; what is empty limits nothing."""

    since: date | None = None
    until: date | None = None
    section: Section | None = None
    wall: str = ""

    def __bool__(self) -> bool:
        return bool(self.since or self.until or self.section or self.wall)

    @property
    def as_asked(self) -> dict[str, str]:
        """The choices as they stand in an address."""
        asked = {
            "since": self.since.isoformat() if self.since else "",
            "until": self.until.isoformat() if self.until else "",
            "section": self.section.slug if self.section else "",
            "access": self.wall,
        }
        return {name: value for name, value in asked.items() if value}

    def condition(self, column: str) -> str:
        """Return SQL that holds for the positions in `column` that are meant, or nothing."""
        tests = []
        if self.section is not None:
            tests.append(f"article.section_id = {int(self.section.pk)}")
        if self.wall:
            wall = Access(self.wall).value
            own = f"article.access = '{wall}'"
            of_section = f"article.access = '{Access.SECTION.value}' AND section.access = '{wall}'"
            tests.append(f"({own} OR ({of_section}))")
        if not tests:
            return ""
        # Numbers of our own and words of a fixed list, never what a reader typed.
        return _ONLY.format(column=column, tests=" AND ".join(tests))


NOTHING = Narrowing()


def sections() -> QuerySet[Section]:
    """The sections that a search can be narrowed to, in the paper's order."""
    return Section.objects.all()


def chosen(asked: Mapping[str, str]) -> Narrowing:
    """Read the choices of an address; what is no day, no section and no wall is left out."""
    slug = asked.get("section", "")
    wall = asked.get("access", "")
    return Narrowing(
        since=_day(asked.get("since", "")),
        until=_day(asked.get("until", "")),
        section=Section.objects.filter(slug=slug).first() if slug and "\0" not in slug else None,
        wall=wall if wall in {one.value for one in WALLS} else "",
    )


def _day(words: str) -> date | None:
    try:
        return date.fromisoformat(words)
    except ValueError:
        return None
