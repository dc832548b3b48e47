"""Relations: which way a pair is moving on the whole of an article, and what that rests on."""

from datetime import date

import pytest

from kankei_reading import read
from kankei_reading.types import Relation

DAY = date(2024, 5, 20)


def relation(body: str) -> Relation:
    reading = read(f"きょうの動き\n\n{body}\n", DAY)
    (found,) = [r for r in reading.relations if r.pair == ("FRA", "JPN")]
    return found


@pytest.mark.parametrize(
    ("body", "direction"),
    [
        ("日本はフランスと会談し、協定に署名した。", "improving"),
        ("日本はフランスを批判した。フランスは日本への制裁を発動した。", "worsening"),
        ("日本はフランスと会談した。日本はフランスを批判した。", "steady"),
    ],
)
def test_a_pair_moves_the_way_that_most_of_its_news_points(body, direction):
    assert relation(body).direction == direction


def test_what_is_long_past_weighs_little_beside_what_happens_now():
    body = "日本は2010年にフランスへの制裁を発動した。日本はフランスと会談し、合意した。"
    assert relation(body).direction == "improving"


def test_one_thin_hint_alone_turns_no_pair():
    assert relation("日本がフランスを支援する可能性もある。").direction == "steady"


def test_words_that_no_act_was_read_from_help_to_judge_a_pair_that_little_is_said_of():
    act = "日本はフランスと会談する可能性がある。"
    assert relation(act).direction == "steady"
    verdict = relation(f"{act}フランスでは日本の提訴が話題だ。")
    assert verdict.direction == "worsening"
    text = f"きょうの動き\n\n{act}フランスでは日本の提訴が話題だ。\n"
    assert verdict.evidence[-1].of(text) == "フランスでは日本の提訴が話題だ。"


def test_one_such_sentence_alone_gives_no_verdict():
    assert read("きょうの動き\n\nフランスでは日本の提訴が話題だ。\n", DAY).relations == ()


def test_a_verdict_cites_every_place_that_it_rests_on():
    body = "日本はフランスを批判した。\n\nフランスは日本に反発した。"
    text = f"きょうの動き\n\n{body}\n"
    cited = [span.of(text) for span in relation(body).evidence]
    assert cited == ["批判した", "反発した"]


def test_an_article_about_nobody_s_relation_gives_no_verdict():
    assert read("きょうの動き\n\n日本では桜が咲いた。\n", DAY).relations == ()
