"""Acts told in a sentence: which phrases match the lexicon, and what their object makes of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from kankei_reading.lexicon.predicates import Operator, Predicate, Predicates
from kankei_reading.lexicon.predicates.grammar import grammar
from kankei_reading.types import EventType

from .admitted import admits
from .keys import MOST_WORDS, keys_of
from .phrases import Phrase
from .scene import Scene
from .together import join_words

# What it means to stop doing something.
STOPPED: dict[EventType, EventType] = {
    "SANCTION": "CONCEDE",
    "COERCE": "CONCEDE",
    "ACCUSE": "CONCEDE",
    "THREATEN": "CONCEDE",
    "REQUEST": "CONCEDE",
    "PROTEST": "CONCEDE",
    "ASSAULT": "RETREAT",
    "MOBILIZE": "RETREAT",
    "AID": "SANCTION",
    "RETREAT": "REJECT",
    "AGREE": "REJECT",
    "CONSULT": "REJECT",
    "COOPERATE": "REJECT",
    "SUPPORT": "REJECT",
    "CONCEDE": "REJECT",
    "REJECT": "AGREE",
}
# To end a talk is to have held it; to end these is to stop.
_DONE_WITH = frozenset(("SANCTION", "COERCE", "ASSAULT", "MOBILIZE", "PROTEST"))


@dataclass(slots=True)
class Act:
    """A match: `phrase` has the clause, `noun` is the object or the act's own noun, if any."""

    phrase: Phrase
    entry: Predicate
    type: EventType
    noun: Phrase | None = None
    operator: Operator | None = None
    is_swapped: bool = False
    is_nominal: bool = False
    modality: Literal["planned", "hypothetical", ""] = ""
    because: list[str] = field(default_factory=list)

    @property
    def is_affirmed(self) -> bool:
        """Whether its ない belongs to the word itself: 受け入れない, 絶えない."""
        return self.entry.is_negative


def acts(scene: Scene, lexicon: Predicates) -> list[Act]:
    """Return every act of the sentence, those of verbs first."""
    if _is_elsewhere(scene, lexicon):
        return []
    laid = scene.phrases
    join_words(laid, lexicon)
    used: set[int] = set()
    verbal = [act for p in laid if p.kind == "P" and (act := _act_of_verb(laid, p, lexicon))]
    for act in verbal:
        used.add(act.phrase.index)
        if act.noun is not None:
            used.update((act.noun.index, *(p.index for p in _inside(laid, act.noun))))
    ends, tails = lexicon.ends, lexicon.tails
    free = [
        p
        for p in laid
        if p.nouns
        and (p.nouns[-1] in ends or p.nouns[-1] in tails)
        and p.index not in used
        and not p.is_time
    ]
    return verbal + [act for p in free if (act := _act_of_noun(laid, p, lexicon, used))]


def _is_elsewhere(scene: Scene, lexicon: Predicates) -> bool:
    if not scene.phrases:
        return True
    start, end = scene.phrases[0].start, scene.phrases[-1].end
    return lexicon.elsewhere.search(scene.text, start, end) is not None


_HINTS = frozenset(("触れる", "言及", "示唆", "ちらつく", "におう", "ほのめかす"))
_HARM = frozenset(("SANCTION", "COERCE", "ASSAULT", "MOBILIZE", "REJECT"))


def _hinting(laid: list[Phrase], phrase: Phrase, lexicon: Predicates) -> Act | None:
    """To speak of the harm that one may do is to threaten: 送電を止める可能性に触れた."""
    for k in phrase.children:
        noun = laid[k]
        if noun.base not in ("に", "を") or noun.lemma not in ("可能性", "こと", "考え"):
            continue
        for j in noun.children:
            if laid[j].kind != "P" or laid[j].form != "adn" or laid[j].is_negative:
                continue
            inner = _act_of_verb(laid, laid[j], lexicon)
            if inner is not None and inner.type in _HARM:
                entry = lexicon.plain["警告"]
                return Act(phrase, entry, entry.type, because=[f"{entry.cite()}:可能性"])
    return None


def _visit(_: list[Phrase], phrase: Phrase, lexicon: Predicates) -> Act | None:
    """訪米する, 来日した: the country is inside the word."""
    if phrase.nouns[-1][0] not in "訪来":
        return None
    entry = lexicon.plain["訪問"]
    return Act(phrase, entry, entry.type, because=[f"{entry.cite()}:{phrase.nouns[-1]}"])


def _of_special_verb(laid: list[Phrase], phrase: Phrase, lexicon: Predicates) -> Act | None:
    act = None
    if phrase.lemma in _SAYING or (phrase.lemma == "する" and _is_of_paper(laid, phrase)):
        act = _urging(laid, phrase, lexicon)
    if act is None and (phrase.nouns[-1] if phrase.nouns else phrase.lemma) in _HINTS:
        act = _hinting(laid, phrase, lexicon)
    return _visit(laid, phrase, lexicon) if act is None and phrase.target else act


