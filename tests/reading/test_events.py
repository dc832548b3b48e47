"""Events: who did what to whom, when, and whether it happened, as a careful coder would say."""

import time
from datetime import date

import pytest

from kankei_reading import read
from kankei_reading.types import Event

DAY = date(2024, 5, 20)


def events_of(body: str, headline: str = "きょうの動き") -> tuple[Event, ...]:
    return read(f"{headline}\n\n{body}\n", DAY).events


def told(body: str) -> set[tuple[str, str, str]]:
    """Who did what to whom, codes joined by +."""
    return {(e.type, "+".join(e.actor), "+".join(e.recipient)) for e in events_of(body)}


def the(body: str, type_: str) -> Event:
    found = [e for e in events_of(body) if e.type == type_]
    assert found, f"no {type_} in {events_of(body)}"
    return found[0]


@pytest.mark.parametrize(
    ("body", "event"),
    [
        ("ドイツはフランスを批判した。", ("ACCUSE", "DEU", "FRA")),
        ("フランスはドイツに批判された。", ("ACCUSE", "DEU", "FRA")),
        ("フランスがドイツから支援を受けた。", ("AID", "DEU", "FRA")),
        ("フランスはドイツに支援してもらった。", ("AID", "DEU", "FRA")),
        ("日本政府は米国から同調を求められた。", ("REQUEST", "USA", "JPN")),
        ("タンカーがイランに拿捕されたと英国が発表した。", ("COERCE", "IRN", "GBR")),
    ],
)
def test_a_passive_turns_who_and_whom_around(body, event):
    assert event[:2] in {(t, a) for t, a, _ in told(body)}
    if "タンカー" not in body:
        assert event in told(body)


@pytest.mark.parametrize(
    ("body", "event"),
    [
        ("米国はロシアへの制裁の発動を見送った。", ("CONCEDE", "USA", "RUS")),
        ("米国は対ロ制裁を解除した。", ("CONCEDE", "USA", "RUS")),
        ("イスラエル軍はガザへの空爆を停止した。", ("RETREAT", "ISR", "PSE")),
        ("ドイツはトルコへの武器供与を打ち切った。", ("SANCTION", "DEU", "TUR")),
        ("中国は日本との対話を中断した。", ("REJECT", "CHN", "JPN")),
    ],
)
def test_an_act_that_is_stopped_or_put_off_is_not_that_act(body, event):
    assert event in told(body)
    avoided = {"CONCEDE": "SANCTION", "RETREAT": "ASSAULT", "SANCTION": "AID", "REJECT": "CONSULT"}
    assert avoided[event[0]] not in {e.type for e in events_of(body)}


@pytest.mark.parametrize(
    ("body", "event"),
    [
        ("日本は対中輸出規制を強化した。", ("SANCTION", "JPN", "CHN")),
        ("フランスの大統領が訪米し、歓迎を受けた。", None),
        ("ロシアはウクライナへの侵攻を続けている。", ("ASSAULT", "RUS", "UKR")),
        ("ロシアのウクライナ侵攻を、日本は非難した。", ("ACCUSE", "JPN", "RUS")),
    ],
)
def test_a_party_hidden_in_a_compound_is_found(body, event):
    if event:
        assert event in told(body)
    else:
        assert "CONSULT" not in {t for t, a, r in told(body) if a == r}


def test_in_a_fear_that_somebody_acts_the_one_who_fears_is_the_subject():
    found = told("フランスは、ロシアがポーランドに侵攻することを警戒している。")
    assert ("ACCUSE", "FRA", "RUS") in found
    assert ("ASSAULT", "RUS", "POL") in found


def test_the_subject_of_a_relative_clause_is_the_noun_that_it_modifies():
    assert ("ASSAULT", "RUS", "UKR") in told("ウクライナへの侵攻を続けるロシアに、日本は抗議した。")
    assert ("ACCUSE", "JPN", "RUS") in told("ウクライナへの侵攻を続けるロシアに、日本は抗議した。")


def test_a_topic_is_carried_over_a_sentence_that_names_nobody():
    body = "韓国は日本を批判した。さらに、謝罪を要求した。"
    assert ("REQUEST", "KOR", "JPN") in told(body)


def test_a_topic_reaches_over_clauses_to_the_last_verb():
    body = "ドイツはフランスを支持し、イタリアの提案を拒否した。"
    assert {("SUPPORT", "DEU", "FRA"), ("REJECT", "DEU", "ITA")} <= told(body)


