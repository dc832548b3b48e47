"""What search and follows should find, found the long way: every word in every article."""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
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


@dataclass(frozen=True)
class Wish:
    """A query as its parts: of every clause one (field, word), and none of `without`."""

    clauses: tuple[tuple[tuple[str, str], ...], ...]
    without: tuple[tuple[str, str], ...] = ()

    @property
    def text(self) -> str:
        """The query as a reader writes it."""
        clauses = [" OR ".join(f"{field}{word}" for field, word in one) for one in self.clauses]
        return " ".join([*clauses, *(f"-{field}{word}" for field, word in self.without)])


def wish_for(text: str) -> Wish:
    """The wish for all words of `text`; what stands in quotes is one word."""
    words = [one.strip('"') for one in re.findall(r'"[^"]*"|\S+', text)]
    return Wish(tuple((("", word),) for word in words))


def _has(field: str, word: str, article: Article, text: str) -> bool:
    if field == "題名:":
        return _stands_in(word, article.headline)
    codes = "-".join(sorted(actors.codes_named(word)))
    is_told = bool(codes) and codes in _told(article.pk, text)
    return is_told if field == "国:" else is_told or _stands_in(word, text)


def expected(wish: Wish | str, articles: list[tuple[Article, str]]) -> set[int]:
    """The positions of all articles that a wish is for, each of its words looked for in each."""
    wish = wish_for(wish) if isinstance(wish, str) else wish
    found = set()
    for article, text in articles:
        is_wanted = all(any(_has(*one, article, text) for one in each) for each in wish.clauses)
        if is_wanted and not any(_has(*one, article, text) for one in wish.without):
            assert article.position is not None
            found.add(article.position)
    return found


# What begins with ー is read as a word to leave out.
_ONE_WORD = re.compile(r"[^\W_ー][^\W_]+")
COUNTRIES = ("ロシア", "米国", "中国", "韓国", "日本", "イラン", "米ロ", "米中", "日韓")


def random_wishes(articles: list[tuple[str, str]], count: int) -> Iterator[Wish]:
    """Wishes of every form: with both words, either, one without the other, in headlines, of countries."""
    rng = random.Random(19530727)  # noqa: S311 - the same wishes in every run
    words = (one for one in random_words(articles, count * 8) if _ONE_WORD.fullmatch(one))
    plain = (("", word) for word in words)
    for number in range(count):
        a, b, c = next(plain), next(plain), next(plain)
        country = ("", rng.choice(COUNTRIES))
        yield (
            Wish(((country,), (a, b)), (c,)),
            Wish(((a, b, c),)),
            Wish(((country,),), (a,)),
            Wish(((("題名:", a[1]),), (country, b))),
            Wish(((("国:", country[1]),), (a, b, c))),
            Wish(((a, b), (country, c)), (("題名:", a[1]),)),
        )[number % 6]


def random_words(articles: list[tuple[str, str]], count: int) -> Iterator[str]:
    rng = random.Random(20210520)  # noqa: S311 - the same words in every run
    texts = [headline + "\n" + body for headline, body in articles]
    for _ in range(count):
        text = rng.choice(texts)
        start = rng.randrange(len(text) - 14)
        yield text[start : start + rng.choice((2, 2, 2, 3, 3, 4, 4, 5, 6, 8, 11))]
