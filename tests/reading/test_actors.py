"""Every mention that a reader would call a country or a body, and none that only looks like one."""

from datetime import date

import pytest

from kankei_reading import read

DAY = date(2023, 6, 15)


def codes(sentence, headline="記事の見出しはここに置く"):
    text = f"{headline}\n\n{sentence}"
    start = text.index(sentence)
    found = read(text, DAY).actors
    return {code for actor in found if actor.span.start >= start for code in actor.codes}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # names, full, short and old
        ("アメリカ合衆国とソビエト連邦は条約に署名した。", "USA RUS"),
        ("グルジアは国名をジョージアに改めた。", "GEO"),
        ("ボスニア・ヘルツェゴビナとセルビアが国境を画定した。", "BIH SRB"),
        ("コンゴ民主共和国とルワンダが停戦で合意した。", "COD RWA"),
        ("南スーダンとスーダンは国境を閉じた。", "SSD SDN"),
        ("パプアニューギニアとソロモン諸島が協定を結んだ。", "PNG SLB"),
        ("英国は北アイルランドの通関を認めた。", "GBR"),
        ("欧米各紙はペルーを批判し、欧米の新聞も続いた。", "PER"),
        ("国際連合環境計画は声明を出した。", "UN"),
        ("サウジとUAEが減産を決めた。", "SAU ARE"),
        ("南アは仲裁を申し出た。", "ZAF"),
        ("北マケドニアがNATOに加盟した。", "MKD NATO"),
        ("ミャンマー国軍が空爆した。", "MMR"),
        ("バチカンは声明を出した。", "VAT"),
        ("コソボとセルビアが合意した。", "XKX SRB"),
        ("香港政府は反発した。", "HKG"),
        # letters
        ("米政府は日米韓の連携を重視する。", "USA JPN KOR"),
        ("英仏独はイランに自制を求めた。", "GBR FRA DEU IRN"),
        ("米英豪の枠組みに中ロが反発した。", "USA GBR AUS CHN RUS"),
        ("日中韓は首脳会談を開く。", "JPN CHN KOR"),
        ("中印は部隊を引き離した。", "CHN IND"),
        ("印パの対立が深まった。", "IND PAK"),
        ("中台関係は冷え込む。", "CHN TWN"),
        ("日朝の協議は途絶えたままだ。", "JPN PRK"),
        ("米朝首脳会談は物別れに終わった。", "USA PRK"),
        ("米ソは冷戦を終えた。", "USA RUS"),
        ("日豪印の海軍が訓練した。", "JPN AUS IND"),
        ("伊首相は訪中した。", "ITA CHN"),
        ("加外相が会見した。", "CAN"),
        ("比大統領府は発表した。", "PHL"),
        ("露軍は撤収した。", "RUS"),
        ("対ロ制裁と対中規制を続ける。", "RUS CHN"),
        ("反米デモが起きた。", "USA"),
        ("訪日中の首脳が到着した。", "JPN"),
        ("駐日米大使が寄稿した。", "JPN USA"),
        ("在韓米軍の縮小は見送られた。", "KOR USA"),
        ("駐ウクライナ米大使が退任した。", "UKR USA"),
        ("親イラン武装組織が攻撃した。", "IRN"),
        ("日EUの経済連携協定が発効した。", "JPN EU"),
        ("欧米は制裁で足並みをそろえた。", "USA"),
        ("日米欧が声明を出した。", "USA JPN"),
        ("米イランの協議が再開した。", "USA IRN"),
        ("日・米・韓の局長が協議した。", "JPN USA KOR"),
        ("米中間選挙で与党が議席を減らした。", "USA"),
        ("新START延長で米ロが一致した。", "USA RUS"),
        # governments, armies, parliaments
        ("ホワイトハウスは声明を歓迎した。", "USA"),
        ("クレムリンは関与を否定した。", "RUS"),
        ("ワシントンは動きを警戒している。", "USA"),
        ("平壌は提案に反発した。", "PRK"),
        ("米国防総省は派遣を決めた。", "USA"),
        ("中国人民解放軍の東部戦区が演習した。", "CHN"),
        ("革命防衛隊が船舶を拿捕した。", "IRN"),
        ("海上自衛隊の護衛艦が寄港した。", "JPN"),
        ("欧州委員会は調査を始めた。", "EU"),
        ("安保理は決議を採択した。", "UN"),
        ("主要7カ国(G7)は非難した。", "G7"),
        ("OPECプラスは増産で一致した。", "OPECPLUS"),
        ("国際刑事裁判所(ICC)が逮捕状を出した。", "ICC"),
        ("タリバン暫定政権は否定した。", "TALIBAN"),
        ("フーシ派が船舶を攻撃した。", "HOUTHI"),
        ("上海協力機構(SCO)が声明を出した。", "SCO"),
        ("アフリカ連合は調停に乗り出した。", "AU"),
        # people of office
        ("バイデン米大統領は到着した。", "USA"),
        ("プーチン氏は到着した。", "RUS"),
        ("習近平(シー・ジンピン)国家主席が出席した。", "CHN"),
        ("ゼレンスキー大統領は到着した。", "UKR"),
        ("尹錫悦(ユン・ソンニョル)大統領が訪米した。", "KOR USA"),
        ("ラブロフ外相は到着した。", "RUS"),
        ("岸田文雄首相が出席した。", "JPN"),
        ("マクロン仏大統領は到着した。", "FRA"),
        ("金正恩総書記が視察した。", "PRK"),
        ("ストルテンベルグ事務総長は到着した。", "NATO"),
        ("グテレス国連事務総長が到着した。", "UN"),
        ("林芳正官房長官は出席した。", "JPN"),
        ("蔡英文総統が立ち寄った。", "TWN"),
        ("トランプ前政権が脱退した。", "USA"),
        ("習氏は到着した。", "CHN"),
        ("韓国のイ・ジェミョン大統領は到着した。", "KOR"),
        ("金与正(キム・ヨジョン)党副部長が同席した。", "PRK"),
        ("モスクワは案を拒んだが、キーウは受け入れた。", "RUS UKR"),
        ("官房長官は会見で反論した。", "JPN"),
        ("各国の高官はシンガポールの国防相会談で決めた。", ""),
        ("コートジボワールの最大都市アビジャンで雨が降った。", ""),
        ("ソウルは翌日、発表した。ハバナは密使を選んだ。", "KOR CUB"),
        ("平壌へ送る特使を選び、ハノイからの提案を待つ。", "PRK VNM"),
        ("パリは五輪の日程を発表し、ロンドンは大会の延期を決めた。", ""),
        ("元駐日大使のラーム・エマニュエル氏が訪れた。", "JPN USA"),
        ("政府は支援の方針を固めた。", "JPN"),
        ("ロシア軍がウクライナ東部ドネツク州を砲撃した。", "RUS UKR"),
        ("フランス東部エビアンで会談が開かれた。", ""),
        ("オランダ・ハーグの裁判所が退けた。", ""),
        ("ベルギーの首都ブリュッセルで開かれた。", ""),
        # bodies of no country, and mentions of none
        ("欧州の景気は持ち直した。", ""),
        ("北米と中南米で販売が伸びた。", ""),
        ("中東と東欧の情勢を議論した。", ""),
        ("豪ドルと英ポンドが上昇した。", ""),
        ("米紙ニューヨーク・タイムズが報じた。", ""),
        ("英フィナンシャル・タイムズ紙が報じた。", ""),
        ("台船が転覆し、南北に長い列島で雨が降った。", ""),
        ("中欧と西欧の都市を結ぶ。", ""),
        ("彼はソロ活動に専念した。", ""),
        ("滞在中に在庫の対比表を作った。", ""),
        ("朝日が昇り、土日は晴れる。", ""),
    ],
)
def test_mentions_carry_the_codes_of_those_they_stand_for(sentence, expected):
    assert codes(sentence) == set(expected.split())


