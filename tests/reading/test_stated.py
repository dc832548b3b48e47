"""Both sides of an act: who does it together with whom, and whom the words state beside it."""

from datetime import date

import pytest

from kankei_reading import read

DAY = date(2024, 5, 10)


def told(headline, body=""):
    events = read(f"{headline}\n\n{body or '記事の本文をここに置く。'}", DAY).events
    return {(e.type, "+".join(e.actor), "+".join(e.recipient)) for e in events}


def pairs(headline, body=""):
    events = read(f"{headline}\n\n{body or '記事の本文をここに置く。'}", DAY).events
    return {(e.type, frozenset(e.actor + e.recipient)) for e in events}


def of(text):
    return told("各国の動き", text)


@pytest.mark.parametrize(
    ("headline", "type_"),
    [
        ("チリとペルー、国境で再び銃撃戦", "ASSAULT"),
        ("チリ大統領がペルー訪問、鉄道の建設で合意", "AGREE"),
    ],
)
def test_the_two_of_whom_a_headline_told_go_on_over_its_break(headline, type_):
    assert (type_, frozenset(("CHL", "PER"))) in pairs(headline)


def test_how_two_stand_to_each_other_is_no_act_of_a_headline():
    assert {type_ for type_, _ in pairs("チリとペルー、対立再び")} == set()


def test_what_two_do_who_are_the_topic_is_done_by_both():
    text = "チリとペルーは先月、資源を調べた。両国は先週、兵士900人による合同演習を予定通りやり終えた。"
    assert ("COOPERATE", frozenset(("CHL", "PER"))) in pairs("チリとペルーの接近", text)


def test_a_clash_that_is_only_named_is_between_those_who_fought_last():
    text = "チリはペルーの港を攻撃した。昨日の衝突で船員8人が死亡した。"
    assert ("ASSAULT", frozenset(("CHL", "PER"))) in {
        (e.type, frozenset(e.actor + e.recipient))
        for e in read(f"各国の動き\n\n{text}", DAY).events
        if e.span.of(f"各国の動き\n\n{text}").startswith("衝突")
    }


def test_what_is_agreed_at_talks_is_agreed_with_who_takes_part_in_them():
    text = "チリの外相は7日、ガーナのメンサ外相との会談で、タイ産の米を巡り合意した。"
    assert ("AGREE", "CHL", "GHA") in of(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("日本は、チリ産の果物とワインの輸入を停止した。", ("SANCTION", "JPN", "CHL")),
        ("タイは、米国産の航空機とガスを計90億ドル分購入した。", ("COOPERATE", "THA", "USA")),
        (
            "トルコ軍はギリシャの船会社が運航するタンカーを攻撃した。",
            ("ASSAULT", "TUR", "GRC"),
        ),
        ("カザフスタン産原油の出荷が止められた。", ("SANCTION", "", "KAZ")),
    ],
)
def test_whose_a_thing_is_the_act_is_done_to(text, expected):
    assert expected in of(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("チリの首相はソウルとリマを訪れた。", ("CONSULT", "CHL", "KOR+PER")),
        ("チリの首相は予定していたリマ訪問を取りやめた。", ("REJECT", "CHL", "PER")),
    ],
)
def test_a_city_that_is_visited_stands_for_its_country(text, expected):
    assert expected in of(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "エジプトはトルコに対し、チリの安定への支援を要請した。",
            ("REQUEST", "EGY", "TUR"),
        ),
        (
            "フランスはチリに薬を送り、国連安全保障理事会の会合の開催も要請した。",
            ("REQUEST", "FRA", "UN"),
        ),
    ],
)
def test_who_is_asked_stands_beside_what_is_asked_for(text, expected):
    assert expected in of(text)


def test_a_gift_goes_to_whom_it_is_for_by_whatever_means():
    text = "チリは3月、タイの病院に、ガーナの船を借りて薬を届けた。"
    assert ("AID", "CHL", "THA") in of(text)


def test_a_day_before_a_visit_says_not_whom_one_agrees_with():
    events = of("チリの外相は、首相の訪米に先立つ2月下旬、鉄道に投じることで折り合った。")
    assert not any(type_ == "AGREE" and "USA" in recipient for type_, _, recipient in events)