def test_each_topic_keeps_its_own_verb():
    body = "ドイツはフランスを支持したが、イタリアはフランスを批判した。"
    assert {("SUPPORT", "DEU", "FRA"), ("ACCUSE", "ITA", "FRA")} <= told(body)


@pytest.mark.parametrize(
    "body",
    [
        "フランスではドイツへの反発が広がった。",
        "フランスからはドイツへの反発が広がった。",
        "フランスの議会では、ドイツに対する反発が強まった。",
    ],
)
def test_where_or_from_whom_a_reaction_comes_is_who_reacts(body):
    assert ("ACCUSE", "FRA", "DEU") in told(body)


@pytest.mark.parametrize(
    "body",
    [
        "日本とフランスは会談した。",
        "日本はフランスと会談した。",
        "日本の首相がフランスの大統領と会談した。",
        "日仏両国は会談した。",
        "日本とフランスの会談が行われた。",
        "合意は日本とフランスの間でまとまった。",
    ],
)
def test_both_sides_of_what_two_do_together_are_parties(body):
    found = [e for e in events_of(body) if {*e.actor, *e.recipient} == {"JPN", "FRA"}]
    assert found
    assert found[0].reciprocal


@pytest.mark.parametrize(
    ("body", "type_", "modality"),
    [
        ("日本はフランスと会談した。", "CONSULT", "actual"),
        ("日本はフランスと会談する予定だ。", "CONSULT", "planned"),
        ("日本はフランスと会談する方針を決めた。", "CONSULT", "planned"),
        ("日本はフランスと来月会談する。", "CONSULT", "planned"),
        ("日本がフランスと会談する可能性がある。", "CONSULT", "hypothetical"),
        ("日本がフランスを攻撃すれば、事態は深刻になる。", "ASSAULT", "hypothetical"),
        ("日本はフランスに、ドイツを支援するよう求めた。", "AID", "hypothetical"),
        ("日本は2014年にフランスへの制裁を発動した。", "SANCTION", "historical"),
        ("日本は、フランスがドイツを攻撃したと主張した。", "ASSAULT", "alleged"),
        ("日本はフランスと合意しなかった。", "AGREE", "negated"),
        ("日本はフランスと会談することはない。", "CONSULT", "negated"),
        ("日本はフランスを支持している。", "SUPPORT", "actual"),
        ("日本はフランスを支持する。", "SUPPORT", "actual"),
        ("日本はフランスと協力する。", "COOPERATE", "actual"),
        ("日本はフランスから輸送機を購入する。", "COOPERATE", "planned"),
        ("日本とフランスは関係を深める。", "COOPERATE", "actual"),
        ("日本はフランスへの制裁を発動すると発表した。", "SANCTION", "actual"),
        ("日本はフランスと会談することになった。", "CONSULT", "planned"),
        ("日本はフランスとの首脳会談を目指す。", "CONSULT", "planned"),
        ("日本は、フランスがドイツを支援したとして抗議した。", "AID", "alleged"),
        ("フランスがドイツを攻撃した疑いがある。", "ASSAULT", "alleged"),
    ],
)
def test_modality_follows_from_the_end_of_the_predicate_and_the_date(body, type_, modality):
    assert the(body, type_).modality == modality


def test_an_old_date_of_a_relative_clause_does_not_make_the_main_act_old():
    body = "日本は2014年にフランスが発動した制裁を非難した。"
    assert the(body, "SANCTION").modality == "historical"
    assert the(body, "ACCUSE").modality == "actual"


def test_the_date_of_an_event_is_the_one_of_its_clause():
    body = "日本は17日にフランスと会談し、18日にドイツを非難した。"
    assert the(body, "CONSULT").date == "2024-05-17"
    assert the(body, "ACCUSE").date == "2024-05-18"


@pytest.mark.parametrize(
    ("body", "event"),
    [
        ("日本、米国、豪州はロシアを非難した。", ("ACCUSE", "JPN+USA+AUS", "RUS")),
        ("日本と米国、韓国はロシアを非難した。", ("ACCUSE", "JPN+USA+KOR", "RUS")),
        ("日本はフランスとともにロシアを非難した。", ("ACCUSE", "JPN+FRA", "RUS")),
        ("仲介するエジプトとカタールはイスラエルを批判した。", ("ACCUSE", "EGY+QAT", "ISR")),
    ],
)
def test_all_of_a_list_act(body, event):
    assert event in told(body)


