"""Who does what a predicate says: by its own slots first, then by its neighbours'."""

from __future__ import annotations

from .parties import NOBODY, Found, party, slot
from .phrases import Phrase

# Nouns that only wrap a clause: who acts in it is who has the plan, the wish, the duty.
CONTENT = frozenset(
    [
        "こと",
        "考え",
        "方針",
        "意向",
        "姿勢",
        "構え",
        "見通し",
        "予定",
        "計画",
        "可能性",
        "用意",
        "方向",
        "立場",
        "案",
        "声明",
        "談話",
        "動き",
        "狙い",
        "意思",
        "意図",
        "決定",
        "法案",
        "措置",
        "目標",
        "決意",
        "権利",
        "余地",
        "段取り",
        "準備",
        "見込み",
        "恐れ",
        "懸念",
        "必要",
        "提案",
        "合意",
        "決議",
        "わけ",
        "つもり",
        "見方",
        "認識",
        "主張",
        "目的",
        "制裁案",
        "内容",
        "方策",
        "努力",
        "意欲",
        "声",
        "試み",
        "作業",
        "手続き",
        "運び",
        "見返り",
        "ため",
        "上",
        "うえ",
        "一方",
        "ほか",
        "際",
        "後",
        "前",
        "とき",
        "中",
        "なか",
        "場合",
        "もの",
        "仕組み",
        "流れ",
        "手順",
        "理由",
        "条件",
        "ところ",
    ]
)
# Things that speak for whoever made them.
PAPERS = frozenset(
    [
        "声明",
        "案",
        "報告書",
        "協定",
        "条約",
        "決議",
        "文書",
        "合意",
        "談話",
        "法案",
        "宣言",
        "報告",
        "制裁案",
        "対応",
        "措置",
        "政策",
        "計画",
        "方針",
        "規制",
        "制裁",
        "提案",
    ]
)
_AMOUNTS = "額量率数価油性値高比割点品物"
_PEOPLE = "氏者人相官長軍省国側筋社党派体業織員家兵庁会"
# People on their way are nobody's act of state.
_TRAVELLERS = ("人", "観光客", "旅行者", "客", "住民", "市民", "難民", "移民")
_PLACES = frozenset(("では", "でも", "には", "にも", "から", "からは", "からも", "において"))
_HEARD = frozenset(
    [
        "ある",
        "ない",
        "強い",
        "広がる",
        "上がる",
        "出る",
        "強まる",
        "相次ぐ",
        "続く",
        "起きる",
        "根強い",
        "聞く",
        "多い",
        "高まる",
        "漏れる",
        "絶える",
    ]
)
_OWNERS = frozenset(("の", "による", "からの", "との"))
_CHAINED = frozenset(("ren", "te", "ga"))
_DEEPEST = 6


def subject(laid: list[Phrase], predicate: Phrase, depth: int = 0) -> Found:
    """Return who does what `predicate` says."""
    own = own_subject(laid, predicate)
    if own.codes or own.is_blocked or depth >= _DEEPEST:
        return own
    found = _chained(laid, predicate, depth) or _outer(laid, predicate, depth)
    return found if found.codes or found.is_blocked else _inner(laid, predicate)


def _inner(laid: list[Phrase], predicate: Phrase) -> Found:
    """A subject that a clause inside the object took first: 軍が空爆を想定した演習を計画している."""
    for k in predicate.children:
        child = laid[k]
        if child.base == "を":
            for j in child.children:
                if laid[j].form == "adn" and (found := own_subject(laid, laid[j])).how == "が":
                    return found.weaker(0.8, "inner")
    return NOBODY


def own_subject(laid: list[Phrase], predicate: Phrase) -> Found:
    """Return the subject that stands in the predicate's own clause."""
    topic: Found | None = None
    is_blocked = False
    for k in reversed(predicate.children):
        child = laid[k]
        if child.kind not in "NnJ" or child.is_time:
            continue
        if child.base == "が":
            if codes := _agent(laid, child):
                return Found(codes, 1.0, "が")
            is_blocked = is_blocked or _blocks(child, predicate)
        elif child.topic and child.case in ("は", "も") and not (topic and topic.codes):
            topic = _topic(laid, predicate, child)
    if topic is not None and topic.codes:
        return topic
    where = place(laid, predicate)
    if where.codes:
        return where
    return Found(is_blocked=is_blocked or (topic is not None and topic.is_blocked))


