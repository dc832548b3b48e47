"""Deeds told in clauses: what is admitted (撃墜したことを認めている), settled or wished."""

from __future__ import annotations

from typing import Final

from kankei_reading.lexicon.predicates import Predicate, Predicates
from kankei_reading.lexicon.predicates.grammar import grammar
from kankei_reading.lexicon.tables import parts

from .act import Act
from .fillers import object_of
from .parties import FLED
from .phrases import DONE, Phrase
from .subjects import subject

_GUILT: Final = grammar("guilt nouns")
_FACTS: Final = frozenset(("こと", "事", "の"))
_OBJECTS: Final = frozenset(("を", "も", "は", "をは", "をも"))


def admits(laid: list[Phrase], phrase: Phrase) -> bool:
    """Whether 認める admits a deed: what it takes is a fault, or a clause of what was done."""
    for k in phrase.children:
        noun = laid[k]
        # 自国の船による事故だったと認めた.
        if noun.form == "quote" and "past" in noun.tail:
            return True
        if noun.base not in _OBJECTS and not noun.topic:
            continue
        if noun.kind == "P":
            if noun.form == "nom" and not DONE.isdisjoint(noun.tail):
                return True
        elif noun.lemma in _GUILT or (noun.lemma in _FACTS and _is_done(laid, noun)):
            return True
    return False


def comes_near(laid: list[Phrase], phrase: Phrase) -> bool:
    """Whether 迫る is to come near, and presses nobody to do anything: 首位の日本に迫った."""
    is_near = False
    for k in phrase.children:
        child = laid[k]
        is_said = child.quote >= 0 or child.form in ("you", "quote") or child.kind == "n"
        # 隣国が迫った締め出し: what one presses for may stand behind.
        if child.base in _PRESSED or is_said or (phrase.form == "adn" and child.base == "が"):
            return False
        is_near = is_near or child.base == "に"
    return is_near and not phrase.is_passive


_PRESSED: Final = frozenset(("を", "も", "と"))


def _is_done(laid: list[Phrase], noun: Phrase) -> bool:
    clauses = (laid[k] for k in noun.children if laid[k].kind == "P")
    return any(not DONE.isdisjoint(clause.tail) for clause in clauses)


# What a government tells its own house is no word to another: 制裁を見送ると議会に通告した.
NOTICES: Final = frozenset(("通告", "通知", "通達", "伝達"))
_HOUSES: Final = frozenset(("議会", "国会", "上院", "下院", "両院", "議会側", "議員", "国民"))


def is_told_at_home(laid: list[Phrase], phrase: Phrase) -> bool:
    return any(laid[k].base == "に" and laid[k].lemma in _HOUSES for k in phrase.children)


def have_fled(laid: list[Phrase], phrase: Phrase) -> bool:
    """隣国から逃れてきた100万人を受け入れた: those taken in have fled."""
    taken = object_of(laid, phrase)
    return taken is not None and any(laid[k].lemma in FLED for k in taken.children)


def only_says(laid: list[Phrase], phrase: Phrase) -> bool:
    """「…」と応じた answers; it does not agree."""
    return any(laid[k].quote >= 0 or laid[k].form == "quote" for k in phrase.children)


def settles(laid: list[Phrase], phrase: Phrase) -> bool:
    """両首脳は協力を続けることを確認した: two who find that they will do something have agreed on it."""
    both = subject(laid, phrase).codes
    for k in phrase.children:
        noun = laid[k]
        if noun.lemma in ("こと", "方針") and noun.base in ("を", "で", "も"):
            clauses = [laid[j] for j in noun.children if laid[j].kind == "P"]
            if len(both) > 1 and clauses and all(DONE.isdisjoint(c.tail) for c in clauses):
                return True
    return False


def is_wished(laid: list[Phrase], phrase: Phrase, lexicon: Predicates) -> bool:
    """Whether something to be done is appealed for, whatever is said: 「…」と中止を訴えた."""
    nouns = [laid[k].nouns for k in phrase.children if laid[k].base == "を" and laid[k].nouns]
    return any(
        (noun[-1], "を") in lexicon.operators or lexicon.noun(noun) is not None for noun in nouns
    )