@pytest.mark.parametrize(
    ("before", "sentence", "expected"),
    [
        ("韓国は中国と協議した。", "同国は経済協力を求めた。", "CHN"),
        ("インドと中国の外相が会談した。", "両国は国境の安定で一致した。", "IND CHN"),
        ("日本、米国、韓国の高官が集まった。", "3カ国は情報共有を確認した。", "JPN USA KOR"),
        ("ロシアのゾーリン外務次官が訪れた。", "同氏は批判した。", "RUS"),
        ("ロシアのゾーリン外務次官が訪れた。", "ゾーリン氏は会談に臨んだ。", "RUS"),
        ("トルコは14日、方針を伝えた。", "議会は承認を先送りする。", "TUR"),
        ("日韓は優遇措置の復活で合意した。", "両首脳は来月会う。", "JPN KOR"),
        ("韓国で北朝鮮の動きが注目される。", "南北の対話は途絶えた。", "KOR PRK"),
        ("北朝鮮が発射した。", "日韓は対北制裁を確かめた。", "JPN KOR PRK"),
        ("北朝鮮のチームが敗れた。", "対北九州戦は4日に行われる。", ""),
        ("トルコで地震が起きた。", "トルコ軍はシリア国境に近い村に入った。", "TUR"),
    ],
)
def test_what_the_article_told_before_is_called_again(before, sentence, expected):
    assert codes(sentence, f"記事の見出しはここに置く\n\n{before}") == set(expected.split())


def test_a_minister_acts_for_the_country_of_the_office_written_before_the_name():
    assert codes("中国の王毅外相とロシアのラブロフ外相が会談した。") == {"CHN", "RUS"}