def test_forces_that_are_sent_belong_to_who_sends_them():
    assert ("MOBILIZE", "JPN", "IRQ") in told("イラクに派遣されている日本の自衛隊が帰国する。")


def test_what_two_do_to_each_other_is_done_by_both():
    event = the("日本と韓国は、輸出への規制を互いに緩和した。", "CONCEDE")
    assert event.reciprocal
    assert {*event.actor, *event.recipient} == {"JPN", "KOR"}


def test_to_have_ended_a_talk_is_to_have_held_it():
    assert the("日本はフランスとの会談を終えた。", "CONSULT").modality == "actual"


def test_a_capital_that_is_visited_stands_for_its_country():
    assert ("CONSULT", "JPN", "KOR") in told("日本の外相がソウルを訪れた。")


def test_a_meeting_before_a_plan_has_taken_place():
    body = "日本の首相はフランスの大統領と会談し、制裁を解除すると伝えた。"
    assert the(body, "CONSULT").modality == "actual"
    assert the(body, "CONCEDE").modality == "planned"


def test_a_subject_is_not_taken_by_an_aside():
    body = "フランスは、ロシアが海に面した飛び地にミサイルを配備したと発表した。"
    assert ("MOBILIZE", "RUS", "") in told(body)


def test_everybody_is_nobody_in_particular():
    assert ("REQUEST", "JPN", "") in told("日本はロシアを非難した。日本は各国に自制を求めた。")


@pytest.mark.parametrize(
    "text",
    [
        "日本はフランスとの準決勝で猛攻を受け、反撃できずに敗れた。",
        "日本は予選でフランスの反撃を浴び、敗退した。",
        "彗星が衝突したとフランスの天文台が発表し、日本も観測した。",
    ],
)
def test_words_of_war_are_none_in_a_sentence_about_sport_or_the_sky(text):
    assert told(text) == set()


def test_to_ask_for_an_act_asks_the_one_who_should_do_it():
    found = told("ロシアは条約を5年延長するよう米国に促した。")
    assert ("REQUEST", "RUS", "USA") in found


def test_a_complaint_is_about_whoever_did_what_is_complained_of():
    assert ("ACCUSE", "UN", "IRN") in told("国連は、イランが監視カメラを撤去したと批判した。") or (
        "ACCUSE",
        "UN",
        "IRN",
    ) in told("国連は、イランが査察を拒んだと批判した。")


def test_words_spoken_are_no_acts_of_the_paper_but_tell_whom_they_blame():
    found = told("中国の報道官は「米国は概念を乱用し、供給網を壊している」と非難した。")
    assert found == {("ACCUSE", "CHN", "USA")}


def test_a_measure_agreed_on_is_the_measure():
    assert ("SANCTION", "EU", "RUS") in told("欧州連合(EU)は対ロ制裁の強化で一致した。")


def test_a_headline_and_the_body_tell_one_event():
    events = events_of("日本とフランスは19日、パリで会談した。", "日仏、首脳会談を開く")
    assert len(events) == 1
    assert events[0].sentences == (0, 1)


def test_a_headline_without_particles_is_read():
    events = events_of("詳しい内容は明らかになっていない。", "米、対中輸出規制を拡大 中国は反発")
    found = {(e.type, e.actor, e.recipient) for e in events}
    assert ("SANCTION", ("USA",), ("CHN",)) in found
    assert ("ACCUSE", ("CHN",), ("USA",)) in found


def test_polite_prose_is_read_like_broadsheet_prose():
    assert told("日本はフランスを批判しました。") == told("日本はフランスを批判した。")
    assert the("日本はフランスと会談する予定です。", "CONSULT").modality == "planned"
    assert the("日本はフランスと合意しませんでした。", "AGREE").modality == "negated"


def test_each_event_cites_its_words_and_says_what_made_it():
    body = "日本はフランスを批判した。"
    event = the(body, "ACCUSE")
    assert event.span.of(f"きょうの動き\n\n{body}") == "批判した"
    assert "ACCUSE:批判" in event.because
    assert 0 < event.confidence <= 1


def test_what_is_not_sure_enough_is_withheld():
    assert events_of("昨日は雨が降った。会談は流れた。") == ()


