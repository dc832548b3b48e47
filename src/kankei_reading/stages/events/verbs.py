"""What act a verb tells: by itself, by its object, or by the words that it wraps."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from kankei_reading.lexicon.predicates import Predicate, Predicates
from kankei_reading.lexicon.predicates.grammar import grammar
from kankei_reading.lexicon.tables import parts

from .act import Act
from .admitted import (
    ANSWERING,
    MEANING,
    NOTICES,
    admits,
    comes_near,
    grants,
    have_fled,
    is_march,
    is_told_at_home,
    is_unwilling,
    is_wished,
    made_to,
    only_says,
    readied,
    refuses,
    settles,
    takes_up,
)
from .claimed import CLAIMING, arms, charges, claims, offends
from .fillers import Fillers, longest, object_of, says_more
from .keys import keys_of
from .nouns import act_of_noun
from .operators import PLANS, became, compound_operator, with_operator, written
from .phrases import Phrase
from .subjects import subject
from .together import is_agreed
from .verdicts import VERBS, verdict

_SCORNING: Final = grammar("scorning verbs")
_HINTS: Final = frozenset(
    ("触れる", "言及", "示唆", "ちらつく", "ちらつかせる", "におう", "におわせる", "ほのめかす")
)
_SHOWING: Final = frozenset(("見せる", "みせる", "示す"))
_HARM: Final = frozenset(("SANCTION", "COERCE", "ASSAULT", "MOBILIZE", "REJECT"))
_CHARGED: Final = _HARM | {"THREATEN"}
_WRONGS: Final = frozenset(("COERCE", "ASSAULT", "REJECT"))
_HELP: Final = frozenset(("AID", "COOPERATE", "SUPPORT"))
# To say plainly what one will do is to threaten only where it hangs on what others do.
_TELLING: Final = grammar("threatening verbs")
_MENACING: Final = _HINTS | _SHOWING | _TELLING
_CASES: Final = frozenset(("場合", "限り"))
_AT_HOME: Final = frozenset(("解散", "解任", "更迭"))
_NOT_MEANT: Final = frozenset(("neg", "past", "may", "should", "whether", "wish", "ing"))


def as_word(phrase: Phrase, entry: Predicate, why: str) -> Act:
    """The act of a word that the tables have, told by another way of saying."""
    return Act(phrase, entry, entry.type, [f"{entry.cite()}:{why}"])


def as_refusal(phrase: Phrase, lexicon: Predicates) -> Act:
    """The act of whoever's no it was by which something came to nothing."""
    act = as_word(phrase, replace(lexicon.plain["反対"], is_negative=True), "で")
    act.is_swapped = True
    return act


def _hinting(laid: list[Phrase], phrase: Phrase, lexicon: Predicates) -> Act | None:
    """To speak of the harm that one may do is to threaten: 送電を止める可能性に触れた, 断つ構えを見せた."""
    meant = ("可能性", "こと", "考え", "構え") if phrase.lemma in _HINTS else ("構え",)
    for k in phrase.children:
        noun = laid[k]
        if noun.base not in ("に", "を", "も") or noun.lemma not in meant:
            continue
        for j in noun.children:
            if laid[j].kind == "P" and laid[j].form == "adn" and _is_harm(laid, laid[j], lexicon):
                return as_word(phrase, lexicon.plain["警告"], "可能性")
    return None


_STANCES: Final = frozenset(("姿勢", "考え", "意向", "反応", "態度", "構え"))
_WILLING: Final = frozenset(("前向き", "柔軟", "協力的", "融和的"))
_YIELDING: Final = frozenset(("譲歩", "歩み寄り", "妥協"))


def _willing(laid: list[Phrase], phrase: Phrase, lexicon: Predicates) -> Act | None:
    """対話に前向きな姿勢を示した, 譲歩の構えを見せた; not 慎重な姿勢."""
    if phrase.is_negative or phrase.lemma not in _SHOWING:
        return None
    stance = next((laid[k] for k in phrase.children if laid[k].lemma in _STANCES), None)
    how = (
        {laid[k].lemma for k in stance.children}
        if stance and stance.base in ("を", "も")
        else set()
    )
    if not _YIELDING.isdisjoint(how):
        return as_word(phrase, lexicon.plain["譲歩"], "姿勢")
    if _WILLING.isdisjoint(how):
        return None
    act = as_word(phrase, lexicon.plain["同意"], "前向き")
    # 来月に予定する交換に前向きな姿勢を示した: what is agreed to is to come.
    is_ahead = any(p.form == "adn" and p.lemma in PLANS for p in laid[: phrase.index])
    act.modality = "planned" if is_ahead else ""
    return act


