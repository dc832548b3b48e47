"""From an act found in a sentence to an event: parties, date, modality, and how sure all that is."""

from __future__ import annotations

import re
from typing import Final

from kankei_reading.draft import Draft
from kankei_reading.lexicon.borders import neighbours
from kankei_reading.lexicon.predicates import SIGNS
from kankei_reading.types import Event, Span, span_of

from .accidents import is_accident
from .acts import Act
from .answers import ANSWERED
from .dates import when_of
from .doers import parties
from .framed import framed, is_against_outlaws
from .homes import own_doer
from .memory import Memory
from .modality import modality
from .parties import NOBODY, Found
from .scene import Scene
from .subjects import CONTENT
from .times import Telling
from .together import TOGETHER
from .unsaid import unsaid
from .whom import STATED

# Verbs of these types say little else; the others need a party in their own slot.
_STRONG: Final = frozenset(("REQUEST", "REJECT", "ACCUSE", "THREATEN"))
_MOST: Final = 0.92
_MUTUAL: Final = frozenset(("CONCEDE", "RETREAT", "SANCTION", "ASSAULT", "SUPPORT"))
# What these are done to decides whether it is a country's business.
_VAGUE: Final = frozenset(("求める", "訴える", "延期", "先送り", "留保"))
# Who takes up or turns down what was just asked.
_ANSWERS: Final = ANSWERED | {"受け入れる", "受諾", "同意", "快諾", "承諾"}
# Feelings, which need somebody whom they are about.
_MILD: Final = frozenset(("恐れる", "嘆く", "悔やむ"))
_TRADE: Final = frozenset(("輸入", "輸出", "販売", "購入", "調達", "生産"))
_MEANT: Final = frozenset(
    ("方針", "計画", "用意", "考え", "意向", "予定", "構え", "約束", "意思", "意欲", "方向")
)
# To join says little without what is joined.
_JOINING: Final = frozenset(("加わる", "参加", "参画", "会見", "参列"))
# What only states and their people in office do: who does it must be known.
_OF_STATES: Final = frozenset(
    ("CONSULT", "AGREE", "COOPERATE", "SUPPORT", "REQUEST", "ACCUSE", "REJECT", "CONCEDE")
)
_EACH_OTHER: Final = ("互い", "相互")
_BOTH: Final = ("両国", "両軍", "双方", "両政府")


_YIELDING: Final = frozenset(("RETREAT", "CONCEDE"))


class Coded:
    """An event, whether whom it is about was stated, and whether it is only called to mind."""

    __slots__ = ("event", "is_recalled", "is_stated")

    def __init__(self, event: Event, is_stated: bool, is_recalled: bool = False) -> None:
        self.event = event
        self.is_stated = is_stated
        self.is_recalled = is_recalled

    def told_as(self, event: Event) -> Coded:
        """Return the same, as another event."""
        return Coded(event, self.is_stated, self.is_recalled)


def code(
    draft: Draft, laid: Scene, act: Act, memory: Memory, *, least: float = 0.0
) -> Coded | None:
    """Return the event of `act`, or nothing when no party is known that it could be about."""
    if is_accident(laid.phrases, act):
        return None
    who, found = parties(laid, act, memory)
    is_blocked = who.is_blocked
    # 拘束の記者を釈放: whom it befell is nobody else.
    is_aside = laid.is_headline and act.is_nominal and act.phrase.base == "の"
    if not who.codes and not found.codes and not is_aside:
        who, found = framed(laid, act, memory, is_blocked=is_blocked)
    if not who.codes and not who.is_blocked and own_doer(act, laid, found.codes, memory):
        who = Found(found.codes, 0.85, "home")
        found = NOBODY if is_against_outlaws(laid, act, ("で",)) else found
    if not who.codes and not found.codes:
        # Among many it may be anybody.
        is_few = memory.is_of_few and not (laid.is_headline and is_blocked)
        both = unsaid(laid, act, memory, is_blocked=is_blocked) if is_few else None
        return coded(draft, laid, act, both) if both else None
    if not who.codes and act.is_nominal and not (act.entry.is_reciprocal or _is_met(laid, act)):
        return None
    is_of_a_crowd = who.is_blocked and act.phrase.form == "adn"
    if is_of_a_crowd and act.type == "AID" and act.entry.word in _FLEEING:
        # 隣国へ逃れる人の列: nobody took them in yet.
        return None
    sure = _confidence(laid, act, who, found)
    return coded(draft, laid, act, (who, found), sure) if sure >= least else None


