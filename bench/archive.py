"""An archive of many articles: real sentences in new company, put in by the thousand as the product would."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from itertools import chain

from bench import stage

SENTENCES = 12
COMPARED = 40
A_DAY = 2_000
FIRST = stage.AT - timedelta(days=60)


def fill(count: int) -> list[tuple[str, ...]]:
    """Publish `count` articles and put them into the index; return the words of each one's text."""
    from django.db import connection  # noqa: PLC0415

    from kankei.feeds.words import words_of  # noqa: PLC0415

    chance = random.Random(11)
    sentences = _sentences()
    chosen = [tuple(chance.choices(range(len(sentences)), k=SENTENCES)) for _ in range(count)]
    bodies = ("".join(sentences[one][0] for one in some) for some in chosen)
    head = words_of(f"{_headline(1)}\n\n")
    # A million references to the same few thousand strings.
    texts = [
        (*head[:-2], str(n), *head[-1:], *chain.from_iterable(sentences[one][1] for one in some))
        for n, some in enumerate(chosen, 1)
    ]
    _articles(bodies)
    with _without_its_index(connection.vendor):
        _index(texts)
    stage.settle("search_indexedarticle", "articles_article")
    _compare(chance.sample(range(1, count + 1), COMPARED))
    return texts


def _position(number: int) -> int:
    """The place of an article in time: two thousand a day."""
    from kankei.common.ids import position_at  # noqa: PLC0415

    return position_at(FIRST + timedelta(days=1) / A_DAY * number)


def _headline(number: int) -> str:
    return f"首脳会談 {number}"


def _sentences() -> list[tuple[str, tuple[str, ...]]]:
    """Every sentence of the demo with its words, but for those that are cut otherwise among others."""
    from kankei.feeds.words import words_of  # noqa: PLC0415

    every = dict.fromkeys(
        f"{sentence.strip()}。"
        for text in stage.texts()
        for sentence in text.split("。")
        if sentence.strip()
    )
    before, after = words_of("会談した。"), words_of("両国は")
    return [
        (one, words_of(one))
        for one in every
        if words_of(f"会談した。{one}両国は") == (*before, *words_of(one), *after)
    ]


def _articles(bodies: Iterator[str]) -> None:
    from kankei.articles.models import Article  # noqa: PLC0415

    fields = Article._meta.concrete_fields
    names = [field.column for field in fields]
    same = [getattr(Article(published_at=stage.AT), field.attname) for field in fields]
    places = {name: names.index(name) for name in ("id", "headline", "body", "position")}

    def rows() -> Iterator[tuple[object, ...]]:
        for n, body in enumerate(bodies, 1):
            row = same.copy()
            for name, value in zip(places, (n, _headline(n), body, _position(n)), strict=True):
                row[places[name]] = value
            yield tuple(row)

    stage.load("articles_article", ", ".join(names), rows())


def _index(texts: list[tuple[str, ...]]) -> None:
    from django.db import connection  # noqa: PLC0415

    from kankei.search import rules  # noqa: PLC0415

    postgresql = connection.vendor == "postgresql"
    # What stands behind the text: the headline once more, between walls; of these articles no actors.
    behind = rules.index_words(text="", headline=_headline(1), codes=(), pairs=())

    def rows() -> Iterator[tuple[int | str, ...]]:
        for n, words in enumerate(texts, 1):
            found = [*words, *(one[:-1] + str(n) if one.endswith("1") else one for one in behind)]
            kept = ("", rules.as_tsvector(found)) if postgresql else (" ".join(found),)
            yield (_position(n), n, *kept)

    columns = "position, article_id, words" + (", vector" if postgresql else "")
    stage.load("search_indexedarticle", columns, rows())


@contextmanager
def _without_its_index(vendor: str) -> Iterator[None]:
    """Leave out PostgreSQL's index of words while rows are loaded; SQLite's is part of writing them."""
    from django.db import connection  # noqa: PLC0415

    if vendor != "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT indexdef FROM pg_indexes WHERE indexname = 'search_words_by_age'")
        (made_by,) = cursor.fetchone()
        cursor.execute("DROP INDEX search_words_by_age")
        yield
        cursor.execute(made_by)


def _compare(numbers: list[int]) -> None:
    """Let the product index some of the articles again: it must write the very rows that are there."""
    from kankei.articles.models import Article  # noqa: PLC0415
    from kankei.articles.rules import page_text  # noqa: PLC0415
    from kankei.search import actions  # noqa: PLC0415

    before = _rows(numbers)
    for article in Article.objects.filter(pk__in=numbers):
        text = page_text(
            headline=article.headline, caption="", place="", reporters="", body=article.body
        ).text
        actions.index_article(article, text=text, codes={}, pairs=(), received={})
    after = _rows(numbers)
    if before != after or len(before) != len(numbers):
        unlike = next((pair for pair in zip(before, after, strict=True) if pair[0] != pair[1]), ())
        raise AssertionError(f"the archive is not what the product writes: {unlike}")


def _rows(numbers: list[int]) -> list[tuple[object, ...]]:
    from django.db import connection  # noqa: PLC0415

    words = "vector::text" if connection.vendor == "postgresql" else "words"
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT position, article_id, {words} FROM search_indexedarticle"
            f" WHERE article_id IN ({','.join(map(str, numbers))}) ORDER BY position"
        )
        return cursor.fetchall()
