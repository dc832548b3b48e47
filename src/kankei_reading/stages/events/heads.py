"""What a headline, or a list, leaves out: 米、輸出規制を拡大 is 米は…拡大する."""

from __future__ import annotations

import re
from typing import Final

from kankei_reading.lexicon.predicates import predicates
from kankei_reading.lexicon.predicates.grammar import grammar

from .answering import part_answers
from .befallen import befall
from .fillers import counted
from .keys import verbs_of
from .links import SAYING
from .phrases import Phrase
from .spoken import speak

_BEFORE_BARE: Final = frozenset(
    ("を", "に", "と", "で", "が", "も", "は", "から", "へ", "に備え", "に対", "を巡り", "を受け")
)
_NONE: Final = frozenset(("", "へ"))
_ONTO: Final = frozenset(("に", "へ", "を"))
# Before a bare act inside a sentence: 大使を追放、.
_BEFORE_COMMA: Final = frozenset(("を", "に", "が", "で"))
# What a headline says last of an act that stands before its comma: 制裁、一部解除.
_TURNS: Final = grammar("headline turns")
_TWO: Final = 2


def fill_in(laid: list[Phrase], text: str, *, is_headline: bool) -> None:
    """Make topics, objects and predicates of phrases that lack their particle or する."""
    if is_headline:
        part_answers(laid, text)
        _fill_headline(laid, text)
        return
    before: Phrase | None = None
    for phrase in laid:
        if before is None or before.is_break or phrase.case not in _NONE:
            before = phrase
            continue
        is_last = phrase.is_break or phrase is laid[-1]
        if (
            (is_last or phrase.comma)
            and _may_act(phrase, before)
            and _is_bare_act(phrase, before, is_last=is_last)
        ):
            phrase.kind = "P"
            phrase.form = "end" if is_last else "ren"
        before = phrase


def _fill_headline(laid: list[Phrase], text: str) -> None:
    before: Phrase | None = None
    for phrase in laid:
        is_last = phrase.is_break or phrase is laid[-1]
        if not phrase.case and _opens(laid, phrase, before, text):
            _open(phrase, before)
        elif phrase.lemma in _HAPPENS and before is not None and _is_what_happens(phrase, before):
            before.case = before.base = "が"
        elif before is not None and not before.is_break and (is_last or phrase.comma):
            _end(laid, phrase, before, is_last=is_last)
        elif is_last and before is not None and _ends(phrase):
            _act(phrase)
        elif before is not None and _is_said(laid, phrase, before):
            phrase.kind, phrase.form, phrase.case, phrase.base = "P", "quote", "", ""
            phrase.tail.append("past")
        # Nothing hangs on when it is, nor on how new it is: 国軍に新たな制裁.
        is_aside = (phrase.is_time and not phrase.base) or phrase.lemma in _NEW
        if not is_aside or phrase.is_break:
            before = phrase
    speak(laid, text)
    befall(laid)


def _may_act(phrase: Phrase, before: Phrase) -> bool:
    """Whether a noun may be an act, or one that the tokeniser makes of a verb: 関係を2段階引き上げ、."""
    if phrase.kind != "N" or before.case != "を":
        return phrase.kind == "n"
    verbs = verbs_of(phrase.nouns[-1]) if phrase.nouns else ()
    return any(verb in predicates().words for verb in verbs)


def _arrive(phrase: Phrase, before: Phrase) -> None:
    """首相がペルーへ, 外相、リマ入り: who leads a country goes where nothing else is said."""
    if before.base not in ("が", "は") or not _LEADERS.search(before.lemma):
        return
    if phrase.case == "へ" and phrase.codes and len(phrase.nouns) == 1:
        phrase.target, phrase.case, phrase.base = phrase.codes, "", ""
        phrase.nouns = [phrase.nouns[0] + "入り"]
    if phrase.target and not phrase.case and phrase.nouns[-1].endswith("入り"):
        phrase.lemma = phrase.nouns[-1]
        _act(phrase)