NAMES = {"日本": "JPN", "フランス": "FRA", "ドイツ": "DEU", "イタリア": "ITA"}
ARTICLE = (
    "日本はフランスを批判し、ドイツに自制を求めた。ドイツは日本の要求を拒否した。"
    "一方、フランスは日本に反発し、ドイツとの協議を再開する方針だ。"
    "日本はイタリアと会談したが、フランスへの制裁を見送った。"
)


@pytest.mark.parametrize(
    ("one", "other"), [("日本", "フランス"), ("ドイツ", "日本"), ("フランス", "イタリア")]
)
def test_swapping_two_countries_names_swaps_them_in_the_events(one, other):
    swapped = ARTICLE.replace(one, "\0").replace(other, one).replace("\0", other)
    names = {NAMES[one]: NAMES[other], NAMES[other]: NAMES[one]}

    def turned(codes):
        return tuple(sorted(names.get(c, c) for c in codes))

    def as_set(events, turn):
        return {(e.type, turn(e.actor), turn(e.recipient), e.modality) for e in events}

    plain = as_set(events_of(ARTICLE), turned)
    assert len(plain) >= 6
    assert plain == as_set(events_of(swapped), lambda codes: tuple(sorted(codes)))


@pytest.mark.parametrize(
    "text",
    [
        "「" * 10_000,
        "、" * 10_000,
        "日本は" * 3_000,
        "日本とフランスは会談し、" * 800,
        "日本の" * 3_000 + "批判",
        "(" * 5_000 + ")" * 5_000,
        "批判すると" * 2_000,
    ],
)
def test_reading_takes_time_in_proportion_to_the_text(text):
    start = time.process_time()
    events_of(text)
    assert time.process_time() - start < 5


@pytest.mark.parametrize(
    "body",
    [
        "チリ北部の地震で多くの人が亡くなった。カナダは300万ドルを約束した。",
        "チリ北部で起きた地震の死者は200人を超えた。カナダは救助チームを派遣した。",
        "チリの洪水で被災者が増えている。カナダは毛布やテントを送った。",
    ],
)
def test_help_goes_to_the_country_that_disaster_struck(body):
    assert ("AID", "CAN", "CHL") in told(body)


@pytest.mark.parametrize(
    ("body", "event"),
    [
        (
            "タイの野党は軍を批判した。タイの最大野党は選挙の実施を求めた。",
            ("REQUEST", "THA", "THA"),
        ),
        ("タイのスラポン首相は辞任の可能性を否定した。", ("REJECT", "THA", "THA")),
        ("タイの市民はバンコクで国王に対する抗議集会を開いた。", ("PROTEST", "THA", "THA")),
    ],
)
def test_in_an_article_about_one_country_both_sides_are_of_it(body, event):
    assert event in told(body)


def test_both_sides_are_the_two_that_the_article_tells_of():
    body = "アルメニアはアゼルバイジャンを攻撃した。欧州連合(EU)は双方に自制を求めた。"
    assert told(body) & {("REQUEST", "EU", "AZE+ARM"), ("REQUEST", "EU", "ARM+AZE")}


def test_who_imports_bans_what_a_country_makes():
    body = "韓国政府は、輸入を禁止しているブラジル産牛肉について見解を示した。"
    assert ("SANCTION", "KOR", "BRA") in told(body)


def test_other_countries_than_one_are_not_that_one():
    assert ("AID", "ESP", "") in told("日本以外にもスペインが救助隊を派遣した。")


def test_a_headline_may_name_who_acts_behind_a_dash():
    events = events_of("詳しい内容は明らかになっていない。", "ベトナムの台風被害に緊急援助―日本")
    assert {(e.type, e.actor, e.recipient) for e in events} == {("AID", ("JPN",), ("VNM",))}


def test_a_topic_is_not_carried_over_somebody_else_who_has_no_code():
    body = "日本はフランスを批判した。運送会社は値上げを求めた。"
    assert ("REQUEST", "JPN", "FRA") not in told(body)


def test_crowds_march_for_the_country_where_they_march():
    assert ("PROTEST", "PER", "PER") in told("ペルー各地で21日、デモが行われた。")
    body = "ロンドンの中国大使館の前で市民が抗議デモを行った。"
    assert ("PROTEST", "", "CHN") in told(body)


