"""What hangs on a content word: inflection, helping verbs, the copula, particles."""

from __future__ import annotations

from typing import Final

from kankei_reading.lexicon.predicates.grammar import grammar
from kankei_reading.text.tokens import Token

from .particles import particle
from .phrases import Phrase

_FORMS: Final = {
    "連体": "adn",
    "終止": "end",
    "連用": "ren",
    "仮定": "ba",
    "意志": "end",
    "命令": "end",
}
_AUXILIARIES: Final = {
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
    "ほしい": "wish",
    "欲しい": "wish",
    "らしい": "seems",
    "そう": "seems",
    "得る": "can",
}
_HELPERS: Final = {
    "いる": "ing",
    "おる": "ing",
    "ある": "ing",
    "続ける": "ing",
    "もらう": "receive",
    "もらえる": "receive",
    "いただく": "receive",
    "いただける": "receive",
    "くれる": "give",
    "ない": "neg",
    "できる": "can",
    "得る": "can",
    "える": "can",
    "うる": "can",
    "始める": "start",
    "かねる": "may",
    "いく": "goes",
    "行く": "goes",
    "ゆく": "goes",
}
_AFTER_TE: Final = grammar("helping verbs")
_LIGHT: Final = frozenset(("する", "できる", "す", "致す"))
_SUPPOSING: Final = frozenset(("なら", "ならば"))
_COPULAS: Final = frozenset(("だ", "です", "である"))
# After these a copula goes on with the predicate: 行ったのだ, 行くべきだ.
_BEFORE_COPULA: Final = frozenset(("should", "past"))


def ending(words: list[Token], at: int, phrase: Phrase) -> int:
    """Take all that hangs on the content word; set case, form and tail. Return where it ends."""
    count = len(words)
    if phrase.kind == "P":
        at = _inflection(words, at, phrase)
    while at < count:
        word = words[at]
        letter = word.word.letter
        # 要求をのみ、: the verb, not "only".
        if word.surface == "のみ" and phrase.case == "を":
            break
        if letter in "pq":
            at = particle(words, at, phrase)
        elif letter in "mxy" and _takes(word, phrase):
            at += 1
        else:
            break
    if phrase.kind == "P":
        phrase.form = phrase.form or "end"
        if at < count and words[at].surface in _CLOSERS:
            at = _closing(words, at, phrase)
    case = phrase.case
    phrase.base = case[:-1] if len(case) > 1 and case.endswith("は") else case
    return at


def _closing(words: list[Token], at: int, phrase: Phrase) -> int:
    """Take what ends a clause beside its inflection: 合意したもの[の]、, 送ったの[である]."""
    if phrase.form in ("adn", "end") and _is_though(words, at):
        phrase.form = "ga"
        return at + 2
    if phrase.form == "nom" and (after := _so_it_is(words, at, phrase)):
        at = after
        while at < len(words) and words[at].word.letter in "xpq":
            at = particle(words, at, phrase) if words[at].word.letter in "pq" else at + 1
    return at


def _so_it_is(words: list[Token], at: int, phrase: Phrase) -> int:
    """Take what only says that it is so, or not: 送ったの[である], 攻めたの[ではない]; 0 if it is not there."""
    word = words[at].word.lemma
    if word == "ある" and words[at - 1].surface == "で":
        phrase.form = "end"
        return at + 1
    is_denied = word == "ない" and words[at - 1].surface == "は" and words[at - 2].surface == "で"
    if is_denied and not (at + 1 < len(words) and words[at + 1].surface == "か"):
        phrase.form, phrase.case, phrase.topic = "end", "", False
        phrase.tail.append("neg")
        return at + 1
    return 0


_CLOSERS: Final = frozenset(("もの", "ある", "あっ", "あり", "あろう", "ない", "なく", "なかっ"))


def _is_though(words: list[Token], at: int) -> bool:
    """Whether a clause goes on as after a but: 合意したものの、."""
    if at + 2 >= len(words) or words[at].surface != "もの":
        return False
    return words[at + 1].surface == "の" and words[at + 2].surface == "、"


