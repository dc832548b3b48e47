"""Particles: of nouns, alone or lengthened by a verb (に対し, による), and of clauses."""

from __future__ import annotations

from typing import Final

from kankei_reading.text.tokens import Token

from .phrases import NOUNS, Phrase

# Verbs that, after a particle, only lengthen it: に対し, による, を巡り.
_LENGTHENED: Final = {
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
}
_LED: Final = frozenset(text for text, _ in _LENGTHENED)
_CASES: Final = frozenset(
    ("が", "を", "に", "へ", "と", "から", "より", "で", "の", "まで", "や", "は", "も")
)
_TOPICS: Final = frozenset(("は", "も", "とも", "こそ", "さえ", "しか", "だけ"))
# What one suffers or gets in を受けて, where the verb is more than a particle.
_SUFFERED: Final = frozenset(
    (
        *("攻撃", "支援", "援助", "放水", "空爆", "砲撃", "制裁", "提供", "供与", "銃撃", "爆撃"),
        *("暴行", "拷問", "迫害", "反撃", "弾圧", "妨害"),
    )
)
_CLAUSE_FORMS: Final = {"ば": "ba", "たら": "ba", "なら": "ba", "と": "ba"} | dict.fromkeys(
    ("て", "で", "つつ", "ながら"), "te"
)
_GOES_ON: Final = frozenset(
    ("が", "けれど", "けれども", "ものの", "し", "から", "ので", "のに", "ども")
)


def particle(words: list[Token], at: int, phrase: Phrase) -> int:
    """Take one particle with what lengthens it. Return where it ends."""
    text = words[at].surface
    if phrase.kind == "P":
        return _after_verb(words, at, phrase)
    if text in _LED and (longer := _lengthened(words, at, phrase)):
        return longer
    if text == "を" and (longer := _after_wo(words, at, phrase)):
        return longer
    if phrase.kind == "Q":
        _of_clause(words[at], phrase)
    elif text in _TOPICS:
        _topic(text, phrase)
    elif text == "など":
        phrase.tail.append("etc")
    elif text in _CASES:
        # コロンビアまでが: up to them, as many as there are; 武器だけを: nothing but them.
        is_only = phrase.case == "は" and not phrase.topic
        is_up_to = phrase.case == "まで" and text in "がを"
        phrase.case = text if is_only or is_up_to else phrase.case + text
    return at + 1


def _after_verb(words: list[Token], at: int, phrase: Phrase) -> int:
    """Take one particle of a clause. Return where it ends."""
    text = words[at].surface
    if phrase.form == "nom" and text in _LED and (after := _joined(words, at, phrase)):
        return after
    if text == "に" and (after := _in_spite(words, at, phrase)):
        # 約束したにもかかわらず
        phrase.form, phrase.case = "ga", ""
        return after
    if text == "と" and _text_at(words, at + 1) in ("とも", "共", "ともに", "共に"):
        phrase.form = "ren"
        return at + (3 if _text_at(words, at + 2) == "に" else 2)
    if text == "は" and phrase.form == "ren" and "past" in phrase.tail and _insists(words, at):
        phrase.form = "end"
        return at + 3
    _of_clause(words[at], phrase)
    return at + 1


def _insists(words: list[Token], at: int) -> bool:
    """Whether what was said is only insisted on: 約束を破った[ではないか]."""
    return _text_at(words, at + 1) == "ない" and _text_at(words, at + 2) == "か"


# 打ち切ったのに対し, 侵攻したのを受け: what another did, set before what somebody does.
_BESIDE_A_DEED: Final = frozenset((("に", "対する"), ("を", "受ける"), ("に", "続く")))


def _joined(words: list[Token], at: int, phrase: Phrase) -> int:
    """Take the end of a clause that only leads into the next: 打ち切ったのに対し、; 0 if it is none."""
    if at + 2 >= len(words) or (words[at].surface, words[at + 1].word.lemma) not in _BESIDE_A_DEED:
        return 0
    after = at + 3 if words[at + 2].surface == "て" else at + 2
    if _text_at(words, after) != "、":
        return 0
    phrase.form, phrase.case = "ga", ""
    return after