_FLEEING: Final = frozenset(("逃れる", "逃げる", "避難", "亡命", "脱出", "逃げ込む"))
_MET_WITH: Final = frozenset(("で", "により", "によって", "による", "が"))


def _is_met(laid: Scene, act: Act) -> bool:
    """Whether a noun by itself tells of force by nobody known: a headline's テロ, 銃撃で死亡した."""
    if laid.is_headline:
        return act.type in ("ASSAULT", "COERCE")
    return act.type == "ASSAULT" and not act.phrase.topic and act.phrase.base in _MET_WITH


def coded(
    draft: Draft, laid: Scene, act: Act, both: tuple[Found, Found], sure: float | None = None
) -> Coded:
    """Return `act` by and to `both` as an event; `sure` is how sure that is, where it is known."""
    who, found = both
    sure = _confidence(laid, act, who, found) if sure is None else sure
    actor, recipient = who.codes, found.codes
    is_mutual = _is_mutual(laid, act, who, found)
    if is_mutual or (found.how == "compound" and _is_how(act, who)):
        recipient = ()
    if (act.entry.is_reciprocal or is_mutual) and not recipient and len(actor) > 1:
        actor, recipient = actor[:1], actor[1:]
    when = when_of(laid, act)
    telling = Telling(
        _in_full(laid, act) if laid.gaps or act.main else act,
        laid,
        when,
        draft.published,
        who.codes,
    )
    event = Event(
        span=_span(act),
        type=act.type,
        actor=actor,
        recipient=recipient,
        sentences=(laid.index,),
        reciprocal=act.entry.is_reciprocal or is_mutual,
        modality=modality(telling),
        date=when.value if when else None,
        # 敵軍を撤退に追い込んだ is no kindness.
        sign=-1 if act.is_driven and act.type in _YIELDING else SIGNS.get(act.type, 0),
        confidence=round(sure, 3),
        because=(*act.because, *_unless(act), *_ways(who, found)),
    )
    is_stated = bool(recipient) and (found.how in STATED or not found.codes)
    return Coded(event, is_stated, _is_recalled(act))


def _is_how(act: Act, who: Found) -> bool:
    """Whether two do together what the next verb tells, to whom it names: 空爆に足並みをそろえて踏み切る."""
    return act.entry.is_reciprocal and len(who.codes) > 1 and act.phrase.form == "te"


def _in_full(laid: Scene, act: Act) -> Act:
    """The act as its verb tells it, where that is said only once, later."""
    verb = act.main or laid.gaps.get(act.phrase.start)
    if verb is None or not (act.main or act.phrase.lemma == verb.lemma):
        return act
    told = Act(verb, act.entry, act.type, act.because, act.noun)
    told.operator, told.modality, told.is_swapped = act.operator, act.modality, act.is_swapped
    return told


def _is_recalled(act: Act) -> bool:
    """Whether an act is called to mind in passing: 合意から離脱した米国, 離脱の後."""
    return act.is_nominal or (act.phrase.form == "adn" and "past" in act.phrase.tail)


