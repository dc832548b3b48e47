"""Who spoke: the person or body that the clause around the speech is about."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import Final

from kankei_reading.draft import Draft, within
from kankei_reading.stages.quotes.marks import (
    belongs,
    by_start,
    is_at,
    marks,
    window,
    without_brackets,
)
from kankei_reading.stages.quotes.speech import UTTERS, Speech
from kankei_reading.text.tokens import Token
from kankei_reading.types import Person, Span


@dataclass(frozen=True, slots=True)
class Speaker:
    name: str
    of: str | None
    span: Span
    confidence: float


# The last word of a phrase that can speak though it names nobody.
_SPEAKS: Final = re.compile(
    r"(?:政府|省|庁|軍|党|側|当局|筋|者|氏|官|長|員|相|大使|公使|幹部|社|企業|団体|市民|住民|男性|女性|さん|大統領|首相|通信|紙|誌|テレビ|放送|国|会|機関|機構|府|連合|同盟|警察|裁判所|代行|代理|リーダー|トップ|メンバー|スポークスマン|オーナー|国民|村民|島民|難民|移民|所|財団|組織|派"
    r"|人|首脳|団|教授|日報|時報|新聞|タイムズ|国王|皇太子|将軍|筋|弁護士|記者|医師|学生|労組|組合|銀行|大学|センター|シンクタンク|アナリスト|エコノミスト|代表|部|局|課|院|室|隊|メディア|夫妻|ハウス|若者|家|農家|客|大手|議会|最高裁|遺族|関係筋|高官|首席|師|王室|教会|当事国|各国|双方|両国|野党|与党|政権|指導部|本人|父|母|妻|夫|息子|娘|家族|陣営|主将|選手|投手|騎手|親方|監督|少年|少女|乗客|男|女|生徒|児童|作家|俳優|歌手|兵士|都|県|市|[県府道]警|地検|高検|地裁|高裁|プロデューサー|ディレクター|アナウンサー|キャスター|コーチ|マネジャー|マネージャー|メーカー|スタッフ|同省|同社|同氏|同国|同党|同紙|同軍|同局|同庁|同社長)$"
)
_NO_SPEAKERS: Final = re.compile(
    r"(?:協議|会談|会合|会議|会見|演説|集会|合意|声明|制裁|取材|場|選挙|訪問|機会|社会|展開|国会|世界|都会|大会|総会|委員会の場|協会の場|理事会の場)$"
)
# The subject of a condition is not who speaks of it: 米国が撤回しなければ「…」と警告した.
_IF: Final = re.compile(r"(?:れば|けば|せば|えば|なら|たら|場合|限り)(?:は|に|、)?")
_TOPICS: Final = frozenset({"は", "も"})


class Speakers:
    """Answers for one article who speaks."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._starts = [person.span.start for person in draft.people]

    def in_brackets(self, speech: Speech) -> Speaker | None:
        """「…」(サボー外相)と反発した."""
        after = self._draft.text[speech.span.end + 1 : speech.span.end + 40]
        found = re.match(r"[(]([^()]{2,30})[)]", after)
        if found is None:
            return None
        start = speech.span.end + 2
        end = start + len(found[1])
        if person := self._person(start, end):
            return _named(person, 1.0)
        # 「…」(報道官), 「…」(ドロズドフ宇宙庁長官)
        is_office = _SPEAKS.search(found[1]) and not _NO_SPEAKERS.search(found[1])
        return Speaker(found[1], None, Span(start, end), 0.85) if is_office else None

    def just_before(self, speech: Speech) -> Speaker | None:
        """プーチン氏「…」."""
        end = speech.span.start - 1
        tokens = self._draft.tokens[speech.sentence]
        k = next((i for i, t in enumerate(tokens) if t.start >= end), len(tokens))
        return self._phrase(tokens, k, 0.9)

    def beside(self, speech: Speech) -> Speaker | None:
        """Xは「…」と述べた, Xの「…」との声明: who stands right before the speech is who speaks."""
        tokens = self._draft.tokens[speech.sentence]
        k = bisect_left(tokens, speech.span.start - 1, key=lambda token: token.start)
        if k and tokens[k - 1].surface == "、":
            k -= 1
        mark = tokens[k - 1] if k else None
        if mark is None or not mark.is_particle:
            return None
        if mark.surface == "の" and _SAID_OF.match(self._draft.text, speech.span.end + 1):
            return self._phrase(tokens, k - 1, 0.9)
        if mark.surface == "から" and _REACHED.match(self._draft.text, speech.span.end + 1):
            # 客から「…」と頼まれ
            return self._phrase(tokens, k - 1, 0.9) or self._bare(tokens, k - 1)
        if is_at(tokens, k - 1):
            # 東京都では「…」として: a house that speaks.
            is_house = _HOUSE.search(tokens[k - 3].surface) if k > 2 else None
            return self._phrase(tokens, k - 2, 0.8) or (
                self._unknown(tokens, k - 2, speech) if is_house else None
            )
        return self._marked(tokens, k, speech) if marks(tokens, k - 1) else None

    def _marked(self, tokens: tuple[Token, ...], k: int, speech: Speech) -> Speaker | None:
        """Xは「…」と述べた, Xのコメントは「…」。"""
        mark = tokens[k - 1]
        if _WORDS_OF.search(self._draft.text, max(0, mark.start - 8), mark.start) and k > 2:
            return self._phrase(tokens, k - 3, 0.9)
        return (
            self._phrase(tokens, k - 1, 0.95)
            or self._somebody_before(speech)
            or self._somebody_after(speech)
            or self._unknown(tokens, k - 1, speech)
        )

    def _somebody_before(self, speech: Speech) -> Speaker | None:
        """X報道官は、気球は「…」と否定した: what the speech is about does not speak."""
        opens = speech.span.start - 1
        if _HUMAN.search(self._draft.text, max(0, opens - 3), opens):
            return None
        found = self.before(speech)
        # 理事会は、部隊の入れ替えが「…」と懸念した: a thing does not speak, the topic does.
        is_thing = self._draft.text.startswith("が", opens - 1)
        is_person = found is not None and self._person(*found.span) is not None
        return found if is_person or is_thing else None

    def _somebody_after(self, speech: Speech) -> Speaker | None:
        """評決は「…」とX大統領は言った: what the words are about stands before them."""
        says = _THEN_SAYS.match(self._draft.text, speech.span.end + 1)
        return self.after(speech) if says else None

    def turned_about(self, speech: Speech) -> Speaker | None:
        """「…」とこぼすのはXだ, 「…」とするXに断られた: who spoke stands after the verb."""
        text, after = self._draft.text, speech.span.end + 1
        if hit := _IS_WHO.match(text, after):
            return self._ending(speech.sentence, hit.end())
        hit = _WHO_SAYS.match(text, after)
        return self._ending(speech.sentence, hit.end()) if hit else None

    def before(self, speech: Speech) -> Speaker | None:
        """Xは(…)「…」と述べた: the topic before the speech, else its last subject."""
        head = self._draft.sentences[speech.sentence].span.start
        text, after = self._draft.text, speech.span.end + 1
        if named := _WHOSE_WORDS.match(text, after):  # 「…」とするG7の声明
            found = self._ending(speech.sentence, named.end("who"))
            return replace(found, name=named["who"]) if found else None
        opens = speech.span.start - 1
        if _REACHED.match(text, after) and (giver := text.rfind("から", head, opens)) >= 0:
            # アフガン政府から「…」との連絡があり
            return self._ending(speech.sentence, giver)
        return self._subject(speech.sentence, head, speech.span.start - 1)

    def _ending(self, sentence: int, end: int) -> Speaker | None:
        """Read the phrase that ends at a place."""
        tokens = self._draft.tokens[sentence]
        return self._phrase(tokens, bisect_left(tokens, end, key=by_start), 0.85)

    def after(self, speech: Speech) -> Speaker | None:
        """「…」とXは述べた."""
        end = self._draft.sentences[speech.sentence].span.end
        return self._subject(speech.sentence, speech.span.end + 1, end, first=True) or self._at_end(
            speech
        )

    def _at_end(self, speech: Speech) -> Speaker | None:
        """「…」と米政府高官。"""
        after = speech.span.end + 1
        found = _ENDS_IN_A_NAME.match(self._draft.text, after)
        if found is None:
            return None
        tokens = self._draft.tokens[speech.sentence]
        stop = bisect_left(tokens, found.end() - 1, key=lambda token: token.start)
        return self._phrase(tokens, stop, 0.85)

    def of_next(self, speech: Speech) -> Speaker | None:
        following = speech.sentence + 1
        if following >= len(self._draft.sentences):
            return self.of_previous(speech)
        span = self._draft.sentences[following].span
        return (
            self._so(following, span)
            or self._subject(following, span.start, span.end, first=True)
            or self.of_previous(speech)
        )

    def _so(self, sentence: int, span: Span) -> Speaker | None:
        """X鉱業相がこう宣言すると, X補佐官の口ぶりは: who is said to have spoken so."""
        said = _SO.search(self._draft.text, span.start, span.end)
        if said is None:
            return None
        if said.group().startswith("の"):
            return self._ending(sentence, said.start())
        return self._subject(sentence, span.start, said.start())

    def of_previous(self, speech: Speech) -> Speaker | None:
        """Who the sentences just before are about goes on speaking."""
        for back in range(speech.sentence - 1, max(-1, speech.sentence - 3), -1):
            sentence = self._draft.sentences[back]
            if sentence.zone != "body":
                return None
            found = self._subject(back, sentence.span.start, sentence.span.end, first=True)
            if found is not None:
                return Speaker(found.name, found.of, found.span, 0.75)
        return None

    def _subject(
        self, sentence: int, start: int, end: int, *, first: bool = False
    ) -> Speaker | None:
        """Return the topic between two places, or else the subject, quotations left out."""
        tokens = self._draft.tokens[sentence]
        # Who speaks stands near: a sentence without end is not searched to its end.
        low, high = window(tokens, start, end)
        topics: list[Speaker] = []
        sources: list[Speaker] = []
        subjects: list[Speaker] = []
        depth = 0
        for k in range(low, high):
            token = tokens[k]
            depth += (token.surface == "「") - (token.surface == "」")
            if depth or token.start < start or token.end > end or not marks(tokens, k):
                continue
            if token.surface == "が" and _IF.search(self._draft.text, token.end, end):
                continue
            speaker = self._phrase(tokens, k, 0.95)
            if speaker is None or speaker.span.start < start:
                continue
            # Who tells of it (通信社によると) speaks only where nobody else does.
            if token.surface == "に" and _PRESS.search(speaker.name):
                # A paper that the story is from says nothing of its own.
                continue
            by_mark = sources if token.surface == "に" else subjects
            (topics if token.surface in _TOPICS else by_mark).append(speaker)
        found = topics or subjects or sources
        return (found[0] if first else found[-1]) if found else None

    def _phrase(self, tokens: tuple[Token, ...], k: int, confidence: float) -> Speaker | None:
        """Read the noun phrase that ends before token `k`: a person, or a body that can speak."""
        at = without_brackets(tokens, k)
        begin = at
        while begin and belongs(tokens, begin - 1):
            begin -= 1
        if begin == at:
            return None
        person = self._person_ending(tokens[begin].start, tokens[at - 1].end)
        if person:
            return _named(person, confidence)
        if self._draft.text[tokens[begin].start : tokens[at - 1].end] in _PRONOUNS:
            return self._last_person(Span(tokens[begin].start, tokens[at - 1].end))
        while begin < at - 1 and tokens[begin].surface in {"の", "・", "同", "、", "同国"}:
            begin += 1
        return self._body(tokens[begin:at], confidence - 0.1)

    def _unknown(self, tokens: tuple[Token, ...], k: int, speech: Speech) -> Speaker | None:
        """Whoever it is that is said to speak right there: 担当の教諭は「…」と説明した."""
        after = self._draft.text[speech.span.end + 1 : speech.span.end + 25]
        if not (UTTERS.search(after) or _HOLDS.search(after)):
            return None
        return self._bare(tokens, k)

    def _bare(self, tokens: tuple[Token, ...], k: int) -> Speaker | None:
        at = without_brackets(tokens, k)
        begin = at
        while begin and belongs(tokens, begin - 1) and tokens[begin - 1].surface != "の":
            begin -= 1
        while begin < at and tokens[begin].pos == "連体詞":
            begin += 1
        if begin == at or _IS_SAID.search(tokens[at - 1].surface):
            return None
        span = Span(tokens[begin].start, tokens[at - 1].end)
        words = span.of(self._draft.text)
        if _NO_SPEAKERS.search(words):
            return None
        return Speaker(words, None, span, 0.7)

    def _body(self, phrase: tuple[Token, ...], confidence: float) -> Speaker | None:
        """Read a phrase that names nobody: 経済産業省の幹部, 外交筋, 彼."""
        start, end = phrase[0].start, phrase[-1].end
        words = self._draft.text[start:end]
        if words in _PRONOUNS:
            return self._last_person(Span(start, end))
        inside = [a for a in within(self._draft.actors, Span(start, end)) if a.span.end <= end]
        names_one = bool(inside) and inside[-1].span.end == end
        can_speak = names_one or self._can_speak(words, phrase[-1])
        if not can_speak or _NO_SPEAKERS.search(words):
            return None
        return Speaker(words, inside[-1].codes[0] if inside else None, Span(start, end), confidence)

    def _can_speak(self, words: str, last: Token) -> bool:
        """Can a phrase that ends in `last` speak, though it names no country or body?"""
        if len(words) > 1 and _SPEAKS.search(words):
            return True
        # A name without title is believed where somebody is said to speak.
        says = UTTERS.search(self._draft.text, last.end, last.end + 120)
        after = self._draft.text[last.end : last.end + 1]
        is_short_name = after in {"は", "が", "も"} and _LETTERS.fullmatch(words) is not None
        return (says is not None and _is_bare_name(last)) or is_short_name

    def _last_person(self, pronoun: Span) -> Speaker | None:
        """彼, 同氏: the person named last."""
        k = bisect_left(self._starts, pronoun.start) - 1
        if k < 0:
            return None
        person = self._draft.people[k]
        return Speaker(person.name, person.of, pronoun, 0.7)

    def _person(self, start: int, end: int) -> Person | None:
        k = bisect_left(self._starts, start)
        fits = k < len(self._starts) and self._draft.people[k].span.end <= end
        return self._draft.people[k] if fits else None

    def _person_ending(self, start: int, end: int) -> Person | None:
        """The person whose mention ends the phrase: 中国外務省の[李偉報道官]."""
        k = bisect_left(self._starts, end) - 1
        if k < 0:
            return None
        person = self._draft.people[k]
        return person if person.span.start >= start - 12 and person.span.end >= end - 3 else None


