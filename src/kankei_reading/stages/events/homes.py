"""What is done at home: both sides are of one country."""

from __future__ import annotations

from typing import Final

from kankei_reading.lexicon.predicates.grammar import grammar

from .acts import Act
from .memory import Memory
from .parties import NAMELESS, Codes, Found, party
from .phrases import Phrase
from .scene import Scene

_HOME: Final = tuple(grammar("home institutions"))
_HOME_ALONE: Final = frozenset(("国", "地元", "自治体"))
# Found in the rest of the article, not in the sentence.
_FAR_GUESSES: Final = frozenset(("", "focus", "again", "parallel"))
_PEOPLE: Final = tuple(grammar("inner opponents"))
_SAID: Final = frozenset(("ACCUSE", "REQUEST", "SUPPORT", "REJECT", "THREATEN"))
# What an article about one country tells without saying to whom.
_DOMESTIC: Final = _SAID | {"COERCE", "ASSAULT", "PROTEST"}
_HOUSES: Final = frozenset(("議会", "国会", "上院", "下院"))
_DEALT_WITH: Final = frozenset(("を", "に", "に対", "について"))
# Nobody does so to what is theirs.
_ABROAD: Final = frozenset(("併合", "侵攻", "侵略", "占領"))


def home(act: Act, laid: Scene, both: tuple[Codes, Found], memory: Memory) -> Found | None:
    """Return who acts as the one dealt with too, if the act is an inner affair.

    `both` are who acts, and whom the act was found or guessed to be about.
    """
    who, found = both
    is_far = found.how in _FAR_GUESSES
    is_joint = act.entry.is_reciprocal or act.type == "RETREAT"
    is_both = is_joint and (found.codes == () or is_far) and memory.inner_sides() == who
    if is_both or (is_joint and _among_own(act, laid, who)):
        return Found(who, 0.85, "home")
    is_own = act.type in _BLAME and "党" in laid.text and _is_from_own_side(act, laid.phrases)
    if is_own or at_home(act, laid.phrases, who) or _against_own(act, laid, who, memory):
        return Found(who, 0.85, "home")
    is_alone = memory.seen[laid.index] <= set(who)
    is_inside = _represses(act, laid.phrases)
    is_inside = is_inside or (is_far and _settles_at_home(laid, who, memory))
    if is_far or found.how in _NEAR_GUESSES or found.how == "just_met":
        is_inside = is_inside or (
            act.type in _BLAME and _is_heard_inside(act, laid.phrases, is_far)
        )
        is_inside = is_inside or (act.type in _OF_WAR and memory.torn(who))
        is_inside = is_inside or _acts_inside(act, laid, found.how, is_alone=is_alone)
        is_inside = is_inside or _is_decree(act)
    if is_inside:
        return Found(who, 0.85, "home")
    if (
        act.type not in _DOMESTIC
        or act.entry.whom == "-"
        or act.entry.word in _ABROAD
        or len(who) > 1
        or (act.type == "ACCUSE" and is_inquiry(act))
        # 協定への加盟を申請した: those who are in it already are others.
        or (act.noun is not None and act.noun.lemma in _JOINED)
    ):
        return None
    # In an article that plays in one land, its people speak of their own affairs.
    # What is denied was said by somebody else.
    is_own = is_far and who == laid.land and act.entry.word != "否定"
    # ハルツームに赴き、説得した: whom one went to see is named by no country's name.
    is_met = found.how == "here" and bool(found.codes)
    if is_alone and not is_met and found is not NAMELESS and (is_own or memory.is_domestic(who)):
        return Found(who, 0.8, "domestic")
    return None


_JOINED: Final = frozenset(("加盟", "加入"))
_BLAME: Final = frozenset(("ACCUSE", "REJECT"))


