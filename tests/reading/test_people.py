"""Who is named, in which office, and for whom they act."""

from datetime import date

import pytest

from kankei_reading import read


def people(text):
    found = read(f"記事の見出しはここに置く\n\n{text}", date(2023, 6, 15)).people
    return [(p.name, p.role, p.of) for p in found]


@pytest.mark.parametrize(
    ("text", "name", "role", "of"),
    [
        ("バイデン米大統領は到着した。", "バイデン", "大統領", "USA"),
        ("ロシアのゾーリン外務次官は語った。", "ゾーリン", "外務次官", "RUS"),
        ("米国防総省のデラニー報道官は語った。", "デラニー", "報道官", "USA"),
        ("中国外務省の李偉報道官は語った。", "李偉", "報道官", "CHN"),
        ("尹錫悦(ユン・ソンニョル)韓国大統領は到着した。", "尹錫悦", "大統領", "KOR"),
        ("西条経済産業相は語った。", "西条", "経済産業相", "JPN"),
        ("マクレーン駐日米大使は語った。", "マクレーン", "大使", "USA"),
        ("韓成民・漢江国際大教授は語った。", "韓成民", "教授", "KOR"),
        ("英シンクタンクのサラ・ホルト研究員は語った。", "サラ・ホルト", "研究員", "GBR"),
        ("ロシア大統領報道官のペスコフ氏は到着した。", "ペスコフ", "大統領報道官", "RUS"),
        ("イランの最高指導者ハメネイ師は到着した。", "ハメネイ", "最高指導者", "IRN"),
        ("NATOのヴァンデンベルグ事務総長は語った。", "ヴァンデンベルグ", "事務総長", "NATO"),
        ("フォンデアライエン欧州委員長は到着した。", "フォンデアライエン", "欧州委員長", "EU"),
        ("習近平国家主席は到着した。", "習近平", "国家主席", "CHN"),
        ("中国の王毅(ワン・イー)共産党政治局員は到着した。", "王毅", "共産党政治局員", "CHN"),
        ("赤沢亮正経済財政・再生相は到着した。", "赤沢亮正", "経済財政・再生相", "JPN"),
        ("キム・ジョンウン総書記は到着した。", "キム・ジョンウン", "総書記", "PRK"),
        ("木村健司官房長官は語った。", "木村健司", "官房長官", "JPN"),
        ("ハメネイ師は到着した。", "ハメネイ", None, "IRN"),
        ("農場を営むマーク・ベイリーさん(58)は語った。", "マーク・ベイリー", None, None),
    ],
)
def test_name_office_and_country_are_read_from_the_words_about_a_person(text, name, role, of):
    assert people(text) == [(name, role, of)]


def test_a_surname_calls_somebody_named_in_full_before():
    text = "台湾の林建宏国防部長は演習を批判した。林氏は「備えている」と述べた。"
    assert people(text) == [("林建宏", "国防部長", "TWN")]


def test_a_person_named_first_by_surname_has_the_fullest_name():
    text = "カー所長は警告した。豪州の研究所のアンドルー・カー所長は数字も示した。"
    assert people(text) == [("アンドルー・カー", "所長", "AUS")]


@pytest.mark.parametrize(
    "text",
    [
        "女性報道官が発表した。",
        "両首相は握手した。",
        "歴代大統領が参列した。",
        "イスラエル首相と電話で話した。",
        "米国務長官は訪問した。",
        "与党議員が反対した。",
        "駐日大使が寄稿した。",
        "サッカー日本代表が勝った。",
        "沖縄知事が訪米した。",
        "大統領選と首相官邸の動きを追う。",
    ],
)
def test_an_office_alone_is_nobody_s_name(text):
    assert people(text) == []


@pytest.mark.parametrize(
    ("before", "text", "of"),
    [
        # The United States have no 外相, Korea's North no 大統領, Taiwan no 外相.
        ("ロシアと米国が協議した。", "グロモフ外相は批判した。", "RUS"),
        ("韓国と北朝鮮が対立した。", "具東勲大統領が訪れた。", "KOR"),
        ("中国と台湾が対立した。", "方文濤外相が訪れた。", "CHN"),
    ],
)
def test_an_office_that_a_country_does_not_have_is_another_s(before, text, of):
    assert [person[2] for person in people(before + text)] == [of]


