"""What search and follows should find, found the long way: every word in every article."""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from sudachipy import Dictionary, SplitMode

from kankei.articles.models import Article
from kankei.feeds import actors
from kankei.newsroom import actions as newsroom
from kankei.relations import queries as relations
from kankei_reading.text.fold import fold

DEMO = Path(newsroom.__file__).parent / "demo" / "articles"
STRANGE = (
    "京都市の寺と東京都の橋。AIと生成AIの話、OpenAIRという社名、G70ではなくG7。\n\n"
    "露の外相は対ロ制裁を批判した。ロ米の溝。 New  York で「米ロ」の会談。東京都心の国会。"
)


def corpus(most: int) -> list[tuple[str, str]]:
    found = [("京都とAIの一日", STRANGE), ("東京都、OpenAIRと提携", "東京都は19日に発表した。")]
    for file in sorted(DEMO.glob("*.toml"))[: most - 2]:
        story = tomllib.loads(file.read_text("utf-8"))
        found.append((story["headline"], re.sub(r"\{[^}]*\}", "19日", story["body"]).strip()))
    return found


_tokenizer = Dictionary(dict="core").tokenizer(mode=SplitMode.A)
_LATIN = re.compile(r"[0-9a-zà-öø-ÿ]")


@lru_cache(maxsize=4096)
def _edges(text: str) -> tuple[str, frozenset[int], frozenset[int]]:
    folded = fold(text)
    spans = [
        (m.begin() + part.start(), m.begin() + part.end())
        for m in _tokenizer.tokenize(folded)
        for part in re.finditer(
            r"[()「」『』【】〈〉《》]|[^\s()「」『』【】〈〉《》]+", m.surface()
        )
    ]
    return folded, frozenset(start for start, _ in spans), frozenset(end for _, end in spans)


@lru_cache(maxsize=20_000)
def _pattern(word: str) -> re.Pattern[str]:
    return re.compile(re.escape(" ".join(fold(word).split())).replace("\\ ", r"\s+"))


def _stands_in(word: str, text: str) -> bool:
    """The rule as it is written down: on the edges of words, and no Latin letter beside Latin."""
    folded, starts, ends = _edges(text)
    pattern = _pattern(word)
    for hit in pattern.finditer(folded):
        glued = [
            0 < edge < len(folded)
            and bool(_LATIN.match(folded[edge - 1]) and _LATIN.match(folded[edge]))
            for edge in hit.span()
        ]
        if hit.start() in starts and hit.end() in ends and not any(glued):
            return True
    return False


@lru_cache(maxsize=4096)
def _told(pk: int, _text: str) -> frozenset[str]:
    article = Article(pk=pk)
    return frozenset({*relations.codes_of(article), *relations.pairs_of(article)})


def expected(word: str, articles: list[tuple[Article, str]]) -> set[int]:
    words = [one.strip('"') for one in ([word] if '"' in word else word.split())]
    found = set()
    meant = {one: "-".join(sorted(actors.codes_named(one))) for one in words}
    for article, text in articles:
        if all(_stands_in(one, text) or meant[one] in _told(article.pk, text) for one in words):
            assert article.position is not None
            found.add(article.position)
    return found


def random_words(articles: list[tuple[str, str]], count: int) -> Iterator[str]:
    rng = random.Random(20210520)  # noqa: S311 - the same words in every run
    texts = [headline + "\n" + body for headline, body in articles]
    for _ in range(count):
        text = rng.choice(texts)
        start = rng.randrange(len(text) - 14)
        yield text[start : start + rng.choice((2, 2, 2, 3, 3, 4, 4, 5, 6, 8, 11))]
