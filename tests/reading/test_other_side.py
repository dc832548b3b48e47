"""The side that a sentence leaves out or calls by another word: 隣国, 長官, 外務省, a capital, who is thanked."""

from datetime import date

import pytest

from kankei_reading import read

DAY = date(2024, 5, 20)


def acts(*body: str, headline: str = "きょうの動き") -> set[str]:
    """What the last sentence tells."""
    text = "\n\n".join((headline, *body))
    last = text.rindex(body[-1])
    return {
        f"{e.type} {'+'.join(e.actor)}>{'+'.join(e.recipient)}"
        for e in read(text, DAY).events
        if e.span.start >= last
    }


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            ("チリ軍は5日、ペルーの基地を空爆した。", "隣国の軍は反撃し、戦闘機を撃ち落とした。"),
            "ASSAULT PER>CHL",
        ),
        (("タイはカンボジアに停戦を提案した。", "隣国は応じなかった。"), "REJECT KHM>THA"),
        (
            (
                "ベネズエラはガイアナの油田の領有を主張する。",
                "ベネズエラ軍は隣国との国境に兵を集めた。",
            ),
            "MOBILIZE VEN>GUY",
        ),
    ],
)
def test_next_door_is_the_one_neighbour_that_the_article_tells_of(body, expected):
    assert expected in acts(*body)


@pytest.mark.parametrize(
    "body",
    [
        # it may be either
        ("ロシアはウクライナとジョージアに侵攻した。", "隣国は非難した。"),
        # or any
        ("米国はメキシコに関税を課した。", "被害は隣国にも及ぶと日本は非難した。"),
        ("中国はインドと近隣国の対話を進める。", "近隣国は反発した。"),
    ],
)
def test_next_door_stays_open_where_it_may_be_several(body):
    text = "\n\n".join(("きょうの動き", *body))
    assert not [a for a in read(text, DAY).actors if a.span.of(text) == "隣国"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            (
                "モーガン米財務長官は9日、北京を訪れた。",
                "長官は記者会見で、中国の補助金を批判した。",
            ),
            "ACCUSE USA>CHN",
        ),
        (
            ("モーガン米国務副長官は9日、ソウルを訪れた。", "副長官は韓国政府に再開を促した。"),
            "REQUEST USA>KOR",
        ),
    ],
)
def test_a_title_alone_is_whoever_was_named_with_it(body, expected):
    assert expected in acts(*body)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("中国の船は5日、フィリピンの補給船に放水し、外務省は抗議した。", "ACCUSE PHL>CHN"),
        ("ロシア軍機は5日、北海道沖の領空を侵犯し、政府は抗議した。", "ACCUSE JPN>RUS"),
        (
            "フランスは5日、アルジェリアの外交官を追放し、外務省は対抗措置を警告した。",
            "THREATEN DZA>FRA",
        ),
        # who suffers it speaks
        ("チリの漁船は5日、ペルーに拿捕され、外務省は抗議した。", "ACCUSE CHL>PER"),
        # or goes on
        ("ケニアは5日、ガーナの侵入を批判し、国防省は部隊を送った。", "MOBILIZE KEN>GHA"),
    ],
)
def test_a_house_that_protests_is_not_theirs_who_did_it(sentence, expected):
    assert expected in acts(sentence)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("米国はアンカラに対する制裁を発動した。", "SANCTION USA>TUR"),
        ("ベルリンとパリが米国の決定を非難した。", "ACCUSE DEU+FRA>USA"),
    ],
)
def test_a_capital_stands_for_its_government_where_it_is_blamed_or_acts_beside_another(
    sentence, expected
):
    assert expected in acts(sentence)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("中国は日本に施行の見送りを求めたが、応じてもらえなかった。", "REJECT JPN>CHN"),
        ("チリはペルーに再開を呼びかけたが、受け入れてもらえていない。", "REJECT PER>CHL"),
    ],
)
def test_what_one_could_not_have_done_the_other_refused(sentence, expected):
    assert expected in acts(sentence)


@pytest.mark.parametrize(
    ("before", "sentence", "expected"),
    [
        (
            "インドとパキスタンは停戦し、米国が仲介した。",
            "パキスタンの首相は謝意を示したが、インドは第三国の関与を認めていない。",
            {"SUPPORT PAK>USA", "REJECT IND>USA"},
        ),
        ("中国はチリとペルーを仲介した。", "チリは謝意を述べた。", {"SUPPORT CHL>CHN"}),
        (
            "米国はケニアに小麦を送った。",
            "ケニアは感謝の意を示したが、ガーナは反発した。",
            {"SUPPORT KEN>USA", "ACCUSE GHA>USA"},
        ),
    ],
)
def test_who_is_thanked_is_who_helped_and_not_who_is_set_against_it(before, sentence, expected):
    assert expected <= acts(before, sentence)


@pytest.mark.parametrize("ending", ["構えだ", "方針だ", "意向を示した"])
def test_who_would_take_up_what_was_just_offered_answers_it(ending):
    assert "AGREE KOR>CHN" in acts("中国は5日、韓国に協議を提案した。", f"韓国も応じる{ending}。")


@pytest.mark.parametrize(
    ("before", "sentence", "expected"),
    [
        (
            "英政府は5日、中国の投資を認めた。",
            "与党からも反発が出ている。",
            "ACCUSE GBR>GBR",
        ),
        (
            "米国は5日、中国に制裁を科した。",
            "与党の民主党内からも異論が出た。",
            "ACCUSE USA>USA",
        ),
        # unless it is said of whom
        ("日本政府は5日、中国に抗議した。", "与党からは中国への批判が出た。", "ACCUSE JPN>CHN"),
    ],
)
def test_ones_own_side_turns_on_its_government(before, sentence, expected):
    assert expected in acts(before, sentence)


