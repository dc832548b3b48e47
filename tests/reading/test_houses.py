"""Houses, armies and movements called again without their country, and names that only look like a body's."""

from datetime import date

import pytest

from kankei_reading import read

DAY = date(2024, 5, 20)


def named(headline: str, *sentences: str) -> set[tuple[str, str]]:
    """Whom the last sentence mentions, word by word."""
    text = "\n\n".join([headline, *sentences]) + "\n"
    start = text.index(sentences[-1])
    found = [a for a in read(text, DAY).actors if a.span.start >= start]
    return {(a.span.of(text), "+".join(a.codes)) for a in found}


def events(headline: str, *sentences: str) -> set[tuple[str, str, str]]:
    """The events of the last sentence."""
    reading = read("\n\n".join([headline, *sentences]) + "\n", DAY)
    last = len(reading.sentences) - 1
    told = [e for e in reading.events if last in e.sentences]
    return {(e.type, "+".join(e.actor), "+".join(e.recipient)) for e in told}


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        (("フーシ派は船を襲った。", "英国は同派を非難した。"), ("同派", "HOUTHI")),
        (("チリ国防省は図面を公表した。", "ペルーは、同省に説明を求めた。"), ("同省", "CHL")),
        (("韓国の海洋警察庁は船を止めた。", "同庁によると、けが人はない。"), ("同庁", "KOR")),
    ],
)
def test_a_house_called_by_its_last_word_is_the_one_named_last(sentences, expected):
    assert expected in named("きょうの動き", *sentences)


def test_a_house_of_nobody_known_between_keeps_the_word_from_the_one_before():
    found = named(
        "きょうの動き", "チリ国防省は公表した。地元の気象庁は雨とみる。", "同庁は否定した。"
    )
    assert found == set()


def test_who_speaks_for_a_movement_called_by_its_last_word_is_of_it():
    found = named(
        "きょうの動き",
        "米軍は高原を空爆した。フーシ派は反発した。",
        "同派のサマーニ報道官は声明で、イスラエルの船を標的にすると脅した。",
    )
    assert ("サマーニ報道官", "HOUTHI") in found


def test_who_speaks_for_a_ministry_called_by_its_last_word_is_of_its_country():
    found = named(
        "きょうの動き",
        "ペルーは港を閉じた。チリ外務省は抗議した。ペルーは拒んだ。",
        "同省のオルメド報道官は、ペルーを批判した。",
    )
    assert ("オルメド報道官", "CHL") in found


def test_what_a_text_gives_in_brackets_after_a_house_names_it_elsewhere():
    found = named(
        "きょうの動き",
        "準軍事組織「即応支援部隊(RSF)」は町を囲んだ。",
        "チャドはRSFの車列を止めた。",
    )
    assert found == {("チャド", "TCD"), ("RSF", "SDN")}


@pytest.mark.parametrize(
    ("before", "last", "expected"),
    [
        # a sentence about nobody else turns to whoever it is about
        (
            "チリはペルーと争う。チリの港は開いた。チリの首相は会見した。チリ軍は動いた。",
            "ボリビアも同調する。石油省は共同の調査を求めた。",
            ("石油省", "BOL"),
        ),
        (
            "チリは反対だ。外務省は声明を出した。",
            "ボリビアも同調する。長官は13日、調査を求め、外務省が大使を呼んで抗議した。",
            ("外務省", "BOL"),
        ),
        # an army named with its country is no other's
        (
            "チリ国軍は町を撃った。",
            "ボリビアの首相は怒った。ボリビアは国軍を支えたとされる。",
            ("国軍", "CHL"),
        ),
    ],
)
def test_a_ministry_is_of_whom_the_text_has_turned_to_but_an_army_stays_who_it_was(
    before, last, expected
):
    assert expected in named("きょうの動き", before, last)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("軍は全権を握り、隣国のガーナに通じる国境を閉じた。", {("軍", "KEN"), ("ガーナ", "GHA")}),
        ("ガーナは、軍を非難することを避けた。", {("軍", "KEN"), ("ガーナ", "GHA")}),
        ("ガーナは国境に兵を送り、軍は沈黙した。", {("ガーナ", "GHA")}),
    ],
)
def test_the_army_of_the_land_is_its_own_until_another_land_is_named(sentence, expected):
    lead = "ケニアの首都で13日、軍の一部がクーデターを起こした。"
    assert named("ケニアでクーデター", lead, sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "event"),
    [
        ("チリのアラルコン国連大使は、ペルーを批判した。", ("ACCUSE", "CHL", "PER")),
        ("チリの国連代表部は、ペルーを批判した。", ("ACCUSE", "CHL", "PER")),
        ("米英軍はイエメンを空爆した。", ("ASSAULT", "USA+GBR", "YEM")),
        ("チリは、米軍によるイエメン空爆こそ違反だと批判した。", ("ACCUSE", "CHL", "USA")),
        ("チリは親米国家ペルーに対する禁輸を延長した。", ("SANCTION", "CHL", "PER")),
    ],
)
def test_a_name_inside_a_longer_one_stands_for_whom_the_whole_means(sentence, event):
    assert event in events("きょうの動き", sentence)


