"""A page copied as text is taken apart by the shape of its lines, whatever the site's words."""

from datetime import date

import pytest

from kankei_reading import read
from kankei_reading.text.page import parse_page
from kankei_reading.text.sentences import sentences
from kankei_reading.types import Span

ARTICLE = """米ロ、軍縮協議を再開 中国参加巡り溝なお

協議の会場に入るウィットモア米特使(右)とゾーリン外務次官(29日、ジュネーブ)=AP

【ジュネーブ=佐伯直樹】米国とロシアは29日、ジュネーブで軍縮を巡る高官協議を開いた。条約の延長が焦点だ。

ロシアのゾーリン外務次官は「前向きな一歩だ」と述べた。
"""
FURNITURE = """
この記事は有料会員限定です。登録すると続きをお読みいただけます。

春の応援割 いまなら2カ月無料

ウクライナ情勢

ロシアのウクライナ侵攻を巡る最新のニュースや解説をまとめています。

関連トピック

トピックをフォローすると、新着情報のチェックやまとめ読みができます。

ロシア

米国

セレクション

トレンドウオッチ

新着

ビジネス

ライフスタイル

フォローする

有料会員の方のみご利用になれます。気になる連載・コラム・キーワードをフォローすると、「マイニュース」でまとめよみができます。

保存する

記事を保存して、スマートフォンやタブレットでもお読みいただけます。

エキスパートのコメントは会員の方がお読みいただけます。

新規会員登録

ログイン

アクセスランキング
1 仏、原発4基の新設を決定
・インド洋で日印が共同訓練
9:02 イラン、通貨安が止まらず
"""


def test_the_parts_of_a_page_are_found():
    page = parse_page("/\n\n" + ARTICLE + FURNITURE)
    text = "/\n\n" + ARTICLE + FURNITURE
    assert page.headline is not None
    assert page.headline.of(text) == "米ロ、軍縮協議を再開 中国参加巡り溝なお"
    assert [c.of(text)[-3:] for c in page.captions] == ["=AP"]
    assert page.credit == "AP"
    assert (page.place, page.reporters) == ("ジュネーブ", ("佐伯直樹",))
    assert page.dateline is not None
    assert page.dateline.of(text) == "【ジュネーブ=佐伯直樹】"
    assert [p.of(text)[:3] for p in page.body] == ["【ジュ", "ロシア"]
    assert page.topic == "ウクライナ情勢"
    assert page.topic_description is not None
    assert page.topic_description.endswith("まとめています。")
    assert page.access == "有料会員限定です"


@pytest.mark.parametrize("end", range(1, len(FURNITURE.split("\n\n"))))
def test_appending_furniture_changes_nothing(end):
    furniture = "\n\n".join(FURNITURE.split("\n\n")[:end])
    day = date(2020, 7, 30)
    assert read(ARTICLE + furniture, day) == read(ARTICLE, day)


def test_furniture_before_the_headline_is_cut_too():
    page = "国際 > 欧州\n2020年7月30日 19:12 (2020年7月30日 20:00更新) [会員限定記事]\n保存 印刷 その他\n"
    found = parse_page(page + ARTICLE)
    assert found.headline is not None
    assert found.headline.of(page + ARTICLE).startswith("米ロ、")
    assert found.timestamp == "2020年7月30日 19:12"


def test_an_offer_in_the_middle_does_not_end_the_article():
    parts = ARTICLE.split("\n\n")
    offer = "この続きは会員登録のうえお読みください"
    text = "\n\n".join(
        [
            *parts[:3],
            offer,
            "米国は条約の短期の延長にとどめる案を示した。ロシアは無条件で5年延長するよう促した。中国は加わらない。",
            parts[3],
        ]
    )
    page = parse_page(text)
    assert len(page.body) == 2
    assert [p.of(text)[:4] for p in page.body][1] == "米国は条"


def test_polite_prose_is_an_article_as_well():
    text = "日韓首脳が会談\n\n日本と韓国の首脳は8日、ソウルで会談しました。両首脳は協力を確認しました。\n\n記事は会員登録で全文が読めます。\n"
    assert len(parse_page(text).body) == 1


