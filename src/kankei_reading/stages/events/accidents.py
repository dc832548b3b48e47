"""What looks like an attack and is an accident, like distrust and is fear of one, like a visit and is a journey."""

from __future__ import annotations

from typing import Final

from kankei_reading.lexicon.predicates.grammar import grammar

from .acts import Act
from .phrases import Phrase

_OF_FORCE: Final = frozenset(("ASSAULT", "COERCE", "CONSULT", "ACCUSE", "CONCEDE"))
_NATURE: Final = tuple(grammar("natural forces"))
# States shut borders for the others.
_SUDDEN: Final = grammar("natural forces") - frozenset(
    ("疫病", "感染症", "インフルエンザ", "ウイルス", "不況", "危機", "恐慌")
)
_CAUSES: Final = frozenset(("で", "に", "により", "によって", "による"))
_BY_WAY: Final = frozenset(("影響", "ため", "せい"))
_VEHICLES: Final = grammar("vehicles")
_GOING: Final = grammar("visits")
# Who travels for their own sake.
_TRAVELLERS: Final = (
    *("観光客", "旅行者", "旅行客", "買い物客", "行楽客", "巡礼者", "信者", "ファン"),
    *("俳優", "女優", "歌手", "選手", "芸人", "画家", "作家", "会社員", "留学生"),
)
_COLLIDING: Final = frozenset(("衝突", "接触", "激突", "ぶつかる"))


def is_accident(laid: list[Phrase], act: Act) -> bool:
    """Whether nature strikes, ships run into each other, or people only travel: 台風が島を襲った, 貨物船が漁船と衝突した."""
    if (things := _IDLE.get(act.entry.word)) and _is_of(laid, act, things):
        return True
    if act.type not in _OF_FORCE:
        return False
    if act.type == "ACCUSE":
        is_fear = act.entry.word in _FEARS or (act.noun is not None and act.noun.lemma in _FEARS)
        return (is_fear and _is_of_nature(laid, act)) or (
            act.entry.word == "ある" and _is_duty(laid, act)
        )
    if act.type == "CONCEDE":
        terms = laid[act.phrase.head]
        # 輸出を認める合意から離脱した: what the terms were that one leaves is not done.
        is_of_terms = act.phrase.form == "adn" and terms.base == "から"
        return is_of_terms and terms.head >= 0 and laid[terms.head].lemma in _LEAVING
    if act.phrase.is_passive and act.type != "CONSULT" and _is_by_nature(laid, act.phrase):
        return True
    return act.type != "COERCE" and _strikes(laid, act)


# What everybody does to these things, and no state to another: 津波警報を解除した, 慣例に従った.
_IDLE: Final = {
    "解除": ("警報", "注意報", "避難指示", "避難勧告", "避難命令"),
    "緩和": ("不安", "痛み", "苦痛", "渋滞", "混雑", "症状", "ストレス"),
    "認める": ("有罪", "起訴内容", "容疑", "犯行"),
    "従う": ("習慣", "慣習", "慣例", "伝統", "しきたり", "規則", "規定", "手順", "法律", "遺言"),
    "迫る": (
        "差",
        "記録",
        "期限",
        "首位",
        "郊外",
        "近郊",
        "付近",
        "目前",
        "間近",
        "中心部",
        "市街地",
    ),
    "詰め寄る": ("差",),
    "公開": ("写真", "映像", "動画", "映画", "作品", "記事"),
    "引き上げる": ("価格", "料金", "賃金", "性能", "速度", "周波数"),
}


def _is_of(laid: list[Phrase], act: Act, things: tuple[str, ...]) -> bool:
    """Whether one of `things`, which nobody's name stands with, is what it is done to."""
    about = (laid[k] for k in act.phrase.children)
    return any(p.kind in "NnJ" and p.base in _DONE_TO and p.lemma.endswith(things) for p in about)


_DONE_TO: Final = frozenset(("を", "に", "まで", "は", "も", "が"))


def _strikes(laid: list[Phrase], act: Act) -> bool:
    """台風が島を襲った, 貨物船が漁船と衝突した."""
    # 漁船、嵐で沈没: it sinks by itself where nobody makes it sink.
    if act.entry.word == "沈没" and "causative" not in act.phrase.tail:
        return True
    # 島を襲った台風18号
    head = laid[act.phrase.head] if act.phrase.form == "adn" and act.phrase.head >= 0 else None
    if act.type == "ASSAULT" and head is not None and any(n.endswith(_NATURE) for n in head.nouns):
        return True
    for k in act.phrase.children:  # noqa: SIM110 - a generator would cost more than the look
        if laid[k].base in _BESIDE and _is_no_party(act, laid[k]):
            return True
    return False


_BESIDE: Final = frozenset(("が", "は", "も", "と", "に"))


def _is_duty(laid: list[Phrase], act: Act) -> bool:
    """自制を促す責任がある: what one has to do, and is not blamed for."""
    if act.noun is None or act.noun.lemma != "責任":
        return False
    deeds = [laid[k] for k in act.noun.children if laid[k].form == "adn" and laid[k].kind == "P"]
    return bool(deeds) and all("past" not in deed.tail for deed in deeds)


_LEAVING: Final = frozenset(("抜ける", "離脱", "脱退", "撤退", "手を引く", "離れる", "抜け出す"))
_FEARS: Final = frozenset(("警戒", "懸念", "心配", "危惧", "疑う"))
# What is feared of a thing, be it nature or not: 感染の拡大を警戒する.
_ILLS: Final = (*_NATURE, "感染", "汚染", "流行", "余震", "二次災害")


def _is_of_nature(laid: list[Phrase], act: Act) -> bool:
    """津波に警戒している, 感染の拡大を懸念する: nobody is distrusted, if nobody's it is said to be."""
    own = act.phrase.children
    for k in own if act.noun is None else (*own, *act.noun.children):
        feared = laid[k]
        if feared.base not in _FEARED or feared.codes:
            continue
        is_ill = feared.lemma.endswith(_ILLS)
        is_owned = False
        for j in feared.children:
            is_ill = is_ill or laid[j].lemma.endswith(_ILLS)
            is_owned = is_owned or (laid[j].base == "の" and bool(laid[j].codes))
        if is_ill and not is_owned:
            return True
    return False


_FEARED: Final = frozenset(("を", "に", "へ", "の", "への", "について", "が"))


def _is_no_party(act: Act, child: Phrase) -> bool:
    """Whether what stands beside an act is a storm, somebody on a journey, or a ship that runs into another."""
    if child.lemma.endswith(_NATURE) and child.base != "に" and act.type == "ASSAULT":
        return True
    if act.entry.word in _GOING and child.lemma.endswith(_TRAVELLERS):
        return child.base in ("が", "は", "も")
    return act.entry.word in _COLLIDING and child.lemma in _VEHICLES


def _is_by_nature(laid: list[Phrase], phrase: Phrase) -> bool:
    """大雪で車が足止めされた, 火山灰の影響で空港が閉鎖された."""
    for k in phrase.children:
        cause = laid[k]
        if cause.base not in _CAUSES or not cause.nouns:
            continue
        if cause.lemma in _BY_WAY and cause.children:
            cause = laid[cause.children[-1]]
        if not _SUDDEN.isdisjoint(cause.nouns):
            return True
    return False