@pytest.mark.parametrize(
    ("body", "event"),
    [
        ("日本政府は北朝鮮籍の船の入港禁止を決めた。", ("SANCTION", "JPN", "PRK")),
        ("スペインの内相は、モロッコに男の身柄の引き渡しを求めた。", ("REQUEST", "ESP", "MAR")),
    ],
)
def test_what_is_banned_or_asked_for_may_be_one_word_with_its_object(body, event):
    assert event in told(body)


def test_judges_and_unions_turn_to_their_own_government():
    body = "ケニア政府はソマリアの難民を送還した。ケニアの労働組合は計画の撤回を求めた。"
    assert ("REQUEST", "KEN", "KEN") in told(body)


def test_forces_moved_in_answer_face_the_other_side():
    events = events_of(
        "韓国は対抗措置として、軍事境界線の近くで演習を始めた。", "北朝鮮が韓国に警告"
    )
    assert ("MOBILIZE", ("KOR",), ("PRK",)) in {(e.type, e.actor, e.recipient) for e in events}


def test_who_is_boycotted_is_whose_goods_are_not_bought():
    assert ("PROTEST", "KOR", "JPN") in told("韓国では日本製品の不買運動が広がった。")


def test_a_number_of_firms_counts_those_listed_before_it():
    body = "欧州連合(EU)は中国や香港、トルコの企業など61団体の資産を凍結した。"
    assert ("SANCTION", "EU", "CHN+HKG+TUR") in told(body)


@pytest.mark.parametrize(
    "body",
    [
        "日本の貨物船が韓国の漁船と衝突した。",
        "日本の選手とフランスの選手が接触し、車が宙を舞った。",
        "チリの南で地震があり、日本も津波に警戒している。",
        "ケニアで病が流行し、隣のウガンダは感染の拡大を懸念している。",
        "タンカーが沈み、ギリシャは海の汚染を警戒している。",
        "大型のハリケーンがキューバを襲った。",
        "ケニアの港湾が大雨に襲われた。",
        "大雪でペルーの高速道路では車が足止めされた。",
        "火山灰の影響でチリの空港が閉鎖された。",
        "フランスで新型インフルエンザへの対応訓練が行われた。",
    ],
)
def test_accidents_storms_and_drills_of_rescuers_are_no_acts_of_force(body):
    acts = {"ASSAULT", "COERCE", "CONSULT", "MOBILIZE", "ACCUSE"}
    assert acts.isdisjoint({t for t, _, _ in told(body)})


def test_where_one_sues_is_not_whom_one_blames():
    body = "ブラジルの企業はルクセンブルクの裁判所に提訴した。"
    assert "LUX" not in {whom for _, _, whom in told(body)}


def test_somebody_without_a_code_who_goes_on_acting_takes_the_topic_s_place():
    body = "ペルー政府は軍を派遣した。これを受けて、記者協会が声明を出し政府軍の行為を非難した。"
    assert ("ACCUSE", "PER", "PER") not in told(body)


def test_people_freed_or_arrested_by_nobody_knows_whom_are_told_of():
    assert ("CONCEDE", "", "IRL") in told("アイルランド人の記者が22日、誘拐犯から解放された。")


def test_who_wishes_may_stand_before_the_wish():
    body = "スイス政府がチャドへの旅行を控えるように忠告していた。"
    assert ("REQUEST", "CHE") in {(t, a) for t, a, _ in told(body)}


@pytest.mark.parametrize(
    ("body", "both"),
    [
        ("日本と豪州は海峡の上空で合同の哨戒飛行を行った。", {"JPN", "AUS"}),
        ("ノルウェー軍とカナダ軍は共同で哨戒飛行を実施した。", {"NOR", "CAN"}),
        ("インドとフランスの合同の巡視が始まった。", {"IND", "FRA"}),
        ("韓国とペルーは練習機を共同で開発した。", {"KOR", "PER"}),
    ],
)
def test_what_countries_do_together_is_cooperation_wherever_together_stands(body, both):
    event = the(body, "COOPERATE")
    assert {*event.actor, *event.recipient} == both
    assert "MOBILIZE" not in {e.type for e in events_of(body)}


@pytest.mark.parametrize(
    "body",
    ["日本とチリは合同の式典を行った。", "中国軍は単独で哨戒飛行を行った。"],
)
def test_a_ceremony_and_a_flight_alone_are_no_joint_act(body):
    assert "COOPERATE" not in {e.type for e in events_of(body)}


