"""Relations: the index, a pair with its figures and cited sentences, and three countries."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from django.test import Client

from kankei.web.charts import chart
from tests.make import make_member, make_published, make_reader

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

SAID = "米国は19日、ロシアへの制裁を解除した。"
MORE = (
    "米国とロシアは18日、レイキャビクで会談した。中国は19日、米国を強く非難した。"
    "ロシアと中国は17日、北京で会談した。"
)


def article(**fields: Any) -> Any:
    body = "前文として長めの文をここに置いておく。" * 6 + f"\n\n{SAID}\n\n{MORE}"
    return make_published(headline="米ロ中の一週間", body=body, **fields)


def test_the_index_leads_to_every_pair_country_and_triangle(client: Client) -> None:
    article()
    page = client.get("/relations/").content.decode()
    assert 'href="/relations/RUS-USA/"' in page
    assert 'href="/countries/RUS/"' in page
    assert 'href="/relations/CHN-RUS-USA/"' in page


def test_before_anything_was_read_the_index_says_so(client: Client) -> None:
    assert "まだ読み取ったできごとがありません" in client.get("/relations/").content.decode()


@pytest.mark.parametrize(
    ("asked", "regular"),
    [
        ("USA-RUS", "RUS-USA"),
        ("usa-rus", "RUS-USA"),
        ("USA-CHN-RUS", "CHN-RUS-USA"),
    ],
)
def test_any_order_of_countries_leads_to_one_page(client: Client, asked: str, regular: str) -> None:
    answer = client.get(f"/relations/{asked}/")
    assert answer.status_code == 301
    assert answer["Location"] == f"/relations/{regular}/"


@pytest.mark.parametrize("codes", ["USA", "USA-USA", "CHN-JPN-RUS-USA", "AAA-BBB", "RUS-XXX-YYY"])
def test_what_is_no_relation_is_not_found(client: Client, codes: str) -> None:
    assert client.get(f"/relations/{codes}/").status_code == 404


def test_two_countries_of_which_nothing_was_read_have_an_empty_page(client: Client) -> None:
    answer = client.get("/relations/FJI-PRY/")
    assert answer.status_code == 200
    assert "読み取ったできごとはまだありません" in answer.content.decode()


def test_a_pair_shows_verdict_drawing_and_the_same_figures_as_a_table(client: Client) -> None:
    article()
    page = client.get("/relations/RUS-USA/").content.decode()
    assert re.search(r'<strong class="(up|down|level)">', page)
    drawn = re.findall(r"<rect[^>]*><title>[^<]*?(よい|わるい)動き (\d+)件</title>", page)
    wide = drawn[: len(drawn) // 2]
    cells = re.findall(r"<td>(\d+)</td><td>(\d+)</td>", page)
    assert wide
    for side, column in (("よい", 0), ("わるい", 1)):
        in_drawing = sum(int(count) for kind, count in wide if kind == side)
        assert in_drawing == sum(int(cell[column]) for cell in cells)


@pytest.mark.parametrize(
    ("sentence", "label", "mark"),
    [
        ("日本とフランスは19日、漁業協定で合意した。", "合意", "▲"),
        ("日本とフランスは19日、漁業協定で合意しなかった。", "合意 (打ち消し)", "▼"),
        ("日本は19日、フランスへの制裁を科さなかった。", "制裁 (打ち消し)", "▲"),
        ("日本は1998年、フランスに経済制裁を科していた。", "制裁 (過去のできごと)", ""),
    ],
)
def test_a_deed_is_marked_as_it_counts_and_not_by_its_kind_alone(
    client: Client, sentence: str, label: str, mark: str
) -> None:
    told = make_published(headline="市場の一週間", body=f"{'前文の文。' * 20}\n\n{sentence}")
    for address in ("/relations/FRA-JPN/", f"/articles/{told.pk}/"):
        page = client.get(address).content.decode()
        deed = re.search(re.escape(label) + " ?<(.*)", page)
        assert deed
        assert re.findall("[▲▼]", deed[1]) == ([mark] if mark else [])


@pytest.mark.parametrize("width", [360, 720])
def test_no_two_months_are_written_into_each_other(width: int) -> None:
    @dataclass
    class Still:
        month: date
        good: float = 0
        bad: float = 0
        index: float = 0

    for begin in range(1, 13):
        months = [
            Still(date(2025 + (begin + n - 1) // 12, (begin + n - 1) % 12 + 1, 1))
            for n in range(24)
        ]
        drawn = chart(months, width=width)
        assert drawn is not None
        # Each is some 70 units wide in Japanese and 85 in English, those at the edges to one side.
        first, *inner, last = [tick.x for tick in drawn.ticks]
        assert all(first + 85 + 85 / 2 < x < last - 85 - 85 / 2 for x in inner)


def test_a_day_of_which_only_the_year_is_told_is_no_first_of_january(client: Client) -> None:
    make_published(headline="市場の一週間", body="日本は1998年、フランスに経済制裁を科していた。")
    page = client.get("/relations/FRA-JPN/").content.decode()
    assert '<time datetime="1998">1998年</time>' in page


def test_every_event_of_a_timeline_cites_its_sentence_and_its_article(client: Client) -> None:
    told = article()
    page = client.get("/relations/RUS-USA/").content.decode()
    deeds = page[page.index('class="deeds"') :]
    assert SAID in deeds
    assert f'href="/articles/{told.pk}/#e' in deeds


def test_who_may_not_read_sees_at_most_120_characters_of_a_paid_article_on_all_pages(
    client: Client, sign_in: Any
) -> None:
    article(access="members")
    addresses = ["/relations/RUS-USA/", "/relations/CHN-USA/", "/relations/CHN-RUS/"]
    addresses.append("/relations/CHN-RUS-USA/")
    for browser in (client, sign_in(make_reader())):
        cited: set[str] = set()
        for address in addresses:
            cited |= set(
                re.findall(
                    r"<blockquote[^>]*>(.*?)</blockquote>", browser.get(address).content.decode()
                )
            )
        assert sum(len(words) for words in cited) <= 120
    member = sign_in(make_member())
    pages = "".join(member.get(address).content.decode() for address in addresses)
    for sentence in MORE.removesuffix("。").split("。"):
        assert sentence in pages


def test_three_countries_show_their_triangle_and_all_three_verdicts(client: Client) -> None:
    article()
    page = client.get("/relations/CHN-RUS-USA/").content.decode()
    assert page.count('class="edge ') == 3
    for pair in ("CHN-RUS", "CHN-USA", "RUS-USA"):
        assert f'href="/relations/{pair}/"' in page
    assert SAID in page


def test_a_relation_in_english_names_countries_in_english(client: Client) -> None:
    article()
    page = client.get("/relations/RUS-USA/", headers={"accept-language": "en"}).content.decode()
    assert "Russia" in page
    assert "United States" in page
    main = page[page.index("<main") : page.index("</main>")]
    without_cited = re.sub(r'<[^>]*lang="ja"[^>]*>.*?</', "", main, flags=re.DOTALL)
    assert not re.search(r"[ぁ-ん]", without_cited)


def test_a_relation_page_costs_the_same_however_much_was_read(
    client: Client, django_assert_max_num_queries: Any
) -> None:
    article()
    with django_assert_max_num_queries(40) as few:
        client.get("/relations/RUS-USA/")
    for _ in range(6):
        article()
    with django_assert_max_num_queries(len(few)):
        client.get("/relations/RUS-USA/")
