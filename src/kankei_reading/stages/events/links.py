"""Which phrase depends on which: heads stand to the right, and links do not cross."""

from __future__ import annotations

from typing import Final

from kankei_reading.lexicon.predicates.grammar import grammar

from .adding import ADDED, added_to, is_visited, told_by_another
from .adjectives import is_closed, is_how, is_passed_over
from .days import day_of
from .lists import belongs_to, is_beside
from .phrases import Phrase
from .said import HELD, IFS, SAILING, asks_next, is_held, is_meant_if, is_talk, is_written
from .topics import has_topic, inside_words, is_party, next_topic

_TO_NOUN: Final = frozenset(
    (
        *("の", "との", "への", "からの", "での", "による", "に対の", "についての", "を巡りの"),
        *("における", "に向けの", "に基づきの", "までの", "にの", "をの", "とのの"),
        *("としての", "に伴いの", "を含む", "を除く", "をはじめの", "を通じの", "に備えの"),
    )
)
# After these, と quotes, whatever the tokeniser says.
SAYING: Final = grammar("saying verbs")
# Whom one speaks to stands in を: 報復すると隣国を脅した.
MENACING: Final = frozenset(("脅す", "威嚇", "恫喝"))
_TELLING: Final = grammar("reporting verbs")
_MEETING: Final = grammar("meeting verbs")
# Verbs that themselves tell what a country does keep a subject that stands before them.
ACTING: Final = grammar("acting verbs")
# A sentence longer than this is linked by what stands nearest only, so that time stays linear.
_FARTHEST: Final = 48
_NEAR_END: Final = 6


def link(phrases: list[Phrase]) -> None:
    """Set `head` and `children` of every phrase."""
    last = len(phrases) - 1
    topics: list[int] = []
    for i in range(last - 1, -1, -1):
        phrase = phrases[i]
        if phrase.is_break and not _is_open(phrase):
            # Nothing depends on anything beyond it: what looks for a head goes from head to head, and ends here.
            continue
        is_noun = phrase.kind in "NnJ"
        phrase.head = _head_of_noun(phrases, phrase, topics) if is_noun else _head(phrases, phrase)
        if phrase.topic and phrase.kind in "NnJ" and phrase.case in ("は", "も"):
            topics.extend(() if phrase.is_time else (i,))
        if phrase.form == "ba" and "to" in phrase.tail and _is_told(phrases, phrase):
            phrase.form = "quote"
    for phrase in phrases:
        if phrase.is_time and phrase.comma and not phrase.case and phrase.index:
            phrase.head = day_of(phrases, phrase)
        if phrase.head >= 0:
            phrases[phrase.head].children.append(phrase.index)


def _is_told(phrases: list[Phrase], phrase: Phrase) -> bool:
    """Whether somebody tells it: 供与すると、外相が語った; not 柵を建てると、隣国は懸念を伝えた."""
    at = phrase.head
    if "should" in phrase.tail:
        return True
    is_told = phrases[at].lemma in _TELLING
    return is_told and not any(p.base == "を" and p.head == at for p in phrases[phrase.index : at])


def _is_open(phrase: Phrase) -> bool:
    """Whether a phrase before a blank of a headline still belongs to what follows."""
    return phrase.kind in "NnJ" and phrase.case in ("は", "が", "も", "の", "に", "を")


def _head(phrases: list[Phrase], phrase: Phrase) -> int:
    """Where a phrase belongs that is no noun."""
    if phrase.kind == "T":
        return _first_noun(phrases, phrase.index)
    if phrase.kind in "PQ":
        return _head_of_predicate(phrases, phrase)
    return _first_predicate(phrases, phrase.index)


def _first_noun(phrases: list[Phrase], i: int) -> int:
    at, steps = i + 1, 0
    while 0 <= at < len(phrases) and steps < _FARTHEST:
        candidate = phrases[at]
        if candidate.nouns and not candidate.is_time:
            return at
        at, steps = candidate.head, steps + 1
    return i + 1


def _first_predicate(phrases: list[Phrase], i: int) -> int:
    at, steps = i + 1, 0
    while 0 <= at < len(phrases) and steps < _FARTHEST:
        candidate = phrases[at]
        if candidate.kind == "P":
            return at
        at, steps = candidate.head, steps + 1
    return i + 1