def test_what_is_behind_a_deed_is_theirs_who_did_it():
    body = (
        "チリは5日、ペルーからの輸入を再開した。",
        "チリが歩み寄った背景には米国との対立がある。",
    )
    assert "REJECT CHL>USA" in acts(*body)


def test_a_sentence_that_makes_an_act_known_says_whose_it_is():
    assert "RETREAT USA>" in acts("攻撃の引き金を引いたのは、米軍の撤収だった。")


def test_who_is_mopped_up_does_not_do_it():
    assert acts("米国はヒズボラの掃討を続けた。") == {"ASSAULT USA>HEZBOLLAH"}


def test_whose_make_arms_are_does_not_face_them():
    assert acts("トルコは7月、ロシア製のミサイルの搬入を始めた。") == {"MOBILIZE TUR>"}


def test_of_two_at_odds_neither_is_guessed_as_whom_a_third_one_strikes():
    body = ("米国と中国が規制を巡り対立している。", "オランダは装置の輸出を制限すると決めた。")
    assert acts(*body, headline="米国と中国、対立続く") == {"SANCTION NLD>"}


def test_what_is_still_barred_is_theirs_of_whom_it_was_just_told():
    body = (
        "中国は5日、日本産水産物の輸入を再開した。",
        "ただ10県の産品は引き続き受け入れない。",
    )
    assert "SANCTION CHN>JPN" in acts(*body, headline="日中の動き")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("中国の税関で日本産水産物の通関が止められた。", {"SANCTION CHN>JPN"}),
        ("ロシアの港ノボロシスクでカザフ産原油の出荷が止められた。", {"SANCTION RUS>KAZ"}),
        # a contest bars nobody for the land that it is held in
        ("大会でベラルーシの選手が締め出された。", {"SANCTION >BLR"}),
    ],
)
def test_goods_are_stopped_by_the_land_where_they_are_stopped(sentence, expected):
    assert acts(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    ["チリは、責任はペルーにあると断じた。", "チリは事故の責任はペルー側にあると主張した。"],
)
def test_with_whom_the_blame_lies_is_blamed(sentence):
    assert "ACCUSE CHL>PER" in acts(sentence)


def test_whom_a_road_goes_around_is_kept_at_a_distance():
    text = "チリ、ペルー迂回の輸送路を開く\n\nチリとペルーの間では船も減った。\n"
    assert (("CHL", "PER"), -1) in {(s.pair, s.sign) for s in read(text, DAY).signals}


@pytest.mark.parametrize(
    ("before", "sentence", "expected"),
    [
        (
            "日本と韓国は10日、協定に署名した。",
            "米国は歓迎する一方、中国は警戒する。",
            {"SUPPORT USA>JPN+KOR", "ACCUSE CHN>JPN+KOR"},
        ),
        (
            "ロシアは5日、ウクライナに停戦を提案した。",
            "米国は評価する一方、EUは懸念を示した。",
            {"SUPPORT USA>RUS", "ACCUSE EU>RUS"},
        ),
        # one and the same does both
        (
            "米国は5日、ロシアに制裁を科した。",
            "英国は支持する一方、ロシアへの警戒も示した。",
            {"SUPPORT GBR>", "ACCUSE GBR>RUS"},
        ),
    ],
)
def test_what_another_does_meanwhile_is_not_what_one_judges(before, sentence, expected):
    assert acts(before, sentence, headline="日韓の動き") == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("米国が停戦案を示し、双方が受け入れた。", "AGREE KHM+THA>USA"),
        ("マレーシアが会談を提案し、双方が応じた。", "AGREE KHM+THA>MYS"),
    ],
)
def test_what_both_take_up_is_his_who_has_just_offered_it(sentence, expected):
    assert expected in acts("タイとカンボジアが国境で交戦した。", sentence)


def test_who_was_just_struck_fires_back():
    body = (
        "インド軍は5日、パキスタンの基地を空爆した。",
        "パキスタン軍もミサイルを撃ち込み、市民5人が死亡した。",
    )
    assert "ASSAULT PAK>IND" in acts(*body)


def test_a_truce_is_with_whom_one_fights_and_not_with_who_presses_for_it():
    body = (
        "タイ軍は5日、カンボジアの基地を空爆した。",
        "米国は両国に関税を課すと脅した。",
        "カンボジアは停戦に応じると答えた。",
    )
    assert "RETREAT KHM>THA" in acts(*body)


def test_whose_jurisdiction_one_does_not_own_is_the_court_s():
    body = ("国際刑事裁判所(ICC)は5日、逮捕状を出した。", "チリは管轄権を認めていない。")
    assert acts(*body) == {"REJECT CHL>ICC"}


def test_a_ruling_is_not_refused_at_home_by_whom_it_goes_against():
    body = (
        "ペルーとボリビアの外相が会談した。",
        "仲裁裁判所は16年に判決を下したが、チリは受け入れていない。",
    )
    assert "REJECT CHL>CHL" not in acts(*body)


def test_who_stands_in_for_a_head_of_state_acts():
    assert "CONSULT KOR>USA" in acts("韓国の崔大統領代行は5日、米国を訪れた。")


def test_who_offers_another_something_is_one_of_both_countries_told_of_next():
    body = (
        "米国とインドは対立している。",
        "ロシアはインドの国営会社に長期契約を打診しているとされる。",
        "12月上旬には両国の首脳会談が予定される。",
    )
    assert acts(*body) == {"CONSULT RUS>IND"}
