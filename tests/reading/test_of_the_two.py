"""Signals: of whom a word is where its sentence names neither of two, one of them, or others beside them."""

from datetime import date

import pytest

from kankei_reading import read

DAY = date(2024, 5, 20)


def signs(body: str, headline: str = "きょうの動き") -> list[tuple[str, str, int]]:
    return [(*s.pair, s.sign) for s in read(f"{headline}\n\n{body}\n", DAY).signals]


QUARREL = (
    "日本はフランスを批判した。\n\nフランスは日本の漁船を拿捕した。\n\n日本はフランスに抗議した。"
)


@pytest.mark.parametrize(
    "said", ["火種は残る。", "もっとも、溝は深い。", "互いの不信は消えていない。"]
)
def test_what_stands_between_two_is_of_those_just_told_of(said):
    assert len(signs(f"{QUARREL}\n\n{said}")) == len(signs(QUARREL)) + 1


@pytest.mark.parametrize(
    "said", ["市場には不安が広がった。", "制裁は続く。", "人質は病院に移された。"]
)
def test_what_may_be_of_anybody_is_of_nobody(said):
    assert signs(f"{QUARREL}\n\n{said}") == signs(QUARREL)


def test_what_is_said_of_one_is_of_the_pair_told_of_right_before():
    body = (
        "日本はフランスを批判した。\n\nフランスは日本に抗議した。\n\n日本はフランスに反論した。"
        "\n\nタイはチリに港を貸した。\n\nチリには心強い。"
    )
    assert ("CHL", "THA", 1) in signs(body)
    assert ("CHL", "JPN", 1) not in signs(body)


@pytest.mark.parametrize(
    ("headline", "told"),
    [
        ("日仏、漁業で溝 タイも困惑", ("FRA", "JPN", -1)),
        ("タイとチリ、アジアで不協和音 日本は静観", ("CHL", "THA", -1)),
        ("日仏、漁業で歩み寄り タイは静観", ("FRA", "JPN", 1)),
    ],
)
def test_a_part_of_a_headline_that_names_nobody_is_of_the_two_who_open_it(headline, told):
    assert told in signs("日本とフランス、タイとチリが動く。", headline)


def test_a_mood_at_home_is_none_between_the_two_who_open_a_headline():
    told = signs("日本とフランスの株価が下がった。", "日仏で株安、投資家に不安 タイは堅調")
    assert told == []


@pytest.mark.parametrize(
    "body",
    [
        "シリアの後ろ盾であるイランに、イスラエルの視線は厳しい。",
        "イランがシリアの盟友であることを、イスラエルは忘れない。",
        "イランはシリアの後ろ盾で、イスラエルは身構える。",
    ],
)
def test_who_is_what_to_whom_is_told_by_a_noun_among_several(body):
    assert ("IRN", "SYR", 1) in signs(body)


def test_a_quarrel_that_two_keep_out_of_is_none_of_theirs():
    assert signs("日本とフランスは対立の外で利を狙う。") == []
    assert signs("日本とフランスの対立は深い。") == [("FRA", "JPN", -1)]


def test_rebels_whom_one_backs_strike_for_it():
    body = "イランが支援する民兵が、チリの国境の検問所を襲撃した。"
    assert signs(body) == [("CHL", "IRN", -1)]


@pytest.mark.parametrize(
    ("body", "sign"),
    [
        ("日本とフランスは国境に部隊を増派した。", -1),
        ("日本とフランスは国境地帯に共同で部隊を派遣した。", 1),
        ("日本とフランスは紅海に艦隊を派遣した。", 1),
    ],
)
def test_forces_at_a_border_stand_against_each_other_unless_they_are_sent_together(body, sign):
    assert signs(body) == [("FRA", "JPN", sign)]


def test_how_two_do_a_thing_is_between_them_alone():
    told = signs("日本とフランスは、イランへの空爆に足並みをそろえて踏み切った。")
    assert ("FRA", "JPN", 1) in told
    assert ("FRA", "IRN", 1) not in told
    assert ("FRA", "IRN", -1) in told


def test_a_meeting_whose_day_is_not_settled_was_not_held():
    assert signs("チリの大統領は、予定していた日本との会談の日程を固めていない。") == [
        ("CHL", "JPN", -1)
    ]


@pytest.mark.parametrize(
    "body",
    [
        "チリはタイとラオスの対立を仲介する考えはない。",
        "チリは、タイとラオスの仲介役を引き受けなかった。",
    ],
)
def test_who_does_not_go_between_two_has_no_quarrel_with_them(body):
    assert signs(body) == []


@pytest.mark.parametrize(
    ("body", "sign"),
    [
        ("日本とフランスの蜜月はあっけなく終わった。", -1),
        ("日本とフランスの合同演習が終わった。", 1),
        ("日本とフランスの往来は途切れず、船便も増えた。", 1),
        ("1～4月に日本を訪れたフランス人は20万人と過去最多を更新した。", 1),
    ],
)
def test_what_ends_what_lasts_and_what_grows(body, sign):
    assert set(signs(body)) == {("FRA", "JPN", sign)}