def _head_of_noun(phrases: list[Phrase], phrase: Phrase, topics: list[int]) -> int:
    i = phrase.index
    following = phrases[i + 1]
    if phrase.is_time:
        return _head_of_time(phrases, phrase)
    if phrase.case in _TO_NOUN:
        is_next = following.nouns and not following.is_time
        return i + 1 if is_next else _first_noun(phrases, i)
    if phrase.case in ("と", "や", "") and not phrase.topic and is_beside(phrases, i):
        return i + 1
    is_with_next = (phrase.topic or not phrase.case) and belongs_to(phrase, following)
    if is_with_next or (following.lemma == "中" and is_visited(phrase, following)):
        return i + 1
    is_topic = phrase.topic and (
        phrase.case in ("は", "も", "に対", "について") or "は" in phrase.case
    )
    # 議員は、チリには制裁を科したではないかと詰め寄った: no second topic.
    is_inner = phrase.case in _ASIDE and phrase.codes and has_topic(phrases, i)
    if is_topic and not is_inner and (phrase.codes or phrase.case == "は" or is_party(phrases, i)):
        return _head_of_topic(phrases, phrase, topics)
    return _head_of_case(phrases, phrase)


_ASIDE: Final = frozenset(("には", "へは", "からは"))


def _head_of_time(phrases: list[Phrase], phrase: Phrase) -> int:
    if phrase.case == "の":
        return _first_noun(phrases, phrase.index)
    fallback = -1
    at, steps = phrase.index + 1, 0
    while 0 <= at < len(phrases) and steps < _FARTHEST:
        candidate = phrases[at]
        at, steps = candidate.head, steps + 1
        if candidate.kind == "P":
            # 来月にも始める方針だ: no topic, but as early as that.
            is_early = phrase.case == "に" and "past" not in candidate.tail
            is_over = phrase.comma or (phrase.topic and not is_early)
            if not is_over or candidate.form not in _INNER:
                return candidate.index
            fallback = candidate.index
    return fallback if fallback >= 0 else phrase.index + 1


def _head_of_topic(phrases: list[Phrase], phrase: Phrase, topics: list[int]) -> int:
    """A topic goes to the last predicate before the next topic, over subordinate clauses."""
    if phrase.case == "は" and phrase.index and not phrase.comma:
        inner = inside_words(phrases, phrase)
        if inner >= 0:
            return inner
    limit = next_topic(phrases, phrase, topics)
    last, condition = -1, -1
    at, steps = phrase.index + 1, 0
    while 0 <= at < len(phrases) and steps < _FARTHEST:
        candidate = phrases[at]
        at, steps = candidate.head, steps + 1
        is_last = candidate.index == len(phrases) - 1
        if candidate.kind != "P" or (candidate.form in ("adn", "nom", "you") and not is_last):
            continue
        if candidate.form == "ba" and phrase.case in ("は", "も"):
            condition = condition if condition >= 0 else candidate.index
        elif candidate.index < limit:
            last = candidate.index
    if last >= 0:
        is_told = phrase.codes and "が" in (phrases[last - 1].base, phrases[last - 2].base)
        return told_by_another(phrases, phrase, last) if is_told else last
    return condition if condition >= 0 else _first_predicate(phrases, phrase.index)


def _head_of_case(phrases: list[Phrase], phrase: Phrase) -> int:
    if phrase.case == ADDED and (added := added_to(phrases, phrase.index)) >= 0:
        return added
    fallback = -1
    at, steps = phrase.index + 1, 0
    while 0 <= at < len(phrases) and steps < _FARTHEST:
        candidate = phrases[at]
        at, steps = candidate.head, steps + 1
        if candidate.kind != "P":
            continue
        if fallback < 0:
            fallback = candidate.index
        is_inner = phrase.comma and candidate.form in ("adn", "you", "nom")
        is_if = phrase.lemma in IFS and is_meant_if(phrases, phrase, candidate)
        is_passed = is_inner and not is_if and candidate.index != len(phrases) - 1
        before = phrases[candidate.index - 1]
        # 隣国を[名指しを]避けて批判した: a verb takes one object.
        is_full = before.case == "を" and before is not phrase
        is_called = phrase.case == "を" and (is_full or is_closed(candidate))
        may_be_over = phrase.comma if candidate.form == "quote" else candidate.lemma[-1:] == "い"
        is_within = may_be_over and phrase.base in _OVER and _is_within(phrases, phrase, candidate)
        if is_passed or is_called or is_within:
            continue
        is_given = phrase.case == "に" and phrase.codes and candidate.form in _INSIDE
        if (phrase.comma or phrase.case == "が" or is_given) and _is_outside(
            phrases, phrase, candidate
        ):
            continue
        if (
            phrase.case == "が"
            and _is_ones(phrases, phrase)
            and _is_aside(phrases, candidate, phrase.index)
        ):
            continue
        return candidate.index
    return fallback if fallback >= 0 else phrase.index + 1


_OVER: Final = frozenset(("に対", "について", "から", "に", "を", "によって", "により"))


