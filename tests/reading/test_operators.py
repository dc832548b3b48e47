"""Acts that another word carries on, plans, weighs or puts off, and who stands beside them."""

from datetime import date

import pytest

from kankei_reading import read

DAY = date(2024, 5, 10)


def told(text):
    return [
        (e.type, "+".join(e.actor), "+".join(e.recipient), e.modality)
        for e in read(f"各国の動き\n\n{text}", DAY).events
    ]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("チリはペルーへの追加制裁の検討に入った。", ("SANCTION", "hypothetical")),
        ("チリはペルーへの追加制裁の検討を始めた。", ("SANCTION", "hypothetical")),
        ("チリはペルーへの追加制裁の準備に着手した。", ("SANCTION", "planned")),
        ("チリはペルーへの武器供与の停止を検討している。", ("SANCTION", "hypothetical")),
        ("チリはペルーへの武器供与の停止を決めた。", ("SANCTION", "actual")),
        ("チリは対ペルー制裁の発動を次回会合まで持ち越した。", ("CONCEDE", "actual")),
        ("チリは対ペルー制裁の解除を見送った。", ("REJECT", "actual")),
        ("チリはペルーとの首脳会談の開催を先送りした。", ("REJECT", "actual")),
        ("チリはペルーとの首脳会談の準備を進めている。", ("CONSULT", "planned")),
    ],
)
def test_what_is_begun_weighed_or_put_off_is_one_act(text, act):
    assert told(text) == [(act[0], "CHL", "PER", act[1])]


def test_where_a_thing_was_made_is_no_party():
    assert told("チリは、ペルーがドイツ製のミサイルを配備したことを理由に輸出許可を停止した。") == [
        ("MOBILIZE", "PER", "", "actual"),
        ("SANCTION", "CHL", "PER", "actual"),
    ]


def test_who_is_added_to_a_list_is_no_addition_to_what_follows():
    acts = told("チリは昨年12月、ペルーの企業を制裁対象に加え、輸出を止める準備に入った。")
    assert ("SANCTION", "CHL", "PER", "actual") in acts


def test_who_is_said_to_care_goes_on_after_what_they_care_for():
    acts = told("チリが重んじるのは隣国との国境で、ペルーに撤収を求めた。")
    assert ("REQUEST", "CHL", "PER", "actual") in acts


def test_whoever_sent_troops_is_asked_to_withdraw_them():
    acts = told("チリはペルーが国境に置いた部隊を引き揚げるよう求めている。")
    assert ("REQUEST", "CHL", "PER", "actual") in acts


def test_a_time_to_come_is_nobody_who_asks():
    text = "チリのロハス外相は「話し合いたい」と語った。将来は装備を譲り渡すようペルーに促した。"
    assert ("REQUEST", "CHL", "PER", "actual") in told(text)


def test_a_former_government_of_a_named_country_is_its_own():
    text = "10年前にチリ軍が船を追い払うと、ペルーの当時の首相は激しくなじった。"
    assert ("ACCUSE", "PER", "CHL") in {act[:3] for act in told(text)}


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("チリ軍は見返りに、武装勢力の掃討に着手する。", "planned"),
        ("チリはペルーへの空爆を始めた。", "actual"),
        ("チリはペルー軍への空爆を続ける。", "actual"),
    ],
)
def test_what_one_is_to_begin_is_not_going_on(text, modality):
    assert [act[3] for act in told(text)] == [modality]


def test_who_speaks_to_the_press_without_a_date_does_so_now():
    text = (
        "チリは2018年、ペルーへの輸出許可を停止した。チリのロハス大統領は記者会見で考えを示した。"
        "装備を譲り渡すようペルーに促した。"
    )
    assert told(text) == [
        ("SANCTION", "CHL", "PER", "historical"),
        ("REQUEST", "CHL", "PER", "actual"),
    ]


def test_a_clause_that_stands_where_an_act_could_is_no_act_by_name():
    # Ends in a predicate without a noun of its own.
    assert not read("漁協では、沖に出た24隻に退避を呼びかけた。", DAY).events


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("チリはペルーとの協議を先送りにした。", "REJECT"),
        ("英国はケニアへの制裁を先延ばしにした。", "CONCEDE"),
        ("日本はタイの提案を棚上げにしている。", "REJECT"),
        ("カナダはガーナとの交渉を打ち切りにした。", "REJECT"),
    ],
)
def test_to_make_a_putting_off_of_it_is_to_put_it_off(text, type_):
    assert [act[0] for act in told(text)] == [type_]


@pytest.mark.parametrize(
    ("body", "type_", "who", "whom"),
    [
        ("チリはペルー軍を撤退に追い込んだ。", "RETREAT", "PER", "CHL"),
        ("チリの制裁はペルーを譲歩に追い込んだ。", "CONCEDE", "PER", "CHL"),
        ("チリはペルー軍に撤退を余儀なくさせた。", "RETREAT", "PER", "CHL"),
        ("ペルー軍はチリ軍に撤退に追い込まれた。", "RETREAT", "PER", "CHL"),
        ("チリはペルーの首相を辞任に追い込んだ。", "CONCEDE", "CHL", "PER"),
    ],
)
def test_whoever_is_driven_to_something_does_it(body, type_, who, whom):
    event = next(e for e in read(f"きょうの動き\n\n{body}\n", DAY).events)
    assert (event.type, event.actor, event.recipient) == (type_, (who,), (whom,))


def test_to_drive_another_to_give_way_is_no_kindness():
    signals = read(
        "きょうの動き\n\nチリはペルー軍を降伏に追い込んだ。\n", date(2024, 5, 20)
    ).signals
    assert [(s.pair, s.sign) for s in signals] == [(("CHL", "PER"), -1)]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("チリの商社はペルーから銅を輸入するのをやめた。", ("SANCTION", "actual")),
        ("チリの商社は、ペルーから魚を仕入れるのを取りやめたと発表した。", ("SANCTION", "actual")),
        ("チリはペルーに武器を売ることを取りやめた。", ("SANCTION", "actual")),
        ("チリはペルーを空爆することを中止した。", ("RETREAT", "actual")),
        ("チリの首相はペルーを訪れるのを取りやめた。", ("REJECT", "actual")),
        ("チリはペルーを攻めることを避けた。", ("ASSAULT", "negated")),
    ],
)
def test_what_is_stopped_may_be_a_clause(text, act):
    assert told(text) == [(act[0], "CHL", "PER", act[1])]