def _launch(phrase: Phrase, before: Phrase) -> bool:
    """Name what is left out: 隣国が弾道ミサイル3発, 隣国が拒否権."""
    words = "".join(phrase.nouns)
    if phrase.lemma == "発" and words[:-1].endswith(_MISSILES):
        phrase.nouns[-1] = "発射"
    elif before.base == "が" and words.endswith("弾道ミサイル"):
        phrase.nouns.append("発射")
    elif before.base == "が" and words == "拒否権":
        phrase.nouns.append("行使")
    else:
        return False
    phrase.lemma = phrase.nouns[-1]
    _act(phrase)
    return True


_MISSILES: Final = ("ミサイル", "ロケット", "ロケット弾", "飛翔体", "巡航弾", "中距離弾")


_LEADERS: Final = re.compile(
    "(?:大統領|首相|主席|首脳|外相|相|長官|国王|皇太子|特使|議長|大臣|氏)$"
)


def _is_said(laid: list[Phrase], phrase: Phrase, before: Phrase) -> bool:
    """インド、戦闘機を撃墜と発表: an act that somebody tells of."""
    case = _OF.get(before.base, "") if before.codes and _is_opened(laid, before) else ""
    if phrase.kind != "n" or phrase.base != "と" or not (case or before.base in _BEFORE_COMMA):
        return False
    teller = laid[phrase.index + 1]
    is_told = teller.lemma in SAYING and (teller.is_break or teller is laid[-1])
    if case and is_told:
        # ロシア、隣国の要衝制圧と発表.
        before.case = before.base = case
    return is_told


# 米韓演習始まる.
_HAPPENS: Final = grammar("heard verbs") | {
    "始まる",
    "終わる",
    "決まる",
    "崩れる",
    "壊れる",
    "進む",
}


def _is_what_happens(phrase: Phrase, before: Phrase) -> bool:
    is_bare = before.kind == "n" and not before.case and not before.is_break
    return is_bare and bool(before.codes) and before.end == phrase.start and phrase.kind == "P"


def _open(phrase: Phrase, before: Phrase | None) -> None:
    if phrase.kind == "n":
        phrase.case = phrase.base = "を"
    elif before is None or before.is_break or before.base in ("と", "や", "") or _is_owner(before):
        phrase.case = phrase.base = "は"
        phrase.topic = True


def _is_owner(before: Phrase) -> bool:
    """[イエメンの]フーシ派、…; [英国の]外相、…."""
    return before.base == "の" and before.index == 0 and bool(before.codes)


def _end(laid: list[Phrase], phrase: Phrase, before: Phrase, *, is_last: bool) -> None:
    """Make a predicate of an act that ends its part without する."""
    before = _named_whole(laid, phrase, before, is_last=is_last)
    if (
        phrase.kind == "N"
        and before.base in ("が", "は")
        and before.codes
        and _launch(phrase, before)
    ):
        return
    if phrase.kind in "NJ" and is_last and phrase.case in _NONE and _is_named(laid, phrase, before):
        _act(phrase)
    elif phrase.kind == "N" and phrase.is_break:
        _arrive(phrase, before)
    elif phrase.case in _NONE and _may_act(phrase, before):
        is_end = before.form == "quote" or (before.form in _GOING_ON and len(laid[0].codes) > 1)
        if _is_before_bare(before, phrase) or (is_last and is_end):
            _act(phrase)
            # チリが反発、提訴へ: who does the one does the other.
            phrase.form = "end" if is_last else "ren"
        elif is_last:
            _turn(laid, phrase, before)


_INTO: Final = frozenset(("許可制", "免許制", "輸出許可制", "輸入許可制"))


def _is_rate(phrase: Phrase) -> bool:
    """最大35%関税."""
    return any(word[0].isdecimal() or word == "最大" for word in phrase.nouns)