def test_the_reporter_and_the_place_of_the_dateline_are_no_actors():
    assert codes("【北京=伊東健太】会議は延期された。") == set()


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("首脳はドイツのミュンヘンで開いた会合に出た。", ""),
        ("ボイス・オブ・アメリカが伝えた。", ""),
        ("インドの英字紙が伝えた。", ""),
        ("ドイツの首相はミュンヘンで語った。", "DEU"),
    ],
)
def test_where_a_town_lies_and_who_owns_a_paper_is_no_actor(sentence, expected):
    assert codes(sentence) == set(expected.split())


def last_mention(text):
    return read(f"記事の見出しはここに置く\n\n{text}", DAY).actors[-1].codes


def test_a_house_called_again_without_its_country_is_still_that_country_s():
    assert last_mention(
        "国連高等難民弁務官事務所は懸念を示した。難民は増えた。高等難民弁務官事務所は支援を求めた。"
    ) == ("UN",)


def test_two_that_stand_for_more_are_not_what_both_means():
    assert last_mention(
        "ルーマニアとブルガリアが加盟する。英国やスウェーデンなどは懸念する。両国の加盟で人口が増える。"
    ) == ("ROU", "BGR")


def test_a_name_in_brackets_is_no_reading_of_the_word_before_it():
    assert codes("日米豪印(クアッド)の訓練を開く。") == {"JPN", "USA", "AUS", "IND", "QUAD"}


def test_both_are_the_two_of_the_headline_before_any_two_of_one_sentence():
    text = "印米、通商で合意\n\nインドは米国と合意した。ロシアはインドに原油を売る。両国の関係は冷え込まない。"
    assert set(read(text, DAY).actors[-1].codes) == {"IND", "USA"}


def test_the_same_country_at_the_head_of_a_sentence_is_what_the_one_before_is_about():
    assert last_mention(
        "アゼルバイジャンは攻撃を否定し、先に発砲したのはアルメニアだと主張した。同国の死者は6人に上る。"
    ) == ("AZE",)


@pytest.mark.parametrize(
    "sentence",
    [
        "パキスタン大地震の被災者に会った。",
        "アフガニスタンで拘束された記者が戻った。",
        "インドとパキスタンの国境付近で洪水が起きた。",
        "中国・ロシア国境付近に汚染が広がる。",
        "中国東北部の吉林省松江市や黒河市では断水が続く。",
        "嵐はフィリピンの西の南シナ海を進む。",
        "嵐は5日にもカンボジアに達する見込みだ。",
        "マラウイの一部で物価が上がった。",
        "ニュージーランドよりやや小さい島だ。",
    ],
)
def test_where_something_happened_is_no_actor(sentence):
    assert codes(sentence) == set()


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("チリは国境を閉じた。イラクやシリアから来た人々が残された。同国は支援を拒んだ。", "CHL"),
        ("チリに身を寄せるペルー人は12万人。3年前に同国が設けた制度を使う。", "CHL"),
    ],
)
def test_that_country_is_none_that_only_says_where_people_come_from(body, code):
    text = f"けさの動き\n\n{body}"
    again = [a for a in read(text, date(2024, 5, 20)).actors if a.span.of(text) == "同国"]
    assert [a.codes for a in again] == [(code,)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("ヨルダンのアカバ港でロケット弾が爆発した。", ""),
        ("中国四川省で地震があった。", ""),
        ("ロシア南部、カバルディノで衝突が起きた。", ""),
        ("村はロシアの国境から約40キロにある。", ""),
        ("ヨルダンに入港中の揚陸艦が攻撃された。", ""),
        ("啓蒙活動は日本国内で行う。", ""),
        ("会談は14時(イラク夏時間)に始まった。", ""),
        ("フランス対ドイツの試合を見た。", "DEU"),
        ("アメリカ合衆国財務省、声明を出す。", "USA"),
        ("四川省の当局は中国四川省の当局だ。", "CHN"),
        ("マルタ・リンコンさんは笑う。", ""),
        ("ミンスクの言い分は違う。", "BLR"),
        ("米通商代表部(USTR)のハドリー代表をチリが迎えた。", "USA CHL"),
        ("邦人が拘束された。", "JPN"),
        ("「我が国を巻き込むのは筋違いだ」。", ""),
        ("バルバドスでの約束をほごにした。", ""),
        ("米国営VOA放送は選挙を報じた。", ""),
        ("スペイン・バルセロナ発、ドイツ・デュッセルドルフ行の便だ。", ""),
        ("ドイツ在住の画家が訪れた。", ""),
        ("チリは「アジア版NATOだ」と述べた。", "CHL"),
    ],
)
def test_a_country_that_only_says_where_is_no_actor_and_one_that_acts_is(sentence, expected):
    assert codes(sentence) == set(expected.split())


