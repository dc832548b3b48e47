"""The nouns that fill the cases of a predicate, with what stands inside them."""

from __future__ import annotations

from typing import Final

from kankei_reading.lexicon.predicates import Predicate, Predicates
from kankei_reading.lexicon.predicates.grammar import grammar

from .keys import MOST_WORDS
from .phrases import Phrase

_COUNTING: Final = grammar("counting words")


def counted(words: list[str]) -> list[str]:
    """Return what is counted: 記者 of 記者ら5人; nothing if only a number is given."""
    size = len(words)
    while size and (words[size - 1] in _COUNTING or words[size - 1][0].isdecimal()):
        size -= 1
    return words[:size]


def longest(phrase: Phrase, rows: dict[str, Predicate]) -> str:
    """Return the longest end of a noun that has a row: 追加関税 where there is one for 関税 too."""
    words = phrase.nouns
    while words:
        found = text = ""
        for word in reversed(words[-MOST_WORDS:]):
            text = word + text
            if text in rows:
                found = text
        # 法案を出す offers nobody anything.
        if found == "案" and "".join(words[-2:]) in _BILLS:
            return ""
        if found or not (words[-1] in _COUNTING or words[-1][0].isdecimal()):
            return found
        words = counted(words)
    return ""


_BILLS: Final = frozenset(("法案", "議案", "予算案", "決議案", "改正案", "条例案", "草案"))


class Fillers:
    """The nouns that fill the cases of a predicate: many rows ask for the same."""

    __slots__ = ("_filled", "laid", "phrase")

    def __init__(self, laid: list[Phrase], phrase: Phrase) -> None:
        self.laid = laid
        self.phrase = phrase
        self._filled: dict[str, list[Phrase]] = {}

    def of(self, case: str) -> list[Phrase]:
        found = self._filled.get(case)
        if found is None:
            found = self._filled[case] = []
            for filler in _fillers(self.laid, self.phrase, case):
                found.append(filler)
                if filler.children:
                    found += inside(self.laid, filler)
        return found

    def shared(self) -> list[Phrase]:
        """The subject of a clause beside this one; see `_shared`."""
        return _shared(self.laid, self.phrase)


def _fillers(laid: list[Phrase], phrase: Phrase, case: str) -> list[Phrase]:
    """Return the nouns that fill `case`: in a passive the subject fills を, and a topic may fill any."""
    exact, loose = [], []
    for k in reversed(phrase.children):
        child = laid[k]
        if child.kind not in "NnJ" or child.is_time:
            continue
        if child.base == case:
            exact.append(child)
        elif (
            # は and も stand for を and が; に and the others stay before them.
            (child.case in ("も", "は") and case in ("を", "が"))
            or (child.base == "について" and child.topic)
            or (child.base == "が" and phrase.is_passive and case == "を")
            # 衛星情報まで渡した: even that.
            or (
                child.case in ("", "まで")
                and case == "を"
                and child.index == phrase.index - 1
                and not child.comma
            )
        ):
            loose.append(child)
    # 対話は行わないとの考え: a topic right before a verb is its own, whatever comes after.
    before = laid[phrase.index - 1] if phrase.index else phrase
    if before.topic and before.kind in "Nn" and before.head != phrase.index and not before.codes:
        loose.append(before)
    if phrase.form == "adn" and case in ("を", "が") and not exact:
        loose += _modified(laid, phrase)
    # 制裁は貿易を止めなかった: where を is filled, a topic does not fill it; nor does who says something.
    if case == "を" and loose:
        is_told = not exact and loose[0].topic
        loose = [] if exact else _not_saying(laid, phrase, loose) if is_told else loose
    # 貿易額は前年を下回ったが、日本人は2万人に達した: the nearest of several topics.
    is_nearest = case == "が" and phrase.form != "adn" and loose and loose[0].case == "は"
    return exact + (loose[:1] if is_nearest else loose)


def _not_saying(laid: list[Phrase], phrase: Phrase, loose: list[Phrase]) -> list[Phrase]:
    for k in phrase.children:
        if laid[k].form == "quote":
            # 「…」と警告もした is what was done; 対立は熱を帯び、勝ったと宣言した is not.
            return [f for f in loose if not f.topic or (f.kind == "n" and f.case != "は")]
    return loose


_CHAINED: Final = frozenset(("ren", "te"))