def _topic(text: str, phrase: Phrase) -> None:
    is_too = text in ("も", "とも")
    phrase.topic = phrase.topic or is_too or text == "は"
    if text == "は":
        phrase.case += "は"
    elif is_too and (text == "とも" or phrase.case == "と"):
        phrase.case = "も" if _is_all(phrase) else "と"
    elif not phrase.case:
        phrase.case = "も" if is_too else "は"
    if text == "だけ":
        phrase.tail.append("only")


def _is_all(phrase: Phrase) -> bool:
    """Whether とも is all of them: 両国とも, 3人とも; not 米国とも, with it too."""
    first = phrase.nouns[0] if phrase.nouns else ""
    return first[:1] == "両" or first[:1].isdecimal() or first in ("双方", "いずれ", "どちら")


def _lengthened(words: list[Token], at: int, phrase: Phrase) -> int:
    """Take a particle that a verb or とともに lengthens; 0 if none does."""
    if at + 1 >= len(words):
        return 0
    text, following = words[at].surface, words[at + 1]
    if text == "と" and following.surface in ("とも", "共", "し"):
        return _after_to(words, at, phrase)
    if text == "に" and following.surface in _REGARDLESS:
        return _in_spite(words, at, phrase)
    name = _LENGTHENED.get((text, following.word.lemma)) if following.word.letter in "Vv" else None
    if name is None or (following.word.lemma == "つく" and following.surface != "つい"):
        return 0
    is_verb = name == "に向け" and _is_aimed(words, at + 2)
    if is_verb or (name in ("を受け", "に加え") and not _leads_on(words, at, phrase)):
        return 0
    return _take_verb(words, at + 1, phrase, name)


def _after_to(words: list[Token], at: int, phrase: Phrase) -> int:
    """Take とともに or として; 0 if neither is there."""
    if words[at + 1].surface != "し":
        phrase.case = "とともに"
        return at + (3 if _text_at(words, at + 2) == "に" else 2)
    if _text_at(words, at + 2) != "て":
        return 0
    phrase.case = "として"
    return at + 3


_REGARDLESS: Final = frozenset(("も", "かかわら", "関わら", "拘ら"))


def _in_spite(words: list[Token], at: int, phrase: Phrase) -> int:
    """Take にもかかわらず or にかかわらず; 0 if it is not there."""
    verb = at + 2 if _text_at(words, at + 1) == "も" else at + 1
    if _text_at(words, verb) not in _REGARDLESS or _text_at(words, verb + 1) != "ず":
        return 0
    phrase.case = "にかかわらず"
    return verb + 2


def _is_aimed(words: list[Token], at: int) -> bool:
    """Whether 向ける is what is done: 矛先を隣国に向けた。, 銃口を向けている; not 会談に向けて, 向けた準備."""
    text = _text_at(words, at)
    if text == "て":
        return _text_at(words, at + 1)[:1] in _LASTS
    return text == "られ" or (text == "た" and _text_at(words, at + 1) in _ENDS)


_LASTS: Final = frozenset("いおきく")
_ENDS: Final = frozenset(("", "。", "と", "が", "」", "ため", "ほか"))
_FIRST_OF: Final = frozenset(("はじめ", "始め"))


def _after_wo(words: list[Token], at: int, phrase: Phrase) -> int:
    """Take what lengthens を with a noun: をはじめとする, を相手取り, を理由に; 0 if nothing does."""
    following = _text_at(words, at + 1)
    if following in _FIRST_OF:
        return _first_of(words, at, phrase)
    if following == "相手":
        return _sued(words, at, phrase)
    is_heedless = following in _HEEDLESS
    if not (is_heedless or following in _PRETEXTS) or _text_at(words, at + 2) != "に":
        return 0
    is_made = _text_at(words, at + 3) == "し" and _text_at(words, at + 4) == "て"
    if not is_made and _text_at(words, at + 3) in _REASONED:
        return 0
    phrase.case = "にかかわらず" if is_heedless else "を理由に"
    return at + (5 if is_made else 3)


_PRETEXTS: Final = frozenset(("理由", "口実", "名目", "きっかけ", "契機", "発端", "背景"))
# 理由に挙げた: that one makes it a reason.
_REASONED: Final = frozenset(("し", "する", "は", "も", "なる", "なっ", "挙げ", "あげ"))
# 抗議をよそに
_HEEDLESS: Final = frozenset(("よそ", "尻目"))