@pytest.mark.parametrize(
    ("text", "words", "code"),
    [
        (
            "チリのアラルコン鉱業相が署名した。中国は反発した。鉱業相の一存では済まない。",
            "鉱業相",
            "CHL",
        ),
        ("米国のブッシュ大統領が訪れた。式典は30分続いた。大統領は手を振った。", "大統領", "USA"),
        ("チリの政府は規制した。雨が続く。風も強い。検察は逮捕状を取った。", "検察", "CHL"),
        ("日本大使館に保護された。大使館は事情を聴いた。", "大使館", "JPN"),
        ("ロシアの演習は続く。日本も反発した。同国の軍は答えない。", "同国", "RUS"),
        (
            "インドの報道官は、ロシアとの取引の縮小を約束したとの見方を否定した。同国は反発した。",
            "同国",
            "IND",
        ),
        ("カザフスタンの外相が語った。延長を求めるロシアに、同国は応じなかった。", "同国", "KAZ"),
        (
            "国連ハイチ安定化ミッション(MINUSTAH)が来た。MINUSTAHは排除を続ける。",
            "MINUSTAH",
            "UN",
        ),
        ("国連は採択を急ぐ。早ければ今週、総会が投票する。", "総会", "UN"),
        (
            "エチオピアは米国が援助を止めたことを忘れていない。同国の外務省は断った。",
            "同国",
            "ETH",
        ),
        ("米国は「北朝鮮の核は危険だ」とした。同国は制裁を続ける。", "同国", "USA"),
        ("シリアの暫定政府は返還を求めた。ロシアは前政権を支えた。", "前政権", "SYR"),
        ("ケニアは米艦の寄港を受け入れ、チリは同国との開発を止めた。", "同国", "KEN"),
        ("米国がチリへの圧力を強めている。米軍は8月、同国沖に艦隊を送った。", "同国", "CHL"),
        ("チリの外相は米財務長官と会った。財務長官は応じなかった。", "財務長官", "USA"),
        ("チリもペルーに見直しを働きかける。同国の外相は懸念を示した。", "同国", "CHL"),
        ("チリの大統領はペルーを訪れた。同国の外相が出迎えた。", "同国", "PER"),
        (
            "ケニアの外相は5日、マケイン英外相と電話で協議した。同国はガスの輸入を止めた。",
            "同国",
            "KEN",
        ),
        ("ケニアはソマリアに軍を送った。同国では戦闘が続く。", "同国", "SOM"),
        (
            "インドネシアは対米交渉に入った。米国は昨年にも同国から示された案を断った。",
            "同国",
            "IDN",
        ),
    ],
)
def test_who_is_called_again_is_told_from_the_article(text, words, code):
    text = f"記事の見出し\n\n{text}"
    start = text.rindex(words)
    assert [a.codes for a in read(text, DAY).actors if a.span.start == start] == [(code,)]


def test_both_may_be_the_one_that_the_sentence_adds_and_the_one_told_of_before():
    text = "カザフの外交\n\nカザフスタンは協定を結んだ。トルコのエルデミル大統領との会談の後、両国の部隊が演習した。"
    assert set(read(text, DAY).actors[-1].codes) == {"KAZ", "TUR"}


def test_a_leader_s_namesake_with_another_given_name_is_not_the_leader():
    assert codes("記者のダニエル・コール氏が訪れた。") == set()


@pytest.mark.parametrize(
    "text",
    [
        "ペルーの警察は男を調べた。チャド容疑者は黙っている。",
        "地裁でキューバ被告は黙っていた。",
        "毛沢東主義の詩人が訪れた。",
    ],
)
def test_a_person_who_is_called_like_a_country_and_what_is_called_after_a_leader_are_none(text):
    assert not codes(text) & {"TCD", "CUB", "CHN"}


def test_who_is_called_after_a_leader_is_whose_land_it_is():
    assert codes("毛沢東主義派は停戦した。") == {"NPL"}


@pytest.mark.parametrize(
    ("text", "words", "code"),
    [
        ("米国は黙った。アンカラは調査船を港へ戻し、延期を通告した。", "アンカラ", "TUR"),
        ("AUの平和安全保障理事会は4日、民政への移管を促した。", "平和安全保障理事会", "AU"),
        ("モロッコ生まれの宗教指導者ブチュタ氏が送り返された。", "ブチュタ氏", "MAR"),
    ],
)
def test_governments_councils_and_the_foreign_born_have_their_country(text, words, code):
    text = f"記事の見出し\n\n{text}"
    start = text.rindex(words)
    found = [a.codes for a in read(text, DAY).actors if a.span.start <= start < a.span.end]
    assert (code,) in found