def test_a_given_name_may_be_written_in_hiragana():
    assert people("汐見大学の佐伯みどり教授が訪れた。") == [("佐伯みどり", "教授", None)]


def test_a_minister_in_charge_of_something_is_a_person():
    assert people("フランスのロシュフォール海洋担当相が訪れた。") == [
        ("ロシュフォール", "海洋担当相", "FRA")
    ]


def test_the_last_letter_of_a_name_is_no_country():
    people = read("ブラジルのモンテイロ大統領は協力を提案した。", date(2024, 5, 20)).people
    assert [(p.name, p.of) for p in people] == [("モンテイロ", "BRA")]


def test_a_short_name_in_brackets_parts_nobody_from_the_house():
    body = "チリは2日、米通商代表部(USTR)のハドリー代表を首都に迎えた。"
    people = read(f"けさの動き\n\n{body}", date(2024, 5, 20)).people
    assert [(p.name, p.of) for p in people] == [("ハドリー", "USA")]


@pytest.mark.parametrize(
    ("text", "name", "of"),
    [
        # what the sentence, or the one before, is about
        ("ペルーはチリに置く部隊を増やすと、バルデス国防相が請け合った。", "バルデス", "PER"),
        (
            "チリとペルーが争う。面目を失ったチリでは、モラレス外相が隣国を責めた。",
            "モラレス",
            "CHL",
        ),
        ("ペルーはチリに銅を売った。モラレス大統領は制裁を批判した。", "モラレス", "PER"),
        (
            "チリの反応は厳しい。同国外務省はペルーの大使を呼んだ。「火遊びだ」。モラレス国防相はこう述べた。",
            "モラレス",
            "CHL",
        ),
        ("ペルーとボリビアは争う。仲介したのはチリだ。モラレス外相が動いた。", "モラレス", "CHL"),
        ("ペルーは棄権した。同国のモラレス大統領は国境を開く。", "モラレス", "PER"),
        (
            "ペルーとボリビアは争う。溝を埋めようと動くのがチリだ。モラレス外相は飛んだ。",
            "モラレス",
            "CHL",
        ),
        # who goes on to act, whoever is named in the clause before
        (
            "暴動の際、チリは部隊の派遣を仰いだ。翌月にペルーがボリビアへ攻め込むと、モラレス大統領は求めを断った。",
            "モラレス",
            "CHL",
        ),
        (
            "チリは見ているだけか。答えは簡単ではない。春にペルーを通る道が開き、モラレス大統領は胸を張った。",
            "モラレス",
            "CHL",
        ),
        # Koreans' names in katakana, and surnames of one letter
        ("韓国と米国は合意した。韓国のノ・ギョンス外相が迎えた。", "ノ・ギョンス", "KOR"),
        ("韓国大統領府は米国と調整した。チャ・ドンウ大統領は沈黙した。", "チャ・ドンウ", "KOR"),
        # whom a sentence sets against those who speak
        (
            "チリはペルーの金を禁じた。チリの次官は「モラレス大統領は民を縛る」と非難した。",
            "モラレス",
            "PER",
        ),
        ("ペルーとチリが争う。ペルーはモラレス外相を批判した。", "モラレス", "CHL"),
        # whom one visits, and whose office another holds
        ("ペルーとフランスは契約した。訪仏したモラレス国防相は署名した。", "モラレス", "PER"),
        (
            "ペルーのオルテガ国防相とチリの大使が会った。チリとペルーの間で、モラレス国防相は沈黙した。",
            "モラレス",
            "CHL",
        ),
        # a house of many lands is of none of them, a movement that rules has ministries
        (
            "チリとペルーが争う。ガーナは荷を送った。米州開発銀行(IDB)のモラレス局長が間に立つ。",
            "モラレス",
            None,
        ),
        ("タリバンは拒んだ。水資源省のモラレス報道官が語った。", "モラレス", "TALIBAN"),
        # offices that few countries have
        ("チリとヨルダンが協力する。サミル国王が訪れた。", "サミル", "JOR"),
        ("ベルギーと英国が動く。ベネディクト教皇が祈った。", "ベネディクト", "VAT"),
    ],
)
def test_an_official_without_a_country_is_of_whom_the_text_speaks(text, name, of):
    found = {p.name: p.of for p in read(f"きょうの動き\n\n{text}", date(2024, 5, 20)).people}
    assert found[name] == of