def test_a_palace_where_something_happens_is_no_house_of_japan():
    assert named("きょうの動き", "チリの大統領は官邸で会見した。") == {
        ("チリ", "CHL"),
        ("大統領", "CHL"),
    }


def test_a_paragraph_goes_on_about_whom_it_began_with():
    text = "チリは署名を見送った。銅の8割はペルーを通り、港を閉ざされた記憶がある。オルメド鉱業相は「怒らせる余裕はない」と語った。"
    found = named("きょうの動き", "ボリビアとペルーは会談した。ペルーは港を開く。", text)
    assert ("オルメド鉱業相", "CHL") in found


PEACE = "スーダン国軍とRSFが停戦 スイスが仲介、ガーナは国境閉鎖"
LEAD = "スーダン国軍と準軍事組織「即応支援部隊(RSF)」は13日、スイスでの協議で停戦に合意した。"


@pytest.mark.parametrize(
    ("sentence", "event"),
    [
        ("仲介したスイスが明らかにした。双方は捕虜を交換する。", ("COOPERATE", "SDN", "SDN")),
        ("スーダン国軍は15日、町を爆撃した。", ("ASSAULT", "SDN", "SDN")),
        ("国連の長官は「罪だ」と双方を非難した。", ("ACCUSE", "UN", "SDN")),
        ("スーダン軍はガーナの町を爆撃した。", ("ASSAULT", "SDN", "GHA")),
    ],
)
def test_two_sides_of_one_land_that_made_peace_are_who_fought_and_deal(sentence, event):
    assert event in events(PEACE, LEAD, sentence)


def test_who_stands_between_two_in_a_headline_is_not_between_them_and_the_next_story():
    reading = read(f"{PEACE}\n\n{LEAD}\n", DAY)
    told = [e for e in reading.events if e.type == "CONSULT" and e.actor == ("CHE",)]
    assert [e for e in told if "GHA" in e.recipient] == []


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        (("会合があった。", "バルト三国は派兵を約束した。"), ("バルト三国", "EST+LTU+LVA")),
        (("会合があった。", "ベネルクス3カ国は港を開いた。"), ("ベネルクス3カ国", "BEL+LUX+NLD")),
        (
            ("チリ軍の傘下の集団「黒い波」が浮上した。", "警察は「黒い波」の船を押さえた。"),
            ("黒い波", "CHL"),
        ),
        (
            ("ペルーの支援を受ける武装組織「赤い谷」が動いた。", "「赤い谷」は橋を落とした。"),
            ("赤い谷", "PER"),
        ),
        (
            ("ペルー軍参謀本部情報総局(PRD)の関与が疑われる。", "チリはPRDの将校を訴えた。"),
            ("PRD", "PER"),
        ),
        (
            ("会談があった。", "「わが国はどの船にも乗らない」とチリのロサス外相は述べた。"),
            ("わが国", "CHL"),
        ),
        (
            (
                "チリとペルーは折り合った。",
                "トロントの調査機関、北辺研究所のアンナ・クレム研究員は「途上だ」とみる。",
            ),
            ("アンナ・クレム研究員", "CAN"),
        ),
        (("投資が減った。", "中国系2社は工場を畳んだ。"), ("中国", "CHN")),
    ],
)
def test_regions_bands_and_seats_have_their_lands(sentences, expected):
    assert expected in named("きょうの動き", *sentences)


@pytest.mark.parametrize(
    ("sentences", "word"),
    [
        # three of five whom nobody names, and a band whose masters nobody tells
        (("会合があった。", "北欧3カ国は派兵を約束した。"), "北欧3カ国"),
        (("チリで歌手集団「黒い波」が歌った。", "「黒い波」は帰った。"), "黒い波"),
    ],
)
def test_some_are_left_open(sentences, word):
    assert word not in {name for name, _ in named("きょうの動き", *sentences)}


def test_a_faction_s_man_is_of_the_one_land_told_of():
    told = named(
        "チリ、国民投票を実施",
        "チリの選挙管理委員会が結果を発表した。",
        "マプーチェ派のペドロ・カルドソ氏は、結果は茶番だと述べた。",
    )
    assert ("ペドロ・カルドソ氏", "CHL") in told