def test_an_office_without_a_country_is_of_the_land_that_the_article_plays_in():
    text = (
        "パキスタン総選挙、延期\n\nパキスタンの総選挙が延期された。捜査には英国の警察も加わる。"
        "サボー元首相が率いる会派は反発した。選挙管理委員会は答えない。"
    )
    found = {text[a.span.start : a.span.end]: a.codes for a in read(text, DAY).actors}
    assert found["サボー元首相"] == ("PAK",)
    assert found["選挙管理委員会"] == ("PAK",)


def test_an_age_gone_by_is_no_actor():
    assert codes("ガスはソ連時代の管を流れる。") == set()


def test_the_dateline_of_any_capital_tells_whose_minister_speaks():
    text = (
        "債務の再編、決裂\n\n【ルサカ=日下部薫】再建が止まった。ザンビアは中国と話した。"
        "ムワンザ財務相は嘆いた。"
    )
    assert [p.of for p in read(text, DAY).people] == ["ZMB"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("チリで大雪が続き、町が孤立した。", ""),
        ("チリやペルーで大雪が続いた。", ""),
        ("ケニアでゾウの群れが畑を荒らした。", ""),
        ("チリで軍が政変を起こした。", "CHL"),
        ("ケニアで死刑が廃止された。", "KEN"),
        ("男は数年前からペルーにおり、偽名を使っていた。", ""),
        ("旧ソ連の工場を改装した。", ""),
        ("旧ソ連は条約に署名した。", "RUS"),
        ("フランスはガーナ航空の乗り入れを禁じた。", "FRA GHA"),
        ("ガーナ航空12便が消息を絶った。", ""),
        ("ガーナ航空の旅客機が滑走路を外れた。", ""),
        ("コンゴの大統領は停戦に応じた。", "COD"),
        ("イスラエルはヨルダン西岸から兵を引いた。", "ISR PSE"),
        ("米国営アメリカの声が伝えた。", ""),
    ],
)
def test_a_country_s_airline_acts_and_the_country_one_is_in_does_not(sentence, expected):
    assert codes(sentence) == set(expected.split())


def both(text, words="両国", headline="きょうの動き"):
    """Whom the last `words` of an article stand for."""
    text = f"{headline}\n\n{text}"
    start = text.rindex(words)
    return {c for a in read(text, DAY).actors if a.span.start == start for c in a.codes}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the two of the clause before, where they do something next
        ("チリとペルーが争う。英国はガーナに船を与え、7月には両国の警備隊が訓練した。", "GBR GHA"),
        # who speaks to them is none of them, and what one sentence told of its own two is soon over
        (
            "チリはペルーを責めた。ペルーはチリに言い返した。チリは国境に兵を送った。"
            "英国はガーナに船を与え、両国の海軍が訓練した。ペルーはこれを笑った。ブラジルは両国に自制を求めた。",
            "CHL PER",
        ),
        # what one did with the other just before
        ("チリとペルーが争う。チリは90年代にボリビアと戦った。両国は3年後に和解した。", "CHL BOL"),
        # the article's only two, one of them named beside the word
        (
            "チリの船が拿捕された。船はペルー側の警備隊を見た。両国の境を越えたかは不明だ。",
            "CHL PER",
        ),
        # too many to tell
        ("チリの船をペルーが追い、ボリビアが見ていた。雨が降った。両国の対立は長い。", ""),
    ],
)
def test_both_are_whom_the_text_tells_of_together(text, expected):
    assert both(text) == set(expected.split())


def test_both_armies_may_be_those_of_a_land_and_a_movement():
    text = "ブラジルは両軍の停戦を求めた。"
    assert both(text, "両軍", "イスラエル軍とヒズボラの戦闘続く") == {"ISR", "HEZBOLLAH"}


def test_the_two_are_who_bore_it_and_by_whom_where_the_sentence_names_one_alone():
    text = "ボリビアは、チリに流さないという条件を付けた。19世紀にチリに海岸を奪われた恨みは深く、両国の関係は冷えている。"
    assert both(text, "両国", "チリ、アルゼンチンを訴え") == {"BOL", "CHL"}


@pytest.mark.parametrize(
    "source", ["中国国際放送", "韓国の聯合ニュース", "中国の環球時報", "イランの国際テレビ"]
)
def test_the_country_of_a_source_is_no_party(source):
    assert codes(f"{source}によると、船が沈んだ。") == set()


def test_the_two_parties_of_something_need_be_no_countries():
    assert both("チリの銀行とペルーの銀行が組む。両者の店は多い。", "両者") == set()