def _agent(laid: list[Phrase], child: Phrase) -> tuple[str, ...]:
    """The parties of a noun that can act: a country or its people, not what belongs to it."""
    if child.codes and child.kind != "n":
        return party(laid, child)
    if child.lemma not in PAPERS and (child.kind == "n" or child.lemma[-1:] in _AMOUNTS):
        return ()
    return party(laid, child)


def _blocks(child: Phrase, predicate: Phrase) -> bool:
    return child.kind != "n" and child.lemma not in CONTENT and not predicate.is_passive


def _topic(laid: list[Phrase], predicate: Phrase, child: Phrase) -> Found:
    codes = _agent(laid, child)
    if not codes:
        return Found(is_blocked=child.lemma[-1:] in _PEOPLE and child.kind == "N")
    if child.case == "も" and not child.codes and child.lemma[-1:] not in _PEOPLE:
        return NOBODY
    return Found(codes, 0.98, child.case)


def place(laid: list[Phrase], predicate: Phrase) -> Found:
    """議会では, 欧州では: where it is said is who says it, if nobody else does."""
    for k in reversed(predicate.children):
        child = laid[k]
        if child.case not in _PLACES or child.kind not in "NJ" or child.is_time:
            continue
        if predicate.lemma not in _HEARD and child.case not in ("では", "でも"):
            continue
        if codes := party(laid, child):
            return Found(codes, 0.8, "では")
    return NOBODY


def _chained(laid: list[Phrase], predicate: Phrase, depth: int) -> Found | None:
    """The subject of a clause before this one that goes on into it."""
    for k in reversed(predicate.children):
        child = laid[k]
        if child.kind == "P" and child.form in _CHAINED:
            found = own_subject(laid, child)
            if not found.codes and depth < _DEEPEST:
                found = _chained(laid, child, depth + 1) or NOBODY
            if found.codes:
                return found.weaker(0.95 if child.form != "ga" else 0.85, "chained")
    return None


def _outer(laid: list[Phrase], predicate: Phrase, depth: int) -> Found:
    """The subject of what this clause belongs to."""
    if predicate.head < 0:
        return NOBODY
    head = laid[predicate.head]
    if predicate.form == "adn" and head.kind in "NnJP" and head.nouns:
        return _relative(laid, predicate, head, depth)
    if head.kind != "P":
        return NOBODY
    if predicate.form == "nom" and predicate.base in ("は", "が"):
        return Found(head.codes, 0.9, "cleft", not head.codes)
    if predicate.form == "you":
        asked = slot(laid, head, ("に", "に対")) or slot(laid, predicate, ("に", "に対"))
        return Found(asked[1], 0.9, "asked") if asked else NOBODY
    found = subject(laid, head, depth + 1)
    return found.weaker(0.8 if predicate.form == "ba" else 0.95, "shared")


def _listed(laid: list[Phrase], noun: Phrase) -> tuple[str, ...]:
    """A noun with those that it is listed with: 仲介するエジプトとカタール."""
    while noun.base in ("と", "や", "") and noun.head >= 0 and laid[noun.head].codes:
        noun = laid[noun.head]
    return party(laid, noun)


def _relative(laid: list[Phrase], predicate: Phrase, noun: Phrase, depth: int) -> Found:  # noqa: C901, PLR0911
    """The subject of a clause that modifies a noun: the noun itself, or whose plan it is."""
    if noun.kind == "P":
        return subject(laid, noun, depth + 1).weaker(0.95, "outer")
    if noun.lemma.endswith(_TRAVELLERS):
        return Found(is_blocked=True)
    if noun.codes and noun.lemma not in CONTENT and noun.kind != "n":
        return Found(_listed(laid, noun), 0.9, "relative")
    for k in noun.children:
        child = laid[k]
        if child.base in _OWNERS and (codes := party(laid, child)):
            return Found(codes, 0.85 if noun.lemma in CONTENT else 0.8, "owner")
    at = noun.head
    if at >= 0 and laid[at].kind != "P" and laid[at].codes and noun.base == "の":
        return Found(laid[at].codes, 0.75, "relative")
    while at >= 0 and laid[at].kind != "P":
        at = laid[at].head
    if at < 0:
        return NOBODY
    return subject(laid, laid[at], depth + 1).weaker(0.9 if noun.lemma in CONTENT else 0.7, "outer")