def _is_heard_inside(act: Act, laid: list[Phrase], is_far: bool) -> bool:
    """Whether voices within a land say so, and of nobody else: 米国内でも異論が出た, 議会では批判が上がる."""
    for k in act.phrase.children:
        heard = laid[k]
        if heard.lemma in ("国内", "内", "内部") and heard.codes:
            return is_far and (heard.topic or heard.base == "から")
        if heard.lemma in _HOUSES and heard.topic and heard.base.startswith("で"):
            return True
    return False


def _is_from_own_side(act: Act, laid: list[Phrase]) -> bool:
    """Whether those who stand with a government turn on it: 与党からも反発が出た, 与党の共和党が非難した."""
    noun = act.noun
    beside = act.phrase.children if noun is None else [*act.phrase.children, *noun.children]
    for k in beside:
        heard = laid[k]
        if heard.base in ("から", "からの") and any(
            word.endswith(_OWN_SIDE)
            for p in (heard, *(laid[j] for j in heard.children))
            for word in p.nouns
        ):
            return True
    return False


_OWN_SIDE: Final = ("与党", "与野党", "党内")


# What those of a land at war with itself do to each other, where nobody else is said to suffer it.
_OF_WAR: Final = frozenset(("ASSAULT", "COERCE", "RETREAT"))
# How long the text goes on about what two of one land settle.
_SOON: Final = 3


def _settles_at_home(laid: Scene, who: Codes, memory: Memory) -> bool:
    """Whether `who` was just told to deal with its own: 政府とゲリラが停戦した。…、高官は先送りを警告した."""
    if not memory.seen[laid.index] <= set(who):
        return False
    for told in reversed(memory.acts):
        if laid.index - told.sentence > _SOON:
            break
        if told.reciprocal and who in (told.actor, told.recipient):
            return told.actor == told.recipient
    return False


# What a state declares over its own people, unless it says over whom.
_DECREES: Final = (
    "戒厳令",
    "戒厳",
    "非常事態",
    "非常事態宣言",
    "非常事態令",
    "緊急事態宣言",
    "外出禁止令",
)


def _is_decree(act: Act) -> bool:
    if act.type != "COERCE" or act.entry.whom == "-":
        return False
    nouns = "".join((act.noun or act.phrase).nouns)
    return act.entry.word in _DECREES or nouns.endswith(_DECREES)


_INQUIRIES: Final = ("捜査", "調査", "取り調べ")


def is_inquiry(act: Act) -> bool:
    """Whether it is looked into what happened, whoever did it: 捜査を進めている."""
    return (act.noun or act.phrase).lemma.endswith(_INQUIRIES) or act.entry.word in _INQUIRIES


# What the sides of an inner conflict do to each other.
_DEEDS: Final = frozenset(("ASSAULT", "COERCE", "CONSULT", "AGREE", "CONCEDE", "RETREAT"))


def _against_own(act: Act, laid: Scene, who: Codes, memory: Memory) -> bool:
    """Whether the one dealt with is somebody of the land too: 軍が群衆に発砲, GAMは大統領と会談."""
    is_struck = act.type == "ASSAULT" and len(who) == 1
    if (who != laid.land and not is_struck) or act.type not in _DEEDS:
        return False
    if act.type == "RETREAT":
        # Where an armed movement is a party, those who lay down arms do so towards their own.
        return bool(laid.groups) and memory.seen[laid.index] <= set(who)
    cases: tuple[str, ...] = (
        ("と", "との") if act.entry.is_reciprocal else ("を", "に", "に対", "へ", "から")
    )
    # 野営地を急襲した: whose camp it is stands beside it, wherever the article plays.
    cases = cases if who == laid.land else ("を",)
    for k in _under(act, laid.phrases):
        child = laid.phrases[k]
        if child.base in cases and child.kind == "N" and party(laid.phrases, child) == who:
            return True
    return False


# Whom and what a state puts down at home.
_INNER: Final = (
    *_PEOPLE,
    "活動家",
    "自国民",
    "市民",
    "民主派",
    "反体制派",
    "反政府派",
    "候補",
    "抗議",
    "デモ",
    "集会",
)