def test_these_countries_and_the_three_are_those_just_listed():
    listed = "イエメン、ソマリア、スーダンでのテロの恐れが高い。これらの国には法がない。"
    assert both(listed, "これらの国") == {"YEM", "SOM", "SDN"}
    named = "チリとペルーの争いを巡り、ブラジルが動いた。3カ国の外相は会った。"
    assert both(named, "3カ国") == {"CHL", "PER", "BRA"}
    told = "ガーナはダムを造った。水を使うトーゴは怒り、ベナンも加わった。英国は見守る。"
    asked = f"{told}話し合いに3カ国を招く。"
    assert both(asked, "3カ国", "3カ国、川を巡り争う") == {"GHA", "TGO", "BEN"}
    assert both(asked, "3カ国") == set()
    river = "ガーナの水を使うトーゴとベナンは怒った。雨は少ない。話し合いに3カ国を招く。"
    assert both(river, "3カ国") == {"GHA", "TGO", "BEN"}
    assert both(river, "3カ国", "川の水、3カ国はなぜ争うか") == {"GHA", "TGO", "BEN"}
    assert both("会合には沿岸3カ国とバルト三国が出る。", "バルト三国") == {"EST", "LVA", "LTU"}


def mentions(text):
    """What an article says, and whom it stands for."""
    return {(a.span.of(text), a.codes) for a in read(text, DAY).actors}


def test_a_movement_known_by_its_letters_is_of_the_land_that_the_article_plays_in():
    text = (
        "ケニアで過激派が武器を捨てる\n\nケニアの過激派「自由のための国民軍」(通称ZNL)が武器を捨てた。"
        "ZNLは選挙に加わる。会見は午後(UTC+3)に開かれた。"
    )
    found = mentions(text)
    assert ("ZNL", ("KEN",)) in found
    assert not [words for words, _ in found if words == "UTC"]


def test_a_headline_of_a_government_and_its_rebels_plays_in_that_land():
    text = "チリ政府と反政府勢力が調印\n\n英国の外相と米国の特使も出向いた。反政府勢力は納得した。"
    assert ("反政府勢力", ("CHL",)) in mentions(text)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("広島の市民団体がチリに医師を送る。", "JPN CHL"),
        ("ロンドンの人権団体「灯」はチリを批判した。", "GBR CHL"),
        ("ロンドンの病院で治療を受けた。", ""),
        ("東京都はチリの動物園と交渉した。", "JPN CHL"),
        ("大阪府は雪が積もった。", ""),
        ("歌手が東京都の病院で死去した。", ""),
    ],
)
def test_a_town_s_society_and_a_prefecture_that_deals_with_others_act_for_their_country(
    body, expected
):
    assert codes(body) == set(expected.split())


def test_a_prefecture_is_called_again_in_short():
    text = "動物園の計画\n\n東京都はチリと交渉する。都は来年に結論を出す。"
    assert ("都", ("JPN",)) in mentions(text)


def test_whom_a_government_deals_with_is_not_whose_government_it_is():
    text = (
        "チリとペルーの対話\n\nチリは国境を開いた。前政権はペルーと断交したが、現政権は大使館を開いた。"
        "ペルーは歓迎した。"
    )
    assert {("前政権", ("CHL",)), ("現政権", ("CHL",))} <= mentions(text)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # Who rules a town and who lives there acts for its country, but at home.
        ("ロンドン警視庁は3人を拘束した。", "GBR"),
        ("イスタンブールの県知事は外出を禁じた。", "TUR"),
        ("記者はバンコク市民に話を聞いた。", "THA"),
        ("札幌市民は雪をかいた。", ""),
        # The press is cited, those who write for it can be met with.
        ("チリの各メディアはペルーに触れた。", "PER"),
        ("日韓各紙が伝えた。", ""),
        ("英ヘラルド紙の特派員がケニアで行方不明になった。", "GBR"),
        ("英ヘラルド紙によると、雨が降った。", ""),
        # Where something is seen, and whose forefathers were from where.
        ("式典の様子はチリ全土に中継された。", ""),
        ("チリ全土で政府への抗議が広がった。", "CHL"),
        ("夫妻は夜にチリへ逃亡した。", ""),
        ("チリの空港では欠航が続いた。", ""),
        ("チリ系ペルー人の店が開いた。", "PER"),
        ("この広場はユネスコの世界遺産になった。", ""),
        ("ユネスコはチリを招いた。", "UN CHL"),
        ("ユーロ圏への加盟を待つ。", ""),
        ("チリ・ペルーの協議が始まった。", "CHL PER"),
        ("チリ・サンティアゴの病院に移った。", ""),
        ("台風15号はフィリピンに上陸した。", ""),
        ("米軍がハイチに上陸した。", "USA HTI"),
        ("1968年メキシコ五輪で勝った。", ""),
        ("日本赤軍の男を追う。", ""),
        ("チリ・イキケ島に3人がいた。", ""),
        ("チリさんは泣いた。", ""),
        ("ケニアの首都ナイロビの近郊に公園がある。", ""),
        ("コロンビア特別区の学校に通う。", ""),
        ("フランス留学を終えた。", ""),
        ("スイスの病院で目を覚ました。", ""),
        ("フランス通信(AFP)は伝えた。", ""),
        ("アルカス独裁政権の後、選挙があった。", ""),
    ],
)
def test_a_country_acts_through_its_towns_and_not_through_its_press_or_places(sentence, expected):
    assert codes(sentence) == set(expected.split())


