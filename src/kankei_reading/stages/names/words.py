"""Names of two letters and more: the longest that stands on the edges of words."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from kankei_reading.draft import Draft
from kankei_reading.lexicon.countries import CAPITALS, NAMES, Named, name_lengths, names
from kankei_reading.lexicon.patterns import any_of
from kankei_reading.text.tokens import Token
from kankei_reading.types import Actor, Span, span_of


class Names:
    """What is named in full in one sentence."""

    __slots__ = ("actors", "places", "taken")

    def __init__(self, actors: list[Actor], taken: list[Span], places: list[Actor]) -> None:
        self.actors = actors
        self.taken = taken
        """Places that are spoken for, false friends included."""
        self.places = places
        """Countries that only say where."""


# What follows a country's name and makes it part of something that is no actor.
# Most names are followed by what none of these begins with: it is looked at first.
_ELSE: Final = re.compile(
    r"(?![はがもをにとでへ、。])(?:(?:大)?地震|亜大陸|海(?![軍警上兵自岸外域洋運難])|湾(?!岸)|洋(?!上)|海峡|海溝|語(?![りるっ])|料理|神話|文学|人形"
    r"|(?:の)?(?:[A-Zァ-ヴー・&a-z]{2,20}|有力|主要|大衆|経済|日刊|夕刊|公共|英字|衛星|民放|保守系|左派系|各|複数の|地元|国際|中央|全国|人民)?(?:紙(?!幣)|誌|新聞|放送|テレビ|ラジオ|メディア|通信社|報道機関|マスコミ|聯合ニュース|[一-鿿]{2}(?:日報|時報|晩報)(?=によ))(?!の?(?:特派員|記者|カメラマン)[がはらを])|(?<=国)営(?:アメリカの声|[A-Z一-鿿]{0,6}(?:放送|テレビ|ラジオ|通信))|[・の]?(?:聖戦)?アルカ(?:ー?イ)ー?ダ|[・の]?聖戦|航空(?:便|機|路|券|\d|の(?:航空|旅客|機|便|ジャンボ|ボーイング|エアバス))|国営通信社?(?:提供|=)|の?[A-Z][A-Za-z0-9]{1,11}(?:の(?:記事|報道))?によ[るれ]|の?[ァ-ヴー・]{2,14}の(?:記事|報道)によ[るれ]|系の?[一-鿿]{0,3}政党|製鉄(?!鋼)|電力会社の|株価指数|杯|カップ|オープン|ダービー"
    r"|(?:夏|標準|現地)?時間(?:同|で|の|午|、|\d|[()=])|通信(?=[(]|によ|[がは](?:[^、。]{0,24}を)?(?:伝|報じ))|列島|赤軍|特別[州区]|版(?![図画元])|(?:五輪|オリンピック)(?!委|協|代表|選手)|現地(?=\d|午[前後])|(?:氏|さん|容疑者|被告(?![人国席])|受刑者|死刑囚)(?!族)|ツアー|革命の|村の|大学校?(?=の)|対[ァ-ヴー一-鿿]{2,8}(?:戦|の試合)|帝国|時代|崩壊|山脈|高原|盆地|平原|半島|運河|料理|シリーズ|ハイツ|街道|通り(?=[にでを]))"
)
# A place where people merely met: フランス東部エビアンで会談, オランダ・ハーグの裁判所.
_PART: Final = r"[東西南北中]+[部岸](?:沿岸|沖)?"
_BEFELL: Final = "開か|開催|行わ|発生|起き|起こ|拘束|殺害|殺さ|死亡|誘拐|取材|生まれ|襲わ|墜落|爆発|撃墜|射殺|銃撃され|行方不明|消息|保護され|亡くな|を失|負傷|見つか|積み替え"
_PROVINCES: Final = "四川|雲南|湖北|湖南|河北|河南|山東|山西|江蘇|江西|浙江|安徽|福建|広東|広西|海南|貴州|陝西|甘粛|青海|遼寧|吉林|黒竜江|北京|上海|天津|重慶"
# Where something happens, but for what only those of the land do: フィリピンで軍がクーデター.
_AFFAIRS: Final = "軍|政府|大統領|首相|国王|議会|国会|与党|野党|政変|クーデター|政権|選挙|国民投票|デモ|内戦|内乱|反政府|抗議|暴動|革命|住民|市民|死刑|廃止|禁止|解禁|法案|法律|判決|裁判|就任|発足|施行|規制|追悼|黙祷"
# What people of a land say: 国内には慎重論もある.
_VOICES: Final = "[異慎反世]重?論|声|不満|反対|批判|反発|懸念|不信|見方|意見"
# Whose people go to the polls is no mere place.
_VOTED: Final = "[^。]{0,48}(?:選挙|国民投票)(?:が|を|の投票)?(?:行わ|実施|投票が|あっ|に関連)"
_HERE: Final = rf"(?:[・や][ァ-ヴー]{{2,12}}){{0,4}}で(?![はのもあすきなし])(?!{_VOTED})(?![^。]{{0,24}}(?:{_AFFAIRS}))"
_PLACE: Final = re.compile(
    rf"(?![はがもを、。側政軍])(?:{_PART}(?:の)?[ァ-ヴー一-鿿]{{2,12}}(?:[)]|で(?!は)[^。]{{0,30}}(?:会談|協議|会合|会議|開|演説|署名|会見|講演|握手|サミット))"
    rf"|(?:{_PART}(?:の)?[一-鿿ァ-ヴー]{{0,12}})?で(?![はのも])(?!{_VOTED})[^。、]{{0,24}}?(?:{_BEFELL})|{_HERE}"
    rf"|{_PART}(?:、|では|の(?:大?地震|洪水|山岳|砂漠|海岸)|を震源|に(?:上陸|接近))"
    rf"|{_PART}(?:にある|の(?:病院|基地|収容所|刑務所)に(?:搬送|運ば|移送|収容))"
    r"|[東西南北]?(?:海岸|沿岸|沖合?)(?:沖|約|の(?:太平|大西|インド|海上)|に(?:上陸|接近)|を震源)"
    r"|・[ァ-ヴー]{2,}(?=[のでにへ]|出身|生まれ|近郊|[)]|発|行(?:き|[の)、。/]))|(?:の[ァ-ヴー一-鿿]{2,10})?在住|[東西南北中]部・[ァ-ヴー]|・[一-鿿]{2,4}(?:台地|諸島|[州市県島])"
    r"|[東西南北中]+部(?:の?[ァ-ヴー一-鿿・や]{0,24})?(?:では?(?![戦軍の])|、)|(?:上空|領空|沖)(?:で|の|に|を飛)|領内[でに]|での(?:約束|合意|首脳会議|会談|協議)"
    r"|の(?:港|首都|(?:最大|第[2二三3]の|主要|商業|港湾|観光|古)?都市|保養地|空港|町|村)(?:[ァ-ヴー]{2,})?で(?!は)"
    r"|の[一-鿿]{0,2}(?:首脳|外相|国防相|防衛相|財務相|閣僚|局長級|高官級|高官)(?:会談|会議|会合|協議)で(?!は)"
    r"|の首都[ァ-ヴー]{2,}の(?:近郊|郊外|中心|空港|病院|ホテル|[ァ-ヴー])"
    r"|の[ァ-ヴー]{2,}(?:港|空港|市|州|半島|島|郊外|近郊)(?:で(?!は)|の(?:空港|港|ホテル)で)"
    r"|の[ァ-ヴー]{2,}の(?:空港|港|ホテル|会議場)で(?!は)"
    rf"|の[ァ-ヴー一-鿿]{{2,8}}[市州島](?:[ァ-ヴー一-鿿]{{0,8}})で(?!は)[^。、]{{0,24}}?(?:{_BEFELL})"
    rf"|・?(?:{_PROVINCES})省?(?:で|に(?!対)|、|[東西南北]部|[一-鿿]{{2,3}}市|の(?!当局|政府|知事|裁判|警察|公安|党))"
    rf"|(?:国|(?<=国))内(?:に(?!対)(?![はも][^。]{{0,32}}(?:{_VOICES}))|で(?![はも]))"
    r"|(?:と[ァ-ヴー]+)?の国境[にで](?![はも])|(?:[・と][ァ-ヴー一-鿿]{2,10}?|と)?(?:の)?国境(?:近く|付近|沿い|地帯|に近い|に接する|まで|から[約\d]|より[約\d])"
    rf"|(?:の?(?:全土|全域|各地|一部(?:地域)?))[でに](?![はも対])(?![^。]{{0,24}}(?:{_AFFAIRS}))|の(?:各|国際|主要)*空港(?:で|に)"
    r"|の[ァ-ヴー一-鿿]{0,8}(?:病院|刑務所|拘置所|収容所|ホテル|大学|劇場|教会|モスク|競技場|スタジアム)で(?!は)|留学(?![生者])"
    r"|を含む[東西南北中央]{1,2}部?(?:アフリカ|アジア|ヨーロッパ|アメリカ)"
    r"|より(?:も)?(?:やや|わずかに|少し)?(?:小さ|大き|広)[いく]|に達する(?:見込|見通|恐れ|おそれ)"
    r"|・[ァ-ヴー一-鿿]{1,8}[島州県](?=[でにの、。])|の[東西南北]{1,2}(?:の(?:[ァ-ヴー一-鿿]{0,6}海(?![軍警])|沖)|約?\d)"
    r"|[にへ](?:逃亡|逃走|帰国)"
    # フランスのアルプス地方で, スペインには観光で訪れ, ドイツの現地法人に: where people are on their own account.
    rf"|[の・][ァ-ヴー一-鿿・]{{2,8}}(?:地方|山中|山麓|山岳地帯|渓谷|密林|熱帯雨林|砂漠|離島)(?:[にへ](?![対は])|、|から|で(?![はも])(?![^。]{{0,24}}(?:{_AFFAIRS})))"
    r"|[にへ](?:は|も)?(?:観光|旅行|出張|休暇|仕事|研修|帰省|登山|巡礼)(?:[でのに]|を兼ね)|(?:へ)?の(?:出張|旅行|観光)(?:から|中|先|に)|の現地法人"
    r"|に(?:入港|ある(?!と)|お[りる]|住[むんみ]|居住|留学|潜伏|滞在|駐在|難民として|向けて飛)|生まれ(?=[。、でだ]))"
)
_JOINED: Final = re.compile("[のにへはがを両間]")
# Where a storm comes to: 台風15号、フィリピンに上陸.
_LANDS: Final = re.compile("に(?:再び?)?(?:上陸|接近|最接近)")
_STORM: Final = re.compile("台風|ハリケーン|サイクロン|低気圧|暴風|津波")
_FAR: Final = 60
# 訪問していたウクライナで: to be there is an act.
_VISITED: Final = re.compile(r"(?:訪問|訪れ)[^。、]{1,6}\Z")
_CLEFT: Final = re.compile(r"の[はが](?:[一-鿿]{1,3}国の?)?\Z")
_IN_TOWN: Final = re.compile(r"(?:市|郊外|近郊)?(?:で(?![はのも])|にある|において)")
# How a word goes on that begins with a name and is still about the country.
_GOES_ON: Final = re.compile(r"^[人産製側軍系内発行船機兵艦車式国籍寄領政]")
_STANCE: Final = re.compile(
    r"警戒|懸念|反発|批判|歓迎|求め|主張|拒|応じ|狙|みる|みて|考え|期待|焦|いら立|苛立|非難|姿勢|構え|怒|恐れ"
    r"|不信|慎重|探|図る|図っ|望|圧力|口を(?:挟|出)|通告|通知|戻し|科し|科す|宣言|承認|命じ|差し向け|送り込|受け入れ|提案|説得|乗り出|働きかけ|静観|仲介|要請|迫|沈黙|動い|動く|認め|否定|強調|対抗|踏み切|譲|一蹴|突っぱね|はねつけ|退け|けん制|牽制|結婚|寄り添|背を向け|見放|見捨|見限|(?:融資|支援|援助|供与|輸出|輸入|取引|協議|交渉)[^。]{0,12}(?:止め|打ち切|凍結)|手を(?:組|結|差)|身構え|歩み寄|突き放|黙殺|発表|声明|表明|決め(?!手)|決定|決断|約束|合意|制裁|交渉|対話|協議|特使|密使|親書|切り札|自力|カード|譲|応え|こたえ|じら|揺さぶ|抗議(?:し|を申|の意)|支持|警告|訴え|追放|召還|派遣し|派兵|失望|報復|釈明|促|呼びかけ|要求|突き返|接触|申し入れ|断っ|断る|見送"
)
# What a town decides for itself.
_TOWN_AFFAIRS: Final = re.compile(
    "五輪|オリンピック|パラリンピック|万博|大会|試合|マラソン|株|市場|相場|気温|市長|市議会|観光客|水泳|サッカー"
)
# ミンスクの言い分は違う.
_ITS_STANCE: Final = re.compile(
    r"側(?=[はがもにをとのへ]|から)|の(?:(?:支持|支援|擁護)に(?:回|動)|意趣返し|歓心|言い分|意図|介入|後ろ盾|了解|威信|出先|不興|逆鱗|庇護|影響力|手先|代理人|狙い|思惑|独裁者|立場|主張|意向|本音|反応|出方|論理|圧力|顔色|指導部|当局|政権|政府|態度|姿勢|決断|真意|計算|財布|要求|事情|怒り|不信|懸念|沈黙|焦り|打算|本心|胸の内|腹の内|返事|回答|警告|戦略|誤算|指示|弟分|盟友|不満|反発|野心|要請|抗議|約束|譲歩|側(?=[へに]))"
    r"|に(?:も|は)?[^、。]{0,4}(?:事情|言い分|思惑|打算|弱み|焦り|狙い|不満|計算)が"
    r"|より(?:も)?[ァ-ヴー]{2,}の財布"
)
# モスクワを急がせる, 北京との決別, ミンスクに通う: who rules there is dealt with, not the town.
_DEALT_WITH: Final = re.compile(
    "を(?:除[いくき]|飛び越|素通り|置き去り|引きはが|引き離|巻き込|頼[っみる]|後ろ盾|じら|焦ら|なだめ|振り向か|出し抜|追い詰め|封じ|切り捨て|裏切|急が|動か|怒ら|刺激|揺さぶ|いら立た|いらだた|苛立た|孤立|突き動か|けん制|牽制|喜ば|説得|敵に回|西へ|東へ|突き放|引き寄せ|つなぎ止め|[^、。「」はがを]{0,4}(?:非難|批判)(?!声明|合戦))"
    "|に(?![^、。]{0,14}(?:設置|開設|建設|派遣|移転|移送|常駐|滞在))[^、。「」はがをに]{1,14}を(?:求め(?!られ)|迫[りるっ]|要求|要請|申し入れ|突き付け|突きつけ|打診|働きかけ)"
    "|と(?:[^、。「」はがを]{0,5}で)?(?:接触|取引し|手を(?:組|結|切)|渡り合|張り合|通じ)"
    "|(?:(?:へ|に対して?)の?|に対する)(?:接近|配慮|不信|依存|譲歩|秋波|傾斜|忠誠|反発|警告|制裁|圧力|批判|抗議|要求|不満|怒り|警戒|報復|追加関税|武器供与|軍事支援|経済支援)"
    "|との[^、。「」はがを]{1,12}の(?:対話|和解|断交|妥協)|との(?:(?:首脳|外相|閣僚|直接|和平|核|通商|貿易)?(?:会談|協議|交渉|合意)|取引|密約|決別|関係(?![者筋])|対話|距離[をがは]|断交|和解|蜜月|溝|パイプ|同盟|対立|摩擦|駆け引き|綱引き|間合い|妥協)"
    "|に(?:約束し|促[しす]|要求|要請し|通告|通知し|提案し|打診|働きかけ|抗議し|求め(?!られ)|背を向け|近づ[きくこ]|接近|秋波|すり寄|擦り寄|配慮|警告|譲歩|歩み寄|屈|忠誠|手を(?:差し|振)|くぎを刺|釘を刺|従[っわう順]|通[いうっ](?!じ)|乗り込)"
    "|に(?:は|こそ)?(?:責任|非)?が?あると?(?:断|非難|批判|主張|訴え|反論|指弾|名指し|みて|決めつけ)"
    "|から(?:[^、。「」はが]{0,8}を)?(?:引き出|引きはが|引き離|取り付け|買い付け)"
    "|へ乗り込|[へに](?:送|派遣|向か)[一-鿿ぁ-ん]{0,3}(?:特使|使節|密使|使者|親書)"
    "|からの(?:圧力|支援|援助|要請|要求|警告|抗議|批判|指示|命令|招き|招待|申し出|提案|秋波|合図|返答|返事|回答|催促|送金)"
)
_AND_CAPITAL: Final = re.compile("[とや]([ァ-ヴー]{2,10}|[一-鿿]{2})(?=[はがも])")
_PALACES: Final = frozenset(
    {"クレムリン", "ホワイトハウス", "青瓦台", "ダウニング街", "エリゼ宮", "中南海"}
)


@cache
def any_name() -> re.Pattern[str]:
    return re.compile(any_of([*names(), *CAPITALS]))


def written_names(draft: Draft, tokens: tuple[Token, ...], skipped: Span | None) -> Names:
    """Find the names in one sentence."""
    text = draft.text
    actors: list[Actor] = []
    places: list[Actor] = []
    taken: list[Span] = [skipped] if skipped else []
    at = skipped.end if skipped else tokens[0].start if tokens else 0
    last = tokens[-1].end if tokens else 0
    k = 0
    # Names are few: look where one could be, and only then which word begins there.
    for place in draft.begun(NAMES, at, last):
        while k < len(tokens) and tokens[k].start < place:
            k += 1
        if place < at or k == len(tokens) or tokens[k].start != place:
            continue
        token = tokens[k]
        found = _longest(text, last, token, tokens)
        at = found[0].end if found else place + 1
        if token.surface in CAPITALS:
            actor = _capital(text, token, last)
            if actor:
                actors.append(actor)
                continue
        if found:
            span, named = found
            taken.append(span)
            begin = tokens[0].start
            is_said = named.code == "JPN" and _is_spoken(text, span, begin)
            if named.code and not is_said and _is_actor(text, span, named):
                where = named.kind == "country" and _is_where(text, span, tokens)
                kind = "place" if where else f"name:{named.kind}"
                (places if where else actors).append(Actor(span, (named.code,), 1.0, kind))
    return Names(actors, taken, places)


def _longest(
    text: str, end: int, token: Token, tokens: tuple[Token, ...]
) -> tuple[Span, Named] | None:
    """Find the longest name that begins with `token`, in a sentence that ends at `end`."""
    known = names()
    start = token.start
    for size in name_lengths().get(text[start : start + 2], ()):
        if size > end - start:
            continue
        named = known.get(text[start : start + size])
        if named and _stands(text, start + size, token, tokens):
            return span_of((start, start + size)), named
    return None


def _stands(text: str, end: int, token: Token, tokens: tuple[Token, ...]) -> bool:
    """Do both edges of a name stand where a word could begin and end?"""
    start = token.start
    if _RUNS_ON.match(text, end - 1) or (start and _RUNS_ON.match(text, start - 1)):
        return False
    if end == token.end or _UNPARTED.match(text, end - 1):
        return True
    if end < token.end:
        return bool(_GOES_ON.match(text[end : token.end])) or token.word.is_unknown
    # The name ends inside a later word: 中国|国防 is fine, 日|本人 would not be.
    return end - start >= 3 or end in {t.end for t in tokens}


# Scripts that no blank parts in words: names in katakana and in Latin letters go on.
_UNPARTED: Final = re.compile("[ァ-ヴーA-Za-z0-9]")
_RUNS_ON: Final = re.compile("[ァ-ヴー]{2}|[A-Za-z0-9]{2}")
_INSIDE: Final = re.compile(
    "で(?!は)|に(?!よ|対|求|伝)|を(?:出|訪|囲|占|襲|攻)|へ(?!の)|の?(?:前|周辺)"
)
_OWN: Final = frozenset({"我が国", "わが国"})
# What was Soviet is so no more, unless the text tells what the Union itself did.
_GONE: Final = frozenset({"旧ソ連", "旧ソビエト連邦"})
_GONE_ACTS: Final = re.compile("[はがもをに]|と(?!して)|(?:政府|軍)(?![ァ-ヴー])|への|との")


def _is_spoken(text: str, span: Span, start: int) -> bool:
    """Does somebody say it: 「我が国を巻き込むのは筋違いだ」, whose country only the speaker tells?"""
    if text[span.start : span.end] not in _OWN:
        return False
    before = text[start : span.start]
    return before.count("「") > before.count("」")


def _is_actor(text: str, span: Span, named: Named) -> bool:
    word = text[span.start : span.end]
    is_west = named.kind == "institution" and word == "欧米"
    if (is_west or named.kind == "country") and _ELSE.match(text, span.end):
        return False
    if named.kind == "country" and _is_a_label(text, span):
        return False
    if named.code == "RUS" and word in _GONE and not _GONE_ACTS.match(text, span.end):
        return False
    # 大統領を官邸で拘束した: a palace where something happens.
    if word == "官邸" and _INSIDE.match(text, span.end):
        return False
    # アジア版NATO is another.
    is_copy = text[span.start - 1 : span.start] == "版"
    is_descent = is_copy or (text.startswith("系", span.end) and _is_descent(text, span))
    if is_descent or _SIGNBOARD.match(text, span.start):
        return False
    return not (named.code == "USA" and word in {"US", "USA"} and _in_a_word(text, span))


# What bears the name of a body without being it: the list of sights, the land of a coin, who is posted to it.
_SIGNBOARD: Final = re.compile(
    r"ユネスコの?世界(?:文化|自然|複合)?遺産|(?<!駐)国連(?:次席|常駐|代理)?(?:大使|代表部)|ユーロ圏(?!(?:財務相|首脳|各国|諸国|当局|側)|の(?:財務相|首脳|当局))"
)


def _is_descent(text: str, span: Span) -> bool:
    """Does it say whose forefathers a people had: パキスタン系イギリス人, who are British?"""
    return any_name().match(text, span.end + 1) is not None


def _is_where(text: str, span: Span, tokens: tuple[Token, ...]) -> bool:
    """Does the name only say where, as that of the country a town lies in: ドイツのミュンヘンで?"""
    last = tokens[-1].end
    if _PLACE.match(text, span.end, last) and not _is_beside(text, span.end):
        return not (
            text[span.end] == "で"
            and (
                _VISITED.search(text, max(0, span.start - 8), span.start)
                # 提案したのはチリで、, 重くみるのが隣国チリで、: who it was.
                or _CLEFT.search(text, max(0, span.start - 8), span.start)
            )
        )
    if _LANDS.match(text, span.end) and _STORM.search(text, max(0, span.start - _FAR), last):
        return True
    if text[span.end : span.end + 1] != "の":
        return False
    for town in tokens:
        if town.start > span.end:
            is_town = town.start == span.end + 1 and town.detail == "地名"
            is_named = town.surface in names()
            return is_town and not is_named and _IN_TOWN.match(text, town.end) is not None
    return False


def _is_beside(text: str, end: int) -> bool:
    """Is it one of two countries, and not the land of a town: イラン・ロシアの協議, but フランス・パリの?"""
    other = any_name().match(text, end + 1) if text.startswith("・", end) else None
    named = names().get(other.group()) if other else None
    return (
        other is not None
        and named is not None
        and named.kind == "country"
        and other.group() not in CAPITALS
        and _JOINED.match(text, other.end()) is not None
    )


_A_PERSON: Final = re.compile(r"・[ァ-ヴー・]{2,}(?:さん|氏|容疑者|被告|選手|教授|監督)")
# Countries whose names are people's as well: マルタ・クレシュ上級分析官.
_FIRST_NAMES: Final = frozenset(("マルタ", "ジョージア", "チャド", "ヨルダン", "マリ"))
_WITH_TITLE: Final = re.compile(
    "・[ァ-ヴー・]{2,}(?:[一-鿿]{0,4}(?:[官員長]|代表|顧問|担当)|教授|准教授|主任|首席|記者|博士|弁護士|医師)"
)


def _is_a_label(text: str, span: Span) -> bool:
    """Is the name alone inside 「」, as a brand or a title is, or part of one: バンク・オブ・アメリカ?"""
    if _A_PERSON.match(text, span.end):
        return True
    if _WITH_TITLE.match(text, span.end) and span.of(text) in _FIRST_NAMES:
        return True
    if text.endswith("オブ・", 0, span.start):
        return True
    return text[span.start - 1 : span.start] == "「" and text[span.end : span.end + 1] == "」"


def _in_a_word(text: str, span: Span) -> bool:
    return text[span.end : span.end + 1] in {"-", "."} or text[span.start - 1 : span.start] == "-"


def _capital(text: str, token: Token, last: int) -> Actor | None:
    """A capital stands for its government when it takes a stance: ワシントンは警戒する."""
    code = CAPITALS[token.surface]
    # エア・ベルリンは: part of another's name.
    if text.endswith("・", 0, token.start):
        return None
    # ベルリンとパリは反発した.
    beside = _AND_CAPITAL.match(text, token.end)
    end = beside.end() if beside and beside[1] in CAPITALS else token.end
    acts = text[end : end + 1] in {"は", "が", "も"} and _STANCE.search(text, token.end, last)
    acts = acts if acts and not _TOWN_AFFAIRS.search(text, token.end, last) else None
    is_government = token.surface in _PALACES or acts or _ITS_STANCE.match(text, token.end, last)
    if not is_government and token.surface != "東京":
        is_government = _DEALT_WITH.match(text, token.end, last)
    if not is_government:
        return None
    return Actor(Span(token.start, token.end), (code,), 0.8, "capital")
