"""Phrases (bunsetsu): a content word with what hangs on it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from kankei_reading.lexicon.countries import names
from kankei_reading.lexicon.predicates.grammar import grammar
from kankei_reading.text.tokens import Token

_SURU: Final = frozenset(("する", "できる", "す", "為さる", "なさる", "いたす", "致す"))
_ADVERBS: Final = grammar("adverbs")
_KINDS: Final = {"V": "P", "v": "P", "A": "P", "T": "T", "C": "C"}
_LONGEST_LABEL: Final = 12
_FOREIGN: Final = re.compile("[ァ-ヶーA-Za-z0-9.]+$")
# Nouns that end a clause; what stands right after them belongs to the next: 撤収しない限り協議に入らない.
_JOINING: Final = grammar("joining nouns")


# What the tail of a predicate may say: that it is done or goes on, is open, is meant.
DONE: Final = frozenset(("past", "ing"))
TOLD: Final = DONE | {"copula"}
OPEN: Final = frozenset(("may", "should", "order", "whether", "wish"))
MEANT: Final = frozenset(("want", "will"))


# Hundreds are made for every article: its own __init__ sets what is the same for all without asking.
@dataclass(slots=True, init=False, eq=False)
class Phrase:
    """One bunsetsu. `head` is the index of the phrase it depends on, −1 for none.

    `kind`: P predicate, N noun, n noun that can be an act, J adjectival noun, Q words spoken, T and C and O others.
    `form` says how a predicate goes on: `end`, `adn` (modifies a noun), `ren` or `te` (goes on to the next
    clause), `ba` (condition), `ga` (but, because), `quote` (…と), `you` (…よう), `nom` (…のが).
    `case` is the particle as written, `base` without the は of には or とは; `middle` is where what hangs on the
    content word begins.
    """

    index: int
    start: int
    end: int
    kind: str
    nouns: list[str]
    lemma: str
    case: str
    base: str
    topic: bool
    comma: bool
    form: str
    tail: list[str]
    middle: int
    codes: tuple[str, ...]
    target: tuple[str, ...]
    last_mention: int
    is_time: bool
    is_break: bool
    quote: int
    head: int
    children: list[int]

    def __init__(self, index: int, start: int, kind: str = "O", quote: int = -1) -> None:
        self.index = index
        self.start = start
        self.kind = kind
        self.quote = quote
        self.end = 0
        self.nouns = []
        self.lemma = ""
        self.case = ""
        self.base = ""
        self.topic = False
        self.comma = False
        self.form = ""
        self.tail = []
        self.middle = 0
        self.codes = ()
        self.target = ()
        self.last_mention = -1
        self.is_time = False
        self.is_break = False
        self.head = -1
        self.children = []

    @property
    def is_negative(self) -> bool:
        return "neg" in self.tail

    @property
    def is_passive(self) -> bool:
        return "passive" in self.tail


# Nouns of grammar that some write in kanji.
_WRITTEN: Final = {
    "事": "こと",
    "為": "ため",
    "筈": "はず",
    "訳": "わけ",
    "積り": "つもり",
    "虞": "恐れ",
}


def content(words: list[Token], at: int, phrase: Phrase, times: set[int]) -> int:
    """Take the content words of one phrase; set its kind, nouns and lemma. Return where they end."""
    word = words[at].word
    if word.letter in NOUNS:
        at = _nouns(words, at, phrase, times)
        if phrase.nouns:
            last = phrase.nouns[-1]
            # 軍人ら: who they are.
            if last == "ら" and len(phrase.nouns) > 1:
                last = phrase.nouns[-2]
            phrase.lemma = _WRITTEN.get(last, last)
            if last in _VOTES and words[at - 1].word.letter in "9c":
                # 賛成13、棄権2で: how many, and nobody's word.
                phrase.nouns[-1] = phrase.lemma = "票"
                phrase.kind = "N"
            # What follows most nouns is a particle.
            may_be_made = phrase.kind == "J" or phrase.lemma in _PUT_OFF
            if at < len(words) and (words[at].word.letter != "p" or may_be_made):
                return _verbal_noun(words, at, phrase)
            return at
        word = words[at].word
    phrase.lemma = word.lemma
    phrase.kind = _KINDS.get(word.letter, "O")
    if word.lemma == "のみ" and at and words[at - 1].surface == "を":
        phrase.kind, phrase.lemma, phrase.form = "P", "のむ", "ren"
    if word.lemma == "取る" and at + 1 < len(words) and words[at + 1].surface == "沙汰":
        # 取り沙汰する is two words to the tokeniser.
        phrase.kind, phrase.lemma = "P", "取り沙汰"
        return at + 2
    return at + 1


NOUNS: Final = frozenset("NnJ9c")
_VOTES: Final = frozenset(("賛成", "反対", "棄権"))


def _nouns(words: list[Token], at: int, phrase: Phrase, times: set[int]) -> int:
    nouns, count = phrase.nouns, len(words)
    while at < count:
        token = words[at]
        letter = token.word.letter
        if letter not in NOUNS:
            if letter != "s" or not _joins(words, at, phrase):
                break
            if token.surface in "「」』":
                at = _label_end(words, at) if token.surface == "「" else at + 1
                continue
        is_time = token.start in times
        if is_time != phrase.is_time and nouns:
            break
        if nouns and (nouns[0] in _JOINING or (nouns[-1] == "巡り" and len(nouns) > 1)):
            break
        # 学生約300人 are 学生.
        is_about = nouns and token.surface in _ABOUT and _is_figure(words, at + 1)
        phrase.is_time = is_time
        # Figures with their counters add nothing to what a compound is.
        follows_figure = at > 0 and words[at - 1].word.letter == "9"
        is_count = letter == "9" or (follows_figure and _counts(token, nouns))
        is_left_out = is_about or (is_count and nouns and not _is_sum(nouns, letter))
        if letter != "s" and not is_left_out:
            nouns.append(token.surface)
            phrase.kind = letter if letter in "Jn" else "N"
        at += 1
    return at


_ABOUT: Final = frozenset(("約", "計", "延べ", "のべ", "総勢"))


def _is_figure(words: list[Token], at: int) -> bool:
    return at < len(words) and (words[at].word.letter == "9" or words[at].surface == "約")


def _counts(token: Token, nouns: list[str]) -> bool:
    """Whether a word after a figure only counts what stands before it: 救助隊49[人], but not 計49人."""
    return token.word.letter == "c" or (token.surface == "人" and nouns[-1:] != ["計"])


def _is_sum(nouns: list[str], letter: str) -> bool:
    """Whether a counter says what is counted, where nothing else does: 300万[ドル]."""
    return letter == "c" and len(nouns) == 1 and nouns[0][0].isdigit()


def _verbal_noun(words: list[Token], at: int, phrase: Phrase) -> int:
    """Make a predicate of a noun that する follows."""
    if at >= len(words) or phrase.is_time:
        return at
    if words[at].word.lemma in _SURU:
        phrase.kind = "P"
    elif phrase.lemma == "余儀" and words[at].word.lemma == "ない":
        # 撤退を余儀なくされた: a ない that is no no.
        phrase.kind = "P"
        return at + 1
    elif (phrase.kind == "J" or phrase.lemma in _PUT_OFF) and _makes(words, at):
        phrase.kind = "P"
        return at + 1
    return at


_PUT_OFF: Final = frozenset(
    ("先送り", "先延ばし", "後回し", "棚上げ", "取りやめ", "見送り", "見合わせ", "打ち切り")
)


def _makes(words: list[Token], at: int) -> bool:
    """鮮明にする, 明らかにする: the adjective is the verb; 先送りにする is 先送りする."""
    return at + 1 < len(words) and words[at].surface == "に" and words[at + 1].word.lemma == "する"


def _joins(words: list[Token], at: int, phrase: Phrase) -> bool:
    """Whether a mark stands inside a name or compound (マーク・ベイリー, 「…」 labels)."""
    word = words[at]
    if word.word.letter != "s" or not phrase.nouns or at + 1 >= len(words):
        return False
    if word.surface in "「」』":
        return word.surface != "「" or not _is_said(words, at)
    if word.surface == "-" and not (_is_foreign(words[at - 1]) and _is_foreign(words[at + 1])):
        return False
    return word.surface in "・=-" and words[at + 1].word.letter in "NnJ"


def _is_said(words: list[Token], at: int) -> bool:
    """Whether words in 「」 are what somebody says of it, and no name: EU「違反」と批判."""
    # Longer speech was taken out, and left its opening bracket.
    if words[at + 1].start > words[at].start + 1:
        return True
    for k in range(at, min(at + _LONGEST_LABEL, len(words) - 2)):
        if words[k].surface == "」" or words[k + 1].surface == "と":
            return words[k + 1].surface == "と" and words[k + 2].word.lemma in _SAYING
    return False


_SAYING: Final = grammar("saying verbs") | grammar("charges")


def _is_foreign(word: Token) -> bool:
    """Whether a word is written in katakana or Latin letters, as the halves of a foreign name are."""
    return bool(_FOREIGN.match(word.surface))


def _label_end(words: list[Token], at: int) -> int:
    """Return the place after a name in 「」 that ends a compound: 演習「バリカタン」."""
    for k in range(at + 1, min(at + _LONGEST_LABEL, len(words))):
        if words[k].surface == "」":
            return k + 1
    return at + 1


def is_adverb(words: list[Token]) -> bool:
    """Whether a verb only says how: 相次いで制限した."""
    return "".join([word.surface for word in words]) in _ADVERBS


def is_made(phrase: Phrase) -> bool:
    """Whether a phrase is a thing made or grown in the country that it names: 米国産牛肉."""
    if phrase.codes:
        for word in phrase.nouns:
            if word[-1] in "産製" and (len(word) == 1 or word[:-1] in names() or word in _GROWN):
                return True
    return False


# 米産牛肉; 仏製兵器 is of their make as well, but is run down for whose it is.
_GROWN: Final = frozenset(f"{letter}産" for letter in "米英仏独伊豪露ロ韓印加台")


def is_listed_good(phrases: list[Phrase], phrase: Phrase) -> bool:
    """Whether a thing is one of several of a country's make: 米国産の航空機とガスを, 米国産小麦と大豆を."""
    before = phrases[phrase.index - 1] if phrase.index else phrase
    return phrase.kind == "N" and is_made(before if before.base == "の" else phrase)
