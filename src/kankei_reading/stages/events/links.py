"""Which phrase depends on which: heads stand to the right, and links do not cross."""

from __future__ import annotations

from collections.abc import Iterable

from .phrases import Phrase

_TO_NOUN = frozenset(
    (
        "の",
        "との",
        "への",
        "からの",
        "での",
        "による",
        "に対の",
        "についての",
        "を巡りの",
        "における",
        "に向けの",
        "に基づきの",
        "までの",
        "にの",
        "をの",
        "とのの",
        "としての",
        "に伴いの",
        "を含む",
        "を除く",
        "を通じの",
        "に備えの",
    )
)
# After these, と quotes, whatever the tokeniser says.
SAYING = frozenset(
    [
        "明らか",
        "発表",
        "公表",
        "述べる",
        "語る",
        "話す",
        "主張",
        "警告",
        "表明",
        "強調",
        "説明",
        "指摘",
        "批判",
        "非難",
        "反論",
        "訴える",
        "報じる",
        "伝える",
        "宣言",
        "明言",
        "言明",
        "明かす",
        "断言",
        "通告",
        "予告",
        "みる",
        "見る",
        "する",
        "言う",
        "いう",
        "答える",
        "応じる",
        "示唆",
        "脅す",
        "威嚇",
        "決める",
        "決定",
        "約束",
        "反発",
        "抗議",
        "否定",
        "警戒",
        "懸念",
        "評価",
        "求める",
        "促す",
        "確認",
        "認める",
        "考える",
        "分析",
        "予測",
        "予想",
        "判断",
        "迫る",
        "期待",
        "歓迎",
        "決めつける",
    ]
)
_MEETING = frozenset(
    [
        "会談",
        "協議",
        "会う",
        "訪れる",
        "訪問",
        "面会",
        "会見",
        "電話会談",
        "電話協議",
        "対談",
        "会合",
        "演説",
    ]
)
# Verbs that themselves tell what a country does keep a subject that stands before them.
ACTING = frozenset(
    [
        "課す",
        "科す",
        "求める",
        "拒む",
        "訴える",
        "促す",
        "迫る",
        "送る",
        "結ぶ",
        "起こす",
        "示す",
        "始める",
        "続ける",
        "広げる",
        "強める",
        "開く",
        "出す",
        "持つ",
        "受ける",
        "解く",
        "与える",
        "緩める",
        "掲げる",
        "進める",
        "決める",
        "まとめる",
        "止める",
        "打ち出す",
        "売る",
        "買う",
        "攻める",
        "襲う",
        "撃つ",
        "支える",
        "率いる",
        "占める",
        "仕掛ける",
        "かける",
    ]
)
# A sentence longer than this is linked by what stands nearest only, so that time stays linear.
_FARTHEST = 48


def link(phrases: list[Phrase]) -> None:
    """Set `head` and `children` of every phrase."""
    last = len(phrases) - 1
    topics: list[int] = []
    for i in range(last - 1, -1, -1):
        phrase = phrases[i]
        if phrase.is_break and not _is_open(phrase):
            continue
        phrase.head = _head(phrases, i, topics)
        if phrase.kind in "NnJ" and phrase.case in ("は", "も") and not phrase.is_time:
            topics.append(i)
    for phrase in phrases:
        if phrase.head >= 0:
            phrases[phrase.head].children.append(phrase.index)


def _is_open(phrase: Phrase) -> bool:
    """Whether a phrase before a blank of a headline still belongs to what follows."""
    return phrase.kind in "NnJ" and phrase.case in ("は", "が", "も", "の", "に", "を")


def _path(phrases: list[Phrase], start: int) -> Iterable[Phrase]:
    at, steps = start, 0
    while 0 <= at < len(phrases) and steps < _FARTHEST:
        yield phrases[at]
        if phrases[at].is_break and not _is_open(phrases[at]):
            return
        at = phrases[at].head
        steps += 1


def _head(phrases: list[Phrase], i: int, topics: list[int]) -> int:
    phrase = phrases[i]
    if phrase.kind in "NnJ":
        return _head_of_noun(phrases, phrase, topics)
    if phrase.kind == "T":
        return _first(phrases, i, _is_noun)
    if phrase.kind in "PQ":
        return _head_of_predicate(phrases, phrase)
    return _first(phrases, i, _is_predicate)


def _is_noun(phrase: Phrase) -> bool:
    return bool(phrase.nouns) and not phrase.is_time


def _is_predicate(phrase: Phrase) -> bool:
    return phrase.kind == "P"


def _first(phrases: list[Phrase], i: int, fits) -> int:  # type: ignore[no-untyped-def]
    for candidate in _path(phrases, i + 1):
        if fits(candidate):
            return candidate.index
    return i + 1


def _head_of_noun(phrases: list[Phrase], phrase: Phrase, topics: list[int]) -> int:
    i = phrase.index
    following = phrases[i + 1]
    if phrase.is_time:
        return _head_of_time(phrases, phrase)
    if phrase.case in _TO_NOUN:
        return _first(phrases, i, _is_noun)
    if (
        phrase.case in ("と", "や", "")
        and not phrase.topic
        and _is_coordinate(phrase, following, is_listed=_is_listed(phrases, i))
    ):
        return i + 1
    if phrase.case == "" and not phrase.comma and following.kind in "NnJ" and not following.is_time:
        return i + 1
    is_topic = phrase.topic and (
        phrase.case in ("は", "も", "に対", "について") or "は" in phrase.case
    )
    if is_topic and (phrase.codes or phrase.case == "は"):
        return _head_of_topic(phrases, phrase, topics)
    return _head_of_case(phrases, phrase)