@pytest.mark.parametrize(
    "body",
    [
        "ペルー政府は、チリに対し、採掘を直ちに中止せよと主張した。",
        "ペルーの代表は、チリ政府に対し、採掘を直ちに中止せよとする声明を発表した。",
        "ペルーの代表は、チリ政府に対し、採掘を中止すべきだとする談話を出した。",
    ],
)
def test_an_order_asks_also_where_a_paper_gives_it(body):
    event = the(body, "REQUEST")
    assert (event.actor, event.recipient, event.modality) == (("PER",), ("CHL",), "actual")


@pytest.mark.parametrize(
    ("body", "event"),
    [
        (
            "チリがペルーからの銅や関連する製品の輸入を停止した。",
            ("SANCTION", "CHL", "PER"),
        ),
        (
            "チリがペルーからの銅をはじめとした資源の輸入を停止した。",
            ("SANCTION", "CHL", "PER"),
        ),
        ("英国をはじめとする国々がイランを非難した。", ("ACCUSE", "GBR", "IRN")),
    ],
)
def test_words_that_only_say_what_belongs_to_what_take_no_subject(body, event):
    assert event in told(body)


def test_where_a_protest_arrives_is_not_whose_it_is():
    assert ("ACCUSE", "MAR", "ESP") in told("モロッコからスペインに抗議があった。")
    assert not {a for _, a, _ in told("スペインでは、隣のモロッコも知る抗議があった。")} - {""}


def test_who_is_arrested_in_an_article_about_one_land_is_held_by_its_police():
    body = "ネパールでは3日、政府を批判するデモがあった。市民数百人が逮捕された。"
    assert ("COERCE", "NPL", "NPL") in told(body)


@pytest.mark.parametrize(
    "body",
    [
        "タンザニア軍の巡視船がロケット弾で攻撃された。",
        "タンザニアの漁船は2019年に公海で攻撃されていた。",
    ],
)
def test_who_was_attacked_is_told_though_nobody_knows_by_whom(body):
    assert ("ASSAULT", "", "TZA") in told(body)


@pytest.mark.parametrize(
    "body",
    [
        "フランスが大使を呼び戻し、チュニジアは猛反発、2日後に協議を打ち切った。",
        "フランスは大使を呼び戻した。これにチュニジアは「恩知らずだ」(大統領府)と猛反発。",
    ],
)
def test_an_act_told_by_a_bare_noun_after_its_doer_is_that_doer_s(body):
    assert ("ACCUSE", "TUN", "FRA") in told(body)


def test_who_frees_somebody_is_who_had_arrested_them():
    body = (
        "タイは5日、スパイ罪に問われたスイス人記者を釈放した。スイス人記者は1月に空港で拘束された。"
    )
    assert ("COERCE", "THA", "CHE") in told(body)


def test_villagers_and_parties_of_the_one_land_of_an_article_act_for_it():
    body = (
        "ネパールの議会は3日、解散した。野党のヒマラヤ人民党は決定に反発した。"
        "村人は集団で抗議し、釈放するよう警察署に要求した。"
    )
    found = {(e.type, e.actor) for e in events_of(body, "ネパール、議会を解散")}
    assert {("ACCUSE", ("NPL",)), ("REQUEST", ("NPL",))} <= found


@pytest.mark.parametrize(
    ("body", "event"),
    [
        ("ドイツ首相は3日、テヘラン入りした。", ("CONSULT", "DEU", "IRN")),
        ("カタール外相は5日、ベルリン入りし、工場を見た。", ("CONSULT", "QAT", "DEU")),
        ("ガーナはペルーの声明を「紙切れだ」と切り捨てた。", ("ACCUSE", "GHA", "PER")),
    ],
)
def test_arriving_in_a_capital_is_a_visit_and_scorning_words_is_blame(body, event):
    assert event in told(body)


def test_whose_capital_a_team_without_a_country_comes_to_is_not_visited():
    assert not told("救助隊は10日にカトマンズ入りし、活動する。")


def test_a_charge_in_an_article_about_one_land_is_its_own():
    body = "ネパールの首都で事件があった。別の複数の告訴が行われた。"
    found = read(f"ネパール、首都で事件\n\n{body}\n", DAY).events
    assert ("ACCUSE", ("NPL",), ("NPL",)) in {(e.type, e.actor, e.recipient) for e in found}


