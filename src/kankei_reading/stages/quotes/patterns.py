"""What words around a quotation look like: who can speak, who is only spoken of, how speech is told."""

from __future__ import annotations

import re
from typing import Final

from kankei_reading.text.tokens import Token

# The last word of a phrase that can speak though it names nobody.
SPEAKS: Final = re.compile(
    r"(?:政府|省|庁|軍|党|側|当局|筋|者|氏|官|長|員|相|大臣|総裁|幹事|理事|会頭|大使館|領事館|大使|公使|幹部|社|企業|団体|市民|住民|男性|女性|さん|大統領|首相|通信|紙|誌|テレビ|放送|国|会|機関|機構|府|連合|同盟|警察|裁判所|代行|代理|リーダー|トップ|メンバー|スポークスマン|オーナー|国民|村民|島民|難民|移民|所|財団|組織|派|共同体"
    r"|人|首脳|団|教授|日報|時報|新聞|タイムズ|国王|皇太子|将軍|筋|弁護士|記者|医師|学生|労組|組合|銀行|大学|センター|シンクタンク|アナリスト|エコノミスト|代表|部|局|課|院|室|隊|メディア|夫妻|ハウス|若者|家|農家|客|大手|議会|最高裁|遺族|関係筋|高官|首席|師|王室|教会|当事国|各国|双方|両国|野党|与党|政権|指導部|本人|父|母|妻|夫|息子|娘|家族|陣営|主将|選手|投手|騎手|親方|監督|少年|少女|乗客|男|女|生徒|児童|作家|俳優|歌手|兵士|都|県|市|[県府道]警|地検|高検|地裁|高裁|プロデューサー|ディレクター|アナウンサー|キャスター|コーチ|マネジャー|マネージャー|メーカー|スタッフ|同省|同社|同氏|同国|同党|同紙|同軍|同局|同庁|同社長)$"
)
NO_SPEAKERS: Final = re.compile(
    r"(?:協議|会談|会合|会議|会見|演説|集会|合意|声明|制裁|取材|場|選挙|訪問|機会|社会|展開|国会|世界|都会|大会|総会|委員会の場|協会の場|理事会の場)$"
)
# The subject of a condition is not who speaks of it: 米国が撤回しなければ「…」と警告した.
IF: Final = re.compile(r"(?:れば|けば|せば|えば|なら|たら|場合|限り)(?:は|に|、)?")
MAN: Final = re.compile(
    "(?:男性|女性|職員|住民|幹部|報道官|担当者|関係者|代表|議員|市民|学生|生徒|社員|さん|氏)$"
)
OFFICER: Final = re.compile(
    "(?:報道官|大臣|外相|国防相|首相|大統領|長官|次官|大使|氏|教授|研究員|局長|議長)$"
)
EMBEDS: Final = re.compile("[うくすつぬぶむるただい](?:こと|ため|の|と|よう|際|後|[一-鿿ァ-ヴ])")
TOLD_OF: Final = re.compile(
    "[るただい]と(?:指弾|指摘|述べ|批判|非難|主張|語|訴え|説明|発表|明らかに|強調|断じ|嘆)[^「」。]{0,6}、"
)
TOPICS: Final = frozenset({"は", "も"})


