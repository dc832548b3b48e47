"""Searching newest first costs at most twice what tantivy takes on the same words, in two letters as in more."""

from __future__ import annotations

import random
from collections.abc import Iterator

from bench import stage
from bench.measuring import Result, compared

ARTICLES = 20_000
QUERIES = 150
FOUND = 20


def measure() -> Iterator[Result]:
    stage.set_up()
    from django.db import connection  # noqa: PLC0415

    from kankei.search import queries  # noqa: PLC0415

    documents = _documents()
    _index(documents)
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
        words=f"{ARTICLES:,} articles on {connection.vendor}; peer: tantivy on the same words",
    )
    yield compared(
        "search-two",
        ours=lambda pair: queries.matching_positions(pair[0], most=FOUND),
        peer=lambda pair: queries.matching_positions(pair[1], most=FOUND),
        inputs=list(zip(short, long, strict=True)),
        bound=2.0,
        words="queries of two letters; peer: of three to six",
    )


def _documents() -> list[tuple[str, ...]]:
    """Real sentences in new company, cut once: as many documents as an archive needs."""
    from kankei.feeds.words import words_of  # noqa: PLC0415

    chance = random.Random(11)
    sentences = [
        words_of(sentence + "。")
        for text in stage.texts()
        for sentence in text.split("。")
        if sentence
    ]
    return [
        tuple(word for one in chance.choices(sentences, k=12) for word in one)
        for _ in range(ARTICLES)
    ]


def _asked(documents: list[tuple[str, ...]], least: int, most: int) -> list[str]:
    """Words and neighbours of such a length that occur, none of them a mark or kana alone."""
    chance = random.Random(5)
    found: dict[str, None] = {}
    while len(found) < QUERIES:
        words = chance.choice(documents)
        at = chance.randrange(len(words) - 2)
        for count in (1, 2):
            word = "".join(words[at : at + count])
            if least <= len(word) <= most and all(
                "一" <= c <= "鿿" or "ァ" <= c <= "ヿ" for c in word
            ):
                found[word] = None
    return list(found)[:QUERIES]


def _index(documents: list[tuple[str, ...]]) -> None:
    from django.db import connection  # noqa: PLC0415

    from kankei.articles.models import Article  # noqa: PLC0415
    from kankei.search.rules import as_tsvector  # noqa: PLC0415

    Article.objects.bulk_create(Article(headline=f"{n}", body="-") for n in range(len(documents)))
    pks = list(Article.objects.order_by("pk").values_list("pk", flat=True))[-len(documents) :]
    postgresql = connection.vendor == "postgresql"
    statement = (
        "INSERT INTO search_indexedarticle (position, article_id, words, vector)"
        " VALUES (%s, %s, '', %s::tsvector)"
        if postgresql
        else "INSERT INTO search_indexedarticle (position, article_id, words) VALUES (%s, %s, %s)"
    )
    write = as_tsvector if postgresql else " ".join
    with connection.cursor() as cursor:
        cursor.executemany(
            statement,
            [
                (n + 1, pk, write(words))
                for n, (pk, words) in enumerate(zip(pks, documents, strict=True))
            ],
        )
        cursor.execute("ANALYZE")


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

    from kankei.feeds.words import cuts_of  # noqa: PLC0415

    words = list(cuts_of(word)[0])
    if len(words) == 1:
        return tantivy.Query.term_query(schema, "words", words[0])
    return tantivy.Query.phrase_query(schema, "words", words)