def _menacing(laid: list[Phrase], phrase: Phrase, lexicon: Predicates) -> Act | None:
    """To say what harm one will do if another does not yield is to threaten: 応じなければ関税を課すと表明した."""
    is_hint = phrase.lemma in _HINTS and not phrase.is_passive
    for k in phrase.children:
        if laid[k].form != "quote" or laid[k].kind != "P":
            continue
        said = readied(laid, laid[k]) if laid[k].lemma == "ある" else laid[k]
        is_open = is_hint or _on_condition(laid, said, lexicon)
        if is_open and _is_harm(laid, said, lexicon):
            # 外相が、応じないなら見直すとにおわせたこと: who says so is not told beside it.
            if phrase.form == "adn" and not subject(laid, phrase).codes:
                return None
            # におわせる is におう made to.
            phrase.tail = [word for word in phrase.tail if word != "causative"]
            return as_word(phrase, lexicon.plain["警告"], "条件")
    return None


def _is_harm(laid: list[Phrase], clause: Phrase, lexicon: Predicates) -> bool:
    """Whether a clause tells of harm yet to be done: 関税を課す, 関係を見直す."""
    if not _NOT_MEANT.isdisjoint(clause.tail) or clause.is_passive:
        return False
    # 隣国が侵攻する可能性に触れた: what another may do; 議会を解散する: what one does at home.
    if clause.lemma in _AT_HOME or any(
        laid[k].base == "が" and laid[k].codes for k in clause.children
    ):
        return False
    act = act_of_verb(laid, clause, lexicon)
    if act is None:
        return clause.lemma == "見直す" and clause.form == "quote"
    return act.type in _HARM


def _on_condition(laid: list[Phrase], clause: Phrase, lexicon: Predicates) -> bool:
    """Whether it hangs on what somebody does or leaves: 撤回しなければ, ペルーが応じない場合は."""
    for k in clause.children:
        at = laid[k]
        if at.kind != "P" and at.lemma in _CASES:
            at = next((laid[j] for j in at.children if laid[j].form == "adn"), at)
        elif at.form != "ba":
            continue
        if at.kind == "P" and (
            subject(laid, at).how == "が" or act_of_verb(laid, at, lexicon) is not None
        ):
            return True
    return False


def _claims(laid: list[Phrase], phrase: Phrase, lexicon: Predicates) -> bool:
    """To say that another did harm is to blame them: 隣国が国境を侵したと訴えた, 反乱軍に武器を渡しているとみる."""
    for clause in claims(laid, phrase):
        if offends(clause):
            return True
        act = act_of_verb(laid, clause, lexicon)
        if act is None:
            continue
        is_help = act.type in _HELP and arms(laid, clause)
        if is_help or act.type in (_CHARGED if charges(phrase) else _WRONGS):
            return True
    return False


def _visit(laid: list[Phrase], phrase: Phrase, lexicon: Predicates) -> Act | None:
    """訪米する, 来日した, ベルリン入りした: the country is inside the word."""
    is_arrival = phrase.nouns[-1].endswith("入り") and bool(subject(laid, phrase).codes)
    if phrase.nouns[-1][0] not in "訪来" and not is_arrival:
        return None
    return as_word(phrase, lexicon.plain["訪問"], phrase.nouns[-1])


def _by_words(laid: list[Phrase], phrase: Phrase, word: str, lexicon: Predicates) -> Act | None:
    """The act that a verb of saying does by what is said: 「紙切れだ」と切り捨てた, 侵したと訴えた, 「賢明だ」と述べた."""
    is_scorn = word in _SCORNING and only_says(laid, phrase)
    if is_scorn or (word in CLAIMING and _claims(laid, phrase, lexicon)):
        return as_word(phrase, lexicon.plain["批判"], word)
    said = verdict(laid, phrase) if word in VERBS else ""
    return as_word(phrase, lexicon.plain[said], word) if said else None