def _is_within(phrases: list[Phrase], phrase: Phrase, candidate: Phrase) -> bool:
    """Whether whom one speaks to, or of, stands outside: 隣国に対し、[支持しないと言う]よう求めた; から[強い]反発を受けた."""
    if candidate.form == "adn":
        return is_how(candidate) and is_passed_over(phrases, phrase, candidate)
    is_said = phrase.base in _ABOUT and phrase.comma and candidate.form == "quote"
    return is_said and candidate.head >= 0 and phrases[candidate.head].form == "you"


_ABOUT: Final = frozenset(("に対", "について"))


def _is_given(phrases: list[Phrase], phrase: Phrase, candidate: Phrase) -> bool:
    """Whether a clause says to whom it is by itself: チリに[ペルーに渡さない]との確約を迫った."""
    if candidate.form in _INSIDE:
        for p in phrases[phrase.index + 1 : candidate.index]:
            if p.case == "に" and p.head == candidate.index and (p.codes or p.lemma[-1:] in _LANDS):
                return True
    return False


_LANDS: Final = "国側"
_INSIDE: Final = frozenset(("adn", "quote", "you"))
_INNER: Final = _INSIDE | {"nom"}


def _is_outside(phrases: list[Phrase], phrase: Phrase, candidate: Phrase) -> bool:
    """Whether a clause has its own subject, or words said begin after a phrase: 否定したうえで、[印軍が侵入した]と主張した."""
    if phrase.case == "が":
        may_be = candidate.form == "quote" or candidate.lemma == "する"
        is_said = may_be and is_written(phrases, phrase, candidate)
        return is_said or _has_subject(phrases, candidate, phrase.index)
    if phrase.case == "に" and phrase.codes and _is_given(phrases, phrase, candidate):
        return True
    # 上で、[軍が境を越えて撃った]と訴えた: the words may begin with a clause of their own.
    said = phrases[candidate.head] if candidate.form == "te" else candidate
    if said.form != "quote" or not phrase.comma or phrase.lemma not in _BESIDES:
        return False
    # …と否定したうえで、: one saying beside another.
    is_said = phrase.index > 0 and phrases[phrase.index - 1].lemma in SAYING
    return is_said or _has_subject(phrases, candidate, phrase.index)


# Nouns that set one clause beside another.
_BESIDES: Final = frozenset(("うえ", "上", "一方", "ほか", "他"))
# Nouns that wrap a whole clause, subject and all.
_CONTENT: Final = grammar("content nouns") | {"問題", "事実", "事件", "件", "報道", "疑い"}
# Verbs that carry the act that their object names.
_CARRYING: Final = frozenset(
    ("行う", "行なう", "おこなう", "実施", "する", "受ける", "続ける", "強める")
)
# Verbs that say where something is, not what somebody does.
_STATIC: Final = grammar("static verbs") | SAILING


def _is_ones(phrases: list[Phrase], phrase: Phrase) -> bool:
    """Whether a subject is a party, or a thing of one: ケニアの無人機が."""
    if phrase.codes or not phrase.index or phrase.kind != "N":
        return bool(phrase.codes)
    owner = phrases[phrase.index - 1]
    return owner.base == "の" and bool(owner.codes)


def _is_aside(phrases: list[Phrase], candidate: Phrase, before: int) -> bool:
    """Whether a clause modifies a noun without needing this subject: ロシアが海に面した飛び地に配備した."""
    if candidate.form != "adn" or candidate.head < 0:
        return False
    if candidate.nouns or candidate.lemma in _STATIC or candidate.is_passive:
        return candidate.lemma in _STATIC or is_held(candidate)
    noun = phrases[candidate.head]
    if noun.base not in ("を", "に", "へ", "と", "で") or candidate.lemma in ACTING | _CARRYING:
        return False
    if noun.lemma in _CONTENT:
        return False
    # 日本は、中国が飛ばした風船を批判した: what closes the sentence has its own subject in the topic.
    closes = noun.head >= 0 and phrases[noun.head].form == "end"
    if closes and any(p.topic and p.codes for p in phrases[:before]):
        return False
    return any(
        p.base == "を" and p.head == candidate.index for p in phrases[before + 1 : candidate.index]
    )


def _has_subject(phrases: list[Phrase], candidate: Phrase, before: int) -> bool:
    """Whether a が between here and the predicate already is its subject."""
    for i in range(candidate.index - 1, max(before, candidate.index - 12), -1):
        at = phrases[phrases[i].head]
        is_its = at is candidate or (at.form == "te" and at.head == candidate.index)
        if is_its and phrases[i].case == "が" and not phrases[i].is_time:
            return True
    return False