def _named_whole(laid: list[Phrase], phrase: Phrase, before: Phrase, *, is_last: bool) -> Phrase:
    """Return what stands before how much it is (チリに[25%の]追加関税), and name a measure whose verb is left out."""
    beside = before
    if before.base == "の" and not before.is_break and before.index:
        is_amount = not counted(before.nouns) or before.nouns[-1] in _MONEY
        before = laid[before.index - 1] if is_amount else before
    if phrase.lemma == "関税":
        if beside is not before or _is_rate(phrase):
            # 鋼材に80%の関税.
            phrase.lemma = phrase.nouns[-1] = "追加関税"
    elif phrase.lemma == "覚書" and before.base in ("で", "と"):
        # 日印、供給網で覚書.
        phrase.lemma = "締結"
        phrase.nouns.append("締結")
        _act(phrase)
    elif is_last and phrase.base == "に" and before.base == "を" and phrase.lemma in _INTO:
        # 輸出を許可制に.
        phrase.case = phrase.base = ""
        _act(phrase)
    return before


_MONEY: Final = frozenset(
    ("円", "ドル", "ユーロ", "元", "ウォン", "ポンド", "ルピー", "フラン", "ルーブル", "バーツ")
)


# 日豪、隣国をにらみ防衛協力: a clause of the two goes on into what ends the headline.
_GOING_ON: Final = frozenset(("ren", "te"))


def _is_named(laid: list[Phrase], phrase: Phrase, before: Phrase) -> bool:
    """インドに追加関税, 対印関税引き上げ: what no verb is made of may be an act by its name."""
    if phrase.target and before.topic:
        named = predicates().noun(phrase.nouns)
        if named is not None and named[1] > 1:
            # One word: to raise a tariff is not to raise what may be withdrawn as well.
            word = "".join(phrase.nouns[-named[1] :])
            phrase.nouns[-named[1] :] = [word]
            phrase.lemma = word
        return named is not None
    # サウジとイラン、国交正常化へ.
    if phrase.case == "へ" and before.topic and before.comma:
        return predicates().noun(phrase.nouns) is not None
    # 中国は遺憾.
    if before.base in ("は", "が") and before.codes and not before.comma:
        return phrase.kind == "J" or phrase.lemma == "圧力"
    if before.is_break or before.base not in _ONTO:
        return False
    # 迂回輸出に追加関税: whose that is, is said elsewhere.
    owner = laid[before.index - 1] if before.index else before
    is_of_one = bool(before.codes) or (owner.base == "の" and bool(owner.codes))
    # チリ、鉱石の輸出に許可制: whom that is meant for, if anybody, is said elsewhere.
    is_of_one = is_of_one or (_is_opened(laid, before) and laid[0].comma)
    return is_of_one and predicates().noun(phrase.nouns) is not None


_NEW: Final = frozenset(("新た", "新しい", "厳しい", "大規模", "強力", "異例", "強い", "最大"))


def _act(phrase: Phrase) -> None:
    phrase.kind, phrase.form = "P", "end"


def _is_bare_act(phrase: Phrase, before: Phrase, *, is_last: bool) -> bool:
    """大使を追放、: a bare act inside a sentence, or at its end."""
    is_after = _is_before_bare(before, phrase) or (is_last and before.form == "quote")
    return is_after and (is_last or before.base in _BEFORE_COMMA or _is_topic(before))


def _turn(laid: list[Phrase], phrase: Phrase, before: Phrase) -> None:
    """Read the last act of a headline's part, where its object stands before it without を."""
    if before.kind == "n" and before.comma and not before.case:
        # 対中制裁、一部解除; 米国の提案、中国拒否.
        if _is_own(phrase) or phrase.lemma in _TURNS:
            before.case = before.base = "を"
            _act(phrase)
        return
    case = _OF.get(before.base, "") if before.codes else ""
    if case and _is_opened(laid, before):
        # 米軍、シリアの港空爆; 米、イランへの制裁解除.
        before.case = before.base = case
        _act(phrase)
    elif case and phrase.is_break and _goes_before(laid, phrase, before):
        # 隣国への送電停止 チリ、3年ぶり.
        before.case = before.base = case
        _act(phrase)
    elif before.base in _OF and not before.codes and _ends(phrase):
        # チリに抗議 国境からの撤収要求.
        _act(phrase)
    elif case and len(phrase.nouns) > 1 and phrase.nouns[-1] in _TAKEN and laid[0].topic:
        # ペルー外相「領土は譲らず」 チリの和平案拒否.
        before.case = before.base = case
        _act(phrase)


