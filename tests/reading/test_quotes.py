"""Direct speech and its speaker; labels are not speech."""

from datetime import date

import pytest

from kankei_reading import read


def quotes(text, headline="記事の見出しはここに置く"):
    found = read(f"{headline}\n\n{text}", date(2023, 6, 15)).quotes
    return [(q.text, q.speaker, q.of) for q in found]


@pytest.mark.parametrize(
    ("text", "words", "speaker", "of"),
    [
        (
            "ロシアのゾーリン外務次官は「提案を精査する」と述べた。",
            "提案を精査する",
            "ゾーリン",
            "RUS",
        ),
        (
            "「提案を精査する」とロシアのゾーリン外務次官は述べた。",
            "提案を精査する",
            "ゾーリン",
            "RUS",
        ),
        (
            "ハンガリーは「道具にすべきではない」(サボー外相)と反発した。",
            "道具にすべきではない",
            "サボー",
            "HUN",
        ),
        (
            "「最後の案になる」。エジプトのハリル外相はこう語った。",
            "最後の案になる",
            "ハリル",
            "EGY",
        ),
        (
            "エジプトのハリル外相は会見した。「最後の案になる」と語った。",
            "最後の案になる",
            "ハリル",
            "EGY",
        ),
        ("米国務省は「懸念している」との声明を出した。", "懸念している", "米国務省", "USA"),
        ("外交筋は「合意は近い」とみる。", "合意は近い", "外交筋", None),
        (
            "中国外務省の陸敏報道官は「『一つの中国』を守る」と語った。",
            "『一つの中国』を守る",
            "陸敏",
            "CHN",
        ),
        (
            "米国が撤回しなければ、中国外務省は「措置をとる」と警告した。",
            "措置をとる",
            "中国外務省",
            "CHN",
        ),
        (
            "日本政府は求められており、米高官は「見極めたい」と話した。",
            "見極めたい",
            "米高官",
            "USA",
        ),
        ("中国は米国の要求を「責任転嫁だ」と批判した。", "責任転嫁だ", "中国", "CHN"),
        (
            "北朝鮮の朝鮮中央通信は「成功裏に行った」と報じた。",
            "成功裏に行った",
            "朝鮮中央通信",
            "PRK",
        ),
        ("「協定は公正だ」と米政府高官。", "協定は公正だ", "米政府高官", "USA"),
        ("中国の人民日報は「火遊びをやめよ」と警告した。", "火遊びをやめよ", "人民日報", "CHN"),
        (
            "アクソイ氏は「扉は閉じていない。鍵を回すのは彼らだ」と記者団に述べた。",
            "扉は閉じていない。鍵を回すのは彼らだ",
            "アクソイ",
            None,
        ),
    ],
)
def test_speech_has_its_speaker_before_after_or_beside_it(text, words, speaker, of):
    (found,) = quotes(text)
    assert found[0] == words
    assert found[1] is not None
    assert speaker in found[1]
    assert found[2] == of


def test_a_speaker_goes_on_speaking_until_another_does():
    text = "ロシアのゾーリン外務次官は会見した。「対話は続ける」と述べた。一方で「圧力には屈しない」とも語った。"
    assert [speaker for _, speaker, _ in quotes(text)] == ["ゾーリン", "ゾーリン"]


def test_a_headline_may_put_the_speaker_right_before_the_words():
    headline = "ゾーリン氏「交渉の用意がある」 停戦には触れず"
    (found,) = quotes("ロシアのゾーリン外務次官が会見した。", headline=headline)
    assert found == ("交渉の用意がある", "ゾーリン", "RUS")


@pytest.mark.parametrize(
    "text",
    [
        "米ロ関係の「リセット」を掲げた。",
        "判決を「紙くず」と呼んだ。",
        "新首相は「鉄の女」の異名をとる。",
        "駆逐艦「ドナルド・クック」が黒海に入った。",
        "新政権は「中国寄り」とみられている。",
        "映画「万引き家族」が最高賞に輝いた。",
        "当初案にあった「共同対抗」という文言を弱めた。",
        "「ホワイト国」と呼ばれる優遇対象から外した。",
        "門には「立ち入り禁止」の看板がある。",
    ],
)
def test_names_labels_and_emphasis_are_not_speech(text):
    assert quotes(text) == []