IS_RUMOUR: Final = re.compile(r"と(?:言わ|いわ|噂さ|うわささ|ささやか|見ら|みら)れ(?:て|る)")
# X氏の話として「…」
AS_WORDS: Final = 8
AS_WORDS_OF: Final = re.compile(r"の(?:話|発言|コメント|言葉|談話|声|見方|説明)として\Z")
# X報道官は、米国が「…」と非難した: what the words are about stands before them.
BLAMES: Final = re.compile(
    r"と[^、。「」]{0,8}?(?:非難|批判|主張|指摘|警告|断じ|訴え|糾弾|反論|けん制)"
)
IS_WHO: Final = re.compile(
    r"と[^「」。、]{1,20}?のは、?[^「」。]{2,40}?(?=(?:だ(?:った)?|である|です|でした)[。、])"
)
NOUNS: Final = "[一-鿿々ァ-ヴーA-Za-z・]"
WHO_SAYS: Final = re.compile(
    rf"と[^、。「」はがをに]{{0,8}}?(?:する|[みとい語話訴考述言見唱嘆][ぁ-ん一-鿿]{{0,5}}[るうたくす])(?:{NOUNS}{{1,16}}の){{0,2}}(?:{NOUNS}{{2,16}}|男|女)(?=[にはがもをか、])"
)
ENDS_IN_A_NAME: Final = re.compile(r"と(?:いうのは)?[^。、「」はがをに]{2,24}。")
HOLDS: Final = re.compile(r"と(?:、)?(?:し(?=[、て])|した。|する。|コメント)|の意を|を表")
SO: Final = re.compile(
    r"こう(?=[^、。「]{0,8}?(?:語|述べ|話|言|宣言|訴え|強調|切り出|嘆|打ち明|明か|説明|批判|つぶや|振り返|漏ら))"
    r"|の(?:口ぶり|弁|口調|語気|ひと言|一言|言い草|問い掛け|問いかけ|言葉|嘆き|怒り)(?=は|も|だ。|に)"
)
WHOSE_WORDS: Final = re.compile(
    r"とする(?P<who>[^、。「」はがを]{2,20})の(?:声明|決議|見解|談話|報告|文書|書簡|立場)"
)
IN_THE_NAME_OF: Final = re.compile(r"(?:の名義?|名義?)(?:で|の)(?=[^、。「」]{0,12}[をで])")
REACHED: Final = re.compile(
    r"と(?:言い渡さ|言わ|告げら|諭さ|迫ら|断ら|通告さ|伝えら|依頼さ|頼ま|求めら|指摘さ|批判さ|聞か|尋ねら|問わ|責めら|脅さ|励まさ|要求さ|注意さ)れ|と(?:する|の|いう|いった)(?:指摘|批判|苦情|声|相談|抗議|質問|要望|連絡|通報|通知|打診|申し入れ|要請|回答|返答|伝言)(?:が|を受け)"
    r"|と(?:の|いう)?(?:電話|連絡|通報|メール|手紙|便り|知らせ|一報|訴え|問い合わせ|返事)(?:が(?:あ[りっる]|入[りっる]|届[いき]|寄せられ)|を受け)"
)
WORDS_OF: Final = re.compile("の(?:コメント|弁|言葉|言い分|回答|答え|説明|見解|談話)$")
SAID_OF: Final = re.compile(r"と(?:の|いう|いった)")
# What a speech is called by, or is about, is not who speaks.
IS_SAID: Final = re.compile(
    r"(?:目的|理由|背景|内容|狙い|ねらい|原因|動機|趣旨|見解|主張|方針|言葉|声|もの|こと|これ|それ|点|件|問題|事件|措置|行為|計画|法案|結果|日|月|年|時|今回|対応|案|調べ|説明|報告|発表|記事|番組|メール|手紙|文書|声明|結果|場合|中)$"
)
PRONOUNS: Final = frozenset({"彼", "彼女", "同氏"})
BODY_NAMED: Final = re.compile(
    "(?:団体|組織|会社|グループ|勢力|党|運動|企業|連合|財団|同盟|機関|会)$"
)
HOUSE: Final = re.compile("(?:電鉄|鉄道|大|校|病院|館|園|社|庁|署|局|会|組|銀|機構|グループ)$")
# ELN, NASA, but who merely reports speaks for nobody.
LETTERS: Final = re.compile(
    "(?!(?:NHK|CNN|BBC|TBS|[AFJN]NN|AFP|AP|UPI|ABC|NBC|CBS|FOX)$)[A-Z]{2,6}"
)
THEN_SAYS: Final = re.compile(r"と、?[^。「」]{2,24}[はが][^。「」]{0,10}(?:言|述べ|語|話)")
PRESS: Final = re.compile(
    r"(?:新聞|通信社?|放送|テレビ|ラジオ|紙|誌|日報|時報|タイムズ|ニュース|NHK|CNN|BBC|TBS|AFP|AP|[AJN]NN|読売|朝日|毎日|産経|日経|共同|時事|スポニチ|スポーツ|報知|メディア|ロイター)(?:電子版)?$"
)
HUMAN: Final = re.compile("[手士生子親役優主客民長員者人師]も?[はが]?、?$")
KANA_NAME: Final = re.compile(r"[ァ-ヴー]{3,}")
# 共同声明は国名を挙げずに「…」と明記した.
PAPER: Final = re.compile(
    "(?<![一-鿿])((?:共同|議長|首脳|最終|内部|年次|合意|公式)?(?:声明|宣言|文書|報告書|合意書|議定書|覚書|条約|憲章|白書))(?:案)?は[^「」。]*「"
)
WRITTEN: Final = re.compile("と(?:も|は|だけ)?(?:明記|記[しす]|記載|うた[いうっ]|盛り込|書[いき])")


def is_bare_name(token: Token) -> bool:
    """Is it a name without title, as translations write: バロウズは「…」と述べた?"""
    is_kana = KANA_NAME.fullmatch(token.surface) is not None
    return token.detail == "人名" or (is_kana and token.word.is_unknown)