def _says(phrases: list[Phrase], i: int) -> bool:
    """Whether a predicate comes right after what it quotes, or is where something was then said."""
    lemma = phrases[i].lemma
    if lemma in _MEETING or lemma in SAYING or (lemma in HELD and is_talk(phrases[i - 1])):
        return True
    before = phrases[i - 1] if i else phrases[i]
    return before.form == "quote" or (i > 1 and phrases[i - 2].form == "quote")


def _head_of_predicate(phrases: list[Phrase], phrase: Phrase) -> int:
    i = phrase.index
    if phrase.form == "ba" and "to" in phrase.tail and _is_said_to(phrases, phrase):
        phrase.form = "quote"
    if phrase.form == "adn":
        return _first_noun(phrases, i)
    if phrase.form == "nom":
        return _head_of_case(phrases, phrase)
    if not phrase.comma:
        first = _first_predicate(phrases, i)
        # 「…」と強い不満を示した: what is only strong says nothing.
        is_spoken = phrase.kind == "Q" and phrases[first].form == "adn"
        return _first_predicate(phrases, first) if is_spoken and is_how(phrases[first]) else first
    # 刃物で威嚇し、船を奪ったという: a deed, and no words.
    is_deed = phrase.lemma in MENACING and phrases[-1].lemma == "いう"
    # 取引が確認されれば、[制裁を科す]と通告した: an if is no saying.
    is_deed = is_deed or phrase.form == "ba"
    open_to = _TO_STATEMENT if not is_deed and _says(phrases, i) else _TO_CLAUSE
    fallback = -1
    at, steps = i + 1, 0
    while 0 <= at < len(phrases) and steps < _FARTHEST:
        candidate = phrases[at]
        at, steps = candidate.head, steps + 1
        if candidate.kind != "P":
            continue
        fallback = fallback if fallback >= 0 else candidate.index
        is_part = phrase.form == "ba" and is_meant_if(phrases, phrase, candidate)
        is_part = is_part or phrase.form == "quote"
        if is_part or _takes_clause(phrases, i, candidate, open_to):
            wish = _wish(phrases, candidate) if open_to is _TO_STATEMENT else -1
            return wish if wish >= 0 else candidate.index
    return fallback if fallback >= 0 else _last_predicate(phrases, i)


def _is_said_to(phrases: list[Phrase], phrase: Phrase) -> bool:
    """Whether it is said, be it to somebody: 報復すると警告した, 報復すると隣国に警告した."""
    to = phrases[phrase.index + 1]
    verb = phrases[min(to.index + 1, len(phrases) - 1)]
    if to.codes and not phrase.comma and not to.topic:
        if to.base == "を" and verb.lemma in MENACING:
            return True
        if to.base in ("に", "に対"):
            return verb.lemma in SAYING
    return to.lemma in SAYING or (to.lemma == "圧力" and verb.lemma == "かける")


def _wish(phrases: list[Phrase], clause: Phrase) -> int:
    """Where somebody wishes what a clause is part of: こき下ろし、[外相を呼んで説明させるよう]迫った."""
    while clause.form in ("te", "ren") and not clause.comma and clause.head > clause.index:
        clause = phrases[clause.head]
    is_wished = clause.form == "you" and phrases[clause.head].form in _TO_STATEMENT
    return clause.head if is_wished else -1


def _last_predicate(phrases: list[Phrase], i: int) -> int:
    """A clause goes on to what the noun at the end wraps: 輸入が再開され、店頭に並ぶ模様。"""
    for k in range(len(phrases) - 1, max(i, len(phrases) - _NEAR_END), -1):
        if phrases[k].kind == "P":
            return k
        if phrases[k].is_break:
            break
    return i + 1


_TO_STATEMENT: Final = frozenset(("end", "ren", "te", "ga", ""))
_TO_CLAUSE: Final = _TO_STATEMENT | {"you", "quote", "ba"}


def _takes_clause(
    phrases: list[Phrase], i: int, candidate: Phrase, open_to: frozenset[str]
) -> bool:
    """Whether a clause that ends in a comma goes on to `candidate`."""
    if candidate.form not in open_to:
        return False
    if candidate.form == "you":
        return candidate.index != i + 1 and not asks_next(phrases, candidate, i)
    if candidate.form not in ("quote", "ba"):
        return True
    return not (_has_subject(phrases, candidate, i) or _is_on_terms(phrases, candidate, i))


def _is_on_terms(phrases: list[Phrase], candidate: Phrase, i: int) -> bool:
    """米国は大使を召還し、撤退しなければ制裁を科すと警告した: terms are part of what is said, and begin it."""
    terms = (phrases[k] for k in range(candidate.index, i, -1))
    clause = next((p for p in terms if p.form == "ba"), None)
    if clause is None or phrases[clause.head].form != "quote":
        return False
    return any(p.case == "は" and p.codes for p in phrases[:i])