def test_to_reach_a_term_meets_nobody():
    body = "英国とフランスは3日、会談した。両国の取り決めは来年に期限を迎え、話は本格化する。"
    assert [e.sentences for e in events_of(body) if e.type == "CONSULT"] == [(1,)]


def test_to_propose_that_somebody_do_a_thing_is_to_ask_for_it():
    assert ("REQUEST", "KEN", "OMN") in told("ケニアはオマーンに港を開くよう持ちかけた。")


@pytest.mark.parametrize(
    ("body", "event"),
    [
        ("チリは東部からの撤退を余儀なくされた。", ("RETREAT", "CHL", "")),
        ("ペルーの部隊は撤退に追い込まれた。", ("RETREAT", "PER", "")),
        ("ラオスはタイへの譲歩を余儀なくされた。", ("CONCEDE", "LAO", "THA")),
        ("ケニアはガーナへの不信感をにじませた。", ("ACCUSE", "KEN", "GHA")),
        ("ケニアはガーナとの首脳会談にこぎ着けた。", ("CONSULT", "KEN", "GHA")),
        ("オマーンはチリへの追加制裁に加わった。", ("SANCTION", "OMN", "CHL")),
        ("オマーンはチリの援助を引き出した。", ("AID", "CHL", "OMN")),
    ],
)
def test_light_verbs_carry_whatever_act_they_take(body, event):
    assert event in told(body)


def test_to_stay_out_of_a_measure_is_that_measure_not_taken():
    event = the("ケニアはチリへの追加制裁に加わらなかった。", "SANCTION")
    assert (event.actor, event.recipient, event.modality) == (("KEN",), ("CHL",), "negated")


def test_to_show_that_one_stands_ready_to_do_harm_is_to_threaten():
    event = the("チリはペルーに石炭の輸出を止める構えをみせた。", "THREATEN")
    assert (event.actor, event.recipient) == (("CHL",), ("PER",))
    assert not any(
        e.type == "THREATEN"
        for e in events_of("チリはペルーとの話し合いを受け入れる構えをみせた。")
    )


@pytest.mark.parametrize(
    "body",
    [
        "チリの記者が軍の図面を持ち出した疑いでペルーの警察に拘束された。",
        "チリの記者が軍の図面を持ち出したとしてペルーの警察に拘束された。",
    ],
)
def test_who_is_said_to_have_done_wrong_is_who_is_seized_for_it(body):
    assert ("COERCE", "PER", "CHL") in told(body)


def test_states_without_a_name_are_not_the_topic():
    assert not any(
        actor == "KEN" for _, actor, _ in told("ケニアは独立し、50を超える国がこれを承認した。")
    )


def test_what_is_offered_in_words_is_offered_to_somebody():
    body = "チリの外相はペルーを訪れた。チリの外相は工場に3億ドルを投じると持ちかけた。"
    assert ("AGREE", "CHL", "PER") in told(body)


def test_nomi_after_wo_is_the_verb_that_swallows():
    assert ("CONCEDE", "PER", "CHL") in told("ペルーはチリの要求をのみ、代わりに技術者を置いた。")
    assert "CONCEDE" not in {t for t, _, _ in told("ペルーはチリに要求のみを伝えた。")}


def test_what_is_put_off_was_between_those_who_met():
    body = "ケニアの外相はガーナの外相と会談した。文書への署名は見送られた。"
    # What is declined is that act, not done.
    assert ("COOPERATE", "KEN", "GHA") in told(body)
    assert "negated" in {e.modality for e in events_of(body) if e.type == "COOPERATE"}


def test_a_summit_that_somebody_speaks_of_is_with_whom_he_deals():
    body = "ケニアの首相はガーナの大統領と協議した。ケニアは首脳会談で増産を決めた。"
    consults = [e for e in events_of(body) if e.type == "CONSULT"]
    assert all({*e.actor, *e.recipient} == {"KEN", "GHA"} for e in consults)
    assert consults


def test_who_reports_that_people_marched_is_not_who_marched():
    assert ("PROTEST", "CHL", "CHL") in told(
        "ガーナの放送局は、チリにおいて大規模なデモが発生したと報じた。"
    )


def test_men_without_a_country_are_not_the_last_topic():
    body = "ガーナの外相は港を訪れた。黒い服の男らが刃物を見せて船員を脅した。"
    assert not any(e.actor == ("GHA",) for e in events_of(body) if e.type == "THREATEN")