def _is_listed(phrases: list[Phrase], i: int) -> bool:
    """Whether a list has begun before this noun: 日本と米国、韓国は."""
    if i == 0 or not phrases[i - 1].codes:
        return False
    before = phrases[i - 1]
    return before.base in ("と", "や") or (before.base == "" and before.comma)


def _is_coordinate(phrase: Phrase, following: Phrase, *, is_listed: bool) -> bool:
    """Whether two nouns side by side are a list: both parties, or both none."""
    if following.kind not in "NnJP" or not following.nouns or following.is_time:
        return False
    if phrase.case == "と":
        return bool(phrase.codes) and bool(following.codes) and following.kind != "P"
    if phrase.case == "や":
        return True
    if not (phrase.comma and phrase.codes and following.codes):
        return False
    if following.case == "":
        return following.comma and following.kind == "N"
    return following.case != "は" or is_listed


def _head_of_time(phrases: list[Phrase], phrase: Phrase) -> int:
    if phrase.case == "の":
        return _first(phrases, phrase.index, _is_noun)
    fallback = -1
    for candidate in _path(phrases, phrase.index + 1):
        if candidate.kind == "P":
            if not (phrase.comma or phrase.topic) or candidate.form not in (
                "adn",
                "you",
                "quote",
                "nom",
            ):
                return candidate.index
            fallback = candidate.index
    return fallback if fallback >= 0 else phrase.index + 1


def _head_of_topic(phrases: list[Phrase], phrase: Phrase, topics: list[int]) -> int:  # noqa: C901
    """A topic goes to the last predicate before the next topic, over subordinate clauses."""
    limit = len(phrases)
    for topic in reversed(topics):
        if topic > phrase.index and phrases[topic].codes and phrase.codes:
            limit = topic
            break
    nearest = last = -1
    for candidate in _path(phrases, phrase.index + 1):
        if candidate.kind not in "Pn" or (candidate.kind == "n" and candidate.form != "end"):
            continue
        if candidate.form in ("adn", "nom", "you") and candidate.index != len(phrases) - 1:
            continue
        if candidate.form == "ba" and phrase.case in ("は", "も"):
            nearest = nearest if nearest >= 0 else candidate.index
            continue
        if candidate.index < limit:
            last = candidate.index
    if last < 0:
        last = nearest if nearest >= 0 else _first(phrases, phrase.index, _is_predicate)
    return last


def _head_of_case(phrases: list[Phrase], phrase: Phrase) -> int:
    fallback = -1
    for candidate in _path(phrases, phrase.index + 1):
        if candidate.kind not in "PQ":
            continue
        if candidate.kind == "Q":
            continue
        if fallback < 0:
            fallback = candidate.index
        if (
            phrase.comma
            and candidate.form in ("adn", "you", "nom")
            and candidate.index != len(phrases) - 1
        ):
            continue
        if phrase.case == "が" and _has_subject(phrases, candidate, phrase.index):
            continue
        if phrase.case == "が" and phrase.codes and _is_aside(phrases, candidate, phrase.index):
            continue
        return candidate.index
    return fallback if fallback >= 0 else phrase.index + 1


# Verbs that say where something is, not what somebody does.
_STATIC = frozenset(
    [
        "面する",
        "ある",
        "いる",
        "位置",
        "属する",
        "接する",
        "隣接",
        "囲む",
        "続く",
        "並ぶ",
        "通じる",
        "通ずる",
        "残る",
    ]
)


def _is_aside(phrases: list[Phrase], candidate: Phrase, before: int) -> bool:
    """Whether a clause modifies a noun without needing this subject: ロシアが海に面した飛び地に配備した."""
    if candidate.form != "adn" or candidate.nouns or candidate.head < 0:
        return False
    if candidate.lemma in _STATIC:
        return True
    noun = phrases[candidate.head]
    if noun.base not in ("を", "に", "へ") or candidate.lemma in ACTING:
        return False
    return any(
        p.base == "を" and p.head == candidate.index for p in phrases[before + 1 : candidate.index]
    )


def _has_subject(phrases: list[Phrase], candidate: Phrase, before: int) -> bool:
    """Whether a が between here and the predicate already is its subject."""
    for i in range(candidate.index - 1, max(before, candidate.index - 12), -1):
        if (
            phrases[i].case == "が"
            and phrases[i].head == candidate.index
            and not phrases[i].is_time
        ):
            return True
    return False


def _says(phrases: list[Phrase], i: int) -> bool:
    """Whether a predicate comes right after what it quotes, or is where something was then said."""
    if phrases[i].lemma in _MEETING:
        return True
    return any(p.kind in "PQ" and p.form == "quote" for p in phrases[max(0, i - 2) : i])


def _head_of_predicate(phrases: list[Phrase], phrase: Phrase) -> int:  # noqa: C901
    i = phrase.index
    if phrase.form == "adn":
        return _first(phrases, i, _is_noun)
    if phrase.form == "ba" and phrase.tail_text.endswith("と") and phrases[i + 1].lemma in SAYING:
        phrase.form = "quote"
    if phrase.form == "nom":
        return _head_of_case(phrases, phrase)
    if phrase.form in ("quote", "you") and not phrase.comma:
        return _first(phrases, i, _is_predicate)
    shut = ("adn", "nom", "you", "quote", "ba") if _says(phrases, i) else ("adn", "nom")
    fallback = -1
    for candidate in _path(phrases, i + 1):
        if candidate.kind != "P":
            continue
        if fallback < 0:
            fallback = candidate.index
        if phrase.comma and candidate.form in shut and phrase.form != "quote":
            continue
        if phrase.comma and candidate.form == "you" and candidate.index == i + 1:
            continue
        if phrase.comma and candidate.form == "quote" and _has_subject(phrases, candidate, i):
            continue
        return candidate.index
    return fallback if fallback >= 0 else i + 1
