"""Figures with their units, and what only looks like one."""

from datetime import date

import pytest

from kankei_reading import read


def figures(sentence):
    found = read(f"記事の見出しはここに置く\n\n{sentence}", date(2021, 5, 20)).quantities
    return [(q.value, q.unit) for q in found]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("402億1千万ドルを供与した。", (40_210_000_000, "USD")),
        ("約2兆7千億円に上る。", (2_700_000_000_000, "JPY")),
        ("総額500億ユーロを支援する。", (50_000_000_000, "EUR")),
        ("12億豪ドルあった。", (1_200_000_000, "AUD")),
        ("10億元を投じる。", (1_000_000_000, "CNY")),
        ("1200万ポンドを拠出した。", (12_000_000, "GBP")),
        ("前年同期比16.4%減の水準だ。", (-16.4, "percent_yoy")),
        ("前年同月を8.2%下回った。", (-8.2, "percent_yoy")),
        ("前年比3%増えた。", (3, "percent_yoy")),
        ("7割減った。", (-70, "percent")),
        ("2割落ち込む。", (-20, "percent")),
        ("漁獲はおよそ90%も落ちている。", (-90, "percent")),
        ("4割強を占める。", (40, "percent")),
        ("最大218%の関税を課す。", (218, "percent")),
        ("0.25ポイント引き上げた。", (0.25, "ポイント")),
        ("死者は4万人を超えた。", (40_000, "person")),
        ("１万２０００人が避難した。", (12_000, "person")),
        ("弾道ミサイル2発を発射した。", (2, "発")),
        ("ICBM1発を発射した。", (1, "発")),
        ("前年度当初比3.8%増の規模だ。", (3.8, "percent_yoy")),
        ("運搬手段を700基と定める。", (700, "基")),
        ("巡視船5隻を供与する。", (5, "隻")),
        ("1780万トンを輸入した。", (17_800_000, "トン")),
        ("飛行距離は約780キロメートルだった。", (780, "キロメートル")),
        ("飛行距離は780キロだった。", (780, "キロメートル")),
        ("濃縮ウラン121キロを蓄えた。", (121, "キログラム")),
        ("風船を約180個飛ばした。", (180, "item")),
        ("提案は3つある。", (3, "item")),
        ("31品目を許可制とする。", (31, "品目")),
        ("1バレル83ドル台で推移した。", (83, "USD")),
        ("二十人が死亡した。", (20, "person")),
        ("三人が負傷した。", (3, "person")),
        ("1,500人を解雇した。", (1500, "person")),
        ("兵員は300人減だ。", (-300, "person")),
    ],
)
def test_a_figure_is_a_plain_number_with_its_unit(sentence, expected):
    assert figures(sentence) == [expected]


def test_both_ends_of_a_range_are_figures():
    assert figures("3~5万人が参加した。") == [(30_000, "person"), (50_000, "person")]
    assert figures("10~25%の関税だ。") == [(10, "percent"), (25, "percent")]


@pytest.mark.parametrize(
    "sentence",
    [
        "第14弾の制裁だ。",
        "14人目の大統領だ。",
        "72歳の誕生日を迎えた。",
        "F16戦闘機とS400を配備した。",
        "2国間の協議だ。",
        "三菱重工業と百貨店と千葉県。",
        "人口10万人あたりで計算する。",
        "数十人が集まった。",
        "一人ひとりが考える。",
        "60日間の戦闘停止だ。",
        "2プラス2と1国2制度。",
        "第7艦隊が国道58号を通る。",
    ],
)
def test_names_ordinals_ages_and_times_are_no_figures(sentence):
    assert figures(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("射程は3,000kmとみられる。", [(3000, "キロメートル")]),
        ("7種の金属を規制する。", [(7, "種")]),
        ("350ミリリットルを採った。", [(350, "ミリリットル")]),
        ("7700万アメリカドルを投じた。", [(77_000_000, "USD")]),
        ("100万から200万米ドルが要る。", [(1_000_000, "USD"), (2_000_000, "USD")]),
        ("時速90kmhの表示があった。", []),
    ],
)
def test_figures_of_agency_copy_are_read(sentence, expected):
    assert figures(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("犠牲者数が3万を超えた。", [(30000, "person")]),
        ("米艦二隻が港を離れた。", [(2, "隻")]),
        ("パンダ一頭を贈る。", [(1, "頭")]),
        ("トラック千台超が足止めされた。", [(1000, "台")]),
        ("倉庫約37㎡を焼いた。", [(37, "平方メートル")]),
        ("2つの戦線を1つ減らしたい。", [(2, "item"), (1, "item")]),
        ("大麻約16gを所持していた。", [(16, "グラム")]),
        ("森林1万haが焼けた。", [(10000, "ヘクタール")]),
        ("マレーシア航空17便が消息を絶った。", []),
        ("内務省は9525便の記録を見つけた。", []),
    ],
)
def test_figures_without_a_digit_or_a_counter_are_read_and_names_are_not(sentence, expected):
    assert figures(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("11箇所の事務所と3カ所の検問所が焼けた。", [(11, "箇所"), (3, "カ所")]),
        ("調印しなかった2派に和平を促した。", [(2, "派")]),
        ("兵士20派遣を求めた。", []),
        ("1ユーロ=3.4528リタスで固定する。", [(3.4528, "LTL")]),
        ("1ドル=25.4クワチャまで売られた。", [(25.4, "ZMW")]),
    ],
)
def test_counters_stay_as_written_and_small_currencies_are_known(sentence, expected):
    assert figures(sentence) == expected


def test_countries_and_regions_are_a_count_that_is_left_open():
    assert [unit for _, unit in figures("20カ国・地域(G20)が枠組みを作った。")] in ([], ["カ国"])


def test_who_is_by_himself_is_no_count():
    assert figures("署員は1人でいた生徒を保護した。") == []
    assert figures("3人で暮らす家だ。") == []
    assert figures("5人で会合を開いた。") == [(5, "person")]