def _of_special_verb(laid: list[Phrase], phrase: Phrase, lexicon: Predicates) -> Act | None:
    act = None
    word = phrase.nouns[-1] if phrase.nouns else phrase.lemma
    if told := _by_words(laid, phrase, word, lexicon):
        return told
    if phrase.lemma in _SAYING or (phrase.lemma == "する" and _is_of_paper(laid, phrase)):
        act = _urging(laid, phrase, lexicon)
    if act is None and word in _MENACING:
        act = _hinting(laid, phrase, lexicon) if word not in _TELLING else None
        act = act or _menacing(laid, phrase, lexicon) or _willing(laid, phrase, lexicon)
    if phrase.lemma in ("なる", "終わる"):
        return became(Fillers(laid, phrase), lexicon)
    if word in ANSWERING and (clause := grants(laid, phrase)):
        is_told = act_of_verb(laid, clause, lexicon) is not None
        return None if is_told else as_word(phrase, lexicon.plain["約束"], word)
    if word in _STANDING and (agreed := _agreed_to(laid, phrase, word)):
        return as_word(phrase, lexicon.plain[agreed], word)
    return _visit(laid, phrase, lexicon) if act is None and phrase.target else act


def _agreed_to(laid: list[Phrase], phrase: Phrase, word: str) -> str | None:
    """The word that another stands for: 招待を受ける意向だ, 協力を確認した, 抗議する市民."""
    if word == "受ける" and takes_up(laid, phrase):
        return "受諾"
    if word == "抗議":
        return "抗議行動" if is_march(laid, phrase) else None
    return "合意" if word == "確認" and not phrase.is_passive and settles(laid, phrase) else None


def act_of_verb(laid: list[Phrase], phrase: Phrase, lexicon: Predicates) -> Act | None:
    word = phrase.nouns[-1] if phrase.nouns else phrase.lemma
    is_special = word in _SPECIAL or phrase.lemma in _SPECIAL
    act = _of_special_verb(laid, phrase, lexicon) if is_special else None
    act = _visit(laid, phrase, lexicon) if phrase.target and not is_special else act
    if act is not None:
        return act
    keys = keys_of(phrase)
    if phrase.form == "quote" and is_unwilling(laid, phrase):
        # 応じようとしない is 応じない.
        phrase.tail[phrase.tail.index("will")] = "neg"
    elif (
        phrase.form == "adn"
        and laid[phrase.head].lemma in MEANING
        and refuses(laid, phrase, keys, lexicon)
    ):
        phrase.tail.append("neg")
    known: list[str] = []
    for key in keys:
        if key in lexicon.words:
            known.append(key)
    if (known or len(phrase.nouns) > 1) and not lexicon.nothing.isdisjoint(keys):
        return None
    act = _of_known(Fillers(laid, phrase), known, lexicon) if known else None
    act = act or compound_operator(phrase, lexicon)
    if act is not None and "causative" in phrase.tail:
        return made_to(act, lexicon.plain["求める"])
    return act


def _of_known(fillers: Fillers, keys: list[str], lexicon: Predicates) -> Act | None:
    """The act of a verb that the lexicon has rows of."""
    for key in keys:
        act = _with_object(fillers, key, lexicon) or with_operator(fillers, key, lexicon)
        if act is None:
            act = _plain(fillers.laid, fillers.phrase, key, lexicon)
        if act is not None:
            return act
    return None


def _plain(laid: list[Phrase], phrase: Phrase, key: str, lexicon: Predicates) -> Act | None:
    """The act of a verb that says enough by itself."""
    entry = _entry(laid, phrase, key, lexicon)
    if entry is None or (key == "認める" and not entry.is_negative and admits(laid, phrase)):
        return None
    if entry.type == "AGREE" and (act := _agreed(laid, phrase, entry, lexicon)):
        return act
    # 資金を出すと持ちかけた: what is offered in words is offered to somebody.
    if entry.is_bound and entry.type == "AGREE" and only_says(laid, phrase):
        entry = replace(entry, is_bound=False, is_strong=True)
    return Act(phrase, entry, entry.type, [entry.cite()], object_of(laid, phrase))


def _entry(laid: list[Phrase], phrase: Phrase, key: str, lexicon: Predicates) -> Predicate | None:
    """The row of a verb, unless it says something else here."""
    # 断じて認めない: by no means, no verdict; 攻撃を逃れた: from what, not to whom; 水準を引き上げた: nobody leaves.
    is_other = (
        (key == "断じる" and not phrase.children)
        or (key in _NO_MOVES and _is_of_a_thing(laid, phrase, _NO_MOVES[key]))
        or (key == "迫る" and comes_near(laid, phrase))
    )
    if is_other or (key in NOTICES and is_told_at_home(laid, phrase)):
        return None
    if "neg" in phrase.tail:
        # 可能性を排除しない shuts nobody out.
        row = lexicon.of_verb(phrase.nouns, key)
        return None if key in _KEPT else lexicon.negative.get(key, row)
    if key in _ANSWERS and only_says(laid, phrase) and not is_wished(laid, phrase, lexicon):
        return None
    is_refuge = key in _TAKING_IN and have_fled(laid, phrase)
    return lexicon.plain["かくまう"] if is_refuge else lexicon.of_verb(phrase.nouns, key)