def _goes_before(laid: list[Phrase], phrase: Phrase, before: Phrase) -> bool:
    """Whether a headline opens with a measure by its name, and then says whose it is: ペルー産銅の輸入再開 チリ、2年ぶり."""
    following = laid[phrase.index + 1] if phrase.index + 1 < len(laid) else phrase
    is_named = before.index == 0 and bool(following.codes) and following.codes != before.codes
    return is_named and phrase.nouns[-1] in _TURNS and len(phrase.nouns) > 1


# Where whoever stands beside a bare act stands beside its verb.
_OF: Final = {"の": "を", "への": "に", "に対の": "に", "との": "と", "からの": "から"}


def _ends(phrase: Phrase) -> bool:
    """Whether a word with its object inside is all that a later part tells: チリに抗議 撤収要求."""
    is_whole = phrase.kind == "n" and phrase.case in _NONE and len(phrase.nouns) > 1
    return is_whole and phrase.nouns[-1] in _ENDS and not phrase.codes


_ENDS: Final = grammar("headline ends")
# What whoever opens a headline does with what another wants.
_TAKEN: Final = frozenset(("拒否", "拒絶", "一蹴", "受け入れ", "承認", "容認"))


def _is_own(phrase: Phrase) -> bool:
    """Whether a compound begins with who does it: 中国拒否."""
    return bool(phrase.codes) and len(phrase.nouns) == _TWO


def is_own(laid: list[Phrase], phrase: Phrase) -> bool:
    """Whether the compound of an attitude says whose it is, since what it is about stands beside it: 提案にペルー反発."""
    if phrase.kind != "P" or not _is_own(phrase):
        return False
    about = (laid[k] for k in phrase.children)
    return any(p.base in ("に", "を") and p.kind in "Nn" and not p.is_time for p in about)


def _is_opened(laid: list[Phrase], before: Phrase) -> bool:
    """Whether a topic stands before `before` in the same part of a headline."""
    for phrase in laid[max(0, before.index - _LONGEST_PART) : before.index][::-1]:
        if phrase.is_break:
            return False
        if phrase.topic:
            return True
    return False


# No part of a headline has more phrases.
_LONGEST_PART: Final = 24


def _is_before_bare(before: Phrase, phrase: Phrase) -> bool:
    """米ロ首脳、来月会談へ: a topic, too, where nothing but the act follows it."""
    is_topic = before.comma and before.case == "は" and phrase.case == "へ"
    return before.base in _BEFORE_BARE or is_topic


def _is_topic(phrase: Phrase) -> bool:
    """イランは猛反発、: a country right before a bare act does it."""
    return phrase.topic and phrase.case == "は" and bool(phrase.codes)


def _opens(laid: list[Phrase], phrase: Phrase, before: Phrase | None, text: str) -> bool:
    """Whether a phrase without a particle sets off what follows in a headline: 米、…; EU「…」と批判; ダム建設、米が批判.

    Who spoke before a blank, too: チリ外相「許さない」 ペルーを批判.
    """
    following = laid[min(phrase.index + 1, len(laid) - 1)]
    if phrase.kind == "n":
        # What is done stands first where who does it follows.
        is_first = before is None or before.is_break or before.base.endswith("の")
        return is_first and phrase.comma and following.base == "が" and bool(following.codes)
    is_next = following.start > phrase.end or following.kind == "Q"
    says = phrase.is_break and "「" in text[phrase.end - 1 : phrase.end + 1]
    is_set_off = phrase.comma or says or (is_next and not phrase.is_break)
    # 「侮辱だ」とチリ ペルーを批判: who said so.
    is_set_off = is_set_off or (before is not None and before.kind == "Q" and phrase.is_break)
    return phrase.kind == "N" and bool(phrase.codes) and is_set_off
