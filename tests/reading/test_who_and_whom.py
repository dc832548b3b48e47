"""Who does what to whom, where a sentence leaves one of the two open or names one who is neither."""

from datetime import date

import pytest

from kankei_reading import read

DAY = date(2024, 5, 20)


def told(body: str, headline: str = "きょうの動き") -> list[str]:
    return [
        f"{e.type} {'/'.join(sorted({*e.actor, *e.recipient}))}"
        if e.reciprocal
        else f"{e.type} {'/'.join(e.actor)}>{'/'.join(e.recipient)}"
        for e in read(f"{headline}\n\n{body}", DAY).events
    ]


@pytest.mark.parametrize(
    ("body", "act"),
    [
        ("三枝外相は、影響を精査すると述べ、日米で協議を続ける方針を示した。", "CONSULT JPN/USA"),
        ("北朝鮮のミサイルに対し、日米韓で連携を続けることを確認した。", "COOPERATE JPN/KOR/USA"),
        ("北朝鮮の警戒情報を日米韓で共有する仕組みを動かす。", "COOPERATE JPN/KOR/USA"),
        ("高梨首相は会見で、日韓で共同訓練を実施すると発表した。", "COOPERATE JPN/KOR"),
    ],
)
def test_two_or_more_named_in_one_word_do_together_what_they_do(body, act):
    assert act in told(body)


def test_where_one_meets_others_is_none_who_meet():
    assert told("首相は仏独で首脳と会談する予定だ。") == []


@pytest.mark.parametrize("what", ["国債は", "国債や、建設中の施設は", "政府高官は"])
def test_what_is_taken_from_a_list_does_not_take_itself(what):
    body = f"チリは3日、ペルーの銀行に制裁を科した。ペルーの{what}対象から外した。"
    assert told(body) == ["SANCTION CHL>PER", "CONCEDE CHL>PER"]


def test_what_comes_of_a_measure_is_done_by_nobody_told_of_before():
    body = "チリはペルーから買う。ペルーの銀行が審査を厳しくした。制裁は貿易を止めなかった。"
    assert "SANCTION CHL>PER" not in told(body)


def test_one_without_a_code_does_what_a_plan_is_about():
    body = "チリ政府はペルーと会談し、声明を出した。賠償を肩代わりする案には、原告3人が受け取りを拒んだ。"
    assert "REJECT CHL>PER" not in told(body)


@pytest.mark.parametrize(
    ("body", "act"),
    [
        ("日本は米国の半導体規制に同調した。", "AGREE JPN>USA"),
        ("オランダは米国の対中輸出規制に同調する。", "SANCTION NLD>CHN"),
        ("チリとペルーは輸出規制では折り合わなかった。", "AGREE CHL/PER"),
        ("EUは対ロ制裁の延長で合意できなかった。", "SANCTION EU>RUS"),
        ("チリ政府は、ペルーの農家への支援で合意した。", "AID CHL>PER"),
    ],
)
def test_to_agree_on_a_measure_or_on_anothers_is_not_the_same(body, act):
    assert act in told(body)


@pytest.mark.parametrize("whom", ["首席大臣", "知事"])
def test_whom_one_meets_without_a_code_is_not_the_other_of_the_article(whom):
    body = f"ペルーの漁業相はチリを批判した。チリの首相は7日、島の{whom}と協議した。"
    assert "CONSULT CHL" in told(body, "ペルーの漁船団が抗議")


def test_nobody_yields_to_whoever_stands_between():
    body = "チリとペルーはケニアの仲介で協議した。ケニアは、チリが輸出の一部を認める案を示した。"
    assert "CONCEDE CHL>PER" in told(body, "チリとペルー、ケニア仲介で協議")


def test_nobody_asks_to_be_punished():
    assert "SANCTION JPN>" in told("米国の国務長官は、三枝外相に購入を減らすよう求めた。")


def test_what_goes_up_does_not_go_home():
    assert told("チリは、ペルーへの関税の水準を引き上げた。") == []
    assert told("チリはペルーから人員を引き上げた。") == ["RETREAT CHL>PER"]


def test_others_answer_whom_the_party_of_the_article_answers():
    body = (
        "ケニアが港をめぐる追加制裁を見送ったことに、周辺国の反応が割れている。チリの首相は「賢明な判断だ」と歓迎した。"
        "ペルーとボリビアは共同声明で「誤った信号を送る」と懸念を示した。"
    )
    acts = told(body, "チリ、制裁見送りを歓迎 周辺国は警戒")
    assert "ACCUSE PER/BOL>KEN" in acts


@pytest.mark.parametrize(
    "body", ["取引した外国の港にも制裁を科す可能性がある。", "買った液化ガスを第三国に転売する。"]
)
def test_whoever_dealt_with_them_need_not_be_the_two_of_the_headline(body):
    acts = told(f"チリは3日、制裁を科した。{body}", "チリ、ペルー石油大手に制裁")
    assert not [act for act in acts if act.startswith(("AGREE", "COOPERATE"))]


@pytest.mark.parametrize("verb", ["盛り込まなかった", "明記しなかった"])
def test_what_a_statement_leaves_out_is_not_said(verb):
    events = read(f"きょうの動き\n\nチリはペルーへの支持を{verb}。", DAY).events
    assert [(e.type, e.modality) for e in events] == [("SUPPORT", "negated")]
