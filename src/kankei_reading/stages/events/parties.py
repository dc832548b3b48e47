"""Who, and whom: the parties of a predicate from its slots, its clause, or what went before."""

from __future__ import annotations

from dataclasses import dataclass, field

from .phrases import Phrase

Codes = tuple[str, ...]

# Nouns that only wrap a clause: the one who acts in it is the one who has the plan, the wish, the duty.
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
        "用意",
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
_FROM = frozenset(("の", "による", "からの", "との", "での", "を含む", "としての"))
_LIST = frozenset(("と", "や", ""))
_DEEPEST = 6


@dataclass(slots=True)
class Memory:
    """What the article has said so far, for sentences that leave it out."""

    topic: Codes = ()
    last_topic_sentence: int = -1
    present: Codes = ()
    acts: list[tuple[str, str, Codes, Codes]] = field(default_factory=list)


@dataclass(slots=True)
class Found:
    """Parties found, and how sure the way is that led to them."""

    codes: Codes = ()
    sure: float = 1.0
    how: str = ""
    is_blocked: bool = False


def join(*groups: Codes) -> Codes:
    """Return all codes of `groups` once, in order."""
    return tuple(dict.fromkeys(code for group in groups for code in group))


def party(laid: list[Phrase], phrase: Phrase, depth: int = 0) -> Codes:
    """Return whom a noun phrase stands for: itself, what it is listed with, or its owner."""
    own = phrase.codes
    listed: Codes = ()
    owner: Codes = ()
    if depth < _DEEPEST:
        for k in phrase.children:
            child = laid[k]
            if child.kind not in "NnJ":
                continue
            if child.base in _LIST and child.codes and not child.is_time:
                listed = join(listed, party(laid, child, depth + 1))
            elif not own and child.base in _FROM:
                owner = join(party(laid, child, depth + 1), owner)
    return join(listed, own) or owner


def targets(laid: list[Phrase], phrase: Phrase, depth: int = 0) -> Codes:
    """Return whom a noun phrase is directed at: 対米, ロシアへの, 中国に対する, ロシア向け."""
    found = phrase.target
    if depth < _DEEPEST:
        for k in phrase.children:
            child = laid[k]
            if child.kind not in "NnJ":
                continue
            if child.base in ("への", "に対の", "を巡りの", "についての", "に対", "へ"):
                found = join(found, party(laid, child, depth + 1), child.target)
            elif child.base in ("の", "や", "と", "による", "からの"):
                found = join(found, targets(laid, child, depth + 1))
    return found


def slot(
    laid: list[Phrase], predicate: Phrase, cases: tuple[str, ...]
) -> tuple[Phrase, Codes] | None:
    """Return the first child of `predicate` in one of `cases` that names a party."""
    for case in cases:
        for k in reversed(predicate.children):
            child = laid[k]
            if child.base == case and not child.is_time and child.kind in "NnJ":
                codes = party(laid, child) or (targets(laid, child) if case != "が" else ())
                if codes:
                    return child, codes
    return None


def subject(laid: list[Phrase], predicate: Phrase, depth: int = 0) -> Found:  # noqa: C901, PLR0911
    """Return who does what `predicate` says, by its own slots first, then by its neighbours'."""
    own = _own_subject(laid, predicate)
    if own.codes or own.is_blocked or depth >= _DEEPEST:
        return own
    earlier = _chained_subject(laid, predicate, depth)
    if earlier.codes:
        return earlier
    if predicate.head < 0:
        return Found()
    head = laid[predicate.head]
    if predicate.form == "adn" and head.kind in "NnJ":
        return _modified_subject(laid, predicate, head, depth)
    if predicate.form == "nom":
        if predicate.base in ("は", "が") and head.nouns and head.codes and "copula" in head.tail:
            return Found(head.codes, 0.9, "cleft")
        return (
            _weaker(subject(laid, head, depth + 1), 0.85, "head") if head.kind == "P" else Found()
        )
    if predicate.form == "you":
        asked = slot(laid, head, ("に", "に対")) if head.kind == "P" else None
        return Found(asked[1], 0.9, "asked") if asked else Found()
    if head.kind == "P" or head.kind in "nN":
        found = subject(laid, head, depth + 1) if head.kind == "P" else Found()
        return _weaker(found, 0.8 if predicate.form == "ba" else 0.95, "shared")
    return Found()


