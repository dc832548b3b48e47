"""Phrases (bunsetsu): a content word with what hangs on it, and which phrase each one belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from .words import Word

# Verbs that, after a particle, only lengthen it: に対し, による, を巡り.
_AFTER_PARTICLE = {
    ("に", "対する"): "に対",
    ("に", "よる"): "による",
    ("に", "つく"): "について",
    ("に", "つける"): "について",
    ("に", "関する"): "について",
    ("を", "巡る"): "を巡り",
    ("を", "めぐる"): "を巡り",
    ("に", "向ける"): "に向け",
    ("に", "基づく"): "に基づき",
    ("に", "もとづく"): "に基づき",
    ("を", "通じる"): "を通じ",
    ("を", "通ずる"): "を通じ",
    ("に", "伴う"): "に伴い",
    ("に", "おく"): "において",
    ("に", "おける"): "における",
    ("に", "とる"): "にとって",
    ("を", "含む"): "を含む",
    ("を", "除く"): "を除く",
    ("と", "並ぶ"): "と並び",
    ("に", "加える"): "に加え",
    ("に", "続く"): "に続き",
    ("に", "備える"): "に備え",
    ("を", "受ける"): "を受け",
    ("を", "踏まえる"): "を受け",
    ("を", "はじめ"): "をはじめ",
}
_CASES = frozenset(
    ("が", "を", "に", "へ", "と", "から", "より", "で", "の", "まで", "や", "は", "も", "など")
)
_TOPICS = frozenset(("は", "も", "こそ", "さえ", "しか", "だけ"))
CLAUSE_FORMS = frozenset(("ren", "te", "ba", "ga"))


# Verbs that only say how: 相次いで制限した.
_ADVERBS = frozenset(
    [
        "相次いで",
        "重ねて",
        "一致して",
        "続けて",
        "併せて",
        "初めて",
        "改めて",
        "繰り返し",
        "引き続き",
        "極めて",
        "総じて",
        "決して",
        "強いて",
        "次いで",
        "あわせて",
        "始めて",
        "至って",
        "初めて",
        "先立って",
        "立て続け",
        "そろって",
        "揃って",
        "一貫して",
        "断固として",
        "依然として",
    ]
)


@dataclass(slots=True)
class Phrase:
    """One bunsetsu. `head` is the index of the phrase it depends on, −1 for none.

    `form` says how a predicate goes on: `end`, `adn` (modifies a noun), `ren` or `te` (goes on to the next
    clause), `ba` (condition), `ga` (but, because), `quote` (…と), `you` (…よう), `nom` (…のが).
    """

    index: int
    start: int = 0
    end: int = 0
    kind: str = "O"
    nouns: list[str] = field(default_factory=list)
    lemma: str = ""
    case: str = ""
    topic: bool = False
    comma: bool = False
    form: str = ""
    tail: list[str] = field(default_factory=list)
    tail_text: str = ""
    codes: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    is_time: bool = False
    quote: int = -1
    head: int = -1
    children: list[int] = field(default_factory=list)
    first_word: int = 0
    content_end: int = 0
    is_break: bool = False
    last_mention: int = -1
    base: str = ""

    @property
    def is_negative(self) -> bool:
        return "neg" in self.tail

    @property
    def is_passive(self) -> bool:
        return "passive" in self.tail


def phrases(
    words: Sequence[Word], times: set[int], quotes: dict[int, int], *, is_headline: bool
) -> list[Phrase]:
    """Cut `words` into phrases. `times` holds the starts of words that are dates, `quotes` where a quotation was hidden."""
    out: list[Phrase] = []
    at, count = 0, len(words)
    while at < count:
        word = words[at]
        if word.kind in "sb":
            at = _mark(words, at, out, quotes, is_headline=is_headline)
            continue
        phrase = Phrase(len(out), start=word.start, first_word=at)
        at = _content(words, at, phrase, times)
        at = _tail(words, at, phrase)
        phrase.end = words[at - 1].end
        phrase.tail_text = "".join(w.text for w in words[phrase.content_end : at])
        out.append(phrase)
    return out


def _mark(
    words: Sequence[Word], at: int, out: list[Phrase], quotes: dict[int, int], *, is_headline: bool
) -> int:
    word = words[at]
    if word.start in quotes:
        phrase = Phrase(len(out), word.start, word.end, "Q", first_word=at, content_end=at + 1)
        phrase.quote = quotes[word.start]
        at = _tail(words, at + 1, phrase)
        phrase.form = phrase.form or "quote"
        phrase.end = words[at - 1].end
        phrase.tail_text = "".join(w.text for w in words[phrase.content_end : at])
        out.append(phrase)
        return at
    if out:
        if word.text in ",,、;;":
            out[-1].comma = True
        elif word.kind == "b" and is_headline:
            out[-1].is_break = True
    return at + 1


def _content(words: Sequence[Word], at: int, phrase: Phrase, times: set[int]) -> int:  # noqa: C901
    """Take the content words of one phrase; set its kind, nouns and lemma."""
    count = len(words)
    while at < count and (words[at].kind in "NnJ9c" or _joins(words, at, phrase)):
        word = words[at]
        if word.text in "「」』":
            at = _label_end(words, at) if word.text == "「" else at + 1
            continue
        if word.start in times:
            if phrase.nouns and not phrase.is_time:
                break
            phrase.is_time = True
        elif phrase.is_time:
            break
        is_count = word.kind == "9" or (word.kind == "c" and at and words[at - 1].kind == "9")
        if word.kind not in "sb" and not (is_count and phrase.nouns):
            phrase.nouns.append(word.text)
            phrase.kind = word.kind if word.kind in "Jn" else "N"
        at += 1
    phrase.content_end = at
    if phrase.nouns:
        phrase.lemma = phrase.nouns[-1]
        if (
            at < count
            and not phrase.is_time
            and words[at].lemma in ("する", "できる", "す", "為さる", "いたす", "致す")
        ) or (at < count and words[at].kind == "V" and words[at].lemma == "なさる"):
            phrase.kind = "P"
        elif phrase.kind == "J" and _makes(words, at):
            phrase.kind = "P"
            at += 1
        return at
    word = words[at]
    phrase.lemma = word.lemma
    phrase.kind = {"V": "P", "v": "P", "A": "P", "T": "T", "C": "C"}.get(word.kind, "O")
    phrase.content_end = at + 1
    return at + 1


def _makes(words: Sequence[Word], at: int) -> bool:
    """鮮明にする, 明らかにする: the adjective is the verb."""
    return at + 1 < len(words) and words[at].text == "に" and words[at + 1].lemma == "する"


def _label_end(words: Sequence[Word], at: int) -> int:
    """Return the place after a name in 「」 that ends a compound: 演習「バリカタン」."""
    for k in range(at + 1, min(at + 12, len(words))):
        if words[k].text == "」":
            return k + 1
    return at + 1


def _joins(words: Sequence[Word], at: int, phrase: Phrase) -> bool:
    """Whether a mark stands inside a name or compound (マーク・ベイリー, 「…」 labels)."""
    word = words[at]
    if word.kind != "s" or not phrase.nouns or at + 1 >= len(words):
        return False
    if word.text in "」』":
        return True
    return word.text == "「" or (word.text in "・=-" and words[at + 1].kind in "NnJ")


def _tail(words: Sequence[Word], at: int, phrase: Phrase) -> int:  # noqa: C901
    """Take the particles and auxiliaries after the content; set case, form and tail."""
    count = len(words)
    if phrase.kind == "P":
        at = _inflection(words, at, phrase)
    while at < count:
        word = words[at]
        kind = word.kind
        if kind == "m":
            phrase.form = "nom"
        elif kind in {"p", "q"}:
            at = _particle(words, at, phrase)
            continue
        elif kind == "x":
            _copula(words, at, phrase)
        elif kind == "y" and phrase.kind == "P":
            phrase.form = "you" if word.text in ("よう", "様") else phrase.form
            phrase.tail.append("you" if word.text == "よう" else "seems")
        else:
            break
        at += 1
    if phrase.kind == "P" and not phrase.form:
        phrase.form = "end"
    if (
        phrase.kind == "P"
        and phrase.form in ("te", "ren")
        and words[phrase.first_word : at]
        and "".join(w.text for w in words[phrase.first_word : at]) in _ADVERBS
    ):
        phrase.kind, phrase.form = "O", ""
    case = phrase.case
    phrase.base = case[:-1] if len(case) > 1 and case.endswith("は") else case
    return at


def _copula(words: Sequence[Word], at: int, phrase: Phrase) -> None:
    word = words[at]
    if phrase.kind in "NnJ" and word.lemma in ("だ", "です", "である"):
        if word.form == "連体" and phrase.kind == "J":
            phrase.kind, phrase.form = "T", "adn"
        elif word.form in ("連用",) and word.text == "に":
            phrase.kind = "O" if phrase.kind == "J" else phrase.kind
            phrase.case += "に"
        elif phrase.is_time:
            phrase.case += word.text
        elif word.text == "で" and phrase.kind != "J":
            phrase.case += "で"
        else:
            phrase.kind = "P"
            phrase.tail.append("copula")
            phrase.form = {"連体": "adn", "連用": "ren", "仮定": "ba"}.get(word.form, "end")
    elif word.lemma in _AUXILIARIES:
        phrase.tail.append(_AUXILIARIES[word.lemma])
        if word.form in ("連体", "終止"):
            phrase.form = "adn" if word.form == "連体" else "end"


_AUXILIARIES = {
    "ない": "neg",
    "ぬ": "neg",
    "ず": "neg",
    "まい": "neg",
    "た": "past",
    "れる": "passive",
    "られる": "passive",
    "せる": "causative",
    "させる": "causative",
    "しめる": "causative",
    "たい": "want",
    "べし": "should",
    "う": "will",
    "よう": "will",
    "かねる": "may",
    "らしい": "seems",
    "そう": "seems",
    "得る": "can",
}
_AFTER_TE = frozenset(
    [
        "いる",
        "おる",
        "ある",
        "もらう",
        "いただく",
        "くれる",
        "くださる",
        "くる",
        "いく",
        "ゆく",
        "しまう",
        "おく",
        "みる",
        "ほしい",
        "みせる",
        "来る",
        "行く",
    ]
)
_HELPERS = {
    "いる": "ing",
    "おる": "ing",
    "ある": "ing",
    "もらう": "receive",
    "いただく": "receive",
    "くれる": "give",
    "ない": "neg",
    "できる": "can",
    "得る": "can",
    "える": "can",
    "うる": "can",
    "すぎる": "",
    "始める": "start",
    "続ける": "ing",
    "かねる": "may",
    "ほしい": "want",
}


def _inflection(words: Sequence[Word], at: int, phrase: Phrase) -> int:  # noqa: C901
    """Take する, auxiliaries and helping verbs of a predicate."""
    count = len(words)
    last = words[at - 1]
    if last.kind in "VvA":
        phrase.form = _form(last.form)
        if last.lemma == "ない":
            phrase.tail.append("neg")
    te = False
    while at < count:
        word = words[at]
        kind, lemma = word.kind, word.lemma
        if kind == "x" or (kind == "A" and lemma == "ない"):
            mark = _AUXILIARIES.get(lemma) or _HELPERS.get(lemma)
            if (
                lemma in ("だ", "です")
                and "should" not in phrase.tail
                and "past" not in phrase.tail
            ):
                break
            if mark == "neg" and "may" in phrase.tail:
                mark = None
            if mark:
                phrase.tail.append(mark)
        elif kind in "Vv" and (
            (te and lemma in _AFTER_TE)
            or lemma in ("する", "できる", "す", "致す")
            or (kind == "v" and last.form == "連用" and last.kind in "Vv")
        ):
            if mark := _HELPERS.get(lemma):
                phrase.tail.append(mark)
        elif kind == "q" and word.text in ("て", "で"):
            te = True
            phrase.form = "te"
            at += 1
            last = word
            continue
        elif te and kind == "p" and word.text in ("は", "も"):
            at += 1
            continue
        else:
            break
        te = False
        phrase.form = _form(word.form)
        last = word
        at += 1
    return at


def _form(form: str) -> str:
    return {
        "連体": "adn",
        "終止": "end",
        "連用": "ren",
        "仮定": "ba",
        "意志": "end",
        "命令": "end",
    }.get(form, "ren")


def _particle(words: Sequence[Word], at: int, phrase: Phrase) -> int:  # noqa: C901
    word = words[at]
    text = word.text
    following = words[at + 1] if at + 1 < len(words) else None
    if text == "と" and following is not None and following.text in ("ともに", "共に"):
        phrase.case = "とともに"
        return at + 2
    if (
        following is not None
        and phrase.kind not in ("P",)
        and following.kind in "Vv"
        and (text, following.lemma) in _AFTER_PARTICLE
    ) and not (text == "に" and following.lemma == "つく" and following.text != "つい"):
        name = _AFTER_PARTICLE[text, following.lemma]
        if name != "を受け" or (phrase.lemma not in _SUFFERED and _goes_before(words, at + 2)):
            return _long_particle(words, at, phrase, name)
    if (
        text == "と"
        and following is not None
        and following.lemma == "する"
        and following.text == "し"
        and phrase.kind != "P"
    ):
        after = words[at + 2] if at + 2 < len(words) else None
        if after is not None and after.text == "て":
            phrase.case = "として"
            return at + 3
    if phrase.kind in "PQ":
        _clause_particle(word, phrase)
    elif text in _TOPICS:
        phrase.topic = phrase.topic or text in "はも"
        if text == "は":
            phrase.case += "は"
        elif not phrase.case:
            phrase.case = "も" if text == "も" else "は"
    elif text in _CASES:
        phrase.case += text if text != "など" else ""
    return at + 1


_SUFFERED = frozenset(("攻撃", "支援", "援助", "放水", "空爆", "砲撃", "制裁", "提供", "供与"))


def _goes_before(words: Sequence[Word], at: int) -> bool:
    """を受けて and を受け、 lead into what follows; を受けた does not."""
    return at < len(words) and words[at].text in ("て", "、", ",")


def _long_particle(words: Sequence[Word], at: int, phrase: Phrase, name: str) -> int:
    verb = words[at + 1]
    at += 2
    is_adnominal = verb.form == "連体"
    while (
        at < len(words)
        and words[at].kind in "qpx"
        and words[at].text in ("て", "と", "ば", "た", "は", "も")
    ):
        word = words[at]
        if word.text in ("と", "ば"):
            name = "によると" if name == "による" else name
        elif word.text == "て" and name == "による":
            name = "によって"
        elif word.text == "た":
            is_adnominal = True
        is_adnominal = is_adnominal and word.text not in ("と", "て", "ば")
        phrase.topic = phrase.topic or word.text == "は"
        at += 1
    if name == "による" and not is_adnominal and verb.text != "よる":
        name = "によって"
    elif name == "による" and at < len(words) and words[at].text in ("、", ","):
        name = "によると"
    phrase.case = name + ("の" if is_adnominal and not name.endswith(("る", "と")) else "")
    return at


def _clause_particle(word: Word, phrase: Phrase) -> None:  # noqa: C901, PLR0912
    text = word.text
    if word.kind == "q":
        if text in ("ば", "たら", "なら") or text == "と":
            phrase.form = "ba"
        elif text in ("が", "けれど", "けれども", "ものの", "し", "から", "ので", "のに", "ども"):
            phrase.form = "ga"
        elif text in ("て", "で", "つつ", "ながら"):
            phrase.form = "te"
    elif phrase.form == "nom":
        phrase.case += text
    elif text == "と":
        phrase.form = "quote"
    elif text == "の" and phrase.form == "quote":
        phrase.form, phrase.case = "adn", "との"
    elif text == "か":
        phrase.tail.append("whether")
    elif text == "まで":
        phrase.form = "ba"
    elif text in ("が", "を", "に", "で", "へ", "は", "も"):
        if text == "が" and phrase.form in ("end", "adn"):
            phrase.form = "ga"
        else:
            phrase.case += text
    elif text in {"から", "より"}:
        phrase.form = "ga"
    elif text == "など":
        phrase.tail.append("nado")