@pytest.mark.parametrize(
    ("body", "modality"),
    [
        ("共同文書からは日本を名指しする表現が消えた。", "negated"),
        ("声明には日本を非難する文言は盛り込まれなかった。", "negated"),
        ("声明案から日本を批判する一文が削られた。", "negated"),
        ("声明には日本を非難する文言が盛り込まれた。", "actual"),
        ("日本を非難する声明は大使館前で読み上げられ、群衆の中に消えた。", "actual"),
    ],
)
def test_a_reproach_that_is_written_no_more_is_not_made(body, modality):
    reading = read(f"きょうの動き\n\n{body}\n", DAY)
    assert [e.modality for e in reading.events if e.type == "ACCUSE"] == [modality]


def test_a_matter_somebody_spoke_of_is_not_whom_one_is_against():
    told = signs("日本の首相の台湾を巡る発言に中国は反発した。")
    assert ("CHN", "TWN", -1) not in told


def test_two_who_work_on_do_so_where_a_third_is_named():
    body = "日本とフランスは14日会談した。\n\nチリの輸出規制に連携して備える。"
    assert signs(body) == [("FRA", "JPN", 1)] * 2


def test_a_headline_that_names_two_of_three_is_told_of_all_three():
    body = "日本とフランス、チリの3カ国が防衛協力を加速している。"
    told = signs(body, "日本、フランスと防衛協力")
    assert ("CHL", "FRA", 1) in told


@pytest.mark.parametrize(
    ("body", "sign"),
    [
        ("日本の調査では、フランスを友好国とみる人の割合は67%から38%に低下した。", -1),
        ("日本の調査で、フランスに親しみを感じる人は2割に減った。", -1),
        ("日本の調査で、フランスに親しみを感じる人は7割に増えた。", 1),
        ("日本の調査で、フランスを脅威とみる人は6割から4割に減った。", 1),
        ("日本の調査で、フランスを脅威とみる人は増えた。", -1),
    ],
)
def test_how_many_think_so_tells_which_way_a_mood_goes(body, sign):
    assert signs(body) == [("FRA", "JPN", sign)]


@pytest.mark.parametrize(
    ("body", "sign"),
    [
        ("日本はフランスが主導する同盟への分担金を払わない。", -1),
        ("日本の首相は、予定していたフランス兵の捕虜18人の送還を取りやめた。", -1),
        ("日本はフランスとの和平宣言の履行を凍結すると表明した。", -1),
        ("日本はフランスに対し、いらだちを募らせる。", -1),
        ("日本はフランスと潜水艦の売却で話をまとめた。", 1),
    ],
)
def test_what_is_kept_from_the_other(body, sign):
    assert set(signs(body)) == {("FRA", "JPN", sign)}


def test_with_whom_trade_is_compared_has_no_part_in_it():
    body = "1～10月の日本とフランスの貿易額は380億ドルと、チリの250億ドルを上回った。"
    assert {signal[:2] for signal in signs(body)} <= {("FRA", "JPN")}


def test_who_stands_between_two_is_not_at_odds_for_it():
    told = signs("タイとチリが争う。", "タイとチリ、再び銃火 仲介の日本に手詰まり感")
    assert ("CHL", "THA", -1) in told
    assert not [signal for signal in told if "JPN" in signal]


@pytest.mark.parametrize(
    ("body", "sign"),
    [
        ("日本とフランスが水量の配分で折り合える見込みは薄い。", -1),
        ("日本とフランスが条約で合意する可能性は低い。", -1),
        ("日本とフランスが会談する望みは薄い。", -1),
        ("日本とフランスが会談する可能性は高い。", 1),
    ],
)
def test_what_nobody_expects_is_as_good_as_refused(body, sign):
    assert signs(body) == [("FRA", "JPN", sign)]


def test_force_that_nobody_expects_threatens_nobody():
    assert signs("日本がフランスを攻撃する可能性は低い。") == []


def test_whom_one_writes_to_is_not_whom_one_blames_in_the_letter():
    body = "日本はチリへ書簡を送り、フランスの行為を非難した。"
    told = signs(body)
    assert ("FRA", "JPN", -1) in told
    assert ("CHL", "JPN", -1) not in told


@pytest.mark.parametrize(
    ("body", "sign"),
    [
        ("チリは日本との同盟から離れつつある。", -1),
        ("チリは日本との連携から距離を置く。", -1),
        ("チリは日本との協力から利益を得た。", 1),
        ("日本とチリの停戦後も両軍は対峙する。", -1),
        ("日本とチリは和平への一歩を踏み出した。", 1),
    ],
)
def test_a_bond_that_one_leaves_is_bad(body, sign):
    assert set(signs(body)) == {("CHL", "JPN", sign)}


def test_who_is_a_step_ahead_is_no_friend_for_it():
    assert signs("日本はチリの一歩先を行く。") == []


def test_a_headline_tells_of_its_two_both_what_is_good_and_what_is_bad():
    told = signs("日本とフランス、タイが動く。", "日仏、直行便を5年ぶり再開 漁業で溝なお")
    assert ("FRA", "JPN", 1) in told
    assert ("FRA", "JPN", -1) in told