@pytest.mark.parametrize(
    ("dateline", "place", "reporters"),
    [
        ("【ワシントン=山本健太】", "ワシントン", ("山本健太",)),
        ("【ククタ(コロンビア北部)=三浦玲】", "ククタ", ("三浦玲",)),
        ("【北京=共同】", "北京", ("共同",)),
        ("【北京共同】", "北京", ("共同",)),
        ("【ドバイ=西川直樹、北京=大塚葵】", "ドバイ", ("西川直樹", "大塚葵")),
        ("【モスクワ＝小川まさと・井上栞】", "モスクワ", ("小川まさと", "井上栞")),
        ("【ロンドン=アンナ・ベルガー】", "ロンドン", ("アンナ・ベルガー",)),
        ("(ソウル聯合ニュース)", "ソウル", ("聯合ニュース",)),
    ],
)
def test_datelines_name_the_place_and_the_reporters(dateline, place, reporters):
    page = parse_page(f"見出しは十文字より長くする\n\n{dateline}米国は29日、制裁を発表した。")
    assert page.byline is not None
    assert (page.byline.place, page.byline.reporters) == (place, reporters)


def test_a_second_dateline_adds_its_reporter():
    page = parse_page(
        "見出しは十文字より長くする\n\n【アテネ=柏木誠】ギリシャは29日、抗議した。\n\n"
        "【イスタンブール=長瀬理沙】トルコは30日、反論した。"
    )
    assert page.byline is not None
    assert (page.byline.place, page.byline.reporters) == ("アテネ", ("柏木誠", "長瀬理沙"))


@pytest.mark.parametrize(
    "ending",
    ["\n\n(ナイロビ=早川満)", "\n\n【ナイロビ=早川満】\n", "(ナイロビ=早川満)"],
)
def test_who_signs_below_the_text_is_its_byline(ending):
    text = "国境の町に静けさが戻った\n\nケニアは12日、検問所を再び開いた。列は短い。" + ending
    page = parse_page(text)
    assert page.byline is not None
    assert (page.byline.place, page.byline.reporters) == ("ナイロビ", ("早川満",))
    assert page.dateline is None
    assert [span.of(text) for span in page.body] == ["ケニアは12日、検問所を再び開いた。列は短い。"]


def test_a_picture_s_credit_at_the_end_is_no_byline():
    text = "国境の町に静けさが戻った\n\nケニアは12日、検問所を再び開いた。\n\n(写真=ロイター)"
    assert parse_page(text).byline is None


@pytest.mark.parametrize("question", ["Q なぜ今?", "問 次は?", "――勝算は?", "Q.答えは?"])
def test_a_short_question_of_an_interview_is_the_article_s_own(question):
    text = f"ケニアはなぜ検問所を開いたのか\n\nケニアが12日、検問所を開きました。\n\n{question}\n\nA 雨が止んだからです。"
    page = parse_page(text)
    assert question in [span.of(text) for span in page.body]


def test_a_page_without_dateline_has_no_byline():
    assert parse_page("見出し\n\n米国は29日、制裁を発表した。").byline is None


@pytest.mark.parametrize(
    ("caption", "credit"),
    [
        ("握手する両国の外相(8日、ソウル)=共同", "共同"),
        ("会談に臨む日米の首脳(ワシントン、10日)＝ロイター", "ロイター"),
        ("3日、発射を伝えるソウル駅のテレビ画面 写真:AP", "AP"),
        ("記者会見するグテレス国連事務総長(29日、ニューヨーク)", None),
        ("会見するモディ首相(ニューデリーで)(AP=共同)", "AP=共同"),
        ("握手する首相ら=28日、マニラ(代表撮影・共同)", "代表撮影・共同"),
        ("演説する首相=3日、首相官邸(代表撮影)", "代表撮影"),
        ("握手する両首脳=28日、マニラ、ロイター", "ロイター"),
    ],
)
def test_captions_are_known_by_their_end(caption, credit):
    page = parse_page(f"日米首脳が会談、関税で溝\n\n{caption}\n\n米国は29日、制裁を発表した。")
    assert len(page.captions) == 1
    assert page.credit == credit


def test_a_paragraph_that_the_page_cuts_short_is_still_read():
    text = "米ロ、軍縮協議を再開へ\n\n米国は29日、条約の延長について話し合うと発表した。\nロシアのゾーリン外務次官はこれを歓迎したうえで、条約の無条件の延長を改めて米国に求めており、次回の協議では\n"
    assert len(parse_page(text).body) == 2


def test_a_page_of_buttons_alone_has_nothing_to_read():
    page = parse_page("/\n保存 印刷\nログイン\n\n")
    assert (page.captions, page.body) == ((), ())


def test_a_page_of_prose_alone_takes_its_first_line_for_the_headline():
    text = "米国は29日、制裁を発表した。\nロシアは反発した。"
    page = parse_page(text)
    assert page.headline is not None
    assert page.headline.of(text) == "米国は29日、制裁を発表した。"