def test_who_presides_over_no_state_is_not_given_the_country_most_spoken_of():
    text = "チリとペルーの選手が競う\n\n連盟は会合を開いた。参加者は多かった。拍手が起きた。バルデス事務局長は笑った。"
    assert [p.of for p in read(text, date(2024, 5, 20)).people] == [None]


def test_somebody_of_a_ruling_family_may_be_called_by_the_given_name():
    text = "北朝鮮の指導者\n\n北朝鮮の金正山労働党・総書記が死去した。後は正山氏の三男、金正谷氏が継ぐ。"
    people = read(text, date(2021, 5, 20)).people
    assert [(p.name, p.of) for p in people][:1] == [("金正山", "PRK")]
    assert [
        a.codes for a in read(text, date(2021, 5, 20)).actors if a.span.of(text) == "正山氏"
    ] == [("PRK",)]


@pytest.mark.parametrize(
    ("headline", "text", "name", "of"),
    [
        ("ジョージア議会選", "野党連合を率いるカペラゼ氏は抗議した。", "カペラゼ", "GEO"),
        (
            "角の研究",
            "米国は動かない。アフリカ平和研究所(ナイロビ)のワンゴ上級研究員は分析する。",
            "ワンゴ",
            "KEN",
        ),
        (
            "島の外交",
            "オークランド海洋政策所のレイチェル・ンゴマ所長は話す。",
            "レイチェル・ンゴマ",
            "NZL",
        ),
        (
            "湾岸の水",
            "「空爆がやまなければ動けない」とクウェート大学のハマディーン准教授は話す。",
            "ハマディーン",
            "KWT",
        ),
        (
            "鉄道の道",
            "カフカス輸送フォーラム(トビリシ)のニノ・カペラゼ上級顧問は疑う。",
            "ニノ・カペラゼ",
            "GEO",
        ),
        (
            "制裁の延長",
            "EUは話し合った。オルディーン外交安保上級代表は発表した。",
            "オルディーン",
            "EU",
        ),
        ("関税の交渉", "会談に臨むオルドレッジ米通商代表は評価した。", "オルドレッジ", "USA"),
    ],
)
def test_whose_a_leader_of_a_side_or_an_expert_with_a_seat_is(headline, text, name, of):
    found = read(f"{headline}\n\n{text}", date(2023, 6, 15)).people
    assert [(p.name, p.of) for p in found if p.name == name] == [(name, of)]


def test_a_surname_of_one_letter_calls_somebody_named_in_full():
    text = "迎撃の網\n\n韓国のノ・ギョンス外相は13日、米国を訪れた。ノ氏は「前進だ」と評価した。"
    found = read(text, date(2024, 5, 20)).actors
    assert [a.codes for a in found if a.span.of(text) == "ノ氏"] == [("KOR",)]


def test_an_envoy_is_called_again_without_the_president_who_sent_him():
    text = "囚人の釈放\n\n引き取ったのは、ウィルマン米大統領特使である。特使は書簡を手渡した。"
    found = read(text, date(2024, 5, 20)).actors
    assert [a.codes for a in found if a.span.of(text) == "特使"] == [("USA",)]


@pytest.mark.parametrize(
    ("text", "name", "role", "of"),
    [
        (
            "国連のヤン・モルテン緊急支援調整官は語った。",
            "ヤン・モルテン",
            "緊急支援調整官",
            "UN",
        ),
        ("ペルーのエレナ・サルゴ国家保安相は語った。", "エレナ・サルゴ", "国家保安相", "PER"),
        ("英国のオレル北アイルランド相は語った。", "オレル", "北アイルランド相", "GBR"),
        (
            "国連のマイク・サンド南部アフリカ地域担当官は語った。",
            "マイク・サンド",
            "南部アフリカ地域担当官",
            "UN",
        ),
        (
            "米国務省のニール・カーン東アジア・太平洋担当次官補は語った。",
            "ニール・カーン",
            "東アジア・太平洋担当次官補",
            "USA",
        ),
    ],
)
def test_what_a_full_name_s_bearer_minds_stands_between_it_and_the_title(text, name, role, of):
    assert (name, role, of) in people(text)