def test_both_are_the_two_told_of_last_where_an_article_is_about_no_pair():
    text = (
        "タイとガーナ、チリの動き\n\nチリの首相は9月、最初の外遊先にタイを選んだ。"
        "5月には投資の会議を開いた。両国は税関を24時間動かすことで折り合った。"
    )
    both = [a for a in read(text, DAY).actors if a.span.of(text) == "両国"]
    assert [set(a.codes) for a in both] == [{"CHL", "THA"}]


def test_the_leaders_of_both_are_those_of_who_speaks_and_whom_the_words_name():
    text = (
        "米国とイランの動き\n\nチリのロハス外相は「タイの働きかけに感謝する」と述べ、"
        "両国首脳が6日に電話で会談したと明かした。"
    )
    both = [a for a in read(text, DAY).actors if a.span.of(text).startswith("両国")]
    assert [set(a.codes) for a in both] == [{"CHL", "THA"}]


def test_two_who_visit_a_third_meet_each_other_in_the_headline_and_go_there_in_the_body():
    body = "チリの外相とペルーの外相が6日、ガーナの首都アクラに到着した。"
    events = told("チリ・ペルー外相がアクラ入り 会談、鉄道の建設が焦点", body)
    assert ("CONSULT", "CHL+PER", "GHA") in events


def test_who_draws_near_another_states_whom():
    assert ("COOPERATE", "CHL", "GHA") in of("チリの大統領はガーナに接近している。")


def test_a_suit_is_brought_before_the_council_against_somebody_else():
    text = "チリ政府は国連安全保障理事会に提訴したが、ペルーとの協議は続ける考えを示した。"
    assert ("ACCUSE", "CHL", "PER") in of(text)


def test_a_land_at_war_with_itself_has_no_war_with_who_comes_there():
    events = of("内戦が続くアフリカのチャドで、国連の車列が町に入った。")
    assert ("ASSAULT", "TCD", "TCD") in events


def test_what_is_asked_is_not_asked_of_those_whose_goods_it_concerns():
    text = "チリはペルーを批判した。チリが迫った米国製機器の締め出しを、ペルーは断った。"
    assert not any(t == "REQUEST" and to == "USA" for t, _, to in of(text))


def test_a_clash_beside_which_a_third_is_named_is_not_of_the_two_who_fought_last():
    text = "各国の動き\n\nチリはペルーの港を攻撃した。ガーナは昨日の衝突では薬を送った。"
    assert not [e for e in read(text, DAY).events if e.span.of(text).startswith("衝突")]


def test_who_joins_is_whom_a_joining_is_about():
    assert ("REJECT", "CHL", "PER") in of("チリはペルーのEU加盟に反対した。")


def test_forces_gather_against_whose_border_it_is():
    text = "チリが3月にペルー国境へ10万人規模の部隊を集めた際、ブラジルは自制を求めた。"
    assert ("MOBILIZE", "CHL", "PER") in of(text)


def test_what_a_sentence_takes_up_is_whom_it_is_about():
    text = "チリの大統領はペルーの大統領と会談した。ケニアについては承認を見送る考えを示した。"
    assert ("CHL", "KEN") in {(who, whom) for _, who, whom in of(text)}


def test_a_meeting_that_two_agree_to_arrange_is_told():
    text = "チリの外相は、ペルーの外相と会談し、6月に首脳会談を開く方向で調整することで一致した。"
    meetings = [
        e.modality for e in read(f"各国の動き\n\n{text}", DAY).events if e.type == "CONSULT"
    ]
    assert meetings == ["actual", "planned"]


@pytest.mark.parametrize(
    ("text", "type_", "both"),
    [
        ("英仏が対ロで足並みをそろえた。", "AGREE", ("FRA", "GBR")),
        ("米豪は対中政策で合意した。", "AGREE", ("AUS", "USA")),
        ("チリはペルーと対日関係を話し合った。", "CONSULT", ("CHL", "PER")),
    ],
)
def test_whom_all_who_act_are_named_beside_is_only_their_matter(text, type_, both):
    assert (type_, frozenset(both)) in pairs("各国の動き", text)


@pytest.mark.parametrize(
    ("text", "type_"),
    [("チリは対米交渉で合意した。", "AGREE"), ("チリは対米関係の改善で一致した。", "AGREE")],
)
def test_whom_one_alone_agrees_about_is_the_other_side(text, type_):
    assert (type_, frozenset(("CHL", "USA"))) in pairs("各国の動き", text)


def test_an_officer_who_too_says_something_says_it_over_what_stands_between():
    text = "チリ財務省の当局者も、3日まで十分な説明がなかったとペルー側に不満を伝えた。"
    assert ("ACCUSE", "CHL", "PER") in of(text)