def _act_of_verb(laid: list[Phrase], phrase: Phrase, lexicon: Predicates) -> Act | None:
    if act := _of_special_verb(laid, phrase, lexicon):
        return act
    keys = keys_of(phrase)
    if not lexicon.nothing.isdisjoint(keys):
        return None
    for key in keys:
        if key not in lexicon.words:
            continue
        for way in (_with_object, _with_operator, _plain):
            if act := way(laid, phrase, key, lexicon):
                return act
    return _compound_operator(phrase, lexicon)


def _plain(laid: list[Phrase], phrase: Phrase, key: str, lexicon: Predicates) -> Act | None:
    """The act of a verb that says enough by itself."""
    entry = lexicon.plain.get(key)
    if phrase.is_negative:
        entry = lexicon.negative.get(key, entry)
    elif key in ("応じる", "訴える") and _only_says(laid, phrase):
        return None
    if entry is None or (key == "認める" and admits(laid, phrase)):
        return None
    if entry.type == "AGREE" and (act := _agreed(laid, phrase, entry, lexicon)):
        return act
    return Act(phrase, entry, entry.type, _object(laid, phrase), because=[entry.cite()])


_SAYING = grammar("urging or saying verbs")
_URGING = grammar("urging verbs")
# What a paper says is said by whoever made it: …せよとする声明.
_PAPERS = grammar("papers")
# 中断せよ, 中断すべきだ.
_ASKED = frozenset(("should", "order"))


def _is_of_paper(laid: list[Phrase], phrase: Phrase) -> bool:
    return phrase.form == "adn" and phrase.head >= 0 and laid[phrase.head].lemma in _PAPERS


def _urging(laid: list[Phrase], phrase: Phrase, lexicon: Predicates) -> Act | None:
    """To say that somebody should do something is to ask: …するよう主張した, …せよと述べた."""
    for k in phrase.children:
        child = laid[k]
        if child.kind == "P" and (
            (child.form == "you" and phrase.lemma in _URGING)
            or (child.form == "quote" and not _ASKED.isdisjoint(child.tail))
        ):
            entry = lexicon.plain["求める"]
            return Act(phrase, entry, entry.type, because=[f"{entry.cite()}:よう"])
    return None


def _object(laid: list[Phrase], phrase: Phrase) -> Phrase | None:
    for k in reversed(phrase.children):
        if laid[k].base == "を" and laid[k].nouns:
            return laid[k]
    return None


_AGREED = frozenset(("SANCTION", "AID", "COOPERATE"))


def _agreed(
    laid: list[Phrase], phrase: Phrase, entry: Predicate, lexicon: Predicates
) -> Act | None:
    """To agree on a measure against somebody is that measure: 対ロ制裁強化で一致."""
    for k in phrase.children:
        child = laid[k]
        if child.kind not in "NnJ" or child.base not in ("で", "では", "に"):
            continue
        act = _act_of_noun(laid, child, lexicon, set())
        if act is not None and act.type in _AGREED and not act.entry.is_reciprocal:
            agreed = Act(phrase, act.entry, act.type, child, modality="planned")
            agreed.because = [*act.because, entry.cite()]
            return agreed
    return None


def _only_says(laid: list[Phrase], phrase: Phrase) -> bool:
    """「…」と応じた answers; it does not agree."""
    return any(laid[k].quote >= 0 or laid[k].form == "quote" for k in phrase.children)


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
            child.case in ("も", "は")
            or (child.base == "について" and child.topic)
            or (child.base == "が" and phrase.is_passive and case == "を")
            or (
                child.case == ""
                and case == "を"
                and child.index == phrase.index - 1
                and not child.comma
            )
        ):
            loose.append(child)
    if phrase.form == "adn" and case in ("を", "が") and not exact:
        loose += _modified(laid, phrase)
    # 制裁は貿易を止めなかった: where を is filled, a topic does not fill it.
    if case == "を" and exact:
        loose = []
    return _with_insides(laid, exact + loose)


def _with_insides(laid: list[Phrase], fillers: list[Phrase]) -> list[Phrase]:
    found: list[Phrase] = []
    for filler in fillers:
        found.append(filler)
        if filler.children:
            found += _inside(laid, filler)
    return found


# Nouns that only carry the act that modifies them: 拒否権の行使, 制裁の発動.
_LIGHT = grammar("light nouns")


def _inside(laid: list[Phrase], filler: Phrase) -> list[Phrase]:
    listed = [laid[k] for k in filler.children if laid[k].base == "や" and not laid[k].codes]
    if filler.lemma not in _LIGHT:
        return listed
    return listed + [laid[k] for k in filler.children if laid[k].base == "の" and laid[k].nouns]


def _modified(laid: list[Phrase], phrase: Phrase) -> list[Phrase]:
    """The nouns that a clause may modify: 課してきた最大218%の制裁関税."""
    out: list[Phrase] = []
    at = phrase.head
    while at >= 0 and laid[at].kind in "NnJP" and laid[at].nouns and len(out) < 3:
        out.append(laid[at])
        at = laid[at].head if laid[at].base == "の" else -1
    return out


