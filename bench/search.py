"""Searching newest first costs at most twice what tantivy takes on the same words, in two letters as in more."""

from __future__ import annotations

import gc
import random
from collections.abc import Iterator

from bench import archive, stage
from bench.measuring import Result, compared, seconds

SMALL, FULL = 10_000, 100_000
QUERIES = 150
FOLLOWED = 300
FOUND = 20


def measure() -> Iterator[Result]:
    vendor = stage.set_up()
    from kankei.search import queries  # noqa: PLC0415

    documents = archive.fill(FULL if stage.is_full() else SMALL)
    searcher, schema = _tantivy(documents)
    short, long = _asked(documents, 2, 2), _asked(documents, 3, 6)

    def peer(word: str) -> object:
        query = _phrase(schema, word)
        return searcher.search(query, FOUND, order_by_field="position").hits

    yield compared(
        "search",
        ours=lambda word: queries.matching_positions(word, most=FOUND),
        peer=peer,
        inputs=[word for pair in zip(short, long, strict=True) for word in pair],
        bound=2.0,
        words=f"{len(documents):,} articles; peer: tantivy on the same words",
    )
    yield compared(
        "search-two",
        ours=lambda pair: queries.matching_positions(pair[0], most=FOUND),
        peer=lambda pair: queries.matching_positions(pair[1], most=FOUND),
        inputs=list(zip(short, long, strict=True)),
        bound=2.0,
        words="queries of two letters; peer: of three to six",
    )
    yield _following(vendor, _asked(documents, 2, 8, count=FOLLOWED), len(documents))


def _following(vendor: str, keywords: list[str], articles: int) -> Result:
    """Follow keywords that nobody followed before, each with its newest two hundred articles."""
    from kankei.follows import actions, rules  # noqa: PLC0415
    from tests import make  # noqa: PLC0415

    readers = [make.make_reader() for _ in range(len(keywords) // 100 + 1)]
    # A house keeps no archive in its memory, to be gone through each time that memory is tidied.
    gc.collect()
    gc.freeze()
    times = sorted(
        seconds(
            lambda n=n, word=word: actions.follow_keyword(
                readers[n // 100], keyword=word, at=stage.AT
            )
        )
        for n, word in enumerate(keywords)
    )
    return Result(
        "search-follow",
        1.0,
        times[int(len(times) * 0.99)],
        0.050,
        f"p99 of {len(times)} new follows with the newest {rules.BACKFILLED} of {articles:,} articles"
        f" (median {times[len(times) // 2] * 1000:.1f} ms); peer: 50 ms",
    )


def _asked(
    documents: list[tuple[str, ...]], least: int, most: int, *, count: int = QUERIES
) -> list[str]:
    """Words and neighbours of such a length that occur, none of them a mark or kana alone."""
    chance = random.Random(5)
    found: dict[str, None] = {}
    while len(found) < count:
        words = chance.choice(documents)
        at = chance.randrange(len(words) - 2)
        for width in (1, 2):
            word = "".join(words[at : at + width])
            if least <= len(word) <= most and all(
                "一" <= c <= "鿿" or "ァ" <= c <= "ヿ" for c in word
            ):
                found[word] = None
    return list(found)[:count]


def _tantivy(documents: list[tuple[str, ...]]) -> tuple[object, object]:
    import tantivy  # noqa: PLC0415

    builder = tantivy.SchemaBuilder()
    builder.add_integer_field("position", stored=True, fast=True)
    builder.add_text_field("words", stored=False, tokenizer_name="whitespace")
    schema = builder.build()
    index = tantivy.Index(schema)
    writer = index.writer()
    for n, words in enumerate(documents, 1):
        writer.add_document(tantivy.Document(position=n, words=" ".join(words)))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    return index.searcher(), schema


def _phrase(schema: object, word: str) -> object:
    import tantivy  # noqa: PLC0415

    from kankei.feeds.words import cut_alone  # noqa: PLC0415

    # Cut anew each time, as ours is: a word is asked for the first time.
    words = list(cut_alone.__wrapped__(word))
    if len(words) == 1:
        return tantivy.Query.term_query(schema, "words", words[0])
    return tantivy.Query.phrase_query(schema, "words", words)