def is_quoted(laid: list[Phrase], phrase: Phrase, noun: Phrase) -> bool:
    """Whether a noun belongs to the words said of it, not to the verb: 追放を「支持する」と表明した."""
    if noun.base == "を":
        for k in phrase.children:
            if k > noun.index and laid[k].quote >= 0:
                return True
    return False


MEANING: Final = frozenset(
    parts(
        "つもり、考え、意思、意向、気、用意、余地、予定、意図、気配、様子、素振り、そぶり、構え、心づもり"
    )
)


def is_declined(laid: list[Phrase], phrase: Phrase) -> bool:
    """Whether somebody says that he will not do it: 応じるつもりはない, 受け入れる余地はない."""
    if phrase.head < 0:
        return False
    noun = laid[phrase.head]
    is_meant = noun.lemma in MEANING and noun.base in ("は", "が", "も") and noun.head >= 0
    return is_meant and laid[noun.head].lemma in ("ない", "無い")


READY: Final = frozenset(("意向", "考え", "用意", "意思", "構え", "方針", "姿勢"))


def takes_up(laid: list[Phrase], phrase: Phrase) -> bool:
    """Whether somebody means to take what was offered: 受ける意向を伝えた; but 治療を受ける意向."""
    if phrase.form != "adn" or phrase.head < 0 or phrase.is_negative:
        return False
    if laid[phrase.head].lemma not in READY:
        return False
    return all(laid[k].base not in ("を", "から", "も") for k in phrase.children)


def readied(laid: list[Phrase], said: Phrase) -> Phrase:
    """関税をかける用意がある: what one says to be ready for."""
    for k in said.children:
        if laid[k].lemma in ("用意", "構え"):
            return next((laid[j] for j in laid[k].children if laid[j].form == "adn"), said)
    return said


_CROWDS: Final = tuple(grammar("crowds"))


def is_march(laid: list[Phrase], phrase: Phrase) -> bool:
    """Whether it is a crowd that protests, in the street and not in words: 増税に抗議する市民."""
    if phrase.form == "adn" and phrase.head >= 0:
        at = laid[phrase.head]
        # 抗議するペルーの漁民.
        doers = [laid[at.head] if at.base == "の" and at.head >= 0 else at]
    else:
        doers = [laid[k] for k in phrase.children if laid[k].base in ("が", "は", "も")]
    return any(p.kind == "N" and p.lemma.endswith(_CROWDS) for p in doers)


_COMING_TO_NOTHING: Final = frozenset(
    parts("見送り、先送り、延期、流れる、頓挫、断念、中止、白紙、廃案、不成立、不発、暗礁")
)


def opposed(laid: list[Phrase]) -> list[Phrase]:
    """Return what comes to nothing by somebody's no: チリの反対で見送られた, 反対でまとまらなかった."""
    ends = [
        laid[p.head]
        for p in laid
        if (p.lemma in _NOES or "拒否権" in p.nouns)
        and p.base in _BY_MEANS
        and p.children
        and p.head >= 0
    ]
    return [
        p
        for p in ends
        if p.is_negative
        or p.is_passive
        or (laid[p.index - 1] if p.lemma == "なる" else p).lemma in _COMING_TO_NOTHING
    ]


_NOES: Final = frozenset(("反対", "反発", "抵抗", "異議", "難色"))
_BY_MEANS: Final = frozenset(("で", "により", "によって"))
_PLEDGES: Final = frozenset(("保証", "確約", "約束", "誓約", "言質", "保障", "念書"))
_PLEDGING: Final = _PLEDGES | {"申し合わせる", "合意", "一致", "誓う", "取り決める", "折り合う"}
_HARM: Final = frozenset(("ASSAULT", "COERCE", "MOBILIZE", "THREATEN", "SANCTION", "ACCUSE"))