def _is_mutual(laid: Scene, act: Act, who: Found, found: Found) -> bool:
    """What two do to each other: 日韓が輸出優遇を互いに復活する, 両国が部隊を撤収した."""
    # 薬は日韓の両政府に承認された: what both do to a thing.
    if len(who.codes) != 2 or found.how in STATED or who.how == "passive":
        return False
    is_peace = act.entry.whom != "-" or any(word in act.because[0] for word in _PEACE)
    if is_peace and not found.codes and act.type in ("CONCEDE", "RETREAT"):
        return True
    words = laid.text[laid.phrases[0].start : act.phrase.end]
    if act.type == "ASSAULT" and any(word in words for word in TOGETHER):
        # 両軍合同の掃討作戦: side by side, at others.
        return False
    if "合" in words and _IN_TURN.search(laid.text, act.phrase.start, act.phrase.end):
        return True
    if any(word in words for word in _EACH_OTHER):
        return act.type == "AID" or act.type in _MUTUAL or "互い" in words
    is_of_both = act.type in _MUTUAL and any(word in words for word in _BOTH)
    return is_of_both and not _is_at_a_third(laid, act, who)


# 両国は停戦を歓迎した; that they open embassies again is for each other.
_PRAISING: Final = frozenset(("歓迎", "支持", "評価", "称賛", "承認", "擁護"))
_BETWEEN: Final = frozenset(("国境", "境界", "隣国", "相手", "相手側", "相手国", "互い"))


def _is_at_a_third(laid: Scene, act: Act, who: Found) -> bool:
    """Whether what two strike, bar or praise is somebody else's: 米英両軍は武装組織の拠点を空爆した."""
    if act.type == "SUPPORT":
        return act.entry.word in _PRAISING
    if act.noun is None or act.noun.base != "を" or act.type not in ("ASSAULT", "SANCTION"):
        return False
    of = [laid.phrases[k] for k in act.noun.children]
    if act.type == "SANCTION":
        return any(phrase.base in ("への", "に対") for phrase in of)
    if any(phrase.base == "の" for phrase in of):
        return _BETWEEN.isdisjoint(phrase.lemma for phrase in of)
    return who.codes[1] not in neighbours(who.codes[0])


# Nobody ends a quarrel or a war alone: 争いに終止符を打った.
_PEACE: Final = ("停戦", "休戦", "終止符", "幕を", "矛を")
# 追放し合った, 砲弾を撃ち合う.
_IN_TURN: Final = re.compile("[いえきけしせちてびみり]合(?:[いうえっ]|わ[なさせず])")


def _unless(act: Act) -> list[str]:
    """折り合わなければ: what would follow from its not being done."""
    return ["unless"] if act.phrase.form == "ba" and act.phrase.is_negative else []


def _ways(who: Found, found: Found) -> list[str]:
    ways = [f"who:{who.how}"] if who.how else []
    return [*ways, f"whom:{found.how}"] if found.how else ways


def _confidence(laid: Scene, act: Act, who: Found, to: Found) -> float:
    if who.how == "unsaid":
        return who.sure
    entry = act.entry
    # Nor does whom it may concern.
    to = NOBODY if to.how == "about" else to
    sure = _MOST * who.sure * (1 if who.codes else 0.7)
    if who.is_blocked and not who.codes and entry.type in _OF_STATES:
        sure *= 0.7
    # That an article is about one country makes no act surer.
    is_lacking = not to.codes or to.how == "domestic"
    is_shared = entry.is_reciprocal or act.type in ("CONCEDE", "RETREAT")
    if is_lacking and entry.whom != "-" and not (is_shared and len(who.codes) > 1):
        sure *= 0.75
    if to.how in STATED or to.how in ("victim", "both_sides", "home", "moved_on"):
        return sure * _of_form(laid, act, who, to)
    is_answer = to.how in ("turned_to", "replied", "offered_now") and entry.word in _ANSWERS
    if (
        not is_answer
        and not entry.is_strong
        and not entry.case
        and (entry.type not in _STRONG or entry.word in _MILD)
    ):
        sure *= 0.6
    if entry.is_reciprocal and who.how == "outer" and not _is_settled(laid, act):
        sure *= 0.7
    return sure * (0.95 if to.codes else 1) * _of_form(laid, act, who, to)


