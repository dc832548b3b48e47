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
            "チリのソト外相は「身内の人物だらけ」とコメントした。",
            "身内の人物だらけ",
            "ソト",
            "CHL",
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
        "画面に「あすは休みます」と表示された。",
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
        ("店は常連の客から「早く直してほしい」と頼まれた。", "常連の客"),
        ("ハリル外相のコメントは「停戦を守る」。", "ハリル"),
        ("県警は8日、「安全に守りたい」と住民を説得した。", "県警"),
        (
            "放送局の木村誠プロデューサーは結果に触れず、「最後まで挑んだ」と胸を張った。",
            "放送局の木村誠プロデューサー",
        ),
        ("ハリル外相は逆に「兵が先に撃たれた」可能性を主張した。", "ハリル"),
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
        (
            "サボー外相が来た。朝日新聞によると、「責任は免れない」とも話したという。",
            "責任は免れない",
            "サボー",
        ),
        (
            "評決は「戦いが終わらないことを示す」とブッシュ大統領は言った。",
            "戦いが終わらないことを示す",
            "ブッシュ",
        ),
        ("荻野主将は「うれしい」と感激に浸った。", "うれしい", "荻野主将"),
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


def test_a_quote_is_given_as_published_with_its_readings_in_brackets():
    found = quotes("サボー外相は「金正日(キム・ジョンイル)総書記が決める」と述べた。")
    assert found[0][0] == "金正日(キム・ジョンイル)総書記が決める"


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        (
            "隣国は黙ったままだ。「冬は待ってくれない」とこぼすのは、交渉を束ねたサボー副首相だ。",
            "冬は待ってくれない",
            "サボー",
        ),
        (
            "チリは派兵を求めたが、「持ち場は島に限られる」とするペルー国防省に断られた。",
            "持ち場は島に限られる",
            "ペルー国防省",
        ),
        ("増税を「横暴だ」ととらえている国民も多い。", "横暴だ", "国民"),
        (
            "国連人権理事会は4日、部隊の入れ替えが「内戦を長引かせる」と懸念を示した。",
            "内戦を長引かせる",
            "国連人権理事会",
        ),
        ("反対派のリーダーは式で「戦いは終わる」と述べた。", "戦いは終わる", "反対派のリーダー"),
        (
            "チリは動いた。サボー外相代行から返事は得られず、「許しは要らない」と言い渡された。",
            "許しは要らない",
            "サボー",
        ),
        ("住民は訴えた。国防省は「事実無根」と否定した。", "事実無根", "国防省"),
        ("家族の話では、山野さんから14日夜、家に「無事だ」と電話があった。", "無事だ", "山野"),
        ("団体に、避難民から「水がない」と連絡が入った。", "水がない", "避難民"),
        (
            "サボー外相は原因を「断食のために弱っていたため」であると語った。",
            "断食のために弱っていたため",
            "サボー",
        ),
        ("「もう待てない」チリのサボー外相が発言\n\n式は続いた。", "もう待てない", "サボー"),
        (
            "「会費を払う家があるか」。議会でのサボー外相の一言に、チリは怒った。",
            "会費を払う家があるか",
            "サボー",
        ),
    ],
)
def test_who_spoke_is_found_after_the_words_and_in_the_passive(text, words, speaker):
    headed = text if text.startswith("「もう") else f"記事の見出しはここに置く\n\n{text}"
    assert [(q.text, q.speaker) for q in read(headed, date(2023, 6, 15)).quotes] == [
        (words, speaker)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "政府は「改革」として、法案を出した。",
        "サボー外相は「緑の道」と呼ぶ計画を示した。",
    ],
)
def test_a_bare_label_is_still_no_quote(text):
    assert quotes(text) == []


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        # Whom the words are about stands beside them, whoever blames speaks.
        (
            "チリ外務省のソト報道官は14日、ペルーが「分断をあおっている」と非難した。",
            "分断をあおっている",
            "ソト",
        ),
        # Of a house and its man the man speaks.
        (
            "チリは、ソト外相がリマに駆けつけ、「選挙は正当に行われた」と擁護した。",
            "選挙は正当に行われた",
            "ソト",
        ),
        (
            "組合の本部は、職員とみられる男性が記者の問いかけに「帰ってくれ」と答えるにとどまった。",
            "帰ってくれ",
            "男性",
        ),
        # Words handed on as somebody's.
        (
            "チリの新聞は、ソト外相の発言として「協定は結ばれる」という評を伝えた。",
            "協定は結ばれる",
            "ソト",
        ),
        ("弁護側は被告の「合意の上だった」との主張を退けた。", "合意の上だった", "被告"),
        ("反政府の団体「緑の声」は「目的を達成した」として撤収した。", "目的を達成した", "緑の声"),
        (
            "駐ペルー大使館は14日の声明で「筋書きどおりの選挙だ」と批判した。",
            "筋書きどおりの選挙だ",
            "大使館",
        ),
        (
            "村上大臣は会見で「脊柱が混入している疑いがある」ことを会見で明らかにした。",
            "脊柱が混入している疑いがある",
            "村上大臣",
        ),
        ("ソト外相は「訴えるのは選択肢の一つ」とも述べた。", "訴えるのは選択肢の一つ", "ソト"),
        ("会場で「平和を祈ります」という寺岡さんのメッセージが読まれた。", "平和を祈ります", None),
        ("島では「水を入れたのではないか」と言われている。", "水を入れたのではないか", None),
    ],
)
def test_who_speaks_is_told_from_house_and_from_whom_it_is_said_of(text, words, speaker):
    ((found, name, _),) = quotes(text)
    assert found == words
    assert (speaker in (name or "")) if speaker else words