def test_courts_and_crowds_are_of_the_land_that_the_article_plays_in():
    text = (
        "ケニアで反政府勢力が蜂起\n\nケニアの首都で騒ぎが起きた。デモ隊は通りに出た。"
        "野党青空党のスポークスマンは逃げた。現地の裁判所は2人を裁く。"
    )
    found = {words for words, _ in mentions(text)}
    assert {"デモ隊", "現地の裁判所", "野党青空党"} <= found


def test_whose_ministry_asks_after_the_japanese_abroad():
    text = (
        "ケニアで反政府勢力が蜂起\n\nケニアの首都で騒ぎが起きた。外務省は、邦人の無事を確認した。"
    )
    assert ("外務省", ("JPN",)) in mentions(text)


def test_those_on_the_spot_are_of_the_one_country_abroad_that_is_named():
    once = "湖で船が沈む\n\n日本人3人がチリの湖で死亡した。現地の当局は男を拘束した。"
    assert ("現地の当局", ("CHL",)) in mentions(once)
    twice = once.replace("日本人3人", "ペルー人3人")
    assert not [words for words, _ in mentions(twice) if words.startswith("現地")]


@pytest.mark.parametrize(
    ("headline", "text", "word", "expected"),
    [
        # parties and those who rule by force are of the land whose inner affairs are told
        ("チリ総選挙に大国の影", "米国は中国を批判した。米国は与党に祝意を示した。", "与党", "CHL"),
        (
            "仏軍、撤収を延期",
            "マリの軍事政権は応じない。米国は基地を失った。軍政は即答を避けた。",
            "軍政",
            "MLI",
        ),
        # an expert's country is not what a sentence is about
        (
            "ペルー総選挙",
            "南アフリカの平和研究院のドラミニ研究員は「遅い」とみる。野党は反発した。",
            "野党",
            "PER",
        ),
        (
            "チリとペルーの交渉",
            "チリは反発した。ケニアの平和研究院のキマニ研究員は「遅い」とみる。政府は応じない。",
            "政府",
            "CHL",
        ),
        # a sentence that has turned to another country takes its houses with it
        (
            "輸出規制の応酬",
            "米商務省は規制を広げた。中国の反応は速かった。商務省は輸出を止めた。",
            "商務省は輸",
            "CHN",
        ),
        # the city says whose house it is
        (
            "銀行への制裁",
            "米財務省の次官は11日、タシケントの中央銀行に総裁を訪ねた。",
            "中央銀行",
            "UZB",
        ),
        # those to whom an envoy is posted answer
        (
            "サイバー攻撃",
            "今回、中国の駐コスタリカ大使館は協力を申し出たものの、政府は返答を保留している。",
            "政府",
            "CRI",
        ),
        # whom one deals with by word of と is not whose government one is
        (
            "二次制裁",
            "トルコは送金を止めた。ロシアとの蜜月で経済を支えてきた政権には、苦渋の選択となる。",
            "政権",
            "TUR",
        ),
        # countries in a list are not what a sentence is about
        (
            "運河",
            "トルクメニスタンは沈黙を守っている。パキスタン、インドへ運ぶ計画を外相が語った。",
            "外相",
            "TKM",
        ),
        (
            "社説 島国を駒にするな",
            "中国は協定を結んだ。政府はこの声に耳を傾け、豪州に撤回を促すべきである。",
            "政府",
            "JPN",
        ),
    ],
)
def test_a_bare_house_is_of_the_land_whose_affairs_are_told(headline, text, word, expected):
    whole = f"{headline}\n\n{text}"
    start = whole.index(word, len(headline))
    found = [a.codes for a in read(whole, DAY).actors if a.span.start == start]
    assert found == [(expected,)]


def test_a_government_called_by_a_name_is_of_the_land_of_the_election():
    text = "ガーナ選挙に大国の影\n\n現職のオフォリ氏が勝った。仏軍は8月にオフォリ政権と合意した。"
    found = {a.span.of(text): a.codes for a in read(text, DAY).actors}
    assert found["オフォリ政権"] == ("GHA",)