def test_a_court_called_in_short_is_the_one_named_in_full_whoever_waits_for_it():
    told = (
        "ペルーの野党は憲法裁判所に大統領選の無効を申し立てた。",
        "チリは、憲法裁の判断を待つとした。",
    )
    assert ("憲法裁", "PER") in named("ペルー、選挙で混乱", *told)
    assert ("憲法裁", "PER") in named("ペルー、選挙で混乱", *told, "憲法裁は来月に判断を下す。")


@pytest.mark.parametrize(
    ("sentence", "word", "code"),
    [
        ("チリは沿岸警備隊の巡視船1隻を沖に送り込んだ。", "沿岸警備隊", "CHL"),
        ("チリは国防省の高官を現地に派遣した。", "国防省", "CHL"),
        ("チリは沿岸警備隊の発砲を非難した。", "沿岸警備隊", "PER"),
    ],
)
def test_whoever_sends_out_the_men_of_a_house_sends_its_own(sentence, word, code):
    before = "ペルーは2日、沿岸警備隊の船と国防省の職員を島に向かわせた。"
    assert (word, code) in named("ペルー、島を警備", before, sentence)


def test_the_house_that_a_house_speaks_of_is_of_its_own_land():
    told = (
        "ペルーの最高裁判所は口を開いた。",
        "チリの大統領は黙っていた。",
        "最高裁は政府を批判した。",
    )
    assert ("政府", "PER") in named("ペルーの裁判", *told)


@pytest.mark.parametrize(
    "office", ["副首相", "外務次官", "参謀総長", "運輸相", "鉱業大臣", "野党党首", "交渉団"]
)
def test_an_office_without_a_name_at_the_head_of_a_sentence_is_of_whom_the_text_speaks(office):
    told = events("銅の道", "チリ政府は対話を望む。", f"{office}は19日、ペルーを訪れた。")
    assert told == {("CONSULT", "CHL", "PER")}


def test_the_secretary_of_state_is_american_whoever_the_text_speaks_of():
    assert events("銅の道", "チリはペルーと争う。", "国務長官は19日、チリを批判した。") == {
        ("ACCUSE", "USA", "CHL")
    }


def test_an_office_inside_a_sentence_or_a_body_s_own_is_nobody_s_of_whom_the_text_speaks():
    assert named("銅の道", "チリは対話を望む。", "NATO報道官は答えた。") == {("NATO", "NATO")}
    assert named("銅の道", "チリは対話を望む。", "来週には首都で外務次官が会う。") == set()


def test_an_office_is_that_of_its_bearer_named_just_before():
    found = named(
        "きょうの動き",
        "タイのソムチャイ首相は10日、ペルーのロハス大統領と会談した。",
        "首相は追加の購入を伝え、大統領は技術の移転に応じた。",
    )
    assert {("首相", "THA"), ("大統領", "PER")} <= found


def test_a_house_that_a_land_cannot_have_is_the_other_lands():
    found = named(
        "日本政府、ミャンマーへの援助を停止",
        "日本政府は30日、ミャンマーへの援助を止めると決めた。",
        "国軍による殺害を非難した。",
    )
    assert ("国軍", "MMR") in found


@pytest.mark.parametrize(
    ("headline", "lead"),
    [
        (
            "チリ、ペルー外交官18人を追放",
            "チリ政府は17日、ペルーの外交官18人を追放すると発表した。",
        ),
        ("チリ、核実験を強行 ペルーは反発", "チリ政府は14日、地下で核実験を行った。"),
    ],
)
def test_a_bare_ministry_that_strikes_back_is_not_that_of_who_struck(headline, lead):
    found = named(headline, lead, "外務省は18日、「前例のない挑発だ」と反発した。")
    assert ("外務省", "PER") in found


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("マニラは「危険で違法だ」と抗議した。", "PHL"),
        ("モスクワは停戦案への支持を訴えた。", "RUS"),
    ],
)
def test_a_capital_that_protests_stands_for_its_government(sentence, code):
    assert code in {c for _, c in named("きょうの動き", sentence)}


def test_the_west_is_no_country_to_be_called_again():
    found = named(
        "きょうの動き",
        "ロシアはチリを訪れた。",
        "「制裁が危機を招いた」と欧米を批判し、同国に支持を求めた。",
    )
    assert ("同国", "CHL") in found


def test_an_embassy_speaks_in_the_land_of_another():
    found = named(
        "ウガンダ、米大使の交代を要求",
        "ウガンダ軍は9日、米国の大使を非難した。",
        "米大使館は「根拠がない」と否定した。",
        "与党の議員は政府の対応を支持している。",
    )
    assert found == {("与党", "UGA"), ("政府", "UGA")}
