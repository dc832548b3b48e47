"""Signals: which pairs a sentence tells of as getting better or worse."""

from datetime import date

import pytest

from kankei_reading import read

DAY = date(2024, 5, 20)


def signs(body: str) -> set[tuple[str, str, int]]:
    reading = read(f"きょうの動き\n\n{body}\n", DAY)
    return {(*s.pair, s.sign) for s in reading.signals}


@pytest.mark.parametrize(
    ("body", "sign"),
    [
        ("日本とフランスは会談した。", 1),
        ("日本はフランスを批判した。", -1),
        ("日本はフランスへの制裁を解除した。", 1),
        ("日本はフランスと合意しなかった。", -1),
        ("日本とフランスの関係が悪化している。", -1),
        ("日本とフランスの関係悪化に歯止めがかかった。", 1),
        ("日本とフランスの溝が深い。", -1),
        ("日本とフランスの緊張緩和が進む。", 1),
        ("日本とフランスの貿易額は過去最高となった。", 1),
        ("日本とフランスの貿易額は2割減った。", -1),
    ],
)
def test_a_sentence_tells_a_pair_good_or_bad(body, sign):
    assert signs(body) == {("FRA", "JPN", sign)}


def test_a_plain_request_says_nothing_of_the_relation():
    assert signs("日本はフランスに協力を求めた。") == set()


def test_a_hostile_demand_is_bad_for_the_relation():
    assert signs("日本はフランスに撤退を迫った。") == {("FRA", "JPN", -1)}


def test_what_one_asks_others_to_do_to_a_third_shows_where_one_stands():
    assert ("CHN", "PRK", 1) in signs("中国は、北朝鮮への制裁を緩めるよう各国に求めた。")


def test_a_pair_is_in_alphabetical_order_and_cites_words_of_its_sentence():
    body = "フランスは日本を批判した。"
    reading = read(f"きょうの動き\n\n{body}\n", DAY)
    (signal,) = reading.signals
    assert signal.pair == ("FRA", "JPN")
    assert signal.span.of(f"きょうの動き\n\n{body}") == "批判した"


def test_three_that_act_together_are_three_pairs():
    assert signs("日本と米国、韓国は共同訓練を行った。") == {
        ("JPN", "USA", 1),
        ("JPN", "KOR", 1),
        ("KOR", "USA", 1),
    }
