"""Import many things: each item by itself, so that a broken one never stops the rest."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from django.db import DatabaseError

from kankei.common import audit
from kankei.common.errors import ReaderError
from kankei.newsroom.importers.document import Document, Imported, Refused
from kankei.newsroom.importers.formats import articles_in
from kankei.newsroom.importers.gather import document_at, sources_in
from kankei.newsroom.importers.store import Choices, Fate, store

logger = logging.getLogger(__name__)

Told = Callable[["Outcome"], None]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one item: its name, its fate, and for a refusal the sentence."""

    name: str
    fate: Fate
    why: str = ""
    article_pk: int | None = None
    is_date_assumed: bool = False


@dataclass(slots=True)
class Report:
    """What became of everything that was given."""

    outcomes: list[Outcome] = field(default_factory=list)

    def of(self, fate: str) -> list[Outcome]:
        return [one for one in self.outcomes if one.fate == fate]

    @property
    def imported(self) -> list[Outcome]:
        return self.of(Fate.IMPORTED)

    @property
    def updated(self) -> list[Outcome]:
        return self.of(Fate.UPDATED)

    @property
    def unchanged(self) -> list[Outcome]:
        return self.of(Fate.UNCHANGED)

    @property
    def refused(self) -> list[Outcome]:
        return self.of(Fate.REFUSED)


def import_items(
    given: Iterable[str],
    *,
    at: datetime,
    choices: Choices | None = None,
    may_be_private: bool = False,
    tell: Told | None = None,
) -> Report:
    """Import paths, folders, patterns and addresses, and report on each item."""
    report = Report()
    for source in sources_in(given):
        for outcome in _from_source(
            source, choices=choices or Choices(), at=at, may_be_private=may_be_private
        ):
            report.outcomes.append(outcome)
            if tell is not None:
                tell(outcome)
    return report


def import_documents(
    documents: Iterable[Document], *, at: datetime, choices: Choices | None = None
) -> Report:
    """Import documents that are already at hand: pasted, uploaded."""
    report = Report()
    for document in documents:
        report.outcomes.extend(_from_document(document, choices=choices or Choices(), at=at))
    return report


def _from_source(
    source: str, *, choices: Choices, at: datetime, may_be_private: bool
) -> Iterator[Outcome]:
    try:
        document = document_at(source, may_be_private=may_be_private)
    except ReaderError as refusal:
        yield Outcome(source, Fate.REFUSED, refusal.sentence)
        return
    yield from _from_document(document, choices=choices, at=at)


def _from_document(document: Document, *, choices: Choices, at: datetime) -> Iterator[Outcome]:
    try:
        for found in articles_in(document):
            yield _stored(found, document, choices=choices, at=at)
    except ReaderError as refusal:
        yield Outcome(document.name, Fate.REFUSED, refusal.sentence)
    except Exception:
        # Libraries meet any bytes at all here: one document must not end the rest.
        logger.exception("a document could not be read")
        yield Outcome(document.name, Fate.REFUSED, "読み取れない形をしています。")


def _stored(
    found: Imported | Refused, document: Document, *, choices: Choices, at: datetime
) -> Outcome:
    if isinstance(found, Refused):
        return Outcome(f"{document.name}: {found.name}", Fate.REFUSED, found.why)
    name = f"{document.name}: {found.headline}"
    try:
        article, fate = store(found, choices=choices, at=at)
    except ReaderError as refusal:
        return Outcome(name, Fate.REFUSED, refusal.sentence)
    except (DatabaseError, ValueError):
        logger.exception("an item could not be stored")
        return Outcome(name, Fate.REFUSED, "保存できませんでした。内容を確かめてください。")
    if fate is not Fate.UNCHANGED:
        audit.record("newsroom.imported", by=choices.by, subject=article, at=at, fate=str(fate))
    return Outcome(name, fate, article_pk=article.pk, is_date_assumed=article.is_date_assumed)