def test_ruby_and_readings_of_names_do_not_disturb():
    text = "日韓首脳が会談、協力確認\r\n\r\n文在寅（ムン・ジェイン）大統領は｜習《しゅう》近平《きんぺい》国家主席と１９日に会談した。"
    page = parse_page(text)
    assert page.headline is not None
    assert page.headline.of(text) == "日韓首脳が会談、協力確認"
    assert page.body[0].of(text).startswith("文在寅（ムン・ジェイン）大統領は")
    reading = read(text, date(2021, 5, 20))
    told = {person.name: person.of for person in reading.people}
    assert told == {"文在寅": "KOR", "習近平": "CHN"}
    assert [d.value for d in reading.dates] == ["2021-05-19"]


def test_halfwidth_and_fullwidth_are_read_alike():
    wide = "ロシアが１９日，米国に５０億ドルを支払った．中国は「よい」と述べた．"
    narrow = "ﾛｼｱが19日、米国に50億ﾄﾞﾙを支払った｡中国は｢よい｣と述べた｡"
    for text in (wide, narrow):
        reading = read("見出しです\n\n" + text, date(2021, 5, 20))
        assert [q.value for q in reading.quantities] == [5e9]
        assert reading.quotes[0].text == "よい"
        assert len(reading.sentences) == 3


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("一。二。", ["一。", "二。"]),
        ("「一。二。」と言う。三", ["「一。二。」と言う。", "三"]),
        ("一「二。三", ["一「二。", "三"]),
        ("一(二。三)四。", ["一(二。三)四。"]),
        ("「一『二。」三。』四。", ["「一『二。」三。", "』四。"]),
        ("本当か？ 違う。", ["本当か？ ", "違う。"]),
        ("本当か？と聞く。", ["本当か？と聞く。"]),
        ("一\n二", ["一\n", "二"]),
        ("", []),
        ("」一。", ["」一。"]),
    ],
)
def test_a_sentence_ends_at_its_stop_outside_brackets(text, parts):
    assert [span.of(text) for span in sentences(text)] == parts


def test_a_span_cites_its_words():
    assert Span(1, 3).of("米ロ中") == "ロ中"


def test_a_voice_that_is_not_the_article_s_tells_of_a_topic():
    text = f"{ARTICLE}\n会員の方はログインしてお読みください\n\n侵攻の行方\n\n長引く戦闘の行方を現地から見つめます。\n"
    page = parse_page(text)
    assert len(page.body) == 2
    assert (page.topic, page.topic_description) == (
        "侵攻の行方",
        "長引く戦闘の行方を現地から見つめます。",
    )


def test_a_caption_without_credit_stands_between_headline_and_dateline():
    page = "英仏、漁業で協議 島の沖合で抗議\n\n仏漁船団が集まった島と英仏海峡\n\n【ロンドン=早見潤】英国とフランスは漁業で協議した。"
    found = parse_page(page)
    assert [span.of(page) for span in found.captions] == ["仏漁船団が集まった島と英仏海峡"]


def test_what_stands_there_as_a_time_or_a_button_is_no_caption():
    page = "英仏、漁業で協議 島の沖合で抗議\n\n2023年6月15日 5:00 更新\n\n【ロンドン=早見潤】英国とフランスは漁業で協議した。"
    assert parse_page(page).captions == ()


def test_who_signs_by_office_below_the_text_is_its_byline_without_a_place():
    page = parse_page(f"{ARTICLE.replace('【ジュネーブ=佐伯直樹】', '')}\n(編集委員 大沢徹)\n")
    assert page.byline is not None
    assert (page.byline.place, page.byline.reporters) == (None, ("大沢徹",))


TABLE_OF_YEARS = """年表 運河を巡る3年 チリとペルー、実らぬ交渉

チリは9日、運河の完成式典を開いた。

■2021年4月 チリが運河に着工、ペルーは異議を唱える

■22年6月 ペルー、チリへの援助を停止

■23年3月 両国の首脳が会談
"""


def test_a_table_of_years_is_the_article_s_own():
    page = parse_page(TABLE_OF_YEARS)
    assert [span.of(TABLE_OF_YEARS)[:7] for span in page.body] == [
        "チリは9日、運",
        "■2021年4",
        "■22年6月 ",
        "■23年3月 ",
    ]


def test_a_line_of_a_table_of_years_is_read_as_headlines_are():
    events = read(TABLE_OF_YEARS, date(2025, 9, 10)).events
    told = {(e.type, e.actor, e.recipient, e.modality) for e in events}
    assert ("SANCTION", ("PER",), ("CHL",), "historical") in told


def test_items_that_are_not_dated_stay_furniture():
    text = "チリとペルーの交渉\n\nチリは9日、式典を開いた。\n\n・首脳会談の予定\n・運河の地図\n・歴代の大統領\n"
    assert len(parse_page(text).body) == 1


