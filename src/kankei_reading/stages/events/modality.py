"""Whether an act happened, is meant to, might, was long ago, is only claimed, or did not."""

from __future__ import annotations

from datetime import date

from kankei_reading.types import When

from .acts import Act
from .phrases import Phrase
from .scene import Scene

PLANNED = frozenset(
    [
        "方針",
        "考え",
        "予定",
        "見通し",
        "計画",
        "意向",
        "構え",
        "方向",
        "用意",
        "準備",
        "見込み",
        "狙い",
        "目標",
        "段取り",
        "案",
        "法案",
        "運び",
        "日程",
        "公約",
        "意欲",
        "決意",
        "制裁案",
        "つもり",
        "目的",
        "意思",
        "姿勢",
        "見返り",
        "条件",
        "内容",
        "提案",
    ]
)
POSSIBLE = frozenset(
    [
        "可能性",
        "恐れ",
        "おそれ",
        "懸念",
        "場合",
        "余地",
        "必要",
        "限り",
        "危険",
        "リスク",
        "選択肢",
        "べき",
        "観測",
        "シナリオ",
        "場面",
        "仮定",
        "用件",
        "義務",
        "条件下",
        "前提",
    ]
)
_WISHES = frozenset(
    (
        "求める",
        "促す",
        "迫る",
        "呼びかける",
        "要求",
        "要請",
        "働きかける",
        "訴える",
        "申し入れる",
        "主張",
        "提案",
        "提言",
        "警告",
        "説得",
    )
)
_FEARS = frozenset(
    (
        "警戒",
        "懸念",
        "危惧",
        "警告",
        "恐れる",
        "脅す",
        "威嚇",
        "予告",
        "示唆",
        "ちらつかせる",
        "期待",
        "検討",
        "望む",
        "模索",
        "想定",
        "疑う",
        "予測",
        "予想",
        "みる",
        "見る",
        "けん制",
    )
)
_CLAIMS = frozenset(
    (
        "主張",
        "批判",
        "非難",
        "指摘",
        "反論",
        "訴える",
        "糾弾",
        "決めつける",
        "断じる",
        "抗議",
        "責める",
    )
)
_PROMISES = frozenset(
    (
        "決める",
        "決定",
        "表明",
        "約束",
        "合意",
        "一致",
        "発表",
        "明らか",
        "宣言",
        "述べる",
        "明言",
        "確約",
        "語る",
        "強調",
        "目指す",
        "伝える",
        "言明",
        "打ち出す",
        "計画",
        "予定",
    )
)
_ATTITUDES = frozenset(("ACCUSE", "SUPPORT", "REQUEST", "REJECT", "THREATEN"))
_FORMER = ("当時", "前政権", "かつて", "前大統領")
_LONG_AGO = 345
_DEEPEST = 8


def modality(act: Act, scene: Scene, when: When | None, published: date) -> str:
    """Return the codebook's modality of `act`."""
    value = _of_clause(act, scene, when, published)
    if value == "actual" and _is_old(act, scene, when, published):
        return "historical"
    return value


def _is_old(act: Act, scene: Scene, when: When | None, published: date) -> bool:
    if when is not None and (first := first_day(when.value)):
        return (published - _last_day(when.value, first)).days > _LONG_AGO
    words = scene.text[scene.phrases[0].start : act.phrase.end]
    return any(word in words for word in _FORMER)


def first_day(value: str) -> date | None:
    """Return the first day of a date as the reading writes it."""
    parts = value.split("/", maxsplit=1)[0].split("-")
    try:
        return date(*(int(x) for x in (*parts, "1", "1")[:3]))
    except (ValueError, TypeError):
        return None


def _last_day(value: str, first: date) -> date:
    last = value.rsplit("/", maxsplit=1)[-1]
    if len(last) == 4:
        return date(int(last), 12, 31) if last.isdigit() else first
    return first_day(last) or first


def _of_clause(act: Act, scene: Scene, when: When | None, published: date) -> str:  # noqa: PLR0911
    phrase = act.phrase
    laid = scene.phrases
    if act.modality == "hypothetical":
        return act.modality
    if act.is_nominal:
        return _of_noun(act, scene, when, published)
    if phrase.form == "ba":
        return "hypothetical"
    if phrase.is_negative and not act.entry.is_negative and "should" not in phrase.tail:
        value = _outside(laid, phrase)
        return (
            "hypothetical"
            if value == "hypothetical"
            else "negated"
            if value != "neg_plan"
            else value
        )
    if phrase.form == "ba" or {"may", "should", "whether"} & set(phrase.tail):
        return "hypothetical"
    if outside := _outside(laid, phrase):
        return outside
    if act.modality:
        return act.modality
    return _by_tense(act, scene, when, published)


