"""What hangs on a content word: inflection, helping verbs, the copula, particles."""

from __future__ import annotations

from collections.abc import Sequence

from kankei_reading.lexicon.predicates.grammar import grammar

from .particles import particle
from .phrases import Phrase
from .words import Word

_FORMS = {"連体": "adn", "終止": "end", "連用": "ren", "仮定": "ba", "意志": "end", "命令": "end"}
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
_HELPERS = {
    "いる": "ing",
    "おる": "ing",
    "ある": "ing",
    "続ける": "ing",
    "もらう": "receive",
    "いただく": "receive",
    "くれる": "give",
    "ない": "neg",
    "できる": "can",
    "得る": "can",
    "える": "can",
    "うる": "can",
    "始める": "start",
    "かねる": "may",
    "ほしい": "want",
}
_AFTER_TE = grammar("helping verbs")
_LIGHT = frozenset(("する", "できる", "す", "致す"))
_COPULAS = frozenset(("だ", "です", "である"))


def ending(words: Sequence[Word], at: int, phrase: Phrase) -> int:
    """Take all that hangs on the content word; set case, form and tail. Return where it ends."""
    if phrase.kind == "P":
        at = _inflection(words, at, phrase)
    while at < len(words):
        word = words[at]
        if word.kind in "pq":
            at = particle(words, at, phrase)
            continue
        if not _takes(word, phrase):
            break
        at += 1
    if phrase.kind == "P":
        phrase.form = phrase.form or "end"
    case = phrase.case
    phrase.base = case[:-1] if len(case) > 1 and case.endswith("は") else case
    return at


def _takes(word: Word, phrase: Phrase) -> bool:
    """Whether `word` belongs to the phrase's ending; if so, keep what it says."""
    if word.kind == "m":
        phrase.form = "nom"
    elif word.kind == "x":
        _auxiliary(word, phrase)
    elif word.kind == "y" and phrase.kind == "P":
        is_you = word.text in ("よう", "様")
        phrase.form = "you" if is_you else phrase.form
        phrase.tail.append("you" if is_you else "seems")
    else:
        return False
    return True


def _auxiliary(word: Word, phrase: Phrase) -> None:
    if phrase.kind in "NnJ" and word.lemma in _COPULAS:
        _copula(word, phrase)
    elif word.lemma in _AUXILIARIES:
        phrase.tail.append(_AUXILIARIES[word.lemma])
        if word.form in ("連体", "終止"):
            phrase.form = _FORMS[word.form]


def _copula(word: Word, phrase: Phrase) -> None:
    if word.text == "な" and not phrase.is_time:
        phrase.kind, phrase.form = "T", "adn"
    elif word.text == "に" and word.form == "連用":
        phrase.kind = "O" if phrase.kind == "J" else phrase.kind
        phrase.case += "に"
    elif phrase.is_time or (word.text == "で" and phrase.kind != "J"):
        phrase.case += word.text
    else:
        phrase.kind = "P"
        phrase.tail.append("copula")
        phrase.form = {"連体": "adn", "連用": "ren", "仮定": "ba"}.get(word.form, "end")


def _inflection(words: Sequence[Word], at: int, phrase: Phrase) -> int:
    """Take する, auxiliaries and helping verbs of a predicate."""
    last = words[at - 1]
    if last.kind in "VvA":
        phrase.form = _FORMS.get(last.form, "ren")
        if last.lemma == "ない":
            phrase.tail.append("neg")
    after_te = False
    while at < len(words):
        word = words[at]
        if word.kind == "q" and word.text in ("て", "で"):
            after_te, phrase.form = True, "te"
        elif after_te and word.kind == "p" and word.text in ("は", "も"):
            pass
        elif _inflects(word, last, phrase, after_te=after_te):
            after_te, phrase.form = False, _FORMS.get(word.form, "ren")
        else:
            break
        last = word
        at += 1
    return at


def _inflects(word: Word, last: Word, phrase: Phrase, *, after_te: bool) -> bool:
    """Whether `word` goes on inflecting the predicate; if so, keep what it says."""
    lemma = word.lemma
    if word.kind == "x" or (word.kind == "A" and lemma == "ない"):
        if lemma in _COPULAS and not {"should", "past"} & set(phrase.tail):
            return False
        mark = _AUXILIARIES.get(lemma)
        if mark and not (mark == "neg" and "may" in phrase.tail):
            phrase.tail.append(mark)
        return True
    if word.kind not in "Vv":
        return False
    is_helping = word.kind == "v" and last.form == "連用" and last.kind in "Vv"
    if not (is_helping or lemma in _LIGHT or (after_te and lemma in _AFTER_TE)):
        return False
    if mark := _HELPERS.get(lemma):
        phrase.tail.append(mark)
    return True
