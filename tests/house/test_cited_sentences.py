"""What all pages together cite of one paid article to somebody signed out: at most 120 characters."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import quote

import pytest
from django.test import Client

from kankei.articles.models import Article
from kankei.relations.models import Event, PairEvent
from tests import make
from tests.house.canaries import (
    CITED_CHARACTERS,
    bare,
    content_of,
    passages_of,
    readable_forms,
)

WHO = ("米国", "ロシア", "中国", "日本", "韓国", "英国", "フランス", "インド")
DEEDS = (
    "{a}は{day}日、{b}の半導体企業{n}社に対する新しい制裁を科すと発表した。",
    "{a}外務省の報道官は{day}日、「{b}の言い分は{n}年前の合意に反する」と述べた。",
    "{a}は{b}と{n}項目の貿易協定に署名し、関税を{day}%引き下げることで合意した。",
    "{a}海軍は{day}日、{b}の沿岸から{n}キロの海域で軍事演習を始めた。",
    "{a}の首相は{b}を訪れ、{n}億ドルの支援を{day}年続けると約束した。",
    "{a}国防省は{day}日、{b}に供与する迎撃ミサイル{n}発を港から積み出した。",
    "{a}議会は{b}からの輸入鋼材に{n}%の追加関税を課す法案を{day}票差で可決した。",
    "{a}と{b}は{day}回目の次官級協議を開き、捕虜{n}人の交換で折り合った。",
    "{a}の検察は{b}の情報機関に協力した疑いで{n}歳の技術者を{day}日に起訴した。",
    "{a}は{b}の外交官{n}人を{day}日までに国外へ退去させるよう求めた。",
)
LEAD = "国際会議は初日の日程を終え、各国の代表は宿舎に戻った。"


def some_body(chance: random.Random) -> str:
    """A lead, and behind the door ten deeds between countries, no two alike."""
    sentences = []
    # Each kind of deed once: words that stand twice would count twice.
    for number, deed in enumerate(chance.sample(DEEDS, len(DEEDS))):
        a, b = chance.sample(WHO, 2)
        sentences.append(deed.format(a=a, b=b, n=chance.randint(12, 980), day=number + 2))
    parts = ["".join(sentences[start : start + 3]) for start in range(0, len(DEEDS), 3)]
    return "\n\n".join([LEAD, *parts])


def pages_about(articles: dict[str, Article], chance: random.Random) -> list[str]:
    """Every kind of page on which something of the articles, by their hidden text, can stand."""
    pairs = sorted(set(PairEvent.objects.values_list("pair", flat=True)))
    codes = sorted({code for pair in pairs for code in pair.split("-")})
    triples = ["-".join(sorted(chance.sample(codes, 3))) for _ in range(6)]
    words = [
        quote(hidden[start : start + 6])
        for hidden in articles
        for start in chance.sample(range(len(hidden) - 6), 4)
    ]
    return [
        "/", "/rss/", "/atom/", "/feed.json", "/relations/", "/experts/", "/countries/",
        "/sitemap-news.xml",
        *(f"/articles/{one.pk}/{more}" for one in articles.values() for more in ("", "?print=1")),
        *(f"/relations/{pair}/" for pair in (*pairs, *triples)),
        *(f"/countries/{code}/{form}" for code in codes for form in ("", "rss/", "feed.json")),
        *(f"/search/?q={word}" for word in (*words, quote("米国"), quote("制裁"))),
        *(f"/follow/preview/?q={word}" for word in words),
        *(f"/experts/{note.expert.slug}/" for one in articles.values() for note in one.comments.all()),
    ]  # fmt: skip


@pytest.mark.django_db
def test_all_pages_together_cite_at_most_120_characters_of_an_article(
    clock: Any, at: datetime, client: Client
) -> None:
    chance = random.Random(1)  # noqa: S311
    articles = dict(make_articles(chance, at=at))
    seen: dict[str, set[int]] = {hidden: set() for hidden in articles}
    where: dict[str, list[str]] = {hidden: [] for hidden in articles}
    for path in dict.fromkeys(pages_about(articles, chance)):
        answer = client.get(path)
        assert answer.status_code < 500, path
        texts = readable_forms(content_of(answer))
        # The page of a search says again what was searched for.
        if "q=" in path:
            asked = bare(answer.wsgi_request.GET["q"])
            texts = tuple(re.sub(re.escape(asked), "", text) for text in texts)
        for hidden, article in articles.items():
            if found := passages_of(hidden, without_others(texts, article)):
                seen[hidden] |= found
                where[hidden].append(path)
    assert any(seen.values()), "nothing is cited anywhere: this test looks at nothing"
    for hidden, places in seen.items():
        assert len(places) <= CITED_CHARACTERS, (len(places), where[hidden])


def without_others(texts: tuple[str, ...], article: Article) -> tuple[str, ...]:
    """What stands in `texts` but for the one sentence that each other article is cited by.

    The articles tell the same kinds of deeds, each with its own countries and numbers: what is cited of one of them
    reads in part like a sentence of every other.
    """
    others = (
        Event.objects.exclude(article=article).exclude(cited="").values_list("cited", flat=True)
    )
    for cited in {bare(words) for words in others}:
        texts = tuple(text.replace(cited, "") for text in texts)
    return texts


def make_articles(chance: random.Random, *, at: datetime) -> Iterator[tuple[str, Article]]:
    """Paid articles of many deeds, each with experts who quote it; by what of them is hidden."""
    section = make.make_section()
    for number in range(6):
        body = some_body(chance)
        hidden = body.removeprefix(LEAD).strip()
        article = make.make_published(
            at=at - timedelta(hours=number + 1), access="members", body=body, section=section
        )
        for _ in range(3):
            start = chance.randrange(len(hidden) - 40)
            quoted = hidden[start : start + 40]
            make.make_comment(article, body=f"「{quoted}」という一文に注目する。")
        yield hidden, article