_ARRANGED: Final = frozenset(("方向", "方針", "予定", "計画", "段取り", "運び", "手はず"))


def _is_settled(laid: Scene, act: Act) -> bool:
    """Whether a clause says what is planned or agreed, or stands by itself: 会談を開く方向で調整する."""
    phrase = act.phrase
    return phrase.form != "adn" or laid.phrases[phrase.head].lemma in _ARRANGED


def _is_loose(act: Act) -> bool:
    """Words that ask nobody: 売り先を求める; acts that are only a subject of talk: 核開発をめぐる."""
    noun = act.noun
    if act.is_nominal:
        return noun is not None and noun.base.startswith(("を巡り", "について"))
    if act.entry.word not in _VAGUE or act.entry.case or noun is None:
        return False
    # 身柄の引き渡しを求める: what ends like a verb is an act that somebody is asked for.
    is_deed = "ぁ" <= noun.lemma[-1] <= "ん"
    return noun.kind == "N" and noun.base == "を" and noun.lemma not in CONTENT and not is_deed


def _only_joins(act: Act) -> bool:
    """Words that say little without the other side: 会合に出席した, 会見した (to the press)."""
    return act.entry.word in _JOINING and not (act.entry.case or act.phrase.is_negative)


def _is_origin(laid: Scene, act: Act, to: Found) -> bool:
    """Whether an act only says where a thing comes from: 中国から輸入する車; 輸入する方針 is a plan to do it."""
    if act.entry.word not in _TRADE or act.is_nominal:
        return act.is_nominal and act.entry.word in _TRADE
    phrase = act.phrase
    if phrase.form != "adn" or "past" in phrase.tail:
        return False
    return to.how not in STATED or laid.phrases[phrase.head].lemma not in _MEANT


def _of_form(laid: Scene, act: Act, who: Found, to: Found) -> float:
    factor = 1.0
    if to.how not in STATED and _is_loose(act):
        factor = 0.5
    # Trading on a market is not told of the two who are carried over: 株価は下げて取引を終えた.
    is_market = act.entry.word == "取引" and who.how == "carried"
    is_of_two = act.entry.is_reciprocal and len(who.codes) > 1 and not is_market
    # 隣国の首相との電話で伝えた
    is_talk = act.is_nominal and act.type == "CONSULT" and act.phrase.base == "で"
    is_beside = who.how == "there" or (is_talk and to.how == "の")
    # A word of everyday life is an act of states only where the other side stands beside it.
    is_everyday = act.entry.is_bound and not is_of_two and not is_beside
    # Whom the same one dealt with just before is as good as said. 島に送る電力: what describes a thing is hardly told for its own sake.
    is_close = to.how == "quoted" or (to.how == "here" and act.type != "REQUEST")
    # So is whom one has just met, where one promises it.
    is_promised = to.how == "just_met" and act.operator is not None and act.operator.does == "plan"
    if ((is_close and act.entry.case) or is_promised) and act.phrase.form != "adn":
        is_everyday = False
    if _is_origin(laid, act, to) or (to.how not in STATED and (is_everyday or _only_joins(act))):
        factor *= 0.5
    if act.phrase.form == "you" and not who.codes:
        factor *= 0.7
    if act.is_nominal:
        is_enough = to.codes or act.entry.whom not in ("を", "に") or act.type == "ASSAULT"
        factor *= 0.85 if is_enough else 0.75
    return factor


# 対象から
_OBJECT_OF: Final = 4
_OF_A_LIST: Final = frozenset(("に", "から"))


def _span(act: Act) -> Span:
    start = act.phrase.start
    noun = act.noun
    is_of_act = act.operator is not None or bool(act.entry.case) or (noun and not noun.codes)
    # 制裁の[対象に]加えた
    between = _OBJECT_OF if noun and noun.base == "の" and act.entry.case in _OF_A_LIST else 0
    if noun is not None and is_of_act and noun.start < start <= noun.end + between:
        start = noun.start
    return span_of((start, act.phrase.end))