def _is_of_a_thing(laid: list[Phrase], phrase: Phrase, things: frozenset[str]) -> bool:
    thing = object_of(laid, phrase)
    return thing is not None and thing.lemma in things


_BLOWS: Final = frozenset(("攻撃", "空爆", "爆撃", "砲撃", "銃撃", "襲撃", "侵攻", "戦闘", "掃討"))
# What is raised and does not come home; what is held forth and moves nowhere.
_NOT_MOVED: Final = frozenset(
    parts(
        "水準、税率、目標、上限、価格、格付け、比率、見通し、持論、議論、論、論戦、主張、事業、運動、活動、外交、政策"
    )
)
_NO_MOVES: Final = {"逃れる": _BLOWS, "引き上げる": _NOT_MOVED, "展開": _NOT_MOVED}
_TAKING_IN: Final = frozenset(("受け入れる", "迎え入れる", "迎える", "引き取る", "抱える"))


_ANSWERS: Final = frozenset(("応じる", "訴える"))
_KEPT: Final = frozenset(("排除", "除外", "外す"))
_SAYING: Final = grammar("urging or saying verbs")
_URGING: Final = grammar("urging verbs")
# What a paper says is said by whoever made it: …せよとする声明.
_PAPERS: Final = grammar("papers")
_ASKED: Final = frozenset(("should", "order", "wish"))  # 中断せよ, 中断すべきだ, 中断してほしい
# What may stand for another word: 協力を確認した.
_STANDING: Final = frozenset(("確認", "受ける", "抗議"))
# Most verbs are none of these.
_SPECIAL: Final = (
    _SAYING
    | _SCORNING
    | CLAIMING
    | ANSWERING
    | _MENACING
    | _STANDING
    | VERBS
    | {"する", "なる", "終わる"}
)


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
            return as_word(phrase, lexicon.plain["求める"], "よう")
    return None


def _agreed(
    laid: list[Phrase], phrase: Phrase, entry: Predicate, lexicon: Predicates
) -> Act | None:
    """To agree on a measure against somebody is that measure: 対ロ制裁強化で一致; 鉄道の建設で合意 is none."""
    for k in phrase.children:
        child = laid[k]
        if child.kind not in "NnJ" or child.base not in ("で", "では", "に"):
            continue
        act = act_of_noun(laid, child, lexicon, set())
        if act and is_agreed(laid, phrase, act, entry.word):
            agreed = Act(phrase, act.entry, act.type, [*act.because, entry.cite()], child)
            # 報復関税で応じた: what one answers with is done.
            agreed.modality = "planned" if entry.word != "応じる" else ""
            return agreed
    return None


def _with_object(fillers: Fillers, key: str, lexicon: Predicates) -> Act | None:
    best: tuple[int, Predicate, Phrase] | None = None
    laid, phrase = fillers.laid, fillers.phrase
    # Not to let somebody do something is to refuse, whatever it is: 立ち入りを認めない.
    is_negative = "neg" in phrase.tail
    is_refusal = is_negative and key in lexicon.negative
    for frame in lexicon.with_object.get(key, ()):
        if is_refusal if not frame.is_negative else not is_negative:
            continue
        for filler in fillers.of(frame.case) or (fillers.shared() if frame.case == "が" else ()):
            text = longest(filler, frame.rows)
            # 優遇の対象から外した: what one is an object of says more than that one is.
            size = 2 * len(text) + (frame.is_negative or laid[filler.head].lemma == "対象")
            if (
                text
                and (best is None or size > best[0])
                and not (
                    (key, frame.case) in lexicon.operators and says_more(filler, len(text), lexicon)
                )
            ):
                best = (size, frame.rows[text], filler)
    if best is None:
        return None
    _, row, filler = best
    # 隣国に部隊の撤退を命じた is asked of them.
    if (
        row.type == "RETREAT"
        and key in {"命じる", "指示"}
        and any(f.codes for f in fillers.of("に"))
    ):
        return None
    act = _agreed(laid, phrase, row, lexicon) if row.type == "AGREE" else None
    act = written(laid, phrase, filler, lexicon) if row.type == "CONSULT" else act
    return act or Act(phrase, row, row.type, [row.cite(filler.lemma)], filler)
