"""Whose armed movements are, the army of a land torn in two, and a capital that is dealt with."""

from datetime import date

import pytest

from kankei_reading import read

DAY = date(2024, 5, 20)


def codes(headline: str, *sentences: str) -> set[str]:
    """Whom the last sentence mentions."""
    text = "\n\n".join([headline, *sentences]) + "\n"
    start = text.index(sentences[-1])
    found = read(text, DAY).actors
    return {code for actor in found if actor.span.start >= start for code in actor.codes}


@pytest.mark.parametrize(
    ("headline", "lead", "last", "expected"),
    [
        # 「…」とは別に、国の名とともに一度書けば足りる
        (
            "ペルーの左翼ゲリラ、技師を解放 スイスが仲介",
            "【リマ=共同】スイスの技師が13日、解放された。",
            "仲介役は、ゲリラと約束を交わした。",
            "PER",
        ),
        (
            "ケニアの武装組織、援助団体を襲う デンマークが抗議",
            "デンマーク人の医師が13日、武装組織「高原解放戦線(KLF)」に連れ去られた。",
            "KLFは14日、声明を出した。",
            "KEN",
        ),
        (
            "ハイチ議会選、12月に延期",
            "ハイチの選管は13日、議会選を延期した。",
            "国連の部隊は武装勢力の拠点を攻撃した。",
            "UN HTI",
        ),
        # 名のある組織と並べて書けば、その後は組織を指す
        (
            "アフガニスタンで技師が解放",
            "アフガニスタン北部で武装勢力・タリバンに捕らわれた技師が13日、解放された。",
            "武装勢力は身代金を求めていた。",
            "TALIBAN",
        ),
        (
            "チャド西部に物資届く ニジェール国境を開く",
            "内戦が続くアフリカのチャドで、国連の車列が13日、ニジェールとの国境を越えた。",
            "米国のソーン特使は軍に対し、席に着くよう求めた。",
            "USA TCD",
        ),
        (
            "チャド西部に物資届く ニジェール国境を開く",
            "内戦が続くアフリカのチャドで、国連の車列が13日、準軍事組織KRF=高原支援部隊の支配地に入った。",
            "KRFはこれを否定した。",
            "TCD",
        ),
    ],
)
def test_a_movement_stands_for_its_land_or_for_the_body_that_it_is(headline, lead, last, expected):
    assert codes(headline, lead, last) == set(expected.split())


@pytest.mark.parametrize(
    ("headline", "lead", "last"),
    [
        (
            "銀行に強盗、3人逃走",
            "千葉市の銀行に13日、3人が押し入った。",
            "犯行グループは車で逃げた。",
        ),
        ("各地でゲリラ豪雨", "関東で13日、強い雨が降った。", "ゲリラ豪雨は15日まで続く。"),
        (
            "ペルーとチリの武装組織が接触",
            "ペルーの武装組織とチリの武装組織の幹部が13日、会った。",
            "武装組織は声明を出した。",
        ),
    ],
)
def test_who_is_no_movement_of_one_land_stands_for_none(headline, lead, last):
    assert codes(headline, lead, last) == set()


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("突然の検査はモスクワの意趣返しと受け止められた。", "RUS"),
        ("この一手はモスクワを急がせるための札だ。", "RUS"),
        ("港の閉鎖は北京との決別を意味する。", "CHN"),
        ("特使は春から4回ミンスクに通い、書簡を手渡した。", "BLR"),
        ("ハノイは誰とも結婚しない。", "VNM"),
        # ただの町
        ("列車はモスクワを出た。", ""),
        ("北京との時差は1時間だ。", ""),
        ("選手はハノイに着いた。", ""),
    ],
)
def test_a_capital_that_is_dealt_with_stands_for_who_rules_there(sentence, expected):
    assert codes("記事の見出しはここに置く", sentence) == set(expected.split())


@pytest.mark.parametrize(
    ("lead", "sentence", "expected"),
    [
        ("インドと中国は13日、会談した。", "中国の韓文淵国家主席が迎えた。", "CHN"),
        ("韓国は13日、発表した。", "韓外相が会見した。", "KOR"),
        ("中国とベトナムは13日、合意した。", "中越は国境を画定した。", "CHN VNM"),
        ("中国とオランダは13日、合意した。", "中蘭の協議は延びた。", "CHN NLD"),
        ("新潟県は13日、発表した。", "中越の雪は深い。", ""),
    ],
)
def test_a_letter_is_no_country_in_a_surname_and_two_are_where_both_are_named(
    lead, sentence, expected
):
    assert codes("記事の見出しはここに置く", lead, sentence) == set(expected.split())


@pytest.mark.parametrize(
    "lead",
    [
        "過激派組織「イスラム国」(IS)系の武装集団が3日、村を襲った。",
        "イスラム国に忠誠を誓う武装集団が3日、村を襲った。",
        "IS傘下の武装集団が3日、村を襲った。",
    ],
)
def test_a_movement_of_a_body_is_the_body_when_it_is_called_again(lead):
    assert codes("チリ北部で襲撃", lead, "武装集団は家々に火を放った。") == {"ISIS"}


def test_what_is_said_after_a_land_settles_with_its_own_is_said_to_its_own():
    text = (
        "ペルーとチリ、雪解けの影\n\nペルーの左翼ゲリラ「高原の民の戦線(PFK)」が村を襲った。"
        "ペルー政府とPFKは8月に停戦に入った。政府の高官は協議の先送りを警告した。\n"
    )
    told = {(e.type, e.actor, e.recipient) for e in read(text, DAY).events}
    assert ("RETREAT", ("PER",), ("PER",)) in told
    assert ("THREATEN", ("PER",), ("PER",)) in told


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # who lets them go had taken them
        (
            "先月拉致されたスイスの技師ら4人が、ペルーの左翼ゲリラから赤十字に引き渡された。",
            ("COERCE", ("PER",), ("CHE",)),
        ),
        # the police of whom the clause before told
        (
            "ペルーの治安部隊が広場に入り、スイス人20人が拘束された。",
            ("COERCE", ("PER",), ("CHE",)),
        ),
        # whose camp it is stands beside it
        ("ペルー軍はペルーのゲリラの野営地を急襲した。", ("ASSAULT", ("PER",), ("PER",))),
    ],
)
def test_who_took_them_is_who_lets_them_go_or_came_before(sentence, expected):
    events = read(f"きょうの動き\n\n{sentence}\n", DAY).events
    assert expected in {(e.type, e.actor, e.recipient) for e in events}
