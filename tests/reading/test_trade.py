"""Measures, money and goods as a business paper tells of them: who is struck, who is helped, who judges it."""

from datetime import date

import pytest

from kankei_reading import read

DAY = date(2024, 5, 20)


def told(headline: str, *body: str) -> set[tuple[str, str, str]]:
    """What the last sentence tells."""
    reading = read("\n\n".join((headline, "".join(body))), DAY)
    last = len(reading.sentences) - 1
    return {
        (event.type, "+".join(event.actor), "+".join(event.recipient))
        for event in reading.events
        if last in event.sentences
    }


def one(sentence: str) -> set[tuple[str, str, str]]:
    return told("きょうの動き", sentence)


@pytest.mark.parametrize(
    ("sentence", "deed"),
    [
        (
            "ペルーはイランの武器調達を手助けしたとして、トルコの3社に制裁を科した。",
            ("AID", "TUR", "IRN"),
        ),
        (
            "ペルーはロシアの原油取引に関わったとして、中国の製油会社を制裁対象に指定した。",
            ("COOPERATE", "CHN", "RUS"),
        ),
        (
            "ペルーはロシアを支援したことを理由に中国の銀行に制裁を科した。",
            ("AID", "CHN", "RUS"),
        ),
    ],
)
def test_who_is_punished_for_a_deed_has_done_it(sentence, deed):
    found = one(sentence)
    assert deed in found
    assert not any(who == "PER" and type_ != "SANCTION" for type_, who, _ in found)


@pytest.mark.parametrize(
    ("sentence", "deed"),
    [
        (
            "チリの大手銀行とペルーの地方銀行2行は、イランとの取引を停止した。",
            ("SANCTION", "CHL+PER", "IRN"),
        ),
        (
            "チリの商社とペルーの国有2社は、ロシアの会社への資金の拠出を停止した。",
            ("SANCTION", "CHL+PER", "RUS"),
        ),
        (
            "チリの電力会社とペルーのガス会社がカナダに供給の保証を求めた。",
            ("REQUEST", "CHL+PER", "CAN"),
        ),
        # one of them alone
        ("チリの商社はペルーの国有2社と覚書を交わした。", ("COOPERATE", "CHL", "PER")),
    ],
)
def test_firms_of_two_lands_do_it_together(sentence, deed):
    assert deed in one(sentence)


def test_a_ministry_that_answers_firms_is_of_their_land():
    found = one(
        "ペルーの航空大手は議会に対し、ロシア上空を通る中国の会社の便を制限するよう求め、運輸省は中国の会社の増便を認めなかった。"
    )
    assert ("REJECT", "PER", "CHN") in found


@pytest.mark.parametrize(
    ("words", "turned"),
    [
        ("チリは米国に促され、対中規制に加わった", ("REQUEST", "CHL", "USA")),
        ("わが国はチリに砲撃され、反撃した", ("ASSAULT", "PER", "CHL")),
        ("チリ企業はペルーで投資を拒まれている", ("REJECT", "PER", "CHL")),
    ],
)
def test_a_passive_in_words_spoken_is_not_done_by_who_bears_it(words, turned):
    found = one(f"ペルーの外相は「{words}」と述べた。")
    assert turned not in found
    assert not any(type_ == "REQUEST" and who == "PER" for type_, who, _ in found)


def test_what_is_said_to_be_asked_for_is_asked():
    assert ("REQUEST", "PER", "CHL") in one("ペルーの外相は「チリには自制が求められる」と述べた。")


def test_what_nobody_named_brought_about_is_not_done_by_whoever_speaks_of_it():
    found = one("ペルーの外相は「チリは一部の国に迫られて輸出を止めている」と批判した。")
    assert not any(type_ == "REQUEST" for type_, _, _ in found)


def test_a_lender_lends_to_whom_the_opening_shows_in_debt():
    lead = (
        "ラオスの債務、チリが繰り延べ",
        "ラオスは12日、チリの銀行と債務の再編で合意した。",
        "ペルーとケニアはチリに参加を呼びかけた。",
        "チリは条件を明かさない。",
    )
    assert ("AID", "IMF", "LAO") in told(*lead, "IMFは3月、30億ドルの金融支援を承認した。")
    assert ("SANCTION", "IMF", "LAO") in told(*lead, "IMFは3月、融資を見送った。")


def test_who_calls_a_measure_wrong_speaks_of_whoever_took_it():
    found = told(
        "ケニア産業の明日",
        "チリはペルーの会社に制裁を科した。",
        "トルコの商社は資金を止めた。",
        "ガーナの会社も検討している。",
        "ペルー側は「制裁は違法だ」と反発した。",
    )
    assert ("ACCUSE", "PER", "CHL") in found