@pytest.mark.parametrize(
    ("headline", "text", "expected"),
    [
        # Japan's own courts and police, and those that are called so elsewhere
        ("密輸の疑い", "浜松市で神奈川県警が会社員を逮捕した。", {"神奈川県警": "JPN"}),
        (
            "親権の争い",
            "神戸家裁は訴えを認めた。仙台中央警察署が調べている。",
            {"神戸家裁": "JPN", "仙台中央警察署": "JPN"},
        ),
        ("裁判の行方", "ソウル中央地裁は保釈を認めた。", {"ソウル中央地裁": "KOR"}),
        ("府の警告", "府警告示と地検討会は関係がない。", {}),
        # movements and bodies
        (
            "スーダンの町に物資",
            "即応支援部隊は通行を認めた。",
            {"スーダン": "SDN", "即応支援部隊": "SDN"},
        ),
        (
            "エイズ総会",
            "UNAIDSは目標に届かないとした。国際連合条約は海を定める。",
            {"UNAIDS": "UN"},
        ),
        # where people of another land live
        (
            "民団の声",
            "在日朝鮮人も驚いた。在日米軍は動かない。",
            {"民団": "KOR", "日": "JPN", "米軍": "USA"},
        ),
        # the north, as one who speaks calls it
        (
            "北朝鮮の実験",
            "北朝鮮は応じない。長官は「北が約束を破った」と述べた。北が山、南が海である。",
            {"北朝鮮": "PRK", "北": "PRK"},
        ),
        # what befalls nobody else befalls the land itself
        ("ペルー・リマで列車衝突、40人死ぬ", "事故の原因は分からない。", {"ペルー": "PER"}),
        ("ペルーで邦人カメラマン殺害", "事件の原因は分からない。", {"邦人": "JPN"}),
        # parts and parties of the one land that an article plays in
        (
            "タイで総選挙",
            "タイの総選挙は終わった。ヤラー県裁判所は訴えを退け、両党は話し合う。",
            {"タイ": "THA", "ヤラー県裁判所": "THA", "両党": "THA"},
        ),
    ],
)
def test_offices_and_movements_without_their_country_act_for_it(headline, text, expected):
    whole = f"{headline}\n\n{text}"
    found = {a.span.of(whole): a.codes for a in read(whole, DAY).actors}
    assert found == {words: (code,) for words, code in expected.items()}


@pytest.mark.parametrize(
    "person", ["マルタ・リンド調整官", "チャド・マレー報道官", "ジョージア・ベル上級顧問"]
)
def test_a_first_name_is_no_country_though_one_is_called_so(person):
    assert codes(f"国連の{person}が説明した。") == {"UN"}


def test_who_it_was_is_no_place():
    assert "CHL" in codes("ペルーが最も重くみるのは隣国チリで、ダムに反対している。")
    assert "CHL" not in codes("会談が開かれたのはよいが、隣国チリで住民が死亡した。")


def test_a_capital_is_a_party_where_one_would_talk_with_it():
    assert "IRN" in codes("米国務省は「テヘランとの前提条件なしの対話に応じる」と語った。")
    assert "IRN" not in codes("米国の学者はテヘランとの時差を語った。")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("便は、ペルーのアンデス地方で墜落した。", ""),
        ("バスはチリ・アタカマ山中に転落した。", ""),
        ("女性はタイには観光で訪れており、4月に戻る。", ""),
        ("男性は4年前からブラジルの現地法人に勤めていた。", ""),
        ("男性はイタリアへの出張から戻った。", ""),
        ("チリのアタカマ地方で軍が住民を拘束した。", "CHL"),
        ("チリの外相はペルーには譲歩しない。", "CHL PER"),
    ],
)
def test_where_people_are_on_their_own_account_no_country_acts(sentence, expected):
    assert codes(sentence) == set(expected.split())


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("ニューデリーの要求は重い。", "IND"),
        ("モスクワにも事情がある。", "RUS"),
        ("隣人を北京の側へ押しやる。", "CHN"),
        ("チリ政府はワシントンに関税の撤回を迫った。", "CHL USA"),
        ("チリ政府はワシントンに事務所の設置を求めた。", "CHL"),
        ("チリの外相は北京を激しく非難した。", "CHL CHN"),
        ("チリは平壌と水面下で接触した。", "CHL PRK"),
        ("チリはモスクワとの首脳会談を見送った。", "CHL RUS"),
        ("ワシントンの地下鉄には不満が多い。", ""),
    ],
)
def test_a_capital_that_wants_something_is_its_government(sentence, expected):
    assert codes(sentence) == set(expected.split())


@pytest.mark.parametrize(
    ("house", "code"),
    [
        ("戦争研究所", "USA"),
        ("統一研究院", "KOR"),
        ("ローウィ研究所", "AUS"),
        ("国防研究院", "KOR"),
    ],
)
def test_a_scholar_has_the_land_of_his_house(house, code):
    assert codes(f"{house}のベル上級研究員は「争いは長引く」と語った。") == {code}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ガーナは遺憾の意を示した。官房長官は会見を開いた。", {"GHA", "JPN"}),
        ("マレーシアの官房長官は会見を開いた。", {"MYS"}),
    ],
)
def test_an_office_that_a_paper_names_bare_is_of_its_own_land(text, expected):
    assert codes(text) == expected