def is_forsworn(laid: list[Phrase], act: Act) -> bool:
    """Whether a negative act is only harm that one vows not to do: 攻撃しないと申し合わせた, 隣国に渡さない保証を求めた."""
    clause = act.phrase
    if clause.head < 0:
        return False
    head = laid[clause.head]
    if clause.form == "adn":
        if head.lemma in _PLEDGES:
            return True
        head = laid[head.head] if head.lemma in _FACTS and head.head >= 0 else head
    elif clause.base != "と" and clause.form != "quote":
        return False
    # 石油を売らないことで合意した: not to do it is the harm.
    return act.type in _HARM and head.lemma in _PLEDGING and not act.entry.is_negative


def is_unwilling(laid: list[Phrase], phrase: Phrase) -> bool:
    """Whether it is not even tried: 応じようとしない, 助けようとはせず."""
    if "will" not in phrase.tail or phrase.head < 0:
        return False
    tries = laid[phrase.head]
    return tries.lemma == "する" and not tries.nouns and tries.is_negative


def refuses(laid: list[Phrase], phrase: Phrase, keys: list[str], lexicon: Predicates) -> bool:
    """Whether it is declined, and not to do it is an act of its own."""
    if phrase.is_negative or not is_declined(laid, phrase):
        return False
    return any(
        key in lexicon.negative or any(f.is_negative for f in lexicon.with_object.get(key, ()))
        for key in keys
    )


# Who has another do these presses them; who has another yield is yielded to.
_GIVING_IN: Final = frozenset(
    parts(
        "のむ、飲む、呑む、応じる、受け入れる、認める、約束、確約、誓う、撤回、断念、承諾、承認、了承、同意、改める、やめる、取りやめる、取り下げる、諦める、従う、返還、釈放、解除"
    )
)
_YIELDING: Final = frozenset(parts("譲る、譲歩、妥協、折れる、屈する、謝罪、陳謝"))
_GIVEN: Final = frozenset(("CONCEDE", "AGREE", "SUPPORT", "RETREAT"))


def made_to(act: Act, entry: Predicate) -> Act:
    """Return what one does who has another give way: 隣国に条件をのませた asks for it by `entry`; 隣国に譲歩させた."""
    phrase = act.phrase
    word = phrase.nouns[-1] if phrase.nouns else phrase.lemma
    # 警備の強化を約束させた: whatever was promised.
    is_given = act.type in _GIVEN or (act.operator is not None and word in _PLEDGES)
    if "passive" in phrase.tail or not is_given:
        return act
    if word in _GIVING_IN:
        # 釈放を受け入れさせた: what is brought about is told with it.
        is_told = act.noun is not None and act.noun.base == "を" and act.noun.kind == "n"
        noun = act.noun if is_told else None
        return Act(phrase, entry, entry.type, [f"{entry.cite()}:させる"], noun)
    act.is_swapped = act.is_swapped or word in _YIELDING
    return act


ANSWERING: Final = frozenset(("答える", "回答", "返答", "返事"))
# What one says that one will do for whoever asked.
_GIVING: Final = frozenset(
    parts(
        "送る、渡す、出す、届ける、伝える、知らせる、教える、報告、通知、通報、返す、戻す、払う、支払う、開く、開ける、見せる、示す、明かす、公開、開示、提出、提供、減らす、増やす、止める、やめる、控える、待つ、調べる、直す、改める、検討、努力、努める、守る、通す、招く、出席、参加"
    )
)


def grants(laid: list[Phrase], phrase: Phrase) -> Phrase | None:
    """Return the clause of what one answers that one will do: 隣国は、毎日データを送ると答えた."""
    for k in phrase.children:
        clause = laid[k]
        if clause.kind != "P" or clause.form != "quote" or clause.is_negative:
            continue
        word = clause.nouns[-1] if clause.nouns else clause.lemma
        if word in _GIVING and DONE.isdisjoint(clause.tail) and not clause.is_passive:
            return clause
    return None