def test_a_third_land_that_takes_a_measure_strikes_whom_the_headline_strikes():
    head = ("チリ、対ペルー輸出規制を拡大", "チリは規制を拡大した。")
    found = told(*head, "ガーナは7月に装置を輸出管理の対象に加える。")
    assert ("SANCTION", "GHA", "PER") in found
    assert ("SANCTION", "PER", "CHL") in told(*head, "ペルーは7月、銅の輸入を止めた。")


def test_three_who_agree_at_talks_held_them():
    head = ("チリ、対ペルー輸出規制を拡大", "ケニアはガーナとトルコに同調を求めた。")
    found = told(*head, "3カ国は1月の高官協議で、規制の大枠で合意した。")
    assert not any(type_ == "CONSULT" and "PER" in who + to for type_, who, to in found)


def test_nobody_lets_in_their_own():
    lead = "チリはペルーと協定を結んだ。"
    assert ("CONCEDE", "PER", "CHL") in told(
        "港の一年", lead, "4月にはチリの病院船の寄港を認めた。"
    )
    found = told("港の一年", "チリは港を調べた。", "4月にはチリの病院船の寄港を認めた。")
    assert not any(who == "CHL" for _, who, _ in found)


@pytest.mark.parametrize(
    ("sentence", "deed"),
    [
        ("WTOは、ペルーの関税が協定に違反すると判断した。", ("ACCUSE", "WTO", "PER")),
        (
            "チリの当局は、ペルーの会社が許可なく部品を売り国際法を侵したと認定した。",
            ("ACCUSE", "CHL", "PER"),
        ),
        ("ペルーはチリ産の銅の一部を許可制の対象とする。", ("SANCTION", "PER", "CHL")),
    ],
)
def test_a_finding_that_a_law_is_broken_blames(sentence, deed):
    assert deed in one(sentence)


def test_trading_on_a_market_is_nobody_s_deal():
    head = ("チリ、ペルーに追加関税", "チリはペルーに追加関税を課す。")
    found = told(*head, "株式市場で平均株価は続落して取引を終えた。")
    assert not any(type_ == "AGREE" for type_, _, _ in found)


def test_who_draws_a_protest_is_who_the_text_goes_on_about():
    head = ("チリの港", "チリは港の運営会社を替えた。")
    assert ("ACCUSE", "PER", "CHL") in told(*head, "契約の中身を公表し、ペルーの反発を招いた。")
    head = ("船の一年", "チリは船を増やした。")
    assert ("ACCUSE", "PER", "CHL") not in told(*head, "会社はペルーの反発を招いた。")


def test_who_took_something_gives_it_back():
    lead = "チリはペルー人2人を拘束し、ペルー産の果物の輸入も止めた。"
    found = told("きょうの動き", lead, "2人は釈放され、果物の禁輸も5月に解かれた。")
    assert {who for type_, who, _ in found if type_ == "CONCEDE"} == {"CHL"}
    # who punishes frees nobody
    lead = "チリはペルーの閣僚に制裁を科した。"
    assert ("CONCEDE", "CHL", "PER") not in told("きょうの動き", lead, "ペルーの牧師は釈放された。")


@pytest.mark.parametrize(
    "sentence",
    [
        "ペルーはチリの企業と個人に制裁を科した。",
        "ペルーはチリの銀行3行とタンカー12隻を制裁対象に加えた。",
        "ペルーはチリの高官5人と企業7社の資産を凍結した。",
        "ペルーはチリから輸入する自動車に25%の追加関税をかけた。",
        "ペルーはチリで生産された綿製品の輸入を禁じた。",
        "ペルーはチリ企業による英国の会社の買収を差し止めた。",
        "ペルーは安全保障を理由にチリの会社を輸出規制の対象に加えた。",
        "チリの銀行はペルーの輸出規制の対象になった。",
        "チリの石油会社はペルーの制裁で輸出先を失った。",
        "ペルーは州がチリと結んだ「北方航路」の合意を破棄した。",
    ],
)
def test_a_measure_strikes_those_whose_firms_goods_and_deeds_it_names(sentence):
    assert ("SANCTION", "PER", "CHL") in one(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "ペルーはチリを支援の対象に加えた。",
        "ペルーはチリの自動車を補助金の対象にした。",
        "ペルーの工場は部品が届かず、操業を止めた。",
    ],
)
def test_what_is_given_and_what_stops_by_itself_is_no_measure(sentence):
    assert not any(type_ == "SANCTION" for type_, _, _ in one(sentence))