def _weaker(found: Found, factor: float, how: str) -> Found:
    return Found(found.codes, found.sure * factor, how, found.is_blocked) if found.codes else found


_SUBJECT_CASES = ("が", "は", "も", "では", "で", "から")


def _own_subject(laid: list[Phrase], predicate: Phrase) -> Found:  # noqa: C901
    blocked = False
    topic: Phrase | None = None
    for k in reversed(predicate.children):
        child = laid[k]
        if child.kind not in "NnJ" or child.is_time:
            continue
        if child.base == "が" or (child.case in ("は", "も") and child.topic):
            codes = party(laid, child)
            if codes and not _is_object(laid, predicate, child):
                if child.base == "が":
                    return Found(codes, 1.0, "が")
                topic = topic or child
            elif child.base == "が" and not child.target and not codes:
                blocked = child.lemma not in PAPERS and not predicate.is_passive
    if topic is not None:
        return Found(party(laid, topic), 0.98, topic.case)
    if not blocked:
        for k in reversed(predicate.children):
            child = laid[k]
            if child.case in ("では", "でも") and child.codes and child.kind in "N":
                return Found(party(laid, child), 0.8, "では")
    return Found(is_blocked=blocked)


def _is_object(laid: list[Phrase], predicate: Phrase, child: Phrase) -> bool:
    """Whether a topic in は or も stands for what is done to: 入国も拒んだ."""
    if child.case == "が" or (child.codes and child.kind != "n"):
        return False
    return (
        any(laid[k].base == "が" for k in predicate.children)
        or child.case == "も"
        or child.lemma not in PAPERS
    )


def _chained_subject(laid: list[Phrase], predicate: Phrase, depth: int) -> Found:
    for k in reversed(predicate.children):
        child = laid[k]
        if (
            child.kind == "P"
            and child.form in ("ren", "te", "ga", "ba")
            and child.index < predicate.index
        ):
            found = _own_subject(laid, child)
            if not found.codes:
                found = _chained_subject(laid, child, depth + 1) if depth < _DEEPEST else Found()
            if found.codes:
                return Found(
                    found.codes,
                    found.sure * (0.95 if child.form in ("ren", "te") else 0.8),
                    "chained",
                )
    return Found()


def _modified_subject(laid: list[Phrase], predicate: Phrase, noun: Phrase, depth: int) -> Found:  # noqa: C901, PLR0911
    """The subject of a clause that modifies a noun: the noun itself, or who has the plan it tells of."""
    if (noun.codes and noun.lemma not in CONTENT and noun.kind != "n") or (
        noun.codes and noun.case in ("は", "が")
    ):
        return Found(noun.codes, 0.9, "relative")
    owner = [
        laid[k] for k in noun.children if laid[k].base in _FROM and laid[k].index != predicate.index
    ]
    for child in owner:
        if codes := party(laid, child):
            if noun.lemma in CONTENT or child.base in ("による",):
                return Found(codes, 0.85, "owner")
            return Found(codes, 0.8, "relative")
    at = noun.head
    if at >= 0 and laid[at].kind == "P":
        return _weaker(
            subject(laid, laid[at], depth + 1), 0.9 if noun.lemma in CONTENT else 0.7, "outer"
        )
    while at >= 0 and laid[at].kind != "P":
        if laid[at].codes and laid[at].lemma not in CONTENT and noun.base == "の":
            return Found(laid[at].codes, 0.75, "relative")
        at = laid[at].head
    if at >= 0:
        return _weaker(subject(laid, laid[at], depth + 1), 0.8, "outer")
    return Found()