def _says_more(filler: Phrase, size: int, lexicon: Predicates) -> bool:
    """Whether the noun itself is a longer word of the lexicon: 合同演習 where the row has 演習."""
    found = lexicon.noun(filler.nouns)
    return found is not None and len(found[0].word) > size


def _ends_with(phrase: Phrase, objects: frozenset[str]) -> int:
    words = phrase.nouns
    text = ""
    for word in reversed(words[-MOST_WORDS:]):
        text = word + text
        if text in objects:
            return len(text)
    return 0


def _with_object(laid: list[Phrase], phrase: Phrase, key: str, lexicon: Predicates) -> Act | None:
    best: tuple[int, Predicate, Phrase] | None = None
    for row in lexicon.with_object.get(key, ()):
        if row.is_negative and not phrase.is_negative:
            continue
        for filler in _fillers(laid, phrase, row.case):
            size = _ends_with(filler, row.objects)
            if size and not (
                (key, row.case) in lexicon.operators and _says_more(filler, size, lexicon)
            ):
                size = 2 * size + row.is_negative
                if best is None or size > best[0]:
                    best = (size, row, filler)
    if best is None:
        return None
    _, row, filler = best
    act = _agreed(laid, phrase, row, lexicon) if row.type == "AGREE" else None
    return act or Act(phrase, row, row.type, noun=filler, because=[row.cite(filler.lemma)])


def _with_operator(laid: list[Phrase], phrase: Phrase, key: str, lexicon: Predicates) -> Act | None:
    for case in ("を", "が", "に"):
        operator = lexicon.operators.get((key, case))
        if operator is None or (key in ("見る", "みる") and not phrase.is_passive):
            continue
        for filler in _fillers(laid, phrase, case):
            if found := lexicon.noun(filler.nouns):
                if key in ("避ける", "回避") and found[0].type in _DONE_WITH:
                    return None
                return _operated(phrase, operator, found[0], filler)
    return None


# To stop trading is to cut somebody off.
_TRADE = frozenset(("輸入", "輸出", "購入", "調達", "供給", "取引", "買い付け", "販売"))
# What is at hand when one 控える it: 会談を控え; words are held back.
_AT_HAND = frozenset(("CONSULT", "COOPERATE", "AGREE"))


def _operated(phrase: Phrase, operator: Operator, entry: Predicate, noun: Phrase | None) -> Act:
    does = operator.does
    if operator.word == "控える" and entry.type in _AT_HAND:
        does = "plan"
    type_ = entry.type
    if does in ("stop", "cease") or (does == "end" and entry.type in _DONE_WITH):
        type_ = "SANCTION" if entry.word in _TRADE else STOPPED[entry.type]
    act = Act(
        phrase, entry, type_, noun, operator, because=[entry.cite(), f"{does}:{operator.word}"]
    )
    if does == "receive":
        act.is_swapped = not entry.is_reciprocal
    if does in ("plan", "weigh"):
        act.modality = "planned" if does == "plan" else "hypothetical"
    return act


def _compound_operator(phrase: Phrase, lexicon: Predicates) -> Act | None:
    """The act inside a compound: 協議再開, 攻撃停止, 制裁強化."""
    # 外相 is no 相 that follows: what carries an act on is an act itself.
    if len(phrase.nouns) < 2 or phrase.kind == "N":
        return None
    operator = lexicon.operators.get((phrase.nouns[-1], "を")) or lexicon.operators.get(
        (phrase.nouns[-1], "が")
    )
    if operator is None:
        return None
    found = lexicon.noun(phrase.nouns[:-1])
    return _operated(phrase, operator, found[0], None) if found else None


def _act_of_noun(
    laid: list[Phrase], phrase: Phrase, lexicon: Predicates, used: set[int]
) -> Act | None:
    last = phrase.nouns[-1]
    if phrase.kind not in "NnJ" or (last not in lexicon.ends and last not in lexicon.tails):
        return None
    found = lexicon.noun(phrase.nouns)
    if found:
        entry = found[0]
        return Act(phrase, entry, entry.type, noun=phrase, is_nominal=True, because=[entry.cite()])
    act = _compound_operator(phrase, lexicon)
    if act is None:
        act = _genitive_operator(laid, phrase, lexicon, used)
    if act is not None:
        act.is_nominal = True
        act.noun = act.noun or phrase
    return act


def _genitive_operator(
    laid: list[Phrase], phrase: Phrase, lexicon: Predicates, used: set[int]
) -> Act | None:
    """The act that a noun carries on or stops: 制裁の解除, 武器供与の停止."""
    operator = lexicon.operators.get((phrase.nouns[-1], "を"))
    if operator is None:
        return None
    for k in reversed(phrase.children):
        child = laid[k]
        if child.case == "の" and child.nouns and (found := lexicon.noun(child.nouns)):
            used.add(child.index)
            return _operated(phrase, operator, found[0], child)
    return None