def test_a_decree_backs_nobody():
    found = one("ペルーの大統領はチリへの投資を規制する大統領令に署名した。")
    assert {type_ for type_, _, _ in found} == {"SANCTION"}


@pytest.mark.parametrize(
    "sentence",
    [
        "チリとペルーを結ぶ直行便が就航した。",
        "チリとペルーをつなぐ送電線が完成した。",
    ],
)
def test_what_links_two_is_of_both(sentence):
    assert {frozenset(pair) for _, *pair in one(sentence)} == {frozenset(("CHL", "PER"))}


def test_of_two_who_judge_otherwise_neither_is_judged():
    found = told(
        "米、対中関税を発動",
        "米国は2日、中国製品に10%の追加関税を課した。",
        "チリの外相は「建設的だ」と歓迎したが、ロシアは強く反発した。",
    )
    assert found == {("SUPPORT", "CHL", "USA"), ("ACCUSE", "RUS", "USA")}


def test_whom_one_turns_to_next_is_not_whom_one_blames():
    found = told(
        "ロシア、ガス供給を停止",
        "ロシアは1日、モルドバ向けのガス供給を止めた。",
        "モルドバ政府は「脅しだ」と批判し、ルーマニアからの電力輸入を増やした。",
    )
    assert ("ACCUSE", "MDA", "RUS") in found


@pytest.mark.parametrize(
    ("sentence", "giver"),
    [
        ("中国も10億ドルを貸し付けた。", "CHN"),
        ("フランスは債務の返済を5年繰り延べる。", "FRA"),
        ("ギリシャも救助隊を送った。", "GRC"),
    ],
)
def test_others_help_whom_the_first_has_helped(sentence, giver):
    found = told("日本、ケニアを支援", "日本は2日、ケニアに500億円を供与した。", sentence)
    assert found == {("AID", giver, "KEN")}


def test_who_helps_their_own_helps_nobody_else():
    found = told(
        "日本、ケニアを支援",
        "日本は2日、ケニアに500億円を供与した。",
        "フランスは自国の農家を支援する。",
    )
    assert ("AID", "FRA", "KEN") not in found


def test_what_is_cut_off_from_a_firm_by_name_is_of_nobody_whom_the_article_is_about():
    found = told(
        "米、制裁を発動",
        "米国は9日、セルビアの石油会社に制裁を科した。",
        "クロアチアはNISへの原油供給を止めた。",
    )
    assert not any(whom == "USA" for _, _, whom in found)


@pytest.mark.parametrize(
    ("lead", "by"),
    [
        ("政府は8日、ロシアに対する追加制裁を決めた。", "JPN"),
        ("外務省は8日、ロシアに対する追加制裁を決めた。", "JPN"),
    ],
)
def test_a_bare_house_in_the_lead_is_of_who_opens_the_headline(lead, by):
    assert ("SANCTION", by, "RUS") in told("日本、ロシア産石炭を禁輸 対ロ追加制裁", lead)


def test_goods_that_open_a_headline_do_nothing():
    found = told("米産牛肉、輸入再開を決定")
    assert not any(who == "USA" for _, who, _ in found)
    assert ("CONCEDE", "CHN", "JPN") in told("日本産水産物、輸入停止を解除 中国")


def test_what_a_court_turns_down_is_of_who_complained_and_not_of_whom():
    found = told(
        "チェコ、韓国企業と契約",
        "フランスは、韓国側の補助金は不当だとして欧州委員会に調査を求めた。",
        "チェコの当局は訴えを退けた。",
    )
    assert ("REJECT", "CZE", "FRA") in found


def test_firms_that_are_added_to_a_list_put_nobody_there():
    found = told(
        "米、対ロ制裁を発動",
        "米国は19日、ロシアの会社に制裁を科した。",
        "ロシアの海運会社4社も制裁の対象に加えた。",
    )
    assert found == {("SANCTION", "USA", "RUS")}


@pytest.mark.parametrize(
    "sentence",
    [
        "米国内の資産を凍結し、米国人との取引を禁じる。",
        "米国内の資産が凍結され、米国企業との取引が禁じられる。",
    ],
)
def test_what_a_measure_means_at_home_strikes_whom_it_struck(sentence):
    found = told(
        "米財務省、イラン産原油の取引で制裁",
        "米財務省は21日、中国の製油会社と海運会社、タンカー9隻を制裁対象に加えた。",
        sentence,
    )
    assert found == {("SANCTION", "USA", "CHN")}