_IS_WHO: Final = re.compile(
    r"と[^「」。、]{1,20}?のは、?[^「」。]{2,40}?(?=(?:だ(?:った)?|である|です|でした)[。、])"
)
_NOUNS: Final = "[一-鿿々ァ-ヴーA-Za-z・]"
_WHO_SAYS: Final = re.compile(
    rf"と[^、。「」はがをに]{{0,8}}?(?:する|[みとい語話訴考述言見唱嘆][ぁ-ん一-鿿]{{0,5}}[るうたくす])(?:{_NOUNS}{{1,16}}の){{0,2}}{_NOUNS}{{2,16}}(?=[にはがもをか、])"
)
_ENDS_IN_A_NAME: Final = re.compile(r"と(?:いうのは)?[^。、「」はがをに]{2,24}。")
_HOLDS: Final = re.compile(r"と(?:、)?(?:し(?=[、て])|した。|する。|コメント)|の意を|を表")
_SO: Final = re.compile(
    r"こう(?=[^、。「]{0,8}?(?:語|述べ|話|言|宣言|訴え|強調|切り出|嘆|打ち明|明か|説明|批判|つぶや|振り返|漏ら))"
    r"|の(?:口ぶり|弁|口調|語気|ひと言|一言|言い草|問い掛け|問いかけ|言葉|嘆き|怒り)(?=は|も|だ。|に)"
)
_WHOSE_WORDS: Final = re.compile(
    r"とする(?P<who>[^、。「」はがを]{2,20})の(?:声明|決議|見解|談話|報告|文書|書簡|立場)"
)
_REACHED: Final = re.compile(
    r"と(?:言い渡さ|言わ|告げら|諭さ|迫ら|断ら|通告さ|伝えら|依頼さ|頼ま|求めら|指摘さ|批判さ|聞か|尋ねら|問わ|責めら|脅さ|励まさ|要求さ|注意さ)れ|と(?:する|の|いう|いった)(?:指摘|批判|苦情|声|相談|抗議|質問|要望|連絡|通報|通知|打診|申し入れ|要請|回答|返答|伝言)(?:が|を受け)"
)
_WORDS_OF: Final = re.compile("の(?:コメント|弁|言葉|言い分|回答|答え|説明|見解|談話)$")
_SAID_OF: Final = re.compile(r"と(?:の|いう|いった)")
# What a speech is called by, or is about, is not who speaks.
_IS_SAID: Final = re.compile(
    r"(?:目的|理由|背景|内容|狙い|ねらい|原因|動機|趣旨|見解|主張|方針|言葉|声|もの|こと|これ|それ|点|件|問題|事件|措置|行為|計画|法案|結果|日|月|年|時|今回|対応|案|調べ|説明|報告|発表|記事|番組|メール|手紙|文書|声明|結果|場合|中)$"
)
_PRONOUNS: Final = frozenset({"彼", "彼女", "同氏"})
_HOUSE: Final = re.compile("(?:電鉄|鉄道|大|校|病院|館|園|社|庁|署|局|会|組|銀|機構|グループ)$")
# ELN, NASA, but who merely reports speaks for nobody.
_LETTERS: Final = re.compile(
    "(?!(?:NHK|CNN|BBC|TBS|[AFJN]NN|AFP|AP|UPI|ABC|NBC|CBS|FOX)$)[A-Z]{2,6}"
)
_THEN_SAYS: Final = re.compile(r"と、?[^。「」]{2,24}[はが][^。「」]{0,10}(?:言|述べ|語|話)")
_PRESS: Final = re.compile(
    r"(?:新聞|通信社?|放送|テレビ|ラジオ|紙|誌|日報|時報|タイムズ|ニュース|NHK|CNN|BBC|TBS|AFP|AP|[AJN]NN|読売|朝日|毎日|産経|日経|共同|時事|スポニチ|スポーツ|報知|メディア|ロイター)(?:電子版)?$"
)
_HUMAN: Final = re.compile("[手士生子親役優主客民長員者人師]も?[はが]?、?$")
_KANA_NAME: Final = re.compile(r"[ァ-ヴー]{3,}")


def _is_bare_name(token: Token) -> bool:
    """Is it a name without title, as translations write: バロウズは「…」と述べた?"""
    is_kana = _KANA_NAME.fullmatch(token.surface) is not None
    return token.detail == "人名" or (is_kana and token.word.is_unknown)


def _named(person: Person, confidence: float) -> Speaker:
    return Speaker(person.name, person.of, person.span, confidence)