def _shared(laid: list[Phrase], phrase: Phrase) -> list[Phrase]:
    """The subject of a clause that this one goes on into, or goes on from: 特使は首都に飛び、親書を渡した."""
    clauses = [k for k in phrase.children if laid[k].form in _CHAINED and laid[k].kind == "P"]
    at = phrase
    while at.form in _CHAINED and at.head >= 0 and laid[at.head].kind == "P":
        clauses.append(at.head)
        at = laid[at.head]
    for clause in clauses:
        for k in laid[clause].children:
            child = laid[k]
            is_subject = child.base == "が" or (child.topic and child.case in ("は", "も"))
            if is_subject and k < phrase.index and child.kind in "NnJ" and not child.is_time:
                return [child]
    return []


# Nouns that only carry the act that modifies them: 拒否権の行使, 制裁の発動.
_LIGHT: Final = grammar("light nouns")


# 漁船など4隻を, 記者を含む34人を.
_EXAMPLES: Final = frozenset(("", "の", "を含むの", "をはじめ", "をはじめとするの"))


def inside(laid: list[Phrase], filler: Phrase) -> list[Phrase]:
    """Return the nouns inside a filler that may be the act itself."""
    listed: list[Phrase] = []
    for k in filler.children:
        beside = laid[k]
        is_pair = beside.base == "と" and beside.kind == "N" and k == filler.index - 1
        if (beside.base == "や" or is_pair) and not beside.codes:
            listed.append(laid[k])
    nouns = filler.nouns
    if nouns and (nouns[-1] in _COUNTING or nouns[-1][0].isdecimal()) and not counted(nouns):
        return listed + [laid[k] for k in filler.children if laid[k].base in _EXAMPLES]
    if filler.lemma not in _LIGHT:
        return listed
    return listed + [laid[k] for k in filler.children if laid[k].base == "の" and laid[k].nouns]


# 隣国が行った病院への攻撃
_DOING: Final = frozenset(("行う", "行なう", "続ける", "繰り返す", "加える", "仕掛ける", "始める"))
_TOWARDS: Final = frozenset(("への", "に対の"))


def _modified(laid: list[Phrase], phrase: Phrase) -> list[Phrase]:
    """The nouns that a clause may modify: 課してきた最大218%の制裁関税."""
    out: list[Phrase] = []
    at = phrase.head
    while at >= 0 and laid[at].kind in "NnJP" and laid[at].nouns and len(out) < 3:
        out.append(laid[at])
        is_led = laid[at].base == "の" or (laid[at].base in _TOWARDS and phrase.lemma in _DOING)
        at = laid[at].head if is_led else -1
    return out


def object_of(laid: list[Phrase], phrase: Phrase) -> Phrase | None:
    """Return what stands in を right before a verb."""
    for k in reversed(phrase.children):
        if laid[k].base == "を" and laid[k].nouns:
            return laid[k]
    return None


def says_more(filler: Phrase, size: int, lexicon: Predicates) -> bool:
    """Whether the noun itself is a longer word of the lexicon: 合同演習 where the row has 演習."""
    found = lexicon.noun(filler.nouns)
    return found is not None and len(found[0].word) > size


def of_genitive(
    laid: list[Phrase], noun: Phrase, lexicon: Predicates
) -> tuple[Predicate, Phrase] | None:
    """Return the row of a verb's noun with its object in の: 資産の凍結 is 資産を凍結."""
    if not noun.nouns or noun.lemma in _LIGHT:
        return None
    for frame in lexicon.with_object.get(noun.nouns[-1], ()):
        if frame.case != "を" or frame.is_negative:
            continue
        for k in reversed(noun.children):
            child = laid[k]
            if child.case != "の" or not child.nouns or lexicon.noun(child.nouns):
                continue
            if text := longest(child, frame.rows):
                return frame.rows[text], child
    return None


# Verbs that say so little that only the noun right before them is their act.
BESIDE_IT: Final = frozenset(("する", "ある", "ない", "至る", "呼ぶ", "買う"))


def beside(fillers: Fillers, case: str) -> list[Phrase]:
    """釈放を条件にする does not do what stands further off, nor 処刑は5人目である what it is about, nor 攻撃を「…」と呼ぶ."""
    before = fillers.phrase.index - 1
    if before < 0 or not fillers.laid[before].nouns or fillers.laid[before].is_time:
        return []
    return [filler for filler in fillers.of(case) if filler.index == before]