def test_a_country_s_letter_may_speak_in_a_headline():
    (found,) = quotes(
        "会見が開かれた。", headline="中国海警、比補給船に放水 米「条約の義務を果たす」"
    )
    assert found == ("条約の義務を果たす", "米", "USA")


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("湾岸新聞によれば、担当の教諭は、「指導の確認のためだった」と説明した。", "教諭"),
        ("東洋通信によると、ハリル外相は演説で「停戦を守れ」と述べた。", "ハリル"),
        ("インドネシアのスハルヨ投資相は「原石は売らない」と述べた。", "スハルヨ"),
        ("パース資源研究所のノーマン主任エコノミストは「交渉に戻る」とみる。", "ノーマン"),
        ("セーリング連盟は「衝撃を受けている」と哀悼の意を表した。", "セーリング連盟"),
        ("エジプトのハリル外相の「停戦を守れ」との声明が出た。", "ハリル"),
    ],
)
def test_who_stands_beside_the_words_speaks_rather_than_who_reports_them(text, speaker):
    assert [found[1] for found in quotes(text)] == [speaker]


def test_two_quotes_side_by_side_have_one_speaker():
    found = quotes("ハリル外相は「停戦を守るべきだ」「道は開ける」と述べた。")
    assert [(words, speaker) for words, speaker, _ in found] == [
        ("停戦を守るべきだ", "ハリル"),
        ("道は開ける", "ハリル"),
    ]


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        (
            "「時代に終止符を打つ」。チリのアラルコン鉱業相がこう宣言すると、隣のハドリー氏は持ち上げた。",
            "時代に終止符を打つ",
            "アラルコン",
        ),
        (
            "「困る者が窓を閉める」。ハートウェル大統領補佐官の口ぶりは手厳しく、約束が守られるならと付け加えた。",
            "困る者が窓を閉める",
            "ハートウェル",
        ),
        ("サボー外相は「人質の解放を」と声明で訴えた。", "人質の解放を", "サボー"),
        ("サボー外相は、気球は「国家とは無縁だ」と関与を否定した。", "国家とは無縁だ", "サボー"),
        ("EUは「日程に変更はない」(報道官)と火消しに回る。", "日程に変更はない", "報道官"),
        ("ELNは「制服組の仕業だ」との声明を流した。", "制服組の仕業だ", "ELN"),
        ("広島県庁では「形が定着している」として復活を探る。", "形が定着している", "広島県庁"),
        (
            "朝日新聞によると、乗組員2人は「わからない」としている。",
            "わからない",
            "乗組員2人",
        ),
        (
            "アフガン政府から日本大使館に「武装勢力から解放される」との連絡があった。",
            "武装勢力から解放される",
            "アフガン政府",
        ),
        ("「勝ったのは私だ。」サボー外相は退席する前に言った。", "勝ったのは私だ。", "サボー"),
        ("「勝ったのは私だ」、サボー外相は言った。", "勝ったのは私だ", "サボー"),
        ("国際連盟のサボー代表は「今は口にしたくない」。", "今は口にしたくない", "サボー"),
        ("サボー外相は「現行の規範でも対応可能」とした。", "現行の規範でも対応可能", "サボー"),
        ("三枝氏は「関係に戻したい」と呼びかけた。", "関係に戻したい", "三枝"),
        (
            "サボー外相が来た。米政府は喜んだ。彼は電話し、「やっと帰れる」と話した。",
            "やっと帰れる",
            "サボー",
        ),
        (
            "選挙を「公正とは言い難い」とする国連の声明に名を連ね、政府は動かなかった。",
            "公正とは言い難い",
            "国連",
        ),
        (
            "【アルマトイ=日下部薫】「時代は終わった」。\nオマロフ外相が放ったひと言は重い。",
            "時代は終わった",
            "オマロフ",
        ),
    ],
)
def test_who_spoke_is_found_by_how_the_words_are_brought_in(text, words, speaker):
    assert [(q[0], q[1]) for q in quotes(text)] == [(words, speaker)]


def test_speech_in_several_brackets_is_heard_in_each():
    found = quotes("サボー外相は「私に責任は無い」、「支払う義務は無い」などと主張した。")
    assert [(q[0], q[1]) for q in found] == [
        ("私に責任は無い", "サボー"),
        ("支払う義務は無い", "サボー"),
    ]