def shown(line, place="above"):
    body = "チリは9日、銅の輸出でペルーと合意した。両国は今後も話し合う。"
    return (
        f"銅の道、遠く\n\n{line}\n\n{body}\n"
        if place == "above"
        else f"銅の道、遠く\n\n{body}\n\n{line}\n"
    )


@pytest.mark.parametrize(
    ("line", "place", "reporters"),
    [
        ("リマ=浅井蓮", "リマ", ("浅井蓮",)),
        ("リマ=浅井蓮、サンティアゴ=川辺灯", "リマ", ("浅井蓮", "川辺灯")),
        ("論説委員・小暮真理子", None, ("小暮真理子",)),
        ("編集委員 大沢徹", None, ("大沢徹",)),
        ("リマ支局長 大沢徹", "リマ", ("大沢徹",)),
    ],
)
@pytest.mark.parametrize("where", ["above", "below"])
def test_a_line_that_is_only_who_writes_is_the_byline(line, place, reporters, where):
    page = parse_page(shown(line, where))
    assert page.byline is not None
    assert (page.byline.place, page.byline.reporters) == (place, reporters)
    assert len(page.body) == 1


@pytest.mark.parametrize("line", ["(聞き手・三宅亮)", "(ソウル支局長・佐藤葵)", "(文・森下奏)"])
def test_who_asks_and_who_writes_may_stand_behind_a_dot(line):
    page = parse_page(shown(line, "below"))
    assert page.byline is not None
    assert page.byline.reporters == (line[1:-1].rpartition("・")[2],)


def test_a_caption_of_two_sentences_ends_in_its_credit():
    caption = "港に並ぶ起重機。手前は昨年敷かれた線路=2021年6月、AP"
    text = f"港の行方、なお\n\n{caption}\n\n【リマ=浅井蓮】ペルーは9日、港を公開した。\n"
    page = parse_page(text)
    assert [span.of(text) for span in page.captions] == [caption]
    assert page.credit == "AP"


def test_what_a_page_says_of_its_price_is_no_paragraph_and_hides_no_signature():
    text = shown("(リマ=浅井蓮)", "below") + "\nこの記事は有料記事です。残り318文字\n"
    page = parse_page(text)
    assert len(page.body) == 1
    assert page.byline is not None
    assert page.byline.place == "リマ"


BRIEFS = """アンデス短信

▽ペルー、チリ大使追放へ

ペルー政府は18日、駐ペルーのチリ大使を国外に追放すると発表した。

▽コロンビアの判決にエクアドル反発

コロンビアの最高裁は、エクアドルの漁船の船長に禁錮3年を言い渡した。
"""


def test_titles_of_parts_are_the_article_s_own_and_read_as_headlines_are():
    page = parse_page(BRIEFS)
    assert [span.of(BRIEFS)[:3] for span in page.body] == ["▽ペル", "ペルー", "▽コロ", "コロン"]
    told = {(e.type, e.actor, e.recipient) for e in read(BRIEFS, date(2021, 5, 20)).events}
    assert told == {
        ("SANCTION", ("PER",), ("CHL",)),
        ("ACCUSE", ("ECU",), ("COL",)),
        ("COERCE", ("COL",), ("ECU",)),
    }


def test_a_short_title_between_paragraphs_stays_and_one_before_furniture_goes():
    first, second = "ペルーは9日、港を公開した。", "チリは黙っていない。"
    text = (
        f"港の行方、なお\n\n{first}\n\n隣国の思惑\n\n{second}\n\n関連トピック\n\nペルー\n\nチリ\n"
    )
    assert [span.of(text) for span in parse_page(text).body] == [first, "隣国の思惑", second]


def test_who_asks_after_a_button_is_still_the_article():
    text = (
        "ペルーの港 疑問に答える\n\nQ なぜ港を造るのですか。\n\nA ペルーは銅を運びたいのです。\n\n"
        "保存\n\nQ 隣国は黙っているのですか。\n\nA チリは港に反対しました。\n"
    )
    assert len(parse_page(text).body) == 4


def test_briefs_below_an_offer_keep_their_titles():
    lead = "【リマ=浅井蓮】ペルーは9日、港を公開した。船は沖に並び、荷は岸に積まれた。役人は数を改めた。"
    brief = "チリとペルーは8日、港町で会い、総領事館を2カ所ずつ増やす文書に署名した。秋までに人を置くという。"
    title = "■チリとペルー、総領事館を増設"
    text = f"港の行方、なお\n\n{lead}\n\nこの記事をお気に入りに追加\n\n{title}\n{brief}\n\nランキング\n1 港に灯\n"
    assert [span.of(text) for span in parse_page(text).body] == [lead, title, brief]