@pytest.mark.parametrize("text", ["カトリック系住民指導者は語った。", "サンタリア校教授は語った。"])
def test_whose_leader_or_what_school_is_no_name(text):
    assert people(text) == []


@pytest.mark.parametrize(
    ("words", "name", "role"),
    [
        ("自民党の佐藤正彦副総裁", "佐藤正彦", "副総裁"),
        ("民主党の岡田克也代表代行", "岡田克也", "代表代行"),
        ("自民党の村上誠一郎元行革担当大臣", "村上誠一郎", "行革担当大臣"),
        ("山本一郎金融担当相", "山本一郎", "金融担当相"),
    ],
)
def test_deputies_and_ministers_in_charge_are_named(words, name, role):
    text = f"日本の政治\n\n{words}は「説明が足りない」と述べた。\n"
    reading = read(text, date(2021, 5, 20))
    assert [(p.name, p.role) for p in reading.people] == [(name, role)]
    assert [q.speaker for q in reading.quotes] == [name]


@pytest.mark.parametrize("house", ["在キト中国大使館", "在リマ中国大使館"])
def test_a_house_abroad_is_no_person(house):
    reading = read(f"漁船の拿捕\n\n{house}は「合法だ」と反論した。\n", date(2021, 5, 20))
    assert not reading.people
    assert [(q.speaker, q.of) for q in reading.quotes] == [(house, "CHN")]


def test_who_speaks_against_a_land_is_of_the_other_one():
    text = "米、ペルーに制裁\n\n米国務省はペルーの高官に制裁を科した。\n\nサラサル大統領は演説で{}を批判した。"
    for land, code in (("米国", "PER"), ("ペルー", "USA")):
        found = read(text.format(land), date(2023, 6, 15)).people
        assert {p.name: p.of for p in found} == {"サラサル": code}


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("遺族の山野花子(やまの・はなこ)さんは語った。", "山野花子"),
        ("小麦(こむぎ)さん(54)は語った。", "小麦"),
        ("ジョン・スミノ(John Smino)氏は語った。", "ジョン・スミノ"),
    ],
)
def test_how_a_name_is_read_stands_between_it_and_the_title(words, name):
    assert [person[0] for person in people(words)] == [name]


@pytest.mark.parametrize(
    ("words", "name", "of"),
    [
        ("ゲルマン国連事務総長は語った。", "ゲルマン", "UN"),
        ("ゲルマン国連人権高等弁務官は語った。", "ゲルマン", "UN"),
        ("グロッソ国際原子力機関事務局長は語った。", "グロッソ", "IAEA"),
        # Who minds the affairs of a body, or is sent to it, is of a country.
        ("カーン国連担当特使は語った。", "カーン", "PER"),
        ("カーン国連大使は語った。", "カーン", "PER"),
    ],
)
def test_the_body_that_somebody_serves_stands_between_the_name_and_the_title(words, name, of):
    assert (name, of) in [(p[0], p[2]) for p in people(f"ペルーは離脱した。{words}")]


@pytest.mark.parametrize(
    ("sentence", "name", "of"),
    [
        ("中国の王明遠駐インド大使は語った。", "王明遠", "CHN"),
        ("王明遠駐インド大使は語った。", "王明遠", None),
        ("米国のハリス駐インド大使は語った。", "ハリス", "USA"),
        ("ハリス駐インド大使は語った。", "ハリス", None),
    ],
)
def test_where_an_envoy_is_posted_is_not_whom_they_act_for(sentence, name, of):
    people = read(f"きょうの動き\n\n{sentence}\n", date(2024, 5, 20)).people
    assert [(person.name, person.of) for person in people] == [(name, of)]
