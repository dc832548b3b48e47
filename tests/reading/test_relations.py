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


def test_one_act_long_past_turns_no_pair_unless_it_may_last():
    assert relation("日本は2010年にフランスの提案を拒否した。").direction == "steady"
    assert relation("日本は2010年にフランスを攻撃した。").direction == "worsening"


def headed(headline: str, body: str) -> str | None:
    reading = read(f"{headline}\n\n{body}\n", DAY)
    verdicts = {r.pair: r.direction for r in reading.relations}
    return verdicts.get(("FRA", "JPN"))


def test_what_comes_up_later_turns_no_pair_against_what_the_article_opens_with():
    story = "両国は港を開いた。荷は増えている。街は沸いた。"
    doubts = "フランスは日本を批判した。日本はフランスに抗議した。"
    assert headed("港の一日", f"{story}{doubts}") == "worsening"
    assert headed("日本とフランスに雪解け", f"{story}{doubts}") == "steady"


def test_whom_an_act_is_about_weighs_less_where_the_sentence_does_not_say():
    talks = "日本はフランスと会談し、協定を結んだ。"
    said = "フランスは日本を批判した。フランスは日本に反発した。フランスは日本に抗議した。"
    unsaid = "フランスは批判した。フランスは反発した。フランスは抗議した。"
    assert headed("港の一日", f"港は静かだ。海は青い。{talks}{said}") == "worsening"
    assert headed("港の一日", f"港は静かだ。海は青い。{talks}{unsaid}") != "worsening"


def test_a_part_of_a_headline_that_has_subject_and_object_is_no_matter_of_whom_the_first_names():
    first = "日本、加軍の残留を一蹴"
    assert headed(f"{first}\u3000仏は漁場の空白を憂慮", "港は静かだ。") is None
    assert read(f"{first}\u3000仏は報復法で圧力\n\n港は静かだ。\n", DAY).signals[1:] != ()


@pytest.mark.parametrize(
    "body",
    [
        "県警は、フランス産のハムを国産と偽って売った日本の業者を、法律に違反した疑いで調べている。",
        "台風はフランス領の島を離れ、日本に接近している。",
        "日本の銀行のフランスの子会社は、業務の改善を命じられた。",
        "競走で日本の選手とフランスの選手が互いにけん制し、出遅れた。",
    ],
)
def test_where_no_party_does_anything_to_another_words_alone_make_no_relation(body):
    assert headed("港の一日", body) is None
    # Whom the headline names, the article is about.
    assert headed("日本とフランス", "日本とフランスの溝が深まっている。") == "worsening"


def test_one_act_in_a_long_article_makes_no_relation_of_what_words_alone_say_of_others():
    aside = "日本はペルーの提案を歓迎した。"
    words = "フランス産のハムを国産と偽った日本の業者が、法律に違反した疑いで調べられている。"
    quiet = "港は静かだ。海は青い。荷は増えている。街は沸いた。"
    assert headed("港の一日", f"{quiet}{aside}{words}{quiet}") is None
    more = "ペルーは日本に抗議した。日本はペルーを批判した。"
    assert headed("港の一日", f"{quiet}{aside}{more}{words}{quiet}") == "worsening"


def test_what_the_trade_of_two_comes_to_says_less_than_what_they_do():
    trade = "日本とフランスの貿易額は昨年、80億ドルに膨らんだ。"
    body = f"港は静かだ。海は青い。街は沸いた。フランスは日本を批判した。{trade}"
    assert headed("港の一日", body) == "worsening"


@pytest.mark.parametrize(
    ("body", "direction"),
    [
        ("日本はフランスへの追加関税を検討している。", "worsening"),
        # A good word beside it, and a mere hope, leave a pair where it is.
        ("日本はフランスへの支援を検討している。", "steady"),
        ("日本はフランスへの追加関税を検討している。両国の首相は20日に会談した。", "improving"),
    ],
)
def test_what_one_may_do_to_the_other_is_a_threat_where_nothing_good_is_told(body, direction):
    assert relation(body).direction == direction