# What a state lays upon its own land.
_IN_NEED: Final = ("非常事態", "緊急事態", "戒厳", "外出禁止")


def _represses(act: Act, laid: list[Phrase]) -> bool:
    """Whether a state deals with its own who dissent: 野党候補を逮捕した, 抗議を封じた."""
    if act.type != "COERCE" or act.entry.whom == "-":
        return False
    # ペルーは国境に非常事態を敷き、チリも続いた.
    if any(word in act.because[0] for word in _IN_NEED):
        return True
    for k in act.phrase.children:
        child = laid[k]
        if child.base != "を" or party(laid, child):
            continue
        # 野党候補の登録を阻む: whose it is.
        about = (child, *(laid[j] for j in child.children if laid[j].base == "の"))
        if any(thing.lemma.endswith(_INNER) for thing in about):
            return True
    return False


def _among_own(act: Act, laid: Scene, who: Codes) -> bool:
    """Whether two of one country do it together: スーダン政府とスーダン解放軍が調印した."""
    for doer in _doers(laid.phrases, act.phrase):
        beside = (laid.phrases[k] for k in doer.children if laid.phrases[k].base in ("と", "や"))
        if doer.codes == who and any(p.codes == who for p in beside):
            return True
    return False


def own_victim(act: Act, laid: Scene, who: Codes, memory: Memory) -> bool:
    """Whether whoever suffers from the state in a story of one land is its own: 陸軍に拘留された78人."""
    if act.type not in ("COERCE", "ASSAULT") or not who or who != laid.land:
        return False
    return memory.seen[laid.index] <= set(who) and memory.is_domestic(who)


def own_doer(act: Act, laid: Scene, to: Codes, memory: Memory) -> bool:
    """Whether what nobody is said to do to somebody of the land is done by its own state: 男性が逮捕された."""
    is_arrest = act.type == "COERCE" and act.entry.word not in _KIDNAPPING
    if not is_arrest or not to or to != laid.land or act.is_nominal:
        return False
    return memory.seen[laid.index] <= set(to) and memory.is_domestic(to)


# What gangs do.
_KIDNAPPING: Final = frozenset(
    (
        "誘拐",
        "連れ去る",
        "さらう",
        "人質",
        "強奪",
        "奪い去る",
        "乗っ取る",
        "ハイジャック",
        "シージャック",
    )
)


def _acts_inside(act: Act, laid: Scene, how: str, *, is_alone: bool) -> bool:
    """Whether who acts turns to its own country, for all that the sentence does not say so.

    Police deals with people of its own; judges, unions and an opposition turn to their own government.
    """
    if act.type in _OF_WAR:
        return _fights_inside(act, laid, how, is_alone=is_alone)
    if act.type not in _SAID or how in _NEAR_GUESSES:
        return False
    # 裁判所は判決を下したが、隣国は受け入れない: the nearest one acts.
    return any(
        p.kind == "N" and ("".join(p.nouns) or p.lemma).endswith(_PEOPLE)
        for p in _doers(laid.phrases, act.phrase)[-1:]
    )


def _fights_inside(act: Act, laid: Scene, how: str, *, is_alone: bool) -> bool:
    """Whether those who use force, or give it up, do so among their own."""
    doers = _doers(laid.phrases, act.phrase)
    if is_alone and not how and any(_is_at_war(laid.phrases, p) for p in doers):
        return True
    if act.type == "RETREAT":
        return False
    if any(laid.words(p).startswith(_MOVEMENTS) for p in doers):
        return bool(how) or is_alone
    # Whom others storm or shoot at, if nobody is named, may be anybody.
    if act.type == "ASSAULT" and not how:
        return False
    return any("".join(p.nouns).endswith(_IN_THE_STREETS) for p in doers)


def _is_at_war(laid: list[Phrase], doer: Phrase) -> bool:
    """Whether it is an army, or an armed movement, that fights others of its own land: 政府軍の部隊, 武装勢力「M23」."""
    owners = (laid[k] for k in doer.children if laid[k].base == "の")
    return any(
        word.endswith(_FIGHTERS)
        for phrase in (doer, *owners)
        for word in ("".join(phrase.nouns), *phrase.nouns)
    )