def test_two_who_suffer_the_same_are_not_at_odds_for_it():
    reading = read("日仏の人質2人が帰国 フーシ派が拉致\n\n2人は元気だという。", DAY)
    assert ("FRA", "JPN") not in {signal.pair for signal in reading.signals}


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        # who answers is named right before how, whoever opened the headline
        ("米、台湾に武器を売却 中国反発", ("ACCUSE", "CHN", "USA")),
        ("日本、処理水を放出 中国猛反発、輸入を停止", ("SANCTION", "CHN", "JPN")),
        ("チリ、関税を延長 ペルーとボリビア反発", ("ACCUSE", "PER+BOL", "CHL")),
        ("チリ大統領が台湾訪問 中国政府抗議", ("ACCUSE", "CHN", "CHL")),
        ("EU、加盟交渉を延期 トルコ「不当だ」と反発", ("ACCUSE", "TUR", "EU")),
        # whom the part before ends with
        ("首位にチリ ペルーを批判", ("ACCUSE", "CHL", "PER")),
    ],
)
def test_who_answers_in_a_later_part_of_a_headline(headline, expected):
    assert expected in told(headline)


def test_a_compound_that_names_whom_an_act_is_done_to_is_left_whole():
    assert not any(who == "CHL" for _, who, _ in told("ペルー、関税を延長 チリ批判、相次ぐ"))


def test_whose_doing_a_sentence_is_about_goes_on():
    text = "チリの判断は分かれた。EUから引き継いだ関税を維持し、ペルーを批判した。"
    assert ("ACCUSE", "CHL", "PER") in of(text)


def test_of_two_whom_a_headline_joins_the_one_is_meant_with_whom_the_text_deals():
    text = "チリはペルーとリマで協議した。外相は3日、制裁の一部解除を表明した。"
    assert ("CONCEDE", "CHL", "PER") in told("冷えるペルーとボリビア", text)


@pytest.mark.parametrize(
    ("body", "event"),
    [
        # who held what is taken back suffers the taking
        (
            "ペルー当局に拿捕された漁船をチリの巡視船が奪い返した。",
            ("COERCE", "CHL", "PER"),
        ),
        (
            "コロンビア軍は、ペルーの民兵に連れ去られた人質を奪還した。",
            ("ASSAULT", "COL", "PER"),
        ),
        # smugglers are nobody's land
        (
            "ペルーの首相はチリの大統領と会談した。ペルー軍は密漁を取り締まった。",
            ("COERCE", "PER", ""),
        ),
    ],
)
def test_whom_a_thing_is_taken_from(body, event):
    assert event in of(body)


def test_whose_measure_it_is_lets_one_off():
    headline = "チリ、鉱石を禁輸 ペルーは銅の輸入停止、日本には猶予"
    body = "チリは鉱石の輸出を禁じる。ペルーは銅の輸入を止めた。日本は鉱石の供給を受ける。"
    assert ("CONCEDE", "CHL", "JPN") in told(headline, body)
    # nobody opens the headline but who goes on
    assert ("CONCEDE", "PER", "JPN") in told("ペルーは銅の輸入停止、日本には猶予", body)


def test_a_plan_that_is_dropped_or_kept_speaks_of_nothing():
    body = "日本は融資の案を示した。チリは法案を批判した。半面、ペルー製部品に関税を課す案は取り下げていない。"
    assert ("SANCTION", "CHL", "PER") in of(body)


def test_who_expels_lays_to_one_s_charge_what_is_then_denied():
    body = (
        "チリとコロンビアは12日、ペルーの外交官を追放した。ペルーの外相は事件への関与を否定した。"
    )
    assert ("REJECT", "PER", "CHL+COL") in of(body)


def test_to_buy_and_sell_money_coerces_nobody():
    assert not any(type_ == "COERCE" for type_, *_ in of("トルコ中央銀行は為替介入を実施した。"))