def test_firms_of_two_lands_are_struck_together():
    assert ("SANCTION", "PER", "CHL+FRA") in one(
        "ペルーはチリの企業7社とフランスの商社3社を輸出規制の対象に加えた。"
    )


def test_with_whom_one_keeps_step_one_does_not_strike():
    found = told(
        "カナダ、中国製EVの関税を下げ",
        "カナダは16日、中国製の電気自動車への関税を下げた。",
        "カナダは昨年10月、米国に合わせて関税を導入していた。",
    )
    assert ("SANCTION", "CAN", "USA") not in found


def test_what_a_minister_orders_at_home_is_asked_of_nobody_abroad():
    found = told(
        "トルコ、イスラエルとの貿易を停止",
        "トルコは2日、イスラエルとの輸出入を停止した。",
        "イスラエルの外相は「独裁者だ」と非難し、代わりの調達先を探すよう指示した。",
    )
    assert ("REQUEST", "ISR", "TUR") not in found


def test_a_debtor_who_is_told_of_lends_to_no_creditor():
    found = told(
        "ガーナ、対中債務の再編で合意",
        "ガーナ政府は11日、中国など25カ国と債務再編で合意した。",
        "返済を最長16年繰り延べる。",
    )
    assert ("AID", "GHA", "CHN") not in found


@pytest.mark.parametrize(
    ("sentence", "given"),
    [
        ("ペルーはチリの凍結資産の利子をガーナに融資した。", ("AID", "PER", "GHA")),
        ("ペルーは押収したチリの武器をガーナに供与した。", ("AID", "PER", "GHA")),
        ("ペルーはチリの凍結資産をガーナに引き渡した。", ("CONCEDE", "PER", "GHA")),
        # Whose it was has it back, whom a house of states is to help gets it.
        ("ペルーはケニアが持つチリの資産をチリに返した。", ("CONCEDE", "PER", "CHL")),
        ("ペルーは国連にガーナ支援の資金を拠出した。", ("AID", "PER", "GHA")),
        ("ペルーはガーナの孤児の支援を国連に約束した。", ("AID", "PER", "GHA")),
    ],
)
def test_whose_a_thing_was_is_not_to_whom_it_is_given(sentence, given):
    found = one(sentence)
    assert given in found
    assert {act for act in found if act[0] == given[0]} == {given}


def test_a_land_of_which_something_is_said_is_no_state_of_ones_own():
    found = one("ペルーの副首相は、上限に同調する国には原油を売らないと明言した。")
    assert ("REJECT", "PER", "") in found


@pytest.mark.parametrize(
    ("sentence", "watched"),
    [
        ("チリはペルーに接近するガーナと、中国の台頭をにらみ協定を結んだ。", True),
        ("チリとペルー、中国をにらみ連携", True),
        ("チリは台湾有事をにらみ、ペルーとの協力を急ぐ。", False),
        ("チリは来年の大統領選をにらみ、ペルーへの関税を下げた。", False),
        ("チリは中国依存の低減をにらみ、ペルーと協定を結んだ。", False),
    ],
)
def test_an_event_that_one_has_in_view_is_nobody_one_glares_at(sentence, watched):
    assert any(act[0] == "ACCUSE" for act in one(sentence)) == watched


@pytest.mark.parametrize(
    ("sentence", "asked"),
    [
        ("ペルーはチリの会社への供給を止めるよう国内の業者に促した。", "PER"),
        ("ペルーはチリに国内の基地を減らすよう求めた。", "CHL"),
        ("ペルーはチリの会社に、国内の工場を増やすよう求めた。", "CHL"),
    ],
)
def test_traders_of_ones_own_land_are_asked_at_home(sentence, asked):
    assert ("REQUEST", "PER", asked) in one(sentence)


@pytest.mark.parametrize(
    ("sentence", "modality"),
    [
        ("チリのペルーからの原油輸入は前年同月比で55%増えた。", "actual"),
        ("チリの対ペルー輸出は前年に比べ46%増えた。", "actual"),
        ("チリではペルーからの原油輸入が膨らんだ。", "actual"),
        ("2010年のチリの対ペルー輸出は前年より46%増えた。", "historical"),
    ],
)
def test_what_a_figure_is_compared_with_does_not_make_it_old(sentence, modality):
    events = read(f"きょうの動き\n\n{sentence}\n", DAY).events
    found = [
        e for e in events if (e.type, e.actor, e.recipient) == ("COOPERATE", ("CHL",), ("PER",))
    ]
    assert [e.modality for e in found] == [modality]