_NEAR_GUESSES: Final = frozenset(("here", "only_other"))
_MOVEMENTS: Final = tuple(grammar("armed movements"))
_FIGHTERS: Final = (*_MOVEMENTS, "政府軍", "国軍", "武装勢力", "過激派")
_IN_THE_STREETS: Final = (*grammar("police"), *grammar("crowds"))
_SUBJECTS: Final = frozenset(("が", "は", "も", "から"))


def _doers(laid: list[Phrase], phrase: Phrase, depth: int = 0) -> list[Phrase]:
    """The subjects of a predicate, or else of the clause that goes on into it."""
    found: list[Phrase] = []
    chained: list[Phrase] = []
    for k in phrase.children:
        child = laid[k]
        if child.kind == "P":
            if child.form in ("ren", "te"):
                chained.append(child)
        elif child.base in _SUBJECTS and child.kind in "NJ" and not child.is_time:
            found.append(child)
    if not found and depth <= 2:
        for clause in chained:
            found += _doers(laid, clause, depth + 1)
        return found or _after(laid, phrase)
    return found


def _after(laid: list[Phrase], phrase: Phrase) -> list[Phrase]:
    goes_on = phrase.form in ("ren", "te") and phrase.head >= 0 and laid[phrase.head].kind == "P"
    if not goes_on:
        return []
    children = (laid[k] for k in laid[phrase.head].children)
    return [p for p in children if p.base in _SUBJECTS and p.kind in "NJ" and not p.is_time]


def at_home(act: Act, laid: list[Phrase], who: Codes) -> bool:
    """Whether the one dealt with is an institution of one's own: 政府を批判, 商務省に促す."""
    if act.type == "PROTEST":
        return True
    if act.type == "AID":
        return any(laid[k].lemma == "国内" for k in _under(act, laid))
    if act.type not in _SAID:
        return False
    for k in _asked(act, laid):
        child = laid[k]
        # 野党は議会で承認を拒否した.
        if act.type == "REJECT" and child.base == "で" and child.lemma in _HOUSES:
            return party(laid, child) == who
        if child.base in _DEALT_WITH and child.kind in "NnJ":
            codes = party(laid, child)
            if (codes == who and child.kind != "n") or (not codes and _is_at_home(laid, child)):
                return True
    return False


def _is_at_home(laid: list[Phrase], phrase: Phrase) -> bool:
    """Whether a phrase without a country's name is of one's own: 政府, and 国営企業 where it is told to do something."""
    if phrase.lemma in _HOME_ALONE:
        # 上限に加わる国には: what is said of a land makes it another's.
        return phrase.lemma != "国" or not phrase.children
    if phrase.lemma.endswith(_HOME):
        return True
    if phrase.base not in ("に", "に対"):
        return False
    # 国内の業者に促した.
    is_own = any(laid[j].lemma in _OWN_LAND for j in phrase.children)
    return is_own or phrase.nouns[:1] in _OF_STATE


_OWN_LAND: Final = frozenset(("国内", "自国"))
_OF_STATE: Final = (["国営"], ["国有"], ["国内"], ["自国"])


def _asked(act: Act, laid: list[Phrase]) -> list[int]:
    """The act's own slots, and those of what is wished: 国民に協力するよう呼びかけた."""
    if act.type != "REQUEST":
        return act.phrase.children
    wished = (laid[k] for k in act.phrase.children if laid[k].form == "you")
    inner = [j for clause in wished for j in clause.children if laid[j].base in ("に", "に対")]
    return [*act.phrase.children, *inner]


def _under(act: Act, laid: list[Phrase]) -> list[int]:
    """The phrases that hang on the act's own slots: 国内の鉱山に."""
    return [j for k in act.phrase.children for j in (k, *laid[k].children)]