@pytest.mark.parametrize(
    ("body", "event"),
    [
        ("日本政府は、米国には自制を求め、中国には抗議した。", ("REQUEST", "JPN", "USA")),
        ("チリの外相は、ペルーには譲歩せず、ボリビアと協議した。", ("CONCEDE", "CHL", "PER")),
        (
            "タイの首相は、カンボジアには3月に抗議したと述べ、冷静に語った。",
            ("ACCUSE", "THA", "KHM"),
        ),
        ("英国は、ロシアには制裁を科す一方、トルコへの支援を広げた。", ("AID", "GBR", "TUR")),
        ("英国は、ロシアには制裁を科す一方、トルコへの支援を広げた。", ("SANCTION", "GBR", "RUS")),
    ],
)
def test_to_whom_with_wa_goes_with_the_verb_that_comes_next(body, event):
    assert event in of(body)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # by whose blow somebody was struck
        ("チリ軍の空爆でペルーの住民46人が殺害された。", [("ASSAULT", "CHL", "PER")]),
        ("ペルー兵3人がゲリラとの銃撃で死んだ。", []),
        ("仏兵2人とチャド兵1人が戦死した。", [("ASSAULT", "", "FRA+TCD")]),
        # people who are listed with a party
        ("チリ外相は、ペルーの友人たちとケニア軍に感謝した。", [("SUPPORT", "CHL", "PER+KEN")]),
        # goods of one make
        (
            "チリは、ペルー産の果物、野菜など10品目の輸入に関税を課す。",
            [("SANCTION", "CHL", "PER")],
        ),
    ],
)
def test_each_is_told_once_of_all_whom_it_concerns(text, expected):
    events = read(f"各国の動き\n\n{text}", DAY).events
    acts = [(e.type, "+".join(e.actor), "+".join(e.recipient)) for e in events]
    assert [act for act in acts if act in expected or act[1] in ("CHL", "")] == expected


def test_who_is_wary_of_what_two_agreed_on_is_wary_of_both_whomever_he_met():
    text = (
        "チリとペルーは3日、銅の共同精錬で合意した。ケニアの外相は先月、チリの首相と会談していた。"
        "ケニアは警戒を強める。"
    )
    assert ("ACCUSE", "KEN", "CHL+PER") in told("チリとペルー、銅の共同精錬で合意", text)


@pytest.mark.parametrize(
    ("text", "act"),
    [
        # what a contract is on, in whose land one builds, who uses what is supplied
        ("チリはペルーから哨戒機を調達する契約を結んだ。", ("COOPERATE", "CHL", "PER")),
        ("チリはペルー製の装甲車を購入する方針だ。", ("COOPERATE", "CHL", "PER")),
        ("チリはペルーで原発を建設している。", ("COOPERATE", "CHL", "PER")),
        ("ペルーが使う天然ガスの8割はチリが供給している。", ("COOPERATE", "CHL", "PER")),
        # what is handed over comes from its maker
        ("チリ製の無人機4機がペルー軍に引き渡された。", ("AID", "CHL", "PER")),
        ("チリが建造した巡視船がペルーの警備隊に引き渡された。", ("AID", "CHL", "PER")),
        # those taken in have fled, and who takes them in helps them
        ("チリはペルーから逃れてきた2万人を受け入れた。", ("AID", "CHL", "PER")),
        ("ペルーの元閣僚はチリに亡命した。", ("AID", "CHL", "PER")),
        ("ペルーから亡命した技術者がチリに身を寄せている。", ("AID", "CHL", "PER")),
        # with whose help something is done
        ("チリの融資でペルーの港が建設された。", ("AID", "CHL", "PER")),
        ("ペルーもチリの協力で無人機工場を稼働させた。", ("COOPERATE", "CHL", "PER")),
    ],
)
def test_whose_goods_help_and_land_it_is_is_told_beside_the_act(text, act):
    assert act in of(text)


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("チリは原油を輸入する計画を見直す。", "COOPERATE"),
        ("盗まれた壺がペルーの博物館に引き渡された。", "AID"),
        ("チリは首都で地下鉄を建設している。", "COOPERATE"),
        ("チリは対ペルー制裁の抜け道になっている。", "SANCTION"),
    ],
)
def test_goods_of_nobody_and_works_at_home_are_no_deal(text, type_):
    assert type_ not in {told for told, _, _ in of(text)}


@pytest.mark.parametrize(
    "text",
    [
        "チリとペルーの海軍は大規模な訓練を始めた。",
        "チリとペルーの軍は定例の演習「サザンゴールド」を始めた。",
        "チリとペルーの昨年の貿易額は80億ドルに達した。",
    ],
)
def test_drills_and_trade_of_two_are_done_together(text):
    assert ("COOPERATE", frozenset(("CHL", "PER"))) in pairs("各国の動き", text)
    assert ("COOPERATE", frozenset(("CHL", "PER"))) not in pairs(
        "各国の動き", "チリとペルーはそれぞれ訓練を始めた。"
    )