def _outside(laid: list[Phrase], phrase: Phrase) -> str:
    """What the words around a clause make of it; empty if they leave it as it is."""
    at, steps = phrase, 0
    while at.head >= 0 and steps < _DEEPEST:
        head = laid[at.head]
        if value := _step(at, head, laid):
            return value
        if at.kind == "P" and at.form in ("ren", "te") and head.kind == "P":
            if {"may", "should", "whether", "will", "want"} & set(head.tail) or head.form == "ba":
                return "hypothetical" if "want" not in head.tail else "planned"
        elif (at.kind == "P" and at.form in ("ba", "ga")) or (
            at.kind != "P" and head.kind == "P" and at.base not in ("と", "で")
        ):
            return ""
        at = head
        steps += 1
    return ""


def _step(at: Phrase, head: Phrase, laid: list[Phrase]) -> str:
    if at.kind == "P" and at.form == "you":
        return "hypothetical"
    if at.kind == "P" and at.form == "adn" and head.nouns:
        return _in_noun(at, head, laid)
    if at.kind == "P" and at.form == "quote" and head.kind == "P":
        if head.lemma in _FEARS or head.lemma in ("警告",):
            return (
                ""
                if "past" in at.tail and head.lemma in ("みる", "見る", "警戒")
                else "hypothetical"
            )
        if head.lemma in _CLAIMS:
            return "alleged" if "past" in at.tail or "ing" in at.tail else "alleged"  # noqa: RUF034
    if at.kind == "P" and at.form == "nom" and head.lemma in _FEARS | _WISHES:
        return "hypothetical"
    return ""


def _in_noun(at: Phrase, head: Phrase, laid: list[Phrase]) -> str:  # noqa: PLR0911
    lemma = head.lemma
    outer = laid[head.head] if head.head >= 0 else None
    if lemma in PLANNED and "past" not in at.tail:
        if (outer is not None and outer.is_negative and outer.lemma == "ない") or (
            outer and outer.lemma == "ない"
        ):
            return "negated"
        return "planned"
    if lemma in POSSIBLE:
        return "hypothetical"
    if lemma == "こと" and outer is not None and "past" not in at.tail:
        if outer.lemma in _FEARS | _WISHES:
            return "hypothetical"
        if outer.lemma == "ない":
            return "negated"
        if outer.lemma in _PROMISES:
            return "planned"
    return ""


def _by_tense(act: Act, scene: Scene, when: When | None, published: date) -> str:
    last = _finite(scene.phrases, act.phrase)
    if act.phrase.base == "へ" or act.phrase.case == "へ":
        return "planned"
    if when is not None and (first := first_day(when.value)) and first > published:
        return "planned"
    if "want" in last.tail or "will" in last.tail:
        return "planned"
    is_bare = bool(act.phrase.nouns) and not act.phrase.tail and scene.is_headline
    if {"past", "ing", "copula"} & set(last.tail) or is_bare or act.phrase.kind != "P":
        return "actual"
    if (
        last.kind == "P"
        and last.form in ("end", "quote")
        and act.type not in _ATTITUDES
        and not _is_bare(last, scene)
    ):
        return "planned"
    return "actual"


def _is_bare(phrase: Phrase, scene: Scene) -> bool:
    return bool(phrase.nouns) and phrase.tail_text == ""


def _finite(laid: list[Phrase], phrase: Phrase) -> Phrase:
    """Return the predicate that carries the tense of a clause that goes on."""
    steps = 0
    while (
        phrase.form in ("ren", "te")
        and phrase.head >= 0
        and steps < _DEEPEST
        and "past" not in phrase.tail
    ):
        if laid[phrase.head].kind != "P":
            break
        phrase = laid[phrase.head]
        steps += 1
    return phrase


def _of_noun(act: Act, scene: Scene, when: When | None, published: date) -> str:  # noqa: C901, PLR0911
    laid, phrase = scene.phrases, act.phrase
    if act.modality:
        return act.modality
    if phrase.case == "へ":
        return "planned"
    head = laid[phrase.head] if phrase.head >= 0 else None
    if head is not None and head.kind == "P":
        if head.lemma in _WISHES and phrase.base in ("を", "に", "へ", "も"):
            return "hypothetical"
        if head.lemma in _FEARS and phrase.base in ("を",):
            return "hypothetical"
        if head.lemma in ("ない", "至る") and (head.is_negative or head.lemma == "ない"):
            return "negated"
        if outside := _outside(laid, head):
            return outside
    if when is not None and (first := first_day(when.value)) and first > published:
        return "planned"
    return "actual"