def _takes(word: Token, phrase: Phrase) -> bool:
    """Whether `word` belongs to the phrase's ending; if so, keep what it says."""
    if word.word.letter == "m":
        phrase.form = "nom"
    elif word.word.letter == "x":
        _auxiliary(word, phrase)
    elif word.word.letter == "y" and phrase.kind == "P":
        is_you = word.surface in ("よう", "様")
        phrase.form = "you" if is_you else phrase.form
        phrase.tail.append("you" if is_you else "seems")
    else:
        return False
    return True


def _auxiliary(word: Token, phrase: Phrase) -> None:
    if phrase.kind in "NnJ" and word.word.lemma in _COPULAS:
        _copula(word, phrase)
    elif word.word.lemma in _COPULAS and word.surface in _SUPPOSING:
        phrase.form = "ba"
    elif word.word.lemma in _COPULAS and word.word.ending == "意志":
        phrase.tail.append("may")
    elif word.word.lemma in _AUXILIARIES:
        phrase.tail.append(_AUXILIARIES[word.word.lemma])
        if word.word.ending in ("連体", "終止"):
            phrase.form = _FORMS[word.word.ending]


def _copula(word: Token, phrase: Phrase) -> None:
    if word.surface == "な" and not phrase.is_time:
        phrase.kind, phrase.form = "T", "adn"
    elif word.surface == "に" and word.word.ending == "連用":
        phrase.kind = "O" if phrase.kind == "J" else phrase.kind
        phrase.case += "に"
    elif phrase.is_time or (word.surface == "で" and phrase.kind != "J"):
        phrase.case += word.surface
    else:
        phrase.kind = "P"
        phrase.tail.append("copula")
        phrase.form = {"連体": "adn", "連用": "ren", "仮定": "ba"}.get(word.word.ending, "end")


def _inflection(words: list[Token], at: int, phrase: Phrase) -> int:
    """Take する, auxiliaries and helping verbs of a predicate."""
    last = words[at - 1]
    if last.word.letter in "VvA":
        phrase.form = _FORMS.get(last.word.ending, "ren")
        if last.word.lemma == "ない" and not phrase.nouns:
            phrase.tail.append("neg")
    after_te = False
    count = len(words)
    while at < count:
        word = words[at]
        if word.word.letter == "q" and word.surface in ("て", "で"):
            after_te, phrase.form = True, "te"
        elif after_te and word.word.letter == "p" and word.surface in ("は", "も"):
            pass
        elif _inflects(word, last, phrase, after_te=after_te):
            after_te, phrase.form = False, _FORMS.get(word.word.ending, "ren")
        else:
            break
        last = word
        at += 1
    # 攻めようとする, but not 攻めるべきだろう.
    if (mood := _MOODS.get(last.word.ending)) and last.word.lemma not in _COPULAS:
        phrase.tail.append(mood)
    return at


_MOODS: Final = {"命令": "order", "意志": "will"}


_WISHING: Final = frozenset(("ほしい", "欲しい"))


def _inflects(word: Token, last: Token, phrase: Phrase, *, after_te: bool) -> bool:
    """Whether `word` goes on inflecting the predicate; if so, keep what it says."""
    lemma = word.word.lemma
    is_wish = after_te and lemma in _WISHING
    if word.word.letter == "x" or (word.word.letter == "A" and (lemma == "ない" or is_wish)):
        if lemma in _COPULAS and _BEFORE_COPULA.isdisjoint(phrase.tail):
            return False
        mark = _AUXILIARIES.get(lemma)
        if mark == "want" and "receive" in phrase.tail:
            # 撤退してもらいたい is 撤退してほしい: what another should do.
            phrase.tail[phrase.tail.index("receive")] = "wish"
        elif mark and not (mark == "neg" and "may" in phrase.tail):
            phrase.tail.append(mark)
        return True
    if word.word.letter not in "Vv":
        return False
    is_helping = word.word.letter == "v" and last.word.ending == "連用" and last.word.letter in "Vv"
    if not (is_helping or lemma in _LIGHT or (after_te and lemma in _AFTER_TE)):
        return False
    if mark := _HELPERS.get(lemma):
        phrase.tail.append(mark)
    return True