def test_rumour_has_no_speaker():
    assert quotes("島では「水を入れたのではないか」と言われている。")[0][1] is None


def test_who_spoke_just_before_goes_on_speaking():
    text = (
        "島民もこの知らせに驚き、ソト代表は「来るべき時が来た」と述べた。"
        "また「混乱が起きなければいい」と記者に答えた。"
    )
    assert [speaker for _, speaker, _ in quotes(text)][1:] == [quotes(text)[0][1]]


@pytest.mark.parametrize(
    "text",
    [
        "ソト外相はペルーの措置を「経済的な脅し」と断じた。",
        "北朝鮮は演習を「侵略戦争の予行」と非難した。",
        "議会では「戦費を肩代わりしている」との批判が強まっていた。",
        "条約には「島は領海を有しない」とあり、チリは従うと述べた。",
        "「兵は出ていけ」と染め抜いた旗の群衆が歩いた。",
    ],
)
def test_what_something_is_called_or_what_is_written_or_in_the_air_is_no_speech(text):
    assert quotes(text) == []


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("チリ外務省はゴメス報道官の名で声明を出し、「断じて認めない」と反発した。", "ゴメス"),
        ("イラン政府は、ライシ大統領名の書簡で「決して譲らない」と伝えた。", "ライシ"),
    ],
)
def test_in_whose_name_a_paper_is_is_who_speaks(text, who):
    assert [speaker for _, speaker, _ in quotes(text)] == [who]


@pytest.mark.parametrize("way", ["目を細めた", "肩を落とした", "首をかしげた", "声を震わせた"])
def test_a_face_or_a_hand_goes_with_words_spoken(way):
    assert quotes(f"荷を受け取った州知事は「隣人の顔を久しぶりに見た」と{way}。")[0][1] == "州知事"


def test_a_speaker_is_named_as_the_text_writes_the_name():
    body = "チリのソト･ルイス外相は「提案を精査する」と述べた。"
    assert quotes(body) == [("提案を精査する", "ソト･ルイス", "CHL")]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "外交筋は「好機だ」と明かす。共同声明は名指しせず「脅しに反対する」と明記した。",
            "共同声明",
        ),
        ("ケニア政府の声明は「港が傷んだ」とうたう。", "ケニア政府"),
    ],
)
def test_a_paper_says_what_is_written_in_it_or_whose_it_is_does(text, speaker):
    assert speaker in (quotes(text)[-1][1] or "")