def _first_of(words: list[Token], at: int, phrase: Phrase) -> int:
    """Take をはじめとする or とした, which says that this is one of what follows; 0 if it is neither."""
    if _text_at(words, at + 2) != "と":
        return 0
    after = at + 4 if _text_at(words, at + 3) in ("する", "し") else 0
    if after and words[after - 1].surface == "し":
        after = after + 1 if _text_at(words, after) == "た" else 0
    if after:
        phrase.case = "をはじめの"
    return after


def _sued(words: list[Token], at: int, phrase: Phrase) -> int:
    """Take を相手取り or を相手に, which says with whom or against whom it is; 0 if neither is there."""
    if _text_at(words, at + 2) == "に":
        # 隣国を相手にしない: nobody to be dealt with.
        is_verb = _text_at(words, at + 3) in ("し", "する", "せ", "さ")
        phrase.case = phrase.case if is_verb else "に対"
        return 0 if is_verb else at + 3
    if not _text_at(words, at + 2).startswith("取"):
        return 0
    phrase.case = "に対"
    if _text_at(words, at + 3) == "た":
        phrase.case = "に対の"
        return at + 4
    return at + (4 if _text_at(words, at + 3) == "て" else 3)


def _leads_on(words: list[Token], at: int, phrase: Phrase) -> bool:
    """を受けて and を受け、 lead into what follows; を受けた, を受けている and 軍から…を受け do not."""
    after = _text_at(words, at + 2)
    if after not in ("て", "、"):
        return False
    if after == "て" and at + 3 < len(words) and words[at + 3].word.lemma in _LASTING:
        return False
    before = at - 1
    while before >= 0 and words[before].word.letter in NOUNS:
        before -= 1
    # 大使館への攻撃を受け、: somebody else suffers what is done to one thing.
    is_at_another = before > 0 and words[before - 1].surface + words[before].surface == "への"
    if phrase.lemma in _SUFFERED and not is_at_another:
        return False
    # 軍から報告を受け, 企業を対象に加え.
    return before < 0 or words[before].surface not in {"から", "を"}


_LASTING: Final = frozenset(("いる", "居る", "おる", "ある", "きた", "くる", "来る"))


def _text_at(words: list[Token], at: int) -> str:
    return words[at].surface if at < len(words) else ""


def _take_verb(words: list[Token], at: int, phrase: Phrase, name: str) -> int:
    verb = words[at]
    at += 1
    endings = []
    while (
        at < len(words) and words[at].word.letter in "qpx" and words[at].surface in "てとばたはも"
    ):
        endings.append(words[at].surface)
        at += 1
    phrase.topic = phrase.topic or "は" in endings
    is_adnominal = (verb.word.ending == "連体" or "た" in endings) and not {"て", "と", "ば"} & set(
        endings
    )
    if name == "による":
        name = _by(verb, endings, _text_at(words, at), is_adnominal=is_adnominal)
    elif is_adnominal and not name.endswith("る"):
        name += "の"
    phrase.case = name
    return at


def _by(verb: Token, endings: list[str], following: str, *, is_adnominal: bool) -> str:
    """Tell 米国による制裁, 米国によって, 米国によると apart."""
    if {"と", "ば"} & set(endings):
        return "によると"
    if "て" in endings or (not is_adnominal and verb.surface != "よる"):
        return "によって"
    return "によると" if following == "、" else "による"


def _of_clause(word: Token, phrase: Phrase) -> None:  # noqa: C901
    """What a particle after a predicate or a quotation makes of it."""
    text = word.surface
    if word.word.letter == "q":
        if text == "と":
            phrase.tail.append("to")
        phrase.form = "ga" if text in _GOES_ON else _CLAUSE_FORMS.get(text, phrase.form)
    elif phrase.form == "nom":
        phrase.case += text
    elif text == "の" and phrase.form == "quote":
        phrase.form, phrase.case = "adn", "との"
    elif text == "か":
        phrase.tail.append("whether")
    elif form := _FORMS_AFTER.get(text):
        phrase.form = form
    elif text == "が" and phrase.form in ("end", "adn"):
        phrase.form = "ga"
    elif text in _CASES:
        # コロンビアまでが: up to them, as many as there are.
        phrase.case = text if phrase.case == "まで" and text in "がを" else phrase.case + text


_FORMS_AFTER: Final = {"と": "quote", "まで": "ba", "から": "ga", "より": "ga"}
