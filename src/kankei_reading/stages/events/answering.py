"""A headline's 「チリ反発」 or 「邦人解放」 as two phrases: who answers or is befallen, and how."""

from __future__ import annotations

from typing import Final

from kankei_reading.lexicon.countries import LETTERS, names
from kankei_reading.lexicon.predicates.grammar import grammar

from .befallen import BEFALLS, PEOPLE
from .phrases import Phrase

# What is said right after a name only of who does it: not 批判, which may be of whom it names.
_ANSWERS: Final = grammar("headline answers")
# And what is said so only after words spoken: 「事実無根」とチリ否定.
_SAYS: Final = frozenset(("否定", "主張", "一蹴", "反対", "強調", "断言"))
_HOUSES: Final = ("政府", "政権", "側", "軍", "外務省", "当局", "大統領", "首相", "外相", "議会")
_LISTING: Final = frozenset(("と", "や"))


def part_answers(laid: list[Phrase], text: str) -> None:
    """Cut compounds like チリ反発 in two where they are all that a headline's part tells."""
    k = 0
    while k < len(laid):
        last = laid[k].nouns[-1] if len(laid[k].nouns) > 1 else ""
        is_answer = last in _ANSWERS or (last in _SAYS and k > 0 and laid[k - 1].kind == "Q")
        case = "が" if is_answer and _answers(laid, k) else ""
        if case or (last in BEFALLS and _is_befallen(laid[k])):
            case = case or "を"
            laid.insert(k + 1, _cut(laid[k], text, case))
            for i in range(k + 1, len(laid)):
                laid[i].index = i
        k += 1


def _answers(laid: list[Phrase], k: int) -> bool:
    phrase = laid[k]
    size = _size(phrase.nouns)
    if not phrase.codes or phrase.case or len(phrase.nouns) <= size:
        return False
    who = phrase.nouns[-size - 1]
    is_of_one = who in names() or who in LETTERS or who.endswith(_HOUSES)
    if not is_of_one or not (phrase.comma or phrase.is_break or k == len(laid) - 1):
        return False
    before = laid[k - 1] if k else None
    if before is None or before.is_break or before.kind == "Q":
        return True
    return before.base in _LISTING and bool(before.codes)


def _size(nouns: list[str]) -> int:
    """How many words tell the act: 猛反発 may be two."""
    return 2 if nouns[-2:-1] == ["猛"] else 1


def _is_befallen(phrase: Phrase) -> bool:
    """Whether a compound says what befell people: 拘束の邦人解放."""
    return not phrase.case and PEOPLE.search("".join(phrase.nouns[:-1])) is not None


def _cut(phrase: Phrase, text: str, case: str) -> Phrase:
    """Take the act off the end of `phrase`, which is left with who does it or bears it, and return it."""
    word = "".join(phrase.nouns[-_size(phrase.nouns) :])
    phrase.nouns = phrase.nouns[: -_size(phrase.nouns)]
    act = Phrase(phrase.index + 1, text.rfind(word, phrase.start, phrase.end), "n")
    act.nouns, act.lemma, act.end, act.middle = [word], word, phrase.end, phrase.middle
    act.comma, act.is_break = phrase.comma, phrase.is_break
    phrase.kind, phrase.lemma = "N", phrase.nouns[-1]
    phrase.case = phrase.base = case
    phrase.comma = phrase.is_break = False
    phrase.end = phrase.middle = act.start
    return act