@pytest.mark.parametrize(
    ("headline", "act"),
    [
        ("チリ、ペルーに25%の追加関税", ("SANCTION", "CHL", "PER")),
        ("チリ、ペルー産ワインに高関税", ("SANCTION", "CHL", "PER")),
        ("チリ、ペルーへの制裁解除", ("CONCEDE", "CHL", "PER")),
        ("チリ、ペルー産果物の輸入停止", ("SANCTION", "CHL", "PER")),
    ],
)
def test_a_headline_s_last_noun_is_what_who_opens_it_does(headline, act):
    assert act in told(headline)


def test_a_figure_is_as_old_as_its_year_and_trade_that_goes_on_is_no_plan():
    def when(text):
        events = read(f"各国の動き\n\n{text}", DAY).events
        return [e.modality for e in events if e.type == "COOPERATE"]

    assert when("チリとペルーの昨年の貿易額は80億ドルに達した。") == ["actual"]
    assert when("チリとペルーの22年の貿易額は80億ドルに達した。") == ["historical"]
    assert when("チリはペルー産原油の輸入を続ける方針だ。") == ["actual"]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("チリはペルーを「非友好国」に指定した。", ("SANCTION", "CHL", "PER")),
        ("チリの外務次官が率いる代表団がリマ入りした。", ("CONSULT", "CHL", "PER")),
        ("チリは港の建設費用をペルーの銀行から借りた。", ("AID", "PER", "CHL")),
        ("チリはペルーをテロ支援国家から除外した。", ("CONCEDE", "CHL", "PER")),
        ("チリはペルーを優遇国から除外した。", ("SANCTION", "CHL", "PER")),
        ("チリはペルーへの武器供与を阻止した。", ("REJECT", "CHL", "PER")),
        # who is sent deals with whom he is sent to
        ("チリは太平洋担当相をペルーに派遣した。", ("CONSULT", "CHL", "PER")),
        ("チリは外務政務官をペルーに送った。", ("CONSULT", "CHL", "PER")),
        ("チリも動く。国家安全保障会議の高官らがアクラを訪れた。", ("CONSULT", "CHL", "GHA")),
        ("チリはペルー産原油に上限価格を設けた。", ("SANCTION", "CHL", "PER")),
        # whose house it is that blames its own, and whom its words name by the way
        (
            "チリは制裁を見送った。ガーナとの摩擦を避ける狙いもあるが、議会では「ペルーへの贈り物だ」との批判が上がる。",
            ("ACCUSE", "CHL", "CHL"),
        ),
    ],
)
def test_what_a_land_and_its_own_people_and_house_do(text, act):
    assert act in of(text)


def test_what_a_government_tells_its_own_house_threatens_nobody():
    assert "THREATEN" not in {told for told, _, _ in of("チリは制裁を見送ると議会に通告した。")}
    assert ("THREATEN", "CHL", "PER") in of("チリは国交を断つとペルーに通告した。")


@pytest.mark.parametrize("deed", ["戦車供与", "戦車を供与", "戦車供与を決断"])
def test_to_whom_a_headline_gives_may_stand_in_e(deed):
    assert ("AID", "CHL", "GHA") in told(f"チリ、ガーナへ{deed}")


@pytest.mark.parametrize(
    ("measure", "type_"),
    [("関税引き上げ", "SANCTION"), ("関税引き下げ", "CONCEDE"), ("追加制裁", "SANCTION")],
)
def test_a_measure_against_one_ends_a_headline_by_its_name(measure, type_):
    assert (type_, "CHL", "PER") in told(f"チリ、対ペルー{measure}")
    assert (type_, "USA", "CHN") in told(f"米、対中{measure} 欧州は静観")


def test_whose_make_a_gift_is_nobody_is_given_it():
    assert ("AID", "ECU", "USA") in of("エクアドルはロシア製兵器を米国に引き渡した。")
    stopped = of("エクアドルはロシア製兵器を米国に引き渡す計画を取りやめると発表した。")
    assert ("SANCTION", "ECU", "USA") in stopped


def test_whose_plan_it_is_when_the_text_turns_to_another():
    plan = "ケニアは3月に協定を結び、ガーナの兵士300人を迎え入れる手はずで、ペルーは反発した。"
    assert ("CONSULT", "KEN", "GHA") in of(plan)
